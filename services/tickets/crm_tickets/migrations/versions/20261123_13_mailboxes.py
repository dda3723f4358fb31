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


def numbers(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.BigInteger), nullable=False, server_default=sa.text("'{}'"))


def rows(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text("'[]'"))


def files() -> None:
    op.add_column("comments", numbers("attachment_ids"))
    op.add_column("outgoing_mails", rows("files"))


def upgrade() -> None:
    files()
