"""The tables of meetings, what they start from and decide, and of actions.

The rule kept here: who takes part in a meeting sees it and all that hangs on it; who is on an action's path (who made
it, has or had it, and who took part where it was decided) sees the action. A rhythm gives each slot one meeting, and
what an action comes from makes it once: the database keeps both so.
"""

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_tickets.tables.columns import changing, count, key, metadata, one_of, texts

RHYTHMS = ("weekly", "monthly_by_date", "monthly_by_weekday", "own_rule")
MEETING_STATES = ("planned", "running", "held", "cancelled")
MINUTES_STATES = ("none", "draft", "agreed")
AGENDA_ITEM_STATES = ("open", "discussed")
ACTION_KINDS = ("task", "problem")
ACTION_STATES = ("proposed", "open", "in_progress", "done", "verified", "cancelled")
ACTION_SOURCES = ("meeting", "ticket", "survey", "person")
STILL_OPEN = "state not in ('verified', 'cancelled')"


def _of_meeting(*, null: bool = False) -> Column[int]:
    return Column("meeting_id", BigInteger, ForeignKey("meetings.meeting_id"), nullable=null)


def _entries(name: str) -> Column[object]:
    return Column(name, JSONB, nullable=False, server_default=text("'[]'"))


regular_meetings = Table(
    "regular_meetings",
    metadata,
    key("regular_meeting_id"),
    *changing(),
    Column("title", Text, nullable=False),
    line("purpose"),
    texts("departments"),
    texts("participant_ids"),
    line("owner_id"),
    line("team"),
    *one_of("rhythm", RHYTHMS),
    Column("interval", Integer, nullable=False, server_default=text("1")),
    line("rule"),
    time("start_time"),
    time("until_time", null=True),
    Column("duration_minutes", Integer, nullable=False, server_default=text("60")),
    Column("time_zone", Text, nullable=False, server_default="UTC"),
    line("place"),
    Column("pack_hours", Integer, nullable=False, server_default=text("24")),
    line("creator_id"),
    info={"owner": ["owner_id", "participant_ids"], "team": ["team", "departments"]},
)

meetings = Table(
    "meetings",
    metadata,
    key("meeting_id"),
    *changing(),
    Column("regular_meeting_id", BigInteger, ForeignKey("regular_meetings.regular_meeting_id")),
    Column("title", Text, nullable=False),
    texts("departments"),
    texts("participant_ids"),
    line("owner_id"),
    line("team"),
    time("start_time"),
    time("end_time"),
    Column("time_zone", Text, nullable=False, server_default="UTC"),
    line("place"),
    time("pack_time"),
    *one_of("state", MEETING_STATES),
    *one_of("minutes_state", MINUTES_STATES),
    count("minutes_version"),
    count("pack_edition"),
    line("reason"),
    time("slot_time", null=True),
    line("creator_id"),
    time("begin_time", null=True),
    time("close_time", null=True),
    CheckConstraint("end_time > start_time", name="end_time"),
    UniqueConstraint("regular_meeting_id", "slot_time"),
    Index("meetings_start_idx", "start_time", "meeting_id"),
    info={"owner": ["owner_id", "participant_ids"], "team": ["team", "departments"]},
)

agenda_items = Table(
    "agenda_items",
    metadata,
    key("agenda_item_id"),
    *changing(),
    _of_meeting(),
    Column("title", Text, nullable=False),
    line("text"),
    Column("ticket_id", BigInteger, ForeignKey("tickets.ticket_id")),
    line("product"),
    line("department"),
    *one_of("state", AGENDA_ITEM_STATES),
    time("discuss_time", null=True),
    line("creator_id"),
    Index("agenda_items_meeting_idx", "meeting_id", "agenda_item_id"),
)

minutes_versions = Table(
    "minutes_versions",
    metadata,
    key("minutes_version_id"),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    _of_meeting(),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    line("author_id"),
    time("agree_time", null=True),
    line("agreer_id"),
    UniqueConstraint("meeting_id", "version"),
)

decisions = Table(
    "decisions",
    metadata,
    key("decision_id"),
    *changing(),
    _of_meeting(),
    Column("text", Text, nullable=False),
    Column("agenda_item_id", BigInteger, ForeignKey("agenda_items.agenda_item_id")),
    line("creator_id"),
    Index("decisions_meeting_idx", "meeting_id", "decision_id"),
)

# What a meeting started from. A trigger keeps it unchanged; only the erasure of a person may change it.
meeting_packs = Table(
    "meeting_packs",
    metadata,
    key("meeting_pack_id"),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    _of_meeting(),
    Column("edition", Integer, nullable=False),
    time("start_time"),
    time("end_time"),
    _entries("figures"),
    _entries("issues"),
    _entries("actions"),
    _entries("agenda_items"),
    _entries("reports"),
    _entries("surveys"),
    _entries("missing"),
    line("creator_id"),
    UniqueConstraint("meeting_id", "edition"),
)

actions = Table(
    "actions",
    metadata,
    key("action_id"),
    *changing(),
    Column("title", Text, nullable=False),
    line("description"),
    *one_of("kind", ACTION_KINDS),
    *one_of("state", ACTION_STATES),
    line("owner_id"),
    line("team"),
    Column("due_date", Date),
    time("due_time", null=True),
    Column("time_zone", Text, nullable=False, server_default="UTC"),
    line("category"),
    line("product"),
    Column("ticket_ids", ARRAY(BigInteger), nullable=False, server_default=text("'{}'")),
    _of_meeting(null=True),
    Column("decision_id", BigInteger, ForeignKey("decisions.decision_id")),
    Column("regular_meeting_id", BigInteger, ForeignKey("regular_meetings.regular_meeting_id")),
    *one_of("source", ACTION_SOURCES),
    line("source_id"),
    line("result"),
    line("reason"),
    time("finish_time", null=True),
    time("close_time", null=True),
    line("verifier_id"),
    time("remind_time", null=True),
    time("overdue_time", null=True),
    time("escalate_time", null=True),
    count("pack_count"),
    line("creator_id"),
    Column("account_id", BigInteger),
    texts("path_ids"),
    texts("path_teams"),
    CheckConstraint(
        "state in ('proposed', 'cancelled') or (owner_id <> '' and due_date is not null)",
        name="landed",
    ),
    CheckConstraint(
        "(state in ('verified', 'cancelled')) = (close_time is not null)", name="close_time"
    ),
    Index("actions_due_idx", "due_time", "action_id"),
    Index("actions_owner_idx", "owner_id", postgresql_where=text(STILL_OPEN)),
    Index("actions_team_idx", "team", postgresql_where=text(STILL_OPEN)),
    Index("actions_regular_idx", "regular_meeting_id", postgresql_where=text(STILL_OPEN)),
    Index("actions_tickets_idx", "ticket_ids", postgresql_using="gin"),
    Index(
        "actions_source_idx",
        "source",
        "source_id",
        unique=True,
        postgresql_where=text("source_id <> ''"),
    ),
    info={"owner": ["path_ids"], "team": ["path_teams"]},
)
