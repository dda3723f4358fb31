"""The one matching engine: candidates by their keys, scores by their facts; asked at entry, in imports and by sweeps.

The rule kept here: a question costs a few looks into an index, however many customers there are; it writes nothing, and
the same facts get the same answer whoever asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import psycopg
from crm_chassis.sql import Row, Statement, execute
from sqlalchemy import (
    BigInteger,
    Integer,
    Select,
    String,
    Table,
    any_,
    bindparam,
    column,
    func,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from crm_customers import searching
from crm_customers.identity import facts as party_facts
from crm_customers.identity import keys, scores
from crm_customers.identity.facts import PartyFacts
from crm_customers.tables import accounts, contacts

MOST_OF_A_KEY = 60
LONG_ENOUGH, BEGINNING = (
    4,
    20,
)  # letters of a name before it is looked up by its beginning; how many are
PART = 500  # of a batch are looked up at once
LISTED = 40  # candidates that are compared for one question
IDS = ARRAY(BigInteger)
COMPARED = ("display_name", "phone_numbers", "email_addresses")
PLACES = ("country", "region", "city", "street", "postal_code")


class Decision(NamedTuple):
    """What is known of one set of facts: a record of the base, another key of the same batch, or nobody."""

    key: int
    verdict: str
    record_id: int
    with_key: int
    score: float
    reasons: list[str]


class Candidate(NamedTuple):
    """A record that may be the one."""

    row: Row
    score: float
    reasons: list[scores.Reason]


def _by_keys(table: Table, key: str) -> Select[Any]:
    """The records of each key, at most so many of each."""
    asked = func.unnest(bindparam("keys", type_=IDS)).table_valued(column("key", BigInteger))
    asked = asked.render_derived(name="asked")
    one = (
        select(table.c[key].label("record_id"))
        .where(
            table.c.match_keys.contains(array([asked.c.key])),
            table.c.delete_time.is_(None),
        )
        .limit(bindparam("most", type_=Integer))
        .lateral("found")
    )
    return select(asked.c.key, one.c.record_id).select_from(asked.join(one, true()))


BY_KEYS = {
    "account": Statement(_by_keys(accounts, "account_id")),
    "contact": Statement(_by_keys(contacts, "contact_id")),
}
_wanted = bindparam("ids", type_=IDS)
_seen = (accounts.c.owner_id, accounts.c.team)
ROWS = {
    "account": Statement(
        select(
            accounts.c.account_id,
            accounts.c.kind,
            accounts.c.tax_id,
            accounts.c.birth_date,
            *(accounts.c[name] for name in (*COMPARED, *PLACES)),
            *_seen,
        ).where(accounts.c.account_id == any_(_wanted))
    ),
    "contact": Statement(
        select(
            contacts.c.contact_id,
            contacts.c.account_id,
            contacts.c.birth_date,
            *(contacts.c[name] for name in COMPARED),
            *(accounts.c[name] for name in PLACES),
            *_seen,
        )
        .join(accounts, accounts.c.account_id == contacts.c.account_id)
        .where(contacts.c.contact_id == any_(_wanted))
    ),
}


def _begins(table: Table, key: str) -> Statement:
    """The records whose name begins as typed: while somebody types, most of a name is not there yet."""
    low, high = (bindparam(name, type_=String(collation="C")) for name in ("low", "high"))
    found = select(table.c[key].label("record_id")).where(
        table.c.search_name >= low, table.c.search_name < high, table.c.delete_time.is_(None)
    )
    return Statement(found.order_by(table.c.search_name).limit(bindparam("most", type_=Integer)))


BEGINS = {
    "account": _begins(accounts, "account_id"),
    "contact": _begins(contacts, "contact_id"),
}
SAME_ACCOUNT = Statement(
    select(contacts.c.account_id.label("key"), contacts.c.contact_id.label("record_id"))
    .where(
        contacts.c.account_id == any_(bindparam("ids", type_=IDS)), contacts.c.delete_time.is_(None)
    )
    .limit(bindparam("most", type_=Integer))
)
Connection = psycopg.Connection[Any]


def duplicates(connection: Connection, facts: PartyFacts) -> list[Candidate]:
    """The records that somebody who is being typed may be, the surest first."""
    wanted = list(dict.fromkeys([*keys.all_keys(facts), *keys.near(facts)]))
    found = _candidates(connection, facts.kind, wanted)
    ids = _spread(found, wanted)
    if facts.account_id:
        given = {"ids": [facts.account_id], "most": LISTED}
        ids += [row.record_id for row in execute(connection, SAME_ACCOUNT, given)]
    low, high = searching.prefix_range(facts.display_name)
    if len(low) >= LONG_ENOUGH:
        given = {"low": low, "high": high, "most": BEGINNING}
        ids += [row.record_id for row in execute(connection, BEGINS[facts.kind], given)]
    rows = _rows(connection, facts.kind, [one for one in ids if one != facts.key])
    candidates = [Candidate(row, *_scored(facts, row)) for row in rows.values()]
    return sorted(candidates, key=lambda one: -one.score)


def _spread(found: dict[int, list[int]], wanted: Sequence[int]) -> list[int]:
    """Candidates of all keys, those of rare keys first, at most LISTED of them."""
    rarest = sorted((key for key in wanted if key in found), key=lambda key: len(found[key]))
    ids = dict.fromkeys(one for key in rarest for one in found[key])
    return list(ids)[:LISTED]


def resolve(connection: Connection, batch: Sequence[PartyFacts]) -> list[Decision]:
    """Who each of these is: a record of the base, an earlier one of the batch, or somebody new. Writes nothing."""
    decisions: dict[int, Decision] = {}
    for kind in ("account", "contact"):
        of_kind = [facts for facts in batch if facts.kind == kind]
        decisions.update((one.key, one) for one in resolving(connection, kind, of_kind))
    return [decisions[facts.key] for facts in batch]


def resolving(connection: Connection, kind: str, batch: Sequence[PartyFacts]) -> Iterator[Decision]:
    """The same of records of one kind, one after the other: the next ones are looked up meanwhile."""
    if not batch:
        return
    asked = {facts.key: facts.asked or asked_by_batch(facts) for facts in batch}
    earlier: dict[int, list[PartyFacts]] = defaultdict(list)
    for part, found, known in _looked_up(connection, kind, batch, asked):
        for facts in part:
            near = dict.fromkeys(one for key in asked[facts.key] for one in found.get(key, ()))
            others = {o.key: o for key in asked[facts.key] for o in earlier[key][:MOST_OF_A_KEY]}
            rivals = [((number, 0), known[number]) for number in near if number in known]
            rivals += [((0, number), other) for number, other in others.items()]
            yield _decided(facts, rivals)
            for key in asked[facts.key]:
                earlier[key].append(facts)


Base = tuple[Sequence[PartyFacts], dict[int, list[int]], dict[int, PartyFacts]]


def _looked_up(
    connection: Connection,
    kind: str,
    batch: Sequence[PartyFacts],
    asked: Mapping[int, Sequence[int]],
) -> Iterator[Base]:
    """Each part of a batch with the records that its keys find; the next part is looked up meanwhile."""

    def look_up(part: Sequence[PartyFacts]) -> Base:
        found = _candidates(connection, kind, list({k for one in part for k in asked[one.key]}))
        rows = _rows(connection, kind, list({one for ids in found.values() for one in ids}))
        return part, found, {number: party_facts.of_row(kind, row) for number, row in rows.items()}

    parts = [batch[start : start + PART] for start in range(0, len(batch), PART)]
    if len(parts) == 1:
        yield look_up(batch)
        return
    with ThreadPoolExecutor(1, "looking up") as ahead:
        coming = ahead.submit(look_up, parts[0])
        for following in [*parts[1:], None]:
            base = coming.result()
            if following is not None:
                coming = ahead.submit(look_up, following)
            yield base


Rival = tuple[tuple[int, int], PartyFacts]


def _decided(facts: PartyFacts, rivals: Sequence[Rival]) -> Decision:
    """The surest of those who somebody may be, if any is sure enough."""
    best, best_reasons, place = 0.0, list[scores.Reason](), (0, 0)
    for where, rival in rivals:
        if scores.hopeless(facts, rival):
            continue
        score, reasons = scores.compare(facts, rival)
        if score > best:
            best, best_reasons, place = score, reasons, where
    verdict = scores.verdict(best, best_reasons) if best_reasons else "new"
    if verdict == "new":
        place = (0, 0)
    told = [str(reason) for reason in best_reasons]
    return Decision(facts.key, verdict, *place, round(best, 6), told)


def asked_by_batch(facts: PartyFacts, kept: Sequence[int] = ()) -> Sequence[int]:
    """The keys that a batch asks for: a person's name alone is no question among millions. `kept` are all keys."""
    kept = kept or keys.all_keys(facts)
    strong = keys.strong_of(kept, facts)
    return strong if facts.is_person else kept[: len(strong) + 1]


