"""Policies, calendars and the clocks that run on tickets.

Revision ID: tickets_0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "tickets_0003"
down_revision = "tickets_0002"
branch_labels = None
depends_on = None

KINDS = "first_response stage next_update callback resolution"
STATES = "running paused met breached cancelled"
CAUSES = "created step changed rules customer time promise"


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def number(name: str, *, null: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=null)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def word(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def texts(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def json(name: str, empty: str) -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text(f"'{empty}'"))


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def changing() -> list[sa.Column[Any]]:
    etag = sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))
    times = [time("create_time", now=True), time("update_time", now=True)]
    return [etag, *times, time("delete_time", null=True)]


def primary(table: str, column: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"{table}_pkey")


def check(table: str, name: str, what: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(what, name=f"{table}_{name}_check")


def one_of(table: str, column: str, words: str) -> sa.CheckConstraint:
    said = ", ".join(f"'{word}'" for word in words.split())
    return check(table, column, f"{column} in ({said})")


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"{table}_{column}_fkey")


def rules() -> None:
    op.create_table(
        "business_calendars",
        key("business_calendar_id"),
        *changing(),
        *(word(name) for name in ("display_name", "time_zone")),
        texts("hours"),
        *(line(name) for name in ("country", "region", "make_up_hours")),
        json("days", "[]"),
        primary("business_calendars", "business_calendar_id"),
    )
    op.create_table(
        "policies",
        key("policy_id"),
        *changing(),
        word("display_name"),
        sa.Column("rank", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("disabled", sa.Boolean, nullable=False, server_default=sa.text("false")),
        *(texts(n) for n in ("priorities", "tiers", "categories", "channels", "teams")),
        time("from_time", null=True),
        json("clocks", "[]"),
        *(json(name, "{}") for name in ("warned", "breached")),
        primary("policies", "policy_id"),
    )
    op.create_table(
        "sla_revision",
        sa.Column("one", sa.Boolean, nullable=False, server_default=sa.text("true")),
        sa.Column("revision", sa.Uuid, nullable=False, server_default=sa.text("gen_random_uuid()")),
        check("sla_revision", "one_row", "one"),
        primary("sla_revision", "one"),
    )
    op.execute(sa.text("insert into sla_revision default values"))


def clocks() -> None:
    op.create_table(
        "clocks",
        key("clock_id"),
        *changing(),
        number("ticket_id", null=False),
        word("kind"),
        number("ref", null=False),
        line("team"),
        word("state"),
        time("start_time"),
        *(time(f"{n}_time", null=True) for n in ["due", "warn", "warned", "breach", "end", "next"]),
        number("target_seconds", null=False),
        number("warn_seconds"),
        sa.Column("consumed_seconds", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        time("reckon_time", null=True),
        number("policy_id"),
        number("business_calendar_id"),
        texts("pause_states"),
        one_of("clocks", "kind", KINDS),
        one_of("clocks", "state", STATES),
        check("clocks", "breach_time", "(state = 'breached') = (breach_time is not null)"),
        check("clocks", "end_time", "state not in ('met', 'cancelled') or end_time is not null"),
        check("clocks", "next_time", "next_time is null or state = 'running'"),
        refers("clocks", "ticket_id", "tickets.ticket_id"),
        refers("clocks", "policy_id", "policies.policy_id"),
        refers("clocks", "business_calendar_id", "business_calendars.business_calendar_id"),
        primary("clocks", "clock_id"),
    )
    op.create_index("clocks_ticket_idx", "clocks", ["ticket_id", "kind", "ref"], unique=True)
    waits = sa.text("next_time is not null")
    op.create_index("clocks_next_idx", "clocks", ["next_time"], postgresql_where=waits)
    goes_on = sa.text("end_time is null")
    op.create_index("clocks_due_idx", "clocks", ["due_time", "clock_id"], postgresql_where=goes_on)


def changes() -> None:
    op.create_table(
        "clock_changes",
        key("change_id"),
        number("clock_id", null=False),
        number("ticket_id", null=False),
        time("change_time"),
        line("actor_id"),
        *(word(name) for name in ("cause", "kind")),
        word("old_state", null=True),
        word("new_state"),
        *(time(f"{which}_due_time", null=True) for which in ("old", "new")),
        number("policy_id"),
        one_of("clock_changes", "cause", CAUSES),
        one_of("clock_changes", "kind", KINDS),
        one_of("clock_changes", "new_state", STATES),
        refers("clock_changes", "clock_id", "clocks.clock_id"),
        refers("clock_changes", "ticket_id", "tickets.ticket_id"),
        primary("clock_changes", "change_id"),
    )
    op.create_index("clock_changes_ticket_idx", "clock_changes", ["ticket_id", "change_id"])


def upgrade() -> None:
    rules()
    clocks()
    changes()
    for column in (
        time("due_time", null=True),
        *(word(name, null=True) for name in ("due_kind", "due_state")),
        number("policy_id"),
        line("tier"),
        time("told_time", null=True),
    ):
        op.add_column("tickets", column)
    op.add_column("known_accounts", line("tier"))
    op.create_index(
        "tickets_due_idx",
        "tickets",
        ["due_time", "ticket_id"],
        postgresql_where=sa.text("due_time is not null"),
    )
    # An open ticket's customer heard from us when it was first answered, as far as is known.
    op.execute(sa.text("update tickets set told_time = first_response_time"))
