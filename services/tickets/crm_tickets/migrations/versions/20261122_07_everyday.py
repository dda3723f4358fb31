"""What agents do to tickets all day: tags, followers, links, checklists, time, macros, snippets.

Revision ID: tickets_0007
"""

revision = "tickets_0007"
down_revision = "tickets_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
