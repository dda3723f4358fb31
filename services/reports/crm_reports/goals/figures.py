"""What the facts say of a goal: its value, its course so far, its forecast.

The rule kept here: every number comes from queries.py; a goal of a team counts the team's records, one of a person the
person's, and that of the company all. What is shown to who reads it is the figure, never the records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from crm.reports.v1 import dashboards_pb2

from crm_reports import queries, stepping
from crm_reports.goals import forecasting, rules
from crm_reports.goals.forecasting import Forecast
from crm_reports.measures import COUNT, SUM, Measure
from crm_reports.queries import Slice, Value
from crm_reports.rules import DAY, Period, Step, zone_of
from crm_reports.warehouse import Warehouse

LAST_YEAR = timedelta(days=364)  # whole weeks, so that weekdays fall on weekdays


@dataclass(frozen=True)
class Course:
    """A goal's way so far: points by day, the latest value, and what is to come."""

    value: Decimal | None
    day: date
    first: date | None
    count: int
    points: Sequence[tuple[date, Decimal]]
    forecast: Forecast | None


def usual_reading(measure: Measure) -> str:
    """How a measure is read unless somebody says otherwise."""
    if measure.standing:
        return "standing"
    return "total" if measure.aggregate in (COUNT, SUM) else "monthly"


