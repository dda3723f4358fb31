"""Attributes that are defined at run time.

Revision ID: customers_0005
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "customers_0005"
down_revision = "customers_0004"
branch_labels = None
depends_on = None


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def moment(name: str, null: bool = False, default: str | None = None) -> sa.Column[Any]:
    given = sa.text(default) if default else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=given)


def definitions() -> None:
    op.create_table(
        "attribute_definitions",
        sa.Column("attribute_id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        *(line(name) for name in ("label", "label_zh", "help", "help_zh")),
        sa.Column("record_kinds", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("choices", JSONB, nullable=False, server_default=sa.text("'[]'")),
        *(line(name) for name in ("unit", "currency", "min_value", "max_value")),
        *(number(name) for name in ("decimals", "max_length")),
        *(line(name) for name in ("pattern", "section")),
        number("position"),
        sa.Column("personal", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("readers", sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        number("fresh_days"),
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        moment("create_time", default="now()"),
        moment("update_time", default="now()"),
        moment("delete_time", null=True),
        sa.CheckConstraint(
            "type in ('text', 'number', 'money', 'date', 'yes_no', 'choice', 'choices', 'account', 'contact', 'user')",
            name="attribute_definitions_type_check",
        ),
        sa.PrimaryKeyConstraint("attribute_id", name="attribute_definitions_pkey"),
    )
    op.create_index(
        "attribute_definitions_name_idx", "attribute_definitions", ["name"], unique=True
    )
    op.create_index(
        "attribute_definitions_guarded_idx",
        "attribute_definitions",
        ["attribute_id"],
        postgresql_where=sa.text("readers <> '{}' or delete_time is not null"),
    )


def values() -> None:
    op.create_table(
        "attribute_values",
        sa.Column("value_id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        sa.Column("attribute_id", sa.BigInteger, nullable=False),
        sa.Column("record_kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.BigInteger, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        line("value"),
        sa.Column("sort_value", sa.Numeric),
        moment("set_time"),
        moment("confirm_time"),
        moment("end_time", null=True),
        line("source"),
        line("actor_id"),
        sa.CheckConstraint(
            "record_kind in ('account', 'contact')", name="attribute_values_record_kind_check"
        ),
        sa.ForeignKeyConstraint(
            ["attribute_id"],
            ["attribute_definitions.attribute_id"],
            name="attribute_values_attribute_id_fkey",
        ),
        sa.PrimaryKeyConstraint("value_id", name="attribute_values_pkey"),
    )
    op.create_index(
        "attribute_values_history_idx",
        "attribute_values",
        ["record_kind", "record_id", "attribute_id", "value_id"],
    )
    op.create_index(
        "attribute_values_current_idx",
        "attribute_values",
        ["attribute_id", "record_kind", "sort_value", "record_id"],
        postgresql_where=sa.text("end_time is null and value <> ''"),
    )


def upgrade() -> None:
    definitions()
    values()
    for table in ("accounts", "contacts"):
        op.add_column(
            table, sa.Column("attributes", JSONB, nullable=False, server_default=sa.text("'{}'"))
        )
        # Serves "attributes.pet_insurance = yes" for every attribute there is or will be.
        op.create_index(
            f"{table}_attributes_idx",
            table,
            ["attributes"],
            postgresql_using="gin",
            postgresql_ops={"attributes": "jsonb_path_ops"},
        )


def downgrade() -> None:
    for table in ("accounts", "contacts"):
        op.drop_index(f"{table}_attributes_idx", table)
        op.drop_column(table, "attributes")
    op.drop_table("attribute_values")
    op.drop_table("attribute_definitions")
