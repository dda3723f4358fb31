"""The tables of sales plans, marketing materials and worksheets, and who sees a row of them.

The rule kept here: a target and an order of materials belong to a rep, a team and perhaps a partner; entries of the
materials' ledger never change, and what is there beside them is derived in the same transaction.
"""

from crm_chassis import worksheet_tables
from sqlalchemy import BigInteger, Column, Computed, Date, Integer, Table, Text
from sqlalchemy import text as sql_text
from sqlalchemy.dialects.postgresql import JSONB

from crm_channels.tables.core import (
    EVERYBODY,
    MOMENT,
    MONEY,
    NOW,
    OWNED,
    key,
    life,
    metadata,
    words,
)

MONTHS = tuple(f"month_{number:02d}" for number in range(1, 13))
ZERO = sql_text("0")


def _number(name: str) -> Column[object]:
    return Column(name, MONEY, nullable=False, server_default=ZERO)


sales_plans = Table(
    "sales_plans",
    metadata,
    key("sales_plan_id"),
    Column("name", Text, nullable=False),
    Column("plan_year", Integer, nullable=False),
    Column("currency", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("state", Text, nullable=False),
    words("notes"),
    words("owner_id"),
    words("team"),
    words("agreed_by"),
    Column("agree_time", MOMENT),
    words("reopen_reason"),
    *life(),
    info=EVERYBODY,  # a partner's people see no drafts, which the handlers add
)
sales_targets = Table(
    "sales_targets",
    metadata,
    key("sales_target_id"),
    Column("sales_plan_id", BigInteger, nullable=False),
    Column("partner_id", BigInteger),
    words("product_line"),
    words("territory"),
    Column("period", Text, nullable=False),
    *(_number(month) for month in MONTHS),
    Column("total", MONEY, Computed(" + ".join(MONTHS), persisted=True), nullable=False),
    words("notes"),
    words("owner_id"),
    words("team"),
    *life(),
    info=OWNED,
)

materials = Table(
    "materials",
    metadata,
    key("material_id"),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    words("product_line"),
    words("kind"),
    words("language"),
    words("unit"),
    words("description"),
    *life(),
    info=EVERYBODY,
)
material_stocks = Table(
    "material_stocks",
    metadata,
    Column("material_id", BigInteger, primary_key=True),
    Column("location", Text, primary_key=True),
    _number("on_hand"),
    _number("allotted"),
    info=EVERYBODY,
)
material_entries = Table(
    "material_entries",
    metadata,
    key("material_entry_id"),
    Column("material_id", BigInteger, nullable=False),
    Column("location", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _number("quantity"),
    Column("material_order_id", BigInteger),
    words("reason"),
    Column("actor_id", Text, nullable=False),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    info=EVERYBODY,
)
material_quotas = Table(
    "material_quotas",
    metadata,
    key("material_quota_id"),
    Column("material_id", BigInteger),
    Column("partner_id", BigInteger),
    Column("tier", Text),
    Column("period", Text, nullable=False),
    _number("quantity"),
    *life(),
    info=EVERYBODY,  # a partner's people see those that hold for them, which the handlers add
)
material_uses = Table(
    "material_uses",
    metadata,
    Column("material_quota_id", BigInteger, primary_key=True),
    Column("partner_id", BigInteger, primary_key=True),
    Column("period_start", Date, primary_key=True),
    _number("used"),
    _number("allowed"),
    info=EVERYBODY,
)
material_orders = Table(
    "material_orders",
    metadata,
    key("material_order_id"),
    Column("material_id", BigInteger, nullable=False),
    Column("partner_id", BigInteger, nullable=False),
    _number("quantity"),
    words("campaign"),
    Column("campaign_id", BigInteger),
    words("purpose"),
    Column("wished_date", Date),
    Column("state", Text, nullable=False),
    Column("approved_quantity", MONEY),
    Column("received_quantity", MONEY),
    _number("returned_quantity"),
    words("location"),
    words("tracking_number"),
    words("decided_by"),
    words("reason"),
    Column("decide_time", MOMENT),
    Column("ship_time", MOMENT),
    Column("receive_time", MOMENT),
    Column("quota_uses", JSONB, nullable=False, server_default=sql_text("'[]'")),
    words("owner_id"),
    words("team"),
    *life(),
    info=OWNED,
)
worksheets, worksheet_lines, worksheet_returns, worksheet_rows = (
    table.to_metadata(metadata) for table in worksheet_tables.TABLES
)
