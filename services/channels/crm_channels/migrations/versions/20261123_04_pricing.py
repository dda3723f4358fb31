"""Products and price books with approvals and effective dates; quotes.

Revision ID: channels_0004
"""

revision = "channels_0004"
down_revision = "channels_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in by its area."""
