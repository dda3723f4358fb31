"""The workbooks of worksheets: what goes out, and the copy that says what came of each row.

The rule kept here: what a workbook shows under a version is kept as a line, so that it can be told what was touched. In
the copy a row that was not taken stands as it was handed in, under the version that it was handed in with.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_chassis import files
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.worksheet_cells import shown
from crm_chassis.worksheet_files import Book, Line, write
from crm_chassis.worksheet_intake import choices_of
from crm_chassis.worksheet_kinds import Given, SheetKind
from crm_chassis.worksheet_reading import MOST_ROWS
from crm_chassis.worksheet_tables import worksheet_lines, worksheet_rows

if TYPE_CHECKING:
    from crm_chassis.call import Call

MOST_OUT = MOST_ROWS - 1000
KEEP = Statement(
    insert(worksheet_lines)
    .values({c.name: bindparam(c.name) for c in worksheet_lines.c})
    .on_conflict_do_nothing()
)
ROWS = Statement(
    select(worksheet_rows)
    .where(worksheet_rows.c.worksheet_return_id == bindparam("this", type_=BigInteger))
    .order_by(worksheet_rows.c.row_number)
)
GUIDE = (
    N_("Fill in the white cells. Grey cells are locked: they say which record a row is."),
    N_(
        "You may sort, filter and hide rows, and leave rows out: what is not in the file stays as it is."
    ),
    N_("Sort whole rows only, with the first two columns."),
    N_("Cells with a list take what the list offers."),
    N_("Hand the file back whenever you like, also twice: each row counts once."),
)
NEW = N_("New records go into the empty rows at the end; each empty row becomes one record.")
WORDS = {
    "accepted": N_("Taken"),
    "added": N_("Added"),
    "unchanged": N_("Nothing to do"),
    "stale": N_("Changed meanwhile: to be decided"),
    "invalid": N_("Not taken"),
}
NOT_THERE = N_("Was not in the file")
STANDS = N_("Somebody changed it meanwhile. It stands now: %(value)s")


def content_of(call: "Call", file_id: int) -> bytes:
    """All bytes of a file."""
    parts, offset = [], 0
    while True:
        piece = files.read(call, file_id, offset, "", "")
        parts.append(piece.content)
        offset = piece.next_offset
        if not offset:
            return b"".join(parts)


def _kept(call: "Call", sheet: Row, given: Given) -> None:
    line = {"row_key": given.key, "version": given.version, "record_key": given.key}
    call.run(KEEP, worksheet_id=sheet.worksheet_id, shown=dict(given.values), **line)


def first_copy(call: "Call", kind: SheetKind, sheet: Row) -> tuple[bytes, int]:
    """The workbook that goes out, and how many rows it has."""
    rows: list[Line] = []
    for given in kind.rows(call, sheet.parameters):
        if len(rows) >= MOST_OUT:
            text = said("has more than %(most)s rows: ask for fewer", most=MOST_OUT)
            raise Invalid({"worksheet.parameters": text})
        _kept(call, sheet, given)
        rows.append(Line(given))
    return _write(call, kind, sheet, rows, returned=0), len(rows)


def _write(call: "Call", kind: SheetKind, sheet: Row, lines: list[Line], returned: int) -> bytes:
    guide = [*(_(text) for text in GUIDE), *([_(NEW)] if kind.spare else [])]
    hints = [f"{_(c.label)}: {_(c.hint)}" for c in kind.columns if c.hint]
    book = Book(
        sheet.worksheet_id,
        sheet.kind,
        _(kind.title),
        [*guide, *(_(text) for text in kind.guide), *hints],
        kind.columns,
        choices_of(call, kind),
        lines,
        spare=kind.spare,
        spare_mark=f"new-{returned}",
        returned=bool(returned),
    )
    return write(book)


def returned_copy(call: "Call", kind: SheetKind, sheet: Row, row: Row) -> bytes:
    """The copy of a return: each row with what came of it, then the rows that were not in the file."""
    now = {given.key: given for given in kind.rows(call, sheet.parameters)}
    words = {n: {c.value: c.label for c in found} for n, found in choices_of(call, kind).items()}
    lines = list(_returned(call, kind, sheet, row, now, words))
    seen = {line.given.key for line in lines}
    for key, given in now.items():
        if key not in seen:
            _kept(call, sheet, given)
            lines.append(Line(given, _(NOT_THERE)))
    return _write(call, kind, sheet, lines, row.worksheet_return_id)


def _returned(
    call: "Call",
    kind: SheetKind,
    sheet: Row,
    row: Row,
    now: dict[str, Given],
    words: dict[str, dict[str, str]],
) -> Iterator[Line]:
    for each in call.all(ROWS, this=row.worksheet_return_id):
        stands = now.get(each.record_key)
        told = ": ".join(filter(None, (_(WORDS[each.outcome]), each.problem)))
        if stands is not None and each.outcome in ("accepted", "added", "unchanged"):
            _kept(call, sheet, stands)
            yield Line(stands, told)
            continue
        problems = dict(each.problems)
        if each.outcome == "stale" and stands is not None:
            for column in kind.columns:
                value = stands.values.get(column.name, "")
                if value != each.returned.get(column.name, value):
                    said_now = shown(column.kind, value, words.get(column.name, {}))
                    problems[column.name] = _(STANDS, value=said_now or "–")
        key = "" if each.row_key.startswith("typed-") else each.row_key
        yield Line(Given(key, each.version, each.returned), told, problems)
