"""The tables of telephone calls: calls, what was told of them, and how they are handled.

The rule kept here: what was told stays as it was told; the call beside it is what that amounts to. Who a call rang for
or who spoke is noted on its path and sees it from then on.
"""

from crm_chassis.tables import line, time
from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Table, Text, text

from crm_tickets.tables.columns import changing, count, key, metadata, one_of, texts

CALL_STATES = (
    "dialling",
    "ringing",
    "answered",
    "transferred",
    "ended",
    "missed",
    "unanswered",
    "lost",
)
CALL_DIRECTIONS = ("incoming", "outgoing")
CALL_EVENT_KINDS = ("requested", "ringing", "answered", "taken", "transferred", "ended")
LIVE = text("state in ('dialling', 'ringing', 'answered', 'transferred')")

calls = Table(
    "calls",
    metadata,
    key("call_id"),
    *changing(),
    line("switch_name"),
    line("switch_call_id"),
    *one_of("direction", CALL_DIRECTIONS),
    *one_of("state", CALL_STATES),
    line("phone"),
    line("called_number"),
    line("queue"),
    line("ring_id"),
    line("ring_team"),
    line("agent_id"),
    line("team"),
    line("extension"),
    line("place"),
    line("requester_name"),
    Column("account_id", BigInteger),
    Column("contact_id", BigInteger),
    line("account_name"),
    Column("ticket_id", BigInteger, ForeignKey("tickets.ticket_id")),
    time("start_time"),
    time("answer_time", null=True),
    time("end_time", null=True),
    count("transfer_count"),
    time("settle_time", null=True),
    line("settler_id"),
    line("settle_note"),
    line("creator_id"),
    texts("path_ids"),
    texts("path_teams"),
    Index(
        "calls_switch_idx",
        "switch_name",
        "switch_call_id",
        unique=True,
        postgresql_where=text("switch_call_id <> ''"),
    ),
    Index("calls_live_idx", "update_time", postgresql_where=LIVE),
    Index(
        "calls_missed_idx",
        "start_time",
        postgresql_where=text("state = 'missed' and settle_time is null"),
    ),
    Index("calls_start_idx", "start_time", "call_id"),
    Index("calls_ticket_idx", "ticket_id", postgresql_where=text("ticket_id is not null")),
    Index("calls_contact_idx", "contact_id", postgresql_where=text("contact_id is not null")),
    Index("calls_account_idx", "account_id", postgresql_where=text("account_id is not null")),
    info={"owner": ("path_ids",), "team": ("path_teams",)},
)

# What was told of a call, by the switch and by the desk. The key is what an event is known by.
call_events = Table(
    "call_events",
    metadata,
    Column(
        "call_id",
        BigInteger,
        ForeignKey("calls.call_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    CheckConstraint(
        f"kind in ({', '.join(repr(kind) for kind in CALL_EVENT_KINDS)})",
        name="kind",
    ),
    time("event_time"),
    time("create_time", now=True),
    line("direction"),
    line("phone"),
    line("called_number"),
    line("queue"),
    line("user_id"),
    line("extension"),
    line("place"),
)

# One row, always: how calls are handled.
call_settings = Table(
    "call_settings",
    metadata,
    Column("settings_id", BigInteger, primary_key=True, autoincrement=False),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("update_time", now=True),
    count("wrap_up_seconds"),
    count("lost_minutes"),
)
