"""What may happen to a meeting, its minutes and an action, when meetings are, and what a pack puts first.

The rule kept here: every decision is a table or a function of plain values. An action that is not closed has a person
and a date, unless it is still proposed; and a proposed one without a person is an error, not a state to rest in.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, rrulestr, weekday

MEETING: Mapping[tuple[str, str], str] = {
    ("planned", "start"): "running",
    ("planned", "end"): "held",
    ("planned", "cancel"): "cancelled",
    ("running", "end"): "held",
    ("cancelled", "restore"): "planned",
}

# Minutes are written in versions; each one is a draft until it is agreed to.
MINUTES: Mapping[tuple[str, str], str] = {
    ("none", "write"): "draft",
    ("draft", "write"): "draft",
    ("draft", "agree"): "agreed",
    ("agreed", "write"): "draft",
}

AGENDA_ITEM: Mapping[tuple[str, str], str] = {("open", "discuss"): "discussed"}

# "land" is what happens by itself once a proposed action has a person and a date.
ACTION: Mapping[tuple[str, str], str] = {
    ("proposed", "land"): "open",
    ("proposed", "cancel"): "cancelled",
    ("open", "start"): "in_progress",
    ("open", "finish"): "done",
    ("open", "cancel"): "cancelled",
    ("in_progress", "finish"): "done",
    ("in_progress", "cancel"): "cancelled",
    ("done", "verify"): "verified",
    ("done", "reopen"): "open",
    ("verified", "reopen"): "open",
    ("cancelled", "reopen"): "open",
}
CLOSED = ("verified", "cancelled")
# Where somebody still has to act: what is done only waits for somebody else's look.
TO_DO = ("proposed", "open", "in_progress")

AHEAD = timedelta(days=92)
MOST_AHEAD = 60
REMIND = timedelta(days=2)
ESCALATE = timedelta(days=1)
HOUR = 60
USUAL_PACK_HOURS = 24
LATE_IN_MONTH = 28  # from the day after it on, not every month has such a day
# Rules of weeks, months and years whose intervals lead somewhere. What may never fall on any day (the 30th of February,
# week by week) is not taken: the library would look for it through eight thousand years.
OWN_RULE = re.compile(
    r"FREQ=(WEEKLY(;(INTERVAL=[1-9]\d{0,2}|COUNT=[1-9]\d{0,3}|WKST=[A-Z]{2}"
    r"|BYDAY=[A-Z]{2}(,[A-Z]{2})*|BYMONTH=(1[0-2]|[1-9])(,(1[0-2]|[1-9]))*))*"
    r"|(MONTHLY|YEARLY)(;(INTERVAL=[1-9]\d{0,2}|COUNT=[1-9]\d{0,3}|WKST=[A-Z]{2}"
    r"|BY(DAY|MONTHDAY|MONTH|SETPOS)=[-+,\w]+))*)"
)
FARTHEST = timedelta(days=3653)  # a rule that names no day of ten years names none


class BadRule(Exception):
    """A rule of repetition that cannot be read, or that means more than days."""


class Rhythm(NamedTuple):
    """How meetings repeat: in the hours and days of one time zone."""

    rhythm: str
    interval: int
    rule: str
    start_time: datetime
    until_time: datetime | None
    time_zone: str


def has_landed(owner_id: str, due_date: date | str | None) -> bool:
    """Whether a problem has reached somebody: a named person, with a date."""
    return bool(owner_id) and bool(due_date)


def first_state(owner_id: str, due_date: date | str | None) -> str:
    """An action with a person and a date is open; else it is only proposed."""
    return ACTION["proposed", "land"] if has_landed(owner_id, due_date) else "proposed"


def is_ownerless(state: str, owner_id: str) -> bool:
    """The error state: something is still to do and nobody has it."""
    return state in TO_DO and not owner_id


def is_overdue(state: str, due_time: datetime | None, now: datetime) -> bool:
    """Whether its day is over and it is still to do."""
    return state in TO_DO and due_time is not None and due_time <= now


def may_verify(owner_id: str, asker_id: str, *, is_admin: bool) -> bool:
    """Nobody says of their own work that it helped."""
    return is_admin or not owner_id or owner_id != asker_id


def end_of_day(day: date, time_zone: str) -> datetime:
    """The moment at which a day is over somewhere."""
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))
    return midnight.astimezone(UTC)


def occurrences(rhythm: Rhythm, after: datetime, before: datetime) -> list[datetime]:
    """The meetings later than `after`, until `before`; at least the next one, however far away; raises BadRule.

    Days and hours are counted on the clock of the time zone, so that a meeting stays at ten when the clocks change.
    """
    zone = ZoneInfo(rhythm.time_zone)
    first = rhythm.start_time.astimezone(zone).replace(tzinfo=None)
    limit = max(first, _local(after, zone)) + FARTHEST
    days = _days(rhythm, first).replace(until=limit)
    found: list[datetime] = []
    for local in days.xafter(_local(after, zone), inc=True):
        moment = local.replace(tzinfo=zone).astimezone(UTC)
        if moment <= after:
            continue
        if rhythm.until_time is not None and moment > rhythm.until_time:
            break
        if (moment > before and found) or len(found) >= MOST_AHEAD:
            break
        found.append(moment)
    return found


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """A little before a moment on the clock of a zone: the hour that comes twice in autumn is not lost."""
    return (moment - timedelta(hours=3)).astimezone(zone).replace(tzinfo=None)


def _days(rhythm: Rhythm, first: datetime) -> rrule:
    """The rule as the library has it."""
    every = max(1, rhythm.interval)
    if rhythm.rhythm == "own_rule":
        return own_rule(rhythm.rule, first)
    if rhythm.rhythm == "monthly_by_date":
        if first.day <= LATE_IN_MONTH:
            return rrule(MONTHLY, first, every, bymonthday=first.day)
        days = range(LATE_IN_MONTH, first.day + 1)
        return rrule(MONTHLY, first, every, bymonthday=days, bysetpos=-1)
    if rhythm.rhythm == "monthly_by_weekday":
        which = -1 if first.day > LATE_IN_MONTH else (first.day + 6) // 7
        return rrule(MONTHLY, first, every, byweekday=weekday(first.weekday(), which))
    return rrule(WEEKLY, first, every)


def own_rule(text: str, first: datetime) -> rrule:
    """A rule as RFC 5545 writes it, from a first day on; raises BadRule."""
    plain = text.strip().upper().removeprefix("RRULE:")
    if not OWN_RULE.fullmatch(plain):
        raise BadRule
    try:
        rule: rrule = rrulestr(plain, dtstart=first)
    except (ValueError, TypeError, OverflowError, AttributeError, KeyError, IndexError):
        raise BadRule from None
    return rule


class Weight(NamedTuple):
    """What decides where an action stands in a pack."""

    state: str
    owner_id: str
    due_time: datetime | None
    action_id: int


def pack_order(weight: Weight, now: datetime) -> tuple[int, float, int]:
    """Without an owner first, then overdue, then by date; done ones last."""
    if is_ownerless(weight.state, weight.owner_id):
        place = 0
    elif is_overdue(weight.state, weight.due_time, now):
        place = 1
    else:
        place = 2 if weight.state in TO_DO else 3
    due = weight.due_time.timestamp() if weight.due_time else float("inf")
    return place, due, weight.action_id


def period_before(start_time: datetime, end_time: datetime) -> datetime:
    """When the time of the same length before a time began."""
    return start_time - (end_time - start_time)


def path(known: Sequence[str], *more: str) -> list[str]:
    """Who sees a record, with whoever is new."""
    return list(dict.fromkeys([*known, *filter(None, more)]))
