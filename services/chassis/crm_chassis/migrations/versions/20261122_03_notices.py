"""Notices: what people are told in a service.

Revision ID: chassis_0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "chassis_0003"
down_revision = "chassis_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "user_notices",
        sa.Column("notice_id", sa.BigInteger, sa.Identity(always=False), primary_key=True),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("fillings", JSONB, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("actor_id", sa.Text, nullable=False, server_default=""),
        sa.Column("resource", sa.Text, nullable=False, server_default=""),
        sa.Column("resource_id", sa.BigInteger),
        sa.Column("key", sa.Text),
        sa.Column("told_count", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("create_time", moment, nullable=False),
        sa.Column("tell_time", moment, nullable=False),
        sa.Column("read_time", moment),
    )
    op.create_index("user_notices_key_idx", "user_notices", ["user_id", "key"], unique=True)
    op.create_index(
        "user_notices_newest_idx", "user_notices", ["user_id", "tell_time", "notice_id"]
    )
    op.create_index(
        "user_notices_unread_idx",
        "user_notices",
        ["user_id"],
        postgresql_where=sa.text("read_time is null"),
    )


def downgrade() -> None:
    op.drop_table("user_notices")
