"""The tables that every service has beside its own: what happened, who asked, what is still to do.

The rule kept here: names are given once, and SQLAlchemy quotes them; no statement is written around it. The
migrations make the same tables, and a test compares the two.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_chassis.column_types import TransactionId

NAMES = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}
metadata = MetaData(naming_convention=NAMES)


def time(name: str, *, now: bool = False, null: bool = False) -> Column[Any]:
    """A moment; with `now`, the one at which the row was written."""
    default = func.clock_timestamp() if now else None
    return Column(name, DateTime(timezone=True), nullable=null, server_default=default)


def words(name: str) -> Column[Any]:
    """A list of words, empty unless given."""
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"))


def line(name: str) -> Column[Any]:
    """A text, empty unless given."""
    return Column(name, Text, nullable=False, server_default="")


# The feed: `body` is a crm.events.v1.Event without event_id and cursor. event_id is drawn while the
# writer holds its locks, so it orders the events of one resource; xid says which snapshots see it.
events = Table(
    "events",
    metadata,
    Column("event_id", BigInteger, Identity(always=False), primary_key=True),
    Column("xid", TransactionId, nullable=False, server_default=func.pg_current_xact_id()),
    Column("event_type", Text, nullable=False),
    Column("resource", Text, nullable=False),
    Column("resource_id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    time("create_time", now=True),
    Index(None, "xid", "event_id"),
)

# Every change with what was there before and after (serialised messages of type_name).
audit = Table(
    "audit",
    metadata,
    Column("audit_id", BigInteger, Identity(always=False), primary_key=True),
    Column("event_id", BigInteger),
    time("event_time", now=True),
    Column("event_type", Text, nullable=False),
    Column("resource", Text, nullable=False),
    Column("resource_id", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    line("method"),
    line("request_id"),
    line("trace_id"),
    Column("before", LargeBinary),
    Column("after", LargeBinary),
    line("type_name"),
    Index(None, "resource", "resource_id", "audit_id"),
    Index(None, "actor_id", "audit_id"),
)

# One row per idempotency key; the reply that a repeated request gets.
requests = Table(
    "requests",
    metadata,
    Column("actor_id", Text, primary_key=True),
    Column("method", Text, primary_key=True),
    Column("request_id", Text, primary_key=True),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("reply", LargeBinary),
    line("status"),
    time("create_time", now=True),
    Index(None, "create_time"),
)

# One row: the feed's identity. `cluster` is where it was last seen; elsewhere it was restored from a
# copy, and gets a new feed_id. Events up to settled_event_id came with the copy.
feed = Table(
    "feed",
    metadata,
    Column("one", Boolean, primary_key=True, server_default=text("true")),
    Column("feed_id", Uuid, nullable=False, server_default=func.gen_random_uuid()),
    line("cluster"),
    Column("settled_event_id", BigInteger, nullable=False, server_default=text("0")),
    CheckConstraint("one", name="one_row"),
)

# How far each consumer has read each peer's feed; written with the effects of what it read.
cursors = Table(
    "cursors",
    metadata,
    Column("consumer", Text, primary_key=True),
    Column("peer", Text, primary_key=True),
    Column("cursor", Text, nullable=False),
    time("update_time", now=True),
)

# Work for later. A running job is a waiting one whose row a worker has locked.
jobs = Table(
    "jobs",
    metadata,
    Column("job_id", BigInteger, Identity(always=False), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("payload", JSONB, nullable=False, server_default=text("'{}'")),
    Column("key", Text),
    time("slot", null=True),
    Column("state", Text, nullable=False, server_default="waiting"),
    time("run_time", now=True),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    line("last_error"),
    line("trace_id"),
    time("create_time", now=True),
    time("finish_time", null=True),
    CheckConstraint("state in ('waiting', 'done', 'dead')", name="state"),
    Index("jobs_key_idx", "key", unique=True, postgresql_where=text("state = 'waiting'")),
    Index("jobs_due_idx", "run_time", "job_id", postgresql_where=text("state = 'waiting'")),
    Index("jobs_finished_idx", "finish_time", postgresql_where=text("state <> 'waiting'")),
    UniqueConstraint("kind", "slot"),
)

# Who is told over HTTP. The secret is derived from the salt and the service's key, never stored.
webhooks = Table(
    "webhooks",
    metadata,
    Column("webhook_id", BigInteger, Identity(always=False), primary_key=True),
    Column("url", Text, nullable=False),
    words("event_types"),
    line("description"),
    Column("secret_salt", LargeBinary, nullable=False),
    Column("owner_id", Text, nullable=False),
    Column("disabled", Boolean, nullable=False, server_default=text("false")),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    time("update_time", now=True),
    time("delete_time", null=True),
)

webhook_deliveries = Table(
    "webhook_deliveries",
    metadata,
    Column("delivery_id", BigInteger, Identity(always=False), primary_key=True),
    Column("webhook_id", BigInteger, ForeignKey("webhooks.webhook_id"), nullable=False),
    Column("event_id", BigInteger, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("state", Text, nullable=False, server_default="pending"),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("last_status", Integer, nullable=False, server_default=text("0")),
    line("last_error"),
    time("begin_time", now=True),
    time("next_time", null=True),
    time("create_time", now=True),
    time("update_time", now=True),
    time("delivered_time", null=True),
    CheckConstraint("state in ('pending', 'delivered', 'dead')", name="state"),
    UniqueConstraint("webhook_id", "event_id"),
    Index(None, "webhook_id", "delivery_id"),
    Index("webhook_deliveries_dead_idx", "delivery_id", postgresql_where=text("state = 'dead'")),
)

# Local accounts. `home` is false for accounts that another module keeps and this one only knows.
users = Table(
    "users",
    metadata,
    Column("user_id", Text, primary_key=True),
    line("display_name"),
    line("email"),
    Column("password_hash", Text),
    words("roles"),
    line("team"),
    Column("partner_id", BigInteger),
    line("time_zone"),
    line("language"),
    Column("home", Boolean, nullable=False, server_default=text("true")),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("disabled_time", null=True),
    time("create_time", now=True),
    time("update_time", now=True),
)

# Keys of internal apps; the secret is kept as a hash only.
api_keys = Table(
    "api_keys",
    metadata,
    Column("api_key_id", BigInteger, Identity(always=False), primary_key=True),
    line("display_name"),
    Column("secret_hash", LargeBinary, nullable=False, unique=True),
    words("scopes"),
    Column("rows", Text, nullable=False, server_default="all"),
    Column("owner_id", Text, nullable=False),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("expire_time", null=True),
    time("revoke_time", null=True),
    time("last_use_time", null=True),
    time("create_time", now=True),
    time("update_time", now=True),
)
