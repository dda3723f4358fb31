"""`crm import-log`: sends an event log to the tickets service in batches, and writes down what was refused.

The rule kept here: the service knows which events it has. So the command can end at any moment and be run again: what
is there is passed over, and what is missing is sent.
"""

import csv
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import grpc
from crm.tickets.v1 import event_logs_pb2 as pb
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from .client import Stubs, bearer, channel, credentials, words
from .log_files import NEEDED, PARTS, LogFailed, LogFile, Mapping, events, read_mapping
from .processes import serving

SERVICE = "/crm.tickets.v1.EventLogsService/"
BATCH = 2000
SECONDS = 300


def connection(folder: Path, address: str | None) -> tuple[str, list[tuple[str, str]]]:
    """Where the tickets service is, and with which credentials it is called."""
    if address is None:
        stand = serving(folder, "tickets")
        return stand.address("tickets"), credentials(stand)
    token = os.environ.get("CRM_TOKEN", "")
    if not token:
        raise LogFailed("With --address, set CRM_TOKEN to an API key or token that may import.")
    return address, bearer(token)


class Sender:
    """A file on its way into a log."""

    def __init__(self, stubs: Stubs, file: LogFile, mapping: Mapping) -> None:
        """Calls go through these stubs."""
        self.stubs, self.file = stubs, file
        self.mapping = self._completed(mapping)
        self.taken = self.known = 0
        self.log = self._log()

    def _call(self, method: str, request: Any, reply: type[Any]) -> Any:
        return self.stubs.call(SERVICE + method, request, reply, SECONDS)

    def _completed(self, mapping: Mapping) -> Mapping:
        """The mapping with what the names of the columns suggest where nothing is said."""
        request = pb.SuggestLogMappingRequest(columns=self.file.columns)
        for row in self.file.sample:
            request.rows.add(cells=[row.get(name, "") for name in self.file.columns])
        found = self._call("SuggestLogMapping", request, pb.LogMapping)
        named = {part: getattr(found, f"{part}_column") for part in PARTS}
        if mapping.columns:  # who says something says all of it
            named = {part: named[part] for part in NEEDED}
        whole = Mapping(named).columns | mapping.columns
        whole = {part: column for part, column in whole.items() if column}
        lacking = [part for part in NEEDED if part not in whole]
        lacking += [part for part, column in whole.items() if column not in self.file.columns]
        if lacking:
            said = " ".join(f"--{part} COLUMN" for part in lacking)
            there = ", ".join(self.file.columns)
            raise LogFailed(f"Say which column is what: {said}. The file has {there}.")
        form = mapping.time_format or found.time_format
        self.ambiguous = found.dates_ambiguous and not mapping.time_format
        source = mapping.source or self.file.path.stem
        return Mapping(whole, source, mapping.name, mapping.time_zone, form, mapping.waiting)

    def _log(self) -> Any:
        """The log of this source, made if it is not there yet."""
        said = self.mapping
        columns = {f"{part}_column": column for part, column in said.columns.items()}
        made = pb.CreateEventLogRequest(
            event_log=pb.EventLog(
                source=said.source,
                display_name=said.name,
                mapping=pb.LogMapping(time_format=said.time_format, **columns),  # type: ignore[arg-type]
                time_zone=said.time_zone,
                waiting_activities=said.waiting,
            )
        )
        quoted = said.source.replace("\\", "\\\\").replace('"', '\\"')
        asked = pb.ListEventLogsRequest(filter=f'source = "{quoted}"')
        for _try in range(2):
            found = self._call("ListEventLogs", asked, pb.ListEventLogsResponse).event_logs
            if found:
                return found[0]
            try:
                return self._call("CreateEventLog", made, pb.EventLog)
            except grpc.RpcError as error:
                # Somebody else may have made it a moment ago.
                if error.code() != grpc.StatusCode.ALREADY_EXISTS:
                    raise
        raise LogFailed(f"The log {said.source} cannot be found.")

    def send(self, advance: Any) -> Iterator[tuple[dict[str, str], int, str]]:
        """Sends all rows; gives back those that were refused: row, number, reason."""
        rows = events(self.file.rows(), self.mapping)
        while batch := list(islice(rows, BATCH)):
            request = pb.IngestLogEventsRequest(event_log_id=self.log.event_log_id)
            for _row, event in batch:
                request.events.add(**event)
            reply = self._call("IngestLogEvents", request, pb.IngestLogEventsResponse)
            self.taken += reply.taken_count
            self.known += reply.known_count
            self.log = reply.event_log
            advance(len(batch))
            for reject in reply.rejects:
                row, event = batch[reject.position]
                yield row, event["row_number"], reason_of(reject.reason)


