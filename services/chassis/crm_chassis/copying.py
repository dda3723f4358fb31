"""Many rows at once, by COPY: what an import and its events are written with.

The rule kept here: names are quoted by the driver, never put together by hand; ids are drawn first, so that whoever
writes rows can tell of them without reading them back.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import sql as text
from psycopg.rows import tuple_row
from sqlalchemy import BigInteger, Integer, Table, bindparam, func, select

from crm_chassis.sql import Statement, key_of

_sequence = func.pg_get_serial_sequence(bindparam("table_name"), bindparam("column_name"))
_numbers = func.generate_series(1, bindparam("count", type_=Integer)).table_valued("number")
NEW_IDS = Statement(
    select(func.nextval(_sequence).cast(BigInteger).label("id")).select_from(_numbers)
)


def new_ids(connection: psycopg.Connection[Any], table: Table, count: int) -> list[int]:
    """Ids for rows that are about to be added, in rising order."""
    if not count:
        return []
    given = {"table_name": table.name, "column_name": key_of(table), "count": count}
    with connection.cursor(binary=True, row_factory=tuple_row) as cursor:
        cursor.execute(NEW_IDS.text, NEW_IDS.parameters(given))
        return sorted(number for (number,) in cursor.fetchall())


def names_of(columns: Sequence[str]) -> text.Composed:
    """Column names with commas between them."""
    return text.SQL(", ").join(map(text.Identifier, columns))


@lru_cache(maxsize=256)
def _command(table: str, columns: tuple[str, ...], binary: bool) -> bytes:
    form = text.SQL("(format binary)" if binary else "")
    copy_from = text.SQL("copy {} ({}) from stdin {}")
    return copy_from.format(text.Identifier(table), names_of(columns), form).as_bytes()


def copy(
    connection: psycopg.Connection[Any],
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    types: Sequence[str] = (),
) -> None:
    """COPY of rows into a table; with their PostgreSQL types in binary form, which suits rows that are mostly bytes."""
    command = _command(table, tuple(columns), bool(types))
    with connection.cursor() as cursor, cursor.copy(command) as out:
        if types:
            out.set_types(types)
        for row in rows:
            out.write_row(row)


@contextmanager
def copying(
    connection: psycopg.Connection[Any],
    table: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]] | bytes,
) -> Iterator[None]:
    """COPY of rows (or of lines as COPY has them) into a table, while the block does something else.

    The block must not use the connection; an error of the COPY is raised at its end.
    """
    command = _command(table, tuple(columns), binary=False)
    with ThreadPoolExecutor(1, "copying") as own:
        written = own.submit(_write, connection, command, rows)
        yield
        written.result()


def _write(
    connection: psycopg.Connection[Any], command: bytes, rows: Sequence[Sequence[Any]] | bytes
) -> None:
    with connection.cursor() as cursor, cursor.copy(command) as out:
        if isinstance(rows, bytes):
            out.write(rows)
        else:
            for row in rows:
                out.write_row(row)
