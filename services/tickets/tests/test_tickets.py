"""A ticket from the call to the end: who owns it, who works on it, what was said, and how it closes."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis.errors import Conflict, Invalid, NotFound, Precondition

IN_PROGRESS, CLOSED = pb.TICKET_STATE_IN_PROGRESS, pb.TICKET_STATE_CLOSED


def test_the_first_one_asked_owns_the_ticket_and_works_on_it(desk):
    ticket = desk.open()
    assert (ticket.owner_id, ticket.team) == ("anna.keller", "service")
    assert (ticket.handler_id, ticket.handler_team) == ("anna.keller", "service")
    assert ticket.state == IN_PROGRESS
    assert ticket.channel == pb.TICKET_CHANNEL_PHONE
    assert ticket.priority == pb.TICKET_PRIORITY_NORMAL
    assert ticket.requester_id > 0
    assert desk.events() == ["Requester.created", "Ticket.created"]


def test_a_call_is_answered_at_once_and_an_e_mail_by_the_first_public_word(desk):
    call = desk.open()
    assert call.first_response_time == call.create_time
    mail = desk.open(channel="TICKET_CHANNEL_EMAIL", phone="")
    assert not mail.HasField("first_response_time")
    for text, visibility, from_customer in (
        ("Still jams", "COMMENT_VISIBILITY_PUBLIC", True),
        ("Check the roller first", "COMMENT_VISIBILITY_INTERNAL", False),
    ):
        said = {"text": text, "visibility": visibility, "from_customer": from_customer}
        desk.call("CreateComment", comment={"ticket_id": mail.ticket_id, **said})
    assert not desk.get(mail).HasField("first_response_time")
    desk.world.clock.forward(minutes=30)
    said = {"text": "We are on it", "visibility": "COMMENT_VISIBILITY_PUBLIC"}
    answer = desk.call("CreateComment", comment={"ticket_id": mail.ticket_id, **said})
    assert desk.get(mail).first_response_time == answer.create_time
    desk.world.clock.forward(minutes=30)
    desk.call("CreateComment", comment={"ticket_id": mail.ticket_id, **said})
    assert desk.get(mail).first_response_time == answer.create_time


def test_what_an_application_brings_in_waits_until_somebody_takes_it(desk):
    ticket = desk.open(by=desk.shop, channel="TICKET_CHANNEL_WEB")
    assert (ticket.state, ticket.owner_id) == (pb.TICKET_STATE_NEW, "")
    assert not ticket.HasField("first_response_time")
    taken = desk.call("TakeTicket", desk.ben, ticket_id=ticket.ticket_id)
    assert (taken.owner_id, taken.handler_id, taken.team) == ("ben.ott", "ben.ott", "service")
    with pytest.raises(Precondition, match="ticket is in work"):
        desk.call("TakeTicket", ticket_id=ticket.ticket_id)


def test_one_form_opens_promises_and_hands_over(desk):
    due = desk.world.clock.now() + timedelta(hours=3)
    ticket = desk.open(
        promise={"due_time": due, "note": "A technician rings back"},
        hand_over={"to_team": "technical", "reason": "needs a technician"},
    )
    assert (ticket.owner_id, ticket.handler_team) == ("anna.keller", "technical")
    assert ticket.state == pb.TICKET_STATE_HANDED_OVER
    (promise,) = desk.call("ListPromises", ticket_ids=[ticket.ticket_id]).promises
    assert (promise.team, promise.owner_id, promise.phone) == ("technical", "", "+4930901820")
    assert desk.events() == [
        "Requester.created",
        "Ticket.created",
        "HandOver.created",
        "Ticket.handed_over",
        "Promise.made",
    ]


def test_a_wrong_part_of_the_form_leaves_nothing_behind(desk):
    with pytest.raises(Invalid) as refusal:
        desk.open(promise={"due_time": desk.world.clock.now()})
    assert refusal.value.fields == {"promise.due_time": "must lie ahead"}
    assert desk.events() == []
    assert not desk.call("ListTickets").tickets


def test_a_number_is_kept_as_it_can_be_dialled(desk):
    assert desk.open(phone="0049 (30) 90 18 20").phone == "+4930901820"
    assert desk.open(phone="214").phone == "214"
    with pytest.raises(Invalid) as refusal:
        desk.open(phone="none")
    assert list(refusal.value.fields) == ["ticket.phone"]


def test_closing_says_what_was_done_and_reopening_gives_it_back_to_its_owner(desk):
    ticket = desk.open()
    desk.call("AcceptHandOver", desk.zhao, hand_over_id=desk.hand_over(ticket).hand_over_id)
    desk.world.clock.forward(hours=4)
    closed = desk.close(ticket, desk.zhao)
    assert (closed.state, closed.outcome) == (CLOSED, pb.TICKET_OUTCOME_SOLVED)
    assert closed.resolution == "Roller replaced"
    assert closed.HasField("close_time")
    with pytest.raises(Precondition, match="ticket is closed"):
        desk.close(ticket)
    again = desk.call("ReopenTicket", ticket_id=ticket.ticket_id, reason="Jams again")
    assert (again.state, again.handler_id, again.handler_team) == (
        IN_PROGRESS,
        "anna.keller",
        "service",
    )
    assert not again.HasField("close_time")
    assert (again.reopen_count, again.resolution) == (1, "")
    assert desk.events("crm.tickets.Ticket.")[-2:] == ["Ticket.closed", "Ticket.reopened"]


def test_a_ticket_waits_for_the_customer_and_goes_on(desk):
    ticket = desk.open()
    waits = desk.call("PauseTicket", ticket_id=ticket.ticket_id, reason="Serial number, please")
    assert waits.state == pb.TICKET_STATE_WAITING
    with pytest.raises(Precondition):
        desk.call("PauseTicket", ticket_id=ticket.ticket_id, reason="Once more")
    assert desk.call("ResumeTicket", ticket_id=ticket.ticket_id).state == IN_PROGRESS


def test_only_what_a_ticket_says_can_be_changed(desk):
    ticket = desk.open()
    changed = desk.call(
        "UpdateTicket",
        ticket={"ticket_id": ticket.ticket_id, "etag": ticket.etag, "subject": "Jams daily"},
        update_mask={"paths": ["subject"]},
    )
    assert changed.subject == "Jams daily"
    with pytest.raises(Conflict):
        desk.call(
            "UpdateTicket",
            ticket={"ticket_id": ticket.ticket_id, "etag": ticket.etag, "subject": "Else"},
            update_mask={"paths": ["subject"]},
        )
    with pytest.raises(Invalid) as refusal:
        desk.call(
            "UpdateTicket",
            ticket={"ticket_id": ticket.ticket_id, "owner_id": "ben.ott"},
            update_mask={"paths": ["owner_id"]},
        )
    assert list(refusal.value.fields) == ["ticket.owner_id"]


def test_a_deleted_ticket_is_gone_from_the_lists_and_comes_back_as_it_was(desk):
    ticket = desk.open()
    desk.call("DeleteTicket", ticket_id=ticket.ticket_id)
    assert not desk.call("ListTickets").tickets
    assert desk.call("ListTickets", show_deleted=True).tickets
    with pytest.raises(NotFound):
        desk.close(ticket)
    back = desk.call("UndeleteTicket", ticket_id=ticket.ticket_id)
    assert back.state == ticket.state
    assert not back.HasField("delete_time")
    with pytest.raises(Precondition):
        desk.call("UndeleteTicket", ticket_id=ticket.ticket_id)


def test_tickets_are_found_by_words_numbers_and_filters(desk):
    printer = desk.open(account_id=7)
    desk.open(subject="硒鼓漏粉", requester_name="王小明", phone="+8613800138000")
    closed = desk.open(subject="Chair squeaks 100%", priority="TICKET_PRIORITY_HIGH")
    desk.close(closed)

    def found(**asked):
        return [ticket.subject for ticket in desk.call("ListTickets", **asked).tickets]

    assert found(query="jams braun") == ["Printer jams"]
    assert found(query="漏粉") == ["硒鼓漏粉"]
    assert found(query="13800138000") == ["硒鼓漏粉"]
    assert found(query="100%") == ["Chair squeaks 100%"]
    assert found(query="100_") == []
    assert found(query=f"#{printer.ticket_id}") == ["Printer jams"]
    assert found(query="squeaks", open_only=True) == []
    assert found(filter='state = "closed" AND priority = "high"') == ["Chair squeaks 100%"]
    # Mr Braun is known as a customer since his first ticket.
    assert found(filter="account_id = 7") == ["Chair squeaks 100%", "Printer jams"]
    assert found(order_by="subject", page_size=1) == ["Chair squeaks 100%"]


def test_whoever_is_on_the_path_sees_the_whole_path_and_nobody_else(desk):
    ticket = desk.open()
    for read in ("GetTicket", "GetJourney", "ListComments"):
        with pytest.raises(NotFound):
            desk.call(read, desk.zhao, ticket_id=ticket.ticket_id)
    given = desk.hand_over(ticket)
    desk.call("AcceptHandOver", desk.zhao, hand_over_id=given.hand_over_id)
    onward = desk.hand_over(ticket, "billing", by=desk.zhao, reason="wrong invoice")
    desk.promise(ticket)
    for person in (desk.zhao, desk.eva):
        assert desk.call("GetTicket", person, ticket_id=ticket.ticket_id).handler_team == "billing"
        assert len(desk.call("ListHandOvers", person, ticket_id=ticket.ticket_id).hand_overs) == 2
        assert desk.call("ListPromises", person, ticket_ids=[ticket.ticket_id]).promises
        assert desk.call("GetHandOver", person, hand_over_id=onward.hand_over_id)
    rep = desk.world.person("nora.rep", "rep", team="sales")
    assert not desk.call("ListTickets", rep).tickets
    with pytest.raises(NotFound):
        desk.call("GetHandOver", rep, hand_over_id=onward.hand_over_id)


def test_totals_are_what_the_tables_hold(desk):
    closed = desk.open()
    desk.hand_over(closed)
    desk.close(closed)
    kept = desk.promise(desk.open())
    desk.call("KeepPromise", promise_id=kept.promise_id)
    reply = desk.world.call("GetTotals", by="service")
    totals = {total.name: int(total.value) for total in reply.totals}
    assert totals["tickets.count"] == 2
    assert totals["tickets.closed"] == 1
    assert totals["hand_overs.count"] == 1
    assert totals["tickets.hand_overs"] == 1
    assert totals["promises.kept"] == 1
    assert totals["promises.broken"] == 0
