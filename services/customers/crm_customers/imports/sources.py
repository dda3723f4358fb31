"""The rows of a source, whatever it is: CSV, XLSX, JSON Lines, or a database that is asked.

The rule kept here: rows come one after the other and are never all in memory; every cell is text; the same source
gives the same rows in the same order, so that reading can go on at a row's number.
"""

import csv
import io
import os
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import orjson
import psycopg

from crm_customers.imports import detection, unreadable
from crm_customers.imports.plans import PlanFailed, Source

csv.field_size_limit(10_000_000)
SAMPLE_ROWS = 2000
# What a file of rejects has beside the columns of its source; left out when it comes back.
REASON_COLUMNS = ("_row", "_reason")
Row = list[str] | dict[str, Any]


def folders() -> list[Path]:
    """The folders whose files imports may read: CRM_IMPORT_FOLDERS, with colons between them."""
    return [
        Path(part).resolve() for part in os.environ.get("CRM_IMPORT_FOLDERS", "").split(":") if part
    ]


def databases() -> dict[str, str]:
    """The databases that imports may ask, by name: CRM_IMPORT_DATABASES, as "erp=mysql+pymysql://… shop=…"."""
    pairs = os.environ.get("CRM_IMPORT_DATABASES", "").split()
    return dict(pair.partition("=")[::2] for pair in pairs if "=" in pair)


@dataclass
class Found:
    """What a source turned out to be."""

    source: str
    format: str
    encoding: str = ""
    delimiter: str = ""
    dates: list[str] = field(default_factory=list)
    dates_ambiguous: bool = False
    columns: list[str] = field(default_factory=list)
    detected: list[str] = field(default_factory=list)
    rows: int = 0  # an estimate


class Place:
    """Where a source's bytes or rows are; `with` gives back what was copied for reading."""

    def __init__(self, source: Source, location: Mapping[str, Any], connection: Any) -> None:
        self.source = source
        self.spool: Any = None
        self.path: Path | None = None
        self.database = str(location.get("database") or source.database)
        self.query = str(location.get("query") or source.query)
        if location.get("import_file_id"):
            self.spool = _copied(connection, int(location["import_file_id"]))
            self.path = Path(self.spool.name)
        elif source.format != "sql" or location.get("path"):
            self.path = allowed(str(location.get("path") or source.file), source.name)

    def close(self) -> None:
        """Lets go of a copy."""
        if self.spool is not None:
            self.spool.close()


def allowed(path: str, name: str) -> Path:
    """The file of a path, if it is in one of the folders that may be read."""
    if not path:
        raise PlanFailed(f"sources.{name}: say which file it is, or send one")
    known = folders()
    for folder in known:
        found = (folder / path).resolve()
        if found.is_relative_to(folder) and found.is_file():
            return found
    where = " or ".join(map(str, known))
    raise PlanFailed(
        f"sources.{name}: {path} is not a file in {where}"
        if known
        else f"sources.{name}: send the file; this service may read no folder (CRM_IMPORT_FOLDERS)"
    )


def _copied(connection: psycopg.Connection[Any], file_id: int) -> Any:
    """A file that was sent here, as a file of this machine for as long as it is read."""
    spool = tempfile.NamedTemporaryFile(prefix="firsthand-import-")  # noqa: SIM115 (closed by its Place)
    with connection.cursor(binary=True) as cursor:
        place = 0
        while True:
            cursor.execute(
                'select "offset", data from import_file_parts where import_file_id = %s and "offset" >= %s'
                ' order by "offset" limit 1',
                (file_id, place),
            )
            row = cursor.fetchone()
            if row is None:
                break
            spool.write(row[1])
            place = row[0] + 1
    spool.flush()
    return spool


