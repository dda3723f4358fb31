"""The key of an address is made with another letter of the name: accounts that are there get theirs anew.

Revision ID: customers_0016
"""

from alembic import op

revision = "customers_0016"
down_revision = "customers_0015"
branch_labels = None
depends_on = None

REKEY = "insert into jobs (kind, key) select 'rekey', 'rekey' where exists (select from accounts)"


def upgrade() -> None:
    op.execute(REKEY)


def downgrade() -> None:
    pass
