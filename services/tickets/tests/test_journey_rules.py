"""How a way adds up: stays, waits, hand-overs, loops and bounces, of tickets and of logs alike."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from crm_tickets import tables
from crm_tickets.journeys import log_rules, rules
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOTHING = timedelta(0)


def at(hours=0.0, place="service", state="in_progress", kind="", person="anna", reason=""):
    return rules.Moment(NOW + timedelta(hours=hours), place, person, state, kind, reason)


def way(*places, hours=1.0):
    """A ticket that goes from place to place, each an hour after the other, accepted at once."""
    return rules.measure([at(n * hours, place) for n, place in enumerate(places)], NOW + 99 * HOUR)


def test_a_journey_says_who_had_it_how_long():
    path = rules.measure(
        [
            at(),
            at(1, "technical", "handed_over", person=""),
            at(3, "technical", person="zhao"),
            at(4, "technical", "waiting", person="zhao"),
            at(6, "technical", person="zhao"),
            at(7, "service", "handed_over"),
            at(8),
            at(9, state="closed"),
        ],
        NOW + 100 * HOUR,
    )
    assert path.stays == [
        rules.Stay("technical", 6 * HOUR, 1),
        rules.Stay("service", 3 * HOUR, 2),
    ]
    assert (path.total, path.unaccepted, path.waiting) == (9 * HOUR, 3 * HOUR, 2 * HOUR)
    assert [move.wait for move in path.moves] == [2 * HOUR, HOUR]
    assert (path.hand_overs, path.loops, path.bounces, path.departments) == (2, 1, 1, 2)
    assert path.people == 2


def test_the_time_between_closing_and_reopening_belongs_to_nobody():
    path = rules.measure([at(), at(1, state="closed"), at(10)], NOW + 12 * HOUR)
    assert path.total == 3 * HOUR
    assert [stretch.length for stretch in path.stretches] == [HOUR, 9 * HOUR, 2 * HOUR]


def test_an_open_ticket_is_counted_until_now():
    path = rules.measure([at()], NOW + 5 * HOUR)
    assert path.total == 5 * HOUR
    assert path.stretches[0].end is None


@pytest.mark.parametrize(
    ("places", "hand_overs", "loops", "bounces", "departments"),
    [
        (["a"], 0, 0, 0, 1),
        (["a", "b"], 1, 0, 0, 2),
        (["a", "b", "a"], 2, 1, 1, 2),
        (["a", "b", "a", "b"], 3, 2, 2, 2),
        (["a", "b", "c", "a"], 3, 1, 0, 3),
        (["a", "b", "c", "b", "a"], 4, 2, 1, 3),
        (["a", "a", "b", "b", "a"], 2, 1, 1, 2),
        (["a", "", "a"], 0, 0, 0, 1),
        (["a", "b", "", "a"], 2, 1, 1, 2),
        (["", "a", "b"], 1, 0, 0, 2),
    ],
)
def test_what_is_a_hand_over_a_loop_and_a_bounce(places, hand_overs, loops, bounces, departments):
    path = way(*places)
    assert (path.hand_overs, path.loops, path.bounces) == (hand_overs, loops, bounces)
    assert path.departments == departments


def test_the_wait_of_a_hand_over_runs_until_somebody_takes_it_up():
    path = rules.measure([at(), at(1, "technical", "handed_over")], NOW + 6 * HOUR)
    (move,) = path.moves
    assert (move.wait, move.answered) == (5 * HOUR, False)
    path = rules.measure(
        [at(), at(1, "technical", "handed_over"), at(4, kind="returned", reason="not ours")],
        NOW + 6 * HOUR,
    )
    there, back = path.moves
    assert (there.wait, there.answered) == (3 * HOUR, True)
    assert (back.is_return, back.is_bounce, back.reason, back.wait) == (
        True,
        True,
        "not ours",
        NOTHING,
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "service", "technical", "billing"]),
            st.sampled_from(tables.TICKET_STATES),
            st.floats(0, 50),
        ),
        min_size=1,
        max_size=30,
    ),
    st.floats(0, 50),
)
def test_the_stays_of_all_departments_add_up_to_the_whole_time(moves, rest):
    hours, moments = 0.0, []
    for place, state, more in moves:
        hours += more
        moments.append(at(hours, place, state))
    path = rules.measure(moments, moments[-1].time + timedelta(hours=rest))
    assert sum((stay.length for stay in path.stays), NOTHING) == path.total
    assert path.unaccepted + path.waiting <= path.total
    assert path.bounces <= path.loops <= path.hand_overs < len(moments)
    assert path.hand_overs - path.loops == max(0, path.departments - 1)
    assert len(path.stretches) == len(moments)
    assert all(move.giver != move.receiver and move.wait >= NOTHING for move in path.moves)


# From when on it is too many, and what it costs


def test_a_limit_that_is_reached_is_too_many_and_none_is_none():
    counts = {"bounces": 2, "loops": 5}
    assert rules.too_many(counts, {"bounces": 2, "loops": 0}) == [("bounces", 2, 2)]
    assert rules.too_many(counts, {"bounces": 3, "loops": 6}) == []


def test_a_hand_over_costs_the_wait_and_the_reading():
    rates = rules.Rates(timedelta(minutes=15), Decimal("60"), Decimal("2.5"))
    found = rules.cost(4, 10 * HOUR, rates)
    assert (found.wait, found.reading, found.amount) == (10 * HOUR, HOUR, Decimal("85.00"))
    assert rules.cost(4, HOUR, rates._replace(work=None, wait=None)).amount is None


# Logs


def event(hours, person="", activity="work", team="", lifecycle=""):
    return log_rules.Event(NOW + timedelta(hours=hours), activity, person, team, lifecycle)


def told(*events, by="person", waits=()):
    moments = log_rules.moments_of(events, by, frozenset(waits))
    return rules.measure(moments, moments[-1].time)


def test_in_a_log_a_case_is_on_its_way_from_the_givers_last_event_to_the_receivers_first():
    path = told(event(0, "a"), event(1, "a"), event(4, "b"), event(5, "b"), event(7, "a"))
    assert path.total == 7 * HOUR
    assert [(m.giver, m.receiver, m.wait) for m in path.moves] == [
        ("a", "b", 3 * HOUR),
        ("b", "a", 2 * HOUR),
    ]
    assert path.unaccepted == 5 * HOUR
    assert [(s.place, s.length) for s in path.stays] == [("b", 4 * HOUR), ("a", 3 * HOUR)]
    assert path.bounces == 1


def test_after_an_event_that_waits_for_the_customer_nobody_is_late():
    events = event(0, "a"), event(1, "a", "wait"), event(9, "b")
    path = told(*events, waits=["wait"])
    assert (path.waiting, path.unaccepted) == (8 * HOUR, NOTHING)
    assert [(m.giver, m.receiver, m.wait) for m in path.moves] == [("a", "b", NOTHING)]


def test_an_event_without_a_name_leaves_the_case_where_it_is():
    path = told(event(0, "a"), event(1), event(2, "a"), event(3, "b"))
    assert path.hand_overs == 1
    assert told(event(0)).total == NOTHING


def test_departments_are_places_where_a_log_knows_them():
    events = event(0, "a", team="x"), event(1, "b", team="x"), event(2, "c", team="y")
    assert told(*events, by="team").hand_overs == 1
    assert told(*events).hand_overs == 2


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 100)), min_size=1, max_size=25))
def test_a_log_counts_as_pairs_of_events_that_follow_each_other(steps):
    hours, events = 0, []
    for person, more in steps:
        hours += more
        events.append(event(hours, person))
    path = told(*events)
    changed = [(a, b) for a, b in pairwise(events) if a.person != b.person]
    assert path.total == events[-1].time - events[0].time
    assert [(m.giver, m.receiver) for m in path.moves] == [(a.person, b.person) for a, b in changed]
    assert [move.wait for move in path.moves] == [b.time - a.time for a, b in changed]


def test_rework_is_what_was_done_before():
    assert rules.repeats(["assign", "resolve", "assign", "assign"]) == 2


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (
            ["concept:name", "org:resource", "time:timestamp", "case:concept:name", "case:variant"],
            ("case:concept:name", "concept:name", "org:resource", "", "time:timestamp"),
        ),
        (
            ["Case ID", "Activity", "Resource", "Department", "Complete Timestamp"],
            ("Case ID", "Activity", "Resource", "Department", "Complete Timestamp"),
        ),
        (
            ["工单号", "操作", "处理人", "部门", "时间"],
            ("工单号", "操作", "处理人", "部门", "时间"),
        ),
        (["x", "y"], ("", "", "", "", "")),
    ],
)
def test_columns_are_known_by_their_usual_names(columns, found):
    named = log_rules.suggested(columns)
    assert tuple(named[n] for n in ("case", "activity", "person", "team", "time")) == found


@pytest.mark.parametrize(
    ("samples", "form", "ambiguous"),
    [
        (["2010-01-13 08:40:25+00:00"], "", False),
        (["13.01.2010 08:40"], "%d.%m.%Y %H:%M", False),
        (["13/01/2010 08:40"], "%d/%m/%Y %H:%M", False),
        (["01/13/2010 08:40"], "%m/%d/%Y %H:%M", False),
        (["01/02/2010 08:40"], "%d/%m/%Y %H:%M", True),
        (["2010年1月13日 08:40"], "%Y年%m月%d日 %H:%M", False),
        (["soon"], "", False),
        ([], "", False),
    ],
)
def test_how_times_are_written_is_seen_and_what_cannot_be_told_apart_is_said(
    samples, form, ambiguous
):
    assert log_rules.time_form(samples) == (form, ambiguous)


def test_a_time_is_read_in_its_zone_or_not_at_all():
    rome = timedelta(hours=1)
    zone = ZoneInfo("Europe/Rome")
    read = log_rules.moment_of("13.01.2010 09:40", "%d.%m.%Y %H:%M", zone)
    assert read == datetime(2010, 1, 13, 9, 40, tzinfo=UTC) - rome
    assert log_rules.moment_of("2010-01-13T09:40:00Z", "", zone).hour == 9
    for bad in ("soon", "", "0001-01-01T00:00:00+14:00"):
        assert log_rules.moment_of(bad, "", zone) is None
