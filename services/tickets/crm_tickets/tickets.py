"""Handlers of tickets: opened once, owned by the first contact, closed with what was done.

The rule kept here: the first who was asked stays responsible. Whatever moves a ticket holds its row first, so that of
two who act at once the second is told what the first did.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_tickets import (
    customers,
    hand_overs,
    moves,
    people,
    phones,
    promises,
    queries,
    requesters,
    rules,
    survivors,
)
from crm_tickets.calls import calls
from crm_tickets.everyday import checklists
from crm_tickets.everyday.rules import tidy_tags
from crm_tickets.mail import mailboxes
from crm_tickets.promising import rows
from crm_tickets.routing import assigning, skills, taking
from crm_tickets.sla import clocks
from crm_tickets.tables import requesters as requester_table
from crm_tickets.tables import tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "ticket_id",
    "subject",
    "state",
    "priority",
    "channel",
    "category",
    "product",
    "owner_id",
    "team",
    "handler_id",
    "handler_team",
    "requester_id",
    "requester_name",
    "phone",
    "account_id",
    "contact_id",
    "account_name",
    "account_verified",
    "outcome",
    "hand_over_count",
    "return_count",
    "reopen_count",
    "due_time",
    "due_kind",
    "due_state",
    "policy_id",
    "tier",
    "told_time",
    "bounce_count",
    "department_count",
    "bounce_time",
    "create_time",
    "update_time",
    "close_time",
    "first_response_time",
    "creator_id",
    "delete_time",
    "tags",
    "merged_into_id",
    "returns_to_id",
    "with_others_time",
    "inform_due_time",
    "needed_skills",
    "assignment_rule",
    "satisfaction_score",
    "satisfaction_time",
    "email",
    "language",
    "undelivered_time",
    "mailbox_id",
)
SAID = ("subject", "description", "category", "product", "needed_skills", "language")
CHANGEABLE = frozenset(
    {*SAID, "mailbox_id", "priority", "phone", "email", "account_id", "contact_id", "tags"}
)
CUSTOMER = frozenset({"account_id", "contact_id"})


def create_ticket(call: "Call", request: pb.CreateTicketRequest) -> pb.Ticket:
    """Opens a ticket, with the promise and the hand-over that came in the same form."""
    ticket = request.ticket
    phone = phones.normal(ticket.phone, "ticket.phone")
    refers = records.values(ticket, "requester_id", "account_id", "contact_id")
    asked = requesters.Said(
        ticket.requester_name.strip(),
        phone,
        refers["account_id"],
        refers["contact_id"],
        ticket.email.strip().lower(),
    )
    requester = requesters.of_ticket(call, refers["requester_id"], asked)
    row = moves.make(call, _first_values(call, ticket, phone, requester))
    if row.state == "new":
        row = assigning.assign(call, row)
    receiver = None
    if request.HasField("hand_over"):
        row, given = hand_overs.give(call, row, request.hand_over)
        receiver = rules.Place(given.to_id, given.to_team)
    if request.HasField("promise"):
        promises.make(call, row, request.promise, receiver)
        row = queries.ticket(call, row.ticket_id, held=True)
    checklists.for_category(call, row)
    calls.opened(call, row)
    return moves.message(row)


def _first_values(
    call: "Call", ticket: pb.Ticket, phone: str, requester: Row | None
) -> dict[str, Any]:
    """The columns of a new ticket."""
    now = call.clock.now()
    given = records.values(ticket, *SAID, "priority", "channel", "call_id")
    skills.known(call, given["needed_skills"], "ticket.needed_skills")
    mailboxes.known(call, ticket.mailbox_id, "ticket.mailbox_id")
    owner, by_person = people.owner_of(call, ticket.owner_id, ticket.team)
    channel = given["channel"] or ("phone" if phone and by_person else "app")
    values = {
        **given,
        "subject": ticket.subject.strip(),
        "priority": given["priority"] or "normal",
        "channel": channel,
        "state": rules.first_state(owner.person),
        "owner_id": owner.person,
        "team": owner.team,
        "handler_id": owner.person,
        "handler_team": owner.team,
        "phone": phone,
        "email": ticket.email.strip().lower(),
        "tags": tidy_tags(ticket.tags),
        "first_response_time": now if rules.responds(channel, by_person=by_person) else None,
        **records.values(ticket, "account_id", "contact_id", "mailbox_id"),
    }
    if requester is not None:
        values |= customers.on_ticket(requester) | {"requester_id": requester.requester_id}
    return values


def get_ticket(call: "Call", request: pb.GetTicketRequest) -> pb.Ticket:
    """One ticket."""
    return moves.message(queries.ticket(call, request.ticket_id, held=False, gone=True))


def list_tickets(call: "Call", request: pb.ListTicketsRequest) -> pb.ListTicketsResponse:
    """A page of tickets."""
    where, params = None, {}
    if request.query.strip():
        where = queries.found_open_tickets if request.open_only else queries.found_tickets
        params = queries.as_search(request.query)
    elif request.open_only:
        where = queries.open_tickets
    return lists.reply(
        call,
        tickets,
        request,
        pb.ListTicketsResponse,
        filterable=FILTERABLE,
        order_by="create_time desc",
        where=where,
        **params,
    )


def update_ticket(call: "Call", request: pb.UpdateTicketRequest) -> pb.Ticket:
    """Changes what a ticket says."""
    given = request.ticket
    values = records.changes(given, request.update_mask)
    home = survivors.home(call, **{name: values.get(name) for name in CUSTOMER})
    row = queries.ticket(call, given.ticket_id, given.etag, held=True)
    if fixed := [name for name in values if name not in CHANGEABLE]:
        kept = {f"ticket.{name}": "does not change here" for name in fixed}
        changed = {p: t for p, t in kept.items() if values[p[7:]] != getattr(row, p[7:])}
        if changed:
            raise Invalid(changed)
        values = {name: value for name, value in values.items() if name in CHANGEABLE}
    values |= _tidied(call, given, values)
    if CUSTOMER & values.keys():
        row = _assigned(call, row, CUSTOMER & values.keys(), home)
        values = {name: value for name, value in values.items() if name not in CUSTOMER}
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    row = moves.amend(call, row, **changed) if changed else row
    if "category" in changed:
        checklists.for_category(call, row)
    return moves.message(row)


def _tidied(call: "Call", given: pb.Ticket, values: dict[str, Any]) -> dict[str, Any]:
    """New values as they are kept."""
    tidy: dict[str, Callable[[], Any]] = {
        "subject": given.subject.strip,
        "phone": lambda: phones.normal(given.phone, "ticket.phone"),
        "email": lambda: given.email.strip().lower(),
        "tags": lambda: tidy_tags(given.tags),
        "priority": lambda: values["priority"] or "normal",
    }
    if "needed_skills" in values:
        skills.known(call, values["needed_skills"], "ticket.needed_skills")
    mailboxes.known(call, values.get("mailbox_id"), "ticket.mailbox_id")
    return {name: made() for name, made in tidy.items() if name in values}


def _assigned(call: "Call", row: Row, said: Collection[str], home: survivors.Home) -> Row:
    """The ticket with another customer; a requester whose customer was not known learns it too."""
    asked = {name: who if name in said else getattr(row, name) for name, who in home.who.items()}
    known = customers.named(call, **asked)
    name = known.pop("name", "")
    if row.requester_id and row.account_id is None and known["account_id"]:
        key = row.requester_id
        requester = call.one(requesters.HELD, requester_id=key, missing=("requester", key))
        if requester.account_id is None:
            customers.relate(call, requester, known | ({"name": name} if name else {}))
            survivors.note(call, home, requester_table.name, key, requester.name)
            return queries.ticket(call, row.ticket_id, held=True)
    known["account_verified"] = known.pop("verified")
    survivors.note(call, home, tickets.name, row.ticket_id, row.requester_name)
    return customers.follow(call, row, known)


def delete_ticket(call: "Call", request: pb.DeleteTicketRequest) -> pb.Ticket:
    """Soft-deletes a ticket."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    now = call.clock.now()
    after = call.update(tickets, row.ticket_id, delete_time=now, update_time=now)
    clocks.rest(call, row.ticket_id)
    rows.rest(call, row.ticket_id)
    deleted = moves.message(after)
    call.emit("crm.tickets.Ticket.deleted", deleted, before=moves.message(row))
    return deleted


