"""Campaigns with their costs, audiences, members, touches and responses.

Revision ID: customers_0013
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "customers_0013"
down_revision = "customers_0012"
branch_labels = None
depends_on = None

MOMENT, MONEY = sa.DateTime(timezone=True), sa.Numeric(18, 4)
CHANNELS = ("call", "email", "messenger", "letter", "ad", "event")
OUTCOMES = (
    *("interested", "ordered", "declined", "no_answer", "busy", "left_message"),
    *("callback", "wrong_number", "do_not_call"),
)
RESPONSES = ("opened", "clicked", "answered", "asked", "attended", "signed_up", "opted_out")
INCLUDED, TAKEN = sa.text("state = 'included'"), sa.text("call_state = 'taken'")
OPEN_CALL = sa.text("call_state in ('waiting', 'callback', 'taken')")
GIVEN = sa.text("external_id <> ''")


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), primary_key=True)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def needed(name: str, default: str = "") -> sa.Column[Any]:
    given = sa.text(f"'{default}'") if default else None
    return sa.Column(name, sa.Text, nullable=False, server_default=given)


def count(name: str, default: int = 0) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text(str(default)))


def now(name: str) -> sa.Column[Any]:
    return sa.Column(name, MOMENT, nullable=False, server_default=sa.text("now()"))


def entries(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text("'[]'"))


def refers(table: str, name: str, to: str = "", *, null: bool = False) -> sa.Column[Any]:
    home = to or f"{name.removesuffix('_id')}s"
    foreign = sa.ForeignKey(f"{home}.{name}", name=f"{table}_{name}_fkey")
    return sa.Column(name, sa.BigInteger, foreign, nullable=null)


def one_of(table: str, name: str, *said: str) -> sa.CheckConstraint:
    listed = ", ".join(repr(word) for word in said)
    return sa.CheckConstraint(f"{name} in ({listed})", name=f"{table}_{name}_check")


def index(table: str, *names: str) -> None:
    op.create_index(f"{table}_{'_'.join(names)}_idx", table, list(names))


def of_source(table: str) -> None:
    op.create_index(
        f"{table}_source_idx",
        table,
        ["source", "external_id"],
        unique=True,
        postgresql_where=GIVEN,
    )


def planned() -> None:
    op.create_table(
        "campaigns",
        key("campaign_id"),
        needed("name"),
        line("description"),
        line("product_line"),
        needed("state", "draft"),
        sa.Column("start_date", sa.Date),
        sa.Column("end_date", sa.Date),
        needed("currency"),
        entries("budgets"),
        count("goal_conversions"),
        sa.Column("goal_revenue", MONEY),
        sa.Column("goal_margin", MONEY),
        needed("attribution", "linear"),
        count("window_days", 30),
        needed("counted_as", "orders_and_deals"),
        sa.Column("margin_rate", sa.Numeric(5, 4)),
        count("cap_touches"),
        count("cap_days", 30),
        line("script"),
        count("most_attempts", 3),
        sa.Column("caller_ids", ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        line("owner_id"),
        line("team"),
        sa.Column("begin_time", MOMENT),
        sa.Column("close_time", MOMENT),
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        now("create_time"),
        now("update_time"),
        sa.Column("delete_time", MOMENT),
        one_of("campaigns", "state", "draft", "running", "ended"),
        one_of("campaigns", "attribution", "first", "last", "linear", "position"),
        one_of("campaigns", "counted_as", "orders", "deals", "orders_and_deals"),
    )
    op.create_table(
        "campaign_costs",
        key("campaign_cost_id"),
        refers("campaign_costs", "campaign_id"),
        needed("channel"),
        sa.Column("amount", MONEY, nullable=False),
        sa.Column("cost_date", sa.Date, nullable=False),
        *map(line, ("description", "actor_id", "source", "external_id")),
        now("create_time"),
        one_of("campaign_costs", "channel", *CHANNELS),
    )
    of_source("campaign_costs")
    index("campaign_costs", "campaign_id", "campaign_cost_id")


def meant() -> None:
    op.create_table(
        "campaign_audiences",
        key("campaign_audience_id"),
        refers("campaign_audiences", "campaign_id"),
        needed("channel"),
        needed("record_list"),
        *map(line, ("filter", "view_name")),
        *map(count, ("found_count", "included_count")),
        entries("left_out"),
        line("actor_id"),
        now("create_time"),
        one_of("campaign_audiences", "channel", *CHANNELS),
    )
    index("campaign_audiences", "campaign_id", "campaign_audience_id")
    table = "campaign_members"
    op.create_table(
        table,
        key("campaign_member_id"),
        refers(table, "campaign_audience_id"),
        refers(table, "campaign_id"),
        needed("channel"),
        refers(table, "contact_id", null=True),
        refers(table, "account_id"),
        needed("state"),
        line("reason"),
        sa.Column("call_state", sa.Text),
        line("agent_id"),
        sa.Column("due_time", MOMENT),
        count("attempts"),
        sa.Column("outcome", sa.Text),
        now("create_time"),
        one_of(table, "channel", *CHANNELS),
        one_of(table, "state", "included", "left_out"),
        one_of(table, "call_state", "waiting", "taken", "callback", "done"),
        one_of(table, "outcome", *OUTCOMES),
    )
    index(table, "campaign_id", "campaign_member_id")
    index(table, "campaign_audience_id")
    index(table, "contact_id", "create_time")
    index(table, "account_id", "create_time")
    once: list[Any] = ["campaign_id", "channel", "account_id", sa.text("coalesce(contact_id, 0)")]
    op.create_index(f"{table}_once_idx", table, once, unique=True, postgresql_where=INCLUDED)
    calls = ["campaign_id", "due_time", "campaign_member_id"]
    op.create_index(f"{table}_calls_idx", table, calls, postgresql_where=OPEN_CALL)
    op.create_index(
        f"{table}_one_each_idx", table, ["agent_id"], unique=True, postgresql_where=TAKEN
    )


def happened() -> None:
    table = "campaign_touches"
    op.create_table(
        table,
        key("campaign_touch_id"),
        refers(table, "campaign_id"),
        refers(table, "campaign_member_id", null=True),
        needed("channel"),
        refers(table, "contact_id", null=True),
        refers(table, "account_id"),
        sa.Column("touch_time", MOMENT, nullable=False),
        sa.Column("outcome", sa.Text),
        *map(line, ("note", "agent_id", "source", "external_id")),
        now("create_time"),
        one_of(table, "channel", *CHANNELS),
        one_of(table, "outcome", *OUTCOMES),
    )
    of_source(table)
    index(table, "campaign_id", "campaign_touch_id")
    index(table, "account_id", "touch_time")
    index(table, "contact_id", "touch_time")
    index(table, "campaign_member_id")
    table = "campaign_responses"
    op.create_table(
        table,
        key("campaign_response_id"),
        refers(table, "campaign_id"),
        needed("channel"),
        needed("kind"),
        refers(table, "contact_id", null=True),
        refers(table, "account_id"),
        sa.Column("response_time", MOMENT, nullable=False),
        *map(line, ("note", "source", "external_id")),
        now("create_time"),
        one_of(table, "channel", *CHANNELS),
        one_of(table, "kind", *RESPONSES),
    )
    of_source(table)
    index(table, "campaign_id", "campaign_response_id")
    index(table, "account_id")
    index(table, "contact_id")


def upgrade() -> None:
    planned()
    meant()
    happened()


def downgrade() -> None:
    for name in ("responses", "touches", "members", "audiences", "costs"):
        op.drop_table(f"campaign_{name}")
    op.drop_table("campaigns")
