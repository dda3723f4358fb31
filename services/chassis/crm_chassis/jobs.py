"""Work in the background: left behind by calls, done later, by whichever process is free.

The rule kept here: a job runs in one transaction that also takes it off the list, so it is done once or not at all. A
running job is a waiting one whose row is locked: when its worker dies, the lock goes with the connection and the next
worker takes it. There is no leader. What fails is tried again, ever later, and given up after MOST tries.
"""

import random
import threading
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, bindparam, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_chassis import logs, outbox, retention, tracing, worksheet_forgetting
from crm_chassis.logs import log
from crm_chassis.metrics import Reading
from crm_chassis.sql import Statement, execute
from crm_chassis.tables import jobs

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

MOST = 12
SLOWEST = 3600.0
THREADS, OUTSIDE_THREADS = 2, 2
PAUSE = 0.5
NOW = bindparam("now", type_=jobs.c.run_time.type)
CLAIM = Statement(
    select(jobs)
    .where(
        jobs.c.state == literal("waiting"),
        jobs.c.run_time <= NOW,
        jobs.c.kind == func.any(bindparam("kinds", type_=ARRAY(Text))),
    )
    .order_by(jobs.c.run_time, jobs.c.job_id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
THIS = jobs.c.job_id == bindparam("this")
DONE = Statement(update(jobs).where(THIS).values(state="done", finish_time=NOW))
GONE = Statement(delete(jobs).where(THIS))
FAILED = Statement(
    update(jobs)
    .where(THIS)
    .values(
        state=bindparam("state"),
        attempts=jobs.c.attempts + 1,
        last_error=bindparam("last_error"),
        run_time=bindparam("run_time"),
        finish_time=bindparam("finish_time", type_=jobs.c.finish_time.type),
    )
)
SLOT = Statement(
    insert(jobs)
    .values({name: bindparam(name) for name in ("kind", "key", "slot", "run_time")})
    .on_conflict_do_nothing()
)
COUNTS = Statement(
    select(
        func.count().filter(jobs.c.state == literal("waiting")).label("waiting"),
        func.count().filter(jobs.c.state == literal("dead")).label("dead"),
        func.min(jobs.c.run_time)
        .filter(
            jobs.c.state == literal("waiting"),
            # What a process beside the service does comes when it comes.
            jobs.c.kind != func.all(bindparam("apart", type_=ARRAY(Text))),
        )
        .label("oldest"),
    ).where(jobs.c.state != literal("done"))
)
OWN = retention.JOBS
OWN_PERIODIC = retention.PERIODIC


def run_one(app: "App", kinds: Collection[str]) -> bool:
    """Runs the job that has been due longest; False when none is."""
    with app.database.connection() as connection:
        call = app.begin(connection, "jobs")
        with app.transaction(connection, call):
            given = {"now": app.clock.now(), "kinds": list(kinds)}
            row = execute(connection, CLAIM, given).fetchone()
            if row is None:
                return False
            call.method = f"jobs/{row.kind}"
            with app.metrics.running.track_inprogress():
                outcome = _attempt(app, call, row)
    app.metrics.job_runs.labels(row.kind, outcome).inc()
    return True


def _attempt(app: "App", call: "Call", row: Any) -> str:
    """Does the work; what failed is undone, and noted for the next try. Says what came of it."""
    try:
        with tracing.span(call.method, {"traceparent": tracing.outgoing(row.trace_id)}) as trace_id:
            call.trace_id = trace_id
            with call.connection.transaction():  # a savepoint: what fails is undone up to here
                # Off the list first: the job may leave a next one of the same key.
                finished = {"this": row.job_id, "now": app.clock.now()}
                execute(call.connection, GONE if row.slot is None else DONE, finished)
                app.jobs[row.kind](call, row.payload)
                outbox.flush(call, None)
    except Exception as mistake:
        if call.connection.closed:
            raise
        tries = row.attempts + 1
        dead = tries >= MOST
        log.exception("job failed", kind=row.kind, job_id=row.job_id, tries=tries, dead=dead)
        now = app.clock.now()
        failed = {
            "state": "dead" if dead else "waiting",
            "last_error": logs.told(mistake),
            "run_time": now + pause_after(tries),
            "finish_time": now if dead else None,
        }
        execute(call.connection, FAILED, {"this": row.job_id, **failed})
        return "dead" if dead else "failed"
    return "done"


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many failures: doubling, at most an hour, never all at once."""
    seconds = min(SLOWEST, 2.0**tries)
    return timedelta(seconds=seconds * random.uniform(0.75, 1.25))  # noqa: S311


def plan(app: "App", periodic: Iterable[tuple[str, float]]) -> None:
    """Puts periodic jobs on the list: one run for each slot of time, whoever plans it first."""
    now = app.clock.now()
    for kind, seconds in periodic:
        slot = datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)
        row = {"kind": kind, "key": f"every/{kind}", "slot": slot, "run_time": now}
        with app.database.connection() as connection:
            execute(connection, SLOT, row)


def run_due(app: "App") -> int:
    """Runs all jobs that are due, here and now; says how many ran: for tests and consoles."""
    plan(app, app.service.periodic.items())
    count = 0
    while run_one(app, app.jobs):
        count += 1
    return count


def readings(app: "App") -> Iterable[Reading]:
    """How many jobs wait and are dead, and for how long the oldest has been due."""
    with app.database.connection() as connection:
        row: Any = execute(connection, COUNTS, {"apart": list(app.service.apart)}).fetchone()
    late = (app.clock.now() - row.oldest).total_seconds() if row.oldest else 0.0
    yield "crm_jobs", "Jobs on the list", {"state": "waiting"}, float(row.waiting)
    yield "crm_jobs", "Jobs on the list", {"state": "dead"}, float(row.dead)
    yield "crm_jobs_oldest_seconds", "How long the oldest job has been due", {}, max(0.0, late)


def work(app: "App", stopping: threading.Event) -> None:
    """The background loop: threads that run jobs, and the planning of periodic ones.

    What speaks to the world outside has threads of its own: an address that hangs delays nothing else. What needs much
    memory or time is done by a process of its own, which the service looks after.
    """
    from crm_chassis import notice_mails, webhooks  # late: these enqueue jobs

    app.metrics.ask(lambda: readings(app))
    outside = {*webhooks.JOBS, *notice_mails.OUTSIDE, *app.service.outside}
    inside = app.jobs.keys() - outside - set(app.service.apart)
    lanes = [inside] * THREADS + [outside] * OUTSIDE_THREADS
    threads = [
        threading.Thread(target=_lane, args=(app, kinds, stopping), name=f"jobs-{i}", daemon=True)
        for i, kinds in enumerate(lanes)
    ]
    for thread in threads:
        thread.start()
    periodic = {
        **OWN_PERIODIC,
        **notice_mails.PERIODIC,
        **(worksheet_forgetting.PERIODIC if app.service.worksheets else {}),
        **app.service.periodic,
    }.items()
    while not stopping.is_set():
        _guarded("planning jobs failed", lambda: plan(app, periodic), stopping)
        stopping.wait(min(10.0, *(seconds for _, seconds in periodic)) / 2)
    for thread in threads:
        thread.join(app.config.grace_seconds)


def _lane(app: "App", kinds: Collection[str], stopping: threading.Event) -> None:
    """Runs jobs of these kinds until told to stop."""
    while not stopping.is_set():
        if not _guarded("running jobs failed", lambda: run_one(app, kinds), stopping):
            stopping.wait(PAUSE * random.uniform(0.8, 1.2))  # noqa: S311


def _guarded(what: str, step: Callable[[], bool | None], stopping: threading.Event) -> bool:
    """One step of a loop that nothing may end: a database that is away comes back."""
    try:
        return bool(step())
    except Exception:
        if not stopping.is_set():
            log.exception(what)
            stopping.wait(1)
        return False
