"""Territories, the history of owners, protections, alerts, and hand-overs of what a leaver holds.

Revision ID: customers_0007
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, ExcludeConstraint

revision = "customers_0007"
down_revision = "customers_0006"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
# Whoever moves an account, by whichever way, the move is on record. `firsthand.actor` and `firsthand.reason` are said
# by the transaction that makes it.
WRITE_DOWN = """
create function write_down_owner() returns trigger language plpgsql as $$
begin
  insert into owner_changes
    (account_id, from_owner_id, from_team, owner_id, team, actor_id, reason, change_time)
  values (
    new.account_id, old.owner_id, old.team, new.owner_id, new.team,
    coalesce(current_setting('firsthand.actor', true), ''),
    coalesce(current_setting('firsthand.reason', true), ''),
    new.update_time
  );
  return null;
end $$
"""
ON_ACCOUNTS = """
create trigger accounts_owner_changes after update of owner_id, team on accounts
for each row when (old.owner_id <> new.owner_id or old.team <> new.team)
execute function write_down_owner()
"""


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), primary_key=True)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def needed(name: str, *, default: str = "") -> sa.Column[Any]:
    given = sa.text(f"'{default}'") if default else None
    return sa.Column(name, sa.Text, nullable=False, server_default=given)


def words(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def count(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def now(name: str, text: str = "now()") -> sa.Column[Any]:
    return sa.Column(name, MOMENT, nullable=False, server_default=sa.text(text))


def life() -> list[sa.Column[Any]]:
    etag = sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))
    return [etag, now("create_time"), now("update_time")]


def refers(name: str, to: str, table: str, *, null: bool = False) -> sa.Column[Any]:
    foreign = sa.ForeignKey(to, name=f"{table}_{name}_fkey")
    return sa.Column(name, sa.BigInteger, foreign, nullable=null)


def one_of(table: str, name: str, *said: str) -> sa.CheckConstraint:
    listed = ", ".join(repr(word) for word in said)
    return sa.CheckConstraint(f"{name} in ({listed})", name=f"{table}_{name}_check")


def whose() -> None:
    op.create_table(
        "owner_changes",
        key("change_id"),
        refers("account_id", "accounts.account_id", "owner_changes"),
        *map(line, ("from_owner_id", "from_team", "owner_id", "team", "actor_id", "reason")),
        now("change_time", "clock_timestamp()"),
    )
    op.create_index(
        "owner_changes_account_id_change_id_idx", "owner_changes", ["account_id", "change_id"]
    )
    op.execute(WRITE_DOWN)
    op.execute(ON_ACCOUNTS)
    op.create_index(
        "accounts_unowned_idx",
        "accounts",
        ["account_id"],
        postgresql_where=sa.text("owner_id = '' and team = '' and delete_time is null"),
    )
    op.create_table(
        "territories",
        key("territory_id"),
        needed("display_name"),
        refers("parent_territory_id", "territories.territory_id", "territories", null=True),
        *map(words, ("countries", "regions", "postal_codes", "segments")),
        line("owner_id"),
        line("team"),
        *life(),
        sa.Column("delete_time", MOMENT),
    )
    op.create_index("territories_parent_territory_id_idx", "territories", ["parent_territory_id"])


def protected() -> None:
    op.execute("create extension if not exists btree_gist")
    op.create_table(
        "protections",
        key("protection_id"),
        refers("account_id", "accounts.account_id", "protections"),
        needed("owner_id"),
        line("team"),
        sa.Column("start_time", MOMENT, nullable=False),
        sa.Column("end_time", MOMENT, nullable=False),
        line("reason"),
        sa.Column("release_time", MOMENT),
        line("release_reason"),
        line("creator_id"),
        *life(),
        sa.CheckConstraint("start_time <= end_time", name="protections_times_check"),
        ExcludeConstraint(
            ("account_id", "="),
            (sa.func.tstzrange(sa.text("start_time"), sa.text("end_time")), "&&"),
            name="protections_one_at_a_time",
            using="gist",
        ),
    )
    op.create_index("protections_owner_id_end_time_idx", "protections", ["owner_id", "end_time"])


def alerts() -> None:
    op.create_table(
        "conflict_alerts",
        key("conflict_alert_id"),
        refers("account_id", "accounts.account_id", "conflict_alerts"),
        *map(line, ("owner_id", "team", "other_id", "other_team")),
        sa.Column("partner_id", sa.BigInteger),
        needed("kind"),
        needed("state", default="open"),
        sa.Column("statements", JSONB, nullable=False, server_default=sa.text("'[]'")),
        sa.Column("outcome", sa.Text),
        line("resolution"),
        line("resolver_id"),
        sa.Column("resolve_time", MOMENT),
        *life(),
        one_of("conflict_alerts", "kind", "contacted", "quoted", "registered", "claimed"),
        one_of("conflict_alerts", "state", "open", "resolved"),
        one_of("conflict_alerts", "outcome", "owner_keeps", "moved", "shared", "no_conflict"),
        sa.CheckConstraint(
            "(state = 'resolved') = (outcome is not null)",
            name="conflict_alerts_outcome_of_resolved_check",
        ),
    )
    op.create_index(
        "conflict_alerts_open_idx",
        "conflict_alerts",
        ["account_id", "other_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("conflict_alerts_owner_id_idx", "conflict_alerts", ["owner_id"])
    op.create_index("conflict_alerts_other_id_idx", "conflict_alerts", ["other_id"])


def handed_over() -> None:
    op.create_table(
        "hand_overs",
        key("hand_over_id"),
        needed("from_id"),
        *map(line, ("to_id", "reason", "team", "creator_id")),
        *map(count, ("item_count", "pending_count", "accepted_count", "refused_count")),
        count("unplaced_count"),
        sa.Column("complete_time", MOMENT),
        *life(),
    )
    op.create_table(
        "hand_over_items",
        key("hand_over_item_id"),
        refers("hand_over_id", "hand_overs.hand_over_id", "hand_over_items"),
        refers("account_id", "accounts.account_id", "hand_over_items"),
        needed("from_id"),
        needed("to_id"),
        line("from_team"),
        line("to_team"),
        needed("state", default="pending"),
        line("reason"),
        line("answer_reason"),
        sa.Column("answer_time", MOMENT),
        *life(),
        one_of("hand_over_items", "state", "pending", "accepted", "refused", "void"),
    )
    op.create_index(
        "hand_over_items_waiting_idx",
        "hand_over_items",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text("state in ('pending', 'refused')"),
    )
    op.create_index(
        "hand_over_items_hand_over_id_hand_over_item_id_idx",
        "hand_over_items",
        ["hand_over_id", "hand_over_item_id"],
    )
    op.create_index("hand_over_items_to_id_state_idx", "hand_over_items", ["to_id", "state"])


def upgrade() -> None:
    whose()
    protected()
    alerts()
    handed_over()


def downgrade() -> None:
    op.execute("drop trigger accounts_owner_changes on accounts")
    op.drop_index("accounts_unowned_idx", "accounts")
    for table in (
        "hand_over_items",
        "hand_overs",
        "conflict_alerts",
        "protections",
        "territories",
        "owner_changes",
    ):
        op.drop_table(table)
    op.execute("drop function write_down_owner()")
