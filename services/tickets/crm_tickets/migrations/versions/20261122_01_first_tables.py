"""Makes the tables of tickets: requesters, tickets and their steps, hand-overs, promises, comments, known customers.

Revision ID: tickets_0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "tickets_0001"
down_revision = None
branch_labels = ("tickets",)
depends_on = ("chassis_0001",)

TICKET_STATES = "new in_progress handed_over waiting closed"
STEP_KINDS = (
    "created taken handed_over accepted returned withdrawn owner_changed paused resumed closed"
    " reopened"
)
SEARCHED = "lower(subject || ' ' || requester_name || ' ' || account_name || ' ' || phone)"
PENDING = "state = 'open' or (state = 'broken' and keep_time is null and reason = '')"


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def number(name: str, *, null: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=null)


def count(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.text("false"))


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def word(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def texts(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


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


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"{table}_{column}_fkey")


def known_customers() -> None:
    op.create_table(
        "known_accounts",
        number("account_id", null=False),
        line("name"),
        texts("phones"),
        number("source_etag", null=False),
        time("delete_time", null=True),
        primary("known_accounts", "account_id"),
    )
    op.create_table(
        "known_contacts",
        number("contact_id", null=False),
        number("account_id"),
        line("name"),
        texts("phones"),
        number("source_etag", null=False),
        time("delete_time", null=True),
        primary("known_contacts", "contact_id"),
    )
    op.create_table(
        "requesters",
        key("requester_id"),
        *changing(),
        line("name"),
        texts("phones"),
        number("account_id"),
        number("contact_id"),
        line("account_name"),
        flag("verified"),
        primary("requesters", "requester_id"),
    )
    for table in ("known_accounts", "known_contacts", "requesters"):
        op.create_index(f"{table}_phones_idx", table, ["phones"], postgresql_using="gin")
    op.create_index("requesters_account_idx", "requesters", ["account_id"])
    op.create_index("requesters_contact_idx", "requesters", ["contact_id"])


def tickets() -> None:
    op.create_table(
        "tickets",
        key("ticket_id"),
        *changing(),
        word("subject"),
        line("description"),
        *(word(name) for name in ("state", "priority", "channel")),
        *(line(name) for name in ("category", "product")),
        *(line(name) for name in ("owner_id", "team", "handler_id", "handler_team")),
        number("requester_id"),
        *(line(name) for name in ("requester_name", "phone")),
        number("account_id"),
        number("contact_id"),
        line("account_name"),
        flag("account_verified"),
        time("first_response_time", null=True),
        time("close_time", null=True),
        line("resolution"),
        word("outcome", null=True),
        *(count(name) for name in ("hand_over_count", "return_count", "reopen_count")),
        line("creator_id"),
        *(texts(name) for name in ("path_ids", "path_teams")),
        sa.Column("search", sa.Text, sa.Computed(SEARCHED, persisted=True)),
        sa.CheckConstraint(
            "(state = 'closed') = (close_time is not null)", name="tickets_close_time_check"
        ),
        one_of("tickets", "state", TICKET_STATES),
        one_of("tickets", "priority", "low normal high urgent"),
        one_of("tickets", "channel", "phone web email fax visit messenger app"),
        one_of("tickets", "outcome", "solved workaround not_solved withdrawn duplicate"),
        refers("tickets", "requester_id", "requesters.requester_id"),
        primary("tickets", "ticket_id"),
    )


def indexes_of_tickets() -> None:
    still_open = sa.text("state <> 'closed'")
    op.create_index("tickets_newest_idx", "tickets", ["create_time", "ticket_id"])
    op.create_index("tickets_account_idx", "tickets", ["account_id", "create_time"])
    op.create_index("tickets_requester_idx", "tickets", ["requester_id", "create_time"])
    op.create_index("tickets_owner_idx", "tickets", ["owner_id"], postgresql_where=still_open)
    op.create_index("tickets_handler_idx", "tickets", ["handler_id"], postgresql_where=still_open)
    new = sa.text("state = 'new'")
    op.create_index("tickets_waiting_idx", "tickets", ["handler_team"], postgresql_where=new)
    op.create_index("tickets_path_ids_idx", "tickets", ["path_ids"], postgresql_using="gin")
    op.create_index("tickets_path_teams_idx", "tickets", ["path_teams"], postgresql_using="gin")
    op.create_index(
        "tickets_search_idx",
        "tickets",
        ["search"],
        postgresql_using="gin",
        postgresql_ops={"search": "gin_trgm_ops"},
    )


def steps() -> None:
    op.create_table(
        "ticket_steps",
        key("step_id"),
        number("ticket_id", null=False),
        word("kind"),
        time("step_time"),
        *(line(n) for n in ("actor_id", "owner_id", "team", "handler_id", "handler_team")),
        word("state"),
        line("reason"),
        one_of("ticket_steps", "kind", STEP_KINDS),
        one_of("ticket_steps", "state", TICKET_STATES),
        refers("ticket_steps", "ticket_id", "tickets.ticket_id"),
        primary("ticket_steps", "step_id"),
    )
    op.create_index("ticket_steps_ticket_idx", "ticket_steps", ["ticket_id", "step_id"])


def hand_overs() -> None:
    op.create_table(
        "hand_overs",
        key("hand_over_id"),
        *changing(),
        number("ticket_id", null=False),
        word("kind"),
        *(line(name) for name in ("from_id", "from_team", "to_id", "to_team", "reason")),
        word("state"),
        time("answer_time", null=True),
        *(line(name) for name in ("answerer_id", "answer_reason")),
        number("account_id"),
        line("creator_id"),
        one_of("hand_overs", "kind", "handling ownership"),
        one_of("hand_overs", "state", "pending accepted returned withdrawn"),
        refers("hand_overs", "ticket_id", "tickets.ticket_id"),
        primary("hand_overs", "hand_over_id"),
    )
    pending = sa.text("state = 'pending'")
    op.create_index("hand_overs_ticket_idx", "hand_overs", ["ticket_id", "hand_over_id"])
    op.create_index(
        "hand_overs_pending_idx",
        "hand_overs",
        ["ticket_id", "kind"],
        unique=True,
        postgresql_where=pending,
    )
    columns = ["to_team", "to_id"]
    op.create_index("hand_overs_to_idx", "hand_overs", columns, postgresql_where=pending)


def promises() -> None:
    op.create_table(
        "promises",
        key("promise_id"),
        *changing(),
        number("ticket_id", null=False),
        word("kind"),
        time("due_time"),
        *(line(name) for name in ("owner_id", "team", "phone", "note")),
        word("state"),
        time("keep_time", null=True),
        time("break_time", null=True),
        line("reason"),
        number("account_id"),
        number("contact_id"),
        *(line(name) for name in ("requester_name", "creator_id")),
        one_of("promises", "kind", "callback answer visit delivery other"),
        one_of("promises", "state", "open kept broken"),
        sa.CheckConstraint(
            "(state = 'broken') = (break_time is not null)", name="promises_break_time_check"
        ),
        sa.CheckConstraint(
            "state <> 'kept' or keep_time is not null", name="promises_keep_time_check"
        ),
        refers("promises", "ticket_id", "tickets.ticket_id"),
        primary("promises", "promise_id"),
    )
    op.create_index("promises_ticket_idx", "promises", ["ticket_id", "due_time"])
    op.create_index("promises_due_idx", "promises", ["due_time", "promise_id"])
    where = sa.text(PENDING)
    op.create_index("promises_pending_idx", "promises", ["due_time"], postgresql_where=where)


def comments() -> None:
    op.create_table(
        "comments",
        key("comment_id"),
        *changing(),
        number("ticket_id", null=False),
        word("visibility"),
        line("text"),
        flag("from_customer"),
        line("author_id"),
        number("account_id"),
        one_of("comments", "visibility", "public internal"),
        refers("comments", "ticket_id", "tickets.ticket_id"),
        primary("comments", "comment_id"),
    )
    op.create_index("comments_ticket_idx", "comments", ["ticket_id", "comment_id"])


def upgrade() -> None:
    op.execute(sa.text("create extension if not exists pg_trgm"))
    known_customers()
    tickets()
    indexes_of_tickets()
    steps()
    hand_overs()
    promises()
    comments()
