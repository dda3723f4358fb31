"""The tables of journeys: what the ways of tickets tell, event logs of other systems, and what those tell.

The rule kept here: an imported event is history beside the tickets and never becomes one; both kinds of ways are
measured into tables of the same columns.
"""

from typing import Any

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.tables.columns import count, flag, key, metadata, one_of, texts

LOG_PLACES = ("team", "person")


def seconds(name: str) -> Column[Any]:
    """A length of time in whole seconds."""
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


def measured() -> list[Column[Any]]:
    """What a way tells."""
    return [
        time("start_time"),
        time("end_time", null=True),
        seconds("total_seconds"),
        seconds("unaccepted_seconds"),
        seconds("waiting_seconds"),
        count("hand_over_count"),
        count("loop_count"),
        count("bounce_count"),
        count("department_count"),
        count("person_count"),
        count("repeat_count"),
        texts("path"),
    ]


def moved() -> list[Column[Any]]:
    """What one hand-over on a way tells."""
    return [
        line("from_team"),
        line("to_team"),
        time("move_time"),
        seconds("wait_seconds"),
        Column("answered", Boolean, nullable=False),
        flag("is_loop"),
        flag("is_bounce"),
        flag("is_return"),
    ]


# One row, always: from when on somebody is passed around, and what it costs.
journey_settings = Table(
    "journey_settings",
    metadata,
    Column("settings_id", BigInteger, primary_key=True, autoincrement=False),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("update_time", now=True),
    count("most_bounces"),
    count("most_departments"),
    count("most_hand_overs"),
    count("most_loops"),
    count("reading_minutes"),
    Column("work_rate", Numeric(14, 4)),
    Column("wait_rate", Numeric(14, 4)),
    line("currency"),
)

ticket_journeys = Table(
    "ticket_journeys",
    metadata,
    Column(
        "ticket_id",
        BigInteger,
        ForeignKey("tickets.ticket_id"),
        primary_key=True,
        autoincrement=False,
    ),
    *measured(),
    Index("ticket_journeys_worst_idx", "bounce_count", "ticket_id"),
)

ticket_moves = Table(
    "ticket_moves",
    metadata,
    Column(
        "ticket_id",
        BigInteger,
        ForeignKey("tickets.ticket_id"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    *moved(),
    Index("ticket_moves_pair_idx", "from_team", "to_team", "move_time"),
    Index("ticket_moves_time_idx", "move_time"),
)

event_logs = Table(
    "event_logs",
    metadata,
    key("event_log_id"),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    time("update_time", now=True),
    Column("source", Text, nullable=False, unique=True),
    line("display_name"),
    *one_of("place", LOG_PLACES),
    Column("mapping", JSONB, nullable=False, server_default=text("'{}'")),
    line("time_zone"),
    texts("waiting_activities"),
    seconds("event_count"),
    seconds("case_count"),
    time("start_time", null=True),
    time("end_time", null=True),
    line("creator_id"),
)

# `event_key` is a digest of all that an event says, so that the same event is there once, whoever sends it how often.
log_events = Table(
    "log_events",
    metadata,
    Column(
        "event_log_id",
        BigInteger,
        ForeignKey("event_logs.event_log_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("event_key", LargeBinary, primary_key=True),
    Column("case_id", Text, nullable=False),
    time("event_time"),
    Column("row_number", BigInteger, nullable=False),
    Column("activity", Text, nullable=False),
    line("person"),
    line("team"),
    line("lifecycle"),
    Index("log_events_case_idx", "event_log_id", "case_id", "event_time", "row_number"),
)

case_journeys = Table(
    "case_journeys",
    metadata,
    key("case_journey_id"),
    Column(
        "event_log_id",
        BigInteger,
        ForeignKey("event_logs.event_log_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("case_id", Text, nullable=False),
    *measured(),
    count("event_count"),
    UniqueConstraint("event_log_id", "case_id"),
    Index("case_journeys_worst_idx", "event_log_id", "bounce_count", "case_journey_id"),
)

case_moves = Table(
    "case_moves",
    metadata,
    Column(
        "case_journey_id",
        BigInteger,
        ForeignKey("case_journeys.case_journey_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("event_log_id", BigInteger, nullable=False),
    *moved(),
    Index("case_moves_pair_idx", "event_log_id", "from_team", "to_team", "move_time"),
    Index("case_moves_time_idx", "event_log_id", "move_time"),
)
