"""The steps of an import: first all sources are read into staging, then what was staged is taken, kind by kind.

The rule kept here: each step is one transaction that does its work and moves the cursor on. Killed at any moment, the
next step begins where the last whole one ended, with the same rows.
"""

import time
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.customers.v1.imports_pb2 import Import
from crm_chassis import outbox, records
from crm_chassis.auth import Principal
from crm_chassis.call import Call
from crm_chassis.errors import Refusal
from psycopg.types.json import Jsonb

from crm_customers.attributes import values as attributes
from crm_customers.attributes.catalogue import Catalogue
from crm_customers.imports import definitions, plans, staging, taking, taking_rest
from crm_customers.imports.helping import Helpers
from crm_customers.imports.plans import Plan, PlanFailed, Source
from crm_customers.imports.prepared import RANKS, Block, Task
from crm_customers.imports.sources import Found, Place, Reader, chunks

if TYPE_CHECKING:
    from crm_chassis.app import App

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

    def __init__(self, call: Call, row: Any) -> None:
        self.call = call
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


class Run:
    """One import at work in this process."""

    def __init__(self, app: "App", import_id: int, helpers: int = 0) -> None:
        self.app = app
        self.import_id = import_id
        self.helpers = Helpers(helpers)
        self.plan: Plan | None = None
        self.feed: Feed | None = None
        self.catalogues: dict[str, Catalogue] = {}

    def close(self) -> None:
        """Lets go of files and processes."""
        if self.feed is not None:
            self.feed.close()
            self.feed = None
        self.helpers.close()

    def step(self, connection: Any) -> bool:
        """Does the next step; False when there is nothing to do now."""
        call = self.app.begin(connection, "imports")
        with self.app.transaction(connection, call):
            row = connection.execute(LOCK, (self.import_id,)).fetchone()
            if row is None or row.state != "running":
                return False
            if row.next_time is not None and row.next_time > call.clock.now():
                return False
            call.principal = principal_of(row.acts_as)
            step = Step(call, row)
            try:
                going = self._do(step, row)
            except (PlanFailed, Refusal) as error:
                connection.execute("rollback")
                connection.execute("begin")
                call.emitted.clear()
                step = Step(call, row)
                step.state, step.note, going = "failed", str(error), False
                self.feed = None
            step.keep()
            outbox.flush(call, None)
        return going

    def _do(self, step: Step, row: Any) -> bool:
        """One step's work."""
        if self.plan is None:
            self.plan = plans.read_plan(row.plan)
        now = step.call.clock.now()
        if self.plan.opening is not None and not self.plan.opening.is_open(now):
            step.next_time = self.plan.opening.next_open(now)
            step.phase = "waiting for its window"
            return False
        if "reading" not in step.cursor:
            self._look(step)
        elif self._reads_next(step):
            self._read(step)
        else:
            self._take(step)
            rate = row.rate_limit or self.plan.rate
            if rate and step.state == "running":
                done = step.numbers["taken_records"] - row.taken_records
                step.next_time = now + timedelta(seconds=done / rate)
        return step.state == "running"

    def _reads_next(self, step: Step) -> bool:
        """Whether rows are read now: those that are ready, and those without which nothing can be taken.

        While batches are taken, the helpers prepare rows of later sources: so both cores have work. What is taken, and
        in which order, does not depend on it.
        """
        reading = step.cursor["reading"]
        if reading is None:
            return False
        sections = self._sections()
        place = step.cursor["section"]
        waits = place >= len(sections) or sections[place][0] % 1000 >= reading["source"]
        return waits or (
            self.feed is not None and self.feed.is_ready(reading["source"], reading["row"])
        )

    def _look(self, step: Step) -> None:
        """Looks at all sources before anything is read: what cannot be read fails now, and not at midnight."""
        assert self.plan is not None
        definitions.define(step.call, self.plan.attributes)
        step.formats, step.numbers["total_rows"] = [], 0
        for source in self.plan.sources:
            location = step.locations.get(source.name, {})
            place = Place(source, location, step.call.connection)
            try:
                reader = Reader(place, mended=step.mended)
                reader.look()
                found = reader.found
                if found.dates_ambiguous:
                    raise PlanFailed(
                        f"sources.{source.name}.dates: days and months cannot be told from each other;"
                        f" write {found.dates[0]!r} or the other way round"
                    )
                step.formats.append(kept_format(found))
                step.numbers["total_rows"] += found.rows
            finally:
                place.close()
        step.cursor |= {"reading": {"source": 0, "row": 0}, "section": 0, "after": None}
        step.phase = f"reading {self.plan.sources[0].name}"

    def _read(self, step: Step) -> None:
        """Stages the next handful of rows."""
        assert self.plan is not None
        place, after = step.cursor["reading"]["source"], step.cursor["reading"]["row"]
        if self.feed is None or not self.feed.is_at(place, after):
            if self.feed is not None:
                self.feed.close()
            self.feed = self._open(step, place, after)
        source = self.plan.sources[place]
        block = self.feed.next()
        if block is None:
            self.feed.close()
            self.feed = None
            self._next_source(step, place)
            return
        named = self.feed.first_named(block)
        staging.stage(step.call.connection, block.copy + b"".join(named))
        step.reject(source.name, block.rejects)
        for kind, names in block.columns.items():
            step.cursor.setdefault("columns", {})[f"{source.name}/{kind}"] = names
        step.cursor["reading"] = {"source": place, "row": after + block.rows}
        step.numbers["read_rows"] += block.rows
        step.numbers["staged_records"] += block.staged + len(named)
        step.numbers["total_rows"] = max(step.numbers["total_rows"], step.numbers["read_rows"])

    def _next_source(self, step: Step, place: int) -> None:
        """On to the next source, or to the end of reading."""
        assert self.plan is not None
        if place + 1 < len(self.plan.sources):
            step.cursor["reading"] = {"source": place + 1, "row": 0}
            if not step.numbers["taken_records"]:
                step.phase = f"reading {self.plan.sources[place + 1].name}"
            self.feed = self._open(step, place + 1, 0)
        else:
            step.cursor["reading"] = None
            step.numbers["total_rows"] = step.numbers["read_rows"]
        self._name_section(step)

    def _open(self, step: Step, place: int, after: int) -> "Feed":
        """The rows of a source from where its reading was left."""
        assert self.plan is not None
        source = self.plan.sources[place]
        location = step.locations.get(source.name, {})
        found = next(row for row in step.formats if row["source"] == source.name)
        reader = Reader(Place(source, location, step.call.connection), mended=step.mended)
        for kind in ("account", "contact"):
            if any(name.startswith("attributes.") for name in source.sections.get(kind, {})):
                self.catalogues[kind] = attributes.catalogue(step.call, kind)
        task = Task(
            import_id=self.import_id,
            place=place,
            source=source,
            columns=list(found["columns"]),
            dates=tuple(found["dates"]),
            iso=source.format in ("xlsx", "sql"),
            principal=step.call.principal,
            catalogues=dict(self.catalogues),
        )
        known = {
            kind: staging.keys(step.call.connection, self.import_id, RANKS[kind] + place)
            for kind in source.brings
            if after and kind != source.main
        }
        return Feed(reader, task, self.helpers, place, after, known)

    def _sections(self) -> list[tuple[int, str, Source]]:
        assert self.plan is not None
        return list(plans.sections_in_order(self.plan))

    def _name_section(self, step: Step) -> None:
        """Says what is being taken, or that all is."""
        sections, reading = self._sections(), step.cursor["reading"]
        place = step.cursor["section"]
        if place < len(sections):
            section, kind, source = sections[place]
            if reading is None or section % 1000 < reading["source"]:
                step.phase = f"taking {kind}s of {source.name}"
            return
        if reading is not None:
            return
        step.state, step.phase, step.finish_time = "done", "", step.call.clock.now()
        step.note = ""

    def _take(self, step: Step) -> None:
        """Takes the next batch of the section that is at turn."""
        assert self.plan is not None
        section, kind, source = self._sections()[step.cursor["section"]]
        size = staging.BATCH_SIZE
        rows = staging.batch(
            step.call.connection, self.import_id, section, step.cursor["after"], size
        )
        if not rows:
            step.cursor |= {"section": step.cursor["section"] + 1, "after": None}
            self._name_section(step)
            if step.state == "done":
                step.call.connection.execute(
                    "delete from import_rows where import_id = %s", (self.import_id,)
                )
            return
        if kind in ("account", "contact"):
            columns = step.cursor["columns"].get(f"{source.name}/{kind}", [])
            taking.take(step, self.plan, source, kind, columns, rows)
        else:
            taking_rest.take(step, self.plan, source, kind, rows)
        step.numbers["taken_records"] += sum(b'"refused":true' not in row.extra for row in rows)
        step.cursor["after"] = [rows[-1].key, rows[-1].position]


