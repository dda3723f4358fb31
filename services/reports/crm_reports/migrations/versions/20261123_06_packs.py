"""Packs: what they are made of, when they are published, and their published versions.

Revision ID: reports_0006
"""

revision = "reports_0006"
down_revision = "reports_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
