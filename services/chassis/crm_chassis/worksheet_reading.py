"""Workbooks that come back: found by their hidden names, read row by row, whatever people did to them.

The rule kept here: rows are known by their mark, columns by their name, never by where they stand; sorting, filtering,
moving, inserting and removing change nothing of what is meant. A file that is none of ours is refused as a whole.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.worksheet_files import KEY, MARK, OUTCOME, VERSION

MOST_ROWS, MOST_COLUMNS, LOOKED_AT = 20_000, 200, 20
ROW_MARK = re.compile(r"new-\d+-\d+|\d+")
FORMULA = re.compile(rb"<f[> ]")
MOST_UNPACKED = 400 * 1024 * 1024
NOT_OURS = N_("is not one of our worksheets: the hidden first row is missing")
NO_BOOK = N_("is not a workbook (XLSX)")
STALE_FORMULA = N_(
    "is a formula whose result the file does not hold: open and save it in a spreadsheet"
)


class ReadRow(NamedTuple):
    """A row of a file: its number there, its mark and version, and the raw cells by column."""

    number: int
    key: str
    version: str
    cells: dict[str, Any]


class ReadBook(NamedTuple):
    """A file as it was read."""

    worksheet_id: int
    kind: str
    rows: list[ReadRow]


class Head(NamedTuple):
    """The row of hidden names: in which sheet, at which row, and in which column the marks of rows are."""

    sheet: str
    at: int
    column: int
    row: tuple[Any, ...]

    @property
    def mark(self) -> str:
        """Which worksheet it is."""
        return str(self.row[self.column])


class Formula:
    """A formula without a result."""


def head(content: bytes) -> tuple[int, str]:
    """Which worksheet a file is, and of which kind; raises Invalid for what is none of ours."""
    tables = _tables(content, data_only=True, most=LOOKED_AT)
    return _mark(_head(tables).mark)


def read(content: bytes) -> ReadBook:
    """The rows of a workbook; raises Invalid for what is none of ours."""
    tables = _tables(content, data_only=True, most=MOST_ROWS + LOOKED_AT + 5)
    found = _head(tables)
    names = {at: name for at, name in enumerate(map(_name, found.row)) if name}
    names[found.column] = KEY
    if VERSION not in names.values() or len(set(names.values())) != len(names):
        raise Invalid({"content": NOT_OURS})
    rows = list(_rows(tables[found.sheet], found.at + 1, names))
    if len(rows) > MOST_ROWS:
        raise Invalid({"content": said("has too many rows: at most %(most)s", most=MOST_ROWS)})
    return ReadBook(*_mark(found.mark), _with_formulas(content, found.sheet, names, rows))


def _tables(content: bytes, *, data_only: bool, most: int) -> dict[str, list[tuple[Any, ...]]]:
    """All sheets as rows of values."""
    import openpyxl  # it is large, and many a process never reads a sheet

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise Invalid({"content": N_("is too large once it is unpacked")})
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
        size = {"max_row": most, "max_col": MOST_COLUMNS}
        return {s.title: list(s.iter_rows(values_only=True, **size)) for s in book.worksheets}
    except Invalid:
        raise
    except Exception:  # a reader of foreign files raises whatever it likes
        raise Invalid({"content": NO_BOOK}) from None


def _head(tables: dict[str, list[tuple[Any, ...]]]) -> Head:
    """Where the hidden names stand: rows and columns may have been inserted before them."""
    for name, rows in tables.items():
        for at, row in enumerate(rows[:LOOKED_AT]):
            for column, value in enumerate(row):
                if isinstance(value, str) and value.startswith(f"{MARK}:"):
                    return Head(name, at, column, row)
    raise Invalid({"content": NOT_OURS})


def _mark(text: str) -> tuple[int, str]:
    parts = text.split(":")
    if len(parts) != 3 or not parts[1].isdecimal() or len(parts[1]) > 18:
        raise Invalid({"content": NOT_OURS})
    return int(parts[1]), parts[2]


def _name(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _text(value: Any) -> str:
    """A mark as it was written, also when a spreadsheet made a number of it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _rows(table: Sequence[tuple[Any, ...]], first: int, names: dict[int, str]) -> Iterator[ReadRow]:
    """The rows below the heads; those are the first whose mark is a word and whose version is one too."""
    headed = False
    for number, row in enumerate(table[first:], first + 1):
        cells = {name: row[at] for at, name in names.items() if at < len(row)}
        key, version = _text(cells.pop(KEY, None)), _text(cells.pop(VERSION, None))
        cells.pop(OUTCOME, None)
        if not headed:
            headed = bool(key and version) and not ROW_MARK.fullmatch(key)
            continue
        filled = any(value not in (None, "") for value in cells.values())
        if filled or (key and not key.startswith("new-")):
            yield ReadRow(number, key, version, cells)


def _with_formulas(
    content: bytes, sheet: str, names: dict[int, str], rows: list[ReadRow]
) -> list[ReadRow]:
    """The same rows; an empty cell that is a formula in truth says so, lest it pass for emptied."""
    if not FORMULA.search(_unpacked(content)):
        return rows
    formulas = _tables(content, data_only=False, most=MOST_ROWS + LOOKED_AT + 5)[sheet]
    for row in rows:
        for at, name in names.items():
            raw = formulas[row.number - 1][at] if at < len(formulas[row.number - 1]) else None
            if name in row.cells and row.cells[name] is None and str(raw or "").startswith("="):
                row.cells[name] = Formula
    return rows


def _unpacked(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = [n for n in packed.namelist() if n.startswith("xl/worksheets/sheet")]
        return b"".join(packed.read(name) for name in sheets)
