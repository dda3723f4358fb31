"""What a goal is and where it stands: plain decisions, no database, no messages.

The rule kept here: a goal is reached when the facts say so and never before; which way is good comes from the measure.
A total is reached for good once it is there; a limit for a total is kept only when its last day is over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from crm_reports.rules import DAY, Step, add_months

MOST_GOALS, FEWEST_GOALS, MOST_ACTIONS = 5, 3, 20
RANK = {"company": 0, "team": 1, "person": 2}
# What it is measured by: moved with a reason only.
MEASURED_BY = frozenset(
    [
        "figure_id",
        "filters",
        "currency",
        "reading",
        "baseline",
        "baseline_date",
        "target",
        "start_date",
        "target_date",
    ]
)
POINTS = 60
LOOKED_AT = 12  # points that a trend is drawn through


@dataclass(frozen=True, slots=True)
class Plan:
    """What a goal asks for, in numbers."""

    total: bool
    direction: int
    baseline: Decimal
    target: Decimal
    first: date
    last: date

    def meets(self, value: Decimal | float) -> bool:
        """Whether a value is as good as the target."""
        return value >= self.target if self.direction > 0 else value <= self.target

    def needed(self, day: date) -> Decimal:
        """What has to be there on a day, on a straight way."""
        whole = (self.last - self.first).days + 1
        gone = min(max((day - self.first).days + 1, 0), whole)
        start = Decimal(0) if self.total else self.baseline
        return start + (self.target - start) * gone / whole

    def percent(self, value: Decimal | None, forecast: float | None) -> int | None:
        """How much of the way is behind it; of a limit for a total, of what it will come to."""
        if self.total and self.direction > 0:
            if value is None or not self.target:
                return None
            return int(100 * value / self.target)
        reached = (None if forecast is None else Decimal(str(forecast))) if self.total else value
        if reached is None or self.target == self.baseline:
            return None
        way = int(100 * (reached - self.baseline) / (self.target - self.baseline))
        return min(way, 100) if self.total else way


def state_of(plan: Plan, value: Decimal | None, forecast: float | None, today: date) -> str:
    """Where a goal stands."""
    if today < plan.first:
        return "not_started"
    over = today > plan.last
    if value is None:
        return "unknown"
    if plan.total and plan.direction < 0:
        if not plan.meets(value):
            return "missed"
        if over:
            return "reached"
    elif plan.meets(value):
        return "reached"
    elif over:
        return "missed"
    if forecast is None:
        return "unknown"
    return "on_track" if plan.meets(forecast) else "at_risk"


def direction_of(measure: int, baseline: Decimal | None, target: Decimal) -> int:
    """Which way is good: as the measure says, else from the baseline to the target."""
    if measure:
        return measure
    return -1 if baseline is not None and target < baseline else 1


def block_days(first: date, last: date) -> int:
    """The length of the blocks of time that a total is made of."""
    span = (last - first).days + 1
    return 1 if span <= 35 else 7 if span <= 7 * POINTS else 28


def blocks(first: date, last: date, days: int) -> list[Step]:
    """Whole blocks from the first day to the last, and no others."""
    count = max(0, (last - first).days + 1) // days
    starts = [first + timedelta(days=days * number) for number in range(count)]
    return [Step(f"{start:%m-%d}", start, start + timedelta(days=days - 1)) for start in starts]


def calendar_steps(reading: str, first: date, last: date) -> list[Step]:
    """The whole months or weeks that end by the last day, from the one that holds the first on."""
    monthly = reading == "monthly"
    begin = first.replace(day=1) if monthly else first - timedelta(days=first.weekday())
    found: list[Step] = []
    while True:
        after = add_months(begin, 1) if monthly else begin + timedelta(days=7)
        if after - DAY > last:
            return found
        found.append(Step(f"{begin:%Y-%m}" if monthly else f"{begin:%m-%d}", begin, after - DAY))
        begin = after


def sample_days(first: date, last: date, days: int) -> list[date]:
    """Days on which a level is looked at: the last one, and back in equal steps to the first at most."""
    count = max(0, (last - first).days) // days
    return [last - timedelta(days=days * back) for back in range(count, -1, -1)]


def moved(before: Mapping[str, object], after: Mapping[str, object]) -> Sequence[str]:
    """The fields that changed, in order."""
    return [name for name, value in after.items() if before[name] != value]
