"""Brings a database to the schema that this code needs, once, whoever else tries at the same time.

The rule kept here: one migrator at a time (an advisory lock), no standing in front of other sessions for long (a lock
timeout, then another try), and all steps in one transaction, so that a broken one leaves the database as it was.
Migrations only add: code of the version before runs on the new schema, so a newer schema is no reason not to start.
"""

import importlib.util
import random
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

import psycopg
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import errors as postgres
from sqlalchemy import Connection, column, create_engine, func, select, table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from crm_chassis.logs import log
from crm_chassis.sql import Statement, configure, execute

LOCK = 0x6669727374  # "first" in hexadecimal: the advisory lock of migrators
HERE = Path(__file__).parent
PASSING = (postgres.LockNotAvailable, postgres.DeadlockDetected)
VERSIONS = Statement(select(column("version_num")).select_from(table("alembic_version")))


class Schema(Enum):
    """How a database's schema relates to this code."""

    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


def versions_of(service: str) -> list[Path]:
    """The folders of migrations: the chassis' own and the service's, if it has any."""
    folders = [HERE / "migrations" / "versions"]
    found = importlib.util.find_spec(f"crm_{service}") if service else None
    if found is not None and found.origin is not None:
        folders.append(Path(found.origin).parent / "migrations" / "versions")
    return [folder for folder in folders if folder.is_dir()]


def script_of(folders: Iterable[Path]) -> ScriptDirectory:
    """Alembic's view of these folders."""
    return ScriptDirectory(str(HERE / "migrations"), version_locations=[str(f) for f in folders])


def schema_of(script: ScriptDirectory, applied: Iterable[str]) -> Schema:
    """Compares what was applied with what this code knows."""
    known = {revision.revision: revision for revision in script.walk_revisions()}
    left, done = list(applied), set[str]()
    newer = any(name not in known for name in left)
    while left:
        revision = known.get(left.pop())
        if revision is None or revision.revision in done:
            continue
        done.add(revision.revision)
        for before in (revision.down_revision, revision.dependencies):
            left += [before] if isinstance(before, str) else before or ()
    if newer:
        return Schema.NEWER
    return Schema.CURRENT if done == set(known) else Schema.OLDER


def current(
    connection: psycopg.Connection[Any], service: str, folders: list[Path] | None = None
) -> Schema:
    """Whether the schema is what this code needs: asked before a service says that it is ready."""
    script = script_of(versions_of(service) if folders is None else folders)
    try:
        applied = [row.version_num for row in execute(connection, VERSIONS, {})]
    except postgres.UndefinedTable:
        applied = []
    return schema_of(script, applied)


@contextmanager
def connected(database_url: str) -> Iterator[Connection]:
    """A connection of its own, closed afterwards, and with it all its locks."""
    scheme, separator, rest = database_url.partition("://")
    engine = create_engine(f"{scheme.split('+')[0]}+psycopg{separator}{rest}", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def migrate(
    database_url: str,
    service: str,
    *,
    folders: list[Path] | None = None,
    lock_timeout: str = "2s",
    attempts: int = 30,
) -> None:
    """Runs what is missing; waits for another migrator; tries again when tables are locked by others."""
    script = script_of(versions_of(service) if folders is None else folders)
    for attempt in range(1, attempts + 1):
        try:
            with connected(database_url) as connection:
                _upgrade(connection, script, lock_timeout)
        except DBAPIError as error:
            if not isinstance(error.orig, PASSING) or attempt == attempts:
                raise
            log.warning("migration waits for a lock", service=service, attempt=attempt)
            time.sleep(random.uniform(0.2, 1.0))  # noqa: S311 (only spreads the tries)
        else:
            return


def wait(
    database_url: str, service: str, *, folders: list[Path] | None = None, pause: float = 1.0
) -> None:
    """Returns once the schema is what this code needs; changes nothing, however long it takes."""
    said = ""
    while True:
        try:
            with psycopg.connect(database_url, connect_timeout=5) as connection:
                configure(connection)
                state = current(connection, service, folders).value
        except psycopg.OperationalError:
            state = "away"
        if state not in (Schema.OLDER.value, "away"):
            log.info("the schema fits", service=service, schema=state)
            return
        if state != said:
            log.info("waiting for the migration", service=service, schema=state)
            said = state
        time.sleep(pause)


def _upgrade(connection: Connection, script: ScriptDirectory, lock_timeout: str) -> None:
    """One try: all missing steps in one transaction, on a connection that holds the migrators' lock."""
    connection.execute(select(func.pg_advisory_lock(LOCK)))
    connection.execute(select(func.set_config("lock_timeout", lock_timeout, False)))
    connection.commit()

    def steps(applied: Any, _: MigrationContext) -> Any:
        # The way alembic's own upgrade command asks for them.
        return script._upgrade_revs("heads", applied)

    context = MigrationContext.configure(
        connection, opts={"fn": steps, "transaction_per_migration": False}
    )
    schema = schema_of(script, context.get_current_heads())
    connection.commit()
    if schema is not Schema.OLDER:
        log.info("nothing to migrate", schema=schema.value)
        return
    with Operations.context(context), context.begin_transaction():
        context.run_migrations()
    log.info("migrated", revisions=sorted(context.get_current_heads()))
