"""Nobody is kicked around like a ball: hand-overs have a reason and an answer, and the journey tells them all."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import hand_overs_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis.errors import Conflict, Forbidden, Invalid, Precondition


def test_work_moves_at_once_and_the_owner_stays(desk):
    ticket = desk.open()
    given = desk.hand_over(ticket, ticket_id=ticket.ticket_id)
    assert (given.from_id, given.from_team, given.to_team) == (
        "anna.keller",
        "service",
        "technical",
    )
    assert given.state == pb.HAND_OVER_STATE_PENDING
    waits = desk.get(ticket)
    assert (waits.owner_id, waits.handler_id, waits.handler_team) == (
        "anna.keller",
        "",
        "technical",
    )
    assert waits.state == tickets_pb2.TICKET_STATE_HANDED_OVER
    taken = desk.call("AcceptHandOver", desk.zhao, hand_over_id=given.hand_over_id)
    assert (taken.state, taken.answerer_id) == (pb.HAND_OVER_STATE_ACCEPTED, "zhao.lei")
    works = desk.get(ticket)
    assert (works.owner_id, works.handler_id) == ("anna.keller", "zhao.lei")
    assert works.state == tickets_pb2.TICKET_STATE_IN_PROGRESS
    assert works.hand_over_count == 1
    assert desk.events()[-4:] == [
        "HandOver.created",
        "Ticket.handed_over",
        "HandOver.accepted",
        "Ticket.updated",
    ]


def test_what_is_returned_goes_back_to_whoever_had_it(desk):
    ticket = desk.open()
    given = desk.hand_over(ticket)
    with pytest.raises(Invalid) as refusal:
        desk.call("ReturnHandOver", desk.zhao, hand_over_id=given.hand_over_id, reason="  ")
    assert list(refusal.value.fields) == ["reason"]
    back = desk.call(
        "ReturnHandOver", desk.zhao, hand_over_id=given.hand_over_id, reason="This is billing"
    )
    assert (back.state, back.answer_reason) == (pb.HAND_OVER_STATE_RETURNED, "This is billing")
    again = desk.get(ticket)
    assert (again.handler_id, again.handler_team) == ("anna.keller", "service")
    assert (again.state, again.return_count) == (tickets_pb2.TICKET_STATE_IN_PROGRESS, 1)


def test_a_hand_over_is_answered_once_and_only_by_whom_it_concerns(desk):
    given = desk.hand_over(desk.open())
    key = {"hand_over_id": given.hand_over_id}
    with pytest.raises(Forbidden, match="Only who was asked"):
        desk.call("AcceptHandOver", desk.ben, **key)
    with pytest.raises(Forbidden, match="Only who handed it over"):
        desk.call("WithdrawHandOver", desk.zhao, reason="mine", **key)
    desk.call("AcceptHandOver", desk.zhao, **key)
    for method, more in (
        ("AcceptHandOver", {}),
        ("ReturnHandOver", {"reason": "no"}),
        ("WithdrawHandOver", {"reason": "no"}),
    ):
        with pytest.raises(Precondition) as refusal:
            desk.call(method, desk.zhao, **key, **more)
        assert refusal.value.reason == "HAND_OVER_ANSWERED"


def test_a_colleague_may_answer_for_the_person_asked(desk):
    given = desk.hand_over(desk.open(), to_id="zhao.lei")
    assert desk.call("AcceptHandOver", desk.ma, hand_over_id=given.hand_over_id)


def test_the_giver_can_take_it_back_before_it_is_answered(desk):
    ticket = desk.open()
    given = desk.hand_over(ticket)
    with pytest.raises(Precondition) as refusal:
        desk.hand_over(ticket, "billing")
    assert refusal.value.reason == "HAND_OVER_PENDING"
    desk.call("WithdrawHandOver", hand_over_id=given.hand_over_id, reason="Solved it myself")
    assert desk.get(ticket).handler_id == "anna.keller"
    assert desk.hand_over(ticket, "billing").state == pb.HAND_OVER_STATE_PENDING


def test_it_needs_a_receiver_who_does_not_have_it(desk):
    ticket = desk.open()
    for to in ({"team": ""}, {"team": "", "to_id": "anna.keller"}):
        with pytest.raises(Invalid):
            desk.hand_over(ticket, **to)
    assert desk.events("crm.tickets.HandOver.") == []


def test_responsibility_moves_only_when_it_is_accepted(desk):
    ticket = desk.open()
    given = desk.hand_over(ticket, "service", to_id="ben.ott", kind="HAND_OVER_KIND_OWNERSHIP")
    still = desk.get(ticket)
    assert (still.owner_id, still.handler_id) == ("anna.keller", "anna.keller")
    assert still.state == tickets_pb2.TICKET_STATE_IN_PROGRESS
    desk.call("AcceptHandOver", desk.ben, hand_over_id=given.hand_over_id)
    moved = desk.get(ticket)
    assert (moved.owner_id, moved.handler_id) == ("ben.ott", "anna.keller")


def test_returned_responsibility_stays_where_it_was(desk):
    ticket = desk.open()
    given = desk.hand_over(ticket, "service", to_id="ben.ott", kind="HAND_OVER_KIND_OWNERSHIP")
    desk.call("ReturnHandOver", desk.ben, hand_over_id=given.hand_over_id, reason="On leave")
    assert desk.get(ticket).owner_id == "anna.keller"
    assert desk.get(ticket).state == tickets_pb2.TICKET_STATE_IN_PROGRESS


def test_closing_withdraws_what_nobody_answered(desk):
    ticket = desk.open()
    given = desk.hand_over(ticket)
    desk.close(ticket)
    found = desk.call("GetHandOver", hand_over_id=given.hand_over_id)
    assert found.state == pb.HAND_OVER_STATE_WITHDRAWN
    with pytest.raises(Precondition) as refusal:
        desk.hand_over(ticket)
    assert refusal.value.reason == "STEP_NOT_ALLOWED"


def test_whoever_was_slower_is_told(desk):
    ticket = desk.open()
    desk.hand_over(ticket)
    with pytest.raises(Conflict):
        desk.call(
            "CreateHandOver",
            hand_over={"ticket_id": ticket.ticket_id, "to_team": "billing", "reason": "invoice"},
            ticket_etag=ticket.etag,
        )


def test_the_journey_tells_who_had_it_how_long_and_why_it_moved(desk):
    clock = desk.world.clock
    ticket = desk.open()
    clock.forward(hours=1)
    first = desk.hand_over(ticket, "billing", reason="looks like an invoice")
    clock.forward(hours=2)
    desk.call("ReturnHandOver", desk.eva, hand_over_id=first.hand_over_id, reason="is technical")
    clock.forward(hours=1)
    second = desk.hand_over(ticket)
    clock.forward(hours=3)
    desk.call("AcceptHandOver", desk.zhao, hand_over_id=second.hand_over_id)
    desk.call("PauseTicket", desk.zhao, ticket_id=ticket.ticket_id, reason="serial number")
    clock.forward(hours=5)
    desk.call("ResumeTicket", desk.zhao, ticket_id=ticket.ticket_id)
    clock.forward(hours=1)
    desk.close(ticket, desk.zhao)
    clock.forward(hours=50)

    journey = desk.call("GetJourney", ticket_id=ticket.ticket_id)
    hour = int(timedelta(hours=1).total_seconds())
    kinds = [tickets_pb2.StepKind.Name(s.kind).removeprefix("STEP_KIND_") for s in journey.steps]
    assert kinds == [
        "CREATED",
        "HANDED_OVER",
        "RETURNED",
        "HANDED_OVER",
        "ACCEPTED",
        "PAUSED",
        "RESUMED",
        "CLOSED",
    ]
    assert [s.duration_seconds // hour for s in journey.steps] == [1, 2, 1, 3, 0, 5, 1, 0]
    assert [(s.team, s.duration_seconds // hour, s.visit_count) for s in journey.stays] == [
        ("technical", 9, 1),
        ("billing", 2, 1),
        ("service", 2, 2),
    ]
    assert journey.total_seconds == 13 * hour
    assert journey.unaccepted_seconds == 5 * hour
    assert journey.waiting_seconds == 5 * hour
    assert journey.loop_count == 1
    assert journey.steps[1].reason == "looks like an invoice"
    assert journey.steps[2].reason == "is technical"
