"""How long the database takes for a page of a timeline: 50 of 10,000 entries of a customer, among 20 million touches.

`python -m bench.timeline` makes a database of its own (about 8 GB and some minutes; a number says how many touches),
asks as the service asks, and shows the plan. Touches stand in the order of time: those of one customer lie far apart.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from crm_chassis import embedded, migrate, sql
from crm_customers import rules, timeline_queries, touch_counting
from crm_customers.touchpoint_queries import MAP, TOUCHPOINTS

TOUCHES, ACCOUNTS, EACH = 20_000_000, 100_000, 10_000
NOW = datetime(2026, 11, 16, tzinfo=UTC)
STEP, ASKED, MOST = timedelta(seconds=6), 400, 51
A_MONTH = {"since_time": NOW - timedelta(days=30), "until_time": NOW, "most": 1000}
EVERYBODY = {"sees_all": True, "me": None, "my_team": None}
LOAD = (
    "insert into accounts (display_name, owner_id)"
    " select 'Customer ' || n, 'rep.' || n % 50 from generate_series(1, {accounts}) n",
    "insert into contacts (account_id, display_name)"
    " select n, 'Person ' || n from generate_series(1, {accounts}) n",
    # Every fourth touch is with one of the customers that have 10,000; the others have about 150.
    "insert into interactions"
    " (account_id, contact_id, channel, direction, agent_id, start_time, duration_seconds, outcome, subject)"
    " select whose, whose, (array['phone', 'email', 'web', 'visit'])[1 + n % 4], 'inbound', 'agent.' || n % 300,"
    " timestamptz '2026-11-16 00:00+00' - ({touches} - n) * interval '6 seconds', n % 600, 'resolved',"
    " 'Asked about ' || n % 997 from (select n,"
    " case when n % 4 = 0 then 1 + (n / 4) % {heavy} else 1 + abs(hashint8(n)) % {accounts} end as whose"
    " from generate_series(1, {touches}::bigint) n) as each",
    "insert into orders (source, external_id, account_id, order_date, state, currency, amount, fingerprint)"
    " select 'shop', n::text, 1 + n % {accounts}, date '2026-11-16' - (n % 900)::int, 'shipped', 'EUR', 10, 'x'"
    " from generate_series(1, {accounts} * 3) n",
    "insert into ticket_copies (ticket_id, account_id, create_time, event_time)"
    " select n, 1 + n % {accounts}, now() - n * interval '30 seconds', now()"
    " from generate_series(1, {accounts} * 2) n",
    "insert into promise_copies (promise_id, account_id, due_time, create_time, event_time)"
    " select n, 1 + n % {accounts}, now(), now() - n * interval '60 seconds', now()"
    " from generate_series(1, {accounts}) n",
    "insert into claim_copies (deal_registration_id, account_id, state, create_time, event_time)"
    " select n, n, 'approved', now() - n * interval '60 seconds', now() from generate_series(1, {accounts}) n",
)
INDEXES = (
    "select indexname, indexdef from pg_indexes"
    " where tablename = 'interactions' and indexname not like '%_pkey'"
)


def load(connection: psycopg.Connection[Any], touches: int) -> int:
    """Fills the tables; indexes of touches are made afterwards. Says how many customers have 10,000 touches."""
    heavy = max(1, touches // 4 // EACH)
    sizes = {"touches": touches, "accounts": ACCOUNTS, "heavy": heavy}
    indexes = connection.execute(INDEXES).fetchall()
    for name, _made in indexes:
        connection.execute(f'drop index "{name}"')
    for statement in LOAD:
        started = time.perf_counter()
        connection.execute(statement.format(**sizes))
        print(f"{statement[12:40]:30} {time.perf_counter() - started:6.0f} s", flush=True)
    for _name, made in indexes:
        connection.execute(made)
    connection.execute("vacuum analyze")
    return heavy


def asked(place: rules.Place, **whose: int) -> dict[str, Any]:
    """The parameters of a page, as the service makes them."""
    given: dict[str, Any] = {"account_id": 0, "contact_id": 0, **whose, "most": MOST}
    for number, kind in timeline_queries.KINDS.items():
        bound = rules.day_bound if kind.has_days else rules.bound
        name = kind.table.name
        given[f"{name}_time"], given[f"{name}_id"] = bound(place, number)
        given[f"with_{name}"] = True
    return given | EVERYBODY


def measure(name: str, ask: Callable[[], list[Any]], times: int = ASKED) -> None:
    """Asks many times, each time for somebody else, and shows how long it took."""
    seconds, rows = [], 0
    for _ in range(times):
        started = time.perf_counter()
        rows += len(ask())
        seconds.append(time.perf_counter() - started)
    late = quantiles(seconds, n=100)[98] if times >= 100 else max(seconds)
    print(
        f"{name:44} p50 {median(seconds) * 1000:7.2f} ms  p99 {late * 1000:7.2f} ms  {rows / times:7.1f} rows",
        flush=True,
    )


def ask_pages(connection: psycopg.Connection[Any], heavy: int, touches: int) -> None:
    """All questions of a customer's timeline."""
    draw = random.Random(7)

    def page(of_person: bool, newer: bool, deep: bool) -> list[Any]:
        number = draw.randint(1, heavy)
        moment = NOW - STEP * draw.randrange(touches) if deep else rules.FAR_AWAY
        place = rules.Place(moment, 1, draw.randrange(1, touches) if deep else rules.LAST_ID)
        whose = {"contact_id": number} if of_person else {"account_id": number}
        statement = timeline_queries.TIMELINE[of_person, newer]
        return sql.execute(connection, statement, asked(place, **whose)).fetchall()

    measure("newest 50 of 10,000", lambda: page(False, False, False))
    measure("50 anywhere, to the older", lambda: page(False, False, True))
    measure("50 anywhere, to the newer", lambda: page(False, True, True))
    measure("50 of a person, anywhere", lambda: page(True, False, True))
    year = {"since_time": NOW - timedelta(days=365), "until_time": NOW}

    def touchpoints() -> list[Any]:
        given = {"account_id": draw.randint(1, heavy), "contact_id": 0, "most": 1000, **year}
        return sql.execute(connection, TOUCHPOINTS, given).fetchall()

    measure("touchpoints of a year of 10,000 touches", touchpoints, times=100)


