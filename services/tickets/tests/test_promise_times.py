"""By when, as people say it: read by the calendar, refused where it could mean something else or nobody is there."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from crm_chassis.business_hours import DAY, Span
from crm_chassis.business_time import Calendar
from crm_tickets.promising import words
from hypothesis import given
from hypothesis import strategies as st

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = (Span(9 * 60, 18 * 60),)
HOLIDAY = date(2026, 12, 25)
CALENDAR = Calendar(
    BERLIN,
    (OFFICE,) * 5 + ((),) * 2,
    lambda day: () if day == HOLIDAY else None,
)
ALWAYS = Calendar(BERLIN, ((Span(0, DAY),),) * 7)
# A Tuesday, half past ten in Berlin.
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def means(text, now=NOW, calendar=CALENDAR):
    found = words.read(text, now, calendar, hours_known=calendar is CALENDAR)
    return f"{found.astimezone(BERLIN):%Y-%m-%d %H:%M}"


def refused(text, now=NOW, calendar=CALENDAR):
    with pytest.raises(words.NotUnderstood) as problem:
        words.read(text, now, calendar)
    return str(problem.value)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by 15:00", "2026-11-24 15:00"),
        ("3 pm", "2026-11-24 15:00"),
        ("before 3:15pm", "2026-11-24 15:15"),
        ("noon", "2026-11-24 12:00"),
        ("today", "2026-11-24 18:00"),
        ("end of day", "2026-11-24 18:00"),
        ("tomorrow", "2026-11-25 18:00"),
        ("tomorrow 10:30", "2026-11-25 10:30"),
        ("tomorrow at 10:30", "2026-11-25 10:30"),
        ("Friday", "2026-11-27 18:00"),
        ("by Friday", "2026-11-27 18:00"),
        ("fri 11:00", "2026-11-27 11:00"),
        ("11:00 on Friday", "2026-11-27 11:00"),
        ("Tuesday", "2026-11-24 18:00"),
        ("next Tuesday", "2026-12-01 18:00"),
        ("end of the week", "2026-11-27 18:00"),
        ("2026-12-01", "2026-12-01 18:00"),
        ("2026-12-01 09:15", "2026-12-01 09:15"),
        ("1 December", "2026-12-01 18:00"),
        ("Dec 1 10:00", "2026-12-01 10:00"),
        ("4 January", "2027-01-04 18:00"),
        ("in 2 hours", "2026-11-24 12:30"),
        ("within 30 minutes", "2026-11-24 11:00"),
        ("10 business hours", "2026-11-25 11:30"),
        ("3 working days", "2026-11-27 18:00"),
        ("4 working days", "2026-11-30 18:00"),
        ("下午3点", "2026-11-24 15:00"),
        ("15:00前", "2026-11-24 15:00"),
        ("明天上午10点半", "2026-11-25 10:30"),
        ("周五", "2026-11-27 18:00"),
        ("下周一下午2点", "2026-11-30 14:00"),
        ("12月1日", "2026-12-01 18:00"),
        ("2小时内", "2026-11-24 12:30"),
        ("3个工作日内", "2026-11-27 18:00"),
    ],
)
def test_words_mean_a_time(text, due):
    assert means(text) == due


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("soon", "is no time; write it like"),
        ("03/04", "is no time; write it like"),
        ("satisfied", "is no time; write it like"),
        ("09:00", "09:00 is over today: say the day too"),
        ("27:00", "27:00 is no time of day"),
        ("13 pm", "13 pm is no time of day"),
        ("Friday 20:00", "is outside business hours; that day they are 09:00-18:00"),
        ("Saturday", "nobody works on 2026-11-28; the next open day is 2026-11-30"),
        ("2026-12-25", "nobody works on 2026-12-25; the next open day is 2026-12-28"),
        ("2026-11-20", "must lie ahead"),
        ("2026-02-30", "is no time; write it like"),
        ("31 feb", "is no time; write it like"),
        ("in 0 hours", "must lie ahead"),
        ("in 9999 hours", "is too far ahead"),
        ("9999-12-31", "is too far ahead"),
    ],
)
def test_what_is_no_time_or_none_at_which_anybody_is_there_is_refused(text, problem):
    assert problem in refused(text)


def test_a_day_of_which_the_hours_are_over_is_refused():
    evening = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    assert refused("today", evening) == "the business hours of that day are over"
    assert means("in 1 hour", evening) == "2026-11-25 10:00"


def test_without_a_calendar_a_day_ends_before_midnight():
    assert means("Saturday", calendar=ALWAYS) == "2026-11-28 23:59"
    assert means("Saturday 03:00", calendar=ALWAYS) == "2026-11-28 03:00"


def test_when_clocks_are_put_back_the_first_of_two_is_meant_and_what_is_left_out_is_no_time():
    autumn = datetime(2026, 10, 24, 20, tzinfo=UTC)
    found = words.read("tomorrow 02:30", autumn, ALWAYS)
    assert found == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    spring = datetime(2026, 3, 28, 20, tzinfo=UTC)
    assert "the clocks are put forward" in refused("tomorrow 02:30", spring, ALWAYS)


PIECES = "by in at next this end of day week mon friday 15:00 3 pm 27 nov 2026-11-27 周五 下午 点 hours 99999 - / :"


@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(st.sampled_from(PIECES.split()), max_size=6).map(" ".join),
    ),
    st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)),
)
def test_whatever_is_said_is_a_time_ahead_or_refused(text, naive):
    now = naive.replace(tzinfo=UTC)
    try:
        found = words.read(text, now, CALENDAR)
    except words.NotUnderstood:
        return
    assert found > now
