"""Figures, series and records out of the facts: one condition for all three.

The rule kept here: whatever is counted is counted through `rows_of`, which puts period, team, filters, the reader's
rights and the chosen part of the figure on the same records, always as parameters.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from crm_reports import people
from crm_reports.joining import SIMPLE, Other, needed, other
from crm_reports.measures import COUNT, SUM, Measure
from crm_reports.relating import Part, Relation
from crm_reports.rules import DAY, Period, WrongInput, day_of
from crm_reports.warehouse import Warehouse

Parts = Mapping[str, str]
TEAMS_IN = {"tickets": "tickets", "customers": "accounts", "channels": "deal_registrations"}
ADDITIVE = (COUNT, SUM)
NEVER = datetime(2999, 1, 1, tzinfo=UTC)
# So far apart may ids be that are counted by a bit for each: eight MiB.
MOST_BITS = 1 << 26


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


def exact(value: Any) -> Decimal | None:
    """A figure as an exact decimal: seconds and shares are rounded to the thousandth and ten-thousandth."""
    if value is None:
        return None
    if isinstance(value, float):
        return Decimal(f"{value:.4f}")
    return Decimal(value)


def naive(moment: datetime | None) -> datetime | None:
    """A moment as the facts keep it: in UTC, without saying so."""
    return moment and moment.replace(tzinfo=None)


def cut_named(relation: Relation, name: str) -> Part:
    """A part that records of this kind can be cut by."""
    if name not in relation.parts:
        raise WrongInput("key", "must be a key that came with a figure or a point")
    return relation.parts[name]


def _period(measure: Measure, period: Period) -> tuple[str, dict[str, Any]]:
    """The condition that a record counts in the period."""
    lower: Any = period.first if measure.relation.dated else naive(period.start)
    upper: Any = period.last and period.last + DAY if measure.relation.dated else naive(period.end)
    if measure.standing:
        still = f"({measure.standing} is null or {measure.standing} >= $upper)"
        return f"{measure.time} < coalesce($upper, $never) and {still}", {
            "upper": upper,
            "never": naive(NEVER),
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
    conditions, parameters = [_there(relation)], {}
    if part.team and relation.teams:
        conditions.append(_any(relation, [(column, "$team") for column in relation.teams]))
        parameters["team"] = part.team
    if part.rows != "all":
        mine = [(column, "$reader_id") for column in relation.owners]
        parameters["reader_id"] = part.reader_id
        if part.rows == "team" and part.reader_team and relation.teams:
            mine += [(column, "$reader_team") for column in relation.teams]
            parameters["reader_team"] = part.reader_team
        conditions.append(_any(relation, mine))
    return " and ".join(conditions), parameters


def _any(relation: Relation, asked: Sequence[tuple[str, str]]) -> str:
    """That one of these columns is what is asked for; of few other records, each looked through once, not joined."""
    met: list[str] = []
    others: dict[Other, list[str]] = {}
    for column, wanted in asked:
        alias, _dot, name = column.partition(".")
        found = other(relation.source, "", alias) if SIMPLE.fullmatch(column) else None
        if found:
            others.setdefault(found, []).append(f"{name} = {wanted}")
        else:
            met.append(f"{column} = {wanted}")
    met += [found.where(" or ".join(conditions)) for found, conditions in others.items()]
    return f"({' or '.join(met)})"


def _there(relation: Relation) -> str:
    """The relation's own condition. That another record is not removed is asked of the few that are."""
    alias, _dot, rest = relation.where.partition(".")
    found = other(relation.source, "", alias) if rest == "delete_time is null" else None
    removed = found.where("delete_time is not null") if found else ""
    return f"({removed}) is not true" if removed else relation.where


def unfiltered(measure: Measure, part: Slice) -> tuple[str, ...]:
    """What a figure is not narrowed by although asked to be (stock is no department's): whoever shows it says so."""
    relation = measure.relation
    asked = [each.dimension for each in part.filters if each.dimension not in relation.parts]
    return (*(["team"] if part.team and not relation.teams else []), *asked)


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
        cut = cut_named(relation, name)
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
    met = " and ".join(f"({condition})" for condition in conditions)
    asked = f"select {', '.join(columns)}"
    joined = tuple(dict.fromkeys(join for join in joins if join))
    return f"{asked} from {needed(relation.source, joined, asked + met)} where {met}", parameters


def counted(measure: Measure) -> str:
    """How records are counted: where each has one row only, that is counting rows."""
    return COUNT if measure.relation.several else "count(*)"


def aggregated(measure: Measure) -> str:
    """How values become one."""
    return counted(measure) if measure.aggregate == COUNT else measure.aggregate


