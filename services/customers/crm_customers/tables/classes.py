"""Classification: rules as they were set one after the other, moves of customers, and who has to be judged anew.

The rule kept here: what a customer is stands in `accounts`; here stands why. `class_due` is written by the database
itself whenever orders, interactions or what is known of a customer change, whichever way they come in; it is only
ever added to and taken from, so that nobody waits for anybody.
"""

from sqlalchemy import BigInteger, Column, Index, Table, Text, text
from sqlalchemy.dialects.postgresql import JSONB

from crm_customers.tables.columns import MOMENT, NOW, key, line, metadata, one_of, refers

CLASS_DIMENSIONS = ("tier", "relationship_status")
NONE = text("'[]'")

class_rules = Table(
    "class_rules",
    metadata,
    key("rules_id"),
    Column("tiers", JSONB, nullable=False),
    Column("statuses", JSONB, nullable=False),
    line("currency"),
    Column("rates", JSONB, nullable=False, server_default=NONE),
    line("note"),
    line("actor_id"),
    Column("judged", BigInteger, nullable=False, server_default=text("0")),
    Column("finish_time", MOMENT),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
)

class_changes = Table(
    "class_changes",
    metadata,
    key("class_change_id"),
    refers("account_id", "accounts.account_id", null=False),
    Column("dimension", Text, nullable=False),
    line("before"),
    line("after"),
    line("label"),
    line("label_zh"),
    line("condition"),
    Column("figures", JSONB, nullable=False, server_default=NONE),
    Column("rules_id", BigInteger, nullable=False, server_default=text("0")),
    Column("change_time", MOMENT, nullable=False),
    one_of("dimension", CLASS_DIMENSIONS),
    Index(None, "account_id", "class_change_id"),
)

class_due = Table(
    "class_due",
    metadata,
    key("due_id"),
    Column("account_id", BigInteger, nullable=False),
)
