"""How far a goal has come, in numbers and in words: what every reply about a goal says.

The rule kept here: progress is computed from facts when it is asked for; what was computed is kept until facts change
or the day ends. Facts that are missing or behind are said.
"""

from collections.abc import Hashable
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import goals_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.i18n import gettext as _
from crm_chassis.records import decimal_text, enum_numbers

from crm_reports import charts
from crm_reports.dashboards import language_of
from crm_reports.follower import Following, following_of
from crm_reports.goals import choosing, rules
from crm_reports.goals.figures import Course, Figures
from crm_reports.goals.forecasting import Forecast
from crm_reports.goals.rules import Plan
from crm_reports.rendering import MODULES
from crm_reports.rules import zone_of

if TYPE_CHECKING:
    from datetime import date

    from crm_chassis.call import Call

    from crm_reports.measures import Measure

KEPT = 500
_kept: "WeakKeyDictionary[Following, dict[Hashable, pb.GoalProgress]]" = WeakKeyDictionary()


def today_of(call: "Call", goal: Any) -> "date":
    """What day it is for a goal."""
    return call.clock.now().astimezone(zone_of(goal.time_zone)).date()


def is_current(call: "Call", found: Following, service: str) -> bool:
    """Whether the facts of a service can be trusted now."""
    return (
        call.peers.home.has(service)
        and found.followers[service].source().state == dashboards_pb2.SOURCE_STATE_CURRENT
    )


def progress_of(call: "Call", goal: Any, *, points: bool = False) -> pb.GoalProgress:
    """How far a goal has come; with the points of its chart if asked."""
    chosen = choosing.found(goal)
    found = following_of(call)
    with i18n.reader(language_of(call), goal.time_zone):
        if chosen is None:
            return pb.GoalProgress(
                state=pb.GOAL_STATE_UNKNOWN,
                explanation=_("The catalogue no longer has what this goal was measured by."),
            )
        measure, parts = chosen
        service = measure.relation.service
        today = today_of(call, goal)
        key = (
            (goal.goal_id, goal.etag, today, language_of(call)),
            tuple(sorted(found.facts.generation.items())),
        )
        kept = _kept.setdefault(found, {})
        if key not in kept:
            if len(kept) >= KEPT:
                kept.clear()
            with found.facts.moment():
                kept[key] = _computed(goal, Figures(found.facts, measure, parts, goal), today)
        made = pb.GoalProgress()
        made.CopyFrom(kept[key])
        made.current = is_current(call, found, service)
        if not made.current:
            made.explanation += " " + _("The facts are not complete just now.")
    if not points:
        del made.points[:]
    return made


def _computed(goal: Any, figures: Figures, today: "date") -> pb.GoalProgress:
    measure = figures.measure
    plan = Plan(
        goal.reading == "total",
        goal.direction,
        goal.baseline,
        goal.target,
        goal.start_date,
        goal.target_date,
    )
    course = figures.course(today)
    expected = course.forecast
    state = rules.state_of(plan, course.value, expected.value if expected else None, today)
    percent = plan.percent(course.value, expected.value if expected else None)
    if state == "reached" and not plan.total:
        percent = max(percent or 0, 100)
    made = pb.GoalProgress(
        state=enum_numbers(pb.GoalState.DESCRIPTOR)[state],  # type: ignore[arg-type]
        explanation=explained(goal, plan, measure, course, state),
        measure=named(measure),
        unit=measure.unit,
        value=_text(course.value),
        value_date=course.day.isoformat(),
        percent=max(-999, min(percent or 0, 9999)),
        has_percent=percent is not None,
        record_count=course.count,
        records_path=_records(goal, figures, course),
        points=_points(plan, course, today),
    )
    if expected is not None and today <= goal.target_date:
        made.forecast, made.forecast_low, made.forecast_high = (
            _text(Decimal(f"{each:.4f}")) for each in (expected.value, expected.low, expected.high)
        )
        made.method = enum_numbers(pb.ForecastMethod.DESCRIPTOR)[expected.method]  # type: ignore[assignment]
    return made


def _text(value: Decimal | None) -> str:
    return "" if value is None else decimal_text(value)


