"""How fast orders are imported, against a plain COPY of the very same rows into the very same tables."""

import random
import time
from graphlib import TopologicalSorter
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import IO

import psycopg
from crm_cli.client import channel
from crm_cli.imports import STATES, Import, parcel_of
from crm_cli.testing import Running, running
from psycopg import sql

from bench.measure import Result, Run, settle

ORDERS = 100_000  # with fewer the start of the worker, a second and a half, is what is measured
IN_MEMORY, BLOCK = (
    256 * 2**20,
    2**20,
)  # bytes of a table that are kept in memory, and of what is sent
EXAMPLE = Path(__file__).parents[1] / "examples" / "superstore_orders.yaml"
HEADER = (
    "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,Country/Region,City,"
    "State/Province,Postal Code,Region,Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Discount,Profit"
)


def write_file(path: Path, orders: int = ORDERS) -> int:
    """A file of about two and a half lines an order; says how many lines."""
    draw = random.Random(1)
    row = 0
    with path.open("w") as file:
        file.write(HEADER + "\n")
        for number in range(orders):
            customer = draw.randrange(4000)
            day = f"{draw.randrange(1, 29):02d}/{draw.randrange(1, 13):02d}/{draw.choice((24, 25))}"
            for _ in range(draw.choice((1, 2, 2, 3, 4))):
                row += 1
                product = draw.randrange(1800)
                file.write(
                    f"{row},US-{number},{day},{day},Standard Class,C-{customer},Customer {customer},Corporate,"
                    f"United States,Houston,Texas,77095,Central,P-{product},Office Supplies,Paper,Product {product},"
                    f"{draw.randrange(1, 90000) / 100},{draw.randrange(1, 9)},0.2,{draw.randrange(-900, 9000) / 100}\n"
                )
    return row


def import_file(stand: Running, path: Path) -> float:
    """The seconds that `crm import` takes."""
    started = time.perf_counter()
    with channel(stand.stand.address("customers")) as opened:
        stubs = stand.stubs("customers")
        stubs.channel = opened
        going = Import(stubs)
        made = going.create(parcel_of(EXAMPLE, (str(path),)))
        result = going.watch(made.import_id, lambda _: None)
    assert result.state == STATES.IMPORT_STATE_DONE, result.note
    assert not result.rejected_rows
    return time.perf_counter() - started


def filled_tables(connection: psycopg.Connection[tuple[object, ...]]) -> list[str]:
    """The tables that the import wrote to, in an order in which each follows those that it refers to."""
    filled = """
        select s.relname from pg_stat_user_tables s join pg_class t on t.oid = s.relid
        where s.n_tup_ins > 10 and t.relpersistence = 'p' and t.relname <> 'jobs' order by 1
    """
    refers = """
        select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
        where contype = 'f' and conrelid <> confrelid
    """
    after: dict[str, set[str]] = {str(row[0]): set() for row in connection.execute(filled)}
    for table, other in connection.execute(refers):
        if table in after and other in after:
            after[str(table)].add(str(other))
    return list(TopologicalSorter(after).static_order())


def lock(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Has all tables to itself, for what refers to emptied ones is emptied, too: what the service does in the
    background waits, and a knot with it is tried again.
    """
    found = connection.execute(
        "select relname from pg_stat_user_tables where schemaname = 'public' order by 1"
    )
    tables = [str(name) for (name,) in found]
    names = sql.SQL(", ").join(map(sql.Identifier, tables))
    for _ in range(20):
        try:
            connection.execute(sql.SQL("lock table {} in access exclusive mode").format(names))
        except psycopg.errors.DeadlockDetected:
            connection.rollback()
            time.sleep(0.5)
        else:
            return


def copy_again(stand: Running) -> float:
    """The seconds that COPY takes to put the same rows into the same, emptied tables, in one transaction."""
    with psycopg.connect(stand.processes.database.url("customers")) as connection:
        connection.execute("select pg_stat_force_next_flush()")
        tables = filled_tables(connection)
        lock(connection)
        kept = {table: kept_rows(connection, table) for table in tables}
        names = sql.SQL(", ").join(map(sql.Identifier, tables))
        connection.execute(sql.SQL("truncate {} cascade").format(names))
        for (
            table
        ) in tables:  # what triggers wrote is among the rows; foreign keys are checked as always
            command = sql.SQL("alter table {} disable trigger user")
            connection.execute(command.format(sql.Identifier(table)))
        started = time.perf_counter()
        for table in tables:
            with connection.cursor().copy(columns_of(connection, table)) as copy:
                while block := kept[table].read(BLOCK):
                    copy.write(block)
        connection.commit()
        return time.perf_counter() - started


def kept_rows(connection: psycopg.Connection[tuple[object, ...]], table: str) -> IO[bytes]:
    """All rows of a table as COPY gives them, in a file that goes by itself."""
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (it is read after this function)
    given = sql.SQL("copy {} to stdout").format(sql.Identifier(table))
    with connection.cursor().copy(given) as copy:
        for block in copy:
            file.write(block)
    file.seek(0)
    return file


def columns_of(connection: psycopg.Connection[tuple[object, ...]], table: str) -> sql.Composed:
    """COPY into the columns of a table that are not generated."""
    query = """
        select attname from pg_attribute where attrelid = %s::regclass and attnum > 0
        and not attisdropped and attgenerated = '' order by attnum
    """
    names = [sql.Identifier(str(row[0])) for row in connection.execute(query, [table])]
    return sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(names)
    )


def bench(run: Run) -> None:
    """Both, and how they compare."""
    with TemporaryDirectory() as folder, running("customers", CRM_LOG_LEVEL="warning") as stand:
        path = Path(folder) / "orders.csv"
        rows = write_file(path, int(ORDERS * max(0.5, run.scale)))
        settle(stand.processes.services["customers"].pid)
        imported = import_file(stand, path)
        copied = copy_again(stand)
    run.add(Result("plain COPY of the same rows", rows / copied, "rows/s"))
    run.add(
        Result(
            "order import",
            rows / imported,
            "rows/s",
            copied / imported,
            "COPY",
            1 / 3,
            at_least=True,
        )
    )
