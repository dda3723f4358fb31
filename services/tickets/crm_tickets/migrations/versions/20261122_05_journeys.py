"""Imported event logs, and what the ways of tickets tell.

Revision ID: tickets_0005
"""

revision = "tickets_0005"
down_revision = "tickets_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
