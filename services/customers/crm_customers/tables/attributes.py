"""Attributes that are defined at run time: definitions, and what each value was from when until when.

The rule kept here: the value that holds now stands twice, in `accounts.attributes` or `contacts.attributes` where lists
find it, and as the row without an end here, with its source and age. Whoever writes one writes the other. A cleared
value is a row with an empty text.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Numeric, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_customers.tables.columns import (
    MOMENT,
    key,
    life,
    line,
    metadata,
    one_of,
    refers,
)

ATTRIBUTE_TYPES = (
    "text",
    "number",
    "money",
    "date",
    "yes_no",
    "choice",
    "choices",
    "account",
    "contact",
    "user",
)
RECORD_KINDS = ("account", "contact")
NOBODY, NO_CHOICES = text("'{}'"), text("'[]'")

attribute_definitions = Table(
    "attribute_definitions",
    metadata,
    key("attribute_id"),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    line("label"),
    line("label_zh"),
    line("help"),
    line("help_zh"),
    Column("record_kinds", ARRAY(Text), nullable=False),
    Column("choices", JSONB, nullable=False, server_default=NO_CHOICES),
    line("unit"),
    line("currency"),
    line("min_value"),
    line("max_value"),
    Column("decimals", Integer, nullable=False, server_default=text("0")),
    Column("max_length", Integer, nullable=False, server_default=text("0")),
    line("pattern"),
    line("section"),
    Column("position", Integer, nullable=False, server_default=text("0")),
    Column("personal", Boolean, nullable=False, server_default=text("false")),
    Column("readers", ARRAY(Text), nullable=False, server_default=NOBODY),
    Column("fresh_days", Integer, nullable=False, server_default=text("0")),
    *life(),
    one_of("type", ATTRIBUTE_TYPES),
    Index(None, "name", unique=True),
    # Those that are not for everybody: mostly none, so that looking for them costs nothing.
    Index(
        "attribute_definitions_guarded_idx",
        "attribute_id",
        postgresql_where=text("readers <> '{}' or delete_time is not null"),
    ),
)

# `sort_value` is the number, the sum or the day (counted from year 1) of a value: what "<" and ">" compare.
attribute_values = Table(
    "attribute_values",
    metadata,
    key("value_id"),
    refers("attribute_id", "attribute_definitions.attribute_id", null=False),
    Column("record_kind", Text, nullable=False),
    Column("record_id", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    line("value"),
    Column("sort_value", Numeric),
    Column("set_time", MOMENT, nullable=False),
    Column("confirm_time", MOMENT, nullable=False),
    Column("end_time", MOMENT),
    line("source"),
    line("actor_id"),
    one_of("record_kind", RECORD_KINDS),
    Index("attribute_values_history_idx", "record_kind", "record_id", "attribute_id", "value_id"),
    Index(
        "attribute_values_current_idx",
        "attribute_id",
        "record_kind",
        "sort_value",
        "record_id",
        postgresql_where=text("end_time is null and value <> ''"),
    ),
)
