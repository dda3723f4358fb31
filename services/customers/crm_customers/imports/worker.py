"""The process that takes the steps of imports, beside the one that answers calls: an import slows nobody down.

The rule kept here: one import runs at a time, whoever starts it, under a lock of PostgreSQL's that ends with its
holder. The worker ends when the service that started it does; whoever looks next goes on.

    python -m crm_customers.imports.worker         # started by the loop of the service only
"""

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from typing import Any

import psycopg
from crm_chassis import config as settings
from crm_chassis import logs
from crm_chassis.app import App, Service
from crm_chassis.logs import log
from crm_chassis.sql import execute
from psycopg import errors as postgres
from sqlalchemy import func, select

from crm_customers.imports import rollback, runs

ONE_AT_A_TIME = 7_204_001
LOCK = select(func.pg_try_advisory_lock(ONE_AT_A_TIME).label("mine"))
UNLOCK = select(func.pg_advisory_unlock(ONE_AT_A_TIME))
NEXT = (
    "select import_id, state from imports where state in ('running', 'rolling_back')"
    " and (next_time is null or next_time <= %s) order by import_id limit 1"
)
LOOK_EVERY = 1.0
STAY = 3.0  # seconds that a worker waits for more before it ends
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
)


def next_one(app: App, connection: Any) -> Any:
    """The import that is at turn now."""
    return connection.execute(NEXT, (app.clock.now(),)).fetchone()


def run_due(app: App, helpers: int = 0, stopping: threading.Event | None = None) -> int:
    """Carries out all that is due, if nobody else does; says how many steps were taken."""
    count = 0
    with app.database.connection() as connection:
        if not execute(connection, LOCK, {}).fetchone().mine:  # type: ignore[union-attr]
            return 0
        try:
            while not (stopping and stopping.is_set()) and (found := next_one(app, connection)):
                count += carry_out(app, connection, found, helpers, stopping)
        finally:
            if not connection.closed:
                execute(connection, UNLOCK, {})
    return count


def carry_out(
    app: App, connection: Any, found: Any, helpers: int, stopping: threading.Event | None
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
                    why=str(error),
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
            f"{type(error).__name__}: {' '.join(str(error).split())[:800]}",
            app.clock.now(),
            import_id,
        ),
    )


def look_after(app: App, stopping: threading.Event) -> None:
    """The loop of the service: starts a worker whenever something is due and none is at work."""
    worker: subprocess.Popen[bytes] | None = None
    while not stopping.is_set():
        try:
            if worker is not None and worker.poll() is not None:
                worker = None
            if worker is None:
                with app.database.connection() as connection:
                    due = next_one(app, connection) is not None
                if due:
                    worker = start(app)
        except Exception:
            if not stopping.is_set():
                log.exception("looking after imports failed")
        stopping.wait(LOOK_EVERY)
    if worker is not None and worker.stdin is not None:
        worker.stdin.close()
        try:
            worker.wait(app.config.grace_seconds)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def start(app: App) -> "subprocess.Popen[bytes]":
    """A worker process that ends when its input does: when we close it, or are no more."""
    environment = os.environ | {
        "CRM_DATABASE_URL": app.config.database_url,
        "CRM_TOKEN_KEY": app.config.token_key,
        "CRM_PROCESSES": "1",
    }
    command = [sys.executable, "-m", "crm_customers.imports.worker"]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    )


def main() -> None:
    """The worker: takes steps until nothing is due, or until its service is gone."""
    config = replace(settings.from_environment("customers"), threads=1)
    logs.configure(config)
    app = App(Service("customers"), config)
    stopping = threading.Event()
    threading.Thread(target=watch, args=(stopping,), daemon=True).start()
    helpers = max(1, min(4, len(os.sched_getaffinity(0))))
    idle_since = time.monotonic()
    with app.database.connection() as connection:
        for setting in SETTINGS:
            connection.execute(setting)
    while not stopping.is_set() and time.monotonic() - idle_since < STAY:
        try:
            if run_due(app, helpers, stopping):
                idle_since = time.monotonic()
        except psycopg.OperationalError:
            log.exception("the database is away")
        stopping.wait(0.2)
    app.close()


def watch(stopping: threading.Event) -> None:
    """Waits for the end of the service; ends the worker soon, between two steps, and by force if that takes long."""
    sys.stdin.buffer.read()
    stopping.set()
    time.sleep(8)
    os._exit(1)


if __name__ == "__main__":
    main()
