"""What the clocks of a ticket must say, minute by minute: slow, and plain enough to be believed.

The rule kept here: a minute counts when it lies between eight and six on Thursday or Monday (Friday is a holiday, then
comes the weekend) and the ticket neither waits for the customer nor is closed.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tests.day.records import Ticket
from tests.day.script import CLOSES, DAY, OPENS

# What each priority has: minutes until the first answer and the solution, and the minute of it that warns.
TARGETS = {
    "urgent": {"first_response": (60, 40), "resolution": (120, 96)},
    "high": {"first_response": (240, 180), "resolution": (480, 420)},
    "normal": {"first_response": (240, 180), "resolution": (480, 420)},
    "low": {"first_response": (240, 180), "resolution": (480, 420)},
}
STAGE = (60, 30)  # what a department has
DEPARTMENTS = ("technical", "logistics", "billing")
POINTLESS = ("duplicate", "withdrawn")


class Clock(NamedTuple):
    """A clock as it must be now."""

    ref: str
    kind: str
    team: str
    start: int
    state: str
    due: int | None
    warned: int | None
    breached: int | None
    end: int | None


def is_open(minute: int) -> bool:
    """Whether a minute counts."""
    return minute // DAY in (0, 4) and OPENS <= minute % DAY < CLOSES


def still(ticket: Ticket, minute: int) -> bool:
    """Whether the ticket stood still in this minute."""
    state = next((s.state for s in reversed(ticket.steps) if s.minute <= minute), "")
    return state in ("waiting", "closed")


def reached(ticket: Ticket, start: int, length: int, now: int) -> int | None:
    """When so many minutes have counted; None while the ticket stands still and they have not."""
    for minute in range(start, 5 * DAY):
        if is_open(minute) and not still(ticket, min(minute, now)):
            length -= 1
            if length == 0:
                return minute + 1
    return None


def clocks(ticket: Ticket, now: int) -> Iterator[Clock]:
    """All clocks of a ticket as they are now."""
    how = "cancelled" if ticket.outcome in POINTLESS else "met"
    yield _clock(ticket, "resolution", "", ticket.opened, ticket.closed, how, now)
    yield _clock(ticket, "first_response", "", ticket.opened, ticket.first, "met", now)
    for team, start, end, ended in stages(ticket, how):
        if team in DEPARTMENTS:
            yield _clock(ticket, "stage", team, start, end, ended, now)


def stages(ticket: Ticket, closed: str) -> Iterator[tuple[str, int, int | None, str]]:
    """The visits to departments, and how each ended."""
    team, start = "", 0
    for step in ticket.steps:
        if step.team == team and step.state != "closed":
            continue
        if team:
            given_back = step.kind in ("returned", "withdrawn")
            how = closed if step.state == "closed" else "cancelled" if given_back else "met"
            yield team, start, step.minute, how
        team, start = ("" if step.state == "closed" else step.team), step.minute
    if team:
        yield team, start, None, ""


def _clock(
    ticket: Ticket, kind: str, team: str, start: int, end: int | None, ended: str, now: int
) -> Clock:
    """One clock."""
    early = ticket.raised is not None and end is not None and end < ticket.raised
    priority = ticket.was if early else ticket.priority
    target, warns = STAGE if kind == "stage" else TARGETS[priority][kind]
    until = now if end is None else min(end, now)
    seen = until if end is None else max(start, end - 1)  # as things stood until then
    due, warn = reached(ticket, start, target, seen), reached(ticket, start, warns, seen)
    if start == end:
        due = warn = None  # answered while the telephone rang: nothing was due
    # What was urgent only later can warn only then.
    warn = max(warn, ticket.raised) if warn and ticket.raised and not early else warn
    is_late = due is not None and due <= until
    state = "breached" if is_late else ended if end is not None else "running"
    if state == "running" and still(ticket, now):
        state, due = "paused", None
    warned = warn if warn is not None and warn <= until else None
    return Clock(ticket.ref, kind, team, start, state, due, warned, due if is_late else None, end)
