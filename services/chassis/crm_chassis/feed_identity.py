"""Which life of the database a feed belongs to: its epoch.

The rule kept here: when the database was restored from a copy, set back, or taken over by another server, its feed
gets a new epoch, because what followers have seen may be gone. The events that came along are settled: visible to
everybody, whatever their transaction numbers meant where they were written.
"""

from typing import TYPE_CHECKING, Any

from psycopg import errors as postgres
from sqlalchemy import Text, cast, func, literal, select, text, update
from sqlalchemy.dialects.postgresql import OID

from crm_chassis.errors import Unavailable
from crm_chassis.sql import Statement, execute
from crm_chassis.tables import events, feed

if TYPE_CHECKING:
    import psycopg


def _home() -> Any:
    """Where this feed is: the server, its timeline, the database and the table, as numbers and names."""
    control = func.pg_control_system().table_valued("system_identifier")
    return func.concat_ws(
        ":",
        select(control.c.system_identifier).scalar_subquery(),
        func.substr(func.pg_walfile_name(func.pg_current_wal_insert_lsn()), 1, 8),
        func.current_database(),
        cast(cast(func.to_regclass(literal("events")), OID), Text),
    )


HOME = _home()
COLUMNS = (
    feed.c.feed_id,
    feed.c.settled_event_id,
    (feed.c.cluster == HOME).label("at_home"),
)
AT_HOME = Statement(select(feed.c.feed_id).where(feed.c.cluster == HOME))
SHORTLY = Statement(select(func.set_config("lock_timeout", "2s", literal(value=True))))
# Waits for writers that are under way, so that no event below the settled one can still come.
LOCK = Statement(text("lock table events in share row exclusive mode"))
SETTLE = Statement(
    update(feed)
    .where(feed.c.cluster != HOME)
    .values(
        feed_id=func.gen_random_uuid(),
        cluster=HOME,
        settled_event_id=select(func.coalesce(func.max(events.c.event_id), 0)).scalar_subquery(),
    )
)


def epoch_of(row: Any) -> str:
    """The epoch that a row with COLUMNS tells."""
    return str(row.feed_id.hex[:12])


def settle(connection: "psycopg.Connection[Any]") -> None:
    """Makes this place the feed's home, with a new epoch, unless it is already.

    Raises Unavailable when a writer takes so long that others would have to wait behind us.
    """
    if execute(connection, AT_HOME, {}).fetchone():
        return
    try:
        with connection.transaction():
            execute(connection, SHORTLY, {})
            execute(connection, LOCK, {})
            execute(connection, SETTLE, {})
    except postgres.LockNotAvailable:
        raise Unavailable from None
