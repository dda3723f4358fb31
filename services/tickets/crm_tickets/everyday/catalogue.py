"""What all catalogues of everyday work do alike: made, read, listed, changed, removed and brought back.

The rule kept here: a catalogue is everybody's; who changes it says which version they saw, what was removed is brought
back as it was, and each change is an event.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis import lists, records
from crm_chassis.errors import NotFound, Precondition
from crm_chassis.records import check_etag, to_message
from crm_chassis.sql import Row, Statement, key_of
from google.protobuf.message import Message
from psycopg.types.json import Jsonb
from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.queries import number

if TYPE_CHECKING:
    from crm_chassis.call import Call


class Catalogue(NamedTuple):
    """One kind of thing: its table, its message, and what callers say of it."""

    table: Table
    message: type[Message]
    said: tuple[str, ...]
    by_key: Statement
    held: Statement

    @property
    def event(self) -> str:
        """What its events begin with."""
        return str(self.message.DESCRIPTOR.full_name).replace(".v1.", ".")

    @property
    def kind(self) -> str:
        """What it is called in a refusal."""
        return key_of(self.table).removesuffix("_id")

    def columns(self, values: dict[str, Any]) -> dict[str, Any]:
        """Values as the driver takes them."""
        return {
            name: Jsonb(value) if isinstance(self.table.c[name].type, JSONB) else value
            for name, value in values.items()
        }


def catalogue(table: Table, message: type[Message], *said: str) -> Catalogue:
    """A kind of thing that is kept in a table."""
    one = select(*table.c).where(table.c[key_of(table)] == number("key"))
    return Catalogue(table, message, said, Statement(one), Statement(one.with_for_update()))


def create(call: "Call", kind: Catalogue, given: Message, **more: Any) -> Row:
    """A new one."""
    now = call.clock.now()
    values = {**records.values(given, *kind.said), **more}
    row = call.insert(
        kind.table,
        **kind.columns(values),
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    call.emit(f"{kind.event}.created", to_message(kind.message, row))
    return row


def row_of(
    call: "Call", kind: Catalogue, key: int, *, held: bool = False, gone: bool = False
) -> Row:
    """One by its number."""
    statement = kind.held if held else kind.by_key
    row = call.one(statement, missing=(kind.kind, key), key=key)
    if row.delete_time is not None and not gone:
        raise NotFound(kind.kind, key)
    return row


def get(call: "Call", kind: Catalogue, key: int) -> Any:
    """One as others see it; removed ones too."""
    return to_message(kind.message, row_of(call, kind, key, gone=True))


def listed(
    call: "Call",
    kind: Catalogue,
    request: Any,
    response: Any,
    filterable: tuple[str, ...],
    order_by: str = "display_name",
    where: Callable[[], ColumnElement[bool]] | None = None,
    **params: Any,
) -> Any:
    """A page of them."""
    return lists.reply(
        call,
        kind.table,
        request,
        response,
        filterable=filterable,
        order_by=order_by,
        where=where,
        **params,
    )


def changes(call: "Call", kind: Catalogue, given: Any, request: Any) -> tuple[Row, dict[str, Any]]:
    """One that is held to be changed, and the new values that differ."""
    row = row_of(call, kind, getattr(given, key_of(kind.table)), held=True)
    check_etag(row, given.etag)
    asked = records.changes(given, request.update_mask)
    return row, {n: v for n, v in asked.items() if n in kind.said and v != getattr(row, n)}


def write(call: "Call", kind: Catalogue, row: Row, what: str = "updated", **values: Any) -> Row:
    """Writes a held one, if anything is new, and tells of it."""
    if not values:
        return row
    key = getattr(row, key_of(kind.table))
    after = call.update(kind.table, key, **kind.columns(values), update_time=call.clock.now())
    before = to_message(kind.message, row)
    call.emit(f"{kind.event}.{what}", to_message(kind.message, after), before=before)
    return after


def delete(call: "Call", kind: Catalogue, key: int, etag: str) -> Any:
    """Removes one; removing it twice is removing it once."""
    row = row_of(call, kind, key, held=True, gone=True)
    check_etag(row, etag)
    if row.delete_time is None:
        row = write(call, kind, row, "deleted", delete_time=call.clock.now())
    return to_message(kind.message, row)


def undelete(call: "Call", kind: Catalogue, key: int) -> Any:
    """Brings one back."""
    row = row_of(call, kind, key, held=True, gone=True)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This was not removed.")
    return to_message(kind.message, write(call, kind, row, "undeleted", delete_time=None))


def used(call: "Call", kind: Catalogue, row: Row, count: int = 1) -> None:
    """Counts a use, which is no change of what it says."""
    table = kind.table
    key = table.c[key_of(table)]
    statement = table.update().where(key == getattr(row, key_of(table)))
    values: dict[str, Any] = {"use_count": table.c.use_count + count}
    if "use_time" in table.c:
        values["use_time"] = call.clock.now()
    call.run(statement.values(values))
