"""The tables of channels, and who sees a row of them.

The rule kept here: a partner's own people see the rows of their partner only; products and price books are nobody's,
so that partners see them too (price books: those of their tier, which the handlers add). `accounts` is a copy out of
the feed of customers and is never shown as a list.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Date,
    DateTime,
    Identity,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData()
MONEY = Numeric(18, 4)
MOMENT = DateTime(timezone=True)
NOW = text("now()")
EVERYBODY = {"open_to_partners": True}
OWNED = {"owner": ["owner_id"], "team": ["team"], "partner": ["partner_id"]}


def key(name: str) -> Column[int]:
    """The key of a table, given by the database."""
    return Column(name, BigInteger, Identity(always=True), primary_key=True)


def words(name: str) -> Column[str]:
    """A text, empty unless given."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def life() -> list[Column[object]]:
    """What every resource has: its etag and its times."""
    return [
        Column("etag", BigInteger, nullable=False, server_default=text("1")),
        Column("create_time", MOMENT, nullable=False, server_default=NOW),
        Column("update_time", MOMENT, nullable=False, server_default=NOW),
        Column("delete_time", MOMENT),
    ]


partners = Table(
    "partners",
    metadata,
    key("partner_id"),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("name_search", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("state", Text, nullable=False),
    words("territory"),
    Column("territory_id", BigInteger),
    words("country"),
    words("city"),
    words("contract_number"),
    Column("contacts", JSONB, nullable=False, server_default=text("'[]'")),
    words("owner_id"),
    words("team"),
    words("notes"),
    *life(),
    info=OWNED,
)

products = Table(
    "products",
    metadata,
    key("product_id"),
    Column("sku", Text, nullable=False),
    Column("name", Text, nullable=False),
    words("product_line"),
    words("unit"),
    *life(),
    info=EVERYBODY,
)

price_books = Table(
    "price_books",
    metadata,
    key("price_book_id"),
    Column("name", Text, nullable=False),
    Column("tier", Text),
    Column("currency", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    words("notes"),
    # Its prices change only by price changes that somebody else approved.
    Column("guarded", Boolean, nullable=False, server_default=text("false")),
    *life(),
    info=EVERYBODY,
)

prices = Table(
    "prices",
    metadata,
    key("price_id"),
    Column("price_book_id", BigInteger, nullable=False),
    Column("product_id", BigInteger, nullable=False),
    Column("min_quantity", MONEY, nullable=False, server_default=text("0")),
    Column("max_quantity", MONEY),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("unit_price", MONEY, nullable=False),
    Column("price_change_id", BigInteger),  # the approved change that brought it
    *life(),
    info=EVERYBODY,
)

deal_registrations = Table(
    "deal_registrations",
    metadata,
    key("deal_registration_id"),
    Column("partner_id", BigInteger),
    Column("end_customer_name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("name_search", Text, nullable=False),
    Column("account_id", BigInteger),
    words("city"),
    words("country"),
    words("product_line"),
    Column("expected_amount", MONEY),
    words("currency"),
    Column("expected_close_date", Date),
    Column("protection_days", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("submit_time", MOMENT),
    Column("decide_time", MOMENT),
    words("decided_by"),
    words("decision_reason"),
    Column("overridden", Boolean, nullable=False, server_default=text("false")),
    Column("protected_until_time", MOMENT),
    Column("extended_days", Integer, nullable=False, server_default=text("0")),
    Column("close_time", MOMENT),
    words("owner_id"),
    words("team"),
    words("notes"),
    # Who claims, in one word: two claims of one claimant are no overlap.
    Column(
        "claimant",
        Text,
        Computed("coalesce('partner:' || partner_id::text, 'rep:' || owner_id)", persisted=True),
        nullable=False,
    ),
    *life(),
    info=OWNED,
)

decisions = Table(
    "decisions",
    metadata,
    key("decision_id"),
    Column("deal_registration_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    words("reason"),
    Column("overridden", Boolean, nullable=False, server_default=text("false")),
    Column("overlaps", JSONB, nullable=False, server_default=text("'[]'")),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    info=EVERYBODY,  # read only by way of its registration, which has its own rule
)

accounts = Table(
    "accounts",
    metadata,
    Column("account_id", BigInteger, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("name_search", Text, nullable=False),
    words("city"),
    words("country"),
    words("owner_id"),
    words("team"),
    Column("delete_time", MOMENT),
)

# Whose customer a claim was on before it followed a merge of customers: for the undo.
merge_trail = Table(
    "merge_trail",
    metadata,
    Column("merge_id", BigInteger, primary_key=True, autoincrement=False),
    Column("record_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, nullable=False),
)

# Which accounts were merged away, and into whom: for what is written under their numbers.
merged_accounts = Table(
    "merged_accounts",
    metadata,
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Column("merge_id", BigInteger, nullable=False, index=True),
    Column("survivor_id", BigInteger, nullable=False),
)