def _marked(facts: Warehouse, measure: Measure) -> str:
    """How records of several rows are counted without remembering each: a bit for each id that there can be.

    Only for few groups; ids that lie too far apart are remembered. To be asked in one moment with what it counts.
    """
    relation = measure.relation
    if not relation.ids:
        return counted(measure)
    lowest, highest = (
        ", ".join(f"{which}({name})" for name in relation.ids) for which in ("min", "max")
    )
    table = relation.source.partition(" ")[0]
    ((low, high),) = facts.read(f"select least({lowest}), greatest({highest}) from {table}")
    if low is None or high - low > MOST_BITS:
        return counted(measure)
    return f"coalesce(bit_count(bitstring_agg(key, {low:d}, {high:d})), 0)"


def value_of(facts: Warehouse, measure: Measure, part: Slice, parts: Parts) -> Value:
    """The figure."""
    rows, parameters = rows_of(measure, part, parts)
    with facts.moment():
        count = _marked(facts, measure)
        value = count if measure.aggregate == COUNT else measure.aggregate
        ((found, number),) = facts.read(f"select {value}, {count} from ({rows})", parameters)
    return Value(exact(found), number)


def alone(facts: Warehouse, measure: Measure, part: Slice, parts: Parts) -> Decimal | None:
    """The figure without how many records are behind it: another period beside which it is set."""
    rows, parameters = rows_of(measure, part, parts)
    with facts.moment():
        count = measure.aggregate == COUNT
        value = _marked(facts, measure) if count else measure.aggregate
        ((found,),) = facts.read(f"select {value} from ({rows})", parameters)
    return exact(found)


def cuts_of(
    facts: Warehouse, measure: Measure, part: Slice, parts: Parts, by: str, most: int
) -> list[Cut]:
    """The figure cut by a part of it, the greatest first, and the equal by name; without counting records."""
    return _cuts(facts, measure, part, parts, by, f"{aggregated(measure)} as total, 0", most)


def counts_of(
    facts: Warehouse, measure: Measure, part: Slice, parts: Parts, by: str, most: int
) -> list[Cut]:
    """The same, with how many records are behind each part."""
    with facts.moment():
        count = _marked(facts, measure) if by == "currency" else counted(measure)
        return _cuts(
            facts, measure, part, parts, by, f"{aggregated(measure)} as total, {count}", most
        )


def _cuts(
    facts: Warehouse, measure: Measure, part: Slice, parts: Parts, by: str, asked: str, most: int
) -> list[Cut]:
    cut = cut_named(measure.relation, by)
    # Labels of another record are looked up for those that are shown, not for all that are counted.
    apart = named_apart(measure.relation, cut)
    label = "null" if apart else cut.label or "null"
    named = "any_value(label)" if label != "null" else "''"
    names = f"{cut.value if cut.number else text(cut)} as cut", f"{label} as label"
    rows, parameters = rows_of(measure, part, parts, *names, by=() if apart else (cut,))
    found = facts.read(
        f"select coalesce(cast(cut as varchar), '') as part, coalesce({named}, ''), {asked}"
        f" from ({rows}) group by cut order by total desc nulls last, part limit {most:d}",
        parameters,
    )
    labels = dict(facts.read(apart, {"cuts": [row[0] for row in found]})) if apart else {}
    return [
        Cut(cut, labels.get(cut) or label, exact(value), count)
        for cut, label, value, count in found
    ]


def named_apart(relation: Relation, cut: Part) -> str:
    """SELECT of cuts and their labels, where a label is all of another record whose key is the cut; else empty."""
    asked = re.findall(r"\b([a-z]+)\.[a-z_]+", cut.label)
    found = other(relation.source, cut.join, asked[0]) if len(asked) == 1 else None
    if found is None or found.ours != cut.value:
        return ""
    label = cut.label.replace(f"{asked[0]}.", "")
    cuts = "select unnest($cuts) as cut"
    keys = "cut" if found.table == people.TABLE else "try_cast(cut as bigint)"
    return (
        f"select cast({found.key} as varchar), {label} from {found.table}"
        f" where {found.key} in (select {keys} from ({cuts}))"
    )


def labels_of(
    facts: Warehouse, measure: Measure, by: str, cuts: Iterable[str]
) -> Mapping[str, str]:
    """What these values of a part are called, where another record says it."""
    apart = named_apart(measure.relation, cut_named(measure.relation, by))
    return dict(facts.read(apart, {"cuts": list(cuts)})) if apart else {}


def pairs_of(
    facts: Warehouse, measure: Measure, part: Slice, by: str, split: str
) -> dict[tuple[str, str], Decimal | None]:
    """The figure cut by two parts at once."""
    cuts = cut_named(measure.relation, by), cut_named(measure.relation, split)
    names = f"{text(cuts[0])} as cut", f"{text(cuts[1])} as other"
    rows, parameters = rows_of(measure, part, {}, *names, by=cuts)
    found = facts.read(
        f"select cut, other, {aggregated(measure)} from ({rows}) group by cut, other", parameters
    )
    return {(cut, other): exact(value) for cut, other, value in found}


def teams_of(facts: Warehouse, service: str) -> list[str]:
    """The teams that records of this service belong to."""
    table = TEAMS_IN[service]
    return [
        team
        for (team,) in facts.read(
            f"select distinct team from {table} where team <> '' order by team"
        )
    ]
