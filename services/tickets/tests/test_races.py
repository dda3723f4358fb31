"""Two at once: one is first, the other is told; and nothing happens twice."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.tickets.v1 import promises_pb2, tickets_pb2
from crm_chassis import jobs
from crm_chassis.errors import Refusal
from crm_tickets.tables import requesters, tickets
from sqlalchemy import select

from .phone_desk import NUMBER

ROUNDS = 8


def at_once(*acts):
    """Does all acts at the same moment; says of each what came of it: its reply, or why it was refused."""
    gate = threading.Barrier(len(acts))

    def go(act):
        gate.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal.reason

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(go, acts))


def refused(results):
    return sorted(result for result in results if isinstance(result, str))


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_two_hand_overs_at_once_one_happens(desk, _round):
    ticket = desk.open()
    results = at_once(
        lambda: desk.hand_over(ticket, "technical"),
        lambda: desk.hand_over(ticket, "billing", by=desk.ben),
    )
    assert refused(results) == ["HAND_OVER_PENDING"]
    after = desk.get(ticket)
    assert after.hand_over_count == 1
    assert desk.events("crm.tickets.HandOver.") == ["HandOver.created"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_closing_and_handing_over_at_once_leave_a_ticket_that_makes_sense(desk, _round):
    ticket = desk.open()
    results = at_once(lambda: desk.close(ticket), lambda: desk.hand_over(ticket, by=desk.ben))
    after = desk.get(ticket)
    assert after.state == tickets_pb2.TICKET_STATE_CLOSED
    assert refused(results) in ([], ["STEP_NOT_ALLOWED"])
    pending = desk.call("ListHandOvers", filter='state = "pending"').hand_overs
    assert not pending


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_hand_over_is_accepted_by_one_of_two(desk, _round):
    given = desk.hand_over(desk.open())
    key = {"hand_over_id": given.hand_over_id}
    results = at_once(
        lambda: desk.call("AcceptHandOver", desk.zhao, **key),
        lambda: desk.call("AcceptHandOver", desk.ma, **key),
        lambda: desk.call("WithdrawHandOver", reason="done", **key),
    )
    assert refused(results) == ["HAND_OVER_ANSWERED"] * 2
    assert len(desk.events("crm.tickets.HandOver.")) == 2


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_promise_kept_while_the_job_breaks_it_is_settled_once(desk, _round):
    promise = desk.promise(desk.open())
    desk.world.clock.forward(hours=2)
    at_once(
        lambda: desk.call("KeepPromise", promise_id=promise.promise_id),
        lambda: jobs.run_due(desk.world.app),
        lambda: jobs.run_due(desk.world.app),
    )
    found = desk.call("GetPromise", promise_id=promise.promise_id)
    told = desk.events("crm.tickets.Promise.")
    # At the very moment at which it is due it is kept in time, also when the job was a little faster.
    assert found.state == promises_pb2.PROMISE_STATE_KEPT
    assert [each for each in told if each != "Promise.broken"] == ["Promise.made", "Promise.kept"]
    assert told.count("Promise.broken") <= 1
    assert told[-1] == "Promise.kept"


def test_two_first_calls_from_one_number_make_one_requester(desk):
    results = at_once(*[lambda: desk.open(requester_name="") for _ in range(8)])
    assert len({ticket.requester_id for ticket in results}) == 1
    found = desk.world.rows(select(requesters.c.phones))
    assert [row.phones for row in found] == [[NUMBER]]


def test_the_same_request_at_once_opens_one_ticket(desk):
    fields = {"ticket": {"subject": "Once", "phone": NUMBER}, "request_id": "one-call"}
    results = at_once(*[lambda: desk.call("CreateTicket", **fields) for _ in range(16)])
    assert len({ticket.ticket_id for ticket in results}) == 1
    assert len(desk.world.rows(select(tickets.c.ticket_id))) == 1
    assert desk.events("crm.tickets.Ticket.") == ["Ticket.created"]


def test_of_two_who_take_a_new_ticket_one_has_it(desk):
    ticket = desk.open(by=desk.shop)
    results = at_once(
        lambda: desk.call("TakeTicket", desk.anna, ticket_id=ticket.ticket_id),
        lambda: desk.call("TakeTicket", desk.ben, ticket_id=ticket.ticket_id),
    )
    assert refused(results) == ["STEP_NOT_ALLOWED"]
    assert desk.get(ticket).owner_id in ("anna.keller", "ben.ott")
