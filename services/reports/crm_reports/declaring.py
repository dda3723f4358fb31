"""How a fact is declared: a table, which resource's events fill it, and which fields become columns.

The rule kept here: a column's type follows from the field's type; what a record says is read out of its last event.
A column that is borrowed says what another record says: it is kept right in the transaction that changes the other
(borrowing.py), so that questions about it join nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, methodcaller
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from crm.events.v1.events_pb2 import Event
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

# What a field's type is in Arrow and in DuckDB. An id of 0 and an empty text stay as they are; a time that is
# not set is null.
NUMBER, TEXT, TRUTH = (pa.int64(), "bigint"), (pa.string(), "varchar"), (pa.bool_(), "boolean")
TYPES = {
    FieldDescriptor.TYPE_INT64: NUMBER,
    FieldDescriptor.TYPE_INT32: NUMBER,
    FieldDescriptor.TYPE_STRING: TEXT,
    FieldDescriptor.TYPE_ENUM: TEXT,
    FieldDescriptor.TYPE_BOOL: TRUTH,
    FieldDescriptor.TYPE_MESSAGE: (pa.timestamp("us"), "timestamp"),
}
SECONDS, NANOS = attrgetter("seconds"), attrgetter("nanos")
BODY, EVENT_ID = attrgetter("data.value"), attrgetter("event_id")
KINDS = {"decimal": "decimal(18,4)", "date": "date"}


def _times(messages: list[Any], path: str) -> pa.Array:
    """Times in microseconds; one that is not set (or is 1970 itself) is nothing. Those not set cost next to nothing."""
    there = list(map(methodcaller("HasField", path), messages)) if "." not in path else []
    if there and not all(there):
        told = pa.array(there)
        place = pc.subtract(pc.cumulative_sum(told.cast(pa.int32())), 1)
        some = _times([each for each, is_set in zip(messages, there, strict=True) if is_set], path)
        return some.take(pc.if_else(told, place, None))
    stamps = list(map(attrgetter(path), messages))
    seconds = pa.array(map(SECONDS, stamps), pa.int64())
    nanos = pa.array(map(NANOS, stamps), pa.int64())
    micros = pc.add(pc.multiply(seconds, 1_000_000), pc.divide(nanos, 1_000))
    return pc.if_else(pc.equal(seconds, 0), None, micros).cast(pa.timestamp("us"))


@dataclass(frozen=True)
class Column:
    """One column: the field's path in the message; `kind` for texts that hold exact numbers or days."""

    name: str
    field: FieldDescriptor
    path: str
    kind: str

    @property
    def ddl(self) -> str:
        """The column in CREATE TABLE."""
        return f"{self.name} {KINDS.get(self.kind) or TYPES[self.field.type][1]}"

    @property
    def cast(self) -> str:
        """How the column goes from Arrow into the table."""
        kind = KINDS.get(self.kind)
        return f"cast(nullif({self.name}, '') as {kind})" if kind else self.name

    def array(self, messages: list[Any]) -> pa.Array:
        """The values of many messages."""
        if self.field.message_type is not None:
            return _times(messages, self.path)
        values: Any = map(attrgetter(self.path), messages)
        if self.field.enum_type is not None:
            names = self.names
            if self.field.is_repeated:
                values = [[names.get(number, "") for number in each] for each in values]
            else:
                values = [names.get(number, "") for number in values]
        if self.field.is_repeated:  # several words as one text
            values = map(",".join, values)
        return pa.array(values, TYPES[self.field.type][0])

    @cached_property
    def names(self) -> dict[int, str]:
        """What an enum's numbers are called."""
        return _enum_names(self.field)


def _enum_names(field: FieldDescriptor) -> dict[int, str]:
    """TICKET_STATE_IN_PROGRESS is in_progress, and what is not said is empty."""
    values = field.enum_type.values
    prefix = values[0].name.removesuffix("UNSPECIFIED")
    return {
        value.number: value.name.removeprefix(prefix).lower() if value.number else ""
        for value in values
    }


def _column(descriptor: Any, word: str) -> Column:
    """Reads "subject", "amount:decimal" or "owner=agent_id"; an unknown field stops the start."""
    word, _, kind = word.partition(":")
    name, _, path = word.rpartition("=")
    field = None
    for step in path.split("."):
        field = descriptor.fields_by_name[step]
        descriptor = field.message_type
    assert field is not None
    return Column(name or path, field, path, kind)


class Entry(NamedTuple):
    """A child that is an entry of a map."""

    key: Any
    value: Any


def _children(message: Any, name: str) -> Iterable[Any]:
    """The children of a record in a repeated field; of a map its entries."""
    found = getattr(message, name)
    return [Entry(*pair) for pair in found.items()] if hasattr(found, "items") else found


def is_end(event: Event) -> bool:
    """Whether this was the end of the record."""
    return event.event_type.endswith(".deleted")


@dataclass(frozen=True)
class Borrowed:
    """Texts that rows have of another record, whose key is in `ours`; `prefix` goes before their names."""

    table: str
    key: str
    ours: tuple[str, ...]
    prefix: str
    words: str

    @property
    def met(self) -> str:
        """The other one's key: the first of ours that is not 0."""
        *first, last = self.ours
        return f"coalesce({', '.join([*(f'nullif({name}, 0)' for name in first), last])})"

    @cached_property
    def columns(self) -> dict[str, str]:
        """What each column is called here and there."""
        return {f"{self.prefix}_{word}": word for word in self.words.split()}


