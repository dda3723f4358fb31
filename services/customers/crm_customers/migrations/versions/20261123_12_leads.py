"""Leads, and the worksheets of customers.

Revision ID: customers_0012
"""

revision = "customers_0012"
down_revision = "customers_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
