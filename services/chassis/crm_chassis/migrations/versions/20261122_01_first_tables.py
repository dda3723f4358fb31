"""Makes the tables that every service has: feed, audit, requests, cursors, jobs, webhooks, users, keys.

Revision ID: chassis_0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import UserDefinedType

revision = "chassis_0001"
down_revision = None
branch_labels = ("chassis",)
depends_on = None


class TransactionId(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "xid8"


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), primary_key=True)


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def etag() -> sa.Column[Any]:
    return sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))


def happened() -> None:
    op.create_table(
        "events",
        number("event_id"),
        sa.Column(
            "xid", TransactionId, nullable=False, server_default=sa.text("pg_current_xact_id()")
        ),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("resource", sa.Text, nullable=False),
        sa.Column("resource_id", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        time("create_time", now=True),
        sa.PrimaryKeyConstraint("event_id", name="events_pkey"),
    )
    op.create_index("events_xid_event_id_idx", "events", ["xid", "event_id"])
    op.create_table(
        "audit",
        number("audit_id"),
        sa.Column("event_id", sa.BigInteger),
        time("event_time", now=True),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("resource", sa.Text, nullable=False),
        sa.Column("resource_id", sa.Text, nullable=False),
        sa.Column("actor_id", sa.Text, nullable=False),
        line("method"),
        line("request_id"),
        line("trace_id"),
        sa.Column("before", sa.LargeBinary),
        sa.Column("after", sa.LargeBinary),
        line("type_name"),
    )
    op.create_index(
        "audit_resource_resource_id_audit_id_idx", "audit", ["resource", "resource_id", "audit_id"]
    )
    op.create_index("audit_actor_id_audit_id_idx", "audit", ["actor_id", "audit_id"])
    op.create_table(
        "feed",
        sa.Column("one", sa.Boolean, primary_key=True, server_default=sa.text("true")),
        sa.Column("feed_id", sa.Uuid, nullable=False, server_default=sa.text("gen_random_uuid()")),
        line("cluster"),
        sa.Column("settled_event_id", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.CheckConstraint("one", name="feed_one_row_check"),
    )
    op.execute(sa.text("insert into feed default values"))


def asked() -> None:
    op.create_table(
        "requests",
        sa.Column("actor_id", sa.Text, primary_key=True),
        sa.Column("method", sa.Text, primary_key=True),
        sa.Column("request_id", sa.Text, primary_key=True),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("reply", sa.LargeBinary),
        line("status"),
        time("create_time", now=True),
    )
    op.create_index("requests_create_time_idx", "requests", ["create_time"])
    op.create_table(
        "cursors",
        sa.Column("consumer", sa.Text, primary_key=True),
        sa.Column("peer", sa.Text, primary_key=True),
        sa.Column("cursor", sa.Text, nullable=False),
        time("update_time", now=True),
    )


def to_do() -> None:
    op.create_table(
        "jobs",
        number("job_id"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("payload", JSONB, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("key", sa.Text),
        time("slot", null=True),
        sa.Column("state", sa.Text, nullable=False, server_default="waiting"),
        time("run_time", now=True),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        line("last_error"),
        line("trace_id"),
        time("create_time", now=True),
        time("finish_time", null=True),
        sa.CheckConstraint("state in ('waiting', 'done', 'dead')", name="jobs_state_check"),
        sa.UniqueConstraint("kind", "slot", name="jobs_kind_slot_key"),
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index("jobs_key_idx", "jobs", ["key"], unique=True, postgresql_where=waiting)
    op.create_index("jobs_due_idx", "jobs", ["run_time", "job_id"], postgresql_where=waiting)
    finished = sa.text("state <> 'waiting'")
    op.create_index("jobs_finished_idx", "jobs", ["finish_time"], postgresql_where=finished)


def told() -> None:
    op.create_table(
        "webhooks",
        number("webhook_id"),
        sa.Column("url", sa.Text, nullable=False),
        words("event_types"),
        line("description"),
        sa.Column("secret_salt", sa.LargeBinary, nullable=False),
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False, server_default=sa.text("false")),
        etag(),
        time("create_time", now=True),
        time("update_time", now=True),
        time("delete_time", null=True),
    )
    op.create_table(
        "webhook_deliveries",
        number("delivery_id"),
        sa.Column(
            "webhook_id",
            sa.BigInteger,
            sa.ForeignKey("webhooks.webhook_id", name="webhook_deliveries_webhook_id_fkey"),
            nullable=False,
        ),
        sa.Column("event_id", sa.BigInteger, nullable=False),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False, server_default="pending"),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("last_status", sa.Integer, nullable=False, server_default=sa.text("0")),
        line("last_error"),
        time("begin_time", now=True),
        time("next_time", null=True),
        time("create_time", now=True),
        time("update_time", now=True),
        time("delivered_time", null=True),
        sa.CheckConstraint(
            "state in ('pending', 'delivered', 'dead')", name="webhook_deliveries_state_check"
        ),
        sa.UniqueConstraint(
            "webhook_id", "event_id", name="webhook_deliveries_webhook_id_event_id_key"
        ),
    )
    op.create_index(
        "webhook_deliveries_webhook_id_delivery_id_idx",
        "webhook_deliveries",
        ["webhook_id", "delivery_id"],
    )
    op.create_index(
        "webhook_deliveries_dead_idx",
        "webhook_deliveries",
        ["delivery_id"],
        postgresql_where=sa.text("state = 'dead'"),
    )


def known() -> None:
    op.create_table(
        "users",
        sa.Column("user_id", sa.Text, primary_key=True),
        line("display_name"),
        line("email"),
        sa.Column("password_hash", sa.Text),
        words("roles"),
        line("team"),
        sa.Column("partner_id", sa.BigInteger),
        line("time_zone"),
        line("language"),
        sa.Column("home", sa.Boolean, nullable=False, server_default=sa.text("true")),
        etag(),
        time("disabled_time", null=True),
        time("create_time", now=True),
        time("update_time", now=True),
    )
    op.create_table(
        "api_keys",
        number("api_key_id"),
        line("display_name"),
        sa.Column("secret_hash", sa.LargeBinary, nullable=False),
        words("scopes"),
        sa.Column("rows", sa.Text, nullable=False, server_default="all"),
        sa.Column("owner_id", sa.Text, nullable=False),
        etag(),
        time("expire_time", null=True),
        time("revoke_time", null=True),
        time("last_use_time", null=True),
        time("create_time", now=True),
        time("update_time", now=True),
        sa.UniqueConstraint("secret_hash", name="api_keys_secret_hash_key"),
    )


def upgrade() -> None:
    happened()
    asked()
    to_do()
    told()
    known()


def downgrade() -> None:
    for table in ("api_keys", "users", "webhook_deliveries", "webhooks", "jobs", "cursors"):
        op.drop_table(table)
    for table in ("requests", "feed", "audit", "events"):
        op.drop_table(table)
