"""By when a lead has to be answered: in minutes of the hours in which somebody is there to answer.

The rule kept here: without hours every minute counts; with hours a lead of Friday night is due on Monday, or after the
public holiday. Only rules that can be read are kept.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_chassis import public_holidays
from crm_chassis.business_hours import Span, UnreadableHours, span_of, week_of
from crm_chassis.business_time import Calendar
from crm_chassis.said import said


def due(held: Mapping[str, Any], now: datetime, minutes: int) -> datetime | None:
    """The last moment of an answer in time; None: there is no clock."""
    if not minutes:
        return None
    if not held["hours"]:
        return now + timedelta(minutes=minutes)
    place = (held["country"], held["region"])
    return _calendar(tuple(held["hours"]), held["time_zone"], *place).after(
        now, timedelta(minutes=minutes)
    )


@lru_cache(maxsize=64)
def _calendar(hours: tuple[str, ...], zone: str, country: str, region: str) -> Calendar:
    week = week_of(map(span_of, hours))
    return Calendar(ZoneInfo(zone or "UTC"), week, _free_days(country, region))


def _free_days(country: str, region: str) -> Callable[[date], Sequence[Span] | None]:
    """The days that are different: nobody is there on public holidays."""

    def special(day: date) -> Sequence[Span] | None:
        free = country and day in public_holidays.names(country, region, day.year)
        return () if free else None

    return special


def problems(given: Any) -> dict[str, str]:
    """What is wrong with the hours of rules, by field."""
    found: dict[str, str] = {}
    for at, text in enumerate(given.hours):
        try:
            span_of(text)
        except UnreadableHours as wrong:
            found[f"hours[{at}]"] = (
                said("%(text)s is no time of day", text=wrong.part)
                if wrong.is_time
                else said('write hours like "%(example)s"', example="mon-fri 09:00-17:00")
            )
    try:
        ZoneInfo(given.time_zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found["time_zone"] = said("there is no time zone %(name)s", name=given.time_zone)
    regions = public_holidays.known().get(given.country, ()) if given.country else ()
    if given.country and given.country not in public_holidays.known():
        found["country"] = said(
            "there is no calendar of %(name)s; write a country as US or CN", name=given.country
        )
    elif given.region and given.region not in regions:
        found["region"] = said(
            "there is no region %(name)s; there are %(known)s",
            name=given.region,
            known=", ".join(regions) or "–",
        )
    return found