class Reckoned(NamedTuple):
    """A column that follows from others of its row, for what is asked too often to be reckoned for each question."""

    name: str
    kind: str
    sql: str


@dataclass(frozen=True)
class Fact:
    """A table of facts: one row for each record, as its last event has it.

    With `each`, there is one row for each child in that repeated field; `parent` names columns that come from the
    record itself. With `history`, there is one row for each event, with the time at which it happened.
    """

    table: str
    resource: str
    message: Any
    key: str
    words: str
    each: str = ""
    parent: str = ""
    history: bool = False
    # Only rows that meet this condition.
    only: str = ""
    borrowed: Borrowed | None = None
    reckoned: tuple[Reckoned, ...] = ()

    @property
    def service(self) -> str:
        """The service that owns the records."""
        return self.resource.split(".")[1]

    @property
    def kind(self) -> str:
        """What its owner calls it where both are compared."""
        part = "history" if self.history else self.each
        return f"{self.resource}/{part}" if part else self.resource

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The key, and the columns that come from the record itself."""
        words = [self.key, *(self.parent if self.each else self.words).split()]
        return tuple(_column(self.message.DESCRIPTOR, word) for word in words)

    @cached_property
    def of_children(self) -> tuple[Column, ...]:
        """The columns that come from each child."""
        if not self.each:
            return ()
        child = self.message.DESCRIPTOR.fields_by_name[self.each].message_type
        return tuple(_column(child, word) for word in self.words.split())

    @cached_property
    def columns(self) -> list[tuple[str, str]]:
        """All columns of the table, with their types."""
        first = [("event_id", "bigint"), *([("occur_time", "timestamp")] if self.history else [])]
        rest = [column.ddl.split(" ", 1) for column in (*self.own, *self.of_children)]
        return [*first, *((name, kind) for name, kind in rest), *self.added]

    @cached_property
    def added(self) -> list[tuple[str, str]]:
        """The columns that do not come from the record's events, with their types."""
        borrowed = [(name, "varchar") for name in (self.borrowed.columns if self.borrowed else ())]
        return [*borrowed, *((each.name, each.kind) for each in self.reckoned)]

    @cached_property
    def ddl(self) -> str:
        """The CREATE TABLE of the fact."""
        return f"create table if not exists {self.table} ({self.defined})"

    @cached_property
    def defined(self) -> str:
        """All columns, as CREATE TABLE lists them."""
        return ", ".join(f"{name} {kind}" for name, kind in self.columns)

    @cached_property
    def names(self) -> str:
        """The columns that come from events, as an INSERT names them."""
        return ", ".join(name for name, kind in self.columns if (name, kind) not in self.added)

    @cached_property
    def casts(self) -> str:
        """The select list from Arrow into the table."""
        first = ("event_id", *(["occur_time"] if self.history else []))
        return ", ".join((*first, *(column.cast for column in (*self.own, *self.of_children))))

    @cached_property
    def compared(self) -> dict[str, tuple[str, str]]:
        """What of it can be compared with its owner: column and type by field; of a history, which events it is of."""
        if self.history:
            return {name: (name, kind) for name, kind in self.columns[:2]}
        types = dict(self.columns)
        return {c.path: (c.name, types[c.name]) for c in (self.of_children or self.own)}

    @property
    def tells_of_deletion(self) -> bool:
        """Whether a record that is gone stays, with the time at which it went."""
        return "delete_time" in (*self.words.split(), *self.parent.split())

    @staticmethod
    def keys(keys: list[int], event_ids: list[int] | None = None) -> pa.Table:
        """Keys as a table to join with; and events of these records, if there are."""
        columns = {"key": keys} | ({} if event_ids is None else {"event_id": event_ids})
        return pa.table({name: pa.array(each, pa.int64()) for name, each in columns.items()})

    def rows(self, seen: Mapping[int, Event]) -> pa.Table:
        """The rows of these records, read out of their last events; of a history, of these events by their ids."""
        if not self.tells_of_deletion:  # nothing says that such a record is gone but its last event
            seen = {key: e for key, e in seen.items() if not is_end(e)}
        parse: Callable[[bytes], Message] = self.message.FromString
        messages: list[Any] = list(map(parse, map(BODY, seen.values())))
        event_ids = list(map(EVENT_ID, seen.values()))
        children: list[Any] = []
        if self.each:
            pairs = [
                (event_id, message, child)
                for event_id, message in zip(event_ids, messages, strict=True)
                for child in _children(message, self.each)
            ]
            event_ids, messages, children = ([pair[at] for pair in pairs] for at in range(3))
        columns = {"event_id": pa.array(event_ids, pa.int64())}
        if self.history:
            columns["occur_time"] = _times(list(seen.values()), "occur_time")
        columns |= {column.name: column.array(messages) for column in self.own}
        columns |= {column.name: column.array(children) for column in self.of_children}
        return pa.table(columns)
