"""Event logs of other systems: as often as one likes, in any order, beside the tickets and never among them."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from crm.tickets.v1 import event_logs_pb2 as pb
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, NotFound
from crm_tickets.tables import case_moves, log_events
from sqlalchemy import func, select

from .test_races import at_once

BEGAN = datetime(2020, 3, 2, 8, 0, tzinfo=UTC)


def make(desk, source="old desk", by="manager", **fields):
    return desk.call("CreateEventLog", by, event_log={"source": source, **fields})


def send(desk, log, *events, by="manager"):
    return desk.call(
        "IngestLogEvents", by, event_log_id=log.event_log_id, events=[*map(dict, events)]
    )


def event(case, hours, person, activity="work", **more):
    moment = BEGAN + timedelta(hours=hours)
    return {
        "case_id": case,
        "activity": activity,
        "person": person,
        "event_time": moment,
        **more,
    }


def journeys(desk, log, **asked):
    return desk.call("ListCaseJourneys", event_log_id=log.event_log_id, **asked).case_journeys


PING_PONG = [
    event("T-1", 0, "ann"),
    event("T-1", 1, "bob"),
    event("T-1", 3, "ann"),
    event("T-2", 0, "ann"),
    event("T-2", 5, "ann", "close"),
]


def test_a_log_is_measured_as_it_comes_in(desk):
    log = make(desk)
    reply = send(desk, log, *PING_PONG)
    assert (reply.taken_count, reply.known_count) == (5, 0)
    assert (reply.event_log.event_count, reply.event_log.case_count) == (5, 2)
    first, second = journeys(desk, log)
    assert (first.case_id, first.bounce_count, list(first.path)) == (
        "T-1",
        1,
        ["ann", "bob", "ann"],
    )
    assert (first.total_seconds, first.unaccepted_seconds) == (3 * 3600, 3 * 3600)
    assert (second.case_id, second.hand_over_count) == ("T-2", 0)
    told = desk.call("GetCaseJourney", case_journey_id=first.case_journey_id)
    assert [(m.from_team, m.to_team, m.wait_seconds) for m in told.journey.moves] == [
        ("ann", "bob", 3600),
        ("bob", "ann", 7200),
    ]
    assert told.journey.total_seconds == told.total_seconds
    assert [step.activity for step in told.journey.steps if step.activity] == ["work"] * 3


def test_history_never_becomes_tickets(desk):
    send(desk, make(desk), *PING_PONG)
    assert not desk.call("ListTickets").tickets
    assert desk.call("GetHandOverMatrix").totals.hand_over_count == 0


def test_the_same_events_in_any_order_and_any_parts_make_the_same_journeys(desk):
    events = [event(f"T-{n % 7}", n * 1.5, "abcd"[n * 5 % 4], row_number=n + 1) for n in range(90)]
    at_a_time = make(desk, "in one")
    send(desk, at_a_time, *events)
    mixed = make(desk, "in parts")
    shuffled = events * 2
    random.Random(4).shuffle(shuffled)
    for start in range(0, len(shuffled), 11):
        send(desk, mixed, *shuffled[start : start + 11])

    def told(log):
        found = []
        for journey in sorted(journeys(desk, log), key=lambda each: each.case_id):
            whole = desk.call("GetCaseJourney", case_journey_id=journey.case_journey_id)
            whole.ClearField("case_journey_id")
            whole.ClearField("event_log_id")
            found.append(whole)
        return found

    assert told(mixed) == told(at_a_time)
    (count,) = desk.world.rows(select(func.count().label("n")).select_from(log_events))
    assert count.n == 180


def test_an_event_that_comes_late_mends_what_was_measured(desk):
    log = make(desk)
    send(desk, log, event("T-1", 0, "ann"), event("T-1", 4, "ann"))
    assert journeys(desk, log)[0].hand_over_count == 0
    send(desk, log, event("T-1", 2, "bob"))
    assert journeys(desk, log)[0].bounce_count == 1
    send(desk, log, event("T-1", 3, "bob"))
    assert len(desk.world.rows(select(case_moves))) == 2


def test_rows_that_are_alike_are_one_event_unless_they_are_counted(desk):
    log = make(desk)
    one = event("T-1", 0, "ann")
    assert send(desk, log, one, one).taken_count == 1
    reply = send(desk, log, one, {**one, "occurrence": 1})
    assert (reply.taken_count, reply.known_count) == (1, 1)


def test_two_who_send_the_same_log_at_once_send_it_once(desk):
    log = make(desk)
    events = [event(f"T-{n % 5}", n, "ab"[n % 2]) for n in range(40)]
    replies = at_once(*[lambda: send(desk, log, *events) for _ in range(4)])
    assert sum(reply.taken_count for reply in replies) == 40
    found = desk.call("GetEventLog", event_log_id=log.event_log_id)
    assert (found.event_count, found.case_count) == (40, 5)
    halves = at_once(
        lambda: send(desk, log, *[event("X", n, "ab"[n % 2]) for n in range(0, 20, 2)]),
        lambda: send(desk, log, *[event("X", n, "ab"[n % 2]) for n in range(1, 20, 2)]),
    )
    assert [reply.taken_count for reply in halves] == [10, 10]
    (whole,) = [each for each in journeys(desk, log) if each.case_id == "X"]
    assert (whole.event_count, whole.hand_over_count) == (20, 19)


def test_what_cannot_be_taken_is_named_and_the_rest_is_taken(desk):
    log = make(desk, mapping={"time_format": "%d.%m.%Y %H:%M"}, time_zone="Europe/Rome")
    good = {"case_id": "T-1", "activity": "work", "time_text": "02.03.2020 09:00"}
    reply = send(
        desk,
        log,
        good,
        {**good, "case_id": " ", "row_number": 7},
        {**good, "activity": ""},
        {**good, "time_text": ""},
        {**good, "time_text": "yesterday"},
        {**good, "time_text": "02.03.1920 09:00"},
        {**good, "person": "x" * 501},
        {**good, "person": "a\0b"},
        {**good, "time_text": "", "event_time": {"seconds": 10**11}},
    )
    reasons = [
        pb.LogRejectReason.Name(each.reason).removeprefix("LOG_REJECT_REASON_")
        for each in reply.rejects
    ]
    assert reasons == [
        "NO_CASE",
        "NO_ACTIVITY",
        "NO_TIME",
        "TIME_UNREADABLE",
        "TIME_OUT_OF_RANGE",
        "TOO_LONG",
        "BAD_CHARACTER",
        "TIME_OUT_OF_RANGE",
    ]
    assert (reply.rejects[0].row_number, reply.rejects[0].position) == (7, 1)
    assert reply.taken_count == 1
    assert journeys(desk, log)[0].start_time.ToDatetime(UTC) == BEGAN


def test_departments_count_where_they_are_known(desk):
    events = [event("T-1", n, "ab"[n % 2], team="xy"[n // 2]) for n in range(4)]
    people = make(desk, "by people")
    teams = make(desk, "by teams", mapping={"team_column": "Group"})
    for log in (people, teams):
        send(desk, log, *events)
    assert journeys(desk, people)[0].hand_over_count == 3
    assert journeys(desk, teams)[0].hand_over_count == 1


def test_waiting_for_the_customer_is_nobodys_wait(desk):
    log = make(desk, waiting_activities=["Wait"])
    send(desk, log, event("T-1", 0, "ann"), event("T-1", 1, "ann", "Wait"), event("T-1", 9, "bob"))
    (journey,) = journeys(desk, log)
    assert (journey.waiting_seconds, journey.unaccepted_seconds) == (8 * 3600, 0)


def test_what_was_measured_is_told(desk):
    log = make(desk)
    send(desk, log, *PING_PONG)
    send(desk, log, *PING_PONG)
    told = desk.world.events("crm.tickets.CaseJourney.measured")
    assert len(told) == 2
    journey = pb.CaseJourney()
    told[0].data.Unpack(journey)
    assert (journey.case_id, len(journey.moves), list(journey.path)) == (
        "T-1",
        2,
        ["ann", "bob", "ann"],
    )


def test_a_source_is_one_log(desk):
    log = make(desk)
    with pytest.raises(AlreadyExists):
        make(desk)
    (found,) = desk.call("ListEventLogs", filter='source = "old desk"').event_logs
    assert found.event_log_id == log.event_log_id
    assert log.place == pb.LOG_PLACE_PERSON


def test_a_log_goes_with_everything_in_it(desk):
    log, other = make(desk), make(desk, "other")
    for each in (log, other):
        send(desk, each, *PING_PONG)
    desk.call("DeleteEventLog", "manager", event_log_id=log.event_log_id)
    with pytest.raises(NotFound):
        desk.call("GetEventLog", event_log_id=log.event_log_id)
    with pytest.raises(NotFound):
        send(desk, log, *PING_PONG)
    assert len(journeys(desk, other)) == 2
    assert len(desk.world.rows(select(log_events))) == 5
    assert send(desk, make(desk), *PING_PONG).taken_count == 5


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"time_zone": "Nowhere/City"}, "event_log.time_zone"),
        ({"time_zone": "../../etc"}, "event_log.time_zone"),
        ({"mapping": {"time_format": "%Q"}}, "event_log.mapping.time_format"),
        ({"mapping": {"time_format": "%d %d"}}, "event_log.mapping.time_format"),
        ({"source": " "}, "event_log.source"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(desk, fields, field):
    with pytest.raises(Invalid) as refusal:
        make(desk, **{"source": "x", **fields})
    assert field in refusal.value.fields


def test_who_may_not_import_does_not(desk):
    with pytest.raises(Forbidden):
        make(desk, by=desk.anna)


def test_columns_are_suggested_with_the_form_of_times(desk):
    found = desk.call(
        "SuggestLogMapping",
        columns=["Case ID", "Activity", "Agent", "Timestamp"],
        rows=[{"cells": ["1", "Open", "ann", "03/04/2020 10:00"]}, {"cells": ["1"]}],
    )
    assert (found.case_column, found.person_column) == ("Case ID", "Agent")
    assert (found.time_format, found.dates_ambiguous) == ("%d/%m/%Y %H:%M", True)
