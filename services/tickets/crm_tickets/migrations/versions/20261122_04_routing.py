"""Who can do what, who is there, who is absent, and queues.

Revision ID: tickets_0004
"""

revision = "tickets_0004"
down_revision = "tickets_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
