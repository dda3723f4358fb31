"""Telephone calls: what the switch tells in any order, who answers, what the desks show, and whom to ring back."""

from datetime import timedelta
from itertools import permutations

import pytest
from crm.tickets.v1 import calls_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition, Refusal
from crm_tickets.tables import call_events, calls
from sqlalchemy import select

from .phone_desk import NUMBER
from .switchboard import Switchboard
from .test_races import at_once, refused

ROUNDS = 6
OTHER = "+4940123456"


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


# Presence


def test_who_speaks_is_busy_and_then_writes_down_what_was_said(board):
    board.rings("c")
    assert board.is_now(board.anna) == "available"
    board.says_switch("c", "answered", 2, extension="11")
    assert board.is_now(board.anna) == "busy"
    board.says_switch("c", "ended", 3)
    assert board.is_now(board.anna) == "busy"
    board.later(seconds=31)
    assert board.is_now(board.anna) == "available"


def test_wrap_up_is_a_setting_and_ends_when_somebody_says_so(board):
    changed = {"wrap_up_seconds": 600}
    mask = {"paths": ["wrap_up_seconds"]}
    board.call("UpdateCallSettings", board.lead, call_settings=changed, update_mask=mask)
    board.rings("c")
    board.says_switch("c", "answered", 2, extension="11")
    board.says_switch("c", "ended", 3)
    board.later(minutes=9)
    assert board.is_now(board.anna) == "busy"
    board.says(board.anna, "AVAILABLE")
    assert board.is_now(board.anna) == "available"


def test_who_speaks_gets_no_ticket_from_a_queue_that_gives_out(board):
    board.queue("Web", mode="QUEUE_MODE_PUSH", team="service")
    for who, extension in ((board.anna, "11"), (board.ben, "12")):
        board.rings(f"c-{who.id}", extension=extension)
        board.says_switch(f"c-{who.id}", "answered", 2, extension=extension)
    ticket = board.arrives()
    board.world.run_jobs()
    assert board.get(ticket).handler_id == "cara.mia"


def test_an_older_call_that_ends_late_does_not_free_who_speaks_on_another(board):
    board.rings("one")
    board.says_switch("one", "answered", 2, extension="11")
    board.rings("two")
    board.says_switch("two", "answered", 2, extension="11")
    board.says_switch("one", "ended", 3)
    board.later(minutes=5)
    assert board.is_now(board.anna) == "busy"
    board.says_switch("two", "ended", 3)
    board.later(minutes=5)
    assert board.is_now(board.anna) == "available"


# Missed, lost and outgoing


def test_a_missed_call_is_settled_by_whoever_speaks_with_the_number(board):
    for name in ("a", "b"):
        board.rings(name)
        board.says_switch(name, "ended", 2)
    board.rings("hidden", phone="")
    board.says_switch("hidden", "ended", 2)
    assert len(board.call("ListCalls", to_ring_back=True).calls) == 2
    board.later(minutes=5)
    board.rings("c", extension="12")
    board.says_switch("c", "answered", 2, extension="12")
    assert not board.call("ListCalls", to_ring_back=True).calls
    settled = board.call("ListCalls", filter='state = "missed" AND settler_id = "ben.ott"').calls
    assert len(settled) == 2


def test_a_missed_call_is_settled_by_hand_once(board):
    rang = board.rings("c")
    with pytest.raises(Precondition) as refusal:
        board.call("SettleCall", call_id=rang.call_id)
    assert refusal.value.reason == "NOT_MISSED"
    board.says_switch("c", "ended", 2)
    done = board.call("SettleCall", call_id=rang.call_id, note="wrote an e-mail")
    assert (done.settler_id, done.settle_note) == ("anna.keller", "wrote an e-mail")
    again = board.call("SettleCall", board.ben, call_id=rang.call_id, note="too")
    assert again.etag == done.etag


def test_a_call_of_which_the_switch_says_nothing_more_is_lost_and_found_again(board):
    rang = board.rings("c")
    board.says_switch("c", "answered", 2, extension="11")
    board.later(hours=3)
    assert state(board.after(rang)) == "answered"
    board.later(hours=2)
    assert state(board.after(rang)) == "lost"
    assert board.is_now(board.anna) == "available"
    found = board.says_switch("c", "ended", 3)
    assert (state(found), found.agent_id) == ("ended", "anna.keller")


