"""What lists need to be ordered quickly: an index for each column that they offer, ended by the key.

Revision ID: customers_0010
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "customers_0010"
down_revision = "customers_0009"
branch_labels = None
depends_on = None
ORDERS = {
    "accounts": (
        *("search_name", "region", "owner_id", "team"),
        *("tier", "relationship_status", "create_time"),
    ),
    "contacts": ("account_id", "search_name", "key_person", "create_time"),
}
KEYS = {"accounts": "account_id", "contacts": "contact_id"}
# Each of these is the beginning of one of the new indexes.
FORMER = {
    "accounts": ("search_name", "owner_id", "team"),
    "contacts": ("account_id", "search_name"),
}
CLASSES = ("tier", "relationship_status")
VOLUME = sa.text("coalesce(volume_12m, numeric '-100000000000000')")
REMOVAL = sa.text("coalesce(delete_time, timestamptz '0001-01-02 00:00:00+00')")
REMOVED = sa.text("delete_time is not null")


def upgrade() -> None:
    there: dict[str, Any] = {"if_not_exists": True}  # built beforehand where tables are large
    for table, key in KEYS.items():
        for name in ORDERS[table]:
            op.create_index(f"{table}_{name}_order_idx", table, [name, key], **there)
        op.create_index(
            f"{table}_trash_idx", table, [REMOVAL, key], postgresql_where=REMOVED, **there
        )
        for name in FORMER[table]:
            op.drop_index(f"{table}_{name}_idx", table)
        op.drop_index(f"{table}_removed_idx", table)
    op.create_index("accounts_volume_12m_order_idx", "accounts", [VOLUME, "account_id"], **there)
    for name in CLASSES:
        op.drop_index(f"accounts_{name}_account_id_idx", "accounts")


def downgrade() -> None:
    for name in CLASSES:
        op.create_index(
            f"accounts_{name}_account_id_idx",
            "accounts",
            [name, "account_id"],
            postgresql_where=sa.text(f"{name} <> ''"),
        )
    op.drop_index("accounts_volume_12m_order_idx", "accounts")
    for table, key in KEYS.items():
        op.create_index(f"{table}_removed_idx", table, [key], postgresql_where=REMOVED)
        for name in FORMER[table]:
            op.create_index(f"{table}_{name}_idx", table, [name])
        op.drop_index(f"{table}_trash_idx", table)
        for name in ORDERS[table]:
            op.drop_index(f"{table}_{name}_order_idx", table)