def ask_maps(connection: psycopg.Connection[Any]) -> None:
    """The map of all touches of a month."""
    for name, maps in (("out of counts", touch_counting.MAP), ("counted straight", MAP)):
        for group, statement in maps.items():
            given = {**A_MONTH, **EVERYBODY}
            measure(
                f"map of a month by {group}, {name}",
                lambda s=statement, g=given: sql.execute(connection, s, g).fetchall(),  # type: ignore[misc]
                times=3,
            )


def count(connection: psycopg.Connection[Any]) -> None:
    """Counts all days, as the job does."""
    started, runs, found = time.perf_counter(), 0, touch_counting.DAYS_AT_ONCE
    oldest = (NOW - timedelta(days=touch_counting.HORIZON)).date()
    while found == touch_counting.DAYS_AT_ONCE:
        given = {"today": NOW.date(), "oldest": oldest, "most": touch_counting.DAYS_AT_ONCE}
        found = sql.execute(connection, touch_counting.COUNT, given).fetchone().days  # type: ignore[union-attr]
        runs += 1
    seconds = time.perf_counter() - started
    print(f"all days counted in {seconds:.0f} s, {seconds / runs:.2f} s each time")
    connection.execute("vacuum analyze touch_counts, touch_days, touch_changes")


def show(
    connection: psycopg.Connection[Any], statement: sql.Statement, given: dict[str, Any]
) -> None:
    """Shows how the database answers a question."""
    plan = f"explain (analyze, buffers, costs off) {statement.text}"
    for row in connection.execute(plan, statement.parameters(given)):
        print(row[0])


def main(touches: int) -> None:
    """The whole run."""
    with TemporaryDirectory(prefix="firsthand-timeline-") as folder:
        Path(folder).chmod(0o755)
        server = embedded.start(Path(folder) / "postgres", careless=True)
        try:
            url = embedded.create_database(server, "timeline")
            migrate.migrate(url, "customers")
            with psycopg.connect(url, autocommit=True) as connection:
                sql.configure(connection)
                connection.execute("set statement_timeout = 0")
                connection.execute("set maintenance_work_mem = '512MB'")
                heavy = load(connection, touches)
                size = connection.execute(
                    "select pg_size_pretty(pg_database_size('timeline')) size"
                )
                print(f"{touches:,} touches, {size.fetchone()[0]}", flush=True)  # type: ignore[index]
                for _ in range(2):  # the second time the pages are in memory
                    ask_pages(connection, heavy, touches)
                place = rules.Place(NOW - STEP * (touches // 2), 1, 1)
                show(
                    connection, timeline_queries.TIMELINE[False, False], asked(place, account_id=1)
                )
                count(connection)
                ask_maps(connection)
                show(connection, touch_counting.MAP["role"], A_MONTH)
        finally:
            server.cleanup()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TOUCHES)
