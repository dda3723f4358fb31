"""Mailboxes of their own accounts, files that go with mails, rates of activities, what is wrong with a way of mail.

Revision ID: tickets_0013
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "tickets_0013"
down_revision = "tickets_0012"
branch_labels = None
depends_on = None

LINES = "sender_name language team smtp_url smtp_secret imap_url imap_secret"
PROBLEMS = "certificate not_encrypted sign_in not_reached other"


def numbers(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.BigInteger), nullable=False, server_default=sa.text("'{}'"))


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def moment(name: str) -> sa.Column[Any]:
    now = sa.text("clock_timestamp()")
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=now)


def rows(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text("'[]'"))


def files() -> None:
    op.add_column("comments", numbers("attachment_ids"))
    op.add_column("outgoing_mails", rows("files"))
    op.add_column("activities", rows("rates"))


def ways() -> None:
    op.add_column("mail_channels", sa.Column("problem", sa.Text))
    said = ", ".join(f"'{each}'" for each in PROBLEMS.split())
    op.create_check_constraint(
        "mail_channels_problem_check", "mail_channels", f"problem in ({said})"
    )


def mailboxes() -> None:
    op.create_table(
        "mailboxes",
        sa.Column("mailbox_id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        *(moment(name) for name in ("create_time", "update_time")),
        sa.Column("delete_time", sa.DateTime(timezone=True)),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("display_name", "address")),
        *(line(name) for name in LINES.split()),
        sa.Column("paused", sa.Boolean, nullable=False, server_default=sa.text("false")),
        line("creator_id"),
        sa.PrimaryKeyConstraint("mailbox_id", name="mailboxes_pkey"),
    )
    op.create_index(
        "mailboxes_address_idx",
        "mailboxes",
        [sa.text("lower(address)")],
        unique=True,
        postgresql_where=sa.text("delete_time is null"),
    )
    for table in ("tickets", "outgoing_mails"):
        op.add_column(table, sa.Column("mailbox_id", sa.BigInteger))
        name, key = f"{table}_mailbox_id_fkey", ["mailbox_id"]
        op.create_foreign_key(name, table, "mailboxes", key, key)


def upgrade() -> None:
    mailboxes()
    files()
    ways()
