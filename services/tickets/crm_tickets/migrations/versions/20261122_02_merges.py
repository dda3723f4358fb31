"""Where requesters and tickets stood before they followed a merge of customers, and who was merged into whom.

Revision ID: tickets_0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "tickets_0002"
down_revision = "tickets_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "merge_trail",
        sa.Column("merge_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("table_name", sa.Text, primary_key=True),
        sa.Column("record_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("before", JSONB, nullable=False),
    )
    op.create_table(
        "merged_records",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("record_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("merge_id", sa.BigInteger, nullable=False),
        sa.Column("survivor_id", sa.BigInteger, nullable=False),
    )
    op.create_index("merged_records_merge_idx", "merged_records", ["merge_id"])
