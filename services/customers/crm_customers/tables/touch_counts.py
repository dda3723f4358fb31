"""Touches counted by day: what the map of all is read from.

The rule kept here: a day is counted whole or not at all (`touch_days`), and its counts hold as long as no later change
of its touches is noted (`touch_changes`, written by triggers). Counts are added up: a correction is a row too.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, Identity, Index, Table, Text, text

from crm_customers.tables.columns import MOMENT, OUTCOMES, metadata

DIMENSIONS = ("agent", "role", "segment")
COUNTED = (
    *("touch_count", "inbound_count", "outbound_count", "duration_seconds"),
    *(f"{outcome}_count" for outcome in OUTCOMES),
)

touch_days = Table("touch_days", metadata, Column("day", Date, primary_key=True))

touch_counts = Table(
    "touch_counts",
    metadata,
    Column("day", Date, nullable=False),
    Column("dimension", Text, nullable=False),
    Column("group_value", Text, nullable=False),
    Column("channel", Text, nullable=False),
    *(Column(name, BigInteger, nullable=False) for name in COUNTED),
    Column("last_time", MOMENT),  # not known where a correction took touches away
    Column("corrects", Boolean, nullable=False, server_default=text("false")),
    Index("touch_counts_dimension_day_idx", "dimension", "day"),
    Index("touch_counts_day_idx", "day"),
    Index("touch_counts_corrects_idx", "day", postgresql_where=text("corrects")),
)

# What is not counted yet: a day whose touches changed, or a person or account whose touches count for another value.
touch_changes = Table(
    "touch_changes",
    metadata,
    Column("change_id", BigInteger, Identity(always=True), primary_key=True),
    Column("day", Date),
    Column("contact_id", BigInteger),
    Column("account_id", BigInteger),
    Column("value_before", Text),
    *(
        Index(f"touch_changes_{name}_idx", name, postgresql_where=text(f"{name} is not null"))
        for name in ("day", "contact_id", "account_id")
    ),
)
