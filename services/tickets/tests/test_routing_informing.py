"""While others work on a ticket its owner keeps the customer informed, and is reminded once each time they did not."""

import pytest
from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis import jobs
from crm_chassis.errors import Precondition

from .call_centre import Centre
from .test_races import at_once


@pytest.fixture
def centre(world):
    return Centre(world)


def reminders(centre):
    return centre.events("crm.tickets.Ticket.inform_due")


def test_the_owner_sees_what_is_with_others_and_since_when(centre):
    ticket = centre.open()
    assert not centre.get(ticket).HasField("with_others_time")
    centre.hand_over(ticket)
    since = centre.world.clock.now()
    shown = centre.call("GetWithOthers")
    assert [t.ticket_id for t in shown.tickets] == [ticket.ticket_id]
    assert shown.tickets[0].with_others_time.seconds == int(since.timestamp())
    assert shown.overdue_count == 0
    centre.later(hours=9)
    assert centre.call("GetWithOthers").overdue_count == 1
    assert not centre.call("GetWithOthers", centre.ben).tickets


def test_a_reminder_comes_once_and_again_only_after_the_customer_was_told(centre):
    given = {"team": "service", "inform_minutes": 60}
    centre.call("CreateDepartment", centre.lead, department=given)
    ticket = centre.open()
    centre.hand_over(ticket)
    centre.later(minutes=59)
    assert not reminders(centre)
    centre.world.clock.forward(minutes=1)
    at_once(*[lambda: jobs.run_due(centre.world.app) for _ in range(3)])
    assert len(reminders(centre)) == 1
    centre.later(minutes=200)
    assert len(reminders(centre)) == 1
    told = centre.call(
        "InformCustomer", ticket_id=ticket.ticket_id, reason="Rang: a technician looks at it"
    )
    assert not told.HasField("remind_time")
    assert told.inform_due_time.seconds == told.informed_time.seconds + 3600
    journey = centre.call("GetJourney", ticket_id=ticket.ticket_id)
    assert journey.steps[-1].kind == pb.STEP_KIND_INFORMED
    centre.later(minutes=61)
    assert len(reminders(centre)) == 2


def test_a_public_answer_and_a_kept_promise_tell_the_customer_too(centre):
    ticket = centre.open()
    promise = centre.promise(ticket, hours=6)
    centre.hand_over(ticket)
    centre.world.clock.forward(hours=5)
    comment = {"ticket_id": ticket.ticket_id, "text": "We are at it", "visibility": 1}
    centre.call("CreateComment", comment=comment)
    centre.later(hours=1)
    centre.call("KeepPromise", promise_id=promise.promise_id)
    due = centre.get(ticket).inform_due_time.seconds
    assert due == int(centre.world.clock.now().timestamp()) + 8 * 3600
    centre.later(hours=7)
    assert not reminders(centre)


def test_back_with_its_owner_or_closed_nobody_is_reminded(centre):
    back, closed = centre.open(), centre.open(subject="Second")
    given = centre.hand_over(back)
    centre.hand_over(closed)
    reason = {"reason": "Not ours"}
    centre.call("ReturnHandOver", centre.zhao, hand_over_id=given.hand_over_id, **reason)
    centre.close(closed)
    assert not centre.call("GetWithOthers").tickets
    centre.later(hours=20)
    assert not reminders(centre)
    with pytest.raises(Precondition) as refusal:
        centre.call("InformCustomer", ticket_id=closed.ticket_id, reason="Said goodbye")
    assert refusal.value.reason == "STEP_NOT_ALLOWED"
