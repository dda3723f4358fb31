"""Figures along time: which step of a period each record counts in.

The rule kept here: as in queries.py; what stands counts at the end of every step, everything else in one step only.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from crm_reports.measures import Measure
from crm_reports.queries import Parts, Slice, aggregated, cut_named, exact, naive, rows_of, text
from crm_reports.relating import Part
from crm_reports.rules import DAY, Period, Step
from crm_reports.warehouse import Warehouse


def stepped(
    measure: Measure,
    part: Slice,
    parts: Parts,
    steps: Sequence[Step],
    *more: str,
    by: tuple[Part, ...] = (),
) -> tuple[str, dict[str, Any]]:
    """The same SELECT with the `step` that a record counts in; what stands counts at the end of every step."""
    standing = measure.standing
    if standing:
        more = (f"{measure.standing} as ended", *more)
        measure, part = replace(measure, standing=""), part.at(Period(None, None, part.period.zone))
    rows, parameters = rows_of(measure, part, parts, *more, by=by)
    periods = [Period(step.first, step.last, part.period.zone) for step in steps]
    if measure.relation.dated:
        lows: list[Any] = [step.first for step in steps]
        highs: list[Any] = [step.last + DAY for step in steps]
    else:
        lows = [naive(period.start) for period in periods]
        highs = [naive(period.end) for period in periods]
    if standing:
        select = (
            f"select * from ({rows}) join (select unnest($lows) as low, unnest($highs) as high,"
            " unnest($numbers) as step) on counted < high and (ended is null or ended >= high)"
        )
        numbers = list(range(len(steps)))
        return select, {**parameters, "lows": lows, "highs": highs, "numbers": numbers}
    # Steps follow each other without gaps: a record's step is found by halving them.
    within = "counted >= $step_from and counted < $step_to"
    select = f"select *, {_halved(0, len(steps))} as step from ({rows}) where {within}"
    bounds = {f"step{number}": low for number, low in enumerate(lows) if number}
    return select, {**parameters, **bounds, "step_from": lows[0], "step_to": highs[-1]}


def _halved(first: int, end: int) -> str:
    """The number of the step from `first` up to `end` that a moment is in."""
    if end - first == 1:
        return str(first)
    half = (first + end) // 2
    return (
        f"case when counted < $step{half} then {_halved(first, half)} else {_halved(half, end)} end"
    )


def along(
    facts: Warehouse,
    measure: Measure,
    part: Slice,
    parts: Parts,
    steps: Sequence[Step],
    split: str = "",
) -> dict[tuple[int, str], Decimal | None]:
    """The figure for each step of time (and each value of a part of it); steps without records are not in it."""
    if not steps:  # a period that has not begun
        return {}
    cut = cut_named(measure.relation, split) if split else None
    name = f"{text(cut) if cut else chr(39) * 2} as cut"
    rows, parameters = stepped(measure, part, parts, steps, name, by=(cut,) if cut else ())
    found = facts.read(
        f"select step, cut, {aggregated(measure)} from ({rows}) group by step, cut", parameters
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
