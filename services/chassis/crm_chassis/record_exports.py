"""Exports: the handlers of RecordExportsService, and the job that writes long ones.

The rule kept here: a file holds what the list shows to who asks, in their words, and only they can fetch it; a short
one is there at once, a long one is written in the background, and none is kept longer than a week.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from crm.records.v1 import record_exports_pb2 as pb
from crm.records.v1 import record_lists_pb2
from crm.records.v1.files_pb2 import FilePiece
from sqlalchemy import BigInteger, ColumnElement, Text, bindparam, select

from crm_chassis import (
    actors,
    files,
    i18n,
    lists,
    masking,
    record_fields,
    record_lists,
    records,
    sheets,
)
from crm_chassis.errors import Invalid, NotFound, Precondition, Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.record_lists import BoundList
from crm_chassis.record_tables import record_exports
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement

if TYPE_CHECKING:
    from crm_chassis.call import Call

PAGE, AT_ONCE = 1000, 2
FILTERABLE = ("record_export_id", "record_list", "format", "state", "create_time", "finish_time")
PEOPLE = frozenset({"owner_id", "agent_id", "handler_id", "creator_id"})
_one = select(record_exports).where(
    record_exports.c.record_export_id == bindparam("this", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())


def message_of(row: Row) -> pb.RecordExport:
    """An export's message."""
    return records.to_message(pb.RecordExport, row)


def _own_row(call: "Call", number: int) -> Row:
    missing = ("record_export", number)
    row = call.one(GET, missing=missing, this=number)
    if row.owner_id != call.principal.id:
        raise NotFound(*missing)
    return row


def create_record_export(call: "Call", request: pb.CreateRecordExportRequest) -> pb.RecordExport:
    """Exports a list."""
    given = request.record_export
    bound = record_lists.found(call, given.record_list, "record_export.record_list")
    known = {each.name for each in bound.fields(call)}
    if wrong := [name for name in given.columns if name not in known]:
        raise Invalid(
            {"record_export.columns": said("the list has no %(fields)s", fields=", ".join(wrong))}
        )
    values = records.values(
        given, "record_list", "filter", "order_by", "columns", "format", "time_zone"
    )
    values["columns"] = values["columns"] or list(bound.spec.columns)
    values["time_zone"] = values["time_zone"] or call.principal.time_zone
    now = call.clock.now()
    actor = actors.actor_of(call)
    row = call.insert(
        record_exports, **values, owner_id=call.principal.id, actor=actor, create_time=now
    )
    try:
        first, more = _first_pages(call, bound, row)
    except Invalid as refused:
        raise Invalid({f"record_export.{n}": t for n, t in refused.fields.items()}) from None
    if more:
        call.enqueue("write_export", {"record_export_id": row.record_export_id})
    else:
        row = _written(call, bound, row, first)
    made = message_of(row)
    call.emit("crm.records.RecordExport.created", made)
    return made


def _asked(bound: BoundList, row: Row) -> dict[str, Any]:
    order_by = row.order_by or bound.spec.order_by
    return {"filter": row.filter, "order_by": order_by, "page_size": PAGE}


def _first_pages(call: "Call", bound: BoundList, row: Row) -> tuple[list[Any], bool]:
    """The records of the first pages, and whether there are more."""
    found, token = list[Any](), ""
    for _page in range(AT_ONCE):
        page, token = bound.read(call, page_token=token, **_asked(bound, row))
        found += page
        if not token:
            return found, False
    return found, True


def _all_pages(call: "Call", bound: BoundList, row: Row) -> Iterator[Any]:
    """All records, a page at a time."""
    token = ""
    while True:
        page, token = bound.read(call, page_token=token, **_asked(bound, row))
        yield from page
        if not token:
            return


