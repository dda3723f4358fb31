"""How threads read the facts: each with a cursor of its own, which stays with its file while it is in use.

The rule kept here: a file that was replaced is let go as soon as nobody reads in it; who began on it ends on it.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

import duckdb


class Reader:
    """One thread's cursor."""

    def __init__(self) -> None:
        self.using = threading.RLock()
        self.depth = 0
        self.connection: duckdb.DuckDBPyConnection | None = None
        self.cursor: duckdb.DuckDBPyConnection | None = None

    def let_go(self) -> None:
        """Closes the cursor, if it is not in use just now."""
        if self.using.acquire(blocking=False):
            try:
                if self.cursor is not None and not self.depth:
                    self.cursor.close()
                    self.cursor = self.connection = None
            finally:
                self.using.release()


class Readers:
    """All threads that read from a connection, which may be replaced by another."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.local = threading.local()
        # A thread that ends takes its cursor with it.
        self.all: WeakSet[Reader] = WeakSet()
        # Closing a connection would close the cursors that were made from it.
        self.left: list[duckdb.DuckDBPyConnection] = []
        self.changing = threading.Lock()

    @contextmanager
    def cursor(self, moment: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """This thread's cursor; with `moment`, all that it reads in the block is of one moment."""
        reader = self._mine()
        with reader.using:
            if reader.connection is not self.connection and not reader.depth:
                connection = self.connection
                if reader.cursor is not None:
                    reader.cursor.close()
                reader.cursor, reader.connection = connection.cursor(), connection
            cursor = reader.cursor
            assert cursor is not None
            begins = moment and not reader.depth
            if begins:
                cursor.execute("begin")
            reader.depth += moment
            try:
                yield cursor
            finally:
                reader.depth -= moment
                if begins:
                    cursor.execute("rollback")
        if reader.connection is not self.connection and not reader.depth:
            reader.let_go()
            self._close_what_is_left()

    def _mine(self) -> Reader:
        reader: Reader | None = getattr(self.local, "reader", None)
        if reader is None:
            reader = self.local.reader = Reader()
            with self.changing:
                self.all.add(reader)
        return reader

    def go_over(self, connection: duckdb.DuckDBPyConnection) -> None:
        """From now on everybody reads from this connection; who is reading ends on the old one."""
        self.left.append(self.connection)
        self.connection = connection
        self.let_go()

    def let_go(self) -> None:
        """Lets all cursors go that are not in use."""
        with self.changing:
            for reader in self.all:
                reader.let_go()
        self._close_what_is_left()

    def _close_what_is_left(self) -> None:
        with self.changing:
            in_use = [reader.connection for reader in self.all]
            done = [old for old in self.left if not any(old is each for each in in_use)]
            self.left = [old for old in self.left if not any(old is each for each in done)]
        for old in done:
            old.close()
