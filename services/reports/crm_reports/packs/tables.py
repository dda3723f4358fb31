"""Tables of packs: what they are made of, who wants mail, and the files that were published.

The rule kept here: a pack is changed freely, what was published of it (snapshots, their contents and files) never; only
the erasure of a person takes files away, and they are rendered anew without the person.
"""

from typing import Any

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_reports.tables import metadata

PERIODS = ["last_month", "last_week", "last_quarter", "since_last_meeting", "last_year", "last_day"]
MAIL_KINDS = ["link", "pdf", "files"]


def _is_one_of(column: str, values: list[str]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


def words(name: str) -> Column[Any]:
    """A list of words, empty unless given; of PostgreSQL's kind, which can be compared with another."""
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"))


packs = Table(
    "packs",
    metadata,
    Column("pack_id", BigInteger, Identity(always=False), primary_key=True),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    time("update_time", now=True),
    time("delete_time", null=True),
    Column("title", Text, nullable=False),
    line("chinese_title"),
    Column("items", JSONB, nullable=False, server_default=text("'[]'")),
    words("roles"),
    words("teams"),
    words("user_ids"),
    words("languages"),
    Column("period", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("schedule", JSONB, nullable=False, server_default=text("'{}'")),
    Column("owner_id", Text, nullable=False),
    # What comes next, and of which meeting; what its business calendar said when it was last read.
    time("next_time", null=True),
    Column("next_meeting_id", BigInteger),
    Column("calendar", JSONB, nullable=False, server_default=text("'{}'")),
    time("waiting_time", null=True),
    line("waiting_reason"),
    CheckConstraint(_is_one_of("period", PERIODS), name="period"),
    Index(None, "next_time"),
)

pack_wishes = Table(
    "pack_wishes",
    metadata,
    Column("pack_id", BigInteger, ForeignKey("packs.pack_id"), primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("mail", Text, nullable=False),
    CheckConstraint(_is_one_of("mail", MAIL_KINDS), name="mail"),
)

# One row for each mail, so that each goes out once.
pack_mails = Table(
    "pack_mails",
    metadata,
    Column("snapshot_id", BigInteger, ForeignKey("snapshots.snapshot_id"), primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("mail", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    line("last_error"),
    time("create_time", now=True),
    time("finish_time", null=True),
    CheckConstraint(_is_one_of("state", ["waiting", "sent", "dead"]), name="state"),
)

pack_files = Table(
    "pack_files",
    metadata,
    Column("snapshot_id", BigInteger, ForeignKey("snapshots.snapshot_id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("format", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint(_is_one_of("format", ["pdf", "xlsx"]), name="format"),
)
