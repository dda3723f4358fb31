"""A clock that is told by counting: the slow oracle for the arithmetic of service levels.

It knows nothing of spans of instants, of sums or of searches. It walks from grain to grain, asks the time zone what the
clock on the wall shows, looks whether that lies within the hours of that day, and counts. What it says is right because
there is nothing to get wrong.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays


@cache
def public_holidays(country):
    """The library's own calendar of a country."""
    return holidays.country_holidays(country)


@dataclass
class SlowCalendar:
    """Hours of a week by minutes of the day, and days that are different."""

    zone: str
    week: list[list[tuple[int, int]]]
    own: dict[date, list[tuple[int, int]]] = field(default_factory=dict)
    country: str = ""
    make_up: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self):
        self.there = ZoneInfo(self.zone)
        self.free = public_holidays(self.country) if self.country else {}
        self.seen: dict[int, bool] = {}

    def hours(self, day):
        """The spans of one day."""
        if day in self.own:
            return self.own[day]
        is_free = day in self.free
        if day in getattr(self.free, "weekend_workdays", ()):
            return self.make_up or self.week[0]
        return [] if is_free else self.week[day.weekday()]

    def is_open(self, second):
        """Whether the clock on the wall shows a time within the hours."""
        if second not in self.seen:
            wall = datetime.fromtimestamp(second, UTC).astimezone(self.there)
            minute = wall.hour * 60 + wall.minute
            today = any(start <= minute < end for start, end in self.hours(wall.date()))
            before = self.hours(wall.date() - timedelta(days=1))
            tail = any(start <= minute + 1440 < end for start, end in before)
            self.seen[second] = today or tail
        return self.seen[second]


@dataclass(frozen=True)
class SlowRule:
    """So many seconds by a calendar, when it warns, and in which states it stands still."""

    target: int
    warn: int | None
    calendar: int
    pauses: tuple[str, ...]


@dataclass
class SlowClock:
    """One clock on a ticket, moved on from grain to grain."""

    start: int
    grain: int
    calendars: list[SlowCalendar]
    state: str = "running"
    consumed: int = 0
    warned: int | None = None
    breach: int | None = None
    end: int | None = None

    def counted(self, rule, standing, until):
        """How many seconds counted from the start until a moment, all counted again."""
        total = 0
        for second in range(self.start, until, self.grain):
            if self.counts(rule, standing, second):
                total += self.grain
        return total

    def counts(self, rule, standing, second):
        """Whether the grain that begins at this second counts."""
        where = next(state for moment, state in reversed(standing) if moment <= second)
        stands_still = where == "closed" or where in rule.pauses
        return not stands_still and self.calendars[rule.calendar].is_open(second)


def walk(start, grain, calendars, standing, rules, until):
    """A clock's whole life: `standing` is when its ticket stood where, `rules` which rule held from when (or None)."""
    clock = SlowClock(start, grain, calendars)
    rule = None
    events = {moment for moment, _ in standing} | {moment for moment, _ in rules}
    total = 0
    lived = False
    for now in range(start, until + grain, grain):
        going = lived and clock.end is None and clock.breach is None and clock.state == "running"
        if going:
            _fire(clock, rule, total, now)
        if now in events or now == start:
            rule = next((r for moment, r in reversed(rules) if moment <= now), None)
            known = [(moment, state) for moment, state in standing if moment <= now]
            lived = _happens(clock, rule, known, now, lived=lived)
            total = clock.counted(rule, known, now) if rule else 0
        if rule is not None and clock.counts(rule, standing, now):
            total += grain
    clock.consumed = clock.counted(rule, standing, clock.end or until) if rule else 0
    return clock, rule, lived


def _fire(clock, rule, total, now):
    """The moment at which enough has been counted."""
    if total >= rule.target:
        clock.breach, clock.state = now, "breached"
    elif rule.warn is not None and total >= rule.warn and clock.warned is None:
        clock.warned = now


def _happens(clock, rule, known, now, *, lived):
    """A step, or another rule: the clock is looked at again; whether there is one then."""
    where = known[-1][1]
    if not lived and (rule is None or where == "closed"):
        return False
    if clock.end is not None:
        if where == "closed" or (rule is None and clock.breach is None):
            return True
        clock.end = None
        clock.state = "breached" if clock.breach is not None else "running"
    if clock.breach is not None:
        clock.end = now if where == "closed" else None
        return True
    if rule is None:
        clock.state, clock.end = "cancelled", now
        return True
    _under(clock, rule, where, now, clock.counted(rule, known, now))
    return True


def _under(clock, rule, where, now, total):
    """What the rule says of what was counted."""
    if total >= rule.target:
        clock.breach, clock.state = now, "breached"
        clock.end = now if where == "closed" else None
        return
    if where == "closed":
        clock.state, clock.end = "met", now
        return
    clock.state = "paused" if where in rule.pauses else "running"
    if clock.state == "running" and rule.warn is not None:
        if total < rule.warn:
            clock.warned = None
        elif clock.warned is None:
            clock.warned = now


def due(clock, rule, standing, until, limit):
    """When a running clock will be due if nothing happens any more; None: not within so many grains."""
    total = clock.counted(rule, standing, until)
    for number in range(limit):
        second = until + number * clock.grain
        if total >= rule.target:
            return second
        if clock.counts(rule, standing, second):
            total += clock.grain
    return None
