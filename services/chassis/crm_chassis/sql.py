"""The way to PostgreSQL: statements are SQLAlchemy Core, compiled once, and run on the driver.

The rule kept here: no statement is put together from text, and a statement that runs often is compiled only once
(compiling costs as much as running). What the driver learns of its parameters and columns is kept as well, with each
connection. Rows come back as named tuples.
"""

import re
from collections import OrderedDict, namedtuple
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

import psycopg
from psycopg.rows import namedtuple_row
from psycopg_pool import ConnectionPool, PoolTimeout
from sqlalchemy import ClauseElement, Table, bindparam, insert, update
from sqlalchemy.dialects.postgresql.psycopg import dialect as psycopg_dialect

from crm_chassis import json_columns
from crm_chassis.errors import Unavailable
from crm_chassis.prepared import Prepared

DIALECT: Any = psycopg_dialect()  # type: ignore[no-untyped-call]
DIALECT.supports_native_enum = True
Row = Any  # a named tuple whose fields are the statement's columns
KEPT = 100  # statements that a connection remembers
SELDOM = 4  # runs on a connection after which a statement is prepared
PLACE = re.compile(r"%(?:\(([^)]+)\)s|%)")


@lru_cache(maxsize=1024)
def row_class(columns: tuple[str, ...]) -> Any:
    """The class of rows with these columns."""
    return namedtuple("Row", columns, rename=True)