def numbers_text(numbers: Sequence[int]) -> str:
    """An array as PostgreSQL writes it: for thousands of keys at once the driver's own way is a long one."""
    return "{" + ",".join(map(str, numbers)) + "}"


def _candidates(connection: Connection, kind: str, wanted: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    if wanted:
        given = {"keys": numbers_text(wanted), "most": MOST_OF_A_KEY}
        for row in execute(connection, BY_KEYS[kind], given):
            found.setdefault(row.key, []).append(row.record_id)
    for ids in found.values():
        ids.sort()  # of two who fit equally well the older one, wherever they lie in the table
    return found


def _rows(connection: Connection, kind: str, ids: list[int]) -> dict[int, Row]:
    if not ids:
        return {}
    rows = execute(connection, ROWS[kind], {"ids": numbers_text(ids)})
    return {getattr(row, f"{kind}_id"): row for row in rows}


def _scored(facts: PartyFacts, row: Row) -> tuple[float, list[scores.Reason]]:
    return scores.compare(facts, party_facts.of_row(facts.kind, row))


def known(connection: Connection, kind: str, ids: list[int]) -> list[PartyFacts]:
    """The facts of records."""
    return [party_facts.of_row(kind, row) for row in _rows(connection, kind, ids).values()]


def rivals(
    connection: Connection, kind: str, batch: Sequence[PartyFacts]
) -> Iterable[tuple[PartyFacts, list[PartyFacts]]]:
    """For each of these the records that share one of its keys."""
    asked = {facts.key: asked_by_batch(facts) for facts in batch}
    found = _candidates(connection, kind, list({key for ks in asked.values() for key in ks}))
    others = {
        facts.key: facts
        for facts in known(connection, kind, list({n for ids in found.values() for n in ids}))
    }
    for facts in batch:
        near = dict.fromkeys(n for key in asked[facts.key] for n in found.get(key, ()))
        yield facts, [others[number] for number in near if number in others and number != facts.key]