def undelete_ticket(call: "Call", request: pb.UndeleteTicketRequest) -> pb.Ticket:
    """Restores a deleted ticket."""
    row = queries.ticket(call, request.ticket_id, held=True, gone=True)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This ticket is not deleted.")
    now = call.clock.now()
    after = call.update(tickets, row.ticket_id, delete_time=None, update_time=now)
    restored = moves.message(after)
    call.emit("crm.tickets.Ticket.undeleted", restored, before=moves.message(row))
    promises.expect_again(call, row.ticket_id)
    clocks.follow(call, after, "changed")
    return restored


def take_ticket(call: "Call", request: pb.TakeTicketRequest) -> pb.Ticket:
    """The caller takes a waiting ticket up."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    values: dict[str, Any] = {
        "state": moves.state_after(row, "take"),
        "handler_id": call.principal.id,
        "handler_team": call.principal.team or row.handler_team,
        **taking.settled(row),
    }
    taking.check_room(call, row)
    if not row.owner_id:
        values |= {"owner_id": call.principal.id, "team": call.principal.team or row.team}
    return moves.message(moves.move(call, row, "taken", "updated", **values))


def pause_ticket(call: "Call", request: pb.PauseTicketRequest) -> pb.Ticket:
    """Waits for the customer."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    state = moves.state_after(row, "pause")
    return moves.message(moves.move(call, row, "paused", "updated", request.reason, state=state))


