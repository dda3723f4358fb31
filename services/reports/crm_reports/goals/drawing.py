"""The chart of a goal as geometry: what was, what was needed, and what is expected with its bounds.

The rule kept here: it shows the points that the goal has and no others, from the first day to the last; nothing here
decides a number or knows HTML.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, floor

from crm.reports.v1 import goals_pb2 as pb
from crm_chassis import formats

from crm_reports import charts
from crm_reports.charts import Tick

WIDTH, HEIGHT = 720.0, 260.0
PHONE = 360.0, 230.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 14.0, 16.0, 28.0


@dataclass(slots=True)
class Picture:
    """The chart, ready to be drawn."""

    width: float
    height: float
    actual: str = ""
    needed: str = ""
    forecast: str = ""
    band: str = ""
    dots: list[tuple[float, float, str]] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    words: list[Tick] = field(default_factory=list)
    left: float = LEFT

    @property
    def right(self) -> float:
        """Where its lines end."""
        return self.width - RIGHT


def picture_of(goal: pb.Goal, *, phone: bool = False) -> Picture | None:
    """The chart of a goal, for a desk or as narrow as a phone; None when there is nothing to draw."""
    points = [*goal.progress.points]
    if not points:
        return None
    first, last = date.fromisoformat(goal.start_date), date.fromisoformat(goal.target_date)
    start = 0.0 if goal.reading == pb.GOAL_READING_TOTAL else float(goal.baseline)
    low, high, step = _range(goal, start)
    made = Picture(*(PHONE if phone else (WIDTH, HEIGHT)))

    def x(day: date) -> float:
        share = (day - first).days / ((last - first).days or 1)
        return round(LEFT + (made.right - LEFT) * min(max(share, 0), 1), 1)

    def y(value: float) -> float:
        room = made.height - TOP - BOTTOM
        return round(made.height - BOTTOM - room * (value - low) / (high - low), 1)

    unit, currency = goal.progress.unit, goal.currency
    count = round((high - low) / step)
    made.ticks = [
        Tick(y(low + step * n), charts.shortly(low + step * n, unit)) for n in range(count + 1)
    ]
    made.words = [Tick(x(day), formats.day(day)) for day in (first, last)]
    made.needed = f"{x(first)},{y(start)} {x(last)},{y(float(goal.target))}"
    _lines(made, points, x, y)
    made.dots = [
        (
            x(day),
            y(float(p.actual)),
            f"{formats.day(day)}: {charts.shown(p.actual, unit, currency)}",
        )
        for p in points
        if p.actual
        for day in (date.fromisoformat(p.date),)
    ]
    return made


def _range(goal: pb.Goal, start: float) -> tuple[float, float, float]:
    """From where to where the chart goes, in round numbers, and the step of its ticks."""
    values = [start, float(goal.target)]
    names = ("actual", "forecast", "low", "high")
    values += [float(getattr(p, n)) for p in goal.progress.points for n in names if getattr(p, n)]
    low, high = min(values), max(values)
    if low > 0 and low < high / 2:
        low = 0.0
    step = charts.step_of((high - low) or abs(high) or 1.0, goal.progress.unit)
    return floor(low / step) * step, ceil(high / step) * step or step, step


def _lines(
    made: Picture,
    points: Sequence[pb.GoalPoint],
    x: Callable[[date], float],
    y: Callable[[float], float],
) -> None:
    """The lines through the points, and the band between the bounds."""

    def line(name: str, some: Sequence[pb.GoalPoint]) -> list[str]:
        return [
            f"{x(date.fromisoformat(p.date))},{y(float(getattr(p, name)))}"
            for p in some
            if getattr(p, name)
        ]

    made.actual = " ".join(line("actual", points))
    made.forecast = " ".join(line("forecast", points))
    high, low = line("high", points), line("low", points)
    made.band = " ".join([*high, *reversed(low)]) if len(high) > 1 else ""
