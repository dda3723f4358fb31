"""Telephone calls, who is on one, and whose telephone is whose.

Revision ID: tickets_0010
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "tickets_0010"
down_revision = "tickets_0009"
branch_labels = None
depends_on = None

STATES = "'dialling', 'ringing', 'answered', 'transferred', 'ended', 'missed', 'unanswered', 'lost'"
KINDS = "'requested', 'ringing', 'answered', 'taken', 'transferred', 'ended'"


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=True)


def count(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def texts(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def etag() -> sa.Column[Any]:
    return sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))


def calls() -> None:
    op.create_table(
        "calls",
        sa.Column("call_id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        etag(),
        *(time("create_time", now=True), time("update_time", now=True)),
        time("delete_time", null=True),
        *(line(name) for name in ("switch_name", "switch_call_id")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("direction", "state")),
        *(line(name) for name in ("phone", "called_number", "queue", "ring_id", "ring_team")),
        *(line(name) for name in ("agent_id", "team", "extension", "place", "requester_name")),
        *(number("account_id"), number("contact_id"), line("account_name"), number("ticket_id")),
        *(time("start_time"), time("answer_time", null=True), time("end_time", null=True)),
        count("transfer_count"),
        *(time("settle_time", null=True), line("settler_id"), line("settle_note")),
        line("creator_id"),
        *(texts("path_ids"), texts("path_teams")),
        sa.CheckConstraint("direction in ('incoming', 'outgoing')", name="calls_direction_check"),
        sa.CheckConstraint(f"state in ({STATES})", name="calls_state_check"),
        sa.PrimaryKeyConstraint("call_id", name="calls_pkey"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.ticket_id"], name="calls_ticket_id_fkey"),
    )
    for name, columns, only in (
        ("live", ["update_time"], "state in ('dialling', 'ringing', 'answered', 'transferred')"),
        ("missed", ["start_time"], "state = 'missed' and settle_time is null"),
        ("start", ["start_time", "call_id"], ""),
        *((each, [f"{each}_id"], f"{each}_id is not null") for each in ("ticket", "contact")),
        ("account", ["account_id"], "account_id is not null"),
    ):
        where: dict[str, Any] = {"postgresql_where": sa.text(only)} if only else {}
        op.create_index(f"calls_{name}_idx", "calls", columns, **where)
    op.create_index(
        "calls_switch_idx",
        "calls",
        ["switch_name", "switch_call_id"],
        unique=True,
        postgresql_where=sa.text("switch_call_id <> ''"),
    )


def told() -> None:
    op.create_table(
        "call_events",
        sa.Column("call_id", sa.BigInteger, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        *(time("event_time"), time("create_time", now=True)),
        *(line(name) for name in ("direction", "phone", "called_number", "queue")),
        *(line(name) for name in ("user_id", "extension", "place")),
        sa.CheckConstraint(f"kind in ({KINDS})", name="call_events_kind_check"),
        sa.PrimaryKeyConstraint("call_id", "sequence", "kind", name="call_events_pkey"),
        sa.ForeignKeyConstraint(
            ["call_id"],
            ["calls.call_id"],
            name="call_events_call_id_fkey",
            ondelete="CASCADE",
        ),
    )


def handled() -> None:
    op.create_table(
        "call_settings",
        sa.Column("settings_id", sa.BigInteger, autoincrement=False, nullable=False),
        *(etag(), time("update_time", now=True)),
        *(count("wrap_up_seconds"), count("lost_minutes")),
        sa.PrimaryKeyConstraint("settings_id", name="call_settings_pkey"),
    )
    op.execute(
        "insert into call_settings (settings_id, wrap_up_seconds, lost_minutes) values (1, 30, 240)"
    )


def telephones() -> None:
    op.add_column("agents", line("extension"))
    op.create_index(
        "agents_extension_idx",
        "agents",
        ["extension"],
        unique=True,
        postgresql_where=sa.text("extension <> '' and delete_time is null"),
    )
    op.add_column("presences", number("call_id"))
    op.add_column("presences", time("busy_until_time", null=True))
    op.add_column("queues", line("phone_queue"))
    op.add_column("tickets", number("call_id"))


def upgrade() -> None:
    calls()
    told()
    handled()
    telephones()
