"""How long it takes to find and fire what is due among a million open clocks, and whether the partial index finds it.

`python -m bench.clocks` makes a database of its own, loads 200,000 open tickets with five clocks each, lets 1,000 of
them be due and fires them as the service does: in its own transactions, with events, audit, history and notices.
Another 1,000 are then left to four workers at once, as replicas would do it. A number says how many tickets.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from crm_chassis import embedded, migrate
from crm_chassis.app import App
from crm_chassis.clock import FakeClock
from crm_chassis.config import Config
from crm_tickets import falling_due
from crm_tickets.__main__ import SERVICE
from crm_tickets.sla import firing

TICKETS, DUE, WORKERS, ROUNDS = 200_000, 1_000, 4, 200
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
LOAD = (
    "drop index tickets_search_idx",
    "insert into policies (display_name, clocks, breached)"
    " values ('Usual', '[]', '{\"targets\": [\"owner\"]}')",
    "insert into tickets (subject, state, priority, channel, owner_id, team, due_state, policy_id)"
    " select 'Ticket ' || n, 'in_progress', 'normal', 'phone', 'agent.' || n % 600, 'service',"
    " 'running', 1 from generate_series(1, {tickets}) n",
    # The due times lie spread over the month to come, but for the first clocks of all.
    "insert into clocks (ticket_id, kind, ref, state, start_time, due_time, next_time,"
    " target_seconds, policy_id)"
    " select n, kind, 0, 'running', timestamptz '{now}' - interval '1 hour', due, due, 28800, 1"
    " from (select n, kind, timestamptz '{now}' + case when kind = 'resolution' and n <= {due}"
    " then interval '1 minute' when kind = 'resolution' and n <= {due} * 2 then interval '2 minutes'"
    " else interval '1 hour' + (n * 7919 % 2592000) * interval '1 second' end as due"
    " from generate_series(1, {tickets}) n, unnest(array['first_response', 'stage', 'next_update',"
    " 'callback', 'resolution']) kind) as each",
    "vacuum analyze",
)


def load(connection: psycopg.Connection[Any], tickets: int) -> None:
    """Fills the tables."""
    for statement in LOAD:
        started = time.perf_counter()
        told = statement
        for name, value in (("tickets", tickets), ("now", NOW.isoformat()), ("due", DUE)):
            told = told.replace("{" + name + "}", str(value))
        connection.execute(told)
        print(f"{statement[:40]:42}{time.perf_counter() - started:7.1f} s", flush=True)
    (count,) = connection.execute(
        "select count(*) from clocks where next_time is not null"
    ).fetchone()  # type: ignore[misc]
    print(f"open clocks: {count:,}")


def plan(app: App, now: datetime) -> None:
    """Shows how PostgreSQL finds what is due."""
    given = firing.DUE.parameters({"now": now, "most": firing.AT_ONCE})
    with app.database.connection() as connection:
        cursor = connection.cursor(binary=False)
        cursor.execute("begin")
        cursor.execute(f"explain (analyze, buffers) {firing.DUE.text}", given)
        print("\n".join(row[0] for row in cursor.fetchall()))
        cursor.execute("rollback")


def idle(app: App) -> None:
    """What a look costs when nothing is due: every process looks twice a second."""
    started = time.perf_counter()
    for _ in range(ROUNDS):
        assert falling_due.fire_all(app, "clocks") == 0
    each = (time.perf_counter() - started) / ROUNDS
    print(f"a look when nothing is due: {each * 1000:.2f} ms")


def fire(app: App, workers: int) -> None:
    """Fires what is due, with so many at it; says how long it took and how many were fired."""
    started = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        counts = list(pool.map(lambda _: falling_due.fire_all(app, "clocks"), range(workers)))
    seconds = time.perf_counter() - started
    print(
        f"{sum(counts)} fired by {workers} in {seconds:.2f} s, {sum(counts) / seconds:.0f}/s: {counts}"
    )


def main() -> None:
    """The whole run."""
    tickets = int(sys.argv[1]) if len(sys.argv) > 1 else TICKETS
    with TemporaryDirectory(prefix="firsthand-clocks-") as folder:
        Path(folder).chmod(0o755)
        server = embedded.start(Path(folder) / "postgres", careless=True)
        url = embedded.create_database(server, "clocks")
        migrate.migrate(url, "tickets")
        with psycopg.connect(url, autocommit=True) as connection:
            load(connection, tickets)
        clock = FakeClock(NOW)
        app = App(
            SERVICE, Config("tickets", database_url=url, token_key="x" * 40, threads=8), clock
        )
        idle(app)
        clock.time = NOW + timedelta(minutes=1)
        plan(app, clock.now())
        fire(app, 1)
        clock.time = NOW + timedelta(minutes=2)
        fire(app, WORKERS)
        with app.database.connection() as connection:
            told = "select event_type, count(*) from events group by 1"
            print([tuple(row) for row in connection.execute(told)])
        app.close()
        server.cleanup()


if __name__ == "__main__":
    main()
