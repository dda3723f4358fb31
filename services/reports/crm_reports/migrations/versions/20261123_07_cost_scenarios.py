"""Costs that are entered by hand with their document, and scenarios of other rates.

Revision ID: reports_0007
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "reports_0007"
down_revision = "reports_0006"
branch_labels = None
depends_on = None

MONEY = sa.Numeric(18, 4)


def _words(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def _life() -> "list[sa.Column[Any]]":
    moment, now = sa.DateTime(timezone=True), sa.func.clock_timestamp()
    return [
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        sa.Column("create_time", moment, nullable=False, server_default=now),
        sa.Column("update_time", moment, nullable=False, server_default=now),
        sa.Column("delete_time", moment),
    ]


def upgrade() -> None:
    op.create_table(
        "cost_entries",
        sa.Column("cost_entry_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("account_id", sa.BigInteger, nullable=False),
        sa.Column("entry_date", sa.Date, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        _words("department"),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("amount", MONEY, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("actor_id", sa.Text, nullable=False),
        *_life(),
        sa.CheckConstraint("amount <> 0", name="cost_entries_amount_check"),
    )
    op.create_index("cost_entries_account_id_idx", "cost_entries", ["account_id"])
    op.create_table(
        "cost_scenarios",
        sa.Column("cost_scenario_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        _words("description"),
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("changes", JSONB, nullable=False, server_default=sa.text("'[]'")),
        _words("adopted_month"),
        _words("adopter_id"),
        sa.Column("adopt_time", sa.DateTime(timezone=True)),
        *_life(),
        sa.CheckConstraint(
            "(adopt_time is null) = (adopted_month = '')", name="cost_scenarios_adopted_check"
        ),
    )


def downgrade() -> None:
    for table in ("cost_scenarios", "cost_entries"):
        op.drop_table(table)
