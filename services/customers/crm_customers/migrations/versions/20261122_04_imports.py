"""Plans, runs, their rows and rejects.

Revision ID: customers_0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "customers_0004"
down_revision = "customers_0003"
branch_labels = None
depends_on = None

STATES = (
    "'ready', 'running', 'paused', 'done', 'cancelled', 'failed', 'rolling_back', 'rolled_back'"
)


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False, server_default=sa.text("0"))


def flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.text("false"))


def mapping(name: str, empty: str = "'{}'") -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text(empty))


def moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True))


def given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def life() -> list[sa.Column[Any]]:
    now = sa.text("now()")
    moments = ("create_time", "update_time")
    return [
        sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=now)
            for name in moments
        ),
    ]


def files_and_plans() -> None:
    op.create_table(
        "import_plans",
        key("import_plan_id"),
        given("display_name", sa.Text()),
        given("plan", sa.Text()),
        line("owner_id"),
        *life(),
        moment("delete_time"),
        sa.PrimaryKeyConstraint("import_plan_id", name="import_plans_pkey"),
    )
    op.create_table(
        "import_files",
        key("import_file_id"),
        given("file_name", sa.Text()),
        number("size"),
        line("owner_id"),
        *life(),
        sa.PrimaryKeyConstraint("import_file_id", name="import_files_pkey"),
    )
    op.create_index("import_files_update_time_idx", "import_files", ["update_time"])
    op.create_table(
        "import_file_parts",
        given("import_file_id", sa.BigInteger()),
        given("offset", sa.BigInteger()),
        given("data", sa.LargeBinary()),
        sa.ForeignKeyConstraint(
            ["import_file_id"],
            ["import_files.import_file_id"],
            name="import_file_parts_import_file_id_fkey",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_file_id", "offset", name="import_file_parts_pkey"),
    )
    # Files are compressed already or read once: PostgreSQL need not try.
    op.execute("alter table import_file_parts alter column data set storage external")


def runs() -> None:
    op.create_table(
        "imports",
        key("import_id"),
        line("display_name"),
        given("plan", sa.Text()),
        mapping("locations"),
        given("state", sa.Text()),
        line("phase"),
        flag("dry_run"),
        flag("mended"),
        flag("keep_edited"),
        sa.Column("rate_limit", sa.Integer(), nullable=False, server_default=sa.text("0")),
        mapping("cursor"),
        mapping("acts_as"),
        number("total_rows"),
        number("read_rows"),
        number("staged_records"),
        number("taken_records"),
        number("rejected_rows"),
        mapping("counts", "'[]'"),
        mapping("formats", "'[]'"),
        line("note"),
        line("owner_id"),
        sa.Column("busy_seconds", sa.Double(), nullable=False, server_default=sa.text("0")),
        moment("next_time"),
        moment("start_time"),
        moment("finish_time"),
        *life(),
        sa.CheckConstraint(f"state in ({STATES})", name="imports_state_check"),
        sa.PrimaryKeyConstraint("import_id", name="imports_pkey"),
    )
    live = sa.text("state in ('running', 'rolling_back')")
    op.create_index("imports_live_idx", "imports", ["import_id"], postgresql_where=live)


def rows() -> None:
    op.create_table(
        "import_rows",
        given("import_id", sa.BigInteger()),
        given("section", sa.SmallInteger()),
        given("key", sa.Text(collation="C")),
        given("position", sa.BigInteger()),
        given("row_number", sa.BigInteger()),
        given("told", sa.LargeBinary()),
        given("line", sa.LargeBinary()),
        given("extra", sa.LargeBinary()),
        given("original", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("import_id", "section", "key", "position", name="import_rows_pkey"),
    )
    op.create_table(
        "import_rejects",
        key("import_reject_id"),
        given("import_id", sa.BigInteger()),
        given("source", sa.Text()),
        given("row_number", sa.BigInteger()),
        given("kind", sa.Text()),
        given("reason", sa.Text()),
        line("field"),
        line("message"),
        mapping("original"),
        sa.PrimaryKeyConstraint("import_reject_id", name="import_rejects_pkey"),
    )
    op.create_index(
        "import_rejects_import_id_import_reject_id_idx",
        "import_rejects",
        ["import_id", "import_reject_id"],
    )
    op.create_table(
        "import_effects",
        given("import_id", sa.BigInteger()),
        given("effect_number", sa.BigInteger()),
        given("kind", sa.Text()),
        given("outcome", sa.Text()),
        given("record_id", sa.BigInteger()),
        given("etag", sa.BigInteger()),
        line("source"),
        line("external_id"),
        sa.Column("before", JSONB),
        sa.Column("source_before", JSONB),
        sa.PrimaryKeyConstraint("import_id", "effect_number", name="import_effects_pkey"),
    )
    op.create_index("import_effects_record_idx", "import_effects", ["kind", "record_id"])


def upgrade() -> None:
    files_and_plans()
    runs()
    rows()


def downgrade() -> None:
    for table in (
        "import_effects",
        "import_rejects",
        "import_rows",
        "imports",
        "import_file_parts",
        "import_files",
        "import_plans",
    ):
        op.drop_table(table)
