"""When an alert tells: plain decisions, no database, no messages.

The rule kept here: an alert tells when its value crosses the line, and again only after it came back, or after so many
days if that was asked. What rises or falls is compared over whole days, so that a day that has just begun is no fall.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from crm_reports.rules import DAY, add_months

CHANGES = ("rises", "falls")
USUAL_DAYS, USUAL_MINUTES, TRIED_DAYS = 7, 15, 90


@dataclass(frozen=True, slots=True)
class Line:
    """What an alert compares."""

    comparison: str
    line: Decimal
    back_line: Decimal | None = None
    repeat_days: int = 0

    def beyond(self, value: Decimal, was: bool) -> bool:
        """Whether a value is beyond the line; once it was, it has to come back as far as was asked."""
        line = self.back_line if was and self.back_line is not None else self.line
        if self.comparison == "below":
            return value < line
        if self.comparison == "falls":
            return -value > line
        return value > line

    def is_behind(self, back: Decimal) -> bool:
        """Whether a line of return lies on the good side of the line."""
        return back >= self.line if self.comparison == "below" else back <= self.line

    def tells(self, was: bool, beyond: bool, told: datetime | None, now: datetime) -> str:
        """What there is to tell: "crossed", "still", or nothing."""
        if not beyond:
            return ""
        if not was:
            return "crossed"
        waited = timedelta(days=self.repeat_days)
        return "still" if waited and told is not None and now - told >= waited else ""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are measured, and those before them that they are compared with."""

    first: date | None
    last: date
    first_before: date | None = None
    last_before: date | None = None


def window_of(kind: str, days: int, comparison: str, today: date) -> Window | None:
    """The days of an alert; None when there is no whole day yet to compare."""
    changes = comparison in CHANGES
    last = today - DAY if changes else today
    if kind == "standing":
        return Window(None, today, None, today - timedelta(days=days))
    if kind == "last_days":
        span = timedelta(days=days)
        return Window(today - span, last, today - 2 * span, today - span - DAY)
    first = (
        today.replace(day=1) if kind == "this_month" else today - timedelta(days=today.weekday())
    )
    if last < first:
        return None
    before = add_months(first, -1) if kind == "this_month" else first - timedelta(days=7)
    return Window(first, last, before, min(before + (last - first), first - DAY))


def change(now: Decimal, before: Decimal) -> Decimal | None:
    """By how many percent it changed; None where there was nothing before."""
    return round((now - before) / abs(before) * 100, 4) if before else None
