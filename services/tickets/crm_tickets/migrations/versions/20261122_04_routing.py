"""Who can do what, who is there, who is absent, and queues.

Revision ID: tickets_0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "tickets_0004"
down_revision = "tickets_0003"
branch_labels = None
depends_on = None

ALIVE = sa.text("delete_time is null")
STEP_KINDS = (
    "created taken handed_over accepted returned withdrawn owner_changed paused resumed closed"
    " reopened assigned informed"
)


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def count(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def word(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def texts(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def listed(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text("'[]'"))


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def changing() -> list[sa.Column[Any]]:
    etag = sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))
    times = [time("create_time", now=True), time("update_time", now=True)]
    return [etag, *times, time("delete_time", null=True)]


def primary(table: str, column: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"{table}_pkey")


def one_of(table: str, column: str, words: str) -> sa.CheckConstraint:
    said = ", ".join(f"'{word}'" for word in words.split())
    return sa.CheckConstraint(f"{column} in ({said})", name=f"{table}_{column}_check")


def departments() -> None:
    op.create_table(
        "departments",
        key("department_id"),
        *changing(),
        word("team"),
        line("display_name"),
        texts("liaison_ids"),
        texts("deputy_ids"),
        count("inform_minutes"),
        primary("departments", "department_id"),
    )
    op.create_index(
        "departments_team_idx", "departments", ["team"], unique=True, postgresql_where=ALIVE
    )


def people() -> None:
    op.create_table(
        "skills",
        key("skill_id"),
        *changing(),
        word("name"),
        word("kind"),
        line("description"),
        one_of("skills", "kind", "skill product"),
        primary("skills", "skill_id"),
    )
    op.create_index("skills_name_idx", "skills", ["name"], unique=True, postgresql_where=ALIVE)
    op.create_table(
        "agents",
        word("user_id"),
        *changing(),
        line("team"),
        count("capacity"),
        listed("channel_weights"),
        listed("skills"),
        time("leave_time", null=True),
        line("successor_id"),
        primary("agents", "user_id"),
    )
    op.create_index("agents_team_idx", "agents", ["team"])
    op.create_table(
        "presences",
        word("user_id"),
        word("state"),
        time("since_time"),
        time("expire_time"),
        one_of("presences", "state", "available busy away"),
        primary("presences", "user_id"),
    )


def absences() -> None:
    op.create_table(
        "absences",
        key("absence_id"),
        *changing(),
        word("user_id"),
        line("team"),
        time("start_time"),
        time("end_time"),
        *(line(name) for name in ("reason", "substitute_id")),
        word("state"),
        line("creator_id"),
        one_of("absences", "state", "planned active ended called_off"),
        sa.CheckConstraint("start_time < end_time", name="absences_times_check"),
        primary("absences", "absence_id"),
    )
    op.create_index("absences_user_idx", "absences", ["user_id", "start_time"])
    live = sa.text("state in ('planned', 'active')")
    op.create_index("absences_live_idx", "absences", ["state"], postgresql_where=live)
    op.create_table(
        "caretakings",
        key("caretaking_id"),
        sa.Column("absence_id", sa.BigInteger, nullable=False),
        sa.Column("ticket_id", sa.BigInteger, nullable=False),
        word("part"),
        sa.Column("record_id", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        *(line(name) for name in ("from_id", "from_team", "to_id")),
        word("state"),
        time("create_time", now=True),
        time("end_time", null=True),
        one_of("caretakings", "part", "owner handler promise hand_over"),
        one_of("caretakings", "state", "out back moved"),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.ticket_id"], name="caretakings_ticket_id_fkey"
        ),
        primary("caretakings", "caretaking_id"),
    )
    op.create_index(
        "caretakings_out_idx",
        "caretakings",
        ["ticket_id", "part", "record_id"],
        unique=True,
        postgresql_where=sa.text("state = 'out'"),
    )
    op.create_index("caretakings_absence_idx", "caretakings", ["absence_id", "caretaking_id"])


def queues() -> None:
    op.create_table(
        "queues",
        key("queue_id"),
        *changing(),
        word("display_name"),
        *(line(name) for name in ("filter", "team")),
        listed("skills"),
        *(word(name) for name in ("sorting", "mode")),
        count("position"),
        one_of("queues", "sorting", "priority_age priority_due due age"),
        one_of("queues", "mode", "pull push"),
        primary("queues", "queue_id"),
    )


def tickets() -> None:
    op.add_column("tickets", line("returns_to_id"))
    for name in ("with_others_time", "informed_time", "inform_due_time", "remind_time"):
        op.add_column("tickets", time(name, null=True))
    op.add_column("tickets", texts("needed_skills"))
    op.add_column("tickets", word("assignment_rule", null=True))
    op.create_index("tickets_contact_idx", "tickets", ["contact_id", "create_time"])
    returning = sa.text("returns_to_id <> ''")
    op.create_index("tickets_returns_idx", "tickets", ["returns_to_id"], postgresql_where=returning)
    for table in ("ticket_steps", "hand_overs"):
        op.add_column(table, word("rule", null=True))
        op.add_column(table, sa.Column("facts", JSONB, nullable=True))
    op.add_column("hand_overs", line("to_skill"))
    op.add_column("hand_overs", count("to_level"))
    op.drop_constraint("ticket_steps_kind_check", "ticket_steps")
    said = ", ".join(f"'{word}'" for word in STEP_KINDS.split())
    op.create_check_constraint("ticket_steps_kind_check", "ticket_steps", f"kind in ({said})")


def upgrade() -> None:
    departments()
    people()
    absences()
    queues()
    tickets()
