"""Who keeps policies and calendars, what a calendar cannot be, and what its preview shows."""

import pytest
from crm.tickets.v1 import business_calendars_pb2
from crm_chassis.errors import Forbidden, Invalid, Precondition

from .sla_desk import Levels

COUNTED = business_calendars_pb2.CLOCK_PART_KIND_COUNTED
CLOSED = business_calendars_pb2.CLOCK_PART_KIND_CLOSED


@pytest.fixture
def levels(desk):
    return Levels(desk)


@pytest.fixture
def office(levels):
    return levels.calendar()


def test_only_managers_keep_policies_and_calendars(desk, levels, office):
    with pytest.raises(Forbidden):
        desk.call(
            "CreatePolicy", policy={"display_name": "Mine", "clocks": [levels.clock("stage", 1)]}
        )
    levels.policy(levels.clock("resolution", 4, office))
    with pytest.raises(Precondition) as refusal:
        desk.call(
            "DeleteBusinessCalendar", levels.boss, business_calendar_id=office.business_calendar_id
        )
    assert refusal.value.reason == "CALENDAR_IN_USE"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"time_zone": "Europe/Atlantis"}, "time_zone"),
        ({"hours": ["mon-fri 9-17"]}, "hours[0]"),
        ({"hours": ["mon-fri 09:00-12:00", "sat 25:00-26:00"]}, "hours[1]"),
        ({"country": "XX"}, "country"),
        ({"country": "DE", "region": "ZZ"}, "region"),
        ({"days": [{"date": "2026-02-30"}]}, "days[0].date"),
        ({"days": [{"date": "2026-12-24", "hours": "morning"}]}, "days[0].hours"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_refused_by_its_field(levels, fields, field):
    with pytest.raises(Invalid) as refusal:
        levels.calendar(**fields)
    assert list(refusal.value.fields) == [f"business_calendar.{field}"]


def test_the_preview_shows_holidays_make_up_days_and_own_days(desk, levels):
    china = levels.calendar(
        time_zone="Asia/Shanghai",
        country="CN",
        hours=["mon-fri 09:00-12:00", "mon-fri 13:30-18:00"],
        days=[{"date": "2026-10-08", "name": "Stocktaking", "hours": "13:30-18:00"}],
    )
    month = desk.call(
        "PreviewBusinessCalendar",
        business_calendar_id=china.business_calendar_id,
        month="2026-10",
        language="zh-Hans",
    )
    days = {day.date[-2:]: day for day in month.days}
    assert (days["01"].name, list(days["01"].hours)) == ("国庆节", [])
    assert list(days["10"].hours) == ["09:00-12:00", "13:30-18:00"]  # a Saturday
    assert (days["08"].name, days["08"].open_minutes) == ("Stocktaking", 270)
    assert not days["11"].hours
    reckoned = desk.call(
        "ReckonBusinessTime",
        business_calendar_id=china.business_calendar_id,
        minutes=120,
        start_time={"seconds": 1790758800},  # Wednesday, 30 September 2026, 17:00 in Shanghai
    )
    # The first of October is a holiday, the eighth a half day.
    assert f"{reckoned.due_time.ToDatetime():%m-%d %H:%M}" == "10-08 06:30"
    assert "National Day" in reckoned.text
