"""Days on which packs are published, and the days that they are about: working days, month ends, clocks that change."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from crm_reports.packs import schedules
from crm_reports.packs.working_days import of_calendar, of_country

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("schedule", "after", "expected"),
    [
        # The second working day of October 2026: the holiday week is free, Saturday the 10th is worked for it.
        (
            {"rhythm": "monthly", "working_day": 2, "country": "CN"},
            "2026-09-30T09:00",
            "2026-10-09T08:00",
        ),
        (
            {"rhythm": "monthly", "working_day": 3, "country": "CN"},
            "2026-09-30T09:00",
            "2026-10-10T08:00",
        ),
        ({"rhythm": "monthly", "working_day": -1}, "2026-10-30T07:00", "2026-10-30T08:00"),
        ({"rhythm": "monthly", "working_day": -1}, "2026-10-30T08:00", "2026-11-30T08:00"),
        ({"rhythm": "monthly", "working_day": 20}, "2027-02-01T00:00", "2027-02-26T08:00"),
        ({"rhythm": "quarterly", "working_day": 1}, "2026-11-22T00:00", "2027-01-01T08:00"),
        (
            {"rhythm": "quarterly", "working_day": 1, "country": "CN"},
            "2026-11-22T00:00",
            "2027-01-04T08:00",
        ),
        (
            {"rhythm": "weekly", "weekday": 1, "time_of_day": "07:30"},
            "2026-11-22T00:00",
            "2026-11-23T07:30",
        ),
        (
            {"rhythm": "weekly", "weekday": 5, "country": "CN"},
            "2026-09-28T09:00",
            "2026-10-08T08:00",
        ),
        ({"rhythm": "daily", "country": "CN"}, "2026-10-09T08:00", "2026-10-10T08:00"),
        ({}, "2026-10-09T08:00", None),
    ],
)
def test_days_of_publication(schedule: Any, after: str, expected: str | None) -> None:
    worked = of_country(schedule.get("country", ""), "")
    moment = datetime.fromisoformat(after).replace(tzinfo=SHANGHAI)
    found = schedules.next_time(schedule, SHANGHAI, worked, moment)
    shown = f"{found.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}" if found else None
    assert shown == expected


def test_a_business_calendar_decides_and_clocks_that_change_do_not() -> None:
    days = [
        {"date": "2026-10-24", "hours": "09:00-12:00"},
        {"date": "2026-12-24", "every_year": True},
    ]
    worked = of_calendar({"hours": ["mon-thu 09:00-17:00"], "days": days})
    assert worked.is_worked(date(2026, 10, 24))
    assert not worked.is_worked(date(2026, 10, 23)), "a Friday"
    assert not worked.is_worked(date(2029, 12, 24))
    berlin = ZoneInfo("Europe/Berlin")
    at = [
        schedules.next_time(
            {"rhythm": "daily"}, berlin, of_country("", ""), datetime(2026, 10, day, tzinfo=UTC)
        )
        for day in (23, 26)
    ]
    assert [f"{each.astimezone(berlin):%H:%M %z}" for each in at if each] == [
        "08:00 +0200",
        "08:00 +0100",
    ]


@pytest.mark.parametrize(
    ("period", "today", "expected"),
    [
        ("last_month", date(2026, 3, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        ("last_month", date(2026, 1, 1), (date(2025, 12, 1), date(2025, 12, 31))),
        ("last_week", date(2026, 11, 22), (date(2026, 11, 9), date(2026, 11, 15))),
        ("last_week", date(2026, 11, 23), (date(2026, 11, 16), date(2026, 11, 22))),
        ("last_quarter", date(2026, 1, 15), (date(2025, 10, 1), date(2025, 12, 31))),
        ("last_year", date(2026, 1, 15), (date(2025, 1, 1), date(2025, 12, 31))),
        ("last_day", date(2026, 3, 1), (date(2026, 2, 28), date(2026, 2, 28))),
    ],
)
def test_periods(period: str, today: date, expected: tuple[date, date]) -> None:
    assert tuple(schedules.days_before(period, today)) == expected
