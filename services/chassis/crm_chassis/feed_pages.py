"""Reads the feed's table: what follows a cursor, and where to read on.

The rule kept here: a reader gets what is visible now and was not visible at its cursor, ordered by event_id. event_id
is drawn while the writer holds its locks, so the events of one record come in the order of its changes; an order by
transaction id would not do (a transaction that began earlier may change a record later). A transaction that takes
long holds nobody else's events back.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg.rows import tuple_row
from sqlalchemy import BigInteger, Boolean, Text, bindparam, cast, func, not_, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_chassis import durable, feed_identity
from crm_chassis.column_types import Snapshot, TransactionId
from crm_chassis.cursor import Cursor
from crm_chassis.errors import Precondition, Unavailable
from crm_chassis.sql import Statement, execute
from crm_chassis.tables import events

if TYPE_CHECKING:
    import psycopg

NOW = cast(func.pg_current_snapshot(), Text).label("now")
ORIGIN = (*feed_identity.COLUMNS, NOW)


class Page(NamedTuple):
    """Events as bytes of a ListEventsResponse, how many, where to read on, and whether more was there."""

    packed: bytes
    size: int
    next: Cursor
    caught_up: bool


def _first_unseen() -> Any:
    """The lowest event that `seen` did not show; "+ 0" keeps PostgreSQL on the index by xid."""
    lowest = func.min(events.c.event_id + 0)
    later = events.c.xid >= cast(bindparam("next_xid", type_=Text()), TransactionId)
    running = cast(bindparam("running", type_=ARRAY(Text)), ARRAY(TransactionId))
    return func.least(
        select(lowest).where(later).scalar_subquery(),
        select(lowest).where(events.c.xid == func.any(running)).scalar_subquery(),
    )


def _visible(name: str) -> Any:
    """Whether the snapshot of this name shows an event."""
    snapshot = cast(bindparam(name, type_=Text()), Snapshot)
    return func.pg_visible_in_snapshot(events.c.xid, snapshot)


def _wanted() -> Any:
    """Whether an event's type was asked for."""
    return or_(
        bindparam("every", type_=Boolean()),
        events.c.event_type == func.any(bindparam("types", type_=ARRAY(Text))),
        events.c.event_type.like(func.any(bindparam("patterns", type_=ARRAY(Text)))),
    )


ON_THE_WAY = Statement(select(*ORIGIN))
PRESENT = Statement(select(*ORIGIN, *durable.COLUMNS))
AT_START = Statement(
    select(
        *ORIGIN,
        *durable.COLUMNS,
        select(func.min(events.c.event_id)).scalar_subquery().label("first"),
    )
)
FROM_HERE = Statement(select(*ORIGIN, *durable.COLUMNS, _first_unseen().label("first")))
EVENTS = Statement(
    select(events.c.event_id, events.c.body)
    .where(
        events.c.event_id > bindparam("last", type_=BigInteger()),
        or_(
            events.c.event_id <= bindparam("settled", type_=BigInteger()),
            _visible("until") & not_(_visible("seen")),
        ),
        _wanted(),
    )
    .order_by(events.c.event_id)
    .limit(bindparam("most", type_=BigInteger()))
)


def read(
    connection: "psycopg.Connection[Any]", cursor: Cursor, types: Iterable[str], most: int
) -> Page:
    """At most so many events behind the cursor; raises Precondition when its epoch is over."""
    step, settled = _step(connection, cursor)
    if not step.until:
        return Page(b"", 0, step, caught_up=True)
    rows = _rows(connection, step, settled, list(types), most)
    packed = _packed(rows, step)
    if len(rows) == most:
        return Page(packed, most, step._replace(last=rows[-1][0]), caught_up=False)
    # A step that was opened just now has shown all that there is.
    return Page(packed, len(rows), Cursor(step.epoch, step.until), caught_up=not cursor.until)


def _step(connection: "psycopg.Connection[Any]", cursor: Cursor) -> tuple[Cursor, int]:
    """The cursor with a step to read, if there is one; and up to where events came with a copy."""
    if cursor.until:
        row = execute(connection, ON_THE_WAY, {}).fetchone()
    elif cursor.fresh:
        row = execute(connection, AT_START, {}).fetchone()
    else:
        place = {"next_xid": cursor.next_xid(), "running": cursor.running()}
        row = execute(connection, FROM_HERE, place).fetchone()
    assert row is not None
    if not row.at_home:
        feed_identity.settle(connection)
        return _step(connection, cursor)
    epoch = feed_identity.epoch_of(row)
    if cursor.epoch not in ("", epoch):
        raise Precondition(
            "FEED_EPOCH_CHANGED",
            "The database was restored since this cursor was given. Start from an empty cursor.",
        )
    settled = row.settled_event_id
    if cursor.until:
        return cursor, settled if cursor.fresh else 0
    if not durable.is_durable(connection, row):
        raise Unavailable
    if row.first is None:
        return Cursor(epoch, row.now), 0
    last = row.first - 1 if cursor.fresh else max(row.first - 1, settled)
    step = cursor._replace(epoch=epoch, until=row.now, last=last)
    return step, settled if cursor.fresh else 0


def _rows(
    connection: "psycopg.Connection[Any]", step: Cursor, settled: int, types: list[str], most: int
) -> list[tuple[int, bytes]]:
    """The step's events: their ids and bodies."""
    given = EVENTS.parameters(
        {
            "last": step.last,
            "settled": settled,
            "seen": step.seen,
            "until": step.until,
            "every": not types,
            "types": [name for name in types if not name.endswith("*")],
            "patterns": [_pattern(name) for name in types if name.endswith("*")],
            "most": most,
        }
    )
    # Plain tuples: thousands of rows pass here.
    with connection.cursor(binary=True, row_factory=tuple_row) as rows:
        return rows.execute(EVENTS.text, given).fetchall()


def _pattern(name: str) -> str:
    """ "crm.tickets.*" as LIKE has it."""
    plain = name[:-1].replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    return f"{plain}%"


def _packed(rows: Sequence[tuple[int, bytes]], step: Cursor) -> bytes:
    """The events as the field `events` of a ListEventsResponse.

    A stored body is an Event without its id and cursor; they are put behind it as bytes, because parsing every body
    only to write it again would be most of the work.
    """
    prefix = step._replace(last=0).text()[:-1].encode()
    parts: list[bytes] = []
    for event_id, body in rows:
        cursor = b"%b%x" % (prefix, event_id)
        tail = b"\x08%b\x12%b%b" % (varint(event_id), varint(len(cursor)), cursor)
        parts += (b"\x0a", varint(len(body) + len(tail)), body, tail)
    return b"".join(parts)


LOW = [bytes((number & 0x7F | 0x80, number >> 7 | 0x80)) for number in range(1 << 14)]
SMALL = [bytes((n,)) if n < 0x80 else bytes((n & 0x7F | 0x80, n >> 7)) for n in range(1 << 14)]


def varint(number: int) -> bytes:
    """A number as protobuf writes it."""
    return SMALL[number] if number < 1 << 14 else LOW[number & 0x3FFF] + _high(number >> 14)


@lru_cache(maxsize=256)
def _high(number: int) -> bytes:
    return varint(number)
