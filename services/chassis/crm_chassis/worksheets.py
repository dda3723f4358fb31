"""Worksheets: the handlers of WorksheetsService. worksheet_steps.py applies what comes back.

The rule kept here: a worksheet is given out of what its reader may see, and taken back with the rights of who hands it
in; a stale row waits until somebody has seen both sides and decides.
"""

from typing import TYPE_CHECKING, Any

from crm.records.v1 import worksheets_pb2 as pb
from crm.records.v1.files_pb2 import FilePiece
from sqlalchemy import BigInteger, bindparam, select

from crm_chassis import files, i18n, lists, records, sheets
from crm_chassis import worksheet_copies as copies
from crm_chassis import worksheet_names as names
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.record_lists import app_of
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.worksheet_kinds import SheetKind, kind_of
from crm_chassis.worksheet_tables import (
    worksheets,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

SHEETS = ("worksheet_id", "kind", "owner_id", "create_time")
THIS = bindparam("this", type_=BigInteger)
GET_SHEET = Statement(select(worksheets).where(worksheets.c.worksheet_id == THIS))
FORGOTTEN = N_("The file is kept no longer; what came of its rows is. Get the worksheet anew.")


def had_kind(call: "Call", name: str, path: str) -> SheetKind:
    """The kind that the caller may have."""
    kind = kind_of(call, name)
    if kind is None:
        raise Invalid({path: said("there are no worksheets of the kind %(kind)s", kind=name)})
    if not call.principal.may(kind.scope):
        text = said("This needs the scope %(scope)s.", scope=kind.scope)
        raise Forbidden(text, scope=kind.scope)
    return kind


def list_worksheet_kinds(
    call: "Call", _request: pb.ListWorksheetKindsRequest
) -> pb.ListWorksheetKindsResponse:
    """The kinds."""
    kinds = [k for k in app_of(call).service.worksheets if call.principal.may(k.scope)]
    with i18n.reader(call.language):
        return pb.ListWorksheetKindsResponse(kinds=[_described(kind.bound(call)) for kind in kinds])


def _described(kind: SheetKind) -> pb.WorksheetKind:
    return pb.WorksheetKind(
        name=kind.name,
        title=_(kind.title),
        description=_(kind.description),
        parameters=[
            pb.WorksheetParameter(name=name, label=_(label), needed=name in kind.needed)
            for name, label in kind.parameters.items()
        ],
        columns=[
            pb.WorksheetColumn(name=c.name, label=_(c.label), editable=c.editable)
            for c in kind.columns
        ],
    )


def whose(call: "Call") -> dict[str, Any]:
    """Whose a worksheet is: the caller's."""
    who = call.principal
    return {"owner_id": who.id, "team": who.team, "partner_id": who.partner_id or None}


def create_worksheet(call: "Call", request: pb.CreateWorksheetRequest) -> pb.Worksheet:
    """Gives one out."""
    given = request.worksheet
    kind = had_kind(call, given.kind, "worksheet.kind")
    parameters = {n: v.strip() for n, v in given.parameters.items() if v.strip()}
    problems = {n: "is needed" for n in kind.needed if n not in parameters}
    problems |= {n: "is not asked for" for n in parameters if n not in kind.parameters}
    if problems:
        raise Invalid({f"worksheet.parameters[{n!r}]": text for n, text in problems.items()})
    parameters = names.numbered(call, kind, parameters)
    row = call.insert(
        worksheets,
        kind=kind.name,
        parameters=parameters,
        language=call.language,
        create_time=call.clock.now(),
        **whose(call),
    )
    with i18n.reader(call.language):
        content, count = copies.first_copy(call, kind, row)
    stored = files.store(call, [content])
    told = {"row_count": count, "size": stored.size, "file_id": stored.file_id}
    made = _sheet(call.update(worksheets, row.worksheet_id, **told))
    call.emit("crm.records.Worksheet.created", made)
    return made


def _sheet(row: Row) -> pb.Worksheet:
    return records.to_message(pb.Worksheet, row)


def seen_sheet(call: "Call", number: int) -> Row:
    """The worksheet that the caller may see."""
    row = call.one(GET_SHEET, missing=("worksheet", number), this=number)
    if not call.sees(worksheets, row):
        raise NotFound("worksheet", number)
    return row


def get_worksheet(call: "Call", request: pb.GetWorksheetRequest) -> pb.Worksheet:
    """One worksheet."""
    return _sheet(seen_sheet(call, request.worksheet_id))


def list_worksheets(call: "Call", request: pb.ListWorksheetsRequest) -> pb.ListWorksheetsResponse:
    """Worksheets that were given out."""
    found, token = lists.page(
        call, worksheets, request, pb.Worksheet, filterable=SHEETS, order_by="worksheet_id desc"
    )
    return pb.ListWorksheetsResponse(worksheets=found, next_page_token=token)


def workbook(call: "Call", file_id: int | None, offset: int, row: Row, after: str) -> FilePiece:
    """A piece of a workbook, under the title of its kind."""
    if not file_id:
        raise Precondition("FILE_FORGOTTEN", FORGOTTEN)
    kind = kind_of(call, row.kind)
    with i18n.reader(call.language):
        title = _(kind.title) if kind else row.kind
    name = f"{title} {row.worksheet_id}{after}.xlsx"
    return files.read(call, file_id, offset, name, sheets.MEDIA["xlsx"])


def download_worksheet(call: "Call", request: pb.DownloadWorksheetRequest) -> FilePiece:
    """The workbook."""
    row = seen_sheet(call, request.worksheet_id)
    return workbook(call, row.file_id, request.offset, row, "")
