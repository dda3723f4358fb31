"""The same facts and the same questions in PostgreSQL, beside DuckDB.

The rule kept here: PostgreSQL has the indexes that one would give it, statistics, memory to sort in, and no index-only
scan is kept from it; what takes it longer than its patience counts as having taken that long. The whole ends in a known
time: of a large firm's facts as many kinds of questions are asked as fit into it, drawn anew in no run.
"""

import random
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
from crm_reports.declaring import Fact
from crm_reports.measures import MEASURES
from crm_reports.warehouse import Warehouse

TYPES = {"varchar": "text", "double": "double precision"}
# Beside keys and what measures are counted by: whose a record is, and when it was removed.
INDEXED = ("account_id", "ticket_id", "order_account_id")
COUNTED = frozenset(
    word for each in MEASURES.values() for word in re.findall(r"[a-z_]+\.([a-z_]+)", each.time)
)
# Of a query that takes PostgreSQL longer than this (ms) no second is asked.
PATIENCE = 20_000
LONGEST = 120  # seconds for which PostgreSQL is asked
ONCE = 500  # ms: what takes longer is not asked again


def copied(facts: Warehouse, url: str, folder: Path) -> None:
    """The same facts in PostgreSQL: the largest first, two at a time."""
    sizes = {
        fact.table: facts.read(f"select count(*) from {fact.table}")[0][0] for fact in facts.facts
    }
    largest = sorted(facts.facts, key=lambda fact: -sizes[fact.table])
    with ThreadPoolExecutor(2) as workers:
        for done in workers.map(
            lambda fact: _copied(facts, fact.table, fact, url, folder), largest
        ):
            assert done is None
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create table followed (service text, current_time_utc timestamp)")
        _table(facts, connection, "campaign_credits", folder)
        connection.execute("analyze")


def _copied(facts: Warehouse, table: str, fact: Fact, url: str, folder: Path) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("set maintenance_work_mem = '512MB'")
        for name, kind in _table(facts, connection, table, folder):
            asked = name == fact.key or name in INDEXED or name in COUNTED
            if asked and kind != "VARCHAR":
                connection.execute(f"create index on {table} ({name})")


def _table(
    facts: Warehouse, connection: psycopg.Connection[Any], table: str, folder: Path
) -> Sequence[tuple[str, str]]:
    """COPY of a table, all of it visible to everybody at once; says its columns."""
    columns = facts.read(
        "select column_name, data_type from duckdb_columns() where table_name = ?", [table]
    )
    ddl = ", ".join(f"{name} {_type(kind)}" for name, kind in columns)
    path = folder / f"{table}.csv"
    facts.read(f"copy {table} to '{path}' (header false)")
    copy = f"copy {table} from stdin (format csv, freeze)"
    with connection.transaction():
        connection.execute(f"create unlogged table {table} ({ddl})")
        with path.open("rb") as file, connection.cursor().copy(copy) as copying:
            while block := file.read(1 << 20):
                copying.write(block)
    path.unlink()
    return columns


def _type(kind: str) -> str:
    kind = kind.lower()
    return TYPES.get(kind, kind.replace("decimal", "numeric"))


def translated(statement: str, parameters: Any) -> str:
    """The same question in PostgreSQL's words, its parameters written into it; as the planner likes them best."""
    for name, value in sorted(dict(parameters or {}).items(), key=lambda pair: -len(pair[0])):
        literal = _literal(value).replace("\\", r"\\")
        statement = re.sub(rf"\${name}\b", literal, statement)
    changes = (
        (r"quantile_cont\((\w+), 0.5\)", r"percentile_cont(0.5) within group (order by \1)"),
        (r"epoch_us\(", "1e6 * extract(epoch from "),
        (r"unnest\(\[", "unnest(array["),
        (r"filter \((?!where)", "filter (where "),
        (r"interval (\d+) (\w+)", r"interval '\1 \2'"),
        (r"unnest\((generate_series\([^)]*\))\)", r"\1"),
        (r"\btry_cast\(", "cast("),
        (r"make_date\((s\.plan_year)", r"make_date(\1::int"),
        (r"as varchar\)", "as text)"),
        (r"as double\)", "as double precision)"),
        (r"count\(\) over", "count(*) over"),
        (
            r"coalesce\(bit_count\(bitstring_agg\(key, -?\d+, -?\d+\)\), 0\)",
            "count(distinct key)",
        ),
    )
    for old, new in changes:
        statement = re.sub(old, new, statement)
    # A derived table needs no name since version 16.
    return statement


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"array[{', '.join(map(_literal, value))}]" if value else "array[]::bigint[]"
    if isinstance(value, (int, float)):
        return str(value)
    kind = "timestamp " if hasattr(value, "hour") else "date " if hasattr(value, "year") else ""
    return kind + "'" + str(value).replace("'", "''") + "'"


def beside(
    connection: psycopg.Connection[Any], facts: Warehouse, kept: dict[str, tuple[str, Any]]
) -> dict[str, tuple[float, float]]:
    """The dearest question of each kind, asked of both: ms of CPU of DuckDB and of PostgreSQL."""
    pid = connection.info.backend_pid
    found: dict[str, tuple[float, float]] = {}
    connection.execute("set max_parallel_workers_per_gather = 0")
    connection.execute("set work_mem = '512MB'")
    connection.execute(f"set statement_timeout = {PATIENCE}")
    names, ends = sorted(kept), time.monotonic() + LONGEST
    random.Random(3).shuffle(names)
    for name in names:
        if time.monotonic() > ends:
            print(f"  PostgreSQL was asked {len(found)} of {len(names)} kinds of questions")
            break
        statement, parameters = kept[name]
        ours, theirs = [], []
        try:
            while len(theirs) < 2 and max(theirs, default=0) < ONCE:
                before = time.process_time()
                facts.read(statement, parameters)
                ours.append((time.process_time() - before) * 1000)
                before = _cpu(pid)
                connection.execute(translated(statement, parameters).encode()).fetchall()
                theirs.append((_cpu(pid) - before) * 1000)
        except psycopg.errors.QueryCanceled:
            theirs.append(float(PATIENCE))
        except psycopg.Error as error:
            print(f"  not asked of PostgreSQL: {name}: {str(error).splitlines()[0]}")
            continue
        found[name] = (min(ours), min(theirs))
    return found


def _cpu(pid: int) -> float:
    return time.clock_gettime(~pid << 3 | 2)
