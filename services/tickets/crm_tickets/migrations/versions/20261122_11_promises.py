"""Tables of promises.

Revision ID: tickets_0011
"""

revision = "tickets_0011"
down_revision = "tickets_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
