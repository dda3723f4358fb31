"""Many rows at once: COPY into a table of this connection's own, then one INSERT in the order of the key.

The rule kept here: whoever adds the same rows at the same time waits or is told to begin again, and nobody waits in a
circle, because all add in the same order.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from crm_chassis.call import Call
from crm_chassis.copying import copy, copying, names_of
from crm_chassis.sql import key_of
from psycopg import errors as postgres
from psycopg import sql as text
from sqlalchemy import Table

MANY = 200  # rows, from which on a thread that waits for PostgreSQL is worth its start


class BeginAgain(postgres.SerializationFailure):
    """Somebody else added one of these rows meanwhile: the call is carried out anew, and finds it."""


def add(
    call: Call,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    key: Sequence[str],
    where: str = "",
    replace: Sequence[str] = (),
) -> set[int]:
    """Adds rows that begin with their ids, sorted by `key`; a known key gets the values of `replace`, if there are any.

    Returns the ids that stand there now: one is missing when somebody else has added a row of its key meanwhile.
    `where` is the clause of a partial unique index.
    """
    if not rows:
        return set()
    staging = f"new_{table.name}"
    make, insert = _commands(table, tuple(columns), tuple(key), where, tuple(replace))
    with call.connection.cursor() as cursor:
        cursor.execute(make)
        copy(call.connection, staging, columns, rows)
        cursor.execute(insert)
        return {row[0] for row in cursor}


@contextmanager
def adding_new(
    call: Call, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Iterator[None]:
    """Adds rows that nobody has added, as far as we saw; in the order of their key, like `add`.

    Of many rows PostgreSQL ends its part while the block, which must not use the connection, does something else.
    """
    try:
        if len(rows) < MANY:
            if rows:
                copy(call.connection, table.name, columns, rows)
            yield
        else:
            with copying(call.connection, table.name, columns, rows):
                yield
    except postgres.UniqueViolation:
        raise BeginAgain("another call has added one of these rows") from None


def check_all(written: set[int], rows: Sequence[Sequence[Any]]) -> None:
    """Raises BeginAgain when somebody else has added one of these rows meanwhile."""
    if len(written) != len(rows) or written != {row[0] for row in rows}:
        raise BeginAgain("another call has added one of these rows")


@lru_cache(maxsize=64)
def _commands(
    table: Table,
    columns: tuple[str, ...],
    key: tuple[str, ...],
    where: str,
    replace: tuple[str, ...],
) -> tuple[bytes, bytes]:
    """What makes the staging table, and what takes its rows over."""
    names, target = names_of(columns), text.Identifier(table.name)
    source = text.Identifier(f"new_{table.name}")
    make = (
        "create temp table if not exists {} on commit delete rows as select {} from {} with no data"
    )
    insert = text.SQL(
        "insert into {} ({}) select {} from {} order by {} on conflict ({}) {} do {} returning {}"
    ).format(
        target,
        names,
        names,
        source,
        names_of(key),
        names_of(key),
        text.SQL(where),
        _replacing(table, replace),
        text.Identifier(key_of(table)),
    )
    return text.SQL(make).format(source, names, target).as_bytes(), insert.as_bytes()


def _replacing(table: Table, columns: Sequence[str]) -> text.Composable:
    """DO NOTHING, or DO UPDATE with the new values and the next etag."""
    if not columns:
        return text.SQL("nothing")
    one = text.SQL("{0} = excluded.{0}")
    sets = [one.format(text.Identifier(column)) for column in columns]
    sets.append(text.SQL("etag = {}.etag + 1").format(text.Identifier(table.name)))
    return text.SQL("update set ") + text.SQL(", ").join(sets)
