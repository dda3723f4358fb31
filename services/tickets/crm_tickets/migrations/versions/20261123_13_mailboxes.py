"""Files that go with mails.

Revision ID: tickets_0013
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "tickets_0013"
down_revision = "tickets_0012"
branch_labels = None
depends_on = None

PROBLEMS = "certificate not_encrypted sign_in not_reached other"


def numbers(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.BigInteger), nullable=False, server_default=sa.text("'{}'"))


def rows(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text("'[]'"))


def files() -> None:
    op.add_column("comments", numbers("attachment_ids"))
    op.add_column("outgoing_mails", rows("files"))


def ways() -> None:
    op.add_column("mail_channels", sa.Column("problem", sa.Text))
    said = ", ".join(f"'{each}'" for each in PROBLEMS.split())
    op.create_check_constraint(
        "mail_channels_problem_check", "mail_channels", f"problem in ({said})"
    )


def upgrade() -> None:
    files()
    ways()
