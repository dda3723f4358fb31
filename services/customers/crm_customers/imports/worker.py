"""The process that takes the steps of imports, beside the one that answers calls: an import slows nobody down.

The rule kept here: one import runs at a time, whoever starts it, under a lock of PostgreSQL's that ends with its
holder. The worker ends when the service that started it does; whoever looks next goes on.

    python -m crm_customers.imports         # started by the loop of the service only
"""

import threading
import time
from dataclasses import replace
from typing import Any

import psycopg
from crm_chassis import config as settings
from crm_chassis import logs
from crm_chassis.app import App, Service
from crm_chassis.logs import log
from psycopg import errors as postgres

from crm_customers import beside
from crm_customers.imports import rollback, runs
from crm_customers.imports.helping import Helpers

ONE_AT_A_TIME = 7_204_001
NEXT = (
    "select import_id, state from imports where state in ('running', 'rolling_back')"
    " and (next_time is null or next_time <= %s) order by import_id limit 1"
)
# A file that was sent just now will most likely be imported: the worker loads meanwhile.
SENT = (
    "select exists (select from import_files where create_time > %s - interval '5 seconds') as sent"
)
TRIES = 5
AGAIN = (
    postgres.SerializationFailure,
    postgres.DeadlockDetected,
    postgres.UniqueViolation,
    postgres.LockNotAvailable,
)
SETTINGS = (
    "set statement_timeout = '600s'",
    "set work_mem = '64MB'",
    "set application_name = 'firsthand import'",
    # A table that is being filled is not yet known to be large: nothing here is meant to read all of one.
    "set enable_seqscan = off",
    # A step that a crash of the database takes back is taken again, with the place where it stood; and the feed tells
    # only of what is on disk (crm_chassis/durable.py). So nobody has to wait for the disk after each step.
    "set synchronous_commit = off",
)


def next_one(app: App, connection: Any) -> Any:
    """The import that is at turn now."""
    return connection.execute(NEXT, (app.clock.now(),)).fetchone()


def run_due(
    app: App, helpers: Helpers | None = None, stopping: threading.Event | None = None
) -> int:
    """Carries out all that is due, if nobody else does; says how many steps were taken."""
    helpers = helpers or Helpers()
    count = 0
    with (
        app.database.connection() as connection,
        beside.alone(connection, ONE_AT_A_TIME) as mine,
    ):
        while mine and not helpers.broken and not (stopping and stopping.is_set()):
            found = next_one(app, connection)
            if found is None:
                break
            count += carry_out(app, connection, found, helpers, stopping)
    return count


def carry_out(
    app: App, connection: Any, found: Any, helpers: Helpers, stopping: threading.Event | None
) -> int:
    """The steps of one import until it is through, held, or has to wait."""
    work: Any = rollback.Rollback(app, found.import_id) if found.state == "rolling_back" else None
    work = work or runs.Run(app, found.import_id, helpers)
    count = tries = 0
    try:
        while not (stopping and stopping.is_set()):
            try:
                going = work.step(connection)
            except AGAIN as error:
                tries += 1
                log.info(
                    "an import's step is taken again",
                    import_id=found.import_id,
                    why=logs.told(error),
                    tries=tries,
                )
                if tries >= TRIES:
                    fail(app, connection, found.import_id, error)
                    break
                time.sleep(0.05 * tries)
                continue
            except psycopg.OperationalError:
                raise
            except Exception as error:
                log.exception("an import failed", import_id=found.import_id)
                fail(app, connection, found.import_id, error)
                break
            count, tries = count + 1, 0
            if not going:
                break
    finally:
        work.close()
    return count


def fail(app: App, connection: Any, import_id: int, error: Exception) -> None:
    """Notes that an import cannot go on; somebody may resume it."""
    connection.execute(
        "update imports set state = 'failed', note = %s, update_time = %s, etag = etag + 1 where import_id = %s",
        (
            # Without the lines in which PostgreSQL shows the values of a row.
            f"{type(error).__name__}: {str(error).partition(chr(10))[0][:800]}",
            app.clock.now(),
            import_id,
        ),
    )


def due(app: App, connection: Any) -> bool:
    """Whether there is something to do, or will be soon, and nobody who does it."""
    if next_one(app, connection) is None:
        return bool(connection.execute(SENT, (app.clock.now(),)).fetchone().sent)
    return beside.free(connection, ONE_AT_A_TIME)


def look_after(app: App, stopping: threading.Event) -> None:
    """The loop of the service: starts a worker whenever something is due and none is at work."""
    beside.look_after(app, stopping, beside.IMPORTS, due)


def main(helper_count: int) -> None:
    """The worker: takes steps until nothing is due, or until its service is gone."""
    config = replace(settings.from_environment("customers"), threads=1)
    logs.configure(config)
    helpers = Helpers(helper_count)  # before this process has threads
    app = App(Service("customers"), config)
    stopping = beside.until_the_service_ends()
    idle_since = time.monotonic()
    with app.database.connection() as steps, app.database.connection() as beside_them:
        for setting in SETTINGS:
            steps.execute(setting)
            beside_them.execute(setting)
    while (
        not stopping.is_set() and not helpers.broken and time.monotonic() - idle_since < beside.STAY
    ):
        try:
            if run_due(app, helpers, stopping):
                idle_since = time.monotonic()
        except psycopg.OperationalError:
            log.exception("the database is away")
        stopping.wait(0.2)
    helpers.close()
    app.close()
