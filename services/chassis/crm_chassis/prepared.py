"""A statement as one connection runs it again and again: prepared, and sent to libpq without a cursor in between.

The rule kept here: what the driver would work out anew each time (how values are written, how columns are read, which
prepared statement it is) is looked up once; values still go out and come back as psycopg's own adapters make them.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

import psycopg
from psycopg import errors, pq
from psycopg.adapt import PyFormat, Transformer

BINARY = pq.Format.BINARY
FINE = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)
Types = tuple[int, ...] | None


def checked(pgconn: pq.abc.PGconn, result: pq.abc.PGresult) -> pq.abc.PGresult:
    """A result that is no error; what comes without a state is the loss of the connection."""
    if result.status in FINE:
        return result
    if result.error_field(pq.DiagnosticField.SQLSTATE):
        raise errors.error_from_result(result)
    raise psycopg.OperationalError(pgconn.error_message.decode(errors="replace"))


class Prepared:
    """A statement on one connection, prepared once for each choice of types that its values had."""

    __slots__ = (
        *("formats", "make_row", "names", "order", "pgconn", "read", "row_of", "text"),
        *("transformer", "values_of"),
    )
    numbers = count()

    def __init__(
        self,
        connection: psycopg.Connection[Any],
        text: str,
        order: Sequence[str],
        values_of: Callable[[Mapping[str, Any]], Mapping[str, Any]],
        row_of: Callable[[Sequence[str]], Any],
    ) -> None:
        """`text` has $1, $2 … for the values named in `order`; `row_of` is asked once, with the columns."""
        self.values_of, self.row_of = values_of, row_of
        self.make_row: Any = None
        self.read: Types = None  # the types of the values whose columns are known how to read
        self.pgconn, self.transformer = connection.pgconn, Transformer(connection)
        self.text, self.order = text.encode(), order
        self.formats = [PyFormat.AUTO] * len(order)
        self.names: dict[Types, bytes] = {}

    def run(self, given: Mapping[str, Any]) -> pq.abc.PGresult:
        """Runs it; raises the database's refusal as psycopg's error."""
        transformer, values = self.transformer, self.values_of(given)
        # A list of bytes and, for NULL, None: the driver's own annotation forgets the latter.
        written: Any = transformer.dump_sequence(
            [values[name] for name in self.order], self.formats
        )
        types = transformer.types
        name = self.names.get(types) or self._prepare(types)
        return checked(
            self.pgconn, self.pgconn.exec_prepared(name, written, transformer.formats, BINARY)
        )

    def _prepare(self, types: Types) -> bytes:
        name = b"kept_%d" % next(self.numbers)
        checked(self.pgconn, self.pgconn.prepare(name, self.text, types))
        self.names[types] = name
        return name

    def rows(self, given: Mapping[str, Any], most: int | None = None) -> list[Any]:
        """Runs it and reads its rows, or the first of them."""
        result = self.run(given)
        wanted = result.ntuples if most is None else min(most, result.ntuples)
        if not wanted:
            return []
        # The columns of a prepared statement never change: how they are read is found out once.
        new = self.make_row is None or self.read != self.transformer.types
        self.transformer.set_pgresult(result, set_loaders=new)
        self.read = self.transformer.types
        if self.make_row is None:
            names = [result.fname(column) or b"" for column in range(result.nfields)]
            self.make_row = self.row_of([name.decode() for name in names])
        found = self.transformer.load_rows(0, wanted, self.make_row)
        self.transformer.set_pgresult(None, set_loaders=False)
        return found

    def touched(self, given: Mapping[str, Any]) -> int:
        """Runs it and says how many rows it touched."""
        return self.run(given).command_tuples or 0

    def forget(self) -> None:
        """Lets the server forget it too."""
        for name in self.names.values():
            checked(self.pgconn, self.pgconn.close_prepared(name))
