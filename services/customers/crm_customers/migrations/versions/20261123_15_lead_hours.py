"""Rules of leads say in which hours an answer is waited for.

Revision ID: customers_0015
"""

from alembic import op

revision = "customers_0015"
down_revision = "customers_0014"
branch_labels = None
depends_on = None

HOURS = """
alter table lead_rules
  add column hours text[] default '{}' not null,
  add column time_zone text default '' not null,
  add column country text default '' not null,
  add column region text default '' not null
"""


def upgrade() -> None:
    op.execute(HOURS)


def downgrade() -> None:
    pass
