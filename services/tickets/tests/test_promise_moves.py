"""Promises that move, are given away, or go with whoever is responsible; and how a ticket and its lists say it."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import promises_pb2 as pb
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.records import moment_of

from .promise_desk import Promises

OPEN, BROKEN = pb.PROMISE_STATE_OPEN, pb.PROMISE_STATE_BROKEN


@pytest.fixture
def desk(world):
    return Promises(world)


def move(desk, promise, hours=4, **fields):
    due = desk.world.clock.now() + timedelta(hours=hours)
    said = {"reason": "The part is late", "consent": "Mr Braun, on the phone", **fields}
    if "due_text" not in said:
        said["due_time"] = due
    return desk.call("MovePromise", promise_id=promise.promise_id, **said)


# Moved


def test_moved_with_consent_it_is_reminded_of_and_breaks_by_its_new_time(desk):
    promise = desk.promise(desk.open(), hours=1, note="We ring back")
    moved = move(desk, promise, hours=24)
    assert (moved.state, moved.move_count) == (OPEN, 1)
    desk.later(hours=2)
    desk.world.run_jobs()
    assert desk.now(promise).state == OPEN
    desk.later(hours=21, minutes=50)
    assert len(desk.told(desk.anna)) == 1
    desk.later(minutes=10)
    assert desk.now(promise).break_time == moved.due_time
    history = desk.call("ListPromiseChanges", promise_id=promise.promise_id).promise_changes
    assert [each.due_time for each in history[:2]] == [promise.due_time, moved.due_time]
    assert (history[1].reason, history[1].consent) == ("The part is late", "Mr Braun, on the phone")


def test_moving_after_breaking_does_not_unbreak(desk):
    promise = desk.promise(desk.open(), hours=1)
    desk.later(hours=1)
    moved = move(desk, promise, hours=3)
    assert (moved.state, moved.break_time) == (BROKEN, promise.due_time)
    desk.later(hours=2)
    assert desk.told(desk.lead) == []  # the customer agreed: the ladder waits for the new time
    kept = desk.call("KeepPromise", promise_id=promise.promise_id)
    assert (kept.state, kept.break_time) == (BROKEN, promise.due_time)


def test_what_breaks_again_after_it_moved_escalates_again(desk):
    promise = desk.promise(desk.open(), hours=1)
    desk.later(hours=1)
    move(desk, promise, hours=3)
    desk.later(hours=3)
    desk.later(minutes=30)
    assert desk.changes(promise) == [
        *("made", "broken", "escalated", "moved"),
        *("broken", "escalated", "escalated"),
    ]
    assert len(desk.told(desk.cara)) == 2
    assert desk.events("crm.tickets.Promise.").count("Promise.broken") == 1


def test_without_consent_or_ahead_in_time_nothing_moves(desk):
    promise = desk.promise(desk.open())
    for fields, place in (
        ({"consent": "  "}, "consent"),
        ({"reason": ""}, "reason"),
        ({"hours": -1}, "due_time"),
        ({"hours": 2}, "due_time"),
        ({"due_text": "whenever"}, "due_text"),
    ):
        with pytest.raises(Invalid) as refusal:
            move(desk, promise, **fields)
        assert list(refusal.value.fields) == [place]
    desk.call("KeepPromise", promise_id=promise.promise_id)
    with pytest.raises(Precondition) as refusal:
        move(desk, promise)
    assert refusal.value.reason == "PROMISE_SETTLED"


# In words


def test_a_promise_in_words_keeps_the_words_and_knows_its_time(desk):
    office = {
        "display_name": "Office",
        "time_zone": "Europe/Berlin",
        "hours": ["mon-fri 09:00-18:00"],
    }
    calendar = desk.call("CreateBusinessCalendar", desk.lead, business_calendar=office)
    desk.rule("answer", business_calendar_id=calendar.business_calendar_id)
    ticket = desk.open()
    given = {
        "ticket_id": ticket.ticket_id,
        "due_text": "2 working days",
        "kind": "PROMISE_KIND_ANSWER",
    }
    made = desk.call("CreatePromise", promise=given)
    assert made.due_text == "2 working days"
    assert moment_of(made.due_time) > desk.world.clock.now()
    for said, place in (
        ({"due_text": "soon"}, "promise.due_text"),
        ({}, "promise.due_time"),
        ({"due_text": "Friday", "due_time": made.due_time}, "promise.due_text"),
    ):
        with pytest.raises(Invalid) as refusal:
            desk.call("CreatePromise", promise={"ticket_id": ticket.ticket_id, **said})
        assert list(refusal.value.fields) == [place]
    moved = desk.call(
        "MovePromise",
        promise_id=made.promise_id,
        due_text="4 working days",
        reason="more to look up",
        consent="by e-mail",
    )
    assert moved.due_text == "4 working days"
    assert moment_of(moved.due_time) > moment_of(made.due_time)


# Who keeps it


def test_whoever_cannot_keep_it_gives_it_away_with_a_reason(desk):
    ticket = desk.open()
    promise = desk.promise(ticket)
    key = {"promise_id": promise.promise_id}
    given = desk.call(
        "HandOverPromise", **key, to_id="zhao.lei", to_team="technical", reason="Knows it"
    )
    assert (given.owner_id, given.team) == ("zhao.lei", "technical")
    assert "A promise is yours now: #1 Mr Braun" in desk.told(desk.zhao)[0]
    assert desk.call("GetTicket", desk.zhao, ticket_id=ticket.ticket_id)
    taken = desk.call("HandOverPromise", **key, reason="Zhao is ill", by=desk.ben)
    assert (taken.owner_id, taken.team) == ("ben.ott", "service")
    assert desk.changes(promise) == ["made", "handed_over", "handed_over"]
    with pytest.raises(Invalid) as refusal:
        desk.call("HandOverPromise", **key, reason="again", by=desk.ben)
    assert list(refusal.value.fields) == ["to_id"]


def test_whoever_becomes_responsible_keeps_what_the_owner_had_still_to_keep(desk):
    ticket = desk.open()
    mine = desk.promise(ticket, owner_id="anna.keller")
    other = desk.promise(ticket, owner_id="zhao.lei")
    kind = "HAND_OVER_KIND_OWNERSHIP"
    given = desk.hand_over(ticket, "service", to_id="ben.ott", kind=kind)
    assert desk.now(mine).owner_id == "anna.keller"
    desk.call("AcceptHandOver", desk.ben, hand_over_id=given.hand_over_id)
    assert desk.now(mine).owner_id == "ben.ott"
    assert desk.now(other).owner_id == "zhao.lei"
    assert desk.changes(mine) == ["made", "handed_over"]


def test_an_absent_keepers_promises_go_to_the_substitute_and_the_record_says_so(desk):
    promise = desk.promise(desk.open(), hours=3)
    start = desk.world.clock.now()
    absence = {
        "user_id": "anna.keller",
        "start_time": start,
        "end_time": start + timedelta(hours=8),
    }
    desk.call("CreateAbsence", desk.lead, absence={**absence, "substitute_id": "ben.ott"})
    desk.world.run_jobs()
    assert desk.now(promise).owner_id == "ben.ott"
    desk.later(hours=2, minutes=50)
    assert any("the callback is promised for" in text for text in desk.told(desk.ben))
    history = desk.call("ListPromiseChanges", promise_id=promise.promise_id).promise_changes
    assert "is absent until" in history[1].reason


# What a ticket says, and the lists


def stands(desk, ticket):
    found = desk.get(ticket)
    return found.promise_state, found.promise_due_time if found.HasField(
        "promise_due_time"
    ) else None


def test_a_ticket_says_how_its_promises_stand(desk):
    ticket = desk.open()
    assert stands(desk, ticket) == (0, None)
    one, two = desk.promise(ticket, hours=2), desk.promise(ticket, hours=1)
    assert stands(desk, ticket) == (OPEN, two.due_time)
    desk.later(hours=1)
    assert stands(desk, ticket) == (BROKEN, two.due_time)
    desk.call("KeepPromise", promise_id=two.promise_id)
    assert stands(desk, ticket) == (OPEN, one.due_time)
    moved = move(desk, one, hours=9)
    assert stands(desk, ticket) == (OPEN, moved.due_time)
    desk.call("BreakPromise", promise_id=one.promise_id, reason="no part")
    assert stands(desk, ticket) == (0, None)


def test_what_promises_a_ticket_has_goes_with_them_when_it_is_merged(desk):
    source, target = desk.open(), desk.open()
    promise = desk.promise(source)
    merge = {"ticket_id": target.ticket_id, "source_ids": [source.ticket_id], "reason": "the same"}
    desk.call("MergeTickets", **merge)
    assert stands(desk, target) == (OPEN, promise.due_time)
    assert stands(desk, source) == (0, None)


def test_on_a_deleted_ticket_nothing_happens_by_itself(desk):
    ticket = desk.open()
    promise = desk.promise(ticket, hours=1)
    desk.call("DeleteTicket", ticket_id=ticket.ticket_id)
    assert desk.later(hours=2) == 0
    desk.call("UndeleteTicket", ticket_id=ticket.ticket_id)
    desk.later(seconds=1)
    assert desk.now(promise).state == BROKEN


@pytest.mark.parametrize("view", ["OWN", "DEPARTMENT", "ALL"])
def test_the_day_and_the_list_show_ones_own_the_departments_or_all(desk, view):
    ticket = desk.open()
    own = desk.promise(ticket)
    bens = desk.promise(ticket, owner_id="ben.ott")
    zhaos = desk.promise(ticket, owner_id="zhao.lei", team="technical")
    expected = {"OWN": [own], "DEPARTMENT": [own, bens], "ALL": [own, bens, zhaos]}[view]
    ids = [each.promise_id for each in expected]
    asked = {"view": f"PROMISE_VIEW_{view}"}
    assert [p.promise_id for p in desk.call("GetDay", **asked).due_promises] == ids
    assert [p.promise_id for p in desk.call("ListPromises", **asked).promises] == ids


def test_figures_count_kept_and_broken_by_keeper_and_kind(desk):
    ticket = desk.open()
    kept = desk.promise(ticket)
    late = desk.promise(ticket, hours=1)
    desk.promise(ticket, hours=1, owner_id="ben.ott", kind="PROMISE_KIND_ANSWER")
    desk.call("KeepPromise", promise_id=kept.promise_id)
    desk.later(hours=1)
    desk.world.clock.forward(minutes=1)
    desk.call("KeepPromise", promise_id=late.promise_id)
    figures = desk.call("GetPromiseFigures").figures
    told = {
        (f.owner_id, f.team): (f.kept_count, f.broken_count, f.made_good_count) for f in figures
    }
    assert told == {("anna.keller", "service"): (1, 1, 1), ("ben.ott", "service"): (0, 1, 0)}
    until = desk.world.clock.now() - timedelta(days=1)
    assert not desk.call("GetPromiseFigures", end_time=until).figures
