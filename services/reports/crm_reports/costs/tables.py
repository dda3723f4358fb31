"""What people decide about costs: activities, pools, rates, scenarios; and direct costs that they entered.

The rule kept here: a row that counts somewhere is never taken away, it gets a delete_time; months are texts like
"2026-10", which order by themselves. What follows from these rows is in the facts' file.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Numeric,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_reports.tables import metadata

MONEY = Numeric(18, 4)


def _key(name: str) -> Column[int]:
    return Column(name, BigInteger, Identity(always=True), primary_key=True)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text("''"))


def _life() -> list[Column[Any]]:
    moment = DateTime(timezone=True)
    now = func.clock_timestamp()
    return [
        Column("etag", BigInteger, nullable=False, server_default=text("1")),
        Column("create_time", moment, nullable=False, server_default=now),
        Column("update_time", moment, nullable=False, server_default=now),
        Column("delete_time", moment),
    ]


cost_activities = Table(
    "cost_activities",
    metadata,
    _key("cost_activity_id"),
    Column("display_name", Text, nullable=False),
    _words("department"),
    Column("driver", Text, nullable=False),
    _words("detail"),
    Column("countries", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    *_life(),
)

cost_pools = Table(
    "cost_pools",
    metadata,
    _key("cost_pool_id"),
    Column("display_name", Text, nullable=False),
    _words("department"),
    Column("monthly_amount", MONEY, nullable=False),
    Column("currency", Text, nullable=False),
    Column("capacity_minutes", BigInteger, nullable=False, server_default=text("0")),
    Column("first_month", Text, nullable=False),
    _words("last_month"),
    *_life(),
)

cost_rates = Table(
    "cost_rates",
    metadata,
    _key("cost_rate_id"),
    Column(
        "cost_activity_id",
        BigInteger,
        ForeignKey("cost_activities.cost_activity_id"),
        nullable=False,
        index=True,
    ),
    Column("cost_pool_id", BigInteger, ForeignKey("cost_pools.cost_pool_id"), index=True),
    Column("unit_minutes", MONEY),
    Column("amount", MONEY),
    _words("currency"),
    Column("first_month", Text, nullable=False),
    _words("last_month"),
    *_life(),
)

cost_entries = Table(
    "cost_entries",
    metadata,
    _key("cost_entry_id"),
    Column("account_id", BigInteger, nullable=False, index=True),
    Column("entry_date", Date, nullable=False),
    Column("category", Text, nullable=False),
    _words("department"),
    Column("document", Text, nullable=False),
    Column("amount", MONEY, nullable=False),
    Column("currency", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    *_life(),
)

cost_scenarios = Table(
    "cost_scenarios",
    metadata,
    _key("cost_scenario_id"),
    Column("title", Text, nullable=False),
    _words("description"),
    Column("owner_id", Text, nullable=False),
    Column("shared", Boolean, nullable=False, server_default=text("false")),
    Column("changes", JSONB, nullable=False, server_default=text("'[]'")),
    _words("adopted_month"),
    _words("adopter_id"),
    Column("adopt_time", DateTime(timezone=True)),
    *_life(),
)
