"""An import as `crm import` carries it out: sends the sources, has the service work, watches, fetches what was refused.

The rule kept here: the work is the service's. Whoever watches may go away at any time; the import goes on, and running
the same command again changes nothing that is there already.
"""

import csv
import json
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from crm.customers.v1 import import_plans_pb2, imports_pb2
from google.protobuf.json_format import MessageToDict

from .client import Stubs

SERVICE = "/crm.customers.v1.ImportsService/"
PLANS = "/crm.customers.v1.ImportPlansService/"
PART = 2 * 1024 * 1024
LOOK_EVERY = 0.1
REASONS = ("_row", "_reason")
MENDED = ".rejects."
STATES = imports_pb2.ImportState
ENDED = {STATES.IMPORT_STATE_DONE, STATES.IMPORT_STATE_CANCELLED, STATES.IMPORT_STATE_ROLLED_BACK}
HELD = {STATES.IMPORT_STATE_FAILED, STATES.IMPORT_STATE_PAUSED}


class PlanFailed(Exception):
    """The plan or a file cannot be used; the text says what to change."""


@dataclass
class Parcel:
    """A plan with the files of its sources on this side."""

    text: str
    files: dict[str, Path]
    queries: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # source → database URL and query
    mended: bool = False


def parcel_of(plan: Path, given: tuple[str, ...]) -> Parcel:
    """The plan and its files; `given` are paths, or name=path where the plan has several sources."""
    text = plan.read_text(encoding="utf-8")
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PlanFailed(f"{plan}: {error}") from error
    sources: Any = said.get("sources") if isinstance(said, dict) else None
    if not isinstance(sources, dict):
        raise PlanFailed(f"{plan}: the part sources is missing")
    named = named_files(given, list(sources))
    parcel = Parcel(text, dict(named))
    for name, said_of_it in sources.items():
        source = said_of_it if isinstance(said_of_it, dict) else {}
        database, path = (
            str(source.get("database") or ""),
            plan.parent / str(source.get("file") or ""),
        )
        if name not in named and "://" in database:
            parcel.queries[name] = (database, str(source.get("query") or ""))
        elif name not in named and path.is_file():
            parcel.files[name] = path
    parcel.mended = bool(named) and all(MENDED in path.name for path in named.values())
    if parcel.mended:
        parcel.files, parcel.queries = dict(named), {}
    for path in parcel.files.values():
        if not path.is_file():
            raise PlanFailed(f"{path} is not there")
    return parcel


def named_files(given: tuple[str, ...], sources: list[str]) -> dict[str, Path]:
    """Which file was given for which source."""
    named: dict[str, Path] = {}
    for one in given:
        name, equals, path = one.partition("=")
        if equals and name in sources:
            named[name] = Path(path)
        elif len(sources) == 1:
            named[sources[0]] = Path(one)
        else:
            raise PlanFailed(f"{one}: say which source it is, as {sources[0]}={one}")
    return named


class Import:
    """One import on its way."""

    def __init__(self, stubs: Stubs) -> None:
        """Calls go through these stubs."""
        self.stubs = stubs
        self.sent: Callable[[str, int, int], None] = lambda _name, _done, _all: None

    def call(self, method: str, request: Any, reply: type[Any], service: str = SERVICE) -> Any:
        """One call."""
        return self.stubs.call(service + method, request, reply, 300)

    def send(self, path: Path, name: str = "") -> int:
        """Sends a file in parts; returns its number there."""
        key = secrets.token_hex(8)
        request = import_plans_pb2.CreateImportFileRequest(
            file_name=name or path.name, request_id=key
        )
        number: int = self.call(
            "CreateImportFile", request, import_plans_pb2.ImportFile, PLANS
        ).import_file_id
        whole, place = path.stat().st_size, 0
        with path.open("rb") as file:
            while part := file.read(PART):
                append = import_plans_pb2.AppendImportFileRequest(
                    import_file_id=number, offset=place, data=part
                )
                self.call("AppendImportFile", append, import_plans_pb2.ImportFile, PLANS)
                place += len(part)
                self.sent(path.name, place, whole)
        return number

    def create(
        self, parcel: Parcel, *, dry_run: bool = False, rate: int = 0, name: str = ""
    ) -> Any:
        """Sends all sources and makes the import."""
        request = imports_pb2.CreateImportRequest(
            plan=parcel.text,
            dry_run=dry_run,
            rate=rate,
            display_name=name,
            mended=parcel.mended,
            request_id=secrets.token_hex(8),
        )
        for source, path in parcel.files.items():
            request.locations[source].import_file_id = self.send(path)
        for source, (url, query) in parcel.queries.items():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"{source}.jsonl"
                asked(url, query, path)
                request.locations[source].import_file_id = self.send(path)
        return self.call("CreateImport", request, imports_pb2.Import)

    def watch(self, import_id: int, show: Callable[[Any], None]) -> Any:
        """Shows the import until it has ended or is held; returns it."""
        while True:
            found = self.get(import_id)
            show(found)
            if found.state in ENDED | HELD:
                return found
            time.sleep(LOOK_EVERY)

    def get(self, import_id: int) -> Any:
        """The import as it is now."""
        request = imports_pb2.GetImportRequest(import_id=import_id)
        return self.call("GetImport", request, imports_pb2.Import)

    def rejects(self, import_id: int, source: str) -> Iterator[Any]:
        """The refused rows of a source."""
        token = ""
        while True:
            request = imports_pb2.ListImportRejectsRequest(
                import_id=import_id, source=source, page_size=1000, page_token=token
            )
            page = self.call("ListImportRejects", request, imports_pb2.ListImportRejectsResponse)
            yield from page.rejects
            token = page.next_page_token
            if not token:
                return

    def write_rejects(
        self, found: Any, path_of: Callable[[str], Path]
    ) -> dict[str, tuple[Path, int]]:
        """The refused rows of each source as a file to be mended: the columns of the source, and the reasons."""
        written = {}
        for one in found.formats:
            path, count = path_of(one.source), 0
            rows: dict[int, dict[str, Any]] = {}
            for reject in self.rejects(found.import_id, one.source):
                row = rows.setdefault(reject.row_number, MessageToDict(reject.original))
                row["_row"] = reject.row_number
                row["_reason"] = "; ".join(filter(None, (row.get("_reason"), reject.message)))
                count += 1
            if rows:
                write_rows(path, columns_of(list(one.columns), rows), rows)
                written[one.source] = (path, count)
        return written


def columns_of(columns: list[str], rows: Mapping[int, Mapping[str, Any]]) -> list[str]:
    """The columns of a file of rejects."""
    names = dict.fromkeys([*columns, *(name for row in rows.values() for name in row)])
    return [*(name for name in names if name not in REASONS), *REASONS]


def write_rows(path: Path, columns: list[str], rows: Mapping[int, Mapping[str, Any]]) -> None:
    """A file of rejects, with a byte-order mark, so that a spreadsheet reads it right."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows[number] for number in sorted(rows))


def asked(url: str, query: str, path: Path) -> None:
    """What a database answers, as JSON Lines."""
    from sqlalchemy import create_engine, text
    from sqlalchemy.exc import SQLAlchemyError

    try:
        engine = create_engine(url)
        with engine.connect() as connection, path.open("w", encoding="utf-8") as file:
            for row in connection.execution_options(yield_per=2000).execute(text(query)):
                said = {name: value for name, value in row._mapping.items() if value is not None}
                file.write(json.dumps(said, ensure_ascii=False, default=str) + "\n")
        engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        raise PlanFailed(
            f"{url.partition('://')[0]}: {' '.join(str(error).split())[:500]}"
        ) from error
