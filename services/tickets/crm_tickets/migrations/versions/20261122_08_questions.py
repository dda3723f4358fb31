"""Tables of questions.

Revision ID: tickets_0008
"""

revision = "tickets_0008"
down_revision = "tickets_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
