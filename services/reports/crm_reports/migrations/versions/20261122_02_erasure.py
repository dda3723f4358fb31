"""What was published is never changed, but for a person who is erased.

Revision ID: reports_0002
"""

from alembic import op

revision = "reports_0002"
down_revision = "reports_0001"
branch_labels = None
depends_on = None

REFUSE = """
create or replace function refuse_to_change() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and current_setting('firsthand.erasure', true) = 'on' then
    return new;
  end if;
  raise exception 'what was published is never changed';
end $$
"""
AS_BEFORE = """
create or replace function refuse_to_change() returns trigger language plpgsql as
$$ begin raise exception 'what was published is never changed'; end $$
"""


def upgrade() -> None:
    op.execute(REFUSE)


def downgrade() -> None:
    op.execute(AS_BEFORE)
