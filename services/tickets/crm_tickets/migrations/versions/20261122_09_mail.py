"""Tables of mail.

Revision ID: tickets_0009
"""

revision = "tickets_0009"
down_revision = "tickets_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
