"""What is decided about marketing materials: the steps of an order, periods of quotas, and what is left of them.

The rule kept here: pure; states change only along the table below, and of several quotas the least decides.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

# (state, step) → the state that the step leads to.
ORDER_STEPS = {
    ("requested", "approve"): "approved",
    ("requested", "reject"): "rejected",
    ("requested", "withdraw"): "withdrawn",
    ("approved", "allot"): "allotted",
    ("approved", "withdraw"): "withdrawn",
    ("allotted", "ship"): "shipped",
    ("allotted", "withdraw"): "withdrawn",
    ("shipped", "receive"): "received",
    ("received", "return"): "received",
}
CHANGEABLE = "requested"
USUAL_DAYS = 90


def next_state(state: str, step: str) -> str | None:
    """The state that the step leads to, or None if it may not be taken."""
    return ORDER_STEPS.get((state, step))


def steps_from(state: str) -> tuple[str, ...]:
    """The steps that an order in this state allows."""
    return tuple(step for start, step in ORDER_STEPS if start == state)


def period_start(period: str, day: date) -> date:
    """The first day of the month, quarter or year that a day is in."""
    if period == "year":
        return date(day.year, 1, 1)
    if period == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return day.replace(day=1)


def left(lines: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """What may still be had, of quotas and what is used of them; None: nothing limits it."""
    rests = [max(Decimal(0), quantity - used) for quantity, used in lines]
    return min(rests, default=None)


def spans(shipped: date, days: int) -> tuple[tuple[date, date], tuple[date, date]]:
    """As many days before a shipment as after it; the day itself is in neither. First and last days."""
    one = timedelta(days=1)
    length = timedelta(days=days - 1)
    return (shipped - one - length, shipped - one), (shipped + one, shipped + one + length)
