"""What lists need of the tables: what lies in the trash is found without reading the rest.

Revision ID: customers_0009
"""

import sqlalchemy as sa
from alembic import op

revision = "customers_0009"
down_revision = "customers_0008"
branch_labels = None
depends_on = None
KEYS = {"accounts": "account_id", "contacts": "contact_id", "interactions": "interaction_id"}


def upgrade() -> None:
    removed = sa.text("delete_time is not null")
    for table, key in KEYS.items():
        op.create_index(f"{table}_removed_idx", table, [key], postgresql_where=removed)


def downgrade() -> None:
    for table in KEYS:
        op.drop_index(f"{table}_removed_idx", table)
