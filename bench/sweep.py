"""What a sweep over the whole base needs: the time of its parts, and the memory of its process.

    python -m bench.sweep --records 300000

Fills a database of its own with messy records (bench/sources.py), leaves a sweep to the process that the service would
start, and watches it. How good the pairs are says bench.matching.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import psycopg
from crm_chassis import embedded, migrate, sql
from crm_customers.identity import keys

from bench import matching, sources

COLUMNS = (
    *("display_name", "kind", "country", "region", "city", "street", "postal_code"),
    *("tax_id", "birth_date", "phone_numbers", "email_addresses", "match_keys"),
)
STARTS = "insert into jobs (kind, payload, key) values ('sweep_account', '{\"train\": true}', 'sweep/account')"
LEFT = "select count(*) left_over, max(payload ->> 'stage') stage from jobs where kind = 'sweep_account'"
MEBIBYTE = 2**20


def rows(records: int) -> Iterator[tuple[Any, ...]]:
    """The records as an import would have written them."""
    for number in range(records):
        _source, _id, _entity, party = sources.record_of(1, number, records)
        one = matching.facts_of(number, party)
        kind = "household" if one.person else "company"
        where = (one.country or None, one.region, one.city, one.street, one.postal_code)
        lists = (list(one.phones), list(one.emails), keys.all_keys(one))
        yield (one.display_name, kind, *where, one.tax_id, one.born or None, *lists)


def fill(connection: psycopg.Connection[Any], records: int) -> None:
    """Fills the accounts."""
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor, cursor.copy(f"copy accounts ({names}) from stdin") as copy:
        for row in rows(records):
            copy.write_row(row)
    connection.execute("vacuum analyze accounts")


def watch(process: "subprocess.Popen[bytes]", connection: psycopg.Connection[Any]) -> None:
    """Until nothing is left to do; says when each part began, and how much memory there was."""
    began, stages, most = time.perf_counter(), dict[str, float](), 0
    seen = psutil.Process(process.pid)
    while True:
        left, stage = connection.execute(LEFT).fetchone()  # type: ignore[misc]
        if process.poll() is not None or not left:
            break
        moment = time.perf_counter() - began
        if (stage or "begin") not in stages:
            print(f"{moment:8.1f} s  {stage or 'begin'}", flush=True)
        stages.setdefault(stage or "begin", moment)
        most = max(most, seen.memory_info().rss)
        time.sleep(0.1)
    print(f"{time.perf_counter() - began:8.1f} s  end")
    print(f"most memory of the process: {most / MEBIBYTE:.0f} MiB")
    for row in connection.execute(
        "select method, record_count, pair_count, finish_time - start_time from sweeps order by 1"
    ):
        print(*row)


def main() -> None:
    """`python -m bench.sweep`."""
    parser = argparse.ArgumentParser(description="What a sweep needs.")
    parser.add_argument("--records", type=int, default=100_000)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="firsthand-sweep-"))
    folder.chmod(0o755)
    server = embedded.start(folder / "postgres", careless=True)
    try:
        url = embedded.create_database(server, "sweep")
        migrate.migrate(url, "customers")
        with psycopg.connect(url, autocommit=True) as connection:
            sql.configure(connection)
            connection.execute("set statement_timeout = 0")
            started = time.perf_counter()
            fill(connection, given.records)
            print(f"{given.records:,} records filled in {time.perf_counter() - started:.0f} s")
            connection.execute(STARTS)
            environment = os.environ | {
                **{"CRM_DATABASE_URL": url, "CRM_DATA_DIR": str(folder / "data")},
                **{"CRM_TOKEN_KEY": "x" * 40, "CRM_LOG_LEVEL": "warning"},
            }
            command = [sys.executable, "-m", "crm_customers.identity.sweeper"]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
            try:
                watch(process, connection)
            finally:
                process.kill()
                process.wait()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