def resume_ticket(call: "Call", request: pb.ResumeTicketRequest) -> pb.Ticket:
    """Goes on."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    state = moves.state_after(row, "resume")
    return moves.message(moves.move(call, row, "resumed", "updated", request.reason, state=state))


def close_ticket(call: "Call", request: pb.CloseTicketRequest) -> pb.Ticket:
    """Closes a ticket for which nothing is owed any more."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    state = moves.state_after(row, "close")
    owed = {promise.state for promise in call.all(queries.UNSETTLED, ticket_id=row.ticket_id)}
    if "broken" in owed:
        text = "A promise on this ticket was broken: make it good or say why before you close."
        raise Precondition("BROKEN_PROMISES", text)
    if owed:
        text = "A promise on this ticket is still open: say that it was kept, or why not."
        raise Precondition("OPEN_PROMISES", text)
    checklists.check_done(call, row)
    hand_overs.withdraw_all(call, row, "The ticket was closed.")
    values = records.values(request, "resolution", "outcome")
    values |= {"state": state, "close_time": call.clock.now()}
    if row.first_response_time is None and rules.is_person(call.principal.id):
        values["first_response_time"] = call.clock.now()
    return moves.message(moves.move(call, row, "closed", "closed", request.resolution, **values))


def reopen_ticket(call: "Call", request: pb.ReopenTicketRequest) -> pb.Ticket:
    """Opens a closed ticket again: its owner has it."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    return moves.message(reopen(call, row, request.reason))


def reopen(call: "Call", row: Row, reason: str) -> Row:
    """Opens a held ticket again, whoever found that it is not done."""
    moves.state_after(row, "reopen")
    if row.merged_into_id:
        text = said("This ticket was merged into #%(ticket_id)s.", ticket_id=row.merged_into_id)
        raise Precondition("MERGED", text)
    values = {
        "state": rules.first_state(row.owner_id),
        "close_time": None,
        "outcome": None,
        "resolution": "",
        "handler_id": row.owner_id,
        "handler_team": row.team if row.owner_id else row.handler_team,
        "reopen_count": row.reopen_count + 1,
    }
    return moves.move(call, row, "reopened", "reopened", reason, **values)
