"""Erasures of people, and what each service has confirmed.

The rule kept here: what identifies the person stands here only as long as somebody has to be asked; afterwards only
numbers, times and counts are left.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, text
from sqlalchemy.dialects.postgresql import JSONB

from crm_customers.tables.columns import MOMENT, key, life, line, metadata, one_of, refers

erasures = Table(
    "erasures",
    metadata,
    key("erasure_id"),
    Column("contact_id", BigInteger),
    Column("account_id", BigInteger),
    line("reason"),
    Column("state", Text, nullable=False, server_default=text("'running'")),
    Column("round", Integer, nullable=False, server_default=text("1")),
    line("creator_id"),
    Column("person", JSONB, nullable=False, server_default=text("'{}'")),
    Column("finish_time", MOMENT),
    *life(deleted=False),
    one_of("state", ("running", "done")),
    Index(
        "erasures_running_idx",
        text("coalesce(contact_id, 0)"),
        text("coalesce(account_id, 0)"),
        unique=True,
        postgresql_where=text("state = 'running'"),
    ),
    info={"apart": True},  # an erasure does not erase its own list
)

erasure_receipts = Table(
    "erasure_receipts",
    metadata,
    key("receipt_id"),
    refers("erasure_id", "erasures.erasure_id", null=False),
    Column("service", Text, nullable=False),
    Column("round", Integer, nullable=False, server_default=text("0")),
    Column("confirmed", Boolean, nullable=False, server_default=text("false")),
    Column("confirm_time", MOMENT),
    Column("changed_count", BigInteger, nullable=False, server_default=text("0")),
    # What the last round found: nothing, once all is erased.
    Column("found_count", BigInteger, nullable=False, server_default=text("0")),
    Column("tables", JSONB, nullable=False, server_default=text("'{}'")),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    line("problem"),
    Index(None, "erasure_id", "service", unique=True),
)