def reason_of(number: int) -> str:
    """Why a row was refused, in words."""
    name = pb.LogRejectReason.Name(number)
    return str(name).removeprefix("LOG_REJECT_REASON_").replace("_", " ").lower()


class Rejects:
    """The file of refused rows: the columns of the log, and why. It exists only when there is one."""

    def __init__(self, path: Path, columns: list[str]) -> None:
        """Writes to this path."""
        self.path, self.columns, self.count = path, columns, 0
        self._file: Any = None
        self._writer: Any = None

    def add(self, row: dict[str, str], number: int, reason: str) -> None:
        """One more."""
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
            names = [*(name for name in self.columns if name[:1] != "_"), "_row", "_reason"]
            self._writer = csv.DictWriter(self._file, names, extrasaction="ignore")
            self._writer.writeheader()
        self._writer.writerow({**row, "_row": number, "_reason": reason})
        self.count += 1

    def close(self) -> None:
        """Ends the file."""
        if self._file is not None:
            self._file.close()


def run(
    folder: Path,
    path: Path,
    address: str | None,
    mapping_file: Path | None,
    rejects_path: Path | None,
    said: dict[str, str],
) -> int:
    """Runs the command; the exit status is 1 when rows were refused, 2 when it could not be carried out."""
    console = Console()

    def failed(text: str) -> int:
        console.print(text, style="red", markup=False, highlight=False, soft_wrap=True)
        return 2

    try:
        mapping = read_mapping(mapping_file) if mapping_file is not None else Mapping()
        mapping = mapping.with_columns({part: said.get(part, "") for part in PARTS})
        given = {n: said[n] for n in ("source", "name", "time_zone", "time_format") if said.get(n)}
        mapping = Mapping(**{**mapping.__dict__, **given})
        file = LogFile(path)
        where, metadata = connection(folder, address)
        near = rejects_path or path.with_name(f"{path.name.partition('.')[0]}.rejects.csv")
        with channel(where) as opened:
            sender = Sender(Stubs(opened, metadata), file, mapping)
            tell_mapping(console, sender)
            rejects = Rejects(near, file.columns)
            send(console, sender, rejects)
    except LogFailed as error:
        return failed(str(error))
    except grpc.RpcError as error:
        return failed(
            f"The tickets service said: {words(error)}. What was sent is kept: run this again to go on."
        )
    except KeyboardInterrupt:
        console.print("\nWhat was sent is kept: run this again to go on.")
        return 130
    report(console, sender, rejects)
    return 1 if rejects.count else 0


def tell_mapping(console: Console, sender: Sender) -> None:
    """Says what was understood as what."""
    said = ", ".join(f"{part} = {column}" for part, column in sender.mapping.columns.items())
    console.print(f"Log {sender.mapping.source}: {said}", markup=False, highlight=False)
    if sender.ambiguous:
        console.print(
            f"Days and months cannot be told apart; taken as {sender.mapping.time_format}"
            " (--time-format says otherwise).",
            style="yellow",
            markup=False,
        )


def send(console: Console, sender: Sender, rejects: Rejects) -> None:
    """Sends the file with a progress bar."""
    columns = (TextColumn("sending"), BarColumn(), TextColumn("{task.completed:,} rows"))
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as bar:
        whole = sum(1 for _row in sender.file.rows())
        task = bar.add_task("sending", total=whole)
        try:
            for refused in sender.send(lambda count: bar.advance(task, count)):
                rejects.add(*refused)
        finally:
            rejects.close()


def report(console: Console, sender: Sender, rejects: Rejects) -> None:
    """Says what came of it."""
    log = sender.log
    console.print(
        f"{sender.taken:,} events taken, {sender.known:,} were there already; the log has"
        f" {log.event_count:,} events of {log.case_count:,} cases.",
        highlight=False,
    )
    console.print(f"Matrix and journeys: /tickets/journeys?log={log.event_log_id}", highlight=False)
    if rejects.count:
        console.print(
            f"[yellow]{rejects.count:,} rows were refused; they are in {rejects.path} with the reasons. Mend them there"
            f" and import that file with --source {sender.mapping.source}.[/yellow]",
            highlight=False,
        )
