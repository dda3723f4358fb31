"""Tables as files for spreadsheets: CSV and Excel workbooks, written row by row.

The rule kept here: what somebody typed is never a formula, whatever it begins with; numbers and days stay numbers and
days; a file of any length needs the memory of a few rows. CSV is UTF-8 with the mark by which Excel knows it.
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from crm_chassis import i18n
from crm_chassis.i18n import gettext as _
from crm_chassis.record_fields import Value

MARK = b"\xef\xbb\xbf"
# What spreadsheets take for the beginning of a formula, also in the full-width forms of Chinese keyboards.
ACTIVE = frozenset("=+-@\t\r\n＝＋－＠")
LONGEST, MOST_ROWS = 32_767, 1_048_575
PART = 256 * 1024
WIDEST, NARROWEST = 48, 10
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Sheet(NamedTuple):
    """What is written: a title, the heads of the columns, and the rows."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Value]]


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ")[:1] in ACTIVE and text else text


def _plain(value: Value) -> str:
    """A value as CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return value.astimezone(i18n.zone()).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date | int | float | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return harmless(", ".join(value) if isinstance(value, list) else value)


def as_csv(sheet: Sheet) -> Iterator[bytes]:
    """The file, part by part."""
    yield MARK
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(head) for head in sheet.heads])
    for row in sheet.rows:
        writer.writerow([_plain(value) for value in row])
        if text.tell() >= PART:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def as_xlsx(sheet: Sheet) -> Iterator[bytes]:
    """The file, part by part; it is put together beside, for its parts lie in a zip."""
    with tempfile.TemporaryDirectory(prefix="firsthand-") as folder:
        path = Path(folder) / "sheet.xlsx"
        _write(path, sheet, folder)
        with path.open("rb") as written:
            while part := written.read(PART):
                yield part


def _write(path: Path, sheet: Sheet, folder: str) -> None:
    import xlsxwriter  # it is large, and many a process never writes a sheet

    safe = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers", "remove_timezone")
    options = dict.fromkeys(safe, False) | {"constant_memory": True, "tmpdir": folder}
    with xlsxwriter.Workbook(str(path), options) as book:
        page = book.add_worksheet()
        head = book.add_format({"bold": True, "bottom": 1})
        forms = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        page.freeze_panes(1, 0)
        for column, text in enumerate(sheet.heads):
            page.set_column(column, column, min(WIDEST, max(NARROWEST, len(text) * 2)))
            page.write_string(0, column, text, head)
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            if last > MOST_ROWS:
                raise ValueError("more rows than a workbook can hold")
            for column, value in enumerate(row):
                _cell(page, last, column, value, forms)
        page.autofilter(0, 0, last, max(0, len(sheet.heads) - 1))


def _cell(page: Any, row: int, column: int, value: Value, forms: Mapping[type[date], Any]) -> None:
    """One cell, written as what it is."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(row, column, _("yes") if value else _("no"))
    elif isinstance(value, datetime):
        moment = value.astimezone(i18n.zone()).replace(tzinfo=None)
        page.write_datetime(row, column, moment, forms[datetime])
    elif isinstance(value, date):
        page.write_datetime(row, column, value, forms[date])
    elif isinstance(value, int | float | Decimal):
        page.write_number(row, column, float(value))
    else:
        text = ", ".join(value) if isinstance(value, list) else value
        page.write_string(row, column, text[:LONGEST])


WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
