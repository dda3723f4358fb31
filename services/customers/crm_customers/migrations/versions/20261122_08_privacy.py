"""Erasures of people, and what each service has confirmed.

Revision ID: customers_0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "customers_0008"
down_revision = "customers_0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def line(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def number(name: str, start: int = 0, *, big: bool = False) -> "sa.Column[int]":
    kind = sa.BigInteger if big else sa.Integer
    return sa.Column(name, kind, nullable=False, server_default=sa.text(str(start)))


def now(name: str) -> "sa.Column[object]":
    return sa.Column(name, MOMENT, nullable=False, server_default=sa.text("now()"))


def things(name: str) -> "sa.Column[object]":
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text("'{}'"))


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("erasure_id", sa.BigInteger, sa.Identity(always=False), primary_key=True),
        sa.Column("contact_id", sa.BigInteger),
        sa.Column("account_id", sa.BigInteger),
        line("reason"),
        sa.Column("state", sa.Text, nullable=False, server_default=sa.text("'running'")),
        number("round", 1),
        line("creator_id"),
        things("person"),
        sa.Column("finish_time", MOMENT),
        number("etag", 1, big=True),
        now("create_time"),
        now("update_time"),
        sa.CheckConstraint("state in ('running', 'done')", name="erasures_state_check"),
    )
    op.create_index(
        "erasures_running_idx",
        "erasures",
        [sa.text("coalesce(contact_id, 0)"), sa.text("coalesce(account_id, 0)")],
        unique=True,
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_table(
        "erasure_receipts",
        sa.Column("receipt_id", sa.BigInteger, sa.Identity(always=False), primary_key=True),
        sa.Column(
            "erasure_id",
            sa.BigInteger,
            sa.ForeignKey("erasures.erasure_id", name="erasure_receipts_erasure_id_fkey"),
            nullable=False,
        ),
        sa.Column("service", sa.Text, nullable=False),
        number("round"),
        sa.Column("confirmed", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("confirm_time", MOMENT),
        number("changed_count", big=True),
        number("found_count", big=True),
        things("tables"),
        number("attempts"),
        line("problem"),
    )
    op.create_index(
        "erasure_receipts_erasure_id_service_idx",
        "erasure_receipts",
        ["erasure_id", "service"],
        unique=True,
    )


def downgrade() -> None:
    op.drop_table("erasure_receipts")
    op.drop_table("erasures")
