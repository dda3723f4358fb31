"""Activities, cost pools and rates: what a customer costs.

Revision ID: reports_0004
"""

revision = "reports_0004"
down_revision = "reports_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
