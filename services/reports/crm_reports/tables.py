"""What reports keeps in PostgreSQL: published snapshots. Facts are not here, they can be read again at any time.

The rule kept here: rows of these tables are written once; the database itself refuses to change or delete them.
"""

from crm_chassis.tables import NAMES
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = MetaData(naming_convention=NAMES)

snapshots = Table(
    "snapshots",
    metadata,
    Column("snapshot_id", BigInteger, Identity(always=False), primary_key=True),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    Column(
        "create_time",
        DateTime(timezone=True),
        nullable=False,
        server_default=func.clock_timestamp(),
    ),
    Column("month", Text, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False, server_default=""),
    Column("time_zone", Text, nullable=False),
    Column("roles", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("teams", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("owner_id", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    # A version of a pack for a period; 0: the fixed report of a month. See packs/tables.py.
    Column("pack_id", BigInteger, nullable=False, server_default=text("0")),
    Column("period_key", Text, nullable=False, server_default=""),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("user_ids", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("chinese_title", Text, nullable=False, server_default=""),
    CheckConstraint("month ~ '^([0-9]{4}-[0-9]{2})?$'", name="month"),
    UniqueConstraint("pack_id", "month", "period_key", "edition"),
)

# The figures and charts as data, and as they were rendered, once for each language.
contents = Table(
    "snapshot_contents",
    metadata,
    Column("snapshot_id", BigInteger, ForeignKey("snapshots.snapshot_id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("data", JSONB, nullable=False),
    Column("html", Text, nullable=False),
)
