"""Rules of promises, what happened to each, what of them happens by itself, and tickets by what is due next.

Revision ID: tickets_0011
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "tickets_0011"
down_revision = "tickets_0010"
branch_labels = None
depends_on = None

KINDS = "callback answer visit delivery other"
STATES = "open kept broken"
CHANGES = "made moved handed_over reminded broken escalated kept made_good explained corrected"
USUAL = """
insert into promise_rules (kind, remind_minutes, escalations)
select kind, leads, '[
    {"after_minutes": 0, "targets": ["keeper", "liaison"]},
    {"after_minutes": 30, "targets": ["lead"]}
]'::jsonb
from (values
    ('callback', array[15]), ('answer', array[120]), ('visit', array[1440, 60]),
    ('delivery', array[1440, 120]), ('other', array[60])
) as usual (kind, leads)
"""
PENDING = "(state = 'open' or (state = 'broken' and keep_time is null and reason = ''))"
NEXT = """
update promises set
    lapse_time = case when state = 'broken' and break_time >= due_time then due_time end,
    next_time = case when state = 'open' then due_time end
"""
# Steps of escalation are for what breaks from now on.
TOLD = "update promises set escalation_count = 10 where state = 'broken'"
SUMMED = f"""
update tickets set promise_due_time = owed.due, promise_state = owed.state
from (
    select ticket_id, min(due_time) as due,
        case when bool_or(state = 'broken') then 'broken' else 'open' end as state
    from promises where {PENDING} group by ticket_id
) as owed
where owed.ticket_id = tickets.ticket_id
"""


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def word(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def count(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def one_of(table: str, column: str, words: str) -> sa.CheckConstraint:
    said = ", ".join(f"'{each}'" for each in words.split())
    return sa.CheckConstraint(f"{column} in ({said})", name=f"{table}_{column}_check")


def primary(table: str, column: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"{table}_pkey")


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"{table}_{column}_fkey")


def rules() -> None:
    op.create_table(
        "promise_rules",
        key("promise_rule_id"),
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        *(time(name, now=True) for name in ("create_time", "update_time")),
        time("delete_time", null=True),
        word("kind"),
        sa.Column("business_calendar_id", sa.BigInteger),
        sa.Column("remind_minutes", ARRAY(sa.Integer), nullable=False, server_default="{}"),
        sa.Column("escalations", JSONB, nullable=False, server_default=sa.text("'[]'")),
        one_of("promise_rules", "kind", KINDS),
        refers("promise_rules", "business_calendar_id", "business_calendars.business_calendar_id"),
        primary("promise_rules", "promise_rule_id"),
    )
    op.create_index("promise_rules_kind_idx", "promise_rules", ["kind"], unique=True)
    op.get_bind().exec_driver_sql(USUAL)


def changes() -> None:
    op.create_table(
        "promise_changes",
        key("change_id"),
        sa.Column("promise_id", sa.BigInteger, nullable=False),
        time("change_time"),
        line("actor_id"),
        *(word(name) for name in ("kind", "state")),
        time("due_time"),
        *(line(n) for n in ("due_text", "owner_id", "team", "reason", "consent")),
        sa.Column("told_ids", ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        one_of("promise_changes", "kind", CHANGES),
        one_of("promise_changes", "state", STATES),
        refers("promise_changes", "promise_id", "promises.promise_id"),
        primary("promise_changes", "change_id"),
    )
    op.create_index("promise_changes_promise_idx", "promise_changes", ["promise_id", "change_id"])


def promises() -> None:
    op.add_column("promises", line("due_text"))
    for name in ("move_count", "escalation_count"):
        op.add_column("promises", count(name))
    for name in ("since_time", "remind_time", "lapse_time", "next_time"):
        op.add_column("promises", time(name, null=True))
    waits = sa.text("next_time is not null")
    op.create_index("promises_next_idx", "promises", ["next_time"], postgresql_where=waits)
    op.execute(sa.text(NEXT))
    op.execute(sa.text(TOLD))


def tickets() -> None:
    op.add_column("tickets", time("promise_due_time", null=True))
    op.add_column("tickets", word("promise_state", null=True))
    op.create_check_constraint(
        "tickets_promise_state_check",
        "tickets",
        "promise_state in ('open', 'kept', 'broken')",
    )
    op.execute(sa.text(SUMMED))
    op.create_index(
        "tickets_next_due_idx",
        "tickets",
        [sa.text("least(due_time, promise_due_time)"), "create_time", "ticket_id"],
        postgresql_where=sa.text("state = 'new' and handler_id = '' and delete_time is null"),
    )


def upgrade() -> None:
    rules()
    changes()
    promises()
    tickets()
