"""The tables of routing: departments, skills, agents, presence, absences and queues.

The rule kept here: what routing has to know of people stands here, beside their accounts; a person without a row works
all the same. At most one caretaker has a thing of somebody absent.
"""

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.tables.columns import (
    changing,
    count,
    key,
    metadata,
    of_ticket,
    one_of,
    texts,
)

SKILL_KINDS = ("skill", "product")
PRESENCE_STATES = ("available", "busy", "away")
ABSENCE_STATES = ("planned", "active", "ended", "called_off")
CARETAKING_PARTS = ("owner", "handler", "promise", "hand_over")
CARETAKING_STATES = ("out", "back", "moved")
QUEUE_ORDERS = ("priority_age", "priority_due", "due", "age")
QUEUE_MODES = ("pull", "push")
ALIVE = text("delete_time is null")


def listed(name: str) -> "Column[list[dict[str, object]]]":
    """A list of small messages, empty unless given."""
    return Column(name, JSONB, nullable=False, server_default=text("'[]'"))


departments = Table(
    "departments",
    metadata,
    key("department_id"),
    *changing(),
    Column("team", Text, nullable=False),
    line("display_name"),
    texts("liaison_ids"),
    texts("deputy_ids"),
    count("inform_minutes"),
    Index("departments_team_idx", "team", unique=True, postgresql_where=ALIVE),
)

skills = Table(
    "skills",
    metadata,
    key("skill_id"),
    *changing(),
    Column("name", Text, nullable=False),
    *one_of("kind", SKILL_KINDS),
    line("description"),
    Index("skills_name_idx", "name", unique=True, postgresql_where=ALIVE),
)

agents = Table(
    "agents",
    metadata,
    Column("user_id", Text, primary_key=True),
    *changing(),
    line("team"),
    count("capacity"),
    listed("channel_weights"),
    listed("skills"),
    time("leave_time", null=True),
    line("successor_id"),
    line("extension"),
    Index("agents_team_idx", "team"),
    Index(
        "agents_extension_idx",
        "extension",
        unique=True,
        postgresql_where=text("extension <> '' and delete_time is null"),
    ),
)

# What somebody said last; once expire_time has passed they count as away, without anybody's writing it down.
# Beside it which call they are on, and until when they are busy with calls.
presences = Table(
    "presences",
    metadata,
    Column("user_id", Text, primary_key=True),
    *one_of("state", PRESENCE_STATES),
    time("since_time"),
    time("expire_time"),
    Column("call_id", BigInteger),
    time("busy_until_time", null=True),
)

absences = Table(
    "absences",
    metadata,
    key("absence_id"),
    *changing(),
    Column("user_id", Text, nullable=False),
    line("team"),
    time("start_time"),
    time("end_time"),
    line("reason"),
    line("substitute_id"),
    *one_of("state", ABSENCE_STATES),
    line("creator_id"),
    CheckConstraint("start_time < end_time", name="times"),
    Index("absences_user_idx", "user_id", "start_time"),
    Index("absences_live_idx", "state", postgresql_where=text("state in ('planned', 'active')")),
)

caretakings = Table(
    "caretakings",
    metadata,
    key("caretaking_id"),
    Column("absence_id", BigInteger, nullable=False),
    of_ticket(),
    *one_of("part", CARETAKING_PARTS),
    Column("record_id", BigInteger, nullable=False, server_default=text("0")),
    line("from_id"),
    line("from_team"),
    line("to_id"),
    *one_of("state", CARETAKING_STATES),
    time("create_time", now=True),
    time("end_time", null=True),
    Index(
        "caretakings_out_idx",
        "ticket_id",
        "part",
        "record_id",
        unique=True,
        postgresql_where=text("state = 'out'"),
    ),
    Index("caretakings_absence_idx", "absence_id", "caretaking_id"),
)

queues = Table(
    "queues",
    metadata,
    key("queue_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    line("filter"),
    line("team"),
    listed("skills"),
    *one_of("sorting", QUEUE_ORDERS),
    *one_of("mode", QUEUE_MODES),
    Column("position", Integer, nullable=False, server_default=text("0")),
    line("phone_queue"),
)
