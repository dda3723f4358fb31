"""Classification: tiers and relationship status by rules, with history.

Whoever has to be judged anew is noted by triggers: orders, interactions and what is known of a customer come in by many
ways (calls, imports, merges and their undo), and none of them can forget it. Statement by statement, not row by row.

Revision ID: customers_0006
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "customers_0006"
down_revision = "customers_0005"
branch_labels = None
depends_on = None

# What rules can ask of an account itself.
KNOWN = "kind, segment, country, region, city, team, tags, attributes, delete_time"


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def account_columns() -> None:
    for name in ("tier", "relationship_status"):
        op.add_column("accounts", line(name))
        op.create_index(
            f"accounts_{name}_account_id_idx",
            "accounts",
            [name, "account_id"],
            postgresql_where=sa.text(f"{name} <> ''"),
        )
    op.add_column("accounts", sa.Column("volume_12m", sa.Numeric(18, 4)))


def rules() -> None:
    op.create_table(
        "class_rules",
        key("rules_id"),
        sa.Column("tiers", JSONB, nullable=False),
        sa.Column("statuses", JSONB, nullable=False),
        line("currency"),
        sa.Column("rates", JSONB, nullable=False, server_default=sa.text("'[]'")),
        line("note"),
        line("actor_id"),
        sa.Column("judged", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("finish_time", sa.DateTime(timezone=True)),
        sa.Column(
            "create_time",
            sa.DateTime(timezone=True),
            nullable=False,
            server_default=sa.text("now()"),
        ),
        sa.PrimaryKeyConstraint("rules_id", name="class_rules_pkey"),
    )


def changes() -> None:
    op.create_table(
        "class_changes",
        key("class_change_id"),
        sa.Column("account_id", sa.BigInteger, nullable=False),
        sa.Column("dimension", sa.Text, nullable=False),
        *(line(name) for name in ("before", "after", "label", "label_zh", "condition")),
        sa.Column("figures", JSONB, nullable=False, server_default=sa.text("'[]'")),
        sa.Column("rules_id", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("change_time", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "dimension in ('tier', 'relationship_status')", name="class_changes_dimension_check"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="class_changes_account_id_fkey"
        ),
        sa.PrimaryKeyConstraint("class_change_id", name="class_changes_pkey"),
    )
    op.create_index(
        "class_changes_account_id_class_change_id_idx",
        "class_changes",
        ["account_id", "class_change_id"],
    )


def due() -> None:
    op.create_table(
        "class_due",
        key("due_id"),
        sa.Column("account_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("due_id", name="class_due_pkey"),
    )
    op.execute(
        """
        create function note_class_due() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' then
            insert into class_due (account_id)
              select distinct account_id from new_rows where account_id is not null;
          elsif tg_op = 'DELETE' then
            insert into class_due (account_id)
              select distinct account_id from old_rows where account_id is not null;
          else
            insert into class_due (account_id)
              select account_id from new_rows where account_id is not null
              union select account_id from old_rows where account_id is not null;
          end if;
          return null;
        end $$
        """
    )
    op.execute(
        f"""
        create function note_account_due() returns trigger language plpgsql as $$
        begin
          insert into class_due (account_id)
            select n.account_id from new_rows n join old_rows o using (account_id)
            where ({", ".join(f"n.{name}" for name in KNOWN.split(", "))})
              is distinct from ({", ".join(f"o.{name}" for name in KNOWN.split(", "))});
          return null;
        end $$
        """
    )
    for table in ("orders", "interactions"):
        for verb, rows in (
            ("insert", "new table as new_rows"),
            ("update", "old table as old_rows new table as new_rows"),
            ("delete", "old table as old_rows"),
        ):
            op.execute(
                f"create trigger class_due_{verb} after {verb} on {table} referencing {rows} "
                "for each statement execute function note_class_due()"
            )
    op.execute(
        "create trigger class_due_insert after insert on accounts "
        "referencing new table as new_rows for each statement execute function note_class_due()"
    )
    op.execute(
        "create trigger class_due_update after update on accounts "
        "referencing old table as old_rows new table as new_rows "
        "for each statement execute function note_account_due()"
    )


def upgrade() -> None:
    account_columns()
    rules()
    changes()
    due()


def downgrade() -> None:
    for table, verbs in (
        ("orders", ("insert", "update", "delete")),
        ("interactions", ("insert", "update", "delete")),
        ("accounts", ("insert", "update")),
    ):
        for verb in verbs:
            op.execute(f"drop trigger class_due_{verb} on {table}")
    op.execute("drop function note_class_due()")
    op.execute("drop function note_account_due()")
    op.drop_table("class_due")
    op.drop_table("class_changes")
    op.drop_table("class_rules")
    for name in ("tier", "relationship_status"):
        op.drop_index(f"accounts_{name}_account_id_idx", "accounts")
        op.drop_column("accounts", name)
    op.drop_column("accounts", "volume_12m")
