"""Policies, calendars and the clocks that run on tickets.

Revision ID: tickets_0003
"""

revision = "tickets_0003"
down_revision = "tickets_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
