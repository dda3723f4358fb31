"""Imports: plans, files that were sent for them, runs, and what each run staged, refused and did.

The rule kept here: a run's staged rows are read in the order of their key, so that the same sources give the same
batches after any kill; what a run did stands in import_effects until the run is forgotten, so that it can be undone.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_customers.tables.columns import MOMENT, key, life, line, metadata, one_of

IMPORT_STATES = (
    "ready",
    "running",
    "paused",
    "done",
    "cancelled",
    "failed",
    "rolling_back",
    "rolled_back",
)


def number(name: str) -> Column[int]:
    """A count, none at first."""
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


def flag(name: str) -> Column[bool]:
    """Something that is not so unless said."""
    return Column(name, Boolean, nullable=False, server_default=text("false"))


def mapping(name: str, empty: str = "'{}'") -> Column[object]:
    """Something said in JSON."""
    return Column(name, JSONB, nullable=False, server_default=text(empty))


import_plans = Table(
    "import_plans",
    metadata,
    key("import_plan_id"),
    Column("display_name", Text, nullable=False),
    Column("plan", Text, nullable=False),
    line("owner_id"),
    *life(),
)

import_files = Table(
    "import_files",
    metadata,
    key("import_file_id"),
    Column("file_name", Text, nullable=False),
    number("size"),
    line("owner_id"),
    *life(deleted=False),
    Index(None, "update_time"),
)

import_file_parts = Table(
    "import_file_parts",
    metadata,
    Column(
        "import_file_id",
        BigInteger,
        ForeignKey("import_files.import_file_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("offset", BigInteger, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    info={"apart": True},  # an erasure forgets whole files: crm_customers/imports/erasing.py
)

# `cursor` is where the next step begins; `acts_as` is whose rows it adds: id, rows and team of who made it.
imports = Table(
    "imports",
    metadata,
    key("import_id"),
    line("display_name"),
    Column("plan", Text, nullable=False),
    mapping("locations"),
    Column("state", Text, nullable=False),
    line("phase"),
    flag("dry_run"),
    flag("mended"),
    flag("keep_edited"),
    Column("rate_limit", Integer, nullable=False, server_default=text("0")),
    mapping("cursor"),
    mapping("acts_as"),
    number("total_rows"),
    number("read_rows"),
    number("staged_records"),
    number("taken_records"),
    number("rejected_rows"),
    mapping("counts", "'[]'"),
    mapping("formats", "'[]'"),
    line("note"),
    line("owner_id"),
    Column("busy_seconds", Double, nullable=False, server_default=text("0")),
    Column("next_time", MOMENT),
    Column("start_time", MOMENT),
    Column("finish_time", MOMENT),
    *life(deleted=False),
    one_of("state", IMPORT_STATES),
    Index(
        "imports_live_idx",
        "import_id",
        postgresql_where=text("state in ('running', 'rolling_back')"),
    ),
)

# `told` is the message as it will be told, without what it gets on arrival; `line` is its row for COPY.
import_rows = Table(
    "import_rows",
    metadata,
    Column("import_id", BigInteger, primary_key=True),
    Column("section", SmallInteger, primary_key=True),
    Column("key", Text(collation="C"), primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("row_number", BigInteger, nullable=False),
    Column("told", LargeBinary, nullable=False),
    Column("line", LargeBinary, nullable=False),
    Column("extra", LargeBinary, nullable=False),
    Column("original", LargeBinary, nullable=False),
    info={"apart": True},  # an erasure takes whole records out: crm_customers/imports/erasing.py
)

import_rejects = Table(
    "import_rejects",
    metadata,
    key("import_reject_id"),
    Column("import_id", BigInteger, nullable=False),
    Column("source", Text, nullable=False),
    Column("row_number", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    line("field"),
    line("message"),
    mapping("original"),
    Index(None, "import_id", "import_reject_id"),
)

# What a run did to one record: enough to undo it. `before` holds the columns that it changed, as they were.
import_effects = Table(
    "import_effects",
    metadata,
    Column("import_id", BigInteger, primary_key=True),
    Column("effect_number", BigInteger, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("record_id", BigInteger, nullable=False),
    Column("etag", BigInteger, nullable=False),
    line("source"),
    line("external_id"),
    Column("before", JSONB),
    Column("source_before", JSONB),
    Index("import_effects_record_idx", "kind", "record_id"),
)
