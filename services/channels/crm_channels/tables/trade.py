"""The tables of trade: orders, stock and credit, and who sees a row of them.

The rule kept here: entries never change, but for the words of a person who is erased; balances beside them are derived
in the same transaction. What belongs to a partner is seen by its own people only; stock is seen by everybody in the
house, and a partner's people see that of their own locations, which the handlers add.
"""

from sqlalchemy import BigInteger, Boolean, Column, Computed, Date, Integer, Numeric, Table, Text
from sqlalchemy import text as sql_text

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

ZERO = sql_text("0")
NO = sql_text("false")


def _quantity(name: str) -> Column[object]:
    return Column(name, MONEY, nullable=False, server_default=ZERO)


def _id(name: str, *, needed: bool = True) -> Column[int]:
    return Column(name, BigInteger, nullable=not needed)


def _made() -> Column[object]:
    return Column("create_time", MOMENT, nullable=False, server_default=NOW)


orders = Table(
    "orders",
    metadata,
    key("order_id"),
    Column("number", Text, Computed("'O-' || order_id::text", persisted=True), nullable=False),
    _id("partner_id"),
    _id("location_id", needed=False),
    Column("state", Text, nullable=False),
    Column("currency", Text, nullable=False),
    _quantity("amount"),
    Column("order_time", MOMENT, nullable=False),
    Column("wished_ship_date", Date),
    words("end_customer_name"),
    _id("account_id", needed=False),
    _id("quote_id", needed=False),
    words("source"),
    words("external_id"),
    words("hold_reason"),
    Column("credit_overridden", Boolean, nullable=False, server_default=NO),
    Column("stock_overridden", Boolean, nullable=False, server_default=NO),
    Column("price_overridden", Boolean, nullable=False, server_default=NO),
    Column("direct", Boolean, nullable=False, server_default=NO),
    words("override_reason"),
    words("overridden_by"),
    Column("confirm_time", MOMENT),
    Column("ship_time", MOMENT),
    Column("close_time", MOMENT),
    words("close_reason"),
    words("owner_id"),
    words("team"),
    words("notes"),
    *life(),
    info=OWNED,
)
order_lines = Table(
    "order_lines",
    metadata,
    key("order_line_id"),
    _id("order_id"),
    Column("line_number", Integer, nullable=False),
    _id("product_id"),
    _quantity("quantity"),
    _quantity("unit_price"),
    Column("discount_percent", Numeric(7, 4), nullable=False, server_default=ZERO),
    _quantity("amount"),
    _quantity("reserved"),
    _quantity("shipped"),
    _quantity("returned"),
    _quantity("cancelled"),
    info=EVERYBODY,  # read only by way of its order, which has its own rule
)
order_steps = Table(
    "order_steps",
    metadata,
    key("order_step_id"),
    _id("order_id"),
    Column("step", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    words("reason"),
    Column("overridden", Boolean, nullable=False, server_default=NO),
    _made(),
    info=EVERYBODY,
)
shipments = Table(
    "shipments",
    metadata,
    key("shipment_id"),
    _id("order_id"),
    _id("location_id"),
    words("tracking_number"),
    _id("invoice_id", needed=False),
    Column("ship_time", MOMENT, nullable=False),
    Column("receive_time", MOMENT),
    words("received_by"),
    info=EVERYBODY,
)
shipment_lines = Table(
    "shipment_lines",
    metadata,
    key("shipment_line_id"),
    _id("shipment_id"),
    _id("order_line_id"),
    _id("product_id"),
    _quantity("quantity"),
    info=EVERYBODY,
)

locations = Table(
    "locations",
    metadata,
    key("location_id"),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _id("partner_id", needed=False),
    Column("consignment", Boolean, nullable=False, server_default=NO),
    words("city"),
    words("country"),
    words("owner_id"),
    *life(),
    info=EVERYBODY,
)
stock_balances = Table(
    "stock_balances",
    metadata,
    key("stock_balance_id"),
    _id("location_id"),
    _id("product_id"),
    _quantity("on_hand"),
    _quantity("reserved"),
    _quantity("minimum"),
    Column("alert_time", MOMENT),
    Column("update_time", MOMENT, nullable=False, server_default=NOW),
    info=EVERYBODY,
)
stock_entries = Table(
    "stock_entries",
    metadata,
    key("stock_entry_id"),
    _id("location_id"),
    _id("product_id"),
    Column("kind", Text, nullable=False),
    _quantity("on_hand_change"),
    _quantity("reserved_change"),
    _id("order_line_id", needed=False),
    words("reference"),
    words("reason"),
    Column("actor_id", Text, nullable=False),
    _made(),
    info=EVERYBODY,
)
stock_counts = Table(
    "stock_counts",
    metadata,
    key("stock_count_id"),
    _id("location_id"),
    Column("state", Text, nullable=False),
    Column("count_date", Date, nullable=False),
    words("counted_by"),
    words("notes"),
    *life(),
    info=EVERYBODY,
)
stock_count_lines = Table(
    "stock_count_lines",
    metadata,
    key("stock_count_line_id"),
    _id("stock_count_id"),
    _id("product_id"),
    _quantity("expected"),
    _quantity("counted"),
    words("reason"),
    info=EVERYBODY,
)
sell_outs = Table(
    "sell_outs",
    metadata,
    key("sell_out_id"),
    _id("partner_id"),
    _id("product_id"),
    _id("location_id", needed=False),
    Column("sale_date", Date, nullable=False),
    _quantity("quantity"),
    _quantity("amount"),
    words("currency"),
    words("end_customer_name"),
    _id("account_id", needed=False),
    words("source"),
    words("external_id"),
    _id("invoice_id", needed=False),
    words("owner_id"),
    words("team"),
    *life(),
    info=OWNED,
)

credit_accounts = Table(
    "credit_accounts",
    metadata,
    key("credit_account_id"),
    _id("partner_id"),
    Column("currency", Text, nullable=False),
    _quantity("credit_limit"),
    _quantity("ceiling"),
    _quantity("open_orders"),
    _quantity("receivable"),
    Column("payment_days", Integer, nullable=False, server_default=sql_text("30")),
    Column("on_hold", Boolean, nullable=False, server_default=NO),
    words("hold_reason"),
    words("owner_id"),
    words("team"),
    *life(),
    info=OWNED,
)
journals = Table(
    "journals",
    metadata,
    key("journal_id"),
    _id("partner_id"),
    Column("currency", Text, nullable=False),
    Column("kind", Text, nullable=False),
    words("reference"),
    words("reason"),
    _id("order_id", needed=False),
    Column("actor_id", Text, nullable=False),
    Column("book_date", Date, nullable=False),
    _made(),
    info=EVERYBODY,
)
credit_entries = Table(
    "credit_entries",
    metadata,
    key("credit_entry_id"),
    _id("journal_id"),
    _id("partner_id"),
    Column("currency", Text, nullable=False),
    Column("ledger", Text, nullable=False),
    _quantity("amount"),
    info=EVERYBODY,
)
invoices = Table(
    "invoices",
    metadata,
    key("invoice_id"),
    Column("number", Text, Computed("'I-' || invoice_id::text", persisted=True), nullable=False),
    _id("partner_id"),
    _id("order_id", needed=False),
    _id("journal_id"),
    Column("currency", Text, nullable=False),
    _quantity("amount"),
    _quantity("paid"),
    Column("invoice_date", Date, nullable=False),
    Column("due_date", Date, nullable=False),
    words("owner_id"),
    words("team"),
    _made(),
    info=OWNED,
)
payments = Table(
    "payments",
    metadata,
    key("payment_id"),
    _id("partner_id"),
    _id("journal_id"),
    Column("currency", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _quantity("amount"),
    _quantity("allocated"),
    Column("pay_date", Date, nullable=False),
    words("reference"),
    words("source"),
    words("external_id"),
    words("owner_id"),
    words("team"),
    _made(),
    info=OWNED,
)
allocations = Table(
    "allocations",
    metadata,
    key("allocation_id"),
    _id("payment_id"),
    _id("invoice_id"),
    _quantity("amount"),
    _made(),
    info=EVERYBODY,
)
