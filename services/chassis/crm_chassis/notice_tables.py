"""The table of notices.

The rule kept here: what has a key is there once for each person.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, Table, Text, text
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
    # The mail that brings it; what is told anew is in none.
    Column("notice_mail_id", BigInteger),
    Index("user_notices_key_idx", "user_id", "key", unique=True),
    Index("user_notices_newest_idx", "user_id", "tell_time", "notice_id"),
    Index(
        "user_notices_mail_idx",
        "notice_mail_id",
        postgresql_where=text("notice_mail_id is not null"),
    ),
    Index("user_notices_unread_idx", "user_id", postgresql_where=text("read_time is null")),
    info={"open_to_partners": True},  # each notice is its reader's alone, whoever that is
)

# How people want to be told; the kind "" is for all of which nothing else is said.
notice_choices = Table(
    "notice_choices",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("way", Text, nullable=False),
    # What was told before is not mailed.
    time("since_time"),
    CheckConstraint("way in ('app', 'mail', 'digest')", name="way"),
)

# Mails with notices: written when notices are put into them, and sent by a job.
notice_mails = Table(
    "notice_mails",
    metadata,
    key("notice_mail_id"),
    Column("user_id", Text, nullable=False),
    # One digest for each day of its reader.
    Column("cause", Text, nullable=False, unique=True),
    Column("message_id", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    line("last_error"),
    time("create_time"),
    time("next_time", null=True),
    time("finish_time", null=True),
    CheckConstraint("state in ('waiting', 'sent', 'unneeded', 'dead')", name="state"),
    Index(None, "finish_time"),
)
