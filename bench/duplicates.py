"""How long the duplicate check at entry takes the database, at millions of customers.

    python -m bench.duplicates --records 2200000

Fills a database of its own with records that have as many keys as real ones: most keys belong to one or two records,
some (common names) to thousands. Then asks as the form does, and shows the plan, the indexes of all queries, the times.
"""

import argparse
import random
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg
from crm_chassis import embedded, migrate, sql
from crm_customers.identity import engine

FILL = """
insert into accounts (display_name, search_name, match_keys, phone_numbers, city, street, postal_code)
select 'Firm ' || n, 'firm ' || n,
  array[
    hashtextextended('p' || n, 1), hashtextextended('e' || n, 1), hashtextextended('t' || n, 1),
    hashtextextended('nc' || n %% (%(most)s / 3), 1), hashtextextended('np' || n, 1),
    hashtextextended('a' || n %% (%(most)s / 2), 1), hashtextextended('b' || n, 1),
    hashtextextended('n' || floor(pow(random(), 2) * %(most)s / 20), 1),
    hashtextextended('h' || n %% 20000, 1), hashtextextended('g' || n %% 5000, 1)
  ],
  array['+49' || n], 'City ' || n %% 300, 'Street ' || n %% 9000, lpad((n %% 99999)::text, 5, '0')
from generate_series(%(first)s, %(last)s) n
"""
PEOPLE = """
insert into contacts (account_id, display_name, search_name, match_keys)
select account_id, display_name, search_name, match_keys from accounts
"""
KEYS = """
select array[
    hashtextextended('p' || %(n)s, 1), hashtextextended('e' || %(n)s, 1), hashtextextended('t' || %(n)s, 1),
    hashtextextended('nc' || %(n)s %% (%(most)s / 3), 1), hashtextextended('np' || %(n)s, 1),
    hashtextextended('a' || %(n)s %% (%(most)s / 2), 1), hashtextextended('b' || %(n)s, 1),
    hashtextextended('n' || floor(pow(random(), 2) * %(most)s / 20), 1),
    hashtextextended('h' || %(n)s %% 20000, 1), hashtextextended('g' || %(n)s %% 5000, 1),
    hashtextextended('h' || (%(n)s + 1) %% 20000, 1), hashtextextended('g' || (%(n)s + 1) %% 5000, 1),
    hashtextextended('h' || (%(n)s + 7) %% 20000, 1), hashtextextended('g' || (%(n)s + 7) %% 5000, 1)
]
"""


def fill(connection: psycopg.Connection[Any], records: int) -> None:
    """The records, in parts; the indexes that this question does not need are left out meanwhile."""
    for index in ("accounts_search_text_idx", "accounts_match_keys_idx"):
        connection.execute(f"drop index {index}")
    step = 200_000
    for first in range(1, records + 1, step):
        last = min(records, first + step - 1)
        connection.execute(FILL, {"first": first, "last": last, "most": records})
    connection.execute("set maintenance_work_mem = '512MB'")
    connection.execute("create index accounts_match_keys_idx on accounts using gin (match_keys)")
    connection.execute("vacuum analyze accounts")


def measure(connection: psycopg.Connection[Any], records: int, asks: int) -> list[float]:
    """The milliseconds of each question: the candidates by their keys, then their rows."""
    draw, times = random.Random(3), []
    for _ in range(asks):
        number = draw.randrange(1, records)
        (wanted,) = connection.execute(KEYS, {"n": number, "most": records}).fetchone()
        started = time.perf_counter()
        given = {"keys": wanted, "most": engine.MOST_OF_A_KEY}
        found = sql.execute(connection, engine.BY_KEYS["account"], given).fetchall()
        ids = list({row.record_id for row in found})[: engine.LISTED]
        sql.execute(connection, engine.ROWS["account"], {"ids": ids}).fetchall()
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)


