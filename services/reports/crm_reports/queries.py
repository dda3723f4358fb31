"""Figures, series and records out of the facts: one condition for all three.

The rule kept here: whatever is counted is counted through `rows_of`, which puts period, team, filters, the reader's
rights and the chosen part of the figure on the same records, always as parameters.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from crm_reports.measures import COUNT, SUM, Measure
from crm_reports.relating import Part, Relation
from crm_reports.rules import DAY, Period, Step, WrongInput, day_of
from crm_reports.warehouse import Warehouse

Parts = Mapping[str, str]
TEAMS_IN = {"tickets": "tickets", "customers": "accounts", "channels": "deal_registrations"}
ADDITIVE = (COUNT, SUM)
# By what records are listed: what it is in SQL, and its type.
PLACES = {
    "time": ("cast(latest as timestamp)", "timestamp"),
    "value": ("cast(round(coalesce(amount, 0), 4) as decimal(38, 4))", "decimal(38, 4)"),
}
NEVER = datetime(2999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Filter:
    """Only records of these values of a dimension; with `negate`, all others. An empty value: not said."""

    dimension: str
    values: tuple[str, ...]
    negate: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """What part of the facts is asked for, and whose records the asker sees (own, team or all).

    `filters` narrow every figure whose records know the dimension; `unfiltered` says which of them a figure ignores.
    """

    period: Period
    team: str = ""
    rows: str = "all"
    reader_id: str = ""
    reader_team: str = ""
    filters: tuple[Filter, ...] = ()

    def at(self, period: Period) -> "Slice":
        """The same in another period."""
        return replace(self, period=period)


class Value(NamedTuple):
    """A figure and how many records are behind it."""

    value: Decimal | None
    record_count: int


class Cut(NamedTuple):
    """One part of a figure."""

    part: str
    label: str
    value: Decimal | None
    record_count: int


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


def exact(value: Any) -> Decimal | None:
    """A figure as an exact decimal: seconds and shares are rounded to the thousandth and ten-thousandth."""
    if value is None:
        return None
    if isinstance(value, float):
        return Decimal(f"{value:.4f}")
    return Decimal(value)


def _naive(moment: datetime | None) -> datetime | None:
    return moment and moment.replace(tzinfo=None)


def _part(relation: Relation, name: str) -> Part:
    if name not in relation.parts:
        raise WrongInput("key", "must be a key that came with a figure or a point")
    return relation.parts[name]


def _period(measure: Measure, period: Period) -> tuple[str, dict[str, Any]]:
    """The condition that a record counts in the period."""
    lower: Any = period.first if measure.relation.dated else _naive(period.start)
    upper: Any = period.last and period.last + DAY if measure.relation.dated else _naive(period.end)
    if measure.standing:
        still = f"({measure.standing} is null or {measure.standing} >= $upper)"
        return f"{measure.time} < coalesce($upper, $never) and {still}", {
            "upper": upper,
            "never": _naive(NEVER),
        }
    conditions, parameters = [f"{measure.time} is not null"], {}
    if lower:
        conditions.append(f"{measure.time} >= $lower")
        parameters["lower"] = lower
    if upper:
        conditions.append(f"{measure.time} < $upper")
        parameters["upper"] = upper
    return " and ".join(conditions), parameters


def _rights(relation: Relation, part: Slice) -> tuple[str, dict[str, Any]]:
    """The conditions that leave the asked team's records, and of those only what the reader may see."""
    conditions, parameters = [relation.where], {}
    teams = ", ".join(relation.teams)
    if part.team:
        conditions.append(f"$team in ({teams})")
        parameters["team"] = part.team
    if part.rows != "all":
        mine = [f"$reader_id in ({', '.join(relation.owners)})"]
        parameters["reader_id"] = part.reader_id
        if part.rows == "team" and part.reader_team:
            mine.append(f"$reader_team in ({teams})")
            parameters["reader_team"] = part.reader_team
        conditions.append(f"({' or '.join(mine)})")
    return " and ".join(conditions), parameters


