"""What waits and names no department is known by a column; the ways of open tickets are told once.

Revision ID: tickets_0012
"""

import sqlalchemy as sa
from alembic import op

revision = "tickets_0012"
down_revision = "tickets_0011"
branch_labels = None
depends_on = None

IN_BOX = "state = 'new' and handler_id = '' and handler_team = ''"


def upgrade() -> None:
    box = sa.Column("in_box", sa.Boolean, sa.Computed(IN_BOX, persisted=True))
    op.add_column("tickets", box)
    waits = sa.text("in_box")
    op.create_index("tickets_box_idx", "tickets", ["create_time"], postgresql_where=waits)
    # Until now a way was told when its ticket was closed.
    op.execute(
        "insert into jobs (kind, payload, key, run_time)"
        " select 'measure_journeys', '{\"after\": 0, \"open_only\": true, \"tell\": true}', 'journeys-told',"
        " clock_timestamp()"
        " where exists (select from tickets where state <> 'closed')"
    )
