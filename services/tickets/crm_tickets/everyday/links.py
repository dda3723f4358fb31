"""Handlers of links between tickets.

The rule kept here: a link joins two tickets that its maker sees; of one whose other end somebody does not see they
learn the number only. Nothing is a part of itself, and nothing waits for itself, however long the way.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import ticket_links_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, cast, func, literal, or_, select

from crm_tickets import queries
from crm_tickets.everyday import followers
from crm_tickets.everyday.rules import closes_loop, link_order
from crm_tickets.queries import number, word
from crm_tickets.tables import ticket_links as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

DIRECTED = ("parent", "blocks")
_live = table.c.delete_time.is_(None)
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(cast(func.hashtextextended(word("key"), 0), BigInteger)))
)
# The links below a ticket, however deep.
_first = select(table.c.ticket_id, table.c.other_id).where(
    table.c.ticket_id == number("below"), table.c.kind == word("kind"), _live
)
_down = _first.cte("below", recursive=True)
_next = select(table.c.ticket_id, table.c.other_id).where(
    table.c.ticket_id == _down.c.other_id, table.c.kind == word("kind"), _live
)
_every = _down.union(_next)
BELOW = Statement(select(_every.c.ticket_id, _every.c.other_id))
OF_TICKET = Statement(
    select(*table.c)
    .where(
        or_(table.c.ticket_id == number("ticket_id"), table.c.other_id == number("ticket_id")),
        _live,
    )
    .order_by(table.c.ticket_link_id)
    .limit(200)
)
HELD = Statement(
    select(*table.c).where(table.c.ticket_link_id == number("key"), _live).with_for_update()
)
WAITING = Statement(
    select(table.c.other_id).where(
        table.c.ticket_id == number("ticket_id"), table.c.kind == literal("blocks"), _live
    )
)


def create_ticket_link(call: "Call", request: pb.CreateTicketLinkRequest) -> pb.TicketLink:
    """Links two tickets."""
    given = request.ticket_link
    if given.ticket_id == given.other_id:
        raise Invalid({"ticket_link.other_id": "must be another ticket"})
    one = queries.ticket(call, given.ticket_id, held=False)
    other = queries.ticket(call, given.other_id, held=False)
    kind = records.values(given, "kind")["kind"]
    if kind in DIRECTED:
        call.first(ONE_BY_ONE, key=f"ticket-links:{kind}")
        rows = call.all(BELOW, below=other.ticket_id, kind=kind)
        pairs = [(row.ticket_id, row.other_id) for row in rows]
        if closes_loop(pairs, one.ticket_id, other.ticket_id):
            text = (
                "These tickets are linked the other way round already, if by others between them."
            )
            raise Precondition("LINK_LOOP", text)
    return to_message(pb.TicketLink, make(call, one.ticket_id, kind, other.ticket_id))


def make(call: "Call", one: int, kind: str, other: int) -> Row:
    """A link, with its event."""
    first, last = link_order(kind, one, other)
    now = call.clock.now()
    row = call.insert(
        table,
        ticket_id=first,
        kind=kind,
        other_id=last,
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    call.emit("crm.tickets.TicketLink.created", to_message(pb.TicketLink, row))
    return row


def delete_ticket_link(call: "Call", request: pb.DeleteTicketLinkRequest) -> pb.TicketLink:
    """Takes a link away; whoever sees one of its ends may."""
    missing = ("ticket_link", request.ticket_link_id)
    row = call.one(HELD, missing=missing, key=request.ticket_link_id)
    ids = [row.ticket_id, row.other_id]
    if not call.all(queries.RELATED_TICKETS, ticket_ids=ids, **queries.eyes(call)):
        raise NotFound(*missing)
    return remove(call, row)


def remove(call: "Call", row: Row) -> pb.TicketLink:
    """A held link goes, with its event."""
    now = call.clock.now()
    after = call.update(table, row.ticket_link_id, delete_time=now, update_time=now)
    gone = to_message(pb.TicketLink, after)
    call.emit("crm.tickets.TicketLink.deleted", gone, before=to_message(pb.TicketLink, row))
    return gone


def list_ticket_links(
    call: "Call", request: pb.ListTicketLinksRequest
) -> pb.ListTicketLinksResponse:
    """The links of a ticket, with what is at their other ends."""
    here = queries.ticket(call, request.ticket_id, held=False, gone=True).ticket_id
    rows = call.all(OF_TICKET, ticket_id=here)
    ends = [row.other_id if row.ticket_id == here else row.ticket_id for row in rows]
    found = call.all(queries.RELATED_TICKETS, ticket_ids=ends, **queries.eyes(call))
    known = {ticket.ticket_id: ticket for ticket in found}
    links = []
    for row, end in zip(rows, ends, strict=True):
        link = to_message(pb.TicketLink, row, reverse=end == row.ticket_id)
        if end in known:
            link.subject, link.state = known[end].subject, known[end].state
        links.append(link)
    return pb.ListTicketLinksResponse(ticket_links=links)


def on_closed(call: "Call", row: Row) -> None:
    """What waited for a ticket that is closed now can go on: its owner and followers hear of it."""
    waiting = [each.other_id for each in call.all(WAITING, ticket_id=row.ticket_id)]
    if not waiting:
        return
    service = {"_all": True, "_ids": [], "_teams": [], "_boxes": False}
    for other in call.all(queries.RELATED_TICKETS, ticket_ids=waiting, **service):
        if other.state != "closed":
            text = N_("#%(other_id)s, for which #%(ticket_id)s waited, is closed.")
            told = said(text, other_id=row.ticket_id, ticket_id=other.ticket_id)
            followers.tell(call, other, "unblocked", told, [other.owner_id, other.handler_id])
