"""Activities, cost pools and rates: what a customer costs.

Revision ID: reports_0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "reports_0004"
down_revision = "reports_0003"
branch_labels = None
depends_on = None

MONEY = sa.Numeric(18, 4)
MONTH = "^2[0-9]{3}-(0[1-9]|1[0-2])$"


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


def _months(table: str) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(f"first_month ~ '{MONTH}'", name=f"{table}_first_month_check"),
        sa.CheckConstraint(
            "last_month = '' or last_month >= first_month", name=f"{table}_last_month_check"
        ),
    ]


def upgrade() -> None:
    op.create_table(
        "cost_activities",
        sa.Column("cost_activity_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("display_name", sa.Text, nullable=False),
        _words("department"),
        sa.Column("driver", sa.Text, nullable=False),
        _words("detail"),
        sa.Column("countries", ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        *_life(),
    )
    op.create_table(
        "cost_pools",
        sa.Column("cost_pool_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("display_name", sa.Text, nullable=False),
        _words("department"),
        sa.Column("monthly_amount", MONEY, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("capacity_minutes", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("first_month", sa.Text, nullable=False),
        _words("last_month"),
        *_life(),
        *_months("cost_pools"),
    )
    op.create_table(
        "cost_rates",
        sa.Column("cost_rate_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column(
            "cost_activity_id",
            sa.BigInteger,
            sa.ForeignKey(
                "cost_activities.cost_activity_id", name="cost_rates_cost_activity_id_fkey"
            ),
            nullable=False,
        ),
        sa.Column(
            "cost_pool_id",
            sa.BigInteger,
            sa.ForeignKey("cost_pools.cost_pool_id", name="cost_rates_cost_pool_id_fkey"),
        ),
        sa.Column("unit_minutes", MONEY),
        sa.Column("amount", MONEY),
        _words("currency"),
        sa.Column("first_month", sa.Text, nullable=False),
        _words("last_month"),
        *_life(),
        *_months("cost_rates"),
        sa.CheckConstraint(
            "(cost_pool_id is null) = (amount is not null)", name="cost_rates_way_check"
        ),
    )
    op.create_index(
        "cost_activities_display_name_key",
        "cost_activities",
        ["display_name"],
        unique=True,
        postgresql_where=sa.text("delete_time is null"),
    )
    op.create_index(
        "cost_pools_display_name_key",
        "cost_pools",
        ["display_name", "first_month"],
        unique=True,
        postgresql_where=sa.text("delete_time is null"),
    )
    op.create_index("cost_rates_cost_activity_id_idx", "cost_rates", ["cost_activity_id"])
    op.create_index("cost_rates_cost_pool_id_idx", "cost_rates", ["cost_pool_id"])


def downgrade() -> None:
    for table in ("cost_rates", "cost_pools", "cost_activities"):
        op.drop_table(table)
