"""Handlers of invitations: made when a ticket is closed, withdrawn when it is opened again, and listed.

The rule kept here: one for each closing, however often it is asked for. Nobody is invited who objected, who was invited
lately, or whose ticket ended without anybody being served.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import surveys_pb2 as pb
from crm_chassis import lists
from crm_chassis.errors import NotFound, Precondition
from crm_chassis.records import timestamp, to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import ColumnElement, DateTime, bindparam, func, select

from crm_tickets import queries
from crm_tickets.queries import number
from crm_tickets.questions import people
from crm_tickets.satisfaction import choices, links, rules
from crm_tickets.tables import survey_invitations as table
from crm_tickets.tables import tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("survey_invitation_id", "ticket_id", "close_time", "state", "score", "bad", "reaction"),
    *("owner_id", "team", "account_id", "contact_id", "requester_id", "action_id"),
    *("create_time", "update_time", "answer_time", "expire_time"),
)
# Who else is to know of a new invitation, in its transaction: such as what sends its link.
Invited = Callable[["Call", Row], None]
INVITED: list[Invited] = []

ONE = select(*table.c).where(table.c.survey_invitation_id == number("key"))
PLAIN, HELD = Statement(ONE), Statement(ONE.with_for_update())
OF_CLOSING = Statement(
    select(*table.c).where(
        table.c.ticket_id == number("ticket_id"),
        table.c.close_time == bindparam("close_time", type_=DateTime(timezone=True)),
    )
)
OPEN = table.c.state == "open"
OPEN_OF_TICKET = Statement(
    select(*table.c).where(table.c.ticket_id == number("ticket_id"), OPEN).with_for_update()
)
OPEN_OF_PERSON = Statement(people.rows_of(table, table.c.survey_invitation_id, where=OPEN))
# Whether the person objects, and when they were last invited: one look when a ticket is closed.
_theirs = people.rows_of(table, table.c.close_time, where=table.c.state != "withdrawn").subquery()
STANDING = Statement(
    select(
        people.objects(people.LINKS).label("objects"),
        select(func.max(_theirs.c.close_time)).scalar_subquery().label("last_time"),
    )
)


def message(row: Row) -> pb.SurveyInvitation:
    """An invitation as others see it."""
    return to_message(pb.SurveyInvitation, row)


def written(call: "Call", row: Row, **values: Any) -> Row:
    """A held invitation with new values, and the event of it."""
    after = call.update(table, row.survey_invitation_id, **values, update_time=call.clock.now())
    call.emit("crm.tickets.SurveyInvitation.updated", message(after), before=message(row))
    return after


def on_closed(call: "Call", ticket: Row) -> None:
    """A ticket was closed: whoever asked is invited, if that is wished."""
    settings = choices.settings_of(call)
    if not settings.enabled or ticket.outcome in rules.UNASKED or ticket.merged_into_id:
        return
    who = people.person(ticket)
    if not who.known:
        return
    people.lock(call, who)  # whoever objects at this moment is heard, here or there
    (standing,) = call.all(STANDING, **who.params)
    pause = timedelta(days=settings.pause_days)
    lately = standing.last_time is not None and standing.last_time + pause > ticket.close_time
    known = {"ticket_id": ticket.ticket_id, "close_time": ticket.close_time}
    if not (standing.objects or lately or call.first(OF_CLOSING, **known)):
        _invite(call, ticket, settings.valid_days)


def on_reopened(call: "Call", ticket: Row) -> None:
    """A ticket was opened again: nobody is asked about what is not done."""
    for row in call.all(OPEN_OF_TICKET, ticket_id=ticket.ticket_id):
        written(call, row, state=rules.INVITATION[row.state, "withdraw"])


def withdraw_all(call: "Call", who: people.Person) -> None:
    """Somebody does not want to be asked: what is open for them is withdrawn."""
    found = call.all(OPEN_OF_PERSON, **who.params)
    for key in sorted(each.survey_invitation_id for each in found):
        row = call.first(HELD, key=key)
        if row is not None and row.state == "open":
            written(call, row, state=rules.INVITATION[row.state, "withdraw"])


def _invite(call: "Call", ticket: Row, days: int) -> Row:
    """A new invitation for a held ticket's closing."""
    now = call.clock.now()
    row = call.insert(
        table,
        ticket_id=ticket.ticket_id,
        close_time=ticket.close_time,
        state="open",
        # To the second, for the link says it so.
        expire_time=(now + timedelta(days=days)).replace(microsecond=0),
        owner_id=ticket.owner_id or ticket.handler_id,
        team=ticket.team or ticket.handler_team,
        **people.person(ticket)._asdict(),
        create_time=now,
        update_time=now,
    )
    call.emit("crm.tickets.SurveyInvitation.created", message(row))
    for tell in INVITED:
        tell(call, row)
    return row


def create_survey_invitation(
    call: "Call", request: pb.CreateSurveyInvitationRequest
) -> pb.SurveyInvitation:
    """Invites for a closed ticket."""
    ticket = queries.ticket(call, request.ticket_id, held=True)
    if ticket.state != "closed":
        raise Precondition("TICKET_OPEN", "Customers are asked when a ticket is closed.")
    found = call.first(OF_CLOSING, ticket_id=ticket.ticket_id, close_time=ticket.close_time)
    if found is not None:
        return message(found)
    who = people.person(ticket)
    people.lock(call, who)
    (standing,) = call.all(STANDING, **who.params)
    if standing.objects:
        raise Precondition("OBJECTED", "This customer does not want to be asked.")
    return message(_invite(call, ticket, choices.settings_of(call).valid_days))


def seen() -> ColumnElement[bool]:
    """Invitations of tickets that the caller sees."""
    return queries.on_seen_ticket(table)


def seen_one(call: "Call", key: int) -> Row:
    """One invitation, if the caller sees its ticket."""
    row = call.first(PLAIN, key=key)
    ticket = None if row is None else queries.ticket_row(call, row.ticket_id)
    if ticket is None or ticket.delete_time is not None or not call.sees(tickets, ticket):
        raise NotFound("survey_invitation", key)
    return row


def get_survey_invitation(
    call: "Call", request: pb.GetSurveyInvitationRequest
) -> pb.SurveyInvitation:
    """One invitation."""
    return message(seen_one(call, request.survey_invitation_id))


def list_survey_invitations(
    call: "Call", request: pb.ListSurveyInvitationsRequest
) -> pb.ListSurveyInvitationsResponse:
    """A page of invitations."""
    return lists.reply(
        call,
        table,
        request,
        pb.ListSurveyInvitationsResponse,
        filterable=FILTERABLE,
        order_by="close_time desc",
        where=seen,
        **queries.eyes(call),
    )


def get_survey_link(call: "Call", request: pb.GetSurveyLinkRequest) -> pb.SurveyLink:
    """The link of an invitation that can be replied to."""
    row = seen_one(call, request.survey_invitation_id)
    check_open(row, call.clock.now())
    return pb.SurveyLink(url=links.url(call, row), expire_time=timestamp(row.expire_time))


def check_open(row: Row, now: Any) -> None:
    """Raises Precondition when the link of an invitation does not work any more."""
    if row.state == "withdrawn":
        text = "This survey was withdrawn: what it asks about is not finished, or nobody wants to be asked."
        raise Precondition("SURVEY_WITHDRAWN", text)
    if row.state == "expired" or now >= row.expire_time:
        raise Precondition("SURVEY_EXPIRED", "The time for this survey is over.")
