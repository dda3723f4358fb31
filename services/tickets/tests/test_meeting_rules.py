"""The rules of meetings by themselves: what follows on what, when meetings are, and what a pack puts first."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from crm_tickets import tables
from crm_tickets.meetings import rules
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def rhythm(kind="weekly", start=NOW, every=1, rule="", until=None, zone=BERLIN):
    return rules.Rhythm(kind, every, rule, start, until, zone)


def local(day, hour=10, zone=BERLIN):
    return datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=ZoneInfo(zone))


def days(found, zone=BERLIN):
    return [str(moment.astimezone(ZoneInfo(zone)).date()) for moment in found]


# Tables of steps


@pytest.mark.parametrize(
    ("table", "states"),
    [
        (rules.MEETING, tables.MEETING_STATES),
        (rules.MINUTES, tables.MINUTES_STATES),
        (rules.AGENDA_ITEM, tables.AGENDA_ITEM_STATES),
        (rules.ACTION, tables.ACTION_STATES),
    ],
)
def test_the_states_of_a_table_of_steps_are_those_that_can_be_stored(table, states):
    assert {state for state, _ in table} | set(table.values()) == set(states)


def test_every_action_that_is_not_closed_can_be_cancelled_or_verified():
    for state in set(tables.ACTION_STATES) - set(rules.CLOSED):
        assert {(state, "cancel"), (state, "verify")} & rules.ACTION.keys()


def test_what_is_closed_can_only_be_opened_again():
    assert {step for state, step in rules.ACTION if state in rules.CLOSED} == {"reopen"}


def test_a_problem_has_landed_with_a_person_and_a_date():
    assert rules.first_state("zhao.lei", date(2026, 12, 1)) == "open"
    assert rules.first_state("zhao.lei", None) == "proposed"
    assert rules.first_state("", date(2026, 12, 1)) == "proposed"


def test_nobody_has_it_is_an_error_only_while_there_is_something_to_do():
    wrong = {state for state in tables.ACTION_STATES if rules.is_ownerless(state, "")}
    assert wrong == {"proposed", "open", "in_progress"}
    assert not any(rules.is_ownerless(state, "zhao.lei") for state in tables.ACTION_STATES)


def test_nobody_verifies_their_own_work():
    assert not rules.may_verify("zhao.lei", "zhao.lei", is_admin=False)
    assert rules.may_verify("zhao.lei", "lea.winter", is_admin=False)
    assert rules.may_verify("zhao.lei", "zhao.lei", is_admin=True)


# When meetings are


def test_a_weekly_meeting_stays_at_ten_when_the_clocks_change():
    found = rules.occurrences(
        rhythm(start=local("2026-10-19")), local("2026-10-01"), local("2026-11-10")
    )
    assert days(found) == ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"]
    assert {moment.astimezone(ZoneInfo(BERLIN)).hour for moment in found} == {10}
    assert [moment.hour for moment in found[:2]] == [8, 9]


def test_the_same_weekday_of_the_month_and_from_the_29th_on_the_last_one():
    second = rhythm("monthly_by_weekday", local("2026-10-13"))
    assert days(rules.occurrences(second, NOW, NOW + timedelta(days=60))) == [
        "2026-12-08",
        "2027-01-12",
    ]
    last = rhythm("monthly_by_weekday", local("2026-10-29"))
    assert days(rules.occurrences(last, NOW, NOW + timedelta(days=60))) == [
        "2026-11-26",
        "2026-12-31",
    ]


def test_the_31st_is_the_last_day_of_a_short_month():
    found = rules.occurrences(
        rhythm("monthly_by_date", local("2026-10-31")), NOW, local("2027-03-31", 11)
    )
    assert days(found) == ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]


def test_however_rare_the_next_meeting_is_always_known():
    yearly = rhythm("own_rule", local("2026-01-07"), rule="FREQ=YEARLY")
    assert days(rules.occurrences(yearly, NOW, NOW + timedelta(days=30))) == ["2027-01-07"]


def test_after_its_end_there_are_no_more():
    ended = rhythm(start=local("2026-10-05"), until=local("2026-11-03"))
    assert rules.occurrences(ended, NOW, NOW + timedelta(days=60)) == []


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every tuesday",
        "FREQ=HOURLY",
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;BYMONTH=13",
        "FREQ=MONTHLY;BYDAY=9XX",
        "FREQ=MONTHLY;BYHOUR=1,2,3",
        "DTSTART:20260101T000000\nRRULE:FREQ=WEEKLY",
    ],
)
def test_what_is_no_rule_of_days_is_refused(rule):
    with pytest.raises(rules.BadRule):
        rules.occurrences(rhythm("own_rule", rule=rule), NOW, NOW)


def test_a_rule_that_never_comes_finds_nothing_and_ends():
    never = rhythm("own_rule", rule="FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")
    assert rules.occurrences(never, NOW, NOW + rules.AHEAD) == []


@given(
    st.sampled_from(["weekly", "monthly_by_date", "monthly_by_weekday"]),
    st.integers(1, 24),
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)),
    st.sampled_from([BERLIN, "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "UTC"]),
    st.integers(0, 400),
)
def test_meetings_lie_ahead_in_order_and_at_one_hour_of_the_day(kind, every, start, zone, ahead):
    start = start.replace(minute=30, second=0, microsecond=0, tzinfo=ZoneInfo(zone))
    found = rules.occurrences(
        rhythm(kind, start.astimezone(UTC), every, zone=zone), NOW, NOW + timedelta(days=ahead)
    )
    assert found == sorted(set(found))
    assert all(moment > NOW and moment >= start.astimezone(UTC) for moment in found)
    assert found
    shown = start.astimezone(UTC).astimezone(ZoneInfo(zone))
    for moment in found:
        there = moment.astimezone(ZoneInfo(zone))
        # In the night in which clocks go forward an hour does not exist, and the meeting is an hour later.
        assert (there.hour, there.minute) == (shown.hour, shown.minute) or there.hour < 4
        if kind != "monthly_by_date":
            assert there.weekday() == shown.weekday()


def test_what_one_asks_for_again_later_goes_on_where_the_first_answer_ended():
    weekly = rhythm(start=local("2026-10-19"))
    whole = rules.occurrences(weekly, NOW, NOW + timedelta(days=80))
    first = rules.occurrences(weekly, NOW, NOW + timedelta(days=40))
    rest = rules.occurrences(weekly, first[-1], NOW + timedelta(days=80))
    assert [*first, *rest] == whole


# Days of actions


def test_a_day_ends_where_the_work_is_done():
    assert rules.end_of_day(date(2026, 12, 1), "Asia/Shanghai") == datetime(
        2026, 12, 1, 16, tzinfo=UTC
    )
    assert rules.end_of_day(date(2026, 3, 28), BERLIN) == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert rules.end_of_day(date(2026, 3, 29), BERLIN) == datetime(2026, 3, 29, 22, tzinfo=UTC)


def test_a_pack_begins_with_what_nobody_has_then_what_is_late():
    soon, late = NOW + timedelta(days=1), NOW - timedelta(days=1)
    weights = [
        rules.Weight("done", "zhao", late, 1),
        rules.Weight("open", "zhao", soon, 2),
        rules.Weight("in_progress", "zhao", late, 3),
        rules.Weight("proposed", "", None, 4),
        rules.Weight("proposed", "zhao", None, 5),
    ]
    ordered = sorted(weights, key=lambda weight: rules.pack_order(weight, NOW))
    assert [weight.action_id for weight in ordered] == [4, 3, 2, 5, 1]
