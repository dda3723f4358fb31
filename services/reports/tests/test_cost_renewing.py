"""Only months that changed are computed again, and what stands then is what computing all of it anew gives."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from crm.customers.v1 import accounts_pb2, interactions_pb2
from crm.events.v1 import events_pb2
from crm_reports.batches import Batch
from crm_reports.costs import keeping
from crm_reports.costs.allocating import Activity, Decisions, Pool, Rate
from crm_reports.costs.derived import TABLES
from crm_reports.costs.drivers import DIRECT, DRIVERS
from crm_reports.costs.keeping import Books
from crm_reports.warehouse import Warehouse

from .pasts import NOW, Past

MONTHS = ["2024-12", "2025-06", "2026-01", "2026-07", "2026-10", "2026-11", ""]
NAMES = [driver.name for driver in DRIVERS]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine, new facts count at once."""
    monkeypatch.setattr(keeping, "CHEAP_SECONDS", 60)


def decided_at_random(r: random.Random, before: Decisions) -> Decisions:
    """One more decision, or another one in the place of one."""
    if not before.activities or r.random() < 0.3:
        number = len(before.activities) + 1
        countries = r.choice([(), (), ("one",), ("zwei", "三")])
        activity = Activity(number, "", r.choice(["", "Sales"]), r.choice(NAMES), "", countries)
        return replace(before, activities=(*before.activities, activity))
    if not before.pools or r.random() < 0.3:
        first, last = r.choice(MONTHS[:-1]), r.choice(MONTHS)
        money, minutes = Decimal(r.randint(0, 10**7)).scaleb(-2), r.choice([0, 50, 10**5])
        pool = Pool(
            len(before.pools) + 1, "", money, r.choice(["EUR", "CNY"]), minutes, first, last
        )
        return replace(before, pools=(*before.pools, pool))
    rated = [each for each in before.activities if each.driver not in DIRECT]
    if not rated:
        return before
    number, activity = r.randint(1, len(before.rates) + 1), r.choice(rated)
    first, last = sorted(r.sample(MONTHS[:-1], 2))
    drawn = r.random() < 0.6
    rate = Rate(
        number,
        activity.cost_activity_id,
        r.randint(1, len(before.pools)) if drawn else 0,
        Decimal(r.randint(1, 900_000)).scaleb(-4) if drawn else Decimal(0),
        Decimal(0) if drawn else Decimal(r.randint(0, 90_000)).scaleb(-3),
        "" if drawn else "EUR",
        first,
        r.choice([last, ""]),
    )
    others = [each for each in before.rates if each.cost_rate_id != number]
    return replace(before, rates=(*others, rate))