def kept_format(found: Found) -> dict[str, Any]:
    """What a source turned out to be, as it is kept."""
    kept = asdict(found)
    kept.pop("rows")
    return kept


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


class Feed:
    """The prepared rows of one source, one handful after the other, with some under way."""

    def __init__(
        self,
        reader: Reader,
        task: Task,
        helpers: Helpers,
        place: int,
        after: int,
        known: dict[str, set[str]],
    ) -> None:
        self.reader = reader
        self.helpers = helpers
        self.task = task
        self.place = place
        self.row = after
        self.known = known  # the parties that were named along with something before this row
        self.rows = reader.rows(after)
        self.handfuls: Iterator[Any] = chunks(self.rows, staging.BATCH_SIZE)
        self.under_way: deque[Future[Block]] = deque()
        self._more()

    def is_ready(self, place: int, row: int) -> bool:
        """Whether its next rows are prepared."""
        return self.is_at(place, row) and (not self.under_way or self.under_way[0].done())

    def is_at(self, place: int, row: int) -> bool:
        """Whether its next row is the one after this."""
        return (self.place, self.row) == (place, row)

    def _more(self) -> None:
        while len(self.under_way) < self.helpers.ahead:
            handful = next(self.handfuls, None)
            if handful is None:
                return
            self.under_way.append(self.helpers.prepare(self.task, handful))

    def next(self) -> Block | None:
        """The next handful; None at the end."""
        if not self.under_way:
            return None
        block = self.under_way.popleft().result()
        self.row += block.rows
        self._more()
        return block

    def first_named(self, block: Block) -> list[bytes]:
        """The parties of a handful that no row has named before."""
        found = []
        for kind, key, staged in block.named:
            known = self.known.setdefault(kind, set())
            if key not in known:
                known.add(key)
                found.append(staged)
        return found

    def close(self) -> None:
        """Lets go of the source."""
        while self.under_way:
            self.under_way.popleft().exception()
        self.rows.close()
        self.reader.place.close()
