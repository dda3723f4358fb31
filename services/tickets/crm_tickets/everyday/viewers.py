"""Handlers of viewers: who has a ticket open right now, so that two do not answer one customer.

The rule kept here: it holds for a short while and is said again; nobody has to leave, and nothing is kept of it.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import followers_pb2 as pb
from crm_chassis.records import to_message
from crm_chassis.sql import Statement
from sqlalchemy import Boolean, and_, bindparam, case, delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from crm_tickets import queries
from crm_tickets.everyday.rules import VIEW_SECONDS
from crm_tickets.queries import number, word
from crm_tickets.tables import ticket_viewers as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

_now = bindparam("now", type_=table.c.start_time.type)
_seen = insert(table).values(
    ticket_id=number("ticket_id"),
    user_id=word("user_id"),
    editing=bindparam("editing", type_=Boolean()),
    start_time=_now,
    expire_time=bindparam("expire_time", type_=table.c.expire_time.type),
)
SEEN = Statement(
    _seen.on_conflict_do_update(
        index_elements=[table.c.ticket_id, table.c.user_id],
        set_={
            "editing": _seen.excluded.editing,
            "expire_time": _seen.excluded.expire_time,
            "start_time": case(
                (table.c.expire_time > _now, table.c.start_time), else_=_seen.excluded.start_time
            ),
        },
    )
)
# What has expired of this person goes along, so that the table holds no more than who is there.
LEFT = Statement(
    delete(table).where(
        table.c.user_id == word("user_id"),
        or_(
            and_(bindparam("leaving", type_=Boolean()), table.c.ticket_id == number("ticket_id")),
            and_(table.c.ticket_id != number("ticket_id"), table.c.expire_time <= _now),
        ),
    )
)
OTHERS = Statement(
    select(*table.c)
    .where(
        table.c.ticket_id == number("ticket_id"),
        table.c.user_id != word("user_id"),
        table.c.expire_time > _now,
    )
    .order_by(table.c.editing.desc(), table.c.start_time, table.c.user_id)
    .limit(50)
)


def note_viewer(call: "Call", request: pb.NoteViewerRequest) -> pb.NoteViewerResponse:
    """The caller is here; who else is?"""
    row = queries.ticket(call, request.ticket_id, held=False, gone=True)
    me, now = {"ticket_id": row.ticket_id, "user_id": call.principal.id}, call.clock.now()
    if not request.leaving:
        call.run(SEEN, **me, editing=request.editing, now=now, expire_time=now + VIEW_SECONDS)
    call.run(LEFT, **me, leaving=request.leaving, now=now)
    rows = call.all(OTHERS, **me, now=now)
    return pb.NoteViewerResponse(viewers=[to_message(pb.Viewer, each) for each in rows])
