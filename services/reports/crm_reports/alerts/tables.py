"""The tables of alerts: the lines, where each stands, and when it told.

The rule kept here: each firing of an alert has its number once, so that no two evaluators tell the same.
"""

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from crm_reports.goals.tables import changing, entries, key, one_of
from crm_reports.tables import metadata

WINDOWS = ("last_days", "this_week", "this_month", "standing")
COMPARISONS = ("above", "below", "rises", "falls")
STATES = ("waiting", "quiet", "beyond", "unknown")
PROBLEMS = ("none", "facts_behind", "no_value", "measure_gone", "owner_gone")
FIRING_KINDS = ("crossed", "still")

alerts = Table(
    "alerts",
    metadata,
    key("alert_id"),
    *changing(),
    Column("title", Text, nullable=False),
    Column("figure_id", Text, nullable=False),
    entries("filters"),
    line("currency"),
    line("team"),
    *one_of("window", WINDOWS),
    Column("window_days", Integer, nullable=False),
    *one_of("comparison", COMPARISONS),
    Column("line", Numeric(20, 4), nullable=False),
    Column("back_line", Numeric(20, 4)),
    Column("repeat_days", Integer, nullable=False, server_default=text("0")),
    Column("every_minutes", Integer, nullable=False),
    Column("time_zone", Text, nullable=False, server_default="UTC"),
    line("owner_id"),
    line("editor_id"),
    time("mute_time", null=True),
    *one_of("state", STATES),
    *one_of("problem", PROBLEMS),
    time("check_time", null=True),
    time("next_time", null=True),
    Column("value", Numeric(20, 4)),
    Column("firing_count", Integer, nullable=False, server_default=text("0")),
    time("fire_time", null=True),
    Index("alerts_next_idx", "next_time", postgresql_where=text("delete_time is null")),
)

alert_firings = Table(
    "alert_firings",
    metadata,
    key("alert_firing_id"),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    Column("alert_id", BigInteger, ForeignKey("alerts.alert_id"), nullable=False),
    Column("number", Integer, nullable=False),
    *one_of("kind", FIRING_KINDS),
    Column("value", Numeric(20, 4), nullable=False),
    Column("line", Numeric(20, 4), nullable=False),
    Column("start_date", Date),
    Column("end_date", Date, nullable=False),
    Column("record_count", BigInteger, nullable=False),
    time("tell_time", null=True),
    UniqueConstraint("alert_id", "number"),
)
