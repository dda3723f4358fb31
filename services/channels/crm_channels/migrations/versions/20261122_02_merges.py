"""Whose customer a claim was on before it followed a merge of customers, and who was merged into whom.

Revision ID: channels_0002
"""

import sqlalchemy as sa
from alembic import op

revision = "channels_0002"
down_revision = "channels_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "merge_trail",
        sa.Column("merge_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("record_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("account_id", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "merged_accounts",
        sa.Column("account_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("merge_id", sa.BigInteger, nullable=False),
        sa.Column("survivor_id", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_merged_accounts_merge_id", "merged_accounts", ["merge_id"])
