"""The process that takes the steps of sweeps, beside the one that answers calls.

The rule kept here: one sweep runs at a time, whoever starts it, and none while an import is at work: only one of them
needs its memory. A step is a job, done once or not at all; killed at any moment, the next process takes it again.

    python -m crm_customers.identity.sweeper         # started by the loop of the service only
"""

import hashlib
import os
import shutil
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
from crm_chassis import config as settings
from crm_chassis import jobs, logs
from crm_chassis.app import App, Service
from crm_chassis.config import Config
from crm_chassis.logs import log

from crm_customers import beside
from crm_customers.identity.sweeping import KIND_OF, Sweep

ONE_AT_A_TIME = 7_204_002
NICE = 10  # who calls comes first
QUIET_AT_FIRST = 60.0  # seconds
NEXT = """
select kind, payload from jobs
where state = 'waiting' and run_time <= %(now)s and kind = any(%(kinds)s)
  and not exists (
    select from imports where state in ('running', 'rolling_back')
      and (next_time is null or next_time <= %(now)s))
order by kind = %(last)s desc, run_time, job_id limit 1
"""


def next_one(app: App, connection: Any, last: str = "") -> Any:
    """The step that is at turn now; a sweep that was begun is ended before the next one."""
    given = {"now": app.clock.now(), "kinds": list(KIND_OF), "last": last}
    return connection.execute(NEXT, given).fetchone()


def due(app: App, connection: Any) -> bool:
    """Whether there is something to do and nobody who does it."""
    return next_one(app, connection) is not None and beside.free(connection, ONE_AT_A_TIME)


def look_after(app: App, stopping: threading.Event) -> None:
    """The loop of the service. One that has just begun has its callers to serve first."""
    stopping.wait(QUIET_AT_FIRST)
    beside.look_after(app, stopping, "crm_customers.identity.sweeper", due)


def folder_of(config: Config) -> Path:
    """Where a sweep keeps the base: always the same place, so that nothing stays of one that was killed."""
    name = hashlib.sha256(config.database_url.encode()).hexdigest()[:16]
    return Path(config.data_dir, f"sweep-{name}").absolute()


def run_due(app: App, sweep: Sweep, stopping: threading.Event) -> int:
    """Takes all steps that are due, if nobody else does; says how many."""
    count, last = 0, ""
    with (
        app.database.connection() as connection,
        beside.alone(connection, ONE_AT_A_TIME) as mine,
    ):
        if not mine:
            return 0
        folder = folder_of(app.config)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            while not stopping.is_set() and (found := next_one(app, connection, last)):
                last = found.kind
                sweep.prepare(connection, KIND_OF[last], found.payload)
                count += jobs.run_one(app, {last})
        finally:
            sweep.close()
            shutil.rmtree(folder, ignore_errors=True)
    return count


def app_of(config: Config) -> tuple[App, Sweep]:
    """The service as far as sweeps need it."""
    sweep = Sweep(folder_of(config))
    return App(Service("customers", jobs=sweep.jobs), config), sweep


def main() -> None:
    """Takes steps until nothing is due, or until its service is gone."""
    config = replace(settings.from_environment("customers"), threads=1)
    logs.configure(config)
    os.nice(NICE)
    app, sweep = app_of(config)
    stopping = beside.until_the_service_ends()
    idle_since = time.monotonic()
    while not stopping.is_set() and time.monotonic() - idle_since < beside.STAY:
        try:
            if run_due(app, sweep, stopping):
                idle_since = time.monotonic()
        except psycopg.OperationalError:
            log.exception("the database is away")
        stopping.wait(0.2)
    app.close()


if __name__ == "__main__":
    main()