class Entered:
    """Costs that somebody enters by hand, as the database tells of them."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []

    def enter(self, r: random.Random) -> int:
        """One more; says where entries stand."""
        day = date(2026, r.randint(1, 11), 5)
        amount = Decimal(r.randint(-9_000, 9_000)).scaleb(-2)
        self.rows.append(
            (len(self.rows) + 1, r.randint(1, 17), day, "Samples", "", "R-1", "EUR", amount)
        )
        return len(self.rows)

    def __call__(self, _statement: Any) -> list[tuple[Any, ...]]:
        return self.rows


def standing(facts: Warehouse) -> dict[str, list[tuple[Any, ...]]]:
    """All that was computed."""
    return {name: sorted(facts.read(f"select * from {name}"), key=repr) for name in TABLES}


def anew(facts: Warehouse, find: Entered, decisions: Decisions) -> dict[str, list[tuple[Any, ...]]]:
    """The same, computed from nothing."""
    with facts.writing:
        for name in (*TABLES, "cost_prints", "cost_entries"):
            facts.connection.execute(f"delete from {name}")
    compute(Books(), facts, find, decisions)
    return standing(facts)


def compute(
    books: Books, facts: Warehouse, find: Callable[[Any], Any], decisions: Decisions
) -> None:
    found: Any = SimpleNamespace(facts=facts)
    books.refresh(found, decisions, NOW.date(), find, wait=True)


LONG = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 43)]


@pytest.mark.parametrize("seed", [0, 1, 2, *LONG])
def test_month_by_month_is_what_all_of_it_anew_is(seed: int) -> None:
    r, facts, find, books = random.Random(seed), Warehouse(Path(":memory:")), Entered(), Books()
    past = Past(seed, size=10, share=0.5 if seed < 3 else 1.0)
    past.services = ("customers", "tickets", "channels")
    past.happen()
    decisions, looked = Decisions(), 0
    told = facts.apply

    def apply(service: str, batch: Batch, now: Any) -> bool:
        nonlocal decisions, looked
        done = told(service, batch, now)
        if r.random() < 0.25 or not looked:
            for _ in range(r.randint(0, 3)):
                decisions = decided_at_random(r, decisions)
            if r.random() < 0.3:
                decisions = replace(decisions, entries=find.enter(r))
            compute(books, facts, find, decisions)
            looked += 1
        return done

    facts.apply = apply  # type: ignore[method-assign]
    past.into(facts)
    for _ in range(4):
        for _ in range(3):
            decisions = decided_at_random(r, decisions)
        compute(books, facts, find, decisions)
    kept = standing(facts)
    assert looked
    assert kept["cost_lines"]
    assert kept == anew(facts, find, decisions)
    facts.close()


def visit(number: int, year: int, month: int) -> events_pb2.Event:
    message = interactions_pb2.Interaction(
        interaction_id=number, account_id=1, channel=interactions_pb2.CHANNEL_VISIT
    )
    message.start_time.FromDatetime(NOW.replace(year=year, month=month).astimezone(UTC))
    resource = "crm.customers.Interaction"
    event = events_pb2.Event(event_id=number, resource=resource, resource_id=str(number))
    event.event_type = f"{resource}.updated"
    event.data.Pack(message)
    return event


def test_a_visit_in_one_month_computes_that_month_alone() -> None:
    facts, find, books = Warehouse(Path(":memory:")), Entered(), Books()

    def tell(start: str, end: str, *events: events_pb2.Event) -> list[date]:
        batch = Batch(start=start, caught_up=True)
        batch.take(list(events))
        batch.cursor = end
        assert facts.apply("customers", batch, NOW)
        compute(books, facts, find, decisions)
        return books.months

    visits = Activity(1, "", "", "visits", "")
    rate = Rate(1, 1, 0, Decimal(0), Decimal(90), "EUR", "2026-01", "")
    decisions = Decisions((visits,), (), (rate,))
    first = tell("", "1", visit(1, 2026, 3), visit(2, 2026, 9))
    assert first == [date(2026, 3, 1), date(2026, 9, 1)]
    assert tell("1", "2", visit(3, 2026, 9)) == [date(2026, 9, 1)]
    assert facts.read("select sum(amount) from cost_lines") == [(270,)]
    # The rate of another month on: what is before it stays.
    decisions = replace(
        decisions,
        rates=(
            replace(rate, last_month="2026-08"),
            replace(rate, cost_rate_id=2, first_month="2026-09", amount=Decimal(100)),
        ),
    )
    compute(books, facts, find, decisions)
    assert books.months == [date(2026, 9, 1)]
    # What an activity is called costs nothing.
    named = replace(decisions, activities=(replace(visits, display_name="Visits"),))
    compute(books, facts, find, named)
    assert books.months == []
    facts.close()


def told(resource: str, number: int, message: Any) -> events_pb2.Event:
    event = events_pb2.Event(event_id=number, resource=resource, event_type=f"{resource}.updated")
    event.resource_id = str(getattr(message, message.DESCRIPTOR.fields_by_number[1].name))
    event.data.Pack(message)
    return event


def test_whatever_single_thing_changes_the_lines_are_those_of_now() -> None:
    facts, find, books = Warehouse(Path(":memory:")), Entered(), Books()
    visits = [Activity(n, "", "", "visits", "", of) for n, of in ((1, ()), (2, ("DE",)))]
    calls = Activity(3, "", "", "call_minutes", "")
    rates = [Rate(n, n, 0, Decimal(0), Decimal(90), "EUR", "2026-01", "") for n in (1, 2, 3)]
    decisions = Decisions((*visits, calls), (), tuple(rates))
    visit_of = interactions_pb2.Interaction
    account = accounts_pb2.Account
    seen = visit_of(interaction_id=1, account_id=1, channel=interactions_pb2.CHANNEL_VISIT)
    seen.start_time.FromDatetime(NOW.replace(month=9))
    rang = visit_of(interaction_id=2, account_id=1, channel=interactions_pb2.CHANNEL_PHONE)
    rang.start_time.FromDatetime(NOW.replace(month=9))
    rang.duration_seconds = 60
    first, second = (
        account(account_id=1, country="DE", team="a"),
        account(account_id=2, country="FR"),
    )
    changes: list[tuple[Any, Callable[[], None]]] = [
        (first, lambda: None),
        (second, lambda: None),
        (seen, lambda: None),
        (rang, lambda: None),
        (seen, lambda: setattr(seen, "account_id", 2)),
        (first, lambda: setattr(first, "team", "b")),
        (second, lambda: setattr(second, "country", "DE")),
        (rang, lambda: setattr(rang, "duration_seconds", 600)),
        (seen, lambda: seen.start_time.FromDatetime(NOW.replace(month=3))),
        (seen, lambda: setattr(seen, "channel", interactions_pb2.CHANNEL_PHONE)),
        (rang, lambda: rang.delete_time.FromDatetime(NOW)),
    ]
    for number, (record, change) in enumerate(changes, 1):
        change()
        batch = Batch(start=str(number - 1) if number > 1 else "", caught_up=True)
        batch.take([told(record.DESCRIPTOR.full_name.replace(".v1.", "."), number, record)])
        batch.cursor = str(number)
        assert facts.apply("customers", batch, NOW)
        compute(books, facts, find, decisions)
        kept = standing(facts)
        assert kept == anew(facts, find, decisions), number
    # A process that begins anew on this file, after facts came in of which no line was made.
    facts.connection.execute("update interactions set account_id = 1, channel = 'visit'")
    compute(Books(), facts, find, decisions)
    kept = standing(facts)
    assert kept["cost_lines"]
    assert kept == anew(facts, find, decisions)
    facts.close()
