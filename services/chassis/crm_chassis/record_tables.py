"""The tables of what every list has: files in pieces, attachments, saved views, bulk edits and exports.

The rule kept here: bytes of files lie in one table, in pieces of PIECE bytes, whoever the file belongs to; a row of a
bulk edit keeps what was there before, so that undoing needs nothing else.
"""

from sqlalchemy import (
    ARRAY,
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
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_chassis.tables import line, metadata, time, words

PIECE = 512 * 1024
BULK_ACTIONS = ("set", "delete", "restore")
BULK_STATES = (
    *("preparing", "prepared", "running", "stopped", "done", "undoing", "undone"),
    "failed",
)
ROW_STATES = ("waiting", "unchanged", "refused", "changed", "undone", "kept")
AUDIENCES = ("private", "team", "everyone")
FORMATS = ("csv", "xlsx")
EXPORT_STATES = ("writing", "ready", "failed")


def one_of(name: str, choices: tuple[str, ...]) -> CheckConstraint:
    """Only these words."""
    return CheckConstraint(f"{name} in ({', '.join(repr(word) for word in choices)})", name=name)


def key(name: str) -> Column[int]:
    """An id that PostgreSQL counts up."""
    return Column(name, BigInteger, Identity(always=False), primary_key=True)


def etag() -> Column[int]:
    """What changes with every change."""
    return Column("etag", BigInteger, nullable=False, server_default=text("1"))


def count(name: str) -> Column[int]:
    """How many."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


files = Table(
    "files",
    metadata,
    key("file_id"),
    Column("size", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    time("create_time", now=True),
)

file_pieces = Table(
    "file_pieces",
    metadata,
    Column(
        "file_id", BigInteger, ForeignKey("files.file_id", ondelete="CASCADE"), primary_key=True
    ),
    Column("position", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

attachments = Table(
    "attachments",
    metadata,
    key("attachment_id"),
    Column("resource", Text, nullable=False),
    Column("resource_id", BigInteger, nullable=False),
    Column("file_name", Text, nullable=False),
    line("description"),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("creator_id", Text, nullable=False),
    etag(),
    time("create_time", now=True),
    time("update_time", now=True),
    time("delete_time", null=True),
    Index(None, "resource", "resource_id", "attachment_id"),
)

attachment_versions = Table(
    "attachment_versions",
    metadata,
    Column(
        "attachment_id",
        BigInteger,
        ForeignKey("attachments.attachment_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("version", Integer, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("creator_id", Text, nullable=False),
    Column("file_id", BigInteger, ForeignKey("files.file_id"), nullable=False),
    time("create_time", now=True),
    Index(None, "file_id"),
)

saved_views = Table(
    "saved_views",
    metadata,
    key("saved_view_id"),
    Column("record_list", Text, nullable=False),
    Column("display_name", Text, nullable=False),
    line("filter"),
    line("order_by"),
    words("columns"),
    Column("audience", Text, nullable=False, server_default=text("'private'")),
    Column("owner_id", Text, nullable=False),
    line("team"),
    etag(),
    time("create_time", now=True),
    time("update_time", now=True),
    time("delete_time", null=True),
    one_of("audience", AUDIENCES),
    Index(None, "record_list", "owner_id"),
)

# With which view a list opens for somebody.
default_views = Table(
    "default_views",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("record_list", Text, primary_key=True),
    Column(
        "saved_view_id",
        BigInteger,
        ForeignKey("saved_views.saved_view_id", ondelete="CASCADE"),
        nullable=False,
    ),
    UniqueConstraint("saved_view_id", "user_id"),
)

# `actor` is with whose rights the background works on it; `page_token` is how far it has looked for records.
bulk_edits = Table(
    "bulk_edits",
    metadata,
    key("bulk_edit_id"),
    Column("record_list", Text, nullable=False),
    Column("action", Text, nullable=False),
    line("filter"),
    Column("record_ids", ARRAY(BigInteger), nullable=False, server_default=text("'{}'")),
    Column("changes", JSONB, nullable=False, server_default=text("'[]'")),
    Column("state", Text, nullable=False, server_default=text("'preparing'")),
    Column("owner_id", Text, nullable=False),
    line("team"),
    Column("actor", JSONB, nullable=False),
    line("page_token"),
    count("matched_count"),
    count("waiting_count"),
    count("unchanged_count"),
    count("refused_count"),
    count("changed_count"),
    count("undone_count"),
    count("kept_count"),
    count("tried_count"),
    etag(),
    time("create_time", now=True),
    time("update_time", now=True),
    time("start_time", null=True),
    time("finish_time", null=True),
    one_of("action", BULK_ACTIONS),
    one_of("state", BULK_STATES),
    Index(None, "owner_id", "bulk_edit_id"),
    info={"owner": ["owner_id"], "team": ["team"]},
)

# `before` is a serialised message that holds only the fields that change; `seen_etag` is the record's etag when it was
# looked at, and after the change the one that the change gave it.
bulk_edit_rows = Table(
    "bulk_edit_rows",
    metadata,
    key("bulk_edit_row_id"),
    Column(
        "bulk_edit_id",
        BigInteger,
        ForeignKey("bulk_edits.bulk_edit_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("record_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    line("display_name"),
    Column("before", LargeBinary, nullable=False),
    line("seen_etag"),
    line("reason"),
    one_of("state", ROW_STATES),
    UniqueConstraint("bulk_edit_id", "record_id"),
    Index(None, "bulk_edit_id", "state", "record_id"),
)

record_exports = Table(
    "record_exports",
    metadata,
    key("record_export_id"),
    Column("record_list", Text, nullable=False),
    line("filter"),
    line("order_by"),
    words("columns"),
    line("time_zone"),
    Column("format", Text, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'writing'")),
    count("row_count"),
    Column("size", BigInteger, nullable=False, server_default=text("0")),
    Column("owner_id", Text, nullable=False),
    Column("actor", JSONB, nullable=False),
    Column("file_id", BigInteger, ForeignKey("files.file_id", ondelete="SET NULL")),
    time("create_time", now=True),
    time("finish_time", null=True),
    one_of("format", FORMATS),
    one_of("state", EXPORT_STATES),
    Index(None, "owner_id", "record_export_id"),
    Index(None, "create_time"),
)
