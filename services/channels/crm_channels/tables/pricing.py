"""The tables of price changes and quotes.

The rule kept here: a version of a quote that was sent never changes again, so its lines and its figures are its own;
the head of a quote says only whose it is, for whom, and where its latest version stands.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Date,
    Integer,
    Numeric,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

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

PERCENT = Numeric(7, 4)
# Read by way of what it hangs on, which has its own rule; our own people alone see them by themselves.
INNER = {"open_to_partners": True}

# A change of prices, handed in as a whole: it takes effect on its day once somebody else approved it.
price_changes = Table(
    "price_changes",
    metadata,
    key("price_change_id"),
    Column("price_book_id", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    words("reason"),
    Column("effective_date", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("line_count", Integer, nullable=False, server_default=text("0")),
    words("created_by"),
    words("submitted_by"),
    Column("submit_time", MOMENT),
    words("decided_by"),
    Column("decide_time", MOMENT),
    words("decision_reason"),
    *life(),
    # Nobody who is signed in for a partner reads them: what is not decided yet is not theirs to know.
)

price_change_lines = Table(
    "price_change_lines",
    metadata,
    key("price_change_line_id"),
    Column("price_change_id", BigInteger, nullable=False),
    Column("product_id", BigInteger, nullable=False),
    Column("min_quantity", MONEY, nullable=False, server_default=text("0")),
    Column("max_quantity", MONEY),
    # Without a price the product is taken out of the book for these quantities.
    Column("unit_price", MONEY),
    Column("old_price", MONEY),
)

price_settings = Table(
    "price_settings",
    metadata,
    Column("price_settings_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guard_new_books", Boolean, nullable=False, server_default=text("true")),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    Column("update_time", MOMENT, nullable=False, server_default=NOW),
    info=EVERYBODY,
)

# How much discount a role may give by itself, and how much it may approve for others; "": every product line.
discount_limits = Table(
    "discount_limits",
    metadata,
    key("discount_limit_id"),
    Column("role", Text, nullable=False),
    words("product_line"),
    Column("own_percent", PERCENT, nullable=False),
    Column("approve_percent", PERCENT, nullable=False),
    *life(),
    info=EVERYBODY,
)

quotes = Table(
    "quotes",
    metadata,
    key("quote_id"),
    Column("number", Text, Computed("'Q-' || (100000 + quote_id)", persisted=True), nullable=False),
    Column("partner_id", BigInteger),
    Column("end_customer_name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("name_search", Text, nullable=False),
    Column("account_id", BigInteger),
    words("city"),
    words("country"),
    Column("currency", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version_number", Integer, nullable=False, server_default=text("1")),
    Column("valid_until", Date, nullable=False),
    Column("total_amount", MONEY, nullable=False, server_default=text("0")),
    Column("exceptional", Boolean, nullable=False, server_default=text("false")),
    Column("order_id", BigInteger),
    words("owner_id"),
    words("team"),
    words("notes"),
    # Who offers, in one word: two quotes of one claimant are no conflict.
    Column(
        "claimant",
        Text,
        Computed("coalesce('partner:' || partner_id::text, 'rep:' || owner_id)", persisted=True),
        nullable=False,
    ),
    *life(),
    info=OWNED,
)

quote_versions = Table(
    "quote_versions",
    metadata,
    key("quote_version_id"),
    Column("quote_id", BigInteger, nullable=False),
    Column("version_number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("tier", Text),
    Column("currency", Text, nullable=False),
    Column("price_date", Date, nullable=False),
    Column("valid_until", Date, nullable=False),
    words("terms"),
    Column("book_amount", MONEY, nullable=False, server_default=text("0")),
    Column("total_amount", MONEY, nullable=False, server_default=text("0")),
    Column("line_count", Integer, nullable=False, server_default=text("0")),
    Column("exceptional", Boolean, nullable=False, server_default=text("false")),
    words("reason"),
    # The discount that somebody has to be allowed to approve; 0: within the limits.
    Column("approval_percent", PERCENT, nullable=False, server_default=text("0")),
    words("submitted_by"),
    Column("submit_time", MOMENT),
    words("decided_by"),
    Column("decide_time", MOMENT),
    words("decision_reason"),
    Column("send_time", MOMENT),
    Column("close_time", MOMENT),
    words("closed_by"),
    words("close_reason"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    info=INNER,
)

quote_lines = Table(
    "quote_lines",
    metadata,
    key("quote_line_id"),
    Column("quote_id", BigInteger, nullable=False),
    Column("quote_version_id", BigInteger, nullable=False),
    Column("line_number", Integer, nullable=False),
    Column("product_id", BigInteger, nullable=False),
    Column("sku", Text, nullable=False),
    Column("product_name", Text, nullable=False),
    words("product_line"),
    words("unit"),
    Column("quantity", MONEY, nullable=False),
    Column("price_id", BigInteger, nullable=False),
    Column("price_book_id", BigInteger, nullable=False),
    words("price_book_name"),
    Column("book_price", MONEY, nullable=False),
    Column("discount_percent", PERCENT, nullable=False, server_default=text("0")),
    Column("limit_percent", PERCENT, nullable=False, server_default=text("0")),
    Column("unit_price", MONEY, nullable=False),
    Column("amount", MONEY, nullable=False),
    words("note"),
    info=INNER,
)

# Where a quote differs from what somebody else offers the same end customer: both see it.
quote_exceptions = Table(
    "quote_exceptions",
    metadata,
    key("quote_exception_id"),
    Column("quote_id", BigInteger, nullable=False),
    Column("quote_version_id", BigInteger, nullable=False),
    Column("version_number", Integer, nullable=False),
    Column("product_id", BigInteger, nullable=False),
    Column("sku", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("unit_price", MONEY, nullable=False),
    Column("currency", Text, nullable=False),
    words("end_customer_name"),
    words("owner_id"),
    words("team"),
    Column("partner_id", BigInteger),
    Column("other_quote_id", BigInteger, nullable=False),
    Column("other_version_number", Integer, nullable=False),
    Column("other_price", MONEY, nullable=False),
    Column("other_currency", Text, nullable=False),
    words("other_end_customer_name"),
    words("other_owner_id"),
    words("other_team"),
    Column("other_partner_id", BigInteger),
    Column("score", Numeric(4, 2), nullable=False),
    Column("grounds", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    words("reason"),
    Column("state", Text, nullable=False),
    words("decided_by"),
    Column("decide_time", MOMENT),
    words("decision_reason"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    Column("update_time", MOMENT, nullable=False, server_default=NOW),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    info={
        "owner": ["owner_id", "other_owner_id"],
        "team": ["team", "other_team"],
        "partner": ["partner_id", "other_partner_id"],
    },
)
