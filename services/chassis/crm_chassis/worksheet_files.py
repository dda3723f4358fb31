"""Worksheets as workbooks: written with drop-downs, guidance and protected marks.

The rule kept here: the first two columns say which record a row is and in which version it went out; they and all that
is not to be filled in are locked. What somebody typed is never a formula. Row 1 (hidden) holds the names by which the
columns are found again, wherever they are moved.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from crm_chassis.i18n import gettext as _
from crm_chassis.worksheet_cells import Choice, exact, shown
from crm_chassis.worksheet_kinds import Given, SheetColumn

MARK = "firsthand"
FIRST = 3  # the row of a sheet (counted from 0) in which the records begin
KEY, VERSION, OUTCOME = "_row", "_version", "_outcome"
LONGEST_LIST = 255  # what Excel takes within a cell's rule
SAFE = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")


class Line(NamedTuple):
    """A row as it is written: the record, and of a returned copy what came of it and what is wrong by column."""

    given: Given
    outcome: str = ""
    problems: Mapping[str, str] = {}
    typed: Mapping[str, Any] = {}


class Book(NamedTuple):
    """What a workbook is made of."""

    worksheet_id: int
    kind: str
    title: str
    guide: Sequence[str]
    columns: Sequence[SheetColumn]
    choices: Mapping[str, Sequence[Choice]]
    lines: Iterable[Line]
    spare: int = 0
    spare_mark: str = "new-0"  # of no other workbook: a mark becomes one record
    returned: bool = False


def write(book: Book) -> bytes:
    """The workbook."""
    import xlsxwriter  # it is large, and many a process never writes a sheet

    out = io.BytesIO()
    options: dict[str, Any] = dict.fromkeys(SAFE, False) | {"in_memory": True}
    with xlsxwriter.Workbook(out, options) as workbook:
        _Writer(workbook, book).write()
    return out.getvalue()


class _Writer:
    """Writes one workbook."""

    def __init__(self, workbook: Any, book: Book) -> None:
        self.book, self.workbook = book, workbook
        self.sheet = workbook.add_worksheet(_sheet_name(book.title))
        self.formats: dict[tuple[str, bool, bool], Any] = {}
        extra = [OUTCOME] if book.returned else []
        self.names = [KEY, VERSION, *extra, *(column.name for column in book.columns)]
        self.offset = 2 + len(extra)
        self.words = {name: {c.value: c.label for c in book.choices[name]} for name in book.choices}

    def form(self, kind: str, open_: bool, wrong: bool = False) -> Any:
        """How a cell looks: white to be filled in, grey where it is locked, red where it is wrong."""
        key = (kind, open_, wrong)
        if key not in self.formats:
            look: dict[str, Any] = {"locked": not open_, "valign": "top"}
            look |= {"num_format": {"date": "yyyy-mm-dd", "number": "#,##0.####"}.get(kind, "@")}
            look |= {} if open_ else {"bg_color": "#EEEEEE"}
            look |= {"bg_color": "#FFC7CE"} if wrong else {}
            self.formats[key] = self.workbook.add_format(look)
        return self.formats[key]

    def write(self) -> None:
        """Everything, from the top."""
        book, sheet = self.book, self.sheet
        sheet.write_row(0, 0, [f"{MARK}:{book.worksheet_id}:{book.kind}", *self.names[1:]])
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.write_string(1, 0, book.title, self.workbook.add_format({"bold": True}))
        head = self.workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        labels = [_("Row mark"), _("Version"), *([_("Outcome")] if book.returned else [])]
        sheet.write_row(2, 0, [*labels, *(_(c.label) for c in book.columns)], head)
        row = FIRST - 1
        for row, line in enumerate(book.lines, FIRST):
            self.line(row, line)
        for number in range(book.spare):
            row += 1
            empty = Given(f"{book.spare_mark}-{number + 1}", "0", {})
            self.line(row, Line(empty), spare=True)
        self.finish(row)

    def line(self, row: int, line: Line, spare: bool = False) -> None:
        """One record."""
        locked = self.form("text", False)
        self.sheet.write_string(row, 0, line.given.key, locked)
        self.sheet.write_string(row, 1, line.given.version, locked)
        if self.book.returned:
            self.sheet.write_string(row, 2, line.outcome, locked)
        new = spare or line.given.key.startswith("new-")
        for at, column in enumerate(self.book.columns, self.offset):
            problem = line.problems.get(column.name, "")
            form = self.form(column.kind, column.editable or new, bool(problem))
            text = line.given.values.get(column.name, "")
            self.cell(row, at, column, text, form)
            if problem:
                self.sheet.write_comment(row, at, problem, {"x_scale": 2})

    def cell(self, row: int, at: int, column: SheetColumn, text: str, form: Any) -> None:
        """One value, as what it is where a spreadsheet keeps it exactly."""
        if not text:
            self.sheet.write_blank(row, at, None, form)
        elif column.kind == "number" and exact(text) and _is_number(text):
            self.sheet.write_number(row, at, float(text), form)
        elif column.kind == "date" and _is_day(text):
            self.sheet.write_datetime(row, at, date.fromisoformat(text), form)
        else:
            words = self.words.get(column.name, {})
            self.sheet.write_string(row, at, shown(column.kind, text, words), form)

    def finish(self, last: int) -> None:
        """Widths, drop-downs, protection, guidance."""
        book, sheet = self.book, self.sheet
        sheet.freeze_panes(FIRST, 2)
        sheet.set_column(0, 1, 10)
        bottom = max(last, FIRST)
        for at, column in enumerate(book.columns, self.offset):
            sheet.set_column(at, at, column.width)
            self.rule(bottom, at, column)
        if book.returned:
            sheet.set_column(2, 2, 28)
        sheet.autofilter(FIRST - 1, 0, bottom, len(self.names) - 1)
        allowed = ("autofilter", "sort", "format_columns", "format_rows", "format_cells")
        sheet.protect("", dict.fromkeys(allowed, True))
        guide = self.workbook.add_worksheet(_sheet_name(_("How to fill in")))
        wrap = self.workbook.add_format({"text_wrap": True, "valign": "top"})
        guide.set_column(0, 0, 100)
        for row, text in enumerate([book.title, "", *book.guide]):
            guide.write_string(row, 0, text, wrap)
        guide.protect()

    def rule(self, bottom: int, at: int, column: SheetColumn) -> None:
        """What a cell takes, as a drop-down or a rule."""
        if column.kind == "choice":
            labels = [choice.label for choice in self.book.choices.get(column.name, ())]
            self.sheet.data_validation(FIRST, at, bottom, at, self.drop_down(column.name, labels))
        elif column.kind == "number":
            rule = {
                "validate": "decimal",
                "criteria": ">=",
                "value": -1e15,
                "error_type": "warning",
            }
            self.sheet.data_validation(FIRST, at, bottom, at, rule)
        elif column.kind == "date":
            rule = {"validate": "date", "criteria": ">=", "value": date(1900, 3, 1)}
            self.sheet.data_validation(FIRST, at, bottom, at, rule)

    def drop_down(self, name: str, labels: list[str]) -> dict[str, Any]:
        """Short lists stand in the rule itself, long ones in a hidden sheet."""
        if len(",".join(labels)) <= LONGEST_LIST and not any("," in label for label in labels):
            return {"validate": "list", "source": labels or [""]}
        hidden = self.workbook.add_worksheet(f"_{name}"[:31])
        hidden.write_column(0, 0, labels)
        hidden.hide()
        return {"validate": "list", "source": f"='_{name}'!$A$1:$A${len(labels)}"[:LONGEST_LIST]}


def _sheet_name(title: str) -> str:
    """A title as a sheet may be called."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:31] or "-"


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) >= date(1900, 3, 1)
    except ValueError:
        return False
