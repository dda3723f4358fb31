"""Packs: what they are made of, when they are published, and their published versions.

Revision ID: reports_0006
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "reports_0006"
down_revision = "reports_0005"
branch_labels = None
depends_on = None

# Files of what was published may be taken away by an erasure, and are never changed.
REFUSE = """
create function refuse_to_replace() returns trigger language plpgsql as
$$ begin
  if current_setting('firsthand.erasure', true) = 'on' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception 'what was published is never changed';
end $$
"""


def _time(name: str, *, now: bool = False, null: bool = False) -> "sa.Column[Any]":
    default = sa.func.clock_timestamp() if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def _words(name: str) -> "sa.Column[Any]":
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def _line(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def upgrade() -> None:
    _packs()
    _wishes_and_mails()
    _snapshots()
    op.create_table(
        "pack_files",
        _of_snapshot("pack_files"),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("format", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("format in ('pdf', 'xlsx')", name="pack_files_format_check"),
    )
    op.execute(REFUSE)
    op.execute(
        "create trigger pack_files_unchanged before update or delete on pack_files"
        " for each row execute function refuse_to_replace()"
    )


def _of_snapshot(table: str) -> "sa.Column[Any]":
    key = sa.ForeignKey("snapshots.snapshot_id", name=f"{table}_snapshot_id_fkey")
    return sa.Column("snapshot_id", sa.BigInteger, key, primary_key=True)


def _packs() -> None:
    op.create_table(
        "packs",
        sa.Column("pack_id", sa.BigInteger, sa.Identity(always=False), primary_key=True),
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        _time("create_time", now=True),
        _time("update_time", now=True),
        _time("delete_time", null=True),
        sa.Column("title", sa.Text, nullable=False),
        _line("chinese_title"),
        sa.Column("items", JSONB, nullable=False, server_default=sa.text("'[]'")),
        *(_words(name) for name in ("roles", "teams", "user_ids", "languages")),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("time_zone", sa.Text, nullable=False),
        sa.Column("schedule", JSONB, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("owner_id", sa.Text, nullable=False),
        _time("next_time", null=True),
        sa.Column("next_meeting_id", sa.BigInteger),
        sa.Column("calendar", JSONB, nullable=False, server_default=sa.text("'{}'")),
        _time("waiting_time", null=True),
        _line("waiting_reason"),
        sa.CheckConstraint(
            "period in ('last_month', 'last_week', 'last_quarter', 'since_last_meeting',"
            " 'last_year', 'last_day')",
            name="packs_period_check",
        ),
    )
    op.create_index("packs_next_time_idx", "packs", ["next_time"])


def _wishes_and_mails() -> None:
    op.create_table(
        "pack_wishes",
        sa.Column(
            "pack_id",
            sa.BigInteger,
            sa.ForeignKey("packs.pack_id", name="pack_wishes_pack_id_fkey"),
            primary_key=True,
        ),
        sa.Column("user_id", sa.Text, primary_key=True),
        sa.Column("mail", sa.Text, nullable=False),
        sa.CheckConstraint("mail in ('link', 'pdf', 'files')", name="pack_wishes_mail_check"),
    )
    op.create_table(
        "pack_mails",
        _of_snapshot("pack_mails"),
        sa.Column("user_id", sa.Text, primary_key=True),
        sa.Column("mail", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False, server_default="waiting"),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        _line("last_error"),
        _time("create_time", now=True),
        _time("finish_time", null=True),
        sa.CheckConstraint("state in ('waiting', 'sent', 'dead')", name="pack_mails_state_check"),
    )


def _snapshots() -> None:
    """A snapshot is a version of a pack (0: the fixed monthly report) for a period."""
    for column in (
        sa.Column("pack_id", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        _line("period_key"),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        _words("user_ids"),
        _line("chinese_title"),
    ):
        op.add_column("snapshots", column)
    op.drop_constraint("snapshots_month_check", "snapshots", type_="check")
    op.create_check_constraint(
        "snapshots_month_check", "snapshots", "month ~ '^([0-9]{4}-[0-9]{2})?$'"
    )
    op.drop_constraint("snapshots_month_edition_key", "snapshots", type_="unique")
    op.create_unique_constraint(
        "snapshots_pack_id_month_period_key_edition_key",
        "snapshots",
        ["pack_id", "month", "period_key", "edition"],
    )
