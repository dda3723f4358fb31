"""When a pack is published next, and which days it is about then: plain decisions.

The rule kept here: a time of the day is that of the pack's own zone, also when clocks are put forward or back; a month
or quarter has one publication, on a working day; what falls on a free day moves to the next working one.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from crm_chassis import public_holidays
from crm_chassis.said import said

from crm_reports.packs.working_days import WorkingDays
from crm_reports.rules import add_months

DAY = timedelta(days=1)
USUAL_TIME, USUAL_HOURS = "08:00", 24
QUARTER = 3
# How many slots are looked at before a schedule is said to have none.
SLOTS = 30


class Days(NamedTuple):
    """The days that a publication is about, both counted in."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """What tells this period from every other of the pack."""
        return f"{self.first}..{self.last}"

    @property
    def month(self) -> str:
        """The month that it is, like "2026-10"; empty: it is none."""
        whole = self.first.day == 1 and self.last == add_months(self.first, 1) - DAY
        return f"{self.first:%Y-%m}" if whole else ""


def quarter_start(day: date) -> date:
    """The first day of the quarter."""
    return date(day.year, day.month - (day.month - 1) % QUARTER, 1)


def days_before(period: str, today: date) -> Days:
    """The days of a period's rule, as of a day."""
    if period == "last_day":
        return Days(today - DAY, today - DAY)
    if period == "last_week":
        monday = today - DAY * today.weekday()
        return Days(monday - DAY * 7, monday - DAY)
    if period == "last_year":
        return Days(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    start, months = today.replace(day=1), 1
    if period == "last_quarter":
        start, months = quarter_start(today), QUARTER
    return Days(add_months(start, -months), start - DAY)


def slot_day(schedule: Mapping[str, Any], near: date, worked: WorkingDays) -> date | None:
    """The day of publication in the slot (day, week, month, quarter) in which a day lies."""
    rhythm = schedule.get("rhythm", "")
    if rhythm == "daily":
        return near if worked.is_worked(near) else None
    if rhythm == "weekly":
        monday = near - DAY * near.weekday()
        return worked.on_or_after(monday + DAY * ((schedule.get("weekday") or 1) - 1))
    start = quarter_start(near) if rhythm == "quarterly" else near.replace(day=1)
    months = QUARTER if rhythm == "quarterly" else 1
    return worked.nth(start, add_months(start, months) - DAY, schedule.get("working_day") or 1)


def _next_slot(rhythm: str, near: date) -> date:
    if rhythm == "daily":
        return near + DAY
    if rhythm == "weekly":
        return near + DAY * 7
    return add_months(
        quarter_start(near) if rhythm == "quarterly" else near,
        QUARTER if rhythm == "quarterly" else 1,
    )


def moment_on(day: date, schedule: Mapping[str, Any], zone: ZoneInfo) -> datetime:
    """The moment of publication on a day."""
    at = time.fromisoformat(schedule.get("time_of_day") or USUAL_TIME)
    return datetime.combine(day, at, zone).astimezone(UTC)


def next_time(
    schedule: Mapping[str, Any], zone: ZoneInfo, worked: WorkingDays, after: datetime
) -> datetime | None:
    """The first moment of publication after a moment; None: none comes (by hand, or before meetings)."""
    rhythm = schedule.get("rhythm", "")
    if rhythm not in ("daily", "weekly", "monthly", "quarterly"):
        return None
    near = after.astimezone(zone).date()
    if rhythm == "weekly":
        near -= DAY * 7  # last week's day may have moved into this one
    for _slot in range(SLOTS):
        day = slot_day(schedule, near, worked)
        found = moment_on(day, schedule, zone) if day else None
        if found is not None and found > after:
            return found
        near = _next_slot(rhythm, near)
    return None


def problems(schedule: Any, period: str) -> dict[str, str]:
    """What is wrong with a schedule, by field; it is a message."""
    found: dict[str, str] = {}
    if schedule.country:
        parts = public_holidays.known().get(schedule.country)
        if parts is None:
            found["country"] = said(
                "the holidays of %(country)s are not known", country=schedule.country
            )
        elif schedule.region and schedule.region not in parts:
            found["region"] = said("is none of these: %(known)s", known=", ".join(parts[:60]))
    elif schedule.region:
        found["region"] = "needs a country"
    meeting = (
        schedule.rhythm
        == type(schedule)
        .DESCRIPTOR.file.enum_types_by_name["PackRhythm"]
        .values_by_name["PACK_RHYTHM_MEETING"]
        .number
    )
    if (meeting or period == "since_last_meeting") and not schedule.regular_meeting_id:
        found["regular_meeting_id"] = "is needed: before or since whose meetings"
    return found
