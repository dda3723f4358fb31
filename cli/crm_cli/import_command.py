"""`crm import` and `crm imports`: the progress bar and the closing table around an import."""

import os
from pathlib import Path
from typing import Any

import grpc
from crm.customers.v1 import imports_pb2
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .client import Stubs, bearer, channel, credentials, words
from .imports import SERVICE, STATES, Import, PlanFailed, parcel_of
from .processes import serving

ACTIONS = {
    "pause": ("PauseImport", imports_pb2.PauseImportRequest),
    "resume": ("ResumeImport", imports_pb2.ResumeImportRequest),
    "cancel": ("CancelImport", imports_pb2.CancelImportRequest),
    "start": ("StartImport", imports_pb2.StartImportRequest),
}


def connection(folder: Path, address: str | None) -> tuple[str, list[tuple[str, str]]]:
    """Where the customers service is, and with which credentials it is called."""
    if address is None:
        stand = serving(folder, "customers")
        return stand.address("customers"), credentials(stand)
    token = os.environ.get("CRM_TOKEN", "")
    if not token:
        raise PlanFailed("With --address, set CRM_TOKEN to an API key or token that may import.")
    return address, bearer(token)


def run(  # noqa: PLR0913 (one for each option)
    folder: Path,
    plan: Path,
    files: tuple[str, ...],
    address: str | None,
    rejects: Path | None,
    *,
    dry_run: bool = False,
    rate: int = 0,
    detach: bool = False,
) -> int:
    """Runs the command; the exit status is 1 when rows were refused, 2 when it could not be carried out."""
    console = Console()
    import_id = 0
    try:
        parcel = parcel_of(plan, files)
        where, metadata = connection(folder, address)
        with channel(where) as opened, bar(console) as progress:
            going = Import(Stubs(opened, metadata))
            task = progress.add_task("sending", total=None, rows="", refused="")
            going.sent = lambda name, done, whole: progress.update(
                task, description=f"sending {name}", completed=done, total=whole
            )
            made = going.create(parcel, dry_run=dry_run, rate=rate)
            import_id = made.import_id
            if detach:
                console.print(f"Import {import_id} is under way; crm imports {import_id} shows it.")
                return 0
            found = going.watch(import_id, lambda one: show(progress, task, one))

            def path_of(source: str) -> Path:
                file = parcel.files.get(source)
                return rejects_path(plan, file, source, rejects, len(found.formats))

            refused = going.write_rejects(found, path_of) if found.rejected_rows else {}
    except KeyboardInterrupt:
        text = f"Import {import_id} goes on in the background; crm imports {import_id} shows it."
        console.print(f"\n{text}")
        return 130
    except (PlanFailed, grpc.RpcError) as error:
        return not_carried_out(console, error, import_id)
    return outcome(console, found, refused)


def not_carried_out(console: Console, error: PlanFailed | grpc.RpcError, import_id: int = 0) -> int:
    """Says why, and that an import which has begun does not need us."""
    text = (
        str(error)
        if isinstance(error, PlanFailed)
        else f"The customers service said: {words(error)}"
    )
    console.print(text, style="red", markup=False, highlight=False, soft_wrap=True)
    if import_id and not isinstance(error, PlanFailed):
        console.print(f"Import {import_id} goes on by itself; crm imports {import_id} shows it.")
    return 2


def outcome(console: Console, found: Any, refused: dict[str, tuple[Path, int]]) -> int:
    """The closing table, where the refused rows are, and the exit status."""
    report(console, found)
    for path, count in refused.values():
        console.print(
            f"[yellow]{count:,} rows were refused; they are in {path} with the reasons. Mend them there and import that"
            f" file.[/yellow]",
            highlight=False,
        )
    if found.state != STATES.IMPORT_STATE_DONE:
        console.print(
            f"{state_of(found)}: {found.note}", style="red", markup=False, highlight=False
        )
        return 2
    return 1 if found.rejected_rows else 0


def rejects_path(
    plan: Path, file: Path | None, source: str, given: Path | None, sources: int
) -> Path:
    """Where the refused rows of a source go: beside its file, into the file that was given, or that folder."""
    if given is not None and sources == 1 and not given.is_dir():
        return given
    near = file if file is not None else plan.with_name(f"{plan.stem}.{source}")
    name = f"{near.name.partition('.')[0]}.rejects.csv"
    return given / name if given is not None else near.with_name(name)


