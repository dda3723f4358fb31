"""The records behind a figure, a page at a time.

The rule kept here: they are found by the very conditions by which the figure counts them (queries.rows_of). Which they
are is found first: of records with several rows by their newest rows, so that not all rows are put together for one
page. What they come to and what is told of them is read for those that are shown.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from crm_reports.facts import FACTS
from crm_reports.joining import needed
from crm_reports.measures import Measure
from crm_reports.queries import Parts, Slice, exact, rows_of
from crm_reports.relating import Relation
from crm_reports.warehouse import Warehouse

# By what records are listed: what it is in SQL, its type, and what is in the same order at less cost.
_VALUE = "cast(round(coalesce(amount, 0), 4) as decimal(38, 4))"
PLACES = {
    "time": ("cast(latest as timestamp)", "timestamp", "latest"),
    "value": (_VALUE, "decimal(38, 4)", _VALUE),
}
AMONG = "key in (select unnest($keys)) and key between $least and $most"
NOBODYS = "''"  # whose records are no department's
FIRST = re.compile(r"(?P<table>[a-z_]+) (?P<alias>[a-z]+)\b")
# By what tables have one row; of children, by their number in the record.
KEYS = {fact.table: f"{{0}}.{fact.key}" for fact in FACTS if not fact.each and not fact.history}
KEYS |= {
    fact.table: f"{{0}}.{fact.key} * 100000 + {{0}}.number"
    for fact in FACTS
    if fact.each and "number" in fact.words.split()
}
# The newest so many rows for each record of a page mostly hold the page.
ROWS = 20


class Listed(NamedTuple):
    """A record behind a figure."""

    key: int
    title: str
    subtitle: str
    time: datetime | date
    value: Decimal | None
    owner_id: str
    team: str
    link: int | str | None
    place: str


def records_of(
    facts: Warehouse,
    measure: Measure,
    part: Slice,
    parts: Parts,
    most: int,
    after: tuple[str, int] | None,
    order: str = "time desc",
) -> list[Listed]:
    """The records behind a figure, in that order (the newest first), after the last one of the page before.

    `place` is where a record stands in the order, as the page after it is asked for.
    """
    rows, parameters = rows_of(measure, part, parts)
    name, _space, down = order.partition(" ")
    place, _kind, ordered = PLACES[name]
    way = "desc" if down else "asc"
    onward = ""
    if after is not None:
        onward = _onward(name, down=bool(down))
        parameters |= {"after_place": after[0], "after_key": after[1]}
    each, grouped = "key, counted as latest, value as amount", ""
    if measure.relation.several:
        each, grouped = "key, max(counted) as latest, sum(value) as amount", "group by key"

    def page(some: str, more: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        ways = f"order by {ordered} {way}, key {way}"
        return facts.read(
            f"select key, latest, amount, cast({place} as varchar) as place from (select * from"
            f" (select {each} from ({rows}) {some} {grouped}) {onward} {ways} limit {most:d}) {ways}",
            {**parameters, **more},
        )

    with facts.moment():
        found, complete = [], False
        if measure.relation.several and order == "time desc":
            keys, complete = _newest(facts, rows, onward, parameters, most)
            found = page(f"where {AMONG}", _among(keys))
        if len(found) < most and not complete:
            found = page("", {})
        words = _words_of(facts, measure, part, parts, found)
    return [
        _listed(key, at, exact(amount), words[key], at_place) for key, at, amount, at_place in found
    ]


def _onward(name: str, *, down: bool) -> str:
    """The condition that a record comes after the last one of the page before."""
    place, kind, _ordered = PLACES[name]
    sign = "<" if down else ">"
    return f"where ({place}, key) {sign} (cast($after_place as {kind}), $after_key)"


def _newest(
    facts: Warehouse, rows: str, onward: str, parameters: Mapping[str, Any], most: int
) -> tuple[list[int], bool]:
    """The records of the newest rows, and whether these are all rows that there are.

    A record stands where its newest row does, so none that is not among them comes before one that is.
    """
    most *= ROWS
    found = facts.read(
        f"select key from (select key, counted as latest from ({rows})) {onward}"
        f" order by latest desc, key desc limit {most:d}",
        parameters,
    )
    return list(dict.fromkeys(key for (key,) in found)), len(found) < most


def _among(keys: Sequence[int]) -> dict[str, Any]:
    return {"keys": keys, "least": min(keys, default=0), "most": max(keys, default=0)}


def _listed(key: int, at: Any, amount: Decimal | None, words: Sequence[Any], place: str) -> Listed:
    title, subtitle, owner_id, team, link = words
    return Listed(key, title, subtitle, at, amount, owner_id, team, link, place)


def _words_of(
    facts: Warehouse, measure: Measure, part: Slice, parts: Parts, listed: Sequence[Sequence[Any]]
) -> dict[int, tuple[Any, ...]]:
    """What is told of these records: only of those that are shown, because words are dear to read."""
    if not listed:
        return {}
    relation = measure.relation
    words = (relation.title, relation.subtitle, relation.owners[0], (*relation.teams, NOBODYS)[0])
    more = [f"{sql} as word{at}" for at, sql in enumerate((*words, relation.link))]
    told = ", ".join(f"any_value(word{at})" for at in range(len(more)))
    asked = _among([row[0] for row in listed])
    if rows := _rows_alone(relation, more):
        found = facts.read(f"select key, {told} from ({rows}) group by key", asked)
        return {key: tuple(told) for key, *told in found}
    rows, parameters = rows_of(measure, part, parts, *more)
    times = [row[1] for row in listed]
    found = facts.read(
        f"select key, {told} from ({rows}) where {AMONG} and counted between $first and $last group by key",
        {**parameters, **asked, "first": min(times), "last": max(times)},
    )
    return {key: tuple(told) for key, *told in found}


def _rows_alone(relation: Relation, words: Sequence[str]) -> str:
    """SELECT of words of the records of a page, where each has one row, found by its key: that it counts is known.

    They are taken out of their table before anything is joined with them. Empty: it is not so.
    """
    first = FIRST.match(relation.source)
    if relation.several or first is None:
        return ""
    table, alias = first.groups()
    if relation.key != KEYS.get(table, "").format(alias):
        return ""
    asked = f"select {relation.key} as key, {', '.join(words)}"
    rest = needed(relation.source, (), asked)[first.end() :]
    among = AMONG.replace("key ", f"{relation.key} ")
    return f"{asked} from (select {alias}.* from {table} {alias} where {among}) {alias}{rest}"