def plan(connection: psycopg.Connection[Any], records: int) -> str:
    """How PostgreSQL answers."""
    (wanted,) = connection.execute(KEYS, {"n": records // 2, "most": records}).fetchone()
    cursor = connection.cursor()
    text = f"explain (analyze, buffers) {engine.BY_KEYS['account'].text}"
    rows = cursor.execute(text, {"keys": wanted, "most": engine.MOST_OF_A_KEY}).fetchall()
    return "\n".join(row[0] for row in rows)


def questions(wanted: list[int], records: int) -> dict[str, tuple[sql.Statement, dict[str, Any]]]:
    """All queries of a check at entry and of a batch of an import, with what they may be asked."""
    ids = list(range(1, records, records // engine.LISTED))
    asked = dict[str, tuple[sql.Statement, dict[str, Any]]]()
    for kind in ("account", "contact"):
        given = {"keys": wanted, "most": engine.MOST_OF_A_KEY}
        asked[f"{kind}s by their keys"] = engine.BY_KEYS[kind], given
        asked[f"rows of {kind}s"] = engine.ROWS[kind], {"ids": ids}
        begins = {"low": "firm 77", "high": "firm 78", "most": engine.BEGINNING}
        asked[f"{kind}s whose name begins so"] = engine.BEGINS[kind], begins
    asked["people of an account"] = engine.SAME_ACCOUNT, {"ids": [5], "most": engine.LISTED}
    return asked


def explain(connection: psycopg.Connection[Any], records: int) -> None:
    """Which indexes answer each query: for these values, and for values that are not known yet."""
    (wanted,) = connection.execute(KEYS, {"n": records // 2, "most": records}).fetchone()
    for name, (statement, given) in questions(wanted, records).items():
        values = statement.parameters(given)
        for mode in ("force_custom_plan", "force_generic_plan"):
            connection.execute(f"set plan_cache_mode = {mode}")
            cursor = connection.cursor()
            shown = cursor.execute(f"explain {statement.text}", values, prepare=True).fetchall()
            lines = "\n".join(row[0] for row in shown)
            used = sorted(set(re.findall(r"(?:using|Index Scan on) (\w+_(?:idx|pkey))", lines)))
            print(f"{name:34} {mode[6:]:13} {', '.join(used)}")
            assert "Seq Scan" not in lines, lines
    connection.execute("reset plan_cache_mode")


def batches(connection: psycopg.Connection[Any], records: int) -> list[float]:
    """The milliseconds that the database needs for a record of an import's batch."""
    times, size = [], 500
    for first in range(1, min(records, 20_000), size):
        rows = connection.execute(
            "select match_keys from accounts where account_id between %s and %s",
            (first, first + size - 1),
        ).fetchall()
        wanted = list({key for (keys,) in rows for key in keys[:8]})
        started = time.perf_counter()
        given = {"keys": wanted, "most": engine.MOST_OF_A_KEY}
        found = sql.execute(connection, engine.BY_KEYS["account"], given).fetchall()
        ids = list({row.record_id for row in found})
        sql.execute(connection, engine.ROWS["account"], {"ids": ids}).fetchall()
        times.append((time.perf_counter() - started) * 1000 / size)
    return sorted(times)


def main() -> None:
    """`python -m bench.duplicates`."""
    parser = argparse.ArgumentParser(description="The duplicate check at entry, at millions.")
    parser.add_argument("--records", type=int, default=2_200_000)
    parser.add_argument("--asks", type=int, default=2000)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="firsthand-duplicates-"))
    folder.chmod(0o755)
    server = embedded.start(folder / "postgres", careless=True)
    try:
        url = embedded.create_database(server, "duplicates")
        migrate.migrate(url, "customers")
        with psycopg.connect(url, autocommit=True) as connection:
            sql.configure(connection)
            connection.execute("set statement_timeout = 0")
            started = time.perf_counter()
            fill(connection, given.records)
            print(f"{given.records:,} records filled in {time.perf_counter() - started:.0f} s")
            connection.execute(PEOPLE)
            connection.execute("vacuum analyze contacts")
            print(plan(connection, given.records))
            explain(connection, given.records)
            measure(connection, given.records, 200)
            times = measure(connection, given.records, given.asks)
            median, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
            print(
                f"duplicate check: median {median:.2f} ms, p99 {p99:.2f} ms, worst {times[-1]:.2f} ms"
            )
            times = batches(connection, given.records)
            print(f"a record of an import's batch: median {times[len(times) // 2]:.3f} ms")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
