"""What was promised: kept in time, or broken and loud until it is made good or explained."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import promises_pb2 as pb
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.records import moment_of

OPEN, KEPT, BROKEN = (
    pb.PROMISE_STATE_OPEN,
    pb.PROMISE_STATE_KEPT,
    pb.PROMISE_STATE_BROKEN,
)


def loud(desk, **who):
    reply = desk.call("ListPromises", filter='state = "broken"', pending_only=True, **who)
    return [promise.promise_id for promise in reply.promises]


def test_a_promise_has_a_person_a_time_a_number_and_the_customer(desk):
    ticket = desk.open(account_id=7)
    promise = desk.promise(ticket, note="We ring back before four")
    assert (promise.owner_id, promise.team) == ("anna.keller", "service")
    assert (promise.phone, promise.account_id) == ("+4930901820", 7)
    assert (promise.state, promise.kind) == (OPEN, pb.PROMISE_KIND_CALLBACK)
    assert promise.requester_name == "Mr Braun"
    assert desk.events("crm.tickets.Promise.") == ["Promise.made"]


def test_kept_in_time_is_kept(desk):
    promise = desk.promise(desk.open())
    kept = desk.call("KeepPromise", promise_id=promise.promise_id, reason="Reached him")
    assert (kept.state, kept.reason) == (KEPT, "Reached him")
    assert moment_of(kept.keep_time) == desk.world.clock.now()
    desk.world.clock.forward(hours=5)
    desk.world.run_jobs()
    assert desk.call("GetPromise", promise_id=promise.promise_id).state == KEPT
    assert desk.events("crm.tickets.Promise.") == ["Promise.made", "Promise.kept"]


def test_a_promise_whose_time_passes_breaks_by_itself_and_only_once(desk):
    promise = desk.promise(desk.open())
    desk.world.clock.forward(hours=1, minutes=59)
    desk.world.run_jobs()
    assert desk.call("GetPromise", promise_id=promise.promise_id).state == OPEN
    desk.world.clock.forward(minutes=2)
    for _ in range(3):
        desk.world.run_jobs()
    broken = desk.call("GetPromise", promise_id=promise.promise_id)
    assert broken.state == BROKEN
    assert broken.break_time == promise.due_time
    assert desk.events("crm.tickets.Promise.") == ["Promise.made", "Promise.broken"]
    assert loud(desk) == [promise.promise_id]


def test_a_broken_promise_is_loud_until_it_is_made_good(desk):
    promise = desk.promise(desk.open())
    desk.world.clock.forward(hours=3)
    desk.world.run_jobs()
    late = desk.call("KeepPromise", promise_id=promise.promise_id)
    assert late.state == BROKEN
    assert moment_of(late.keep_time) == desk.world.clock.now()
    assert loud(desk) == []
    assert desk.events("crm.tickets.Promise.")[-1] == "Promise.updated"


def test_a_broken_promise_is_loud_until_it_is_explained(desk):
    promise = desk.promise(desk.open())
    desk.world.clock.forward(hours=3)
    desk.world.run_jobs()
    assert loud(desk) == [promise.promise_id]
    said = desk.call("BreakPromise", promise_id=promise.promise_id, reason="Line was dead")
    assert (said.state, said.reason) == (BROKEN, "Line was dead")
    assert loud(desk) == []


def test_kept_after_its_time_is_broken_even_if_no_job_came_first(desk):
    promise = desk.promise(desk.open())
    desk.world.clock.forward(hours=3)
    late = desk.call("KeepPromise", promise_id=promise.promise_id)
    assert (late.state, late.break_time) == (BROKEN, promise.due_time)
    assert desk.events("crm.tickets.Promise.") == ["Promise.made", "Promise.broken"]
    desk.world.run_jobs()
    assert desk.events("crm.tickets.Promise.") == ["Promise.made", "Promise.broken"]


@pytest.mark.parametrize("first", ["KeepPromise", "BreakPromise"])
def test_a_promise_is_settled_once(desk, first):
    promise = desk.promise(desk.open())
    desk.call(first, promise_id=promise.promise_id, reason="said so")
    for method in ("KeepPromise", "BreakPromise"):
        with pytest.raises(Precondition) as refusal:
            desk.call(method, promise_id=promise.promise_id, reason="again")
        assert refusal.value.reason == "PROMISE_SETTLED"


def test_nothing_is_promised_for_the_past_or_on_a_closed_ticket(desk):
    ticket = desk.open()
    with pytest.raises(Invalid) as refusal:
        desk.promise(ticket, hours=-1)
    assert list(refusal.value.fields) == ["promise.due_time"]
    desk.close(ticket)
    with pytest.raises(Precondition) as refusal:
        desk.promise(ticket)
    assert refusal.value.reason == "TICKET_CLOSED"


def test_nobody_closes_over_a_promise(desk):
    ticket = desk.open()
    promise = desk.promise(ticket)
    with pytest.raises(Precondition) as refusal:
        desk.close(ticket)
    assert refusal.value.reason == "OPEN_PROMISES"
    desk.world.clock.forward(hours=3)
    desk.world.run_jobs()
    with pytest.raises(Precondition) as refusal:
        desk.close(ticket)
    assert refusal.value.reason == "BROKEN_PROMISES"
    desk.call("KeepPromise", promise_id=promise.promise_id)
    assert desk.close(ticket).HasField("close_time")


def test_a_promise_can_go_to_somebody_else_but_not_to_another_time(desk):
    ticket = desk.open()
    promise = desk.promise(ticket)
    key = {"promise_id": promise.promise_id}
    moved = desk.call(
        "UpdatePromise",
        promise={**key, "owner_id": "zhao.lei", "team": "technical"},
        update_mask={"paths": ["owner_id", "team"]},
    )
    assert (moved.owner_id, moved.team) == ("zhao.lei", "technical")
    assert desk.call("GetTicket", desk.zhao, ticket_id=ticket.ticket_id)
    later = desk.world.clock.now() + timedelta(days=3)
    with pytest.raises(Invalid) as refusal:
        desk.call(
            "UpdatePromise",
            promise={**key, "due_time": later},
            update_mask={"paths": ["due_time"]},
        )
    assert list(refusal.value.fields) == ["promise.due_time"]


def test_a_promise_on_a_deleted_ticket_rests_until_the_ticket_is_back(desk):
    ticket = desk.open()
    promise = desk.promise(ticket)
    desk.call("DeleteTicket", ticket_id=ticket.ticket_id)
    desk.world.clock.forward(hours=3)
    desk.world.run_jobs()
    assert desk.events("crm.tickets.Promise.") == ["Promise.made"]
    desk.call("UndeleteTicket", ticket_id=ticket.ticket_id)
    desk.world.run_jobs()
    assert desk.call("GetPromise", promise_id=promise.promise_id).state == BROKEN


def test_the_day_begins_with_what_is_broken(desk):
    clock = desk.world.clock
    ticket = desk.open()
    broken = desk.promise(ticket, hours=1)
    clock.forward(hours=2)
    desk.world.run_jobs()
    due = desk.promise(ticket, hours=3)
    far = desk.promise(ticket, hours=200)
    given = desk.hand_over(desk.open(desk.zhao, "Wrong colour"), "service", by=desk.zhao)
    new = desk.open(by=desk.shop, subject="From the shop", requester_name="", phone="")
    day = desk.call("GetDay")
    assert [p.promise_id for p in day.broken_promises] == [broken.promise_id]
    assert [p.promise_id for p in day.due_promises] == [due.promise_id]
    assert [t.subject for t in day.tickets] == ["Printer jams"]
    assert [t.ticket_id for t in day.waiting] == [new.ticket_id]
    assert [h.hand_over_id for h in day.hand_overs] == [given.hand_over_id]
    colleague = desk.call("GetDay", desk.ben)
    assert [p.promise_id for p in colleague.broken_promises] == [broken.promise_id]
    assert ticket.ticket_id in [t.ticket_id for t in colleague.related]
    other = desk.call("GetDay", desk.zhao)
    assert not other.broken_promises
    assert far.promise_id in [p.promise_id for p in desk.call("ListPromises").promises]
