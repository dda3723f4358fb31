"""Measures side by side, cut by dimensions and steps of time: one statement for all rows of a query.

The rule kept here: every measure is counted through `rows_of`, in a group of its own, and only put beside the others:
shares and medians are computed of the records of each row, and money has a column for each currency.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from crm_reports import keys, queries
from crm_reports.measures import Measure
from crm_reports.queries import Filter, Slice, exact, rows_of, text
from crm_reports.relating import Part, Relation
from crm_reports.rules import Step
from crm_reports.stepping import stepped
from crm_reports.warehouse import Warehouse

PARAMETER = re.compile(r"\$([a-z])")
# So many names that fit a search are looked at.
SEARCHED = 500
NO_LABEL = "cast(null as varchar)"


class Column(NamedTuple):
    """A column of values: a measure, and the currency of money ("": all that there is)."""

    measure: Measure
    currency: str = ""


class Cell(NamedTuple):
    """One value, the records behind it, and what it was in the compared periods by their names."""

    value: Decimal | None
    record_count: int
    compared: Mapping[str, Decimal | None]


class Row(NamedTuple):
    """One row: the values of the dimensions with their labels, the number of the step, and the cells.

    `place` is where it stands in the order, as what comes after it is asked for.
    """

    cuts: tuple[str, ...]
    labels: tuple[str, ...]
    step: int
    cells: tuple[Cell, ...]
    place: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A period that is asked for: its slice, and the steps that stand beside each other."""

    part: Slice
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Order:
    """By what rows are ordered: "time", a dimension, or a measure; of which those after a place are wanted."""

    by: str = ""
    descending: bool = False
    most: int = 100
    after: tuple[Any, ...] = ()


def rows_in(
    facts: Warehouse,
    columns: Sequence[Column],
    dimensions: Sequence[str],
    periods: Mapping[str, Asked],
    order: Order,
) -> tuple[list[Row], int]:
    """The rows, and how many there are in all. `periods`: "" is the one that is asked for, others are compared."""
    known = {column.measure.figure_id: column.measure for column in columns}
    measures, steps = list(known), periods[""].steps
    parts, parameters = _selects(known, dimensions, periods, order)
    picked = _picked(columns, measures, list(periods))
    currencies = {
        f"cur{at}": column.currency for at, column in enumerate(columns) if column.currency
    }
    names = [f"d{at}" for at in range(len(dimensions))] + (["step"] if steps else [])
    labels = [f"max(l{at}) as l{at}" for at in range(len(dimensions))]
    grouped = f" group by {', '.join(names)}" if names else ""
    ordered = _order(order, columns, dimensions, bool(steps))
    places = [f"{key.sql} as o{at}" for at, key in enumerate(ordered)]
    condition, after = keys.after(ordered, order.after)
    found = facts.read(
        f"select * from (select {', '.join([*names, *labels, *picked, 'count(*) over () as every', *places])}"
        f" from ({' union all by name '.join(parts)}){grouped}) where {condition}"
        f" order by {keys.order(ordered)} limit {order.most:d}",
        {**parameters, **currencies, **after},
    )
    if (
        not found and order.after
    ):  # nothing comes after it any more; how many there are is still to be told
        return [], rows_in(facts, columns, dimensions, periods, replace(order, after=(), most=1))[1]
    rows = [_row(line, columns, dimensions, list(periods), bool(steps)) for line in found]
    named = _labels_of(facts, columns[0].measure.relation, dimensions, rows)
    return named, found[0][len(names) + len(labels) + len(picked)] if found else 0


def _selects(
    known: Mapping[str, Measure],
    dimensions: Sequence[str],
    periods: Mapping[str, Asked],
    order: Order,
) -> tuple[list[str], dict[str, Any]]:
    """A SELECT for each measure in each period, and one of all steps, since there is a row for each."""
    parts: list[str] = []
    parameters: dict[str, Any] = {}
    for number, measure in enumerate(known.values()):
        for name, asked in periods.items():
            select, values = _group(measure, dimensions, asked, f"{number}{name}", order)
            prefix = f"g{len(parts)}_"
            parts.append(PARAMETER.sub(rf"${prefix}\1", select))
            parameters.update({prefix + key: value for key, value in values.items()})
    steps = periods[""].steps
    if steps and not dimensions:
        parts.append("select unnest($every_step) as step")
        parameters["every_step"] = list(range(len(steps)))
    return parts, parameters


def _labels_of(
    facts: Warehouse, relation: Relation, dimensions: Sequence[str], rows: list[Row]
) -> list[Row]:
    """The rows with the labels that other records have: looked up for what is shown, not for all that is counted."""
    for at, name in enumerate(dimensions):
        apart = queries.named_apart(relation, relation.parts[name])
        if not apart or not rows or any(row.labels[at] for row in rows):
            continue
        known = dict(facts.read(apart, {"cuts": list({row.cuts[at] for row in rows})}))
        rows = [
            row._replace(
                labels=(*row.labels[:at], known.get(row.cuts[at]) or "", *row.labels[at + 1 :])
            )
            for row in rows
        ]
    return rows


