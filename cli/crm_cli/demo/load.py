"""Loads the sample data: customers first, then tickets and partners side by side, then last months' reports.

The rule kept here: every step has a key, so a load that was cut off is simply run again.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import grpc
from crm.reports.v1 import snapshots_pb2
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ..client import Stubs, channel, credentials, words
from ..processes import Processes, StartFailed
from ..reconcile import compare
from . import (
    campaigns,
    costs,
    dashboards,
    deals,
    desk,
    feedback,
    goals,
    leads,
    levels,
    packs,
    people,
    reading,
    routing,
    sold,
    worksheets,
)
from .replay import Task

PUBLISH = "/crm.reports.v1.SnapshotsService/PublishSnapshot"
MONTHS = 3
# Their background work would judge the history by today's clock (a promise of last year is long due), so they start
# when it has been told.
TOLD_FIRST = ("tickets", "channels")


class Loading:
    """One load into one stand, by whoever runs its processes."""

    def __init__(self, processes: Processes, customers: int, seed: int, console: Console) -> None:
        """The last moment of the history is kept, so that a load that was cut off goes on with the same story."""
        self.stand = processes.stand
        self.processes = processes
        self.console = console
        self.customers = customers
        self.seed = seed
        noted = self.stand.folder / "demo-end.txt"
        if not noted.exists():
            noted.write_text(datetime.now(UTC).replace(microsecond=0).isoformat())
        self.end = datetime.fromisoformat(noted.read_text())
        self.later = [name for name in TOLD_FIRST if name in self.stand.modules]

    def spawn(self, module: str, *command: str) -> subprocess.Popen[str]:
        """Starts a Python module in the environment of a service."""
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            env=self.processes.variables(module) | {"CRM_LOG_LEVEL": "error"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def replay(self, module: str, part: int = 0, parts: int = 1) -> subprocess.Popen[str]:
        """Starts the process that plays one module's history."""
        task = Task(module, self.seed, self.customers, self.end, self.stand.folder, part, parts)
        return self.spawn(module, "crm_cli.demo.replay", *task.arguments())

    def finish(self, running: list[subprocess.Popen[str]]) -> None:
        """Waits for such processes; one that failed ends the load. Steps that were refused are shown."""
        try:
            for process in running:
                output, errors = process.communicate()
                if process.returncode:
                    raise StartFailed(f"Sample data could not be loaded:\n{errors[-3000:]}")
                for line in output.splitlines():
                    if line.startswith('{"done"'):
                        self.show_refused(json.loads(line)["refused"])
        finally:
            for process in running:
                process.kill()

    def show_refused(self, refused: dict[str, int]) -> None:
        """Says which steps a service did not take."""
        for what, count in refused.items():
            self.console.print(f"{count} × {what}", style="yellow", markup=False, highlight=False)

    def tell(self) -> None:
        """The history of customers, then of tickets and partners side by side."""
        with bar(self.console, "Sample data: customers, their orders and calls of two years"):
            running = [self.spawn(name, f"crm_{name}", "migrate") for name in self.later]
            if "customers" in self.stand.modules:
                running.append(self.replay("customers"))
            self.finish(running)
        with bar(self.console, "Sample data: tickets, partners, prices"):
            running = []
            if "tickets" in self.later:
                parts = max(1, min(4, (os.cpu_count() or 1)))
                running += [self.replay("tickets", part, parts) for part in range(parts)]
            if "channels" in self.later:
                running.append(self.replay("channels"))
            self.finish(running)

    def settle(self) -> None:
        """What needs all services: the partners' people, and the reports of the last months."""
        if "customers" in self.stand.modules:
            campaigns.tell(self.stand)
            leads.tell(self.stand)
            deals.tell(self.stand)
            sold.tell(self.stand)
            worksheets.tell(self.stand)
        if "channels" in self.stand.modules:
            self.partner_people()
        if "tickets" in self.stand.modules:
            levels.tell(self.stand)
            routing.tell(self.stand, self.end)
            feedback.tell(self.stand)
            desk.tell(self.stand)
        reading.catch_up(self.stand, self.end)
        if "reports" in self.stand.modules:
            costs.tell(self.stand)
            dashboards.tell(self.stand)
            with bar(self.console, "Reports: reading it all, publishing the last months"):
                self.publish()
            goals.tell(self.stand, self.end)
            packs.tell(self.stand)

    def partner_people(self) -> None:
        """The partner's person, now that the partner has a number."""
        partners = json.loads((self.stand.folder / "demo-partners.json").read_text())
        found = [
            (person, partners[person.partner])
            for person in people.PEOPLE
            if partners.get(person.partner)
        ]
        people.create(self.stand, found)

    def publish(self) -> None:
        """The monthly reports of the last full months, once reports has read everything."""
        compare(self.stand, 60)
        with channel(self.stand.address("reports")) as opened:
            stubs = Stubs(opened, credentials(self.stand))
            day = self.end.date().replace(day=1)
            for _ in range(MONTHS):
                day = (day - timedelta(days=1)).replace(day=1)
                request = snapshots_pb2.PublishSnapshotRequest(
                    month=day.strftime("%Y-%m"),
                    time_zone="Europe/Berlin",
                    request_id=f"demo-report-{day}",
                )
                self.publish_once(stubs, request)

    def publish_once(self, stubs: Stubs, request: snapshots_pb2.PublishSnapshotRequest) -> None:
        """One report; while facts still come in, it is asked for again."""
        end = time.monotonic() + 60
        while True:
            try:
                stubs.call(PUBLISH, request, snapshots_pb2.Snapshot, timeout=60)
            except grpc.RpcError as error:
                if error.code() != grpc.StatusCode.FAILED_PRECONDITION or time.monotonic() > end:
                    self.show_refused({f"report of {request.month}: {words(error)}": 1})
                    return
                time.sleep(0.5)
            else:
                return


@contextlib.contextmanager
def bar(console: Console, text: str) -> Iterator[None]:
    """A line that shows that something goes on, and at last how long it took."""
    columns = (
        SpinnerColumn(finished_text="·"),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(text, total=1)
        yield
        progress.update(task, completed=1)
