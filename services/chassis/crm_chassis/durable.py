"""Waits until a snapshot can be relied on after a crash.

The rule kept here: a place in the feed is told only when everything that it rests on is on disk. A transaction that
was rolled back is over at once, but the log may reach the disk later; after a crash in between, PostgreSQL would give
its number to another transaction, and a reader whose snapshot calls that number "over" would miss what it writes.
Who has switched off waiting for the disk (synchronous_commit) has chosen otherwise.
"""

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, bindparam, cast, func, literal, or_, select

from crm_chassis.column_types import LogPosition
from crm_chassis.sql import Statement, execute

if TYPE_CHECKING:
    import psycopg

SECONDS, PAUSE = 1.0, 0.003
END = func.pg_current_wal_insert_lsn()
ON_DISK = func.pg_current_wal_flush_lsn()
CARELESS = func.current_setting(literal("synchronous_commit")) == literal("off")
# To be selected beside the snapshot: its log ends here, and whether that is on disk already.
COLUMNS = (cast(END, Text).label("log_end"), or_(CARELESS, ON_DISK >= END).label("durable"))
REACHED = Statement(
    select((cast(bindparam("log_end", type_=Text()), LogPosition) <= ON_DISK).label("durable"))
)


def is_durable(connection: "psycopg.Connection[Any]", row: Any) -> bool:
    """Whether the snapshot of a row with COLUMNS is on disk, which takes a moment at most."""
    ends = time.monotonic() + SECONDS
    durable = bool(row.durable)
    while not durable and time.monotonic() < ends:
        time.sleep(PAUSE)
        now: Any = execute(connection, REACHED, {"log_end": row.log_end}).fetchone()
        durable = now.durable
    return durable
