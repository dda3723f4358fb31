"""What the network decides: steps of visits, extensions and conflicts, places of territories, days of contracts.

The rule kept here: every decision is a pure function of what is written down. States change only along these tables.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

VISIT_STEPS = {("planned", "complete"): "done", ("planned", "cancel"): "cancelled"}
EXTENSION_STEPS = {
    ("asked", "approve"): "approved",
    ("asked", "refuse"): "refused",
    ("asked", "void"): "void",
}
CONFLICT_STEPS = {
    ("open", "decide"): "decided",
    ("open", "dissolve"): "dissolved",
    ("decided", "reopen"): "open",
}
BETWEEN = " › "
INVITATION_DAYS = 14


def inside(territory_id: int, around: Sequence[int]) -> bool:
    """Whether a territory would lie within itself: `around` are the ids from the outside in."""
    return territory_id in around


def path_of(names: Iterable[str]) -> str:
    """The name of a territory after those around it."""
    return BETWEEN.join(names)


def last_notice_day(end: date, notice_days: int) -> date:
    """The last day on which notice of a contract can be given."""
    return end - timedelta(days=notice_days)


def reminder_due(until: datetime, now: datetime, days: Iterable[int]) -> int | None:
    """Which reminder of a protection is due: of all whose time has come the latest; None: none, or it is over."""
    if until <= now:
        return None
    return min((each for each in days if until - now <= timedelta(days=each)), default=None)


def sides_left(claimants: Mapping[int, str]) -> int:
    """How many different claimants a conflict has: two records of one are one side."""
    return len(set(claimants.values()))