def _group(
    measure: Measure, dimensions: Sequence[str], asked: Asked, name: str, order: Order
) -> tuple[str, dict[str, Any]]:
    """One measure in one period, grouped."""
    cuts = [measure.relation.parts[dimension] for dimension in dimensions]
    # What rows are ordered by needs its label for all of them.
    apart = {
        at
        for at, cut in enumerate(cuts)
        if dimensions[at] != order.by and queries.named_apart(measure.relation, cut)
    }
    more = [f"{text(cut)} as d{at}" for at, cut in enumerate(cuts)]
    more += [
        f"{NO_LABEL if at in apart else cut.label or NO_LABEL} as l{at}"
        for at, cut in enumerate(cuts)
    ]
    names = [f"d{at}" for at in range(len(cuts))]
    by = tuple(cut for at, cut in enumerate(cuts) if at not in apart)
    if measure.per_currency:
        money = measure.relation.parts["currency"]
        more.append(f"{text(money)} as cur")
        by = (*by, money)
    if asked.steps:
        rows, parameters = stepped(measure, asked.part, {}, asked.steps, *more, by=by)
    else:
        rows, parameters = rows_of(measure, asked.part, {}, *more, by=by)
    labels = [f"any_value(l{at}) as l{at}" for at in range(len(cuts))]
    names += (["step"] if asked.steps else []) + (["cur"] if measure.per_currency else [])
    values = f"{queries.aggregated(measure)} as v{name}, {queries.counted(measure)} as n{name}"
    grouped = f" group by {', '.join(names)}" if names else ""
    return f"select {', '.join([*names, *labels, values])} from ({rows}){grouped}", parameters


def _picked(
    columns: Sequence[Column], measures: Sequence[str], periods: Sequence[str]
) -> list[str]:
    """What is shown of each column: value and count of the period, and values of those compared."""
    picked = []
    for at, column in enumerate(columns):
        number = measures.index(column.measure.figure_id)
        only = f" filter (where cur = $cur{at})" if column.currency else ""
        for name in periods:
            picked.append(f"max(v{number}{name}){only} as c{at}{name}")
            picked.append(f"coalesce(max(n{number}{name}){only}, 0) as k{at}{name}")
    return picked


def _order(
    order: Order, columns: Sequence[Column], dimensions: Sequence[str], along: bool
) -> list[keys.Key]:
    """By what rows are ordered; at last by all that they are told apart by, so that no two stand equal."""
    rest = [keys.Key("step", "bigint")] if along else []
    rest += [keys.Key(f"d{at}", "varchar") for at in range(len(dimensions))]
    named = {column.measure.figure_id: at for at, column in reversed(list(enumerate(columns)))}
    if order.by in named:
        value = f"c{named[order.by]}"
        # What has no value comes last, whichever way it goes.
        first = keys.Key(f"try_cast({value} as {keys.NUMBER})", keys.NUMBER, order.descending)
        rest[:0] = [keys.Key(f"{value} is null", "boolean"), first]
    elif order.by in dimensions:
        at = dimensions.index(order.by)
        label = f"coalesce(nullif(max(l{at}), ''), d{at})"
        rest.insert(0, keys.Key(label, "varchar", order.descending))
    elif order.by == "time" and along:
        rest[0] = keys.Key("step", "bigint", order.descending)
    return rest


def _row(
    line: Sequence[Any],
    columns: Sequence[Column],
    dimensions: Sequence[str],
    periods: Sequence[str],
    along: bool,
) -> Row:
    wide, many = len(dimensions), len(periods)
    at = wide + (1 if along else 0)
    cells = []
    for number, column in enumerate(columns):
        found = line[at + wide + number * many * 2 : at + wide + (number + 1) * many * 2]
        values = dict(zip(periods, (_value(column.measure, v) for v in found[::2]), strict=True))
        cells.append(Cell(values.pop(""), found[1], values))
    return Row(
        tuple(line[:wide]),
        tuple(label or "" for label in line[at : at + wide]),
        line[wide] if along else 0,
        tuple(cells),
        tuple(line[at + wide + len(columns) * many * 2 + 1 :]),
    )


def _value(measure: Measure, value: Any) -> Decimal | None:
    """A value; a number or sum of no records is 0, a share or median of none is nothing."""
    if value is None and measure.aggregate in queries.ADDITIVE:
        return Decimal(0)
    return exact(value)


def currencies_of(facts: Warehouse, measures: Sequence[Measure], part: Slice) -> list[str]:
    """The currencies of all these measures, those of most records first."""
    counts: dict[str, int] = {}
    for measure in measures:
        for cut in queries.counts_of(facts, measure, part, {}, "currency", 200):
            counts[cut.part] = counts.get(cut.part, 0) + cut.record_count
    return sorted(counts, key=lambda currency: (-counts[currency], currency))


def values_in(
    facts: Warehouse, measure: Measure, part: Slice, by: str, query: str, most: int
) -> list[tuple[str, str, int]]:
    """The values of a dimension that records have: value, label and how many; the most frequent first."""
    cut = measure.relation.parts[by]
    apart = queries.named_apart(measure.relation, cut) if query else ""
    if apart:
        # Names are searched among the records that have them; then those are counted that the reader sees.
        named = facts.read(
            f"{apart.partition(' where ')[0]} where contains(lower({_own(cut)}), lower($query))"
            f" limit {SEARCHED:d}",
            {"query": query},
        )
        part = replace(
            part, filters=(*part.filters, Filter(by, tuple(value for value, _ in named) or ("-",)))
        )
        query = ""
    rows, parameters = rows_of(
        measure, part, {}, f"{text(cut)} as cut", f"{cut.label or NO_LABEL} as label", by=(cut,)
    )
    searched = ""
    if query:
        searched = " where contains(lower(cut || ' ' || coalesce(label, '')), lower($query))"
        parameters["query"] = query
    found = facts.read(
        f"select cut, coalesce(any_value(label), ''), {queries.counted(measure)} as many"
        f" from ({rows}){searched} group by cut order by many desc, cut limit {most:d}",
        parameters,
    )
    return [(value, label, many) for value, label, many in found]


def _own(cut: Part) -> str:
    """A label in the words of its own table."""
    return re.sub(r"\b[a-z]+\.", "", cut.label)