def unfiltered(measure: Measure, part: Slice) -> tuple[str, ...]:
    """The dimensions of the filters that this figure does not know: whoever shows it says "not filtered by …"."""
    known = measure.relation.parts
    return tuple(each.dimension for each in part.filters if each.dimension not in known)


def _filters(relation: Relation, part: Slice) -> tuple[list[str], dict[str, Any], list[str]]:
    """The conditions of the filters that these records know, and what has to be joined for them."""
    conditions: list[str] = []
    parameters: dict[str, Any] = {}
    joins: list[str] = []
    for at, each in enumerate(part.filters):
        if each.dimension not in relation.parts:
            continue
        names = [f"filter{at}_{index}" for index in range(len(each.values))]
        parameters.update(zip(names, each.values, strict=True))
        asked = ", ".join(f"${name}" for name in names)
        cut = relation.parts[each.dimension]
        conditions.append(f"{text(cut)} {'not in' if each.negate else 'in'} ({asked})")
        joins.append(cut.join)
    return conditions, parameters, joins


def text(cut: Part) -> str:
    """A part's value as text; nothing is empty."""
    return f"coalesce(cast({cut.value} as varchar), '')"


def rows_of(
    measure: Measure, part: Slice, parts: Parts, *more: str, by: tuple[Part, ...] = ()
) -> tuple[str, dict[str, Any]]:
    """SELECT of the records that count, with key, counted, value and whatever else is asked for.

    `by`: the parts that the other columns are about; what they need is joined.
    """
    relation, chosen = measure.relation, dict(parts)
    first, last = day_of("key", chosen.pop("from", "")), day_of("key", chosen.pop("to", ""))
    in_period, dates = _period(measure, part.period.within(first, last))
    allowed, rights = _rights(relation, part)
    narrowed, values, joins = _filters(relation, part)
    conditions = [allowed, measure.where, in_period, *narrowed]
    parameters = {**dates, **rights, **values}
    for at, (name, value) in enumerate(sorted(chosen.items())):
        cut = _part(relation, name)
        conditions.append(f"{text(cut)} = $part{at}")
        parameters[f"part{at}"] = value
        joins.append(cut.join)
    joins += [cut.join for cut in by]
    columns = (
        f"{relation.key} as key",
        f"{measure.time} as counted",
        f"{measure.value} as value",
        *more,
    )
    source = " ".join([relation.source, *dict.fromkeys(join for join in joins if join)])
    met = " and ".join(f"({condition})" for condition in conditions)
    return f"select {', '.join(columns)} from {source} where {met}", parameters


def value_of(facts: Warehouse, measure: Measure, part: Slice, parts: Parts) -> Value:
    """The figure."""
    rows, parameters = rows_of(measure, part, parts)
    ((value, count),) = facts.read(f"select {measure.aggregate}, {COUNT} from ({rows})", parameters)
    return Value(exact(value), count)


def cuts_of(
    facts: Warehouse, measure: Measure, part: Slice, parts: Parts, by: str, most: int
) -> list[Cut]:
    """The figure cut by a part of it, the greatest first, and the equal by name."""
    cut = _part(measure.relation, by)
    names = f"{text(cut)} as cut", f"{cut.label or 'null'} as label"
    rows, parameters = rows_of(measure, part, parts, *names, by=(cut,))
    label = "coalesce(any_value(label), '')"
    found = facts.read(
        f"select cut, {label}, {measure.aggregate} as total, {COUNT} from ({rows})"
        f" group by cut order by total desc nulls last, cut limit {most:d}",
        parameters,
    )
    return [Cut(cut, label, exact(value), count) for cut, label, value, count in found]


def pairs_of(
    facts: Warehouse, measure: Measure, part: Slice, by: str, split: str
) -> dict[tuple[str, str], Decimal | None]:
    """The figure cut by two parts at once."""
    cuts = _part(measure.relation, by), _part(measure.relation, split)
    names = f"{text(cuts[0])} as cut", f"{text(cuts[1])} as other"
    rows, parameters = rows_of(measure, part, {}, *names, by=cuts)
    found = facts.read(
        f"select cut, other, {measure.aggregate} from ({rows}) group by cut, other", parameters
    )
    return {(cut, other): exact(value) for cut, other, value in found}


