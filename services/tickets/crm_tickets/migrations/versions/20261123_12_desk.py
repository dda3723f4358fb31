"""What the desk's last stretch keeps.

Revision ID: tickets_0012
"""

revision = "tickets_0012"
down_revision = "tickets_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
