"""Attachments, saved views, bulk edits that can be undone, exports; and the files of them all.

Revision ID: chassis_0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "chassis_0002"
down_revision = "chassis_0001"
branch_labels = None
depends_on = None


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), primary_key=True)


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def count(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def long(name: str, default: str | None = None) -> sa.Column[Any]:
    given = sa.text(default) if default else None
    return sa.Column(name, sa.BigInteger, nullable=False, server_default=given)


def belongs(
    table: str, column: str, to: str, gone: str | None = "CASCADE", **more: Any
) -> sa.Column[Any]:
    target = sa.ForeignKey(f"{to}.{column}", name=f"{table}_{column}_fkey", ondelete=gone)
    return sa.Column(column, sa.BigInteger, target, **{"nullable": False, **more})


def one_of(table: str, name: str, *choices: str) -> sa.CheckConstraint:
    listed = ", ".join(repr(word) for word in choices)
    return sa.CheckConstraint(f"{name} in ({listed})", name=f"{table}_{name}_check")


def kept_files() -> None:
    op.create_table(
        "files", number("file_id"), long("size"), text("sha256"), time("create_time", now=True)
    )
    op.create_table(
        "file_pieces",
        belongs("file_pieces", "file_id", "files", primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    # Files are mostly compressed already: PostgreSQL need not try, and a part of a piece can be read alone.
    op.execute(sa.text("alter table file_pieces alter column content set storage external"))


def attached() -> None:
    op.create_table(
        "attachments",
        number("attachment_id"),
        text("resource"),
        long("resource_id"),
        text("file_name"),
        line("description"),
        text("media_type"),
        long("size"),
        text("sha256"),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        text("creator_id"),
        long("etag", "1"),
        time("create_time", now=True),
        time("update_time", now=True),
        time("delete_time", null=True),
    )
    op.create_index(
        "attachments_resource_resource_id_attachment_id_idx",
        "attachments",
        ["resource", "resource_id", "attachment_id"],
    )
    op.create_table(
        "attachment_versions",
        belongs("attachment_versions", "attachment_id", "attachments", primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        text("media_type"),
        long("size"),
        text("sha256"),
        text("creator_id"),
        belongs("attachment_versions", "file_id", "files", None),
        time("create_time", now=True),
    )
    op.create_index("attachment_versions_file_id_idx", "attachment_versions", ["file_id"])


def viewed() -> None:
    op.create_table(
        "saved_views",
        number("saved_view_id"),
        text("record_list"),
        text("display_name"),
        line("filter"),
        line("order_by"),
        words("columns"),
        sa.Column("audience", sa.Text, nullable=False, server_default=sa.text("'private'")),
        text("owner_id"),
        line("team"),
        long("etag", "1"),
        time("create_time", now=True),
        time("update_time", now=True),
        time("delete_time", null=True),
        one_of("saved_views", "audience", "private", "team", "everyone"),
    )
    op.create_index(
        "saved_views_record_list_owner_id_idx", "saved_views", ["record_list", "owner_id"]
    )
    op.create_table(
        "default_views",
        sa.Column("user_id", sa.Text, primary_key=True),
        sa.Column("record_list", sa.Text, primary_key=True),
        belongs("default_views", "saved_view_id", "saved_views"),
        sa.UniqueConstraint(
            "saved_view_id", "user_id", name="default_views_saved_view_id_user_id_key"
        ),
    )


def edited() -> None:
    states = ("preparing", "prepared", "running", "stopped", "done", "undoing", "undone", "failed")
    op.create_table(
        "bulk_edits",
        number("bulk_edit_id"),
        text("record_list"),
        text("action"),
        line("filter"),
        sa.Column(
            "record_ids", sa.ARRAY(sa.BigInteger), nullable=False, server_default=sa.text("'{}'")
        ),
        sa.Column("changes", JSONB, nullable=False, server_default=sa.text("'[]'")),
        sa.Column("state", sa.Text, nullable=False, server_default=sa.text("'preparing'")),
        text("owner_id"),
        line("team"),
        sa.Column("actor", JSONB, nullable=False),
        line("page_token"),
        *map(count, ("matched_count", "waiting_count", "unchanged_count", "refused_count")),
        *map(count, ("changed_count", "undone_count", "kept_count", "tried_count")),
        long("etag", "1"),
        time("create_time", now=True),
        time("update_time", now=True),
        time("start_time", null=True),
        time("finish_time", null=True),
        one_of("bulk_edits", "action", "set", "delete", "restore"),
        one_of("bulk_edits", "state", *states),
    )
    op.create_index(
        "bulk_edits_owner_id_bulk_edit_id_idx", "bulk_edits", ["owner_id", "bulk_edit_id"]
    )
    op.create_table(
        "bulk_edit_rows",
        number("bulk_edit_row_id"),
        belongs("bulk_edit_rows", "bulk_edit_id", "bulk_edits"),
        long("record_id"),
        text("state"),
        line("display_name"),
        sa.Column("before", sa.LargeBinary, nullable=False),
        line("seen_etag"),
        line("reason"),
        one_of(
            *("bulk_edit_rows", "state", "waiting", "unchanged", "refused"),
            *("changed", "undone", "kept"),
        ),
        sa.UniqueConstraint(
            "bulk_edit_id", "record_id", name="bulk_edit_rows_bulk_edit_id_record_id_key"
        ),
    )
    op.create_index(
        "bulk_edit_rows_bulk_edit_id_state_record_id_idx",
        "bulk_edit_rows",
        ["bulk_edit_id", "state", "record_id"],
    )


def exported() -> None:
    op.create_table(
        "record_exports",
        number("record_export_id"),
        text("record_list"),
        line("filter"),
        line("order_by"),
        words("columns"),
        line("time_zone"),
        text("format"),
        sa.Column("state", sa.Text, nullable=False, server_default=sa.text("'writing'")),
        count("row_count"),
        long("size", "0"),
        text("owner_id"),
        sa.Column("actor", JSONB, nullable=False),
        belongs("record_exports", "file_id", "files", "SET NULL", nullable=True),
        time("create_time", now=True),
        time("finish_time", null=True),
        one_of("record_exports", "format", "csv", "xlsx"),
        one_of("record_exports", "state", "writing", "ready", "failed"),
    )
    op.create_index(
        "record_exports_owner_id_record_export_id_idx",
        "record_exports",
        ["owner_id", "record_export_id"],
    )
    op.create_index("record_exports_create_time_idx", "record_exports", ["create_time"])


def upgrade() -> None:
    kept_files()
    attached()
    viewed()
    edited()
    exported()


def downgrade() -> None:
    for table in ("record_exports", "bulk_edit_rows", "bulk_edits", "default_views"):
        op.drop_table(table)
    for table in ("saved_views", "attachment_versions", "attachments", "file_pieces", "files"):
        op.drop_table(table)