def _records(goal: Any, figures: Figures, course: Course) -> str:
    """Where the records behind the value are listed."""
    parts = dict(figures.parts)
    if goal.level == "person" and "owner" in figures.measure.relation.parts:
        parts.setdefault("owner", goal.person_id)
    return choosing.address(
        figures.measure.figure_id,
        parts,
        start_date=course.first.isoformat() if course.first else "",
        end_date=course.day.isoformat(),
        team=goal.team if goal.level == "team" else "",
    )


def _points(plan: Plan, course: Course, today: "date") -> list[pb.GoalPoint]:
    """What was, what was needed, and what is expected, by day."""
    found = [
        pb.GoalPoint(
            date=day.isoformat(), actual=_text(value), needed=_text(round(plan.needed(day), 4))
        )
        for day, value in course.points
    ]
    expected = course.forecast
    if found and expected and today <= plan.last:
        found[-1].forecast = found[-1].low = found[-1].high = found[-1].actual
    last = pb.GoalPoint(date=plan.last.isoformat(), needed=_text(plan.target))
    if expected and today <= plan.last:
        last.forecast, last.low, last.high = (
            f"{each:.4f}" for each in (expected.value, expected.low, expected.high)
        )
    if not course.points or course.points[-1][0] < plan.last:
        found.append(last)
    return found


def named(measure: "Measure") -> str:
    """What a measure is called, with the module that it is of: many are called "Open"."""
    service = measure.relation.service
    return " · ".join([*([_(MODULES[service])] if service in MODULES else []), _(measure.title)])


def roughly(value: float, unit: int, currency: str) -> str:
    """A value that is expected, no finer than anybody could expect it."""
    exact = Decimal(f"{value:.4f}")
    whole = unit == dashboards_pb2.UNIT_COUNT and abs(exact) >= 10
    return shortly(f"{round(exact) if whole else exact:f}", unit, currency)


def shortly(value: str, unit: int, currency: str) -> str:
    """A value as a goal shows it: amounts in whole units."""
    if unit == dashboards_pb2.UNIT_MONEY and value:
        return formats.money(Decimal(value), currency, whole=True)
    return charts.shown(value, unit, currency)


def explained(goal: Any, plan: Plan, measure: "Measure", course: Course, state: str) -> str:
    """Why a goal stands where it does, in the reader's language."""

    day = formats.day(goal.target_date)
    if state == "not_started":
        return _("It begins on %(day)s.", day=formats.day(goal.start_date))
    if course.value is None:
        return _("Nothing could be measured yet.")
    value, target = (
        shortly(f"{each:f}", measure.unit, goal.currency) for each in (course.value, goal.target)
    )
    told = {"value": value, "target": target, "day": day}
    if state == "reached":
        return _("The target for %(day)s is %(target)s.", **told)
    if state == "missed" and course.day < goal.target_date:
        return _("It is %(value)s already; the limit for %(day)s is %(target)s.", **told)
    if state == "missed":
        return _("It came to %(value)s; the target for %(day)s was %(target)s.", **told)
    if course.forecast is None:
        return _("%(value)s so far: too little to tell what it will be on %(day)s.", **told)
    return _ahead(goal, plan, measure, course.forecast, told)


def _ahead(
    goal: Any, plan: Plan, measure: "Measure", expected: Forecast, told: dict[str, str]
) -> str:
    """What it will be if it goes on like this, how sure that is, and whether it is enough."""
    told = told | {
        name: roughly(each, measure.unit, goal.currency)
        for name, each in (
            ("forecast", expected.value),
            ("low", expected.low),
            ("high", expected.high),
        )
    }
    lead = (
        _(
            "If it goes on like this, it will be %(forecast)s on %(day)s; needed are %(target)s.",
            **told,
        )
        if plan.direction > 0
        else _(
            "If it goes on like this, it will be %(forecast)s on %(day)s; the limit is %(target)s.",
            **told,
        )
    )
    bounds = _("Four times out of five it lies between %(low)s and %(high)s.", **told)
    certain = plan.meets(expected.low) == plan.meets(expected.high)
    return " ".join([lead, bounds, *([] if certain else [_("So it is not certain either way.")])])
