"""Dashboards that people compose themselves.

Revision ID: reports_0003
"""

revision = "reports_0003"
down_revision = "reports_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
