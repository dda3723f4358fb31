"""What is kept so that questions are quick is at any moment what it follows from."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from crm.customers.v1 import accounts_pb2, interactions_pb2, orders_pb2
from crm.events.v1 import events_pb2
from crm_reports import borrowing, listing, queries, rules, selling_credits
from crm_reports.batches import Batch
from crm_reports.facts import FACTS
from crm_reports.follower import SERVICES
from crm_reports.hashing import hashes
from crm_reports.measures import MEASURES
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse

from .pasts import Past

NOW = datetime(2026, 11, 22, tzinfo=UTC)
WHOLE = Slice(rules.Period(None, None, rules.zone_of("UTC")))
CREDITS = f"select * from {selling_credits.TABLE} order by all"
MANY_ROWS = sorted(name for name, each in MEASURES.items() if each.relation.several)


def some(count: int) -> list[Any]:
    """Numbers of pasts: one is looked at each time, all of them in the long form."""
    return [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, count + 1))]


class Feed:
    """Customers' feed, an event at a time."""

    def __init__(self, facts: Warehouse) -> None:
        self.facts, self.count = facts, 0
        self.batch: Batch | None = None

    def tell(self, kind: str, key: int, message: Any, event_id: int = 0) -> None:
        """Stores what an event says; with `event_id`: late, an older one."""
        batch = self.batch or Batch(start=str(self.count or ""))
        self.count += 1
        event = events_pb2.Event(event_id=event_id or self.count * 10)
        event.resource, event.resource_id = f"crm.customers.{kind}", str(key)
        event.data.Pack(message)
        batch.take([event])
        batch.cursor = str(self.count)
        assert self.batch or self.facts.apply("customers", batch, NOW)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is told inside is stored in one batch."""
        self.batch = Batch(start=str(self.count))
        yield
        batch, self.batch = self.batch, None
        assert self.facts.apply("customers", batch, NOW)

    def account(self, tier: str, event_id: int = 0) -> None:
        """Tells of account 7."""
        self.tell("Account", 7, accounts_pb2.Account(account_id=7, tier=tier), event_id)


@pytest.fixture
def facts(tmp_path: Path) -> Any:
    """Facts of nothing."""
    found = Warehouse(tmp_path / "facts.duckdb")
    yield found
    found.close()


def tiers(facts: Warehouse) -> tuple[Any, ...]:
    (found,) = facts.read(
        "select (select account_tier from interactions), (select buyer_tier from order_lines)"
    )
    return found


def test_touches_and_lines_say_what_their_customer_is_whoever_is_told_of_first(
    facts: Warehouse,
) -> None:
    feed = Feed(facts)
    feed.tell("Interaction", 1, interactions_pb2.Interaction(interaction_id=1, account_id=7))
    order = orders_pb2.Order(order_id=1, account_id=7, order_date="2026-11-02")
    order.lines.add(line_number=1, amount="10")
    feed.tell("Order", 1, order)
    assert tiers(facts) == (None, None)
    feed.account("vip")
    assert tiers(facts) == ("vip", "vip")
    feed.account("key")
    feed.account("standard", event_id=1)  # an older event that comes late
    assert tiers(facts) == ("key", "key")
    order.lines[0].account_id = 8  # the line is for somebody else now, of whom nothing is known
    feed.tell("Order", 1, order)
    assert tiers(facts) == ("key", None)


def test_a_file_from_before_gets_what_its_rows_borrow(tmp_path: Path, facts: Warehouse) -> None:
    feed = Feed(facts)
    feed.account("vip")
    feed.tell("Interaction", 1, interactions_pb2.Interaction(interaction_id=1, account_id=7))
    path = facts.file
    for change in (
        "update interactions set account_tier = null",
        "update made_from set fingerprint = 'another'",
        f"drop table {selling_credits.TABLE}",
    ):
        facts.connection.execute(change)
    facts.close()
    again = Warehouse(path)
    assert again.stale
    assert again.read("select account_tier from interactions") == [("vip",)]
    again.close()


@pytest.mark.parametrize("seed", some(4))
def test_what_is_kept_equals_its_facts_after_any_past(seed: int) -> None:
    facts = Warehouse(Path(":memory:"))
    past = Past(seed, size=40)
    past.services = SERVICES
    past.happen().into(facts)
    for fact in FACTS:
        for name, _kind, sql in fact.reckoned:
            wrong = f"select * from {fact.table} where {name} is distinct from ({sql})"
            assert facts.read(wrong) == [], (fact.table, name)
        if borrowed := fact.borrowed:
            for ours, theirs in borrowed.columns.items():
                right = f"(select any_value({theirs}) from {borrowed.table} a where a.{borrowed.key} = f.key)"
                wrong = (
                    f"select * from (select {ours}, {borrowed.met} as key from {fact.table}) f"
                    f" where {ours} is distinct from {right}"
                )
                assert facts.read(wrong) == [], (fact.table, ours)
    assert borrowing.borrowers(FACTS, "accounts")
    kept = facts.read(CREDITS)
    selling_credits.all_anew(facts.connection.execute)
    assert kept == facts.read(CREDITS)
    facts.close()


@pytest.mark.parametrize("seed", some(3))
def test_a_file_that_nobody_reads_until_it_is_complete_says_the_same_in_the_end(seed: int) -> None:
    said = []
    for filling in (False, True):
        facts = Warehouse(Path(":memory:"))
        facts.filling = filling
        past = Past(seed, size=40)
        past.services = SERVICES
        past.happen().into(facts)
        if filling:
            borrowed = facts.read("select count(account_tier) from interactions")
            assert borrowed == [(0,)], "nothing is borrowed until then"
            facts.complete()
            assert not facts.filling
        said.append((hashes(facts), facts.read(CREDITS)))
        facts.close()
    assert said[0] == said[1]


def test_many_customers_who_change_at_once_pass_on_what_each_of_them_changed(
    facts: Warehouse,
) -> None:
    feed = Feed(facts)
    for key in range(1, 5):
        touch = interactions_pb2.Interaction(interaction_id=key, account_id=key)
        feed.tell("Interaction", key, touch)
        feed.tell("Account", key, accounts_pb2.Account(account_id=key, tier="key", city="Basel"))
    with feed.at_once():
        feed.tell("Account", 1, accounts_pb2.Account(account_id=1, tier="vip", city="Basel"))
        feed.tell("Account", 2, accounts_pb2.Account(account_id=2, tier="key", city="Bern"))
        feed.tell("Account", 3, accounts_pb2.Account(account_id=3, tier="key", city="Basel"))
        feed.tell("Account", 9, accounts_pb2.Account(account_id=9, tier="new"))
    rows = facts.read("select account_tier, account_city from interactions order by account_id")
    assert rows == [("vip", "Basel"), ("key", "Bern"), ("key", "Basel"), ("key", "Basel")]


def test_credits_are_kept_in_some_past() -> None:
    facts = Warehouse(Path(":memory:"))
    for seed in range(1, 9):
        past = Past(seed, size=40)
        past.services = SERVICES
        for service in SERVICES:
            facts.forget(service)
        past.happen().into(facts)
        if facts.read(CREDITS):
            break
    else:
        raise AssertionError("nothing is credited, so nothing is proven")
    facts.forget("customers")
    assert facts.read(CREDITS) == []
    facts.close()


@pytest.mark.parametrize("seed", some(3))
def test_pages_of_records_of_several_rows_are_the_whole_list(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = Warehouse(Path(":memory:"))
    past = Past(seed, size=40)
    past.services = SERVICES
    past.happen().into(facts)
    monkeypatch.setattr(listing, "ROWS", 2)
    for name in MANY_ROWS:
        measure, after, paged = MEASURES[name], None, []
        whole = listing.records_of(facts, measure, WHOLE, {}, 10_000, None)
        while page := listing.records_of(facts, measure, WHOLE, {}, 3, after):
            paged += page
            after = (page[-1].place, page[-1].key)
        told = [[(each.key, each.time, each.value) for each in pages] for pages in (paged, whole)]
        assert told[0] == told[1], name
    facts.close()


@pytest.mark.parametrize("most", [-1, 1 << 26])
def test_records_are_counted_alike_however_far_apart_their_ids_are(
    facts: Warehouse, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(queries, "MOST_BITS", most)
    count = MEASURES["orders.count"]
    assert queries.value_of(facts, count, WHOLE, {}) == (0, 0)
    feed = Feed(facts)
    for key in (3, 70, 1 << 40):
        order = orders_pb2.Order(
            order_id=key, account_id=key, order_date="2026-11-02", currency="EUR"
        )
        for number in (1, 2):
            order.lines.add(line_number=number, amount="10")
        feed.tell("Order", key, order)
        told = queries.value_of(facts, MEASURES["orders.sales"], WHOLE, {})
        assert told == (Decimal(20 * feed.count), feed.count)
        assert queries.alone(facts, count, WHOLE, {}) == feed.count
        assert queries.value_of(facts, MEASURES["orders.customers"], WHOLE, {}).value == feed.count
        (cut,) = queries.counts_of(facts, count, WHOLE, {}, "currency", 9)
        assert cut == ("EUR", "", feed.count, feed.count)


@pytest.mark.parametrize("seed", some(2))
def test_what_is_told_of_records_is_the_same_when_they_are_read_by_their_keys_alone(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = Warehouse(Path(":memory:"))
    past = Past(seed, size=20)
    past.services = SERVICES
    past.happen().into(facts)
    alone = [name for name, each in MEASURES.items() if not each.relation.several]

    def told() -> list[Any]:
        return [listing.records_of(facts, MEASURES[name], WHOLE, {}, 500, None) for name in alone]

    quick = told()
    monkeypatch.setattr(listing, "KEYS", {})
    assert told() == quick
    assert sum(map(len, quick)) > len(alone)
    facts.close()
