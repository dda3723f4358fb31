"""Imported event logs, and what the ways of tickets tell.

Revision ID: tickets_0005
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "tickets_0005"
down_revision = "tickets_0004"
branch_labels = None
depends_on = None


def count(name: str, kind: Any = sa.Integer) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default=sa.text("0"))


def seconds(name: str) -> sa.Column[Any]:
    return count(name, sa.BigInteger)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.text("false"))


def texts(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def etag() -> sa.Column[Any]:
    return sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"{table}_pkey")


def refers(
    table: str, column: str, target: str, *, cascade: bool = False
) -> sa.ForeignKeyConstraint:
    on_delete = "CASCADE" if cascade else None
    name = f"{table}_{column}_fkey"
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=on_delete)


def measured() -> list[sa.Column[Any]]:
    return [
        time("start_time"),
        time("end_time", null=True),
        *(seconds(f"{name}_seconds") for name in ("total", "unaccepted", "waiting")),
        *(count(f"{name}_count") for name in ("hand_over", "loop", "bounce")),
        *(count(f"{name}_count") for name in ("department", "person", "repeat")),
        texts("path"),
    ]


def moved() -> list[sa.Column[Any]]:
    return [
        line("from_team"),
        line("to_team"),
        time("move_time"),
        seconds("wait_seconds"),
        sa.Column("answered", sa.Boolean, nullable=False),
        *(flag(name) for name in ("is_loop", "is_bounce", "is_return")),
    ]


def of_tickets() -> None:
    op.add_column("tickets", count("bounce_count"))
    op.add_column("tickets", count("department_count"))
    op.add_column("tickets", time("bounce_time", null=True))
    op.create_table(
        "ticket_journeys",
        number("ticket_id"),
        *measured(),
        primary("ticket_journeys", "ticket_id"),
        refers("ticket_journeys", "ticket_id", "tickets.ticket_id"),
    )
    columns = ["bounce_count", "ticket_id"]
    op.create_index("ticket_journeys_worst_idx", "ticket_journeys", columns)
    op.create_table(
        "ticket_moves",
        number("ticket_id"),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        *moved(),
        primary("ticket_moves", "ticket_id", "number"),
        refers("ticket_moves", "ticket_id", "tickets.ticket_id"),
    )
    op.create_index("ticket_moves_pair_idx", "ticket_moves", ["from_team", "to_team", "move_time"])
    op.create_index("ticket_moves_time_idx", "ticket_moves", ["move_time"])


def logs() -> None:
    op.create_table(
        "event_logs",
        key("event_log_id"),
        etag(),
        time("create_time", now=True),
        time("update_time", now=True),
        sa.Column("source", sa.Text, nullable=False),
        line("display_name"),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("mapping", JSONB, nullable=False, server_default=sa.text("'{}'")),
        line("time_zone"),
        texts("waiting_activities"),
        seconds("event_count"),
        seconds("case_count"),
        time("start_time", null=True),
        time("end_time", null=True),
        line("creator_id"),
        sa.CheckConstraint("place in ('team', 'person')", name="event_logs_place_check"),
        sa.UniqueConstraint("source", name="event_logs_source_key"),
        primary("event_logs", "event_log_id"),
    )
    op.create_table(
        "log_events",
        number("event_log_id"),
        sa.Column("event_key", sa.LargeBinary, nullable=False),
        sa.Column("case_id", sa.Text, nullable=False),
        time("event_time"),
        number("row_number"),
        sa.Column("activity", sa.Text, nullable=False),
        *(line(name) for name in ("person", "team", "lifecycle")),
        primary("log_events", "event_log_id", "event_key"),
        refers("log_events", "event_log_id", "event_logs.event_log_id", cascade=True),
    )
    columns = ["event_log_id", "case_id", "event_time", "row_number"]
    op.create_index("log_events_case_idx", "log_events", columns)


def of_logs() -> None:
    op.create_table(
        "case_journeys",
        key("case_journey_id"),
        number("event_log_id"),
        sa.Column("case_id", sa.Text, nullable=False),
        *measured(),
        count("event_count"),
        primary("case_journeys", "case_journey_id"),
        refers("case_journeys", "event_log_id", "event_logs.event_log_id", cascade=True),
        sa.UniqueConstraint(
            "event_log_id", "case_id", name="case_journeys_event_log_id_case_id_key"
        ),
    )
    columns = ["event_log_id", "bounce_count", "case_journey_id"]
    op.create_index("case_journeys_worst_idx", "case_journeys", columns)
    op.create_table(
        "case_moves",
        number("case_journey_id"),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        number("event_log_id"),
        *moved(),
        primary("case_moves", "case_journey_id", "number"),
        refers("case_moves", "case_journey_id", "case_journeys.case_journey_id", cascade=True),
    )
    columns = ["event_log_id", "from_team", "to_team", "move_time"]
    op.create_index("case_moves_pair_idx", "case_moves", columns)
    op.create_index("case_moves_time_idx", "case_moves", ["event_log_id", "move_time"])


def settings() -> None:
    most = ("most_bounces", "most_departments", "most_hand_overs", "most_loops")
    op.create_table(
        "journey_settings",
        number("settings_id"),
        etag(),
        time("update_time", now=True),
        *(count(name) for name in (*most, "reading_minutes")),
        *(sa.Column(name, sa.Numeric(14, 4)) for name in ("work_rate", "wait_rate")),
        line("currency"),
        primary("journey_settings", "settings_id"),
    )
    op.execute(
        "insert into journey_settings (settings_id, most_bounces, most_departments,"
        " most_hand_overs, most_loops, reading_minutes) values (1, 2, 4, 6, 3, 10)"
    )
    # Tickets that moved before there were measures are measured in the background.
    op.execute(
        "insert into jobs (kind, payload, key, run_time)"
        " select 'measure_journeys', '{\"after\": 0}', 'journeys', clock_timestamp()"
        " where exists (select from tickets)"
    )


def upgrade() -> None:
    of_tickets()
    logs()
    of_logs()
    settings()
