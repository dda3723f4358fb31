"""What customers bought: products as the order systems name them, orders, and their lines.

The rule kept here: an order is known by the id of its source; a line keeps the words of its time.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    Numeric,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from crm_customers.tables.columns import (
    CHANNELS,
    MOMENT,
    MONEY,
    NOW,
    ORDER_STATES,
    key,
    life,
    line,
    metadata,
    one_of,
    refers,
)

products = Table(
    "products",
    metadata,
    key("product_id"),
    Column("source", Text, nullable=False),
    Column("product_code", Text, nullable=False),
    line("product_name"),
    line("category"),
    line("subcategory"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    UniqueConstraint("source", "product_code"),
)

# `fingerprint` is made of all that the order system said: equal means unchanged.
orders = Table(
    "orders",
    metadata,
    key("order_id"),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    refers("account_id", "accounts.account_id", null=False),
    refers("contact_id", "contacts.contact_id"),
    Column("order_date", Date, nullable=False),
    Column("ship_date", Date),
    Column("state", Text, nullable=False),
    Column("channel", Text),
    Column("currency", Text, nullable=False),
    Column("amount", MONEY, nullable=False),
    Column("profit", MONEY),
    line("ship_mode"),
    line("country"),
    line("region"),
    line("city"),
    line("postal_code"),
    Column("fingerprint", LargeBinary, nullable=False),
    *life(deleted=False),
    one_of("state", ORDER_STATES),
    one_of("channel", CHANNELS),
    UniqueConstraint("source", "external_id"),
    Index(None, "account_id", "order_date", "order_id"),
    Index(
        None,
        "contact_id",
        "order_date",
        "order_id",
        postgresql_where=text("contact_id is not null"),
    ),
)

order_lines = Table(
    "order_lines",
    metadata,
    Column("order_id", BigInteger, ForeignKey("orders.order_id"), primary_key=True),
    Column("line_number", SmallInteger, primary_key=True),
    line("external_id"),
    refers("product_id", "products.product_id", null=False),
    refers("account_id", "accounts.account_id", null=False),
    line("product_name"),
    line("category"),
    line("subcategory"),
    Column("quantity", MONEY, nullable=False),
    Column("amount", MONEY, nullable=False),
    Column("discount", Numeric(5, 4)),
    Column("profit", MONEY),
    Index(None, "account_id", "product_id"),
)
