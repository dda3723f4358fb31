"""The facts: one DuckDB file, written by one process, built from the feeds and from nothing else.

The rule kept here: how far a feed has been read is stored in the same transaction as the facts that were read, so a
process that is killed at any moment goes on exactly where its facts end. Facts are declared in facts.py; a file that
was made from fewer declarations serves on, as stale, until one that was read again takes its place; one that does not
fit them is thrown away at once.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from crm_reports import borrowing, people, selling_credits
from crm_reports.batches import Batch
from crm_reports.costs.derived import DERIVED
from crm_reports.declaring import Fact
from crm_reports.fact_files import FactFiles
from crm_reports.facts import FACTS
from crm_reports.reading import Readers
from crm_reports.storing import Storing

MEMORY = "1GB"
Parameters = Sequence[Any] | Mapping[str, Any]
SETTINGS: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "threads": 2,
}
FOLLOWED = """
create table if not exists followed (
    service varchar, cursor varchar, event_count bigint, caught_up boolean, current_time_utc timestamp
)
"""
TABLES = "select table_name from duckdb_tables() where not temporary"
# Records that are gone and of which no fact says so: an earlier event that comes late brings none of them back.
GONE = "create table if not exists gone (resource varchar, key bigint, event_id bigint)"
# Up to which event of reports' own feed it is known whether the facts are to be read again.
NOTED = "create table if not exists noted (event_id bigint)"

# In `Warehouse.changed`: all tables at once.
EVERY = "every_table"


@dataclass(frozen=True, slots=True)
class Position:
    """How far one feed has been read into the facts."""

    cursor: str = ""
    event_count: int = 0
    caught_up: bool = False
    current_time: datetime | None = None


def fingerprint(facts: Sequence[Fact]) -> str:
    """Changes with every change of the declarations."""
    told = "\n".join(f"{fact.resource}/{fact.each} {fact.ddl}" for fact in facts)
    return hashlib.sha256(told.encode()).hexdigest()


class Warehouse:
    """The open file. Readers get a cursor per thread; writers take turns."""

    def __init__(self, path: Path, facts: Sequence[Fact] = FACTS, memory: str = MEMORY) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.files = FactFiles(path)
        self.files.tidy()
        self.file = self.files.current
        self.facts = facts
        self.settings = {**SETTINGS, "memory_limit": memory}
        self.connection = duckdb.connect(str(self.file), config=self.settings)
        self.readers = Readers(self.connection)
        self.writing = threading.RLock()
        # Moves on whenever facts of a service may have changed: what is computed is right while it stands still.
        self.generation: Counter[str] = Counter()
        # The same of single tables, which is what dashboards depend on (depending.py).
        self.changed: Counter[str] = Counter()
        # Moves on whenever people were erased: what was read of the feeds before must not come in any more.
        self.erasures = 0
        # Made from other declarations than ours: it has all columns, but not what was told in new ones before.
        self.stale = False
        # Nobody reads it yet: what facts borrow and what is credited is told of all at once, by complete().
        self.filling = False
        # What people.py and attributes.py know of this file, and as of when.
        self.people: Any = None
        self.attributes: Any = None
        self._make_tables()

    def _make_tables(self) -> None:
        known = fingerprint(self.facts)
        run = self.connection.execute
        run("create table if not exists made_from (fingerprint varchar)")
        found = run("select fingerprint from made_from").fetchall()
        run("begin")
        credited = selling_credits.TABLE in {name for (name,) in run(TABLES).fetchall()}
        self.stale = bool(found) and found != [(known,)] and self._fits(run)
        if found != [(known,)] and not self.stale:
            for (name,) in run(TABLES).fetchall():
                if name != "made_from":
                    run(f'drop table "{name}"')
            credited = False
            run("delete from made_from")
            run("insert into made_from values (?)", [known])
        run(FOLLOWED)
        run(GONE)
        run(NOTED)
        for fact in self.facts:
            run(fact.ddl)
            for name, kind in fact.columns if self.stale else ():
                run(f"alter table {fact.table} add column if not exists {name} {kind}")
        if self.stale:
            borrowing.all_anew(run, self.facts)
        run(selling_credits.DDL)
        if self.stale or not credited:
            selling_credits.all_anew(run)
        for ddl in (*DERIVED, people.DDL):
            run(ddl)
        run("commit")

    def _fits(self, run: Any) -> bool:
        """Whether every column that is there already is of the type that we declare."""
        rows = run(
            "select table_name, column_name, lower(data_type) from duckdb_columns()"
        ).fetchall()
        there = {(table, name): kind for table, name, kind in rows}
        return all(
            there.get((fact.table, name), kind) == kind
            for fact in self.facts
            for name, kind in fact.columns
        )

    def read(self, statement: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """The rows of a SELECT, on this thread's own cursor."""
        with self.readers.cursor() as cursor:
            return cursor.execute(statement, parameters).fetchall()

    @contextmanager
    def moment(self) -> Iterator[None]:
        """All that this thread reads inside is of one moment, whatever is written meanwhile, and of one file."""
        with self.readers.cursor(moment=True):
            yield

    def noted(self) -> int | None:
        """The event that note() was told; nothing in a new file."""
        rows = self.read("select max(event_id) from noted")
        return rows[0][0] if rows else None

    def note(self, event_id: int) -> None:
        """Keeps up to which event it is known whether the facts are to be read again."""
        with self.writing:
            self.connection.execute("insert into noted values (?)", [event_id])

    def second(self) -> "Warehouse":
        """A file of its own to read the facts into again: the one that was begun, if it is of our declarations."""
        path = self.files.next
        memory = self.settings["memory_limit"]
        found = Warehouse(path, self.facts, memory)
        if found.stale:
            found.close()
            self.files.remove(path)
            found = Warehouse(path, self.facts, memory)
        return found

    def give_up(self, second: "Warehouse") -> None:
        """Throws away what was read again so far."""
        second.close()
        self.files.remove(second.file)

    def take_over(self, second: "Warehouse") -> None:
        """The second file takes the place of ours; who reads in ours just now ends there."""
        with self.writing, second.writing:
            second.connection.execute("checkpoint")
            if not self.files.in_memory:  # first of all: it is what can fail
                self._point_to(second.file)
            self.connection = second.connection
            left, self.file = self.file, second.file
            self.stale = False
            self.readers.go_over(self.connection)
            second.readers.let_go()
            self.generation.update({fact.service for fact in self.facts})
            self.changed[EVERY] += 1
            self.files.remove(left)

    def _point_to(self, file: Path) -> None:
        """Lets a file count; if that cannot be written down for sure, ours does as before."""
        try:
            self.files.point_to(file)
        except OSError:
            with suppress(OSError):
                self.files.point_to(self.file)
            raise

    def position(self, service: str) -> Position:
        """How far this service's feed has been read."""
        rows = self.read(
            "select cursor, event_count, caught_up, current_time_utc from followed where service = ?",
            [service],
        )
        for cursor, count, caught_up, current in rows:
            return Position(cursor, count, caught_up, current and current.replace(tzinfo=UTC))
        return Position()

    def apply(self, service: str, batch: Batch, now: datetime) -> bool:
        """Stores the facts of a batch and where it ends, in one transaction; False if it does not go on from here."""
        with self.writing:
            before = self.position(service)
            if before.cursor != batch.start or batch.erasures not in (None, self.erasures):
                return False
            current = (
                now.astimezone(UTC).replace(tzinfo=None) if batch.caught_up else before.current_time
            )
            row = [
                service,
                batch.cursor,
                before.event_count + batch.event_count,
                batch.caught_up,
                current,
            ]

            def store(run: Any) -> None:
                Storing(self.connection, self.facts, filling=self.filling).store(batch)
                run("delete from followed where service = ?", [service])
                run("insert into followed values (?, ?, ?, ?, ?)", row)

            self._in_transaction(store)
            changed = bool(batch.event_count) or before.caught_up != batch.caught_up
            self.generation[service] += changed
            self.changed.update(self._touched(batch))
            days = [at and at.date() for at in (before.current_time, current)]
            self.changed["followed"] += days[0] != days[1]
            return True

    def name_people(self, names: Sequence[tuple[str, str]]) -> None:
        """Keeps what our people are called, instead of what was known of them (people.py)."""

        def name(run: Any) -> None:
            run(f"delete from {people.TABLE}")
            for each in names:
                run(f"insert into {people.TABLE} values (?, ?)", each)

        with self.writing:
            self._in_transaction(name)
            self.changed[people.TABLE] += 1

    def _touched(self, batch: Batch) -> set[str]:
        """The tables whose rows may be others after a batch."""
        tables = {fact.table for fact in self.facts if fact.resource in batch.last}
        borrowers = (borrowing.borrowers(self.facts, table) for table in set(tables))
        tables |= {each.table for found in borrowers for each in found}
        return tables | (
            {selling_credits.TABLE} if any(map(selling_credits.concerns, tables)) else set()
        )

    def forget(self, service: str) -> None:
        """Throws the facts of a service away, and that its feed was ever read."""
        with self.writing:

            def empty(run: Any) -> None:
                for fact in self.facts:
                    if fact.service == service:
                        run(f"delete from {fact.table}")
                        run("delete from gone where resource = ?", [fact.resource])
                selling_credits.all_anew(run)
                run("delete from followed where service = ?", [service])

            self._in_transaction(empty)
            self.generation[service] += 1
            self.changed[EVERY] += 1

    def rewrite(self, pattern: str, told: Callable[[str], str]) -> dict[str, int]:
        """Replaces texts that match, in all facts; says how many rows of which table. For erasing people."""
        counts: dict[str, int] = {}
        with self.writing:

            def replace(run: Any) -> None:
                for fact in self.facts:
                    for name, kind in fact.columns:
                        if kind != "varchar":
                            continue
                        where = f"from {fact.table} where regexp_matches({name}, ?, 'i')"
                        found = run(f"select distinct {name} {where}", [pattern]).fetchall()
                        for (text,) in found:
                            new = told(text)
                            same = f"update {fact.table} set {name} = ? where {name} = ?"
                            if new != text:
                                (count,) = run(same, [new, text]).fetchone()
                                counts[fact.table] = counts.get(fact.table, 0) + count

                if counts:
                    selling_credits.all_anew(run)

            self.erasures += 1
            self._in_transaction(replace)
            if counts:
                self.connection.execute("checkpoint")
                self.generation.update(fact.service for fact in self.facts)
                self.changed[EVERY] += 1
        return counts

    def _in_transaction(self, work: Callable[[Any], object]) -> None:
        run = self.connection.execute
        run("begin")
        try:
            work(run)
        except BaseException:
            run("rollback")
            raise
        run("commit")

    def complete(self) -> None:
        """Ends the filling: facts get what they borrow, and campaigns their credits."""

        def follow(run: Any) -> None:
            borrowing.all_anew(run, self.facts)
            selling_credits.all_anew(run)

        with self.writing:
            self._in_transaction(follow)
            self.filling = False

    def close(self) -> None:
        """Writes everything to the file and lets it go."""
        with self.writing:
            self.readers.let_go()
            self.connection.close()
