"""The table of notices.

The rule kept here: what has a key is there once for each person.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, text
from sqlalchemy.dialects.postgresql import JSONB

from crm_chassis.record_tables import key
from crm_chassis.tables import line, metadata, time

# What people are told: an English sentence and what fills it in, so that each reads it in their language.
user_notices = Table(
    "user_notices",
    metadata,
    key("notice_id"),
    Column("user_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("fillings", JSONB, nullable=False, server_default=text("'{}'")),
    line("actor_id"),
    line("resource"),
    Column("resource_id", BigInteger),
    Column("key", Text),
    Column("told_count", Integer, nullable=False, server_default=text("1")),
    time("create_time"),
    time("tell_time"),
    time("read_time", null=True),
    Index("user_notices_key_idx", "user_id", "key", unique=True),
    Index("user_notices_newest_idx", "user_id", "tell_time", "notice_id"),
    Index("user_notices_unread_idx", "user_id", postgresql_where=text("read_time is null")),
    info={"open_to_partners": True},  # each notice is its reader's alone, whoever that is
)
