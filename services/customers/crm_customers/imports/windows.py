"""When an import may run: weekly spans in a time zone, with the public holidays of a country as free days.

The rule kept here: the clock is handed in. A span may go over midnight; on a holiday the whole day is open, since trade
rests; with make-up working days (China) the calendar's word counts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_chassis import public_holidays
from crm_chassis.business_hours import DAY, Span, UnreadableHours, Week, span_of, week_of
from crm_chassis.business_time import Calendar

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
LOOK_AHEAD = 400  # days: a window that does not open within them never does


@dataclass(frozen=True)
class Opening:
    """The windows of a plan."""

    zone: ZoneInfo
    week: Week
    country: str = ""

    @cached_property
    def calendar(self) -> Calendar:
        """The windows as time that counts."""
        return Calendar(self.zone, self.week, self._free_day)

    def _free_day(self, day: date) -> Sequence[Span] | None:
        if not self.country or day not in public_holidays.names(self.country, "", day.year):
            return None
        return (Span(0, DAY), *self.week[day.weekday()])

    def is_open(self, moment: datetime) -> bool:
        """Whether work may go on at this moment."""
        return self.calendar.is_open(moment)

    def next_open(self, moment: datetime) -> datetime | None:
        """The next moment at which work may go on; the moment itself if it may; None: never."""
        return self.calendar.next_open(moment, LOOK_AHEAD)


def zone(name: str, place: str, failed: type[Exception]) -> ZoneInfo:
    """A time zone by its name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise failed(f"{place}: there is no time zone {name!r}") from None


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
    if country and country not in public_holidays.known():
        raise failed(
            f"when.holidays: there is no calendar of {country!r}; write a country as US or CN"
        )
    try:
        week = week_of(span_of(span) for span in spans)
    except UnreadableHours as wrong:
        if wrong.is_time:
            raise failed(f"when.windows: {wrong.part} is no time of day") from None
        text = f'when.windows: write "mon-fri 20:00-06:00" or "sat-sun", not {wrong.part!r}'
        raise failed(text) from None
    return Opening(
        zone(str(given.get("time_zone", "UTC")), "when.time_zone", failed), week, country
    )
