"""Telephone calls: what the switch tells in any order, who answers, what the desks show, and whom to ring back."""

from datetime import timedelta
from itertools import permutations

import pytest
from crm.tickets.v1 import calls_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, Precondition
from crm_tickets.tables import call_events, calls
from sqlalchemy import select

from .phone_desk import NUMBER
from .switchboard import Switchboard
from .test_races import at_once, refused

ROUNDS = 6


@pytest.fixture
def board(world):
    return Switchboard(world)


def state(rang):
    return pb.CallState.Name(rang.state).removeprefix("CALL_STATE_").lower()


def told(board):
    return board.events("crm.tickets.Call.")


def test_a_call_rings_is_answered_and_ends(board):
    rang = board.rings("c")
    assert (state(rang), rang.ring_id, rang.phone) == ("ringing", "anna.keller", NUMBER)
    assert board.desk_of(board.anna) == [rang.call_id]
    assert board.desk_of(board.ben) == []
    board.world.clock.forward(seconds=8)
    answered = board.says_switch("c", "answered", 2, extension="11")
    assert (state(answered), answered.agent_id, answered.team) == (
        "answered",
        "anna.keller",
        "service",
    )
    current = board.call("GetRinging").current
    assert [each.call_id for each in current] == [rang.call_id]
    board.world.clock.forward(minutes=3)
    over = board.says_switch("c", "ended", 3)
    assert state(over) == "ended"
    assert over.end_time.seconds - over.answer_time.seconds == 180
    assert over.answer_time.seconds - over.start_time.seconds == 8
    assert told(board) == ["Call.ringing", "Call.answered", "Call.ended"]


EVENTS = (
    ("ringing", 1, {"phone": NUMBER, "queue": "8000"}),
    ("answered", 2, {"extension": "11"}),
    ("transferred", 3, {"extension": "12"}),
    ("answered", 4, {"extension": "12"}),
    ("ended", 5, {}),
)


@pytest.mark.parametrize("order", list(permutations(range(5)))[::7])
def test_events_in_any_order_and_told_twice_make_the_same_call(board, order):
    start = board.world.clock.now()
    board.world.clock.forward(minutes=10)
    for index in (*order, *order):
        kind, sequence, more = EVENTS[index]
        when = start + timedelta(minutes=sequence)
        board.says_switch("c", kind, sequence, occur_time=when, **more)
    (found,) = board.call("ListCalls", board.key).calls
    assert state(found) == "ended"
    assert (found.phone, found.agent_id, found.transfer_count) == (NUMBER, "ben.ott", 1)
    assert found.start_time.seconds == int((start + timedelta(minutes=1)).timestamp())
    assert found.answer_time.seconds == int((start + timedelta(minutes=2)).timestamp())
    assert found.end_time.seconds == int((start + timedelta(minutes=5)).timestamp())
    assert board.is_now(board.anna) in ("available", "busy")
    board.later(minutes=5)
    assert [board.is_now(who) for who in (board.anna, board.ben)] == ["available"] * 2


def test_an_end_that_comes_first_leaves_nothing_open(board):
    over = board.says_switch("c", "ended", 9, phone=NUMBER)
    assert state(over) == "missed"
    assert [each.call_id for each in board.call("GetDay").missed_calls] == [over.call_id]
    late = board.says_switch("c", "answered", 4, extension="11")
    assert state(late) == "ended"
    assert not board.call("GetDay").missed_calls
    assert board.call("GetRinging").current == []
    assert board.is_now(board.anna) == "available"
    assert told(board) == ["Call.missed", "Call.ended"]


def test_what_is_told_twice_changes_nothing(board):
    rang = board.rings("c")
    assert board.rings("c").etag == rang.etag
    assert len(told(board)) == 1
    assert len(board.world.rows(select(call_events.c.kind))) == 1


def test_two_switches_may_number_alike(board):
    one, two = board.rings("1", switch_name="Ulm"), board.rings("1", switch_name="Köln")
    assert one.call_id != two.call_id


@pytest.mark.parametrize("withheld", ["", "anonymous", " Unknown "])
def test_a_withheld_number_is_a_call_all_the_same(board, withheld):
    rang = board.rings(phone=withheld)
    assert rang.phone == ""
    assert board.desk_of(board.anna) == [rang.call_id]


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("extension", {"extension": "999"}),
        ("user_id", {"user_id": "nobody.here"}),
        ("extension", {"extension": "11", "user_id": "ben.ott"}),
        ("phone", {"phone": "who"}),
        ("call_id", {"call_id": 77}),
        ("sequence", {"sequence": 0}),
    ],
)
def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_kept(board, field, more):
    given = {"sequence": 1, "phone": NUMBER, **more}
    with pytest.raises(Invalid) as refusal:
        board.says_switch("c", "ringing", **given)
    assert list(refusal.value.fields) == [field]
    assert board.world.rows(select(calls.c.call_id)) == []


def test_a_time_to_come_is_refused_and_a_clock_that_is_a_little_ahead_is_not(board):
    now = board.world.clock.now()
    with pytest.raises(Invalid) as refusal:
        board.rings("c", occur_time=now + timedelta(hours=1))
    assert list(refusal.value.fields) == ["occur_time"]
    assert board.rings("c", occur_time=now + timedelta(minutes=1)).start_time.seconds <= int(
        now.timestamp()
    )


def test_an_end_is_taken_whoever_hung_up(board):
    board.rings("c")
    assert state(board.says_switch("c", "ended", 2, extension="999")) == "missed"


def test_the_switch_needs_a_scope_of_its_own(board):
    with pytest.raises(Forbidden):
        board.says_switch("c", "ringing", 1, by=board.anna, phone=NUMBER)


