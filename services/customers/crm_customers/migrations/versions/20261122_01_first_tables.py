"""Makes the tables of customers: accounts, contacts, interactions, products, orders and copies of tickets.

Revision ID: customers_0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "customers_0001"
down_revision = None
branch_labels = ("customers",)
depends_on = ("chassis_0001",)


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def now(name: str) -> sa.Column[Any]:
    return sa.Column(
        name, sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")
    )


def life() -> list[sa.Column[Any]]:
    etag = sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))
    return [etag, now("create_time"), now("update_time")]


def accounts() -> None:
    op.create_table(
        "accounts",
        key("account_id"),
        sa.Column("kind", sa.Text(), server_default=sa.text("'company'"), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        line("segment"),
        line("country"),
        line("region"),
        line("city"),
        line("street"),
        line("postal_code"),
        line("owner_id"),
        line("team"),
        line("website"),
        sa.Column("parent_account_id", sa.BigInteger()),
        line("source"),
        line("external_id"),
        sa.Column("phones", JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("emails", JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column(
            "phone_numbers", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "email_addresses", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        line("search_text"),
        sa.Column(
            "search_name", sa.Text(collation="C"), server_default=sa.text("''"), nullable=False
        ),
        *life(),
        sa.Column("delete_time", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind in ('company', 'household')", name="accounts_kind_check"),
        sa.ForeignKeyConstraint(
            ["parent_account_id"], ["accounts.account_id"], name="accounts_parent_account_id_fkey"
        ),
        sa.PrimaryKeyConstraint("account_id", name="accounts_pkey"),
    )
    op.create_index("accounts_owner_id_idx", "accounts", ["owner_id"])
    op.create_index("accounts_parent_account_id_idx", "accounts", ["parent_account_id"])
    op.create_index(
        "accounts_phone_numbers_idx", "accounts", ["phone_numbers"], postgresql_using="gin"
    )
    op.create_index("accounts_search_name_idx", "accounts", ["search_name"])
    op.create_index(
        "accounts_search_text_idx",
        "accounts",
        ["search_text"],
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "accounts_source_idx",
        "accounts",
        ["source", "external_id"],
        unique=True,
        postgresql_where=sa.text("external_id <> ''"),
    )
    op.create_index("accounts_team_idx", "accounts", ["team"])


def products() -> None:
    op.create_table(
        "products",
        key("product_id"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("product_code", sa.Text(), nullable=False),
        line("product_name"),
        line("category"),
        line("subcategory"),
        now("create_time"),
        sa.PrimaryKeyConstraint("product_id", name="products_pkey"),
        sa.UniqueConstraint("source", "product_code", name="products_source_product_code_key"),
    )


def ticket_copies() -> None:
    op.create_table(
        "ticket_copies",
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger()),
        sa.Column("contact_id", sa.BigInteger()),
        line("subject"),
        line("state"),
        line("owner_id"),
        sa.Column("channel", sa.Text()),
        sa.Column("create_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delete_time", sa.DateTime(timezone=True)),
        sa.Column("event_time", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", name="ticket_copies_pkey"),
    )
    op.create_index(
        "ticket_copies_account_id_create_time_ticket_id_idx",
        "ticket_copies",
        ["account_id", "create_time", "ticket_id"],
    )


def contacts() -> None:
    op.create_table(
        "contacts",
        key("contact_id"),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        line("job_title"),
        sa.Column("key_person", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("preferred_channel", sa.Text()),
        line("language"),
        line("note"),
        line("source"),
        line("external_id"),
        sa.Column("phones", JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("emails", JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column(
            "phone_numbers", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "email_addresses", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        line("search_text"),
        sa.Column(
            "search_name", sa.Text(collation="C"), server_default=sa.text("''"), nullable=False
        ),
        *life(),
        sa.Column("delete_time", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "preferred_channel in ('phone', 'email', 'web', 'fax', 'visit', 'messenger', 'meeting')",
            name="contacts_preferred_channel_check",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="contacts_account_id_fkey"
        ),
        sa.PrimaryKeyConstraint("contact_id", name="contacts_pkey"),
    )
    op.create_index("contacts_account_id_idx", "contacts", ["account_id"])
    op.create_index(
        "contacts_phone_numbers_idx", "contacts", ["phone_numbers"], postgresql_using="gin"
    )
    op.create_index("contacts_search_name_idx", "contacts", ["search_name"])
    op.create_index(
        "contacts_search_text_idx",
        "contacts",
        ["search_text"],
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "contacts_source_idx",
        "contacts",
        ["source", "external_id"],
        unique=True,
        postgresql_where=sa.text("external_id <> ''"),
    )


def interactions() -> None:
    op.create_table(
        "interactions",
        key("interaction_id"),
        sa.Column("account_id", sa.BigInteger()),
        sa.Column("contact_id", sa.BigInteger()),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text()),
        line("agent_id"),
        sa.Column("start_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_seconds", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("outcome", sa.Text()),
        line("subject"),
        line("note"),
        sa.Column("order_id", sa.BigInteger()),
        sa.Column("ticket_id", sa.BigInteger()),
        line("remote_address"),
        line("source"),
        line("external_id"),
        *life(),
        sa.Column("delete_time", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "channel in ('phone', 'email', 'web', 'fax', 'visit', 'messenger', 'meeting')",
            name="interactions_channel_check",
        ),
        sa.CheckConstraint(
            "direction in ('inbound', 'outbound')", name="interactions_direction_check"
        ),
        sa.CheckConstraint(
            "outcome in ('resolved', 'follow_up', 'no_answer', 'left_message', 'ordered', 'declined')",
            name="interactions_outcome_check",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="interactions_account_id_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.contact_id"], name="interactions_contact_id_fkey"
        ),
        sa.PrimaryKeyConstraint("interaction_id", name="interactions_pkey"),
    )
    op.create_index(
        "interactions_account_id_start_time_interaction_id_idx",
        "interactions",
        ["account_id", "start_time", "interaction_id"],
    )
    op.create_index(
        "interactions_source_idx",
        "interactions",
        ["source", "external_id"],
        unique=True,
        postgresql_where=sa.text("external_id <> ''"),
    )


def orders() -> None:
    op.create_table(
        "orders",
        key("order_id"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger()),
        sa.Column("order_date", sa.Date(), nullable=False),
        sa.Column("ship_date", sa.Date()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text()),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("profit", sa.Numeric(precision=18, scale=4)),
        line("ship_mode"),
        line("country"),
        line("region"),
        line("city"),
        line("postal_code"),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        *life(),
        sa.CheckConstraint(
            "channel in ('phone', 'email', 'web', 'fax', 'visit', 'messenger', 'meeting')",
            name="orders_channel_check",
        ),
        sa.CheckConstraint(
            "state in ('placed', 'shipped', 'cancelled', 'returned')", name="orders_state_check"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="orders_account_id_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.contact_id"], name="orders_contact_id_fkey"
        ),
        sa.PrimaryKeyConstraint("order_id", name="orders_pkey"),
        sa.UniqueConstraint("source", "external_id", name="orders_source_external_id_key"),
    )
    op.create_index(
        "orders_account_id_order_date_order_id_idx",
        "orders",
        ["account_id", "order_date", "order_id"],
    )


def order_lines() -> None:
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("line_number", sa.SmallInteger(), nullable=False),
        line("external_id"),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        line("product_name"),
        line("category"),
        line("subcategory"),
        sa.Column("quantity", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("discount", sa.Numeric(precision=5, scale=4)),
        sa.Column("profit", sa.Numeric(precision=18, scale=4)),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="order_lines_account_id_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.order_id"], name="order_lines_order_id_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.product_id"], name="order_lines_product_id_fkey"
        ),
        sa.PrimaryKeyConstraint("order_id", "line_number", name="order_lines_pkey"),
    )
    op.create_index(
        "order_lines_account_id_product_id_idx", "order_lines", ["account_id", "product_id"]
    )


def upgrade() -> None:
    op.execute("create extension if not exists pg_trgm")
    accounts()
    products()
    ticket_copies()
    contacts()
    interactions()
    orders()
    order_lines()


def downgrade() -> None:
    op.drop_table("order_lines")
    op.drop_table("orders")
    op.drop_table("interactions")
    op.drop_table("contacts")
    op.drop_table("ticket_copies")
    op.drop_table("products")
    op.drop_table("accounts")
