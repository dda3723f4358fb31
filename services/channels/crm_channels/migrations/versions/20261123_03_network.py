"""Types, tiers with benefits, territories, contracts, certifications, visits, invitations; reminders of registrations.

Revision ID: channels_0003
"""

revision = "channels_0003"
down_revision = "channels_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in by its area."""
