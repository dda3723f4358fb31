"""The tables of goals: what is to be reached, what is done for it, and what happened to it.

The rule kept here: progress is in no column, it is measured. What a goal was measured by before is in its entries,
which are only ever added.
"""

from typing import Any

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Numeric,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_reports.tables import metadata

LEVELS = ("company", "team", "person")
READINGS = ("total", "monthly", "weekly", "standing")
ENTRY_KINDS = ("made", "changed", "target_moved", "comment", "deleted", "restored")
ACTION_STATES = ("open", "in_progress", "done", "cancelled")


def key(name: str) -> Column[Any]:
    """A number given by the database."""
    return Column(name, BigInteger, Identity(always=False), primary_key=True)


def changing() -> list[Column[Any]]:
    """What every resource has: its etag and its times."""
    etag: Column[Any] = Column("etag", BigInteger, nullable=False, server_default=text("1"))
    times = [time("create_time", now=True), time("update_time", now=True)]
    return [etag, *times, time("delete_time", null=True)]


def one_of(name: str, words: tuple[str, ...]) -> list[Any]:
    """A column that holds one of these words, and the constraint that keeps it so."""
    said = ", ".join(f"'{word}'" for word in words)
    return [Column(name, Text, nullable=False), CheckConstraint(f'"{name}" in ({said})', name=name)]


def entries(name: str) -> Column[Any]:
    """A list of small records, empty unless given."""
    return Column(name, JSONB, nullable=False, server_default=text("'[]'"))


goals = Table(
    "goals",
    metadata,
    key("goal_id"),
    *changing(),
    Column("title", Text, nullable=False),
    line("description"),
    *one_of("level", LEVELS),
    line("team"),
    line("person_id"),
    line("owner_id"),
    Column("parent_id", BigInteger, ForeignKey("goals.goal_id")),
    Column("figure_id", Text, nullable=False),
    entries("filters"),
    line("currency"),
    *one_of("reading", READINGS),
    Column("baseline", Numeric(20, 4), nullable=False),
    Column("baseline_date", Date),
    Column("baseline_measured", Boolean, nullable=False, server_default=text("false")),
    Column("target", Numeric(20, 4), nullable=False),
    Column("start_date", Date, nullable=False),
    Column("target_date", Date, nullable=False),
    Column("time_zone", Text, nullable=False, server_default="UTC"),
    line("if_reached"),
    line("if_missed"),
    Column("direction", Integer, nullable=False),
    line("creator_id"),
    CheckConstraint("target_date > start_date", name="target_date"),
    CheckConstraint("direction in (-1, 1)", name="direction"),
    Index("goals_whose_idx", "level", "team", "person_id", "target_date"),
)

goal_actions = Table(
    "goal_actions",
    metadata,
    key("goal_action_id"),
    *changing(),
    Column("goal_id", BigInteger, ForeignKey("goals.goal_id"), nullable=False),
    line("text"),
    line("owner_id"),
    Column("due_date", Date),
    *one_of("state", ACTION_STATES),
    Column("ticket_action_id", BigInteger),
    Index("goal_actions_goal_idx", "goal_id", "goal_action_id"),
    Index(
        "goal_actions_ticket_action_idx",
        "goal_id",
        "ticket_action_id",
        unique=True,
        postgresql_where=text("ticket_action_id is not null and delete_time is null"),
    ),
)

goal_entries = Table(
    "goal_entries",
    metadata,
    key("goal_entry_id"),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    Column("goal_id", BigInteger, ForeignKey("goals.goal_id"), nullable=False),
    *one_of("kind", ENTRY_KINDS),
    line("actor_id"),
    line("text"),
    entries("changes"),
    Index("goal_entries_goal_idx", "goal_id", "goal_entry_id"),
)
