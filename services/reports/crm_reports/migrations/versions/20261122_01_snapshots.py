"""Snapshots: published once, never changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "reports_0001"
down_revision = None
branch_labels = ("reports",)
depends_on = ("chassis_0001",)

REFUSE = """
create function refuse_to_change() returns trigger language plpgsql as
$$ begin raise exception 'what was published is never changed'; end $$
"""


def upgrade() -> None:
    op.create_table(
        "snapshots",
        sa.Column("snapshot_id", sa.BigInteger, sa.Identity(always=False), primary_key=True),
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        sa.Column(
            "create_time",
            sa.DateTime(timezone=True),
            nullable=False,
            server_default=sa.func.clock_timestamp(),
        ),
        sa.Column("month", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False, server_default=""),
        sa.Column("time_zone", sa.Text, nullable=False),
        sa.Column("roles", ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("teams", ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.CheckConstraint("month ~ '^[0-9]{4}-[0-9]{2}$'", name="snapshots_month_check"),
        sa.UniqueConstraint("month", "edition", name="snapshots_month_edition_key"),
    )
    op.create_table(
        "snapshot_contents",
        sa.Column(
            "snapshot_id",
            sa.BigInteger,
            sa.ForeignKey("snapshots.snapshot_id", name="snapshot_contents_snapshot_id_fkey"),
            primary_key=True,
        ),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("html", sa.Text, nullable=False),
    )
    op.execute(REFUSE)
    for table in ("snapshots", "snapshot_contents"):
        op.execute(
            f"create trigger {table}_unchanged before update or delete on {table}"
            " for each row execute function refuse_to_change()"
        )


def downgrade() -> None:
    op.drop_table("snapshot_contents")
    op.drop_table("snapshots")
    op.execute("drop function refuse_to_change()")