def test_a_click_asks_the_switch_which_reports_on_the_same_call(board):
    ticket = board.open()
    asked = board.call("PlaceCall", phone="0049 30 901820", ticket_id=ticket.ticket_id)
    assert (state(asked), asked.extension, asked.phone) == ("dialling", "11", NUMBER)
    assert told(board) == ["Call.requested"]
    with pytest.raises(Precondition) as busy:
        board.call("PlaceCall", phone=OTHER)
    assert busy.value.reason == "ON_A_CALL"
    key = {"call_id": asked.call_id}
    rung = board.says_switch("out-1", "ringing", 1, direction="CALL_DIRECTION_OUTGOING", **key)
    assert rung.call_id == asked.call_id
    board.says_switch("out-1", "answered", 2, **key)
    over = board.says_switch("out-1", "ended", 3)
    assert (over.call_id, state(over), over.agent_id) == (asked.call_id, "ended", "anna.keller")
    assert over.ticket_id == ticket.ticket_id
    board.later(minutes=3)
    assert state(board.after(asked)) == "ended"


def test_a_call_that_the_switch_does_not_make_is_given_up(board):
    asked = board.call("PlaceCall", phone=OTHER)
    board.later(minutes=3)
    assert state(board.after(asked)) == "unanswered"
    assert board.is_now(board.anna) == "available"
    late = board.says_switch("out", "answered", 2, call_id=asked.call_id)
    assert state(late) == "answered"


def test_who_has_no_telephone_cannot_ask_for_calls(board):
    with pytest.raises(Precondition) as refusal:
        board.call("PlaceCall", board.zhao, phone=OTHER)
    assert refusal.value.reason == "NO_EXTENSION"


def test_a_telephone_is_one_persons(board):
    agent = {"user_id": "cara.mia", "extension": "11"}
    with pytest.raises(Invalid) as refusal:
        board.call("UpdateAgent", board.lead, agent=agent, update_mask={"paths": ["extension"]})
    assert list(refusal.value.fields) == ["agent.extension"]


# With tickets and customers


def test_a_ticket_opened_in_a_call_is_what_the_call_was_about(board):
    rang = board.rings("c")
    ticket = board.open(call_id=rang.call_id)
    assert ticket.call_id == rang.call_id
    assert board.after(rang).ticket_id == ticket.ticket_id
    other = board.open(subject="And another", call_id=rang.call_id)
    assert board.after(rang).ticket_id == ticket.ticket_id
    linked = board.call("LinkCall", call_id=rang.call_id, ticket_id=other.ticket_id)
    assert linked.ticket_id == other.ticket_id
    with pytest.raises(Invalid) as refusal:
        board.open(call_id=999)
    assert list(refusal.value.fields) == ["ticket.call_id"]
    with pytest.raises(NotFound):
        board.call("LinkCall", call_id=rang.call_id, ticket_id=999)


def test_a_known_number_is_named_on_the_call_and_in_its_events(board):
    board.open(account_id=7)
    rang = board.rings("c")
    assert (rang.requester_name, rang.account_id) == ("Mr Braun", 7)
    board.open(requester_name="Frau Lang", account_id=8)
    assert board.rings("d").account_id == 0


def test_who_sees_only_their_own_sees_only_calls_that_passed_them(board):
    rang = board.rings(queue="8000")
    with pytest.raises(NotFound):
        board.call("GetCall", board.zhao, call_id=rang.call_id)
    assert board.call("ListCalls", board.zhao).calls == []


def test_the_same_person_by_name_as_by_extension(board):
    rang = board.rings(user_id="ben.ott")
    assert (rang.ring_id, board.desk_of(board.ben)) == ("ben.ott", [rang.call_id])


def test_nothing_of_a_refused_event_is_heard_by_the_desks(board):
    with pytest.raises(Refusal):
        board.rings("c", extension="999")
    assert told(board) == []
