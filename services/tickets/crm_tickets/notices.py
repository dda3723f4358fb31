"""Who is told what: the handlers of notices, and the one way to leave one.

The rule kept here: a notice is the reader's alone, and nobody is told of what they did themselves. What the ticket is
about is read when the notice is, and only by who may see the ticket.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from crm.tickets.v1 import notices_pb2 as pb
from crm_chassis import lists
from crm_chassis.records import to_message
from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    DateTime,
    Text,
    any_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import queries
from crm_tickets.tables import notices

if TYPE_CHECKING:
    from crm_chassis.call import Call

MOMENT = DateTime(timezone=True)
_users = func.unnest(bindparam("users", type_=ARRAY(Text))).table_valued("user_id").render_derived()
TELL = Statement(
    insert(notices).from_select(
        [
            "user_id",
            "kind",
            "ticket_id",
            "record_id",
            "actor_id",
            "detail",
            "due_time",
            "create_time",
        ],
        select(
            _users.c.user_id,
            bindparam("kind", type_=Text),
            bindparam("ticket_id", type_=BigInteger),
            bindparam("record_id", type_=BigInteger),
            bindparam("actor_id", type_=Text),
            bindparam("detail", type_=Text),
            bindparam("due_time", type_=MOMENT),
            bindparam("now", type_=MOMENT),
        ),
    )
)
READ = Statement(
    update(notices)
    .where(
        notices.c.user_id == bindparam("me", type_=Text),
        notices.c.read_time.is_(None),
        or_(
            bindparam("every", type_=Boolean),
            notices.c.notice_id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        ),
    )
    .values(read_time=bindparam("now", type_=MOMENT))
)


def tell(  # noqa: PLR0913 (all that a notice says)
    call: "Call",
    users: Iterable[str],
    kind: str,
    *,
    ticket_id: int,
    record_id: int | None = None,
    due_time: datetime | None = None,
    detail: str = "",
    by_time: bool = False,
) -> None:
    """Leaves a notice for each of these people but the one who acts; what time did, nobody did."""
    actor_id = "" if by_time else call.principal.id
    told = sorted({user for user in users if user and user != actor_id})
    if told:
        call.run(
            TELL,
            users=told,
            kind=kind,
            ticket_id=ticket_id,
            record_id=record_id,
            actor_id=actor_id,
            detail=detail,
            due_time=due_time,
            now=call.clock.now(),
        )


def _mine() -> ColumnElement[bool]:
    unread_only = bindparam("unread", type_=Boolean)
    return (notices.c.user_id == bindparam("me", type_=Text)) & or_(
        ~unread_only, notices.c.read_time.is_(None)
    )


def list_notices(call: "Call", request: pb.ListNoticesRequest) -> pb.ListNoticesResponse:
    """What the caller was told."""
    rows, token = lists.page(
        call,
        notices,
        request,
        pb.Notice,
        filterable=("notice_id",),
        order_by="notice_id desc",
        where=_mine,
        convert=lambda row: row,
        me=call.principal.id,
        unread=request.unread,
    )
    wanted = sorted({row.ticket_id for row in rows})
    seen = call.all(queries.RELATED_TICKETS, ticket_ids=wanted, **queries.eyes(call))
    subjects = {row.ticket_id: row.subject for row in seen}
    found = [to_message(pb.Notice, row, subject=subjects.get(row.ticket_id, "")) for row in rows]
    return pb.ListNoticesResponse(notices=found, next_page_token=token)


def read_notices(call: "Call", request: pb.ReadNoticesRequest) -> pb.ReadNoticesResponse:
    """The caller has read them."""
    ids = list(request.notice_ids)
    count = call.run(READ, me=call.principal.id, every=not ids, ids=ids, now=call.clock.now())
    return pb.ReadNoticesResponse(read_count=count)
