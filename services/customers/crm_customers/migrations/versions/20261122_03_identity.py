"""Source records, matches, merges and their undo.

Revision ID: customers_0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "customers_0003"
down_revision = "customers_0002"
branch_labels = None
depends_on = None

KINDS = "kind in ('account', 'contact')"


def upgrade() -> None:
    _columns()
    _source_records()
    _merges()
    _matches()
    _models()


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), primary_key=True)


def _line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def _moment(name: str) -> sa.Column[Any]:
    kind = sa.DateTime(timezone=True)
    return sa.Column(name, kind, nullable=False, server_default=sa.text("now()"))


def _json(name: str, default: str = "") -> sa.Column[Any]:
    given = sa.text(f"'{default}'") if default else None
    return sa.Column(name, postgresql.JSONB, nullable=False, server_default=given)


def _life() -> list[sa.Column[Any]]:
    etag = sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))
    return [etag, _moment("create_time"), _moment("update_time")]


def _columns() -> None:
    for table, key in (("accounts", "account_id"), ("contacts", "contact_id")):
        op.add_column(
            table,
            sa.Column(
                "merged_into_id",
                sa.BigInteger,
                sa.ForeignKey(f"{table}.{key}", name=f"{table}_merged_into_id_fkey"),
            ),
        )
        keys: sa.Column[Any] = sa.Column(
            "match_keys",
            postgresql.ARRAY(sa.BigInteger),
            nullable=False,
            server_default=sa.text("'{}'"),
        )
        op.add_column(table, keys)
        # Entries go straight into the index: a list of those that wait would be read through by every question.
        op.create_index(
            f"{table}_match_keys_idx",
            table,
            ["match_keys"],
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        )
        merged = sa.text("merged_into_id is not null")
        op.create_index(
            f"{table}_merged_into_id_idx", table, ["merged_into_id"], postgresql_where=merged
        )
    op.add_column("accounts", _line("tax_id"))
    for table in ("accounts", "contacts"):
        op.add_column(table, sa.Column("birth_date", sa.Date))


def _source_records() -> None:
    op.create_table(
        "source_records",
        _key("source_record_id"),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.BigInteger, nullable=False),
        _json("data", "{}"),
        sa.Column("trust", sa.SmallInteger, nullable=False, server_default=sa.text("50")),
        _moment("seen_time"),
        sa.Column("import_id", sa.BigInteger),
        sa.CheckConstraint(KINDS, name="source_records_kind_check"),
        sa.UniqueConstraint(
            "source", "kind", "external_id", name="source_records_source_kind_external_id_key"
        ),
    )
    op.create_index("source_records_kind_record_id_idx", "source_records", ["kind", "record_id"])


def _merges() -> None:
    op.create_table(
        "merges",
        _key("merge_id"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("survivor_id", sa.BigInteger, nullable=False),
        sa.Column("absorbed_ids", postgresql.ARRAY(sa.BigInteger), nullable=False),
        sa.Column("record_ids", postgresql.ARRAY(sa.BigInteger), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        *map(_line, ("reason", "display_name", "merged_by", "undone_by")),
        sa.Column("undo_time", sa.DateTime(timezone=True)),
        _json("fields", "[]"),
        _json("before_rows"),
        _json("after_row"),
        sa.Column("moved_children", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("survivor_etag", sa.BigInteger, nullable=False),
        *_life(),
        sa.CheckConstraint(KINDS, name="merges_kind_check"),
        sa.CheckConstraint("state in ('done', 'undone')", name="merges_state_check"),
    )
    op.create_index("merges_record_ids_idx", "merges", ["record_ids"], postgresql_using="gin")
    op.create_table(
        "merge_moves",
        _key("move_id"),
        sa.Column(
            "merge_id",
            sa.BigInteger,
            sa.ForeignKey("merges.merge_id", name="merge_moves_merge_id_fkey"),
            nullable=False,
        ),
        sa.Column("table_name", sa.Text, nullable=False),
        sa.Column("column_name", sa.Text, nullable=False),
        _json("row_key"),
        sa.Column("from_id", sa.BigInteger, nullable=False),
        sa.Column("to_id", sa.BigInteger, nullable=False),
    )
    columns = ["merge_id", "table_name", "column_name"]
    op.create_index("merge_moves_merge_id_table_name_column_name_idx", "merge_moves", columns)


def _matches() -> None:
    op.create_table(
        "matches",
        _key("match_id"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("left_id", sa.BigInteger, nullable=False),
        sa.Column("right_id", sa.BigInteger, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        _json("reasons", "[]"),
        sa.Column("state", sa.Text, nullable=False, server_default=sa.text("'open'")),
        *map(_line, ("method", "decided_by")),
        sa.Column("decide_time", sa.DateTime(timezone=True)),
        sa.Column(
            "merge_id",
            sa.BigInteger,
            sa.ForeignKey("merges.merge_id", name="matches_merge_id_fkey"),
        ),
        *_life(),
        sa.CheckConstraint(KINDS, name="matches_kind_check"),
        sa.CheckConstraint("state in ('open', 'accepted', 'rejected')", name="matches_state_check"),
        sa.UniqueConstraint(
            "kind", "left_id", "right_id", name="matches_kind_left_id_right_id_key"
        ),
    )
    for columns in (["state", "score", "match_id"], ["right_id"], ["left_id"], ["merge_id"]):
        op.create_index(f"matches_{'_'.join(columns)}_idx", "matches", columns)


def _models() -> None:
    op.create_table(
        "match_models",
        _key("match_model_id"),
        sa.Column("kind", sa.Text, nullable=False),
        _json("settings"),
        sa.Column("records", sa.BigInteger, nullable=False),
        sa.Column("in_use", sa.Boolean, nullable=False, server_default=sa.text("true")),
        _line("trained_by"),
        _moment("create_time"),
        sa.CheckConstraint(KINDS, name="match_models_kind_check"),
    )
    op.create_index(
        "match_models_kind_match_model_id_idx", "match_models", ["kind", "match_model_id"]
    )
    op.create_table(
        "sweeps",
        _key("sweep_id"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("since_time", sa.DateTime(timezone=True)),
        sa.Column("record_count", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("pair_count", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("start_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finish_time", sa.DateTime(timezone=True)),
        sa.CheckConstraint(KINDS, name="sweeps_kind_check"),
        sa.CheckConstraint("method in ('rules', 'splink')", name="sweeps_method_check"),
    )
    op.create_index("sweeps_kind_method_start_time_idx", "sweeps", ["kind", "method", "start_time"])
