"""Sales plans with targets; marketing materials.

Revision ID: channels_0006
"""

revision = "channels_0006"
down_revision = "channels_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in by its area."""