class Statement:
    """A Core statement, compiled for the driver when first needed; `bindparam`s are its parameters."""

    __slots__ = ("defaults", "element", "make_row", "required", "text")
    defaults: dict[str, Any]
    required: frozenset[str]
    text: str

    def __init__(self, element: ClauseElement) -> None:
        self.element = element
        self.make_row: Any = None

    def __getattr__(self, name: str) -> Any:
        """Called only for what is not there yet: two threads that come at once compile the same twice."""
        if name not in ("defaults", "required", "text"):
            raise AttributeError(name)
        self._compile()
        return object.__getattribute__(self, name)

    def _compile(self) -> None:
        compiled: Any = self.element.compile(dialect=DIALECT)
        required = frozenset(name for name, bind in compiled.binds.items() if bind.required)
        text, values = str(compiled), {n: b.effective_value for n, b in compiled.binds.items()}
        if compiled.post_compile_params:  # an IN over fixed values: its list is written out here
            state = compiled.construct_expanded_state(dict.fromkeys(required))
            text, values = state.statement, state.parameters
        self.defaults = {name: value for name, value in values.items() if name not in required}
        self.required, self.text = required, text

    def parameters(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The values for the driver; a missing one is our mistake and raises TypeError, as an argument would."""
        if missing := self.required - given.keys():
            raise TypeError(f"the statement needs {sorted(missing)}")
        return {**self.defaults, **given}

    def rows(self, cursor: psycopg.Cursor[Any]) -> Any:
        """What makes a row of what a cursor has found."""
        if cursor.description is None:  # no rows this time, or never
            return namedtuple_row(cursor)
        return self.make_row or self.row_of([column.name for column in cursor.description])

    def row_of(self, columns: Sequence[str]) -> Any:
        """What makes a row of this statement: its columns are always the same, so its class is made once."""
        if self.make_row is None:
            self.make_row = row_class(tuple(columns))._make
        return self.make_row

    def numbered(self) -> tuple[str, list[str]]:
        """Its text with $1, $2 … in place of names, and the names in that order."""
        order: dict[str, int] = {}

        def number(found: re.Match[str]) -> str:
            return f"${order.setdefault(found[1], len(order) + 1)}" if found[1] else "%"

        return PLACE.sub(number, self.text), list(order)


AnyStatement = Statement | ClauseElement


class Connection(psycopg.Connection[Any]):
    """A connection that keeps the statements prepared which it runs often."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: OrderedDict[Statement, Prepared | int] = OrderedDict()

    def prepared(self, statement: Statement) -> Prepared | None:
        """The statement as it runs here, once it has run a few times."""
        kept = self.kept.get(statement, 0)
        if not isinstance(kept, int):
            self.kept.move_to_end(statement)
            return kept
        self.kept[statement] = kept + 1
        self.kept.move_to_end(statement)
        if len(self.kept) > KEPT:
            _, oldest = self.kept.popitem(last=False)
            if not isinstance(oldest, int):
                oldest.forget()
        if kept < SELDOM:
            return None
        values_of, row_of = statement.parameters, statement.row_of
        found = Prepared(self, *statement.numbered(), values_of, row_of)
        self.kept[statement] = found
        return found


class Window(NamedTuple):
    """How many connections there are and how many wait: what metrics show."""

    size: int
    free: int
    waiting: int


def configure(connection: psycopg.Connection[Any]) -> None:
    """Sets a new connection up: our rows, our types, its time zone, and no statement without an end."""
    connection.autocommit = True
    # The driver would prepare some statements by itself, and let the server forget ours too when a savepoint fails.
    connection.prepare_threshold = None
    connection.row_factory = namedtuple_row
    json_columns.configure(connection)
    connection.execute("set time zone 'UTC'")
    connection.execute("set statement_timeout = '60s'")
    connection.execute("set idle_in_transaction_session_timeout = '120s'")


class Database:
    """A pool of connections to one database."""

    def __init__(self, url: str, size: int = 10) -> None:
        self.url = url
        self.pool: ConnectionPool[psycopg.Connection[Any]] = ConnectionPool(
            url,
            connection_class=Connection,
            min_size=1,
            max_size=size,
            timeout=5,
            configure=configure,
            open=False,
            name="database",
        )
        self.pool.open()

    def _take(self) -> psycopg.Connection[Any]:
        try:
            return self.pool.getconn()
        except PoolTimeout as late:
            raise Unavailable from late

    @contextmanager
    def connection(self) -> Iterator[psycopg.Connection[Any]]:
        """A connection in autocommit mode, given back afterwards; a broken one is thrown away."""
        connection = self._take()
        try:
            yield connection
        finally:
            self.pool.putconn(connection)

    def lend(self, call: Any) -> None:
        """Gives the call a connection; who only waits lets `take_back` have it meanwhile."""
        call.connection = self._take()

    def take_back(self, call: Any) -> None:
        """Takes the call's connection back, if it has one."""
        connection, call.connection = call.connection, None
        if connection is not None:
            self.pool.putconn(connection)

    def window(self) -> Window:
        """How full the pool is."""
        stats = self.pool.get_stats()
        return Window(
            stats.get("pool_size", 0),
            stats.get("pool_available", 0),
            stats.get("requests_waiting", 0),
        )

    def close(self) -> None:
        """Closes all connections."""
        self.pool.close()


def execute(
    connection: psycopg.Connection[Any], statement: AnyStatement, given: Mapping[str, Any]
) -> psycopg.Cursor[Any]:
    """Runs a statement with its parameters and returns the cursor, results in binary form."""
    if not isinstance(statement, Statement):
        statement = Statement(statement)
    cursor = connection.cursor(binary=True, row_factory=statement.rows)
    # The text comes out of Core; nothing that a caller sent is in it.
    return cursor.execute(statement.text, statement.parameters(given))


def first(
    connection: psycopg.Connection[Any], statement: AnyStatement, given: Mapping[str, Any]
) -> Row | None:
    """Runs a statement and returns its first row, or None."""
    if (prepared := _prepared(connection, statement)) is None:
        return execute(connection, statement, given).fetchone()
    found = prepared.rows(given, 1)
    return found[0] if found else None


def every(
    connection: psycopg.Connection[Any], statement: AnyStatement, given: Mapping[str, Any]
) -> list[Row]:
    """Runs a statement and returns all its rows."""
    if (prepared := _prepared(connection, statement)) is None:
        return execute(connection, statement, given).fetchall()
    return prepared.rows(given)


def touched(
    connection: psycopg.Connection[Any], statement: AnyStatement, given: Mapping[str, Any]
) -> int:
    """Runs a statement for its effect and returns how many rows it touched."""
    if (prepared := _prepared(connection, statement)) is None:
        return execute(connection, statement, given).rowcount
    return prepared.touched(given)


def _prepared(connection: psycopg.Connection[Any], statement: AnyStatement) -> Prepared | None:
    """The statement as the connection keeps it; only those that were made to run again are kept."""
    if isinstance(statement, Statement) and isinstance(connection, Connection):
        return connection.prepared(statement)
    return None


def key_of(table: Table) -> str:
    """The name of the table's one key column."""
    (column,) = table.primary_key.columns
    return str(column.name)


@lru_cache(maxsize=1024)
def insert_of(table: Table, names: Sequence[str]) -> Statement:
    """INSERT of one row with these columns, returning the whole row."""
    return Statement(
        insert(table)
        .values({name: bindparam(name, type_=table.c[name].type) for name in names})
        .returning(*table.c)
    )


@lru_cache(maxsize=1024)
def update_of(table: Table, names: Sequence[str]) -> Statement:
    """UPDATE of these columns in the row of one key, with the next etag if it has one, returning the whole row."""
    values: dict[str, Any] = {name: bindparam(name, type_=table.c[name].type) for name in names}
    if "etag" in table.c and "etag" not in names:
        values["etag"] = table.c.etag + 1
    key = table.c[key_of(table)]
    return Statement(
        update(table)
        .where(key == bindparam("_key", type_=key.type))
        .values(values)
        .returning(*table.c)
    )
