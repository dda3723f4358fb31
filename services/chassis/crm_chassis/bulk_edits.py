"""Bulk edits: the handlers of BulkEditsService. bulk_steps.py does the work.

The rule kept here: nothing changes before somebody has seen what would; who carries out or undoes a bulk edit needs
the scopes of the list's own methods, and it is done with their rights.
"""

from typing import TYPE_CHECKING, Any

from crm.records.v1 import bulk_edits_pb2 as pb
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, ColumnElement, Text, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_chassis import actors, bulk_preview, bulk_steps, bulk_values, lists, record_lists, records
from crm_chassis.bulk_attempts import VERBS, key_of
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.record_tables import bulk_edit_rows, bulk_edits
from crm_chassis.sql import Row, Statement

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("bulk_edit_id", "record_list", "action", "state", "owner_id", "team"),
    *("create_time", "update_time"),
)
MOVING = ("running", "undoing")
_one = select(bulk_edits).where(bulk_edits.c.bulk_edit_id == bindparam("this", type_=BigInteger))
GET, LOCK = Statement(_one), bulk_steps.LOCK


def message_of(row: Row) -> pb.BulkEdit:
    """A bulk edit's message."""
    return records.to_message(pb.BulkEdit, row)


def _seen_row(call: "Call", statement: Statement, bulk_edit_id: int) -> Row:
    """The bulk edit's row; NotFound if there is none that the caller may see."""
    missing = ("bulk_edit", bulk_edit_id)
    row = call.one(statement, missing=missing, this=bulk_edit_id)
    bound = record_lists.app_of(call).lists.get(row.record_list)
    if bound is None or not call.sees(bulk_edits, row) or not bound.may(call.principal, "List"):
        raise NotFound(*missing)
    return row


def create_bulk_edit(call: "Call", request: pb.CreateBulkEditRequest) -> pb.BulkEdit:
    """Finds the records and says what would become of them."""
    given = request.bulk_edit
    bound = record_lists.found(call, given.record_list, "bulk_edit.record_list")
    values = records.values(given, "record_list", "action", "filter", "record_ids")
    try:
        bound.need(call.principal, VERBS[values["action"]])
    except Invalid as refused:
        raise Invalid({f"bulk_edit.{n}": t for n, t in refused.fields.items()}) from None
    if (values["action"] == "set") != bool(given.changes):
        raise Invalid({"bulk_edit.changes": "say what is to change, and only when setting"})
    bulk_values.target(call, bound, given.changes, check=True)
    who, now = call.principal, call.clock.now()
    row = call.insert(
        bulk_edits,
        **values,
        changes=Jsonb([records.to_mapping(change) for change in given.changes]),
        owner_id=who.id,
        team=who.team,
        actor=actors.actor_of(call),
        create_time=now,
        update_time=now,
    )
    try:
        row = bulk_preview.prepare(call, row)
    except Invalid as refused:
        raise Invalid({f"bulk_edit.{n}": t for n, t in refused.fields.items()}) from None
    made = message_of(row)
    call.emit("crm.records.BulkEdit.created", made)
    return made


def get_bulk_edit(call: "Call", request: pb.GetBulkEditRequest) -> pb.BulkEdit:
    """One bulk edit."""
    return message_of(_seen_row(call, GET, request.bulk_edit_id))


def list_bulk_edits(call: "Call", request: pb.ListBulkEditsRequest) -> pb.ListBulkEditsResponse:
    """A page of bulk edits."""
    here = record_lists.app_of(call).lists
    found, token = lists.page(
        call,
        bulk_edits,
        request,
        pb.BulkEdit,
        filterable=FILTERABLE,
        order_by="bulk_edit_id desc",
        where=_readable,
        names=[name for name, bound in here.items() if bound.may(call.principal, "List")],
    )
    return pb.ListBulkEditsResponse(bulk_edits=found, next_page_token=token)


def _readable() -> ColumnElement[bool]:
    return bulk_edits.c.record_list == any_(bindparam("names", type_=ARRAY(Text)))


def _of_edit() -> ColumnElement[bool]:
    return bulk_edit_rows.c.bulk_edit_id == bindparam("this", type_=BigInteger)


def list_bulk_edit_rows(
    call: "Call", request: pb.ListBulkEditRowsRequest
) -> pb.ListBulkEditRowsResponse:
    """A page of the records of a bulk edit."""
    row = _seen_row(call, GET, request.bulk_edit_id)
    bound = record_lists.app_of(call).lists[row.record_list]
    changes = bulk_values.changes_of(row)
    wanted = bulk_values.target(call, bound, changes)
    after = bulk_values.texts(wanted.message, wanted.paths)

    def told(each: Row) -> pb.BulkEditRow:
        before = type(wanted.message).FromString(bytes(each.before))
        was = bulk_values.texts(before, wanted.paths)
        return records.to_message(pb.BulkEditRow, each, before=was, after=after)

    found, token = lists.page(
        call,
        bulk_edit_rows,
        request,
        pb.BulkEditRow,
        filterable=("record_id", "state"),
        order_by="record_id",
        where=_of_edit,
        convert=told,
        this=request.bulk_edit_id,
    )
    return pb.ListBulkEditRowsResponse(rows=found, next_page_token=token)


def _need_scope(call: "Call", row: Row) -> None:
    bound = record_lists.app_of(call).lists[row.record_list]
    bound.need(call.principal, VERBS[row.action])


def start_bulk_edit(call: "Call", request: pb.StartBulkEditRequest) -> pb.BulkEdit:
    """Begins to change the records."""
    row = _seen_row(call, LOCK, request.bulk_edit_id)
    records.check_etag(row, request.etag)
    _need_scope(call, row)
    if row.state != "prepared":
        raise Precondition("NOT_PREPARED", "This bulk edit cannot be started (again).")
    return _begin(call, row, "running", "run_bulk_edit", "started")


def undo_bulk_edit(call: "Call", request: pb.UndoBulkEditRequest) -> pb.BulkEdit:
    """Begins to put the records back."""
    row = _seen_row(call, LOCK, request.bulk_edit_id)
    _need_scope(call, row)
    if row.state not in ("done", "stopped") or not row.changed_count:
        raise Precondition("NOT_DONE", "There is nothing here to be undone.")
    return _begin(call, row, "undoing", "undo_bulk_edit", "undone")


def _begin(call: "Call", row: Row, state: str, kind: str, what: str) -> pb.BulkEdit:
    """Leaves the work for the background, with the rights of the caller."""
    actor = actors.actor_of(call)
    call.enqueue(kind, {"bulk_edit_id": row.bulk_edit_id}, key=key_of(row))
    started = row.start_time or call.clock.now()
    return _changed(call, what, row, state=state, actor=actor, start_time=started)


def stop_bulk_edit(call: "Call", request: pb.StopBulkEditRequest) -> pb.BulkEdit:
    """Stops after the current batch."""
    row = _seen_row(call, LOCK, request.bulk_edit_id)
    _need_scope(call, row)
    if row.state not in MOVING:
        raise Precondition("NOT_RUNNING", "This bulk edit is not under way.")
    return _changed(call, "stopped", row, state="stopped")


def _changed(call: "Call", what: str, row: Row, **values: Any) -> pb.BulkEdit:
    after = call.update(bulk_edits, row.bulk_edit_id, **values, update_time=call.clock.now())
    made = message_of(after)
    call.emit(f"crm.records.BulkEdit.{what}", made, before=message_of(row))
    return made
