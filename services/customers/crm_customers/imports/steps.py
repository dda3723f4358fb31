"""One step of an import: a transaction that does its work and moves the cursor on.

The rule kept here: all that a step counts, refuses and notes is written at its end, together, or not at all.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from crm.customers.v1.imports_pb2 import Import
from crm_chassis import records
from crm_chassis.auth import Principal
from crm_chassis.call import Call
from psycopg.types.json import Jsonb

from crm_customers.imports import staging

LOCK = "select * from imports where import_id = %s for update"
MOVE = (
    "update imports set cursor = %(cursor)s, phase = %(phase)s, total_rows = %(total_rows)s, read_rows = %(read_rows)s,"
    " staged_records = %(staged_records)s, taken_records = %(taken_records)s, rejected_rows = %(rejected_rows)s,"
    " counts = %(counts)s, formats = %(formats)s, note = %(note)s, busy_seconds = %(busy_seconds)s, state = %(state)s,"
    " start_time = %(start_time)s, finish_time = %(finish_time)s, next_time = %(next_time)s, update_time = %(now)s,"
    " etag = etag + 1 where import_id = %(import_id)s"
)
NUMBERS = ("total_rows", "read_rows", "staged_records", "taken_records", "rejected_rows")


class Step:
    """What one transaction of an import works on; everything in it is written at its end."""

    def __init__(self, call: Call, row: Any, beside: Any = None) -> None:
        self.call = call
        self.beside = beside  # what looks up who was there before this step, while it writes
        self.import_id: int = row.import_id
        self.dry: bool = row.dry_run
        self.mended: bool = row.mended
        self.locations: Mapping[str, Any] = row.locations
        self.cursor: dict[str, Any] = dict(row.cursor)
        self.numbers = {name: getattr(row, name) for name in NUMBERS}
        self.counts = staging.Counts(row.counts)
        self.formats: list[dict[str, Any]] = list(row.formats)
        self.phase: str = row.phase
        self.note: str = row.note
        self.state: str = row.state
        self.began_as: str = row.state
        self.busy: float = row.busy_seconds
        self.start_time: datetime = row.start_time or call.clock.now()
        self.finish_time: datetime | None = row.finish_time
        self.next_time: datetime | None = None
        self.named: dict[tuple[str, str], set[str]] = {}  # by source and kind: who came by so far
        # Something to do while PostgreSQL is busy.
        self.meanwhile: Callable[[], None] = lambda: None
        self.began = time.monotonic()

    def reject(self, source: str, rows: list[tuple[Any, ...]]) -> None:
        """Refuses rows."""
        if rows:
            self.numbers["rejected_rows"] += staging.reject(
                self.call.connection, self.import_id, source, rows
            )
            for row in rows:
                self.counts.add(row[1], "rejected")

    def effects(self, rows: list[tuple[Any, ...]]) -> None:
        """Notes what was done, so that it can be undone."""
        if rows and not self.dry:
            first = self.cursor.get("effects", 0)
            staging.note_effects(self.call.connection, self.import_id, first, rows)
            self.cursor["effects"] = first + len(rows)

    def keep(self) -> None:
        """Writes where the import stands now."""
        self.busy += time.monotonic() - self.began
        kept = {
            **self.numbers,
            "cursor": Jsonb(self.cursor),
            "counts": Jsonb(self.counts.kept()),
            "formats": Jsonb(self.formats),
            "phase": self.phase,
            "note": self.note,
            "state": self.state,
            "busy_seconds": self.busy,
            "start_time": self.start_time,
            "finish_time": self.finish_time,
            "next_time": self.next_time,
            "now": self.call.clock.now(),
            "import_id": self.import_id,
        }
        self.call.connection.execute(MOVE, kept)
        if self.state != self.began_as:
            row = self.call.connection.execute(LOCK, (self.import_id,)).fetchone()
            told = records.to_message(Import, row)
            told.ClearField("plan")
            self.call.emit("crm.customers.Import.updated", told)


def principal_of(acts_as: Mapping[str, Any]) -> Principal:
    """Who made the import: what it adds belongs to them, as if they had typed it."""
    return Principal(
        id=acts_as["id"],
        name=acts_as.get("name", ""),
        roles=tuple(acts_as["roles"]),
        scopes=tuple(acts_as.get("scopes", ())),
        rows=acts_as["rows"],
        team=acts_as.get("team", ""),
    )
