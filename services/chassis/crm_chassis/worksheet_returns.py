"""Worksheets that came back: the handlers of returns, of their rows, and of what is decided about these.

The rule kept here: what is handed in is done with the rights of who hands it in; a stale row waits until somebody has
seen both sides and decides.
"""

from typing import TYPE_CHECKING

from crm.records.v1 import worksheets_pb2 as pb
from crm.records.v1.files_pb2 import FilePiece
from sqlalchemy import BigInteger, ColumnElement, Integer, bindparam, select

from crm_chassis import actors, files, i18n, lists, records
from crm_chassis import worksheet_steps as steps
from crm_chassis.errors import Conflict, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.worksheet_applying import GONE, Came, applied
from crm_chassis.worksheet_judging import touched
from crm_chassis.worksheet_kinds import kind_of
from crm_chassis.worksheet_reading import head
from crm_chassis.worksheet_rows import RowTeller
from crm_chassis.worksheet_tables import (
    worksheet_returns,
    worksheet_rows,
)
from crm_chassis.worksheets import GET_SHEET, had_kind, seen_sheet, whose, workbook

if TYPE_CHECKING:
    from crm_chassis.call import Call

RETURNS = ("worksheet_return_id", "worksheet_id", "kind", "state", "owner_id", "create_time")
CHANGED_AGAIN = N_("The record has changed again. Look at both sides once more.")
THIS = bindparam("this", type_=BigInteger)
GET_RETURN = Statement(
    select(worksheet_returns).where(worksheet_returns.c.worksheet_return_id == THIS)
)
ROW = Statement(
    select(worksheet_rows)
    .where(
        worksheet_rows.c.worksheet_return_id == THIS,
        worksheet_rows.c.row_number == bindparam("number", type_=Integer),
    )
    .with_for_update()
)


def create_worksheet_return(
    call: "Call", request: pb.CreateWorksheetReturnRequest
) -> pb.WorksheetReturn:
    """Takes one back."""
    number, name = head(request.content)
    sheet = seen_sheet(call, number)
    if sheet.kind != name:
        raise Invalid({"content": "is not the worksheet that it says it is"})
    had_kind(call, sheet.kind, "content")
    stored = files.store(call, [request.content])
    row = call.insert(
        worksheet_returns,
        worksheet_id=number,
        kind=sheet.kind,
        file_name=files.clean_name(request.file_name),
        state="reading",
        actor=actors.actor_of(call),
        file_id=stored.file_id,
        create_time=call.clock.now(),
        **whose(call),
    )
    if len(request.content) <= steps.AT_ONCE:
        row = steps.work(call, row)
    else:
        steps.go_on(call, row)
    made = _returned(call, row)
    call.emit("crm.records.WorksheetReturn.created", made)
    return made


def _returned(call: "Call", row: Row) -> pb.WorksheetReturn:
    kind = kind_of(call, row.kind)
    with i18n.reader(call.language):
        return records.to_message(
            pb.WorksheetReturn, row, title=_(kind.title) if kind else row.kind
        )


def _seen_return(call: "Call", number: int, statement: Statement = GET_RETURN) -> Row:
    row = call.one(statement, missing=("worksheet_return", number), this=number)
    if not call.sees(worksheet_returns, row):
        raise NotFound("worksheet_return", number)
    return row


def get_worksheet_return(call: "Call", request: pb.GetWorksheetReturnRequest) -> pb.WorksheetReturn:
    """One return."""
    return _returned(call, _seen_return(call, request.worksheet_return_id))


def list_worksheet_returns(
    call: "Call", request: pb.ListWorksheetReturnsRequest
) -> pb.ListWorksheetReturnsResponse:
    """What came back."""
    found, token = lists.page(
        call,
        worksheet_returns,
        request,
        pb.WorksheetReturn,
        filterable=RETURNS,
        order_by="worksheet_return_id desc",
        convert=lambda row: _returned(call, row),
    )
    return pb.ListWorksheetReturnsResponse(worksheet_returns=found, next_page_token=token)


def _of_return() -> ColumnElement[bool]:
    return worksheet_rows.c.worksheet_return_id == THIS


def _teller(call: "Call", row: Row) -> RowTeller:
    sheet = call.one(GET_SHEET, missing=("worksheet", row.worksheet_id), this=row.worksheet_id)
    kind = kind_of(call, row.kind)
    if kind is None:
        raise NotFound("worksheet_return", row.worksheet_return_id)
    return RowTeller(call, kind, sheet)


def list_worksheet_rows(
    call: "Call", request: pb.ListWorksheetRowsRequest
) -> pb.ListWorksheetRowsResponse:
    """The rows of a return."""
    teller = _teller(call, _seen_return(call, request.worksheet_return_id))
    found, token = lists.page(
        call,
        worksheet_rows,
        request,
        pb.WorksheetRow,
        filterable=("row_number", "outcome"),
        order_by="row_number",
        where=_of_return,
        convert=lambda row: row,
        this=request.worksheet_return_id,
    )
    return pb.ListWorksheetRowsResponse(worksheet_rows=teller.all(found), next_page_token=token)


def decide_worksheet_row(call: "Call", request: pb.DecideWorksheetRowRequest) -> pb.WorksheetRow:
    """Takes a stale row, or keeps what stands."""
    number = request.row_number
    row = _seen_return(call, request.worksheet_return_id, steps.RETURN)
    teller = _teller(call, row)
    key = {"this": row.worksheet_return_id, "number": number}
    each = call.one(ROW, missing=("worksheet_row", number), **key)
    if each.outcome != "stale":
        raise Precondition("ROW_NOT_STALE", "This row is not (any more) to be decided.")
    came = Came("kept", record_key=each.record_key)
    if request.take:
        came = _taken(call, teller, each, request.etag)
    steps.put(call, each, came)
    steps.moved(call, row, stale_count=row.stale_count - 1, decided_count=row.decided_count + 1)
    told = teller.all([call.one(ROW, missing=("worksheet_row", number), **key)])[0]
    call.emit("crm.records.WorksheetReturn.decided", _returned(call, row))
    return told


def _taken(call: "Call", teller: RowTeller, row: Row, etag: str) -> Came:
    """What was handed in goes into the record, in the version that was shown."""
    now = teller.kind.current(call, teller.sheet.parameters, row.record_key)
    if now is None:
        raise Precondition("ROW_REFUSED", GONE)
    if etag and etag != now.version:
        raise Conflict("ROW_CHANGED", CHANGED_AGAIN, metadata={"etag": now.version})
    shown = teller.shown(row)
    editable = [c.name for c in teller.kind.columns if c.editable]
    with i18n.reader(call.language):
        came = applied(
            call, teller.kind, teller.sheet, row, now, touched(shown, row.returned, editable)
        )
    if came.outcome == "stale":
        raise Conflict("ROW_CHANGED", CHANGED_AGAIN)
    if came.outcome == "invalid":
        why = "; ".join([*came.problems.values(), *filter(None, [came.problem])])
        raise Precondition("ROW_REFUSED", said("This cannot be taken: %(why)s", why=why))
    return came._replace(outcome="taken")


def download_worksheet_return(
    call: "Call", request: pb.DownloadWorksheetReturnRequest
) -> FilePiece:
    """The copy with the outcomes."""
    row = _seen_return(call, request.worksheet_return_id)
    if row.state != "done":
        raise Precondition("NOT_READY", "This file is not there (yet).")
    return workbook(call, row.file_id, request.offset, row, f"-{row.worksheet_return_id}")
