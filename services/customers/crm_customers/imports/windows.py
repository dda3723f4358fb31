"""When an import may run: weekly spans in a time zone, with the public holidays of a country as free days.

The rule kept here: the clock is handed in. A span may go over midnight; on a holiday the whole day is open, since trade
rests; with make-up working days (China) the calendar's word counts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPAN = re.compile(
    r"(?P<first>[a-z]{3})(-(?P<last>[a-z]{3}))?(\s+(?P<from>\d{1,2}:\d{2})\s*-\s*(?P<to>\d{1,2}:\d{2}))?"
)
WHOLE = (time(0), time(0))
LOOK_AHEAD = 400  # days: a window that does not open within them never does


@dataclass(frozen=True)
class Span:
    """A time of some days of the week; when it ends before it begins, it ends on the next day."""

    days: frozenset[int]
    start: time
    end: time

    @property
    def over_midnight(self) -> bool:
        """Whether it goes on into the next day (or to its very end)."""
        return self.end <= self.start


@dataclass(frozen=True)
class Opening:
    """The windows of a plan."""

    zone: ZoneInfo
    spans: tuple[Span, ...]
    country: str = ""

    def is_open(self, moment: datetime) -> bool:
        """Whether work may go on at this moment."""
        here = moment.astimezone(self.zone)
        if self.is_holiday(here):
            return True
        now, today = here.time(), here.weekday()
        for span in self.spans:
            if today in span.days and span.start <= now and (span.over_midnight or now < span.end):
                return True
            if (
                span.over_midnight
                and span.end > time(0)
                and (today - 1) % 7 in span.days
                and now < span.end
            ):
                return True
        return False

    def is_holiday(self, here: datetime) -> bool:
        """Whether the day is a public holiday in the country of the calendar."""
        return bool(self.country) and here.date() in calendar(self.country, here.year)

    def next_open(self, moment: datetime) -> datetime | None:
        """The next moment at which work may go on; the moment itself if it may; None: never."""
        if self.is_open(moment):
            return moment
        here = moment.astimezone(self.zone)
        for ahead in range(LOOK_AHEAD):
            day = here.date() + timedelta(days=ahead)
            midnight = datetime.combine(day, time(0), self.zone)
            starts = [datetime.combine(day, span.start, self.zone) for span in self.spans]
            for start in sorted([midnight, *starts]):
                if start > here and self.is_open(start):
                    return start.astimezone(moment.tzinfo)
        return None


@lru_cache(maxsize=64)
def calendar(country: str, year: int) -> Any:
    """The public holidays of a country in a year."""
    return holidays.country_holidays(country, years=year)


def zone(name: str, place: str, failed: type[Exception]) -> ZoneInfo:
    """A time zone by its name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise failed(f"{place}: there is no time zone {name!r}") from None


def clock_time(text: str, place: str, failed: type[Exception]) -> time:
    """A time of day; 24:00 is the end of the day."""
    hour, minute = map(int, text.split(":"))
    if (hour, minute) == (24, 0):
        return time(0)
    try:
        return time(hour, minute)
    except ValueError:
        raise failed(f"{place}: {text} is no time of day") from None


def span_of(text: str, failed: type[Exception]) -> Span:
    """Reads "mon-fri 20:00-06:00" or "sat-sun"."""
    found = SPAN.fullmatch(str(text).strip().lower())
    if not found or found["first"] not in DAYS or (found["last"] or "mon") not in DAYS:
        raise failed(f'when.windows: write "mon-fri 20:00-06:00" or "sat-sun", not {text!r}')
    first = DAYS.index(found["first"])
    last = DAYS.index(found["last"]) if found["last"] else first
    days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    if not found["from"]:
        return Span(days, *WHOLE)
    start, end = (clock_time(found[name], "when.windows", failed) for name in ("from", "to"))
    return Span(days, start, end)


def opening_of(given: Any, failed: type[Exception]) -> Opening | None:
    """The windows of a plan; None: it may run at any time."""
    if given is None:
        return None
    if not isinstance(given, Mapping) or given.keys() - {"time_zone", "windows", "holidays"}:
        raise failed("when: say time_zone, windows and holidays")
    spans = given.get("windows") or []
    if not isinstance(spans, list) or not spans:
        raise failed("when.windows: a list of spans is missing")
    country = str(given.get("holidays") or "")
    if country and country not in holidays.list_supported_countries():
        raise failed(
            f"when.holidays: there is no calendar of {country!r}; write a country as US or CN"
        )
    return Opening(
        zone(str(given.get("time_zone", "UTC")), "when.time_zone", failed),
        tuple(span_of(span, failed) for span in spans),
        country,
    )
