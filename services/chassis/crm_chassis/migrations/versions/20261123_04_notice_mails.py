"""How people want to be told, and mails with notices.

Revision ID: chassis_0004
"""

import sqlalchemy as sa
from alembic import op

revision = "chassis_0004"
down_revision = "chassis_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.add_column("user_notices", sa.Column("notice_mail_id", sa.BigInteger))
    op.create_index(
        "user_notices_mail_idx",
        "user_notices",
        ["notice_mail_id"],
        postgresql_where=sa.text("notice_mail_id is not null"),
    )
    op.create_table(
        "notice_choices",
        sa.Column("user_id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("since_time", moment, nullable=False),
        sa.CheckConstraint("way in ('app', 'mail', 'digest')", name="notice_choices_way_check"),
        sa.PrimaryKeyConstraint("user_id", "kind", name="notice_choices_pkey"),
    )
    op.create_table(
        "notice_mails",
        sa.Column("notice_mail_id", sa.BigInteger, sa.Identity(always=False), primary_key=True),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False, server_default="waiting"),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("last_error", sa.Text, nullable=False, server_default=""),
        sa.Column("create_time", moment, nullable=False),
        sa.Column("next_time", moment),
        sa.Column("finish_time", moment),
        sa.CheckConstraint(
            "state in ('waiting', 'sent', 'unneeded', 'dead')", name="notice_mails_state_check"
        ),
        sa.UniqueConstraint("cause", name="notice_mails_cause_key"),
    )
    op.create_index("notice_mails_finish_time_idx", "notice_mails", ["finish_time"])


def downgrade() -> None:
    op.drop_table("notice_mails")
    op.drop_table("notice_choices")
    op.drop_column("user_notices", "notice_mail_id")
