"""A business calendar as days: what each day's hours are, and why.

The rule kept here: a day's own entry decides first, then whether it is worked for another, then whether it is a public
holiday, and else the week. The arithmetic and the pages read the same days.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_chassis import public_holidays
from crm_chassis.business_hours import (
    DAY,
    Span,
    UnreadableHours,
    day_spans,
    span_of,
    week_of,
)
from crm_chassis.business_time import Calendar
from crm_chassis.said import said

ALWAYS = Calendar(ZoneInfo("UTC"), ((Span(0, DAY),),) * 7)


class Day(NamedTuple):
    """A day of a calendar: its hours, why it has them, and what it is called."""

    spans: Sequence[Span]
    reason: str
    name: str


class Hours:
    """A calendar read from its columns; raises KeyError, ValueError for columns that nobody checked."""

    def __init__(self, given: Any) -> None:
        self.zone = ZoneInfo(given.time_zone)
        self.country, self.region = given.country, given.region
        self.week = week_of(span_of(text) for text in given.hours)
        self.make_up = day_spans(given.make_up_hours) or self.week[0]
        self.own: dict[date, Day] = {}
        self.yearly: dict[tuple[int, int], Day] = {}
        for each in given.days:
            day = date.fromisoformat(_of(each, "date"))
            found = Day(day_spans(_of(each, "hours")), "own", _of(each, "name"))
            if _of(each, "every_year"):
                self.yearly[day.month, day.day] = found
            else:
                self.own[day] = found

    def day(self, day: date, language: str = "en") -> Day:
        """One day."""
        own = self.own.get(day) or self.yearly.get((day.month, day.day))
        if own is not None:
            return own
        if self.country:
            if day in public_holidays.make_up_days(self.country, self.region, day.year):
                return Day(self.make_up, "make_up", "")
            free = public_holidays.names(self.country, self.region, day.year, language)
            if day in free:
                return Day((), "holiday", free[day])
        return Day(self.week[day.weekday()], "week", "")

    def _special(self, day: date) -> Sequence[Span] | None:
        found = self.day(day)
        return None if found.reason == "week" else found.spans

    def calendar(self) -> Calendar:
        """The calendar as time that counts."""
        return Calendar(self.zone, self.week, self._special)


def _of(entry: Any, name: str) -> Any:
    """A field of an entry, which is a message or what a column keeps of one."""
    return entry.get(name, "") if isinstance(entry, Mapping) else getattr(entry, name)


def problems(given: Any) -> dict[str, str]:
    """What is wrong with a calendar, by field."""
    found: dict[str, str] = {}
    try:
        ZoneInfo(given.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found["time_zone"] = said("there is no time zone %(name)s", name=given.time_zone)
    for number, text in enumerate(given.hours):
        try:
            span_of(text)
        except UnreadableHours as wrong:
            found[f"hours[{number}]"] = _unreadable(wrong, "mon-fri 09:00-12:00")
    found |= _wrong_place(given.country, given.region)
    if unread := _wrong_hours(given.make_up_hours):
        found["make_up_hours"] = unread
    for number, day in enumerate(given.days):
        if unread := _wrong_hours(day.hours):
            found[f"days[{number}].hours"] = unread
        if not _is_date(day.date):
            found[f"days[{number}].date"] = said(
                "is no day; write it like %(example)s", example="2026-12-24"
            )
    return found


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _wrong_hours(text: str) -> str:
    try:
        day_spans(text)
    except UnreadableHours as wrong:
        return _unreadable(wrong, "09:00-12:00, 13:00-15:00")
    return ""


def _unreadable(wrong: UnreadableHours, example: str) -> str:
    if wrong.is_time:
        return said("%(text)s is no time of day", text=wrong.part)
    return said('write hours like "%(example)s"', example=example)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(public_holidays.known())


def _wrong_place(country: str, region: str) -> dict[str, str]:
    if not country:
        return {"region": "needs a country"} if region else {}
    if country not in _countries():
        return {"country": said("the holidays of %(country)s are not known", country=country)}
    parts = public_holidays.known()[country]
    if region and region not in parts:
        listed = ", ".join(parts[:60]) or "–"
        return {"region": said("is none of these: %(known)s", known=listed)}
    return {}