def stepped(
    measure: Measure,
    part: Slice,
    parts: Parts,
    steps: Sequence[Step],
    *more: str,
    by: tuple[Part, ...] = (),
) -> tuple[str, dict[str, Any]]:
    """The same SELECT with the `step` that a record counts in; what stands counts at the end of every step."""
    met = "counted >= low and counted < high"
    if measure.standing:
        met = "counted < high and (ended is null or ended >= high)"
        more = (f"{measure.standing} as ended", *more)
        measure, part = replace(measure, standing=""), part.at(Period(None, None, part.period.zone))
    rows, parameters = rows_of(measure, part, parts, *more, by=by)
    periods = [Period(step.first, step.last, part.period.zone) for step in steps]
    if measure.relation.dated:
        lows: list[Any] = [step.first for step in steps]
        highs: list[Any] = [step.last + DAY for step in steps]
    else:
        lows = [_naive(period.start) for period in periods]
        highs = [_naive(period.end) for period in periods]
    select = (
        f"select * from ({rows}) join (select unnest($lows) as low, unnest($highs) as high,"
        f" unnest($numbers) as step) on {met}"
    )
    return select, {**parameters, "lows": lows, "highs": highs, "numbers": list(range(len(steps)))}


def along(
    facts: Warehouse,
    measure: Measure,
    part: Slice,
    parts: Parts,
    steps: Sequence[Step],
    split: str = "",
) -> dict[tuple[int, str], Decimal | None]:
    """The figure for each step of time (and each value of a part of it); steps without records are not in it."""
    cut = _part(measure.relation, split) if split else None
    name = f"{text(cut) if cut else chr(39) * 2} as cut"
    rows, parameters = stepped(measure, part, parts, steps, name, by=(cut,) if cut else ())
    found = facts.read(
        f"select step, cut, {measure.aggregate} from ({rows}) group by step, cut", parameters
    )
    return {(step, cut): exact(value) for step, cut, value in found}


def extent(facts: Warehouse, measure: Measure, part: Slice) -> tuple[date, date] | None:
    """The first and the last day on which a record counts; None when there is none."""
    rows, parameters = rows_of(measure, part, {})
    ((first, last),) = facts.read(f"select min(counted), max(counted) from ({rows})", parameters)
    if first is None:
        return None
    return _day(first, part.period), _day(last, part.period)


def _day(at: datetime | date, period: Period) -> date:
    return at.replace(tzinfo=UTC).astimezone(period.zone).date() if isinstance(at, datetime) else at


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
    relation = measure.relation
    more = {
        "title": relation.title,
        "subtitle": relation.subtitle,
        "owner_id": relation.owners[0],
        "team": relation.teams[0],
        "link": relation.link,
    }
    rows, parameters = rows_of(
        measure, part, parts, *(f"{sql} as {name}" for name, sql in more.items())
    )
    name, _space, down = order.partition(" ")
    place, kind = PLACES[name]
    way, sign = ("desc", "<") if down else ("asc", ">")
    onward = ""
    if after is not None:
        onward = f"where ({place}, key) {sign} (cast($after_place as {kind}), $after_key)"
        parameters |= {"after_place": after[0], "after_key": after[1]}
    found = facts.read(
        f"select key, title, subtitle, latest, amount, owner_id, team, link, cast({place} as varchar) from ("
        "select key, any_value(title) as title, any_value(subtitle) as subtitle, max(counted) as latest,"
        " sum(value) as amount, any_value(owner_id) as owner_id, any_value(team) as team, any_value(link) as link"
        f" from ({rows}) group by key) {onward} order by {place} {way}, key {way} limit {most:d}",
        parameters,
    )
    return [
        Listed(key, title, subtitle, at, exact(amount), owner_id, team, link, at_place)
        for key, title, subtitle, at, amount, owner_id, team, link, at_place in found
    ]


def teams_of(facts: Warehouse, service: str) -> list[str]:
    """The teams that records of this service belong to."""
    table = TEAMS_IN[service]
    return [
        team
        for (team,) in facts.read(
            f"select distinct team from {table} where team <> '' order by team"
        )
    ]
