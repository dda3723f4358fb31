"""Goals with their actions, and alerts on measures.

Revision ID: reports_0005
"""

revision = "reports_0005"
down_revision = "reports_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
