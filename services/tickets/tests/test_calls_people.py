"""Who speaks is busy; missed, lost and outgoing calls; calls with tickets and customers."""

import pytest
from crm.tickets.v1 import calls_pb2 as pb
from crm_chassis.errors import Invalid, NotFound, Precondition, Refusal

from .phone_desk import NUMBER
from .switchboard import Switchboard

OTHER = "+4940123456"


@pytest.fixture
def board(world):
    return Switchboard(world)


def state(rang):
    return pb.CallState.Name(rang.state).removeprefix("CALL_STATE_").lower()


def told(board):
    return board.events("crm.tickets.Call.")


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
