"""What is known of who is who: what the sources said, which records may be one, and which were made one.

The rule kept here: nothing of a merge is lost: every field as it was, and every child with the record that it hung on,
stand beside the merge until it is undone, and after that too.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_customers.tables.columns import (
    MOMENT,
    NOW,
    key,
    life,
    line,
    metadata,
    one_of,
    refers,
)

RECORD_KINDS = ("account", "contact")
MATCH_STATES = ("open", "accepted", "rejected")
MERGE_STATES = ("done", "undone")

# What one system says of a customer: one row for each of its records.
source_records = Table(
    "source_records",
    metadata,
    key("source_record_id"),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", BigInteger, nullable=False),
    Column("data", JSONB, nullable=False, server_default=text("'{}'")),
    Column("trust", SmallInteger, nullable=False, server_default=text("50")),
    Column("seen_time", MOMENT, nullable=False, server_default=NOW),
    Column("import_id", BigInteger),
    one_of("kind", RECORD_KINDS),
    UniqueConstraint("source", "kind", "external_id"),
    Index(None, "kind", "record_id"),
)

merges = Table(
    "merges",
    metadata,
    key("merge_id"),
    Column("kind", Text, nullable=False),
    Column("survivor_id", BigInteger, nullable=False),
    Column("absorbed_ids", ARRAY(BigInteger), nullable=False),
    # All of them: the survivor's number and the absorbed ones', for "which merges was this record part of".
    Column("record_ids", ARRAY(BigInteger), nullable=False),
    Column("state", Text, nullable=False),
    line("reason"),
    line("display_name"),
    line("merged_by"),
    line("undone_by"),
    Column("undo_time", MOMENT),
    Column("fields", JSONB, nullable=False, server_default=text("'[]'")),
    # PostgreSQL's own text of each row, by the record's number: before the merge, and the survivor after it.
    Column("before_rows", JSONB, nullable=False),
    Column("after_row", JSONB, nullable=False),
    Column("moved_children", BigInteger, nullable=False, server_default=text("0")),
    Column("survivor_etag", BigInteger, nullable=False),
    *life(deleted=False),
    one_of("kind", RECORD_KINDS),
    one_of("state", MERGE_STATES),
    Index(None, "record_ids", postgresql_using="gin"),
)

# A child that a merge took along: where it hung, and where it hangs since.
merge_moves = Table(
    "merge_moves",
    metadata,
    key("move_id"),
    refers("merge_id", "merges.merge_id", null=False),
    Column("table_name", Text, nullable=False),
    Column("column_name", Text, nullable=False),
    Column("row_key", JSONB, nullable=False),
    Column("from_id", BigInteger, nullable=False),
    Column("to_id", BigInteger, nullable=False),
    Index(None, "merge_id", "table_name", "column_name"),
)

matches = Table(
    "matches",
    metadata,
    key("match_id"),
    Column("kind", Text, nullable=False),
    Column("left_id", BigInteger, nullable=False),
    Column("right_id", BigInteger, nullable=False),
    Column("score", Double, nullable=False),
    Column("reasons", JSONB, nullable=False, server_default=text("'[]'")),
    Column("state", Text, nullable=False, server_default=text("'open'")),
    line("method"),
    line("decided_by"),
    Column("decide_time", MOMENT),
    refers("merge_id", "merges.merge_id"),
    *life(deleted=False),
    one_of("kind", RECORD_KINDS),
    one_of("state", MATCH_STATES),
    UniqueConstraint("kind", "left_id", "right_id"),
    Index(None, "state", "score", "match_id"),
    Index(None, "right_id"),
    Index(None, "left_id"),
    Index(None, "merge_id"),
)

# What a sweep learned: the model's parameters as data, one row for each training; the last one in use counts.
match_models = Table(
    "match_models",
    metadata,
    key("match_model_id"),
    Column("kind", Text, nullable=False),
    Column("settings", JSONB, nullable=False),
    Column("records", BigInteger, nullable=False),
    Column("in_use", Boolean, nullable=False, server_default=text("true")),
    line("trained_by"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("kind", RECORD_KINDS),
    Index(None, "kind", "match_model_id"),
)

# When the base was looked over, how far, and what came of it: the next sweep begins where the last one began.
sweeps = Table(
    "sweeps",
    metadata,
    key("sweep_id"),
    Column("kind", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("since_time", MOMENT),
    Column("record_count", BigInteger, nullable=False, server_default=text("0")),
    Column("pair_count", BigInteger, nullable=False, server_default=text("0")),
    Column("start_time", MOMENT, nullable=False),
    Column("finish_time", MOMENT),
    one_of("kind", RECORD_KINDS),
    one_of("method", ("rules", "splink")),
    Index(None, "kind", "method", "start_time"),
)
