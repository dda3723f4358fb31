"""A table that was sent as a file: CSV, XLSX or JSON Lines, as columns and rows of text.

The rule kept here: every cell is text as the file has it, and what is no such table is said in words that help.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zipfile import BadZipFile

import orjson

ENCODINGS = ("utf-8-sig", "gb18030", "cp1252")
DELIMITERS = ",;\t|"
csv.field_size_limit(1_000_000)


class NotATable(Exception):
    """The file cannot be read as a table."""


class Sheet(NamedTuple):
    """Columns and rows."""

    columns: list[str]
    rows: list[list[str]]


def read(name: str, data: bytes) -> Sheet:
    """The table in a file of this name; raises NotATable."""
    kind = name.lower().rpartition(".")[2]
    if kind in ("xlsx", "xlsm"):
        return _sheet(_workbook(data))
    text = _decoded(data)
    if kind in ("jsonl", "ndjson", "json"):
        return _objects(text)
    try:
        first = text.partition("\n")[0]
        delimiter = max(DELIMITERS, key=first.count)
        return _sheet(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise NotATable(str(error)) from error


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _sheet(rows: Any) -> Sheet:
    """Rows of which the first one names the columns."""
    columns = [str(name).strip() for name in next(iter(rows), [])]
    if not any(columns):
        raise NotATable
    return Sheet(columns, [row for row in rows if any(row)])


def _workbook(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_text(cell) for cell in row]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
        raise NotATable(str(error)) from error


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _objects(text: str) -> Sheet:
    """One JSON object a line."""
    columns: dict[str, None] = {}
    found: list[Mapping[str, Any]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            said = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise NotATable(str(error)) from error
        if not isinstance(said, dict):
            raise NotATable
        columns |= dict.fromkeys(said)
        found.append(said)
    if not columns:
        raise NotATable
    return Sheet(list(columns), [[_text(row.get(name)) for name in columns] for row in found])


def events_of(sheet: Sheet, mapping: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows as events; rows that are alike are counted, so that each is an event of its own.

    `mapping` says which column is the case_id, activity, person, team, lifecycle and time_text.
    """
    places = {part: sheet.columns.index(name) for part, name in mapping.items() if name}
    seen: Counter[tuple[str, ...]] = Counter()
    for number, row in enumerate(sheet.rows, start=1):
        event: dict[str, Any] = {p: row[at] if at < len(row) else "" for p, at in places.items()}
        alike = tuple(event.values())
        yield {**event, "row_number": number, "occurrence": seen[alike]}
        seen[alike] += 1


def missing(columns: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """The parts of a mapping that must be there and are not a column."""
    needed = ("case_id", "activity", "time_text")
    return [
        part
        for part, name in mapping.items()
        if (part in needed and not name) or (name and name not in columns)
    ]
