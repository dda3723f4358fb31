"""Tables of desk.

Revision ID: tickets_0010
"""

revision = "tickets_0010"
down_revision = "tickets_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