class Figures:
    """The figures of one goal, out of the facts."""

    def __init__(
        self, facts: Warehouse, measure: Measure, parts: Mapping[str, str], goal: Any
    ) -> None:
        self.facts, self.measure, self.parts, self.goal = facts, measure, parts, goal
        self.zone = zone_of(goal.time_zone)
        period = Period(None, None, self.zone)
        if goal.level == "person":
            self.part = Slice(period, rows="own", reader_id=goal.person_id)
        else:
            self.part = Slice(period, team=goal.team if goal.level == "team" else "")

    def over(self, first: date | None, last: date) -> Value:
        """The figure of these days; of what stands, at the end of the last."""
        period = Period(None if self.measure.standing else first, last, self.zone)
        return queries.value_of(self.facts, self.measure, self.part.at(period), self.parts)

    def _along(self, steps: Sequence[Step]) -> list[Decimal | None]:
        """The figure of each step."""
        if not steps:
            return []
        whole = self.part.at(Period(steps[0].first, steps[-1].last, self.zone))
        values = stepping.along(self.facts, self.measure, whole, self.parts, steps)
        zero = Decimal(0) if self.measure.aggregate in (COUNT, SUM) else None
        return [values.get((number, ""), zero) for number in range(len(steps))]

    def baseline(self, day: date) -> Decimal | None:
        """What it was as of a day; of a total: in as many days as the goal has, up to that one."""
        goal = self.goal
        if goal.reading in ("total", "standing"):
            span = goal.target_date - goal.start_date
            return self.over(day - span, day).value
        steps = rules.calendar_steps(goal.reading, day - timedelta(days=40), day)
        return self.over(steps[-1].first, steps[-1].last).value

    def course(self, today: date) -> Course:
        """Its way so far, and what is to come."""
        if self.goal.reading == "total":
            return self._total(today)
        if self.goal.reading == "standing":
            return self._standing(today)
        return self._stepwise(today)

    def _total(self, today: date) -> Course:
        goal = self.goal
        day = min(today, goal.target_date)
        now = self.over(goal.start_date, day) if day >= goal.start_date else Value(None, 0)
        ended = min(today - DAY, goal.target_date)
        length = rules.block_days(goal.start_date, goal.target_date)
        steps = rules.blocks(goal.start_date, ended, length)
        values = self._added(steps)
        sums, points = Decimal(0), []
        for step, value in zip(steps, values, strict=True):
            sums += value
            points.append((step.last, sums))
        if now.value is not None and (not points or points[-1][0] < day):
            points.append((day, now.value))
        forecast = None
        if today <= goal.target_date and steps:
            forecast = self._rest(steps, values, ended, length)
            least = (
                float(now.value)
                if forecast and now.value is not None and self._only_grows()
                else None
            )
            forecast = forecast.within(least, None) if forecast else None
        return Course(now.value, day, goal.start_date, now.record_count, points, forecast)

    def _added(self, steps: Sequence[Step]) -> list[Decimal]:
        """What each block adds to the total: of different customers, those that were not there before."""
        values = [value or Decimal(0) for value in self._along(steps)]
        if not steps or sum(values) == (self.over(steps[0].first, steps[-1].last).value or 0):
            return values
        totals = [self.over(steps[0].first, step.last).value or Decimal(0) for step in steps]
        return [now - was for was, now in zip([Decimal(0), *totals], totals, strict=False)]

    def _only_grows(self) -> bool:
        """Counts and times never shrink; sums of money may, where there are losses."""
        return self.measure.unit != dashboards_pb2.UNIT_MONEY

    def _rest(
        self, steps: Sequence[Step], values: Sequence[Decimal], ended: date, length: int
    ) -> Forecast | None:
        """What a total will come to: by last year where there is one, else by what came in."""
        so_far = float(self.over(self.goal.start_date, ended).value or 0)
        left = (self.goal.target_date - ended).days / length
        blocks = [float(value) for value in values]
        then = [Step(step.label, step.first - LAST_YEAR, step.last - LAST_YEAR) for step in steps]
        before = self.part.at(Period(None, then[0].first - DAY, self.zone))
        if queries.value_of(self.facts, self.measure, before, self.parts).record_count:
            rest = self.over(ended + DAY - LAST_YEAR, self.goal.target_date - LAST_YEAR).value
            earlier = [float(value or 0) for value in self._along(then)]
            found = forecasting.last_year(so_far, blocks, earlier, float(rest or 0), left)
            if found is not None:
                return found
        return forecasting.run_rate(so_far, blocks, left)

    def _standing(self, today: date) -> Course:
        goal = self.goal
        day = min(today, goal.target_date)
        length = rules.block_days(goal.start_date, goal.target_date)
        back = min(goal.start_date, day - timedelta(days=length * (rules.LOOKED_AT - 1)))
        days = rules.sample_days(back, day, length)
        steps = [Step("", each, each) for each in days]
        known = [
            (each, value)
            for each, value in zip(days, self._along(steps), strict=True)
            if value is not None
        ]
        forecast = None
        if today <= goal.target_date:
            levels = [float(value) for _, value in known[-rules.LOOKED_AT :]]
            left = (goal.target_date - day).days / length
            forecast = forecasting.drift(levels, left)
        points = [(each, value) for each, value in known if each >= goal.start_date]
        now = self.over(None, day)
        return Course(now.value, day, None, now.record_count, points, self._bounded(forecast))

    def _stepwise(self, today: date) -> Course:
        goal = self.goal
        ended = min(today - DAY, goal.target_date)
        days = 31 if goal.reading == "monthly" else 7
        back = min(goal.start_date, ended - timedelta(days=days * rules.LOOKED_AT))
        steps = rules.calendar_steps(goal.reading, back, ended)
        values = self._along(steps)
        known = [
            (step, value) for step, value in zip(steps, values, strict=True) if value is not None
        ]
        begun = [(step, value) for step, value in known if step.last >= goal.start_date]
        points = [(step.last, value) for step, value in begun]
        forecast = None
        if today <= goal.target_date:
            looked = known[-rules.LOOKED_AT :]
            drawn = [(float(step.last.toordinal()), float(value)) for step, value in looked]
            forecast = forecasting.trend(drawn, float(goal.target_date.toordinal()))
        if not begun:
            return Course(None, ended, None, 0, points, self._bounded(forecast))
        step, value = begun[-1]
        count = self.over(step.first, step.last).record_count
        return Course(value, step.last, step.first, count, points, self._bounded(forecast))

    def _bounded(self, forecast: Forecast | None) -> Forecast | None:
        """A forecast where the measure can be."""
        if forecast is None or self.measure.unit == dashboards_pb2.UNIT_MONEY:
            return forecast
        most = 1.0 if self.measure.unit == dashboards_pb2.UNIT_SHARE else None
        return forecast.within(0.0, most)
