"""The records behind a figure, a page at a time.

The rule kept here: they are found by the very conditions by which the figure counts them (queries.rows_of). Which they
are is found first; what is told of them is read for those that are shown.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from crm_reports.measures import Measure
from crm_reports.queries import Parts, Slice, exact, rows_of
from crm_reports.warehouse import Warehouse

# By what records are listed: what it is in SQL, and its type.
PLACES = {
    "time": ("cast(latest as timestamp)", "timestamp"),
    "value": ("cast(round(coalesce(amount, 0), 4) as decimal(38, 4))", "decimal(38, 4)"),
}


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
    place, kind = PLACES[name]
    way, sign = ("desc", "<") if down else ("asc", ">")
    onward = ""
    if after is not None:
        onward = f"where ({place}, key) {sign} (cast($after_place as {kind}), $after_key)"
        parameters |= {"after_place": after[0], "after_key": after[1]}
    each = "select key, counted as latest, value as amount"
    if measure.relation.several:
        each = "select key, max(counted) as latest, sum(value) as amount"
    grouped = " group by key" if measure.relation.several else ""
    found = facts.read(
        f"select key, latest, amount, cast({place} as varchar) from ({each} from ({rows}){grouped})"
        f" {onward} order by {place} {way}, key {way} limit {most:d}",
        parameters,
    )
    words = _words_of(facts, measure, part, parts, [row[0] for row in found])
    return [
        _listed(key, at, exact(amount), words[key], at_place) for key, at, amount, at_place in found
    ]


def _listed(key: int, at: Any, amount: Decimal | None, words: Sequence[Any], place: str) -> Listed:
    title, subtitle, owner_id, team, link = words
    return Listed(key, title, subtitle, at, amount, owner_id, team, link, place)


def _words_of(
    facts: Warehouse, measure: Measure, part: Slice, parts: Parts, keys: Sequence[int]
) -> dict[int, tuple[Any, ...]]:
    """What is told of these records: only of those that are shown, because words are dear to read."""
    relation = measure.relation
    words = (relation.title, relation.subtitle, relation.owners[0], relation.teams[0])
    more = [f"{sql} as word{at}" for at, sql in enumerate((*words, relation.link))]
    rows, parameters = rows_of(measure, part, parts, *more)
    told = ", ".join(f"any_value(word{at})" for at in range(len(more)))
    found = (
        facts.read(
            f"select key, {told} from ({rows}) where key in (select unnest($keys)) and key between $least and $most"
            " group by key",
            {
                **parameters,
                "keys": keys,
                "least": min(keys, default=0),
                "most": max(keys, default=0),
            },
        )
        if keys
        else []
    )
    return {key: tuple(told) for key, *told in found}