# Queues


def test_a_queue_rings_for_everybody_there_and_one_answers(board):
    board.queue("Hotline", team="service", phone_queue="8000")
    board.says(board.cara, "AWAY")
    rang = board.rings(queue="8000")
    assert rang.ring_team == "service"
    assert [board.desk_of(who) for who in (board.anna, board.ben, board.cara)] == [
        [rang.call_id],
        [rang.call_id],
        [],
    ]
    assert board.desk_of(board.zhao) == []
    taken = board.call("TakeCall", board.ben, call_id=rang.call_id)
    assert (taken.agent_id, taken.extension, state(taken)) == ("ben.ott", "12", "answered")
    assert board.desk_of(board.anna) == []
    with pytest.raises(Precondition) as refusal:
        board.call("TakeCall", board.anna, call_id=rang.call_id)
    assert refusal.value.reason == "CALL_TAKEN"
    assert "ben.ott" in refusal.value.message
    assert told(board) == ["Call.ringing", "Call.taken"]
    # The switch connects it, and says so.
    again = board.says_switch(rang.switch_call_id, "answered", 2, extension="12")
    assert (again.agent_id, again.answer_time) == ("ben.ott", taken.answer_time)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_all_who_answer_a_call_of_a_queue_one_has_it(board, _round):
    rang = board.rings(queue="8000")
    people = [board.anna, board.ben, board.cara]
    results = at_once(
        *(lambda who=who: board.call("TakeCall", who, call_id=rang.call_id) for who in people)
    )
    assert refused(results) == ["CALL_TAKEN"] * 2
    winner = board.after(rang).agent_id
    assert sorted(board.is_now(who) for who in people) == ["available", "available", "busy"]
    assert next(each for each in results if not isinstance(each, str)).agent_id == winner
    assert told(board).count("Call.taken") == 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_who_takes_two_calls_at_once_gets_one(board, _round):
    rung = [board.rings(queue="8000") for _ in range(2)]
    results = at_once(
        *(lambda one=one: board.call("TakeCall", call_id=one.call_id) for one in rung)
    )
    assert refused(results) == ["ON_A_CALL"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_answering_while_the_customer_hangs_up_leaves_a_call_that_makes_sense(board, _round):
    rang = board.rings(queue="8000")
    name = rang.switch_call_id
    results = at_once(
        lambda: board.call("TakeCall", call_id=rang.call_id),
        lambda: board.says_switch(name, "ended", 2),
    )
    after = board.after(rang)
    if refused(results):
        assert refused(results) == ["CALL_OVER"]
        assert (state(after), board.is_now(board.anna)) == ("missed", "available")
    else:
        assert state(after) == "ended"
        assert after.agent_id == "anna.keller"
    assert board.call("GetRinging").current == []


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_the_same_event_at_once_and_all_events_at_once_make_one_call(board, _round):
    at_once(
        *(lambda: board.rings("c", queue="8000") for _ in range(4)),
        lambda: board.says_switch("c", "answered", 2, extension="12"),
        lambda: board.says_switch("c", "ended", 3),
    )
    (found,) = board.call("ListCalls", board.key).calls
    assert (state(found), found.agent_id, found.phone) == ("ended", "ben.ott", NUMBER)
    board.later(minutes=2)
    assert board.is_now(board.ben) == "available"


def test_the_handset_that_has_the_voice_wins_over_the_desk(board):
    rang = board.rings(queue="8000")
    board.call("TakeCall", call_id=rang.call_id)
    board.says_switch(rang.switch_call_id, "answered", 2, extension="12")
    assert board.after(rang).agent_id == "ben.ott"
    board.later(minutes=2)
    assert [board.is_now(who) for who in (board.anna, board.ben)] == ["available", "busy"]


def test_nobody_takes_what_rings_for_another_or_while_away_or_when_it_is_over(board):
    mine = board.rings()
    with pytest.raises(Precondition) as another:
        board.call("TakeCall", board.ben, call_id=mine.call_id)
    waiting = board.rings(queue="8000")
    board.says(board.ben, "AWAY")
    with pytest.raises(Precondition) as away:
        board.call("TakeCall", board.ben, call_id=waiting.call_id)
    board.says_switch(waiting.switch_call_id, "ended", 2)
    with pytest.raises(Precondition) as over:
        board.call("TakeCall", call_id=waiting.call_id)
    reasons = [each.value.reason for each in (another, away, over)]
    assert reasons == ["CALL_OF_ANOTHER", "AWAY", "CALL_OVER"]


def test_a_call_that_is_passed_on_rings_there_and_is_missed_when_the_customer_gives_up(board):
    rang = board.rings("c")
    board.says_switch("c", "answered", 2, extension="11")
    passed = board.says_switch("c", "transferred", 3, extension="12")
    assert (state(passed), passed.ring_id) == ("transferred", "ben.ott")
    assert board.desk_of(board.ben) == [rang.call_id]
    over = board.says_switch("c", "ended", 4)
    assert state(over) == "missed"
    assert over.HasField("answer_time")
    assert [each.call_id for each in board.call("GetDay").missed_calls] == [rang.call_id]


def test_what_goes_to_a_place_without_an_agent_is_spoken_there(board):
    board.rings("c")
    board.says_switch("c", "answered", 2, extension="11")
    away = board.says_switch("c", "transferred", 3, place="warehouse")
    assert (state(away), away.place, away.agent_id) == ("answered", "warehouse", "")
    board.later(minutes=2)
    assert board.is_now(board.anna) == "available"
    assert state(board.says_switch("c", "ended", 4)) == "ended"
