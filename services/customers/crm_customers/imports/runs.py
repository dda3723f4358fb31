"""The steps of an import: all sources are read into staging, then what was staged is taken, kind by kind.

Orders at the end of a plan, whose lines stand together, need no staging: they flow, which is taken as they are read.

The rule kept here: each step is one transaction that does its work and moves the cursor on. Killed at any moment, the
next step begins where the last whole one ended, with the same rows.
"""

from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm_chassis import outbox
from crm_chassis.errors import Refusal

from crm_customers.attributes import values as attributes
from crm_customers.attributes.catalogue import Catalogue
from crm_customers.imports import (
    definitions,
    plans,
    staging,
    taking,
    taking_beside,
    taking_deals,
    taking_rest,
)
from crm_customers.imports.helping import Helpers
from crm_customers.imports.plans import Plan, PlanFailed, Source
from crm_customers.imports.prepared import Block, Record, Task
from crm_customers.imports.reading import Feed, kept_format, looked_at, may_flow
from crm_customers.imports.sources import Place, Reader
from crm_customers.imports.steps import LOCK, Step, principal_of

if TYPE_CHECKING:
    from crm_chassis.app import App


class Run:
    """One import at work in this process."""

    def __init__(self, app: "App", import_id: int, helpers: Helpers | None = None) -> None:
        self.app = app
        self.import_id = import_id
        self.helpers = helpers or Helpers()
        self.plan: Plan | None = None
        self.feed: Feed | None = None
        self.took = False  # whether a batch was taken since the last handful was staged
        self.catalogues: dict[str, Catalogue] = {}
        self.open = ExitStack()
        self.beside: Any = None

    def close(self) -> None:
        """Lets go of files; what the helpers still prepare of them is waited for."""
        self._close_feed()
        self.open.close()
        self.beside = None

    def step(self, connection: Any) -> bool:
        """Does the next step; False when there is nothing to do now."""
        if self.beside is None:
            self.beside = self.open.enter_context(self.app.database.connection())
        call = self.app.begin(connection, "imports")
        with self.app.transaction(connection, call):
            row = connection.execute(LOCK, (self.import_id,)).fetchone()
            if row is None or row.state != "running":
                return False
            if row.next_time is not None and row.next_time > call.clock.now():
                return False
            call.principal = principal_of(row.acts_as)
            step = Step(call, row, self.beside)
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
            if step.cursor["section"] < len(self._sections(step)):
                self._take(step)
            else:
                self._flow(step)
            rate = row.rate_limit or self.plan.rate
            if rate and step.state == "running":
                done = step.numbers["taken_records"] - row.taken_records
                step.next_time = now + timedelta(seconds=done / rate)
        return step.state == "running"

    def _reads_next(self, step: Step) -> bool:
        """Whether rows are staged now: those without which nothing can be taken, and a handful after each batch.

        While batches are taken, the helpers prepare rows of later sources: so both cores have work, to the end. What is
        taken, and in which order, does not depend on it.
        """
        reading = step.cursor["reading"]
        if reading is None or reading["source"] >= step.cursor["flowing"]:
            return False
        sections = self._sections(step)
        place = step.cursor["section"]
        waits = place >= len(sections) or sections[place][0] % 1000 >= reading["source"]
        ready = self.feed is not None and self.feed.is_ready(reading["source"], reading["row"])
        return waits or (self.took and ready)

    def _look(self, step: Step) -> None:
        """Looks at all sources before anything is read: what cannot be read fails now, and not at midnight."""
        assert self.plan is not None
        definitions.define(step.call, self.plan.attributes)
        step.formats, step.numbers["total_rows"] = [], 0
        flowing = 0
        for number, source in enumerate(self.plan.sources):
            place = Place(source, step.locations.get(source.name, {}), step.call.connection)
            try:
                reader = Reader(place, mended=step.mended)
                found = looked_at(reader)
                step.formats.append(kept_format(found))
                step.numbers["total_rows"] += found.rows
                if not may_flow(reader):
                    flowing = number + 1
            finally:
                place.close()
        step.cursor |= {"reading": {"source": 0, "row": 0}, "section": 0, "after": None}
        step.cursor["flowing"] = flowing
        step.phase = f"reading {self.plan.sources[0].name}"

    def _next_block(self, step: Step) -> Block | None:
        """The next handful of rows; None at the end of their source."""
        place, after = step.cursor["reading"]["source"], step.cursor["reading"]["row"]
        if self.feed is None or not self.feed.is_at(place, after):
            self._close_feed()
            self.feed = self._open(step, place, after)
        block = self.feed.next()
        if block is None:
            self._next_source(step, place)
            return None
        step.reject(self._source(step).name, block.rejects)
        for kind, names in block.columns.items():
            step.cursor.setdefault("columns", {})[f"{self._source(step).name}/{kind}"] = names
        step.cursor["reading"] = {"source": place, "row": after + block.rows}
        step.numbers["read_rows"] += block.rows
        step.numbers["total_rows"] = max(step.numbers["total_rows"], step.numbers["read_rows"])
        return block

    def _read(self, step: Step) -> None:
        """Stages the next handful of rows."""
        self.took = False
        block = self._next_block(step)
        if block is not None and self.feed is not None:
            self.feed.read_ahead()
            named = self.feed.first_named(block)
            staging.stage(step.call.connection, block.copy + b"".join(named))
            step.numbers["staged_records"] += block.staged + len(named)

    def _flow(self, step: Step) -> None:
        """Takes the next handful of rows as it is read: who is named first, then their orders."""
        assert self.plan is not None
        source = self._source(step)
        step.phase = f"taking orders of {source.name}"
        block = self._next_block(step)
        if block is None or self.feed is None:
            return
        step.meanwhile = self.feed.read_ahead
        rows: dict[str, list[Record]] = {}
        found = [*self.feed.first_named(block), *block.records]
        for record in sorted(found, key=lambda record: (record.key, record.position)):
            rows.setdefault(record.kind, []).append(record)
        step.named = {(source.name, kind): names for kind, names in self.feed.known.items()}
        for kind in plans.KINDS:
            if rows.get(kind):
                self._take_rows(step, source, kind, rows[kind])
                step.numbers["staged_records"] += taken_of(rows[kind])

    def _source(self, step: Step) -> Source:
        """The source that is being read."""
        assert self.plan is not None
        return self.plan.sources[step.cursor["reading"]["source"]]

    def _close_feed(self) -> None:
        if self.feed is not None:
            self.feed.close()
            self.feed = None

    def _next_source(self, step: Step, place: int) -> None:
        """On to the next source, or to the end of reading."""
        assert self.plan is not None
        self._close_feed()
        if place + 1 < len(self.plan.sources):
            step.cursor["reading"] = {"source": place + 1, "row": 0}
            if not step.numbers["taken_records"]:
                step.phase = f"reading {self.plan.sources[place + 1].name}"
            self.feed = self._open(step, place + 1, 0)
        else:
            step.cursor["reading"] = None
            step.numbers["total_rows"] = step.numbers["read_rows"]
        self._name_section(step)

    def _open(self, step: Step, place: int, after: int) -> Feed:
        """The rows of a source from where its reading was left."""
        assert self.plan is not None
        source = self.plan.sources[place]
        location = step.locations.get(source.name, {})
        found = next(row for row in step.formats if row["source"] == source.name)
        reader = Reader(Place(source, location, step.call.connection), mended=step.mended)
        for kind in ("account", "contact"):
            if any(name.startswith("attributes.") for name in source.sections.get(kind, {})):
                self.catalogues[kind] = attributes.catalogue(step.call, kind)
        written = step.cursor.get("columns", {})
        task = Task(
            import_id=self.import_id,
            place=place,
            source=source,
            columns=list(found["columns"]),
            dates=tuple(found["dates"]),
            iso=source.format in ("xlsx", "sql"),
            principal=step.call.principal,
            flowing=place >= step.cursor["flowing"],
            catalogues=dict(self.catalogues),
            written={
                kind: written[f"{source.name}/{kind}"]
                for kind in taking.TABLES
                if f"{source.name}/{kind}" in written
            },
        )
        return Feed(reader, task, self.helpers, after)

    def _sections(self, step: Step) -> list[tuple[int, str, Source]]:
        """What is staged and then taken, in its order."""
        assert self.plan is not None
        flowing = step.cursor["flowing"]
        return [one for one in plans.sections_in_order(self.plan) if one[0] % 1000 < flowing]

    def _name_section(self, step: Step) -> None:
        """Says what is being taken, or that all is."""
        sections, reading = self._sections(step), step.cursor["reading"]
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
        step.call.connection.execute(
            "delete from import_rows where import_id = %s", (self.import_id,)
        )

    def _take(self, step: Step) -> None:
        """Takes the next batch of the section that is at turn."""
        self.took = True
        section, kind, source = self._sections(step)[step.cursor["section"]]
        size = staging.BATCH_SIZE
        rows = staging.batch(
            step.call.connection, self.import_id, section, step.cursor["after"], size
        )
        if not rows:
            step.cursor |= {"section": step.cursor["section"] + 1, "after": None}
            self._name_section(step)
            return
        self._take_rows(step, source, kind, rows)
        step.cursor["after"] = [rows[-1].key, rows[-1].position]

    def _take_rows(self, step: Step, source: Source, kind: str, rows: list[Any]) -> None:
        """Takes records of one kind."""
        assert self.plan is not None
        if kind in ("account", "contact"):
            columns = step.cursor["columns"].get(f"{source.name}/{kind}", [])
            taking.take(step, self.plan, source, kind, columns, rows)
        elif kind == "deal":
            taking_deals.take(step, self.plan, source, rows)
        elif kind in ("product", "rep"):
            taking_beside.take(step, self.plan, source, kind, rows)
        else:
            taking_rest.take(step, self.plan, source, kind, rows)
        step.numbers["taken_records"] += taken_of(rows)


def taken_of(rows: list[Any]) -> int:
    """How many of these are records; one that stands for a refused line is none."""
    return sum(b'"refused":true' not in row.extra for row in rows)
