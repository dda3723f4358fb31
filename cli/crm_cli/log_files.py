"""The rows of an event log on this side: CSV, XLSX or JSON Lines, and which column of them is what.

The rule kept here: rows are read one after the other, every cell is text as the file has it, and rows that are alike
are counted, so that each is an event of its own however often the file is sent.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

PARTS = ("case", "activity", "person", "team", "lifecycle", "time")
NEEDED = ("case", "activity", "time")
WORKBOOKS, LINES = (".xlsx", ".xlsm"), (".jsonl", ".ndjson", ".json")
ENCODINGS = ("utf-8-sig", "gb18030", "cp1252", "latin-1")
SAMPLE = 256 * 1024
ENDINGS = ("_row", "_reason")


class LogFailed(Exception):
    """The file or the mapping cannot be used; the text says what to change."""


@dataclass(frozen=True)
class Mapping:
    """Which column is what, and what else is known of a log."""

    columns: dict[str, str] = field(default_factory=dict)
    source: str = ""
    name: str = ""
    time_zone: str = ""
    time_format: str = ""
    waiting: tuple[str, ...] = ()

    def with_columns(self, given: dict[str, str]) -> "Mapping":
        """The same with these columns where they are named."""
        return replace(self, columns=self.columns | {k: v for k, v in given.items() if v})


def read_mapping(path: Path) -> Mapping:
    """A mapping file."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LogFailed(f"{path}: {error}") from error
    columns = said.get("columns") if isinstance(said, dict) else None
    if not isinstance(columns, dict):
        raise LogFailed(f"{path}: the part columns is missing")
    if odd := [str(name) for name in columns if name not in PARTS]:
        raise LogFailed(f"{path}: columns has {', '.join(odd)}; it may have {', '.join(PARTS)}")
    texts = {name: str(said.get(name) or "") for name in ("source", "name", "time_zone")}
    return Mapping(
        {name: str(column) for name, column in columns.items() if column},
        time_format=str(said.get("time_format") or ""),
        waiting=tuple(map(str, said.get("waiting") or ())),
        **texts,
    )


class LogFile:
    """The rows of a file, as often as one likes."""

    def __init__(self, path: Path) -> None:
        """Looks at the beginning of the file."""
        self.path = path
        if not path.is_file():
            raise LogFailed(f"{path} is not there")
        self.kind = path.suffix.lower()
        self.encoding, self.delimiter = self._text_form() if self._is_text() else ("", "")
        self.columns: list[str] = []
        self.sample = list(islice(self._rows(), 200))
        if not self.columns:
            raise LogFailed(f"{path} has no columns")

    def _is_text(self) -> bool:
        return self.kind not in WORKBOOKS

    def _text_form(self) -> tuple[str, str]:
        with self.path.open("rb") as file:
            start = file.read(SAMPLE)
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            encoding = "utf-16"
        else:
            # A character may be cut at the end of the sample.
            encoding = next(e for e in ENCODINGS if _fits(start, e))
        first = start.decode(encoding, "ignore").partition("\n")[0]
        return encoding, max(",;\t|", key=first.count)

    def rows(self) -> Iterator[dict[str, str]]:
        """Every row by its columns, without what a file of rejects has beside them."""
        for row in self._rows():
            yield {name: value for name, value in row.items() if name not in ENDINGS}

    def _rows(self) -> Iterator[dict[str, str]]:
        if self.kind in WORKBOOKS:
            yield from self._workbook()
        elif self.kind in LINES:
            yield from self._lines()
        else:
            yield from self._csv()

    def _csv(self) -> Iterator[dict[str, str]]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter)
            try:
                self.columns = [name.strip() for name in next(reader, [])]
                for row in reader:
                    if any(row):
                        yield dict(zip(self.columns, row, strict=False))
            except (csv.Error, UnicodeDecodeError) as error:
                raise LogFailed(f"{self.path}: {error}") from error

    def _lines(self) -> Iterator[dict[str, str]]:
        with self.path.open(encoding=self.encoding) as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                try:
                    said = json.loads(line)
                except json.JSONDecodeError as error:
                    raise LogFailed(f"{self.path}, line {number}: {error}") from error
                if not isinstance(said, dict):
                    raise LogFailed(f"{self.path}, line {number}: is no object")
                self.columns = list(dict.fromkeys([*self.columns, *said]))
                yield {name: _text(value) for name, value in said.items()}

    def _workbook(self) -> Iterator[dict[str, str]]:
        try:
            from openpyxl import load_workbook
        except ImportError as error:
            raise LogFailed("To read XLSX, install openpyxl, or save the table as CSV.") from error
        sheet = load_workbook(self.path, read_only=True, data_only=True).worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        self.columns = [_text(name).strip() for name in next(rows, ())]
        for row in rows:
            texts = [_text(cell) for cell in row]
            if any(texts):
                yield dict(zip(self.columns, texts, strict=False))


def _fits(start: bytes, encoding: str) -> bool:
    for cut in range(4):
        try:
            start[: len(start) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def events(
    rows: Iterator[dict[str, str]], mapping: Mapping
) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    """Each row with what it says as an event."""
    names = {"time": "time_text", "case": "case_id"}
    seen: Counter[bytes] = Counter()
    for number, row in enumerate(rows, start=1):
        event: dict[str, Any] = {
            names.get(part, part): row.get(column, "") for part, column in mapping.columns.items()
        }
        # Of a log of any length only digests are kept.
        alike = blake2b("\x1f".join(event.values()).encode(), digest_size=8).digest()
        yield row, {**event, "row_number": number, "occurrence": seen[alike]}
        seen[alike] += 1