def text_of(value: Any) -> str:
    """A cell as text: dates as ISO has them, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    return str(value)


class Reader:
    """The rows of one source, from its start or from a row on."""

    def __init__(self, place: Place, mended: bool = False) -> None:
        self.place = place
        self.source = place.source
        self.mended = mended  # a file of rejects is UTF-8 with commas, whatever the plan says
        self.found = Found(self.source.name, self.source.format)
        kind = self.source.format
        if mended and place.path is not None and kind != "xlsx":
            kind = self.found.format = "csv"
        elif (
            kind == "sql" and place.path is not None
        ):  # what a database answered elsewhere, and was sent here
            kind = self.found.format = "jsonl"
        self.open: Callable[[], Generator[Row, None, None]] = {
            "csv": self._csv,
            "xlsx": self._xlsx,
            "jsonl": self._jsonl,
            "sql": self._sql,
        }[kind]
        self.size = place.path.stat().st_size if place.path is not None else 0
        if place.path is not None and kind in ("csv", "jsonl"):
            self._look_at_text()

    def look(self) -> list[dict[str, str]]:
        """Looks at the beginning: columns, dates and an estimate of the rows; returns the sample."""
        if self.found.format == "xlsx" and self.place.path is not None:
            unreadable.check_formulas(self.source.name, self.place.path, self.source.sheet)
        with closing(self.rows()) as rows:
            sample = [self.named(row) for _, row in islice(rows, SAMPLE_ROWS)]
        if not self.found.columns:
            self.found.columns = list(dict.fromkeys(name for row in sample for name in row))
        if self.source.dates:
            self.found.dates = list(self.source.dates)
        else:
            wanted = date_columns(self.source)
            names = [name for name in self.found.columns if not wanted or name in wanted]
            dates = detection.dates_of([[row.get(name, "") for row in sample] for name in names])
            self.found.dates, self.found.dates_ambiguous = list(dates.forms), dates.ambiguous
            if dates.forms:
                self.found.detected.append("dates")
        if len(sample) < SAMPLE_ROWS:
            self.found.rows = len(sample)
        elif not self.found.rows and self.size:
            said = sum(
                len(",".join(row.values()).encode(self.found.encoding or "utf-8", "replace")) + 2
                for row in sample
            )
            if self.found.format == "jsonl":
                said += sum(len("".join(row)) + 6 * len(row) for row in sample)
            self.found.rows = int(self.size / said * len(sample))
        self._check_columns()
        return sample

    def _check_columns(self) -> None:
        """Raises PlanFailed for columns that the plan names and the source has not."""
        if self.found.format == "jsonl":
            return  # a key that nobody has filled in is not there
        named, there = self.source.columns(), self.found.columns
        if not there and self.found.format != "sql":
            raise PlanFailed(f"sources.{self.source.name}: it is empty")
        if twice := sorted(name for name in named if there.count(name) > 1):
            raise PlanFailed(
                f"sources.{self.source.name}: more than one column is called {twice[0]!r}"
            )
        if missing := sorted(named - set(there)):
            raise PlanFailed(
                f"sources.{self.source.name}: there is no column {', '.join(map(repr, missing))};"
                f" there are {', '.join(self.found.columns)}"
            )

    def rows(self, after: int = 0) -> Generator[tuple[int, Row], None, None]:
        """The rows that come after a row number, with their numbers, counted from 1."""
        with closing(self.open()) as rows:
            yield from enumerate(islice(rows, after, None), start=after + 1)

    def named(self, row: Row) -> dict[str, str]:
        """A row by its columns."""
        if isinstance(row, dict):
            return row
        return dict(zip(self.found.columns, row, strict=False))

    # Text files

    def _look_at_text(self) -> None:
        """The encoding and, of CSV, the delimiter: what the plan says, or what is found."""
        with self._bytes() as file:
            start = file.read(detection.SAMPLE_BYTES)
        unreadable.check_start(self.source.name, self.found.format, start)
        marked = next((name for mark, name in detection.MARKS if start.startswith(mark)), "")
        said = "" if self.mended else self.source.encoding
        self.found.encoding = marked or said or detection.encoding_of(start)
        if not marked and not said:
            self.found.detected.append("encoding")
        if self.found.format != "csv":
            return
        said = "" if self.mended else self.source.delimiter
        try:
            text = detection.decoded(start, self.found.encoding)
        except (UnicodeDecodeError, LookupError) as error:
            raise self._not_its_encoding(error) from error
        self.found.delimiter = said or detection.delimiter_of(text.partition("\x00")[0])
        if not said:
            self.found.detected.append("delimiter")

    def _bytes(self) -> BinaryIO:
        assert self.place.path is not None
        return self.place.path.open("rb")

    def _text(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(self._bytes(), encoding=self.found.encoding, newline="")

    def _not_its_encoding(self, error: Exception) -> PlanFailed:
        return PlanFailed(
            f"sources.{self.source.name}: it is not {self.found.encoding}: {error}. Say its encoding in the plan."
        )

    def _csv(self) -> Generator[Row, None, None]:
        with self._text() as file:
            reader = csv.reader(file, delimiter=self.found.delimiter)
            try:
                head: list[str] = next((row for row in reader if any(map(str.strip, row))), [])
                self.found.columns = [name.strip() for name in head]
                width = len(self.found.columns)
                for row in reader:
                    if not row:
                        continue
                    yield row if len(row) >= width else row + [""] * (width - len(row))
            except UnicodeDecodeError as error:
                raise self._not_its_encoding(error) from error
            except csv.Error as error:
                raise PlanFailed(
                    f"sources.{self.source.name}: row {reader.line_num}: {error}"
                ) from error

    def _jsonl(self) -> Generator[Row, None, None]:
        with self._bytes() as file:
            plain = self.found.encoding in ("utf-8", "utf-8-sig")
            for line in file:
                text: Any = line if plain else line.decode(self.found.encoding)
                text = text.removeprefix(b"\xef\xbb\xbf") if plain else text
                if text.strip():
                    yield _json_row(text)

    # Tables

    def _xlsx(self) -> Generator[Row, None, None]:
        with self._bytes() as file, unreadable.as_workbook(self.source.name):
            book = unreadable.workbook(file)
            if self.source.sheet and self.source.sheet not in book.sheetnames:
                there = ", ".join(book.sheetnames)
                raise PlanFailed(
                    f"sources.{self.source.name}.sheet: there is no {self.source.sheet}; there are {there}"
                )
            sheet = book[self.source.sheet] if self.source.sheet else book[book.sheetnames[0]]
            cells = sheet.iter_rows(values_only=True)
            self.found.columns = [text_of(cell).strip() for cell in next(cells, ())]
            while self.found.columns and not self.found.columns[-1]:
                self.found.columns.pop()
            self.found.rows = max(0, (sheet.max_row or 1) - 1)
            width = len(self.found.columns)
            for row in cells:
                texts = [text_of(cell) for cell in row[:width]]
                if any(texts):
                    yield texts + [""] * (width - len(texts))
            book.close()

    def _sql(self) -> Generator[Row, None, None]:
        from sqlalchemy import create_engine, text
        from sqlalchemy.exc import SQLAlchemyError

        url = databases().get(self.place.database)
        if url is None:
            raise PlanFailed(
                f"sources.{self.source.name}: no database is called {self.place.database!r} (CRM_IMPORT_DATABASES)"
            )
        engine = None
        try:
            engine = create_engine(url)
            with engine.connect().execution_options(
                stream_results=True, yield_per=2000
            ) as connection:
                result = connection.execute(text(self.place.query))
                self.found.columns = list(result.keys())
                for row in result:
                    yield [text_of(cell) for cell in row]
        except (SQLAlchemyError, ImportError) as error:
            raise PlanFailed(
                f"sources.{self.source.name}: {' '.join(str(error).split())[:500]}"
            ) from error
        finally:
            if engine is not None:
                engine.dispose()


def _json_row(text: Any) -> Row:
    """One line of JSON as a row: what is nested is named with dots, a list is joined."""
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return {
            "": text.decode("utf-8", "replace") if isinstance(text, bytes) else text,
            "_problem": str(error),
        }
    if not isinstance(said, dict):
        return {"": str(said), "_problem": "is not an object"}
    return _flat(said)


def _flat(said: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Nested objects as one row of text."""
    flat: dict[str, Any] = {}
    for name, value in said.items():
        if isinstance(value, str):
            flat[before + name] = value
        elif isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        elif isinstance(value, list):
            flat[before + name] = "; ".join(
                text_of(item) for item in value if not isinstance(item, dict)
            )
        else:
            flat[before + name] = text_of(value)
    return flat


def date_columns(source: Source) -> set[str]:
    """The columns that the plan reads as dates or moments."""
    named = ("order_date", "ship_date", "start_time", "birth_date")
    parts = source.sections.values()
    wanted = (part[name] for part in parts for name in named if name in part)
    return set(chain.from_iterable(value.columns for values in wanted for value in values))