def show(progress: Progress, task: Any, found: Any) -> None:
    """Brings the bar to where the import is."""
    reading = not found.taken_records and found.phase.startswith("reading")
    done, whole = (
        (found.read_rows, found.total_rows)
        if reading
        else (found.taken_records, found.staged_records)
    )
    left = (
        f"  {found.seconds_left // 60}:{found.seconds_left % 60:02d} left"
        if found.seconds_left
        else ""
    )
    unit = "rows" if reading else "records"
    progress.update(
        task,
        description=found.phase or state_of(found),
        completed=done,
        total=max(whole, 1),
        rows=f"{done:,}/{whole:,} {unit}  {found.rate:,.0f}/s{left}",
        refused=f"{found.rejected_rows:,} refused" if found.rejected_rows else "",
    )


def bar(console: Console) -> Progress:
    """What it is at, done and all, records a second, time left, refused rows."""
    return Progress(
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rows]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[refused]}"),
        console=console,
    )


def state_of(found: Any) -> str:
    """The state in words."""
    return str(STATES.Name(found.state)).removeprefix("IMPORT_STATE_").lower().replace("_", " ")


def report(console: Console, found: Any) -> None:
    """What the sources were, and what became of them, in figures that can be compared with them."""
    for one in found.formats:
        parts = [
            one.format,
            one.encoding,
            {"\t": "tab"}.get(one.delimiter, one.delimiter),
            " or ".join(one.dates),
        ]
        seen = f" (found: {', '.join(one.detected)})" if one.detected else ""
        console.print(
            f"{one.source}: {', '.join(filter(None, parts))}{seen}", style="dim", highlight=False
        )
    table = Table(
        title="Would become" if found.dry_run else None, show_header=False, box=None, pad_edge=False
    )
    for justify in ("left", "right", "right"):
        table.add_column(justify=justify)
    for count in found.counts:
        table.add_row(f"{count.kind}s {count.outcome}", f"{count.count:,}", count.amount)
    table.add_row("rows read", f"{found.read_rows:,}", "")
    table.add_row("time", f"{found.busy_seconds:,.1f} s", "")
    console.print(table)
    for count in found.counts:
        if count.outcome in ("merged", "review"):
            for line in map(sample, count.samples):
                text = f"{count.kind} {count.outcome}: {line}"
                console.print(text, style="dim", markup=False, highlight=False, soft_wrap=True)


def sample(one: Any) -> str:
    """A row that would become one with somebody, or may, and why."""
    other = f"no. {one.record_id}" if one.record_id else one.other_external_id
    return (
        f"{one.source} row {one.row_number}, {one.external_id} = {other}: {', '.join(one.reasons)}"
    )


def control(
    folder: Path, address: str | None, import_id: int, action: str, *, keep_edited: bool = False
) -> int:
    """`crm imports`: the latest ones, one of them, or what is to be done with it."""
    console = Console()
    try:
        where, metadata = connection(folder, address)
        with channel(where) as opened, bar(console) as progress:
            going = Import(Stubs(opened, metadata))
            if not import_id:
                request = imports_pb2.ListImportsRequest(order_by="import_id desc", page_size=20)
                kind = imports_pb2.ListImportsResponse
                listed(console, going.stubs.call(SERVICE + "ListImports", request, kind).imports)
                return 0
            if action == "roll-back":
                back = imports_pb2.RollBackImportRequest(
                    import_id=import_id, keep_edited=keep_edited
                )
                going.call("RollBackImport", back, imports_pb2.Import)
            elif action:
                method, request_of = ACTIONS[action]
                going.call(method, request_of(import_id=import_id), imports_pb2.Import)
            task = progress.add_task("", total=None, rows="", refused="")
            found = going.watch(import_id, lambda one: show(progress, task, one))
    except KeyboardInterrupt:
        return 130
    except (PlanFailed, grpc.RpcError) as error:
        return not_carried_out(console, error)
    report(console, found)
    console.print(
        f"import {import_id}: {state_of(found)} {found.note}", markup=False, highlight=False
    )
    return 0


def listed(console: Console, found: Any) -> None:
    """The latest imports."""
    table = Table(box=None, pad_edge=False)
    for name in ("import", "what", "state", "at", "records", "refused"):
        table.add_column(name)
    for one in found:
        done = f"{one.taken_records:,} of {one.staged_records:,}"
        what = one.display_name[:50] + (" (dry run)" if one.dry_run else "")
        table.add_row(
            str(one.import_id), what, state_of(one), one.phase, done, f"{one.rejected_rows:,}"
        )
    console.print(table)