def _written(call: "Call", bound: BoundList, row: Row, found: Iterable[Any]) -> Row:
    """Writes the file; the row as it is then."""
    count = 0

    def counted() -> Iterator[Sequence[record_fields.Value]]:
        nonlocal count
        for record in found:
            count += 1
            yield cells(masking.masked(bound.methods["List"], call.principal, record))

    with i18n.reader(call.language, row.time_zone or "UTC"):
        known = {each.name: each for each in bound.fields(call)}
        shown = [known[name] for name in row.columns if name in known]
        cells = _cells(call, shown)
        sheet = sheets.Sheet(_(bound.spec.title), [each.label for each in shown], counted())
        stored = files.store(call, sheets.WRITERS[row.format](sheet))
    return call.update(
        record_exports,
        row.record_export_id,
        state="ready",
        row_count=count,
        size=stored.size,
        file_id=stored.file_id,
        finish_time=call.clock.now(),
    )


def _cells(
    call: "Call", shown: Sequence[record_lists_pb2.RecordField]
) -> Callable[[Any], list[record_fields.Value]]:
    """What makes the cells of a record, in the words of the screen."""
    app = record_lists.app_of(call)
    names: dict[tuple[str, int], str] = {}

    def name_of(refers_to: str, number: int) -> str:
        key = (refers_to, number)
        if key not in names:
            names[key] = app.lists[refers_to].name_of(call, number) or str(number)
        return names[key]

    def one(record: Any, field: record_lists_pb2.RecordField) -> record_fields.Value:
        value = record_fields.value_of(record, field)
        if field.refers_to in app.lists and str(value or "").isdigit():
            return name_of(field.refers_to, int(str(value)))
        if value and field.name in PEOPLE:
            known = app.user_row(str(value))
            return known.display_name if known is not None and known.display_name else value
        if value and field.name == "country":
            return str(i18n.locale().territories.get(str(value), value))
        return value

    return lambda record: [one(record, field) for field in shown]


def write_export(call: "Call", payload: dict[str, Any]) -> None:
    """Job: writes a long export."""
    row = call.first(LOCK, this=payload["record_export_id"])
    if row is None or row.state != "writing":
        return
    mine = actors.acting(call, row.actor, f"record_exports/{row.record_export_id}")
    bound = record_lists.app_of(call).lists.get(row.record_list)
    try:
        if mine is None or bound is None:
            raise Precondition("GONE", "Who asked for it may not read it any more.")
        with call.connection.transaction():
            _written(mine, bound, row, _all_pages(mine, bound, row))
    except (Refusal, ValueError):
        call.update(
            record_exports, row.record_export_id, state="failed", finish_time=call.clock.now()
        )


def get_record_export(call: "Call", request: pb.GetRecordExportRequest) -> pb.RecordExport:
    """One export."""
    return message_of(_own_row(call, request.record_export_id))


def _own() -> ColumnElement[bool]:
    return record_exports.c.owner_id == bindparam("who", type_=Text)


def list_record_exports(
    call: "Call", request: pb.ListRecordExportsRequest
) -> pb.ListRecordExportsResponse:
    """A page of the caller's exports."""
    found, token = lists.page(
        call,
        record_exports,
        request,
        pb.RecordExport,
        filterable=FILTERABLE,
        order_by="record_export_id desc",
        where=_own,
        who=call.principal.id,
    )
    return pb.ListRecordExportsResponse(record_exports=found, next_page_token=token)


def download_record_export(call: "Call", request: pb.DownloadRecordExportRequest) -> FilePiece:
    """The file, or the piece of it that begins at an offset."""
    row = _own_row(call, request.record_export_id)
    if row.state != "ready" or row.file_id is None:
        raise Precondition("NOT_READY", "This file is not there (yet).")
    bound = record_lists.app_of(call).lists.get(row.record_list)
    with i18n.reader(row.actor["language"]):
        title = _(bound.spec.title) if bound else row.record_list
    name = f"{title} {row.create_time:%Y-%m-%d}.{row.format}"
    return files.read(call, row.file_id, request.offset, name, sheets.MEDIA[row.format])


JOBS: dict[str, Callable[["Call", dict[str, Any]], None]] = {"write_export": write_export}
