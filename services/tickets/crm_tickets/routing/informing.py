"""The owner keeps the customer informed: what is with others, what the customer was told, and the reminder.

The rule kept here: while others work on a ticket its owner is reminded once each time that the customer should have
heard; a public answer, a kept promise or a note that the customer was told starts the time anew.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import routing_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis.errors import Precondition
from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, bindparam, select

from crm_tickets import moves, queries
from crm_tickets.routing import notes, picture, rules
from crm_tickets.tables import tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

WITH_OTHERS = Statement(
    select(*tickets.c)
    .where(
        tickets.c.owner_id == bindparam("owner_id", type_=Text()),
        tickets.c.with_others_time.is_not(None),
        tickets.c.state != "closed",
        tickets.c.delete_time.is_(None),
        queries.seen(),
    )
    .order_by(tickets.c.inform_due_time, tickets.c.ticket_id)
    .limit(queries.MANY)
)


def inform_customer(call: "Call", request: pb.InformCustomerRequest) -> tickets_pb2.Ticket:
    """Notes that the customer was told how things stand."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    if row.state == "closed":
        told = {"state": row.state, "step": "inform"}
        raise Precondition("STEP_NOT_ALLOWED", moves.REFUSED["closed"], metadata=told)
    values = picture.told(call, row) | {"told_time": call.clock.now()}
    return moves.message(moves.move(call, row, "informed", "updated", request.reason, **values))


def heard(call: "Call", row: Row) -> dict[str, Any]:
    """The columns of a held ticket whose customer was told in another way; none while its owner works on it."""
    return picture.told(call, row) if row.with_others_time is not None else {}


def get_with_others(call: "Call", request: pb.GetWithOthersRequest) -> pb.WithOthers:
    """What somebody is responsible for and others work on."""
    owner = request.owner_id.strip() or call.principal.id
    rows, now = call.all(WITH_OTHERS, owner_id=owner, **queries.eyes(call)), call.clock.now()
    return pb.WithOthers(
        tickets=[moves.message(row) for row in rows],
        overdue_count=sum(row.inform_due_time <= now for row in rows),
    )


def remind(call: "Call", payload: dict[str, Any]) -> None:
    """The job: a customer should have heard by now; the owner is reminded."""
    row = queries.ticket_row(call, payload["ticket_id"], held=True)
    now = call.clock.now()
    if row is None or row.delete_time is not None or row.inform_due_time is None:
        return
    if now < row.inform_due_time:
        picture.expect(call, row.ticket_id, row.inform_due_time)
    elif rules.reminds(now, row.inform_due_time, row.remind_time):
        after = call.update(tickets, row.ticket_id, remind_time=now, update_time=now)
        told, before = moves.message(after), moves.message(row)
        call.emit("crm.tickets.Ticket.inform_due", told, before=before)
        notes.inform(call, after, row.inform_due_time)


JOBS = {"remind_to_inform": remind}
