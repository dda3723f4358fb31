"""Touches counted by day, for the map of all; and what changed since a day was counted, noted by the database.

Revision ID: customers_0011
"""

import sqlalchemy as sa
from alembic import op

revision = "customers_0011"
down_revision = "customers_0010"
branch_labels = None
depends_on = None
OUTCOMES = ("resolved", "follow_up", "no_answer", "left_message", "ordered", "declined")
COUNTED = (
    *("touch_count", "inbound_count", "outbound_count", "duration_seconds"),
    *(f"{outcome}_count" for outcome in OUTCOMES),
)


def upgrade() -> None:
    op.create_table(
        "touch_days",
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("day", name="touch_days_pkey"),
    )
    op.create_table(
        "touch_counts",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("dimension", sa.Text, nullable=False),
        sa.Column("group_value", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in COUNTED),
        sa.Column("last_time", sa.DateTime(timezone=True)),
        sa.Column("corrects", sa.Boolean, nullable=False, server_default=sa.text("false")),
    )
    op.create_index("touch_counts_dimension_day_idx", "touch_counts", ["dimension", "day"])
    op.create_index("touch_counts_day_idx", "touch_counts", ["day"])
    op.create_index(
        "touch_counts_corrects_idx", "touch_counts", ["day"], postgresql_where=sa.text("corrects")
    )
    op.create_table(
        "touch_changes",
        sa.Column("change_id", sa.BigInteger, sa.Identity(always=True), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("contact_id", sa.BigInteger),
        sa.Column("account_id", sa.BigInteger),
        sa.Column("value_before", sa.Text),
        sa.PrimaryKeyConstraint("change_id", name="touch_changes_pkey"),
    )
    for name in ("day", "contact_id", "account_id"):
        op.create_index(
            f"touch_changes_{name}_idx",
            "touch_changes",
            [name],
            postgresql_where=sa.text(f"{name} is not null"),
        )
    functions()
    triggers()


def functions() -> None:
    """What changed is only added, so that nobody waits for anybody."""
    op.execute(
        """
        create function touch_role(roles text[], key_person boolean) returns text
        language sql immutable parallel safe
        return case when coalesce(roles[1], '') = '' and key_person then 'decider' else coalesce(roles[1], '') end
        """
    )
    op.execute(
        """
        create function note_touch_days() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' then
            insert into touch_changes (day)
              select distinct (start_time at time zone 'UTC')::date from new_rows;
          elsif tg_op = 'DELETE' then
            insert into touch_changes (day)
              select distinct (start_time at time zone 'UTC')::date from old_rows;
          else
            insert into touch_changes (day)
              select (start_time at time zone 'UTC')::date from new_rows
              union select (start_time at time zone 'UTC')::date from old_rows;
          end if;
          return null;
        end $$
        """
    )
    op.execute(
        """
        create function note_touch_roles() returns trigger language plpgsql as $$
        begin
          insert into touch_changes (contact_id, value_before)
            select o.contact_id, touch_role(o.roles, o.key_person)
            from new_rows n join old_rows o using (contact_id)
            where touch_role(n.roles, n.key_person) <> touch_role(o.roles, o.key_person);
          return null;
        end $$
        """
    )
    op.execute(
        """
        create function note_touch_segments() returns trigger language plpgsql as $$
        begin
          insert into touch_changes (account_id, value_before)
            select o.account_id, o.segment from new_rows n join old_rows o using (account_id)
            where n.segment <> o.segment;
          return null;
        end $$
        """
    )


def triggers() -> None:
    """Once for each statement, however many rows it changes."""
    both = "old table as old_rows new table as new_rows"
    for verb, rows in (
        ("insert", "new table as new_rows"),
        ("update", both),
        ("delete", "old table as old_rows"),
    ):
        op.execute(
            f"create trigger touch_days_{verb} after {verb} on interactions referencing {rows} "
            "for each statement execute function note_touch_days()"
        )
    for table, what in (("contacts", "roles"), ("accounts", "segments")):
        op.execute(
            f"create trigger touch_{what}_update after update on {table} referencing {both} "
            f"for each statement execute function note_touch_{what}()"
        )


def downgrade() -> None:
    for verb in ("insert", "update", "delete"):
        op.execute(f"drop trigger touch_days_{verb} on interactions")
    op.execute("drop trigger touch_roles_update on contacts")
    op.execute("drop trigger touch_segments_update on accounts")
    for name in ("note_touch_days()", "note_touch_roles()", "note_touch_segments()"):
        op.execute(f"drop function {name}")
    op.execute("drop function touch_role(text[], boolean)")
    for name in ("touch_changes", "touch_counts", "touch_days"):
        op.drop_table(name)
