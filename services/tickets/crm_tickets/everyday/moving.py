"""What moves from one ticket to another, in a merge, its undo, or a split.

The rule kept here: a comment keeps from where it came; each row that moves is an event of its own, so that who follows
the feed sees it where it is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.tickets.v1 import comments_pb2, promises_pb2, time_logs_pb2
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement, key_of
from sqlalchemy import ColumnElement, Table, any_, bindparam, case, func, select, true, update

from crm_tickets.promising import rows as promise_rows
from crm_tickets.queries import number, numbers, pending_promise
from crm_tickets.tables import comments, promises, time_logs

if TYPE_CHECKING:
    from crm_chassis.call import Call


class Movable(NamedTuple):
    """One kind of row that moves: what of it belongs to a ticket, and the step to another one."""

    key: str
    message: Any
    on_ticket: Statement
    chosen: Statement
    moved: Statement

    @property
    def event(self) -> str:
        """What is told of each."""
        return str(self.message.DESCRIPTOR.full_name).replace(".v1.", ".") + ".updated"


def _movable(table: Table, message: Any, condition: ColumnElement[bool]) -> Movable:
    key = table.c[key_of(table)]
    here, some = table.c.ticket_id == number("_from"), key == any_(numbers("ids"))
    held = select(*table.c).where(here).order_by(key).with_for_update()
    to, now = number("_to"), bindparam("_now", type_=table.c.update_time.type)
    values: dict[str, Any] = {"ticket_id": to, "update_time": now, "etag": table.c.etag + 1}
    if "written_on_id" in table.c:
        came = func.coalesce(table.c.written_on_id, table.c.ticket_id)
        values["written_on_id"] = case((came == to, None), else_=came)
    moved = update(table).where(here, some).values(values).returning(*table.c)
    return Movable(
        str(key.name),
        message,
        Statement(held.where(condition)),
        Statement(held.where(some)),
        Statement(moved),
    )


# Of promises what somebody still owes: what is settled stays where it was said.
KINDS = {
    "comments": _movable(comments, comments_pb2.Comment, true()),
    "promises": _movable(promises, promises_pb2.Promise, pending_promise()),
    "time_logs": _movable(time_logs, time_logs_pb2.TimeLog, time_logs.c.delete_time.is_(None)),
}


def everything(call: "Call", name: str, ticket_id: int) -> list[Row]:
    """The rows of a kind that move with a held ticket."""
    return call.all(KINDS[name].on_ticket, _from=ticket_id)


def chosen(call: "Call", name: str, ticket_id: int, ids: Sequence[int]) -> list[Row]:
    """Those of these rows that are on a held ticket."""
    return call.all(KINDS[name].chosen, _from=ticket_id, ids=list(ids))


def move(call: "Call", name: str, rows: Sequence[Row], source: int, target: int) -> list[int]:
    """Held rows go from one ticket to another; their numbers."""
    kind = KINDS[name]
    ids = [int(getattr(row, kind.key)) for row in rows]
    if not ids:
        return []
    after = call.all(kind.moved, _from=source, _to=target, ids=ids, _now=call.clock.now())
    now_there = {getattr(row, kind.key): row for row in after}
    for row in rows:
        moved = to_message(kind.message, now_there[getattr(row, kind.key)])
        call.emit(kind.event, moved, before=to_message(kind.message, row))
    if name == "promises":
        for ticket_id in (source, target):
            promise_rows.sum_up(call, ticket_id)
    return ids
