"""Service levels: calendars and policies as data, the clocks on tickets, and why they moved.

The rule kept here: what fires next is found by one partial index, `next_time`, in which only clocks stand that wait for
a moment. A ticket has one clock of a kind for each thing that the kind measures.
"""

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Table,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.tables.columns import (
    changing,
    count,
    flag,
    key,
    metadata,
    of_ticket,
    one_of,
    texts,
)

CLOCK_KINDS = ("first_response", "stage", "next_update", "callback", "resolution")
CLOCK_STATES = ("running", "paused", "met", "breached", "cancelled")
CLOCK_CAUSES = ("created", "step", "changed", "rules", "customer", "time", "promise")


def _json(name: str, empty: str) -> Column[object]:
    return Column(name, JSONB, nullable=False, server_default=text(f"'{empty}'"))


business_calendars = Table(
    "business_calendars",
    metadata,
    key("business_calendar_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    texts("hours"),
    line("country"),
    line("region"),
    line("make_up_hours"),
    _json("days", "[]"),
)

policies = Table(
    "policies",
    metadata,
    key("policy_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    count("rank"),
    flag("disabled"),
    texts("priorities"),
    texts("tiers"),
    texts("categories"),
    texts("channels"),
    texts("teams"),
    time("from_time", null=True),
    _json("clocks", "[]"),
    _json("warned", "{}"),
    _json("breached", "{}"),
)

# One row: changes with every change of a policy or calendar, so that each process knows when to read them again.
sla_revision = Table(
    "sla_revision",
    metadata,
    Column("one", Boolean, primary_key=True, server_default=text("true")),
    Column("revision", Uuid, nullable=False, server_default=func.gen_random_uuid()),
    CheckConstraint("one", name="one_row"),
)

clocks = Table(
    "clocks",
    metadata,
    key("clock_id"),
    *changing(),
    of_ticket(),
    *one_of("kind", CLOCK_KINDS),
    # Which of a kind: the step that began a stage, the promise of a callback, the moment of an update; else 0.
    Column("ref", BigInteger, nullable=False),
    line("team"),
    *one_of("state", CLOCK_STATES),
    time("start_time"),
    time("due_time", null=True),
    time("warn_time", null=True),
    time("warned_time", null=True),
    time("breach_time", null=True),
    time("end_time", null=True),
    time("next_time", null=True),
    Column("target_seconds", BigInteger, nullable=False),
    Column("warn_seconds", BigInteger),
    Column("consumed_seconds", BigInteger, nullable=False, server_default=text("0")),
    time("reckon_time", null=True),
    Column("policy_id", BigInteger, ForeignKey("policies.policy_id")),
    Column(
        "business_calendar_id",
        BigInteger,
        ForeignKey("business_calendars.business_calendar_id"),
    ),
    texts("pause_states"),
    CheckConstraint("(state = 'breached') = (breach_time is not null)", name="breach_time"),
    CheckConstraint("state not in ('met', 'cancelled') or end_time is not null", name="end_time"),
    CheckConstraint("next_time is null or state = 'running'", name="next_time"),
    Index("clocks_ticket_idx", "ticket_id", "kind", "ref", unique=True),
    Index("clocks_next_idx", "next_time", postgresql_where=text("next_time is not null")),
    Index("clocks_due_idx", "due_time", "clock_id", postgresql_where=text("end_time is null")),
)

clock_changes = Table(
    "clock_changes",
    metadata,
    key("change_id"),
    Column("clock_id", BigInteger, ForeignKey("clocks.clock_id"), nullable=False),
    of_ticket(),
    time("change_time"),
    line("actor_id"),
    *one_of("cause", CLOCK_CAUSES),
    *one_of("kind", CLOCK_KINDS),
    Column("old_state", Text),
    *one_of("new_state", CLOCK_STATES),
    time("old_due_time", null=True),
    time("new_due_time", null=True),
    Column("policy_id", BigInteger),
    Index("clock_changes_ticket_idx", "ticket_id", "change_id"),
)
