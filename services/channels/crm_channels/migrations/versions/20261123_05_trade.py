"""Orders, stock ledger, credit ledger, payments.

Revision ID: channels_0005
"""

revision = "channels_0005"
down_revision = "channels_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in by its area."""
