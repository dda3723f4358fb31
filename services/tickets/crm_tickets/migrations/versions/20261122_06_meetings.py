"""Meetings, decisions and actions.

Revision ID: tickets_0006
"""

revision = "tickets_0006"
down_revision = "tickets_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
