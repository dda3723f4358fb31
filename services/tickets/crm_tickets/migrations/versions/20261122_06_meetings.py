"""Meetings, decisions and actions.

Revision ID: tickets_0006
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "tickets_0006"
down_revision = "tickets_0005"
branch_labels = None
depends_on = None

STILL_OPEN = "state not in ('verified', 'cancelled')"
# What a meeting started from stays as it was; only a person who is erased is taken out of it.
KEEP_PACKS = """
create function keep_meeting_packs() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and current_setting('firsthand.erasure', true) = 'on' then
    return new;
  end if;
  raise exception 'the pack of a meeting is never changed';
end $$
"""


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=True)


def count(name: str, usual: str = "0") -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text(usual))


def line(name: str, usual: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=usual)


def word(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def texts(name: str) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def time(name: str, *, now: bool = False, null: bool = False) -> sa.Column[Any]:
    default = sa.text("clock_timestamp()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def etag() -> sa.Column[Any]:
    return sa.Column("etag", sa.BigInteger, nullable=False, server_default=sa.text("1"))


def changing() -> list[sa.Column[Any]]:
    times = [time("create_time", now=True), time("update_time", now=True)]
    return [etag(), *times, time("delete_time", null=True)]


def of_meeting(*, null: bool = False) -> sa.Column[Any]:
    return sa.Column("meeting_id", sa.BigInteger, autoincrement=False, nullable=null)


def primary(table: str, column: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"{table}_pkey")


def one_of(table: str, column: str, words: str) -> sa.CheckConstraint:
    said = ", ".join(f"'{each}'" for each in words.split())
    return sa.CheckConstraint(f"{column} in ({said})", name=f"{table}_{column}_check")


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{column}"], name=f"{table}_{column}_fkey")


def regular_meetings() -> None:
    op.create_table(
        "regular_meetings",
        key("regular_meeting_id"),
        *changing(),
        word("title"),
        line("purpose"),
        texts("departments"),
        texts("participant_ids"),
        line("owner_id"),
        line("team"),
        word("rhythm"),
        count("interval", "1"),
        line("rule"),
        time("start_time"),
        time("until_time", null=True),
        count("duration_minutes", "60"),
        line("time_zone", "UTC"),
        line("place"),
        count("pack_hours", "24"),
        line("creator_id"),
        one_of("regular_meetings", "rhythm", "weekly monthly_by_date monthly_by_weekday own_rule"),
        primary("regular_meetings", "regular_meeting_id"),
    )


def meetings() -> None:
    op.create_table(
        "meetings",
        key("meeting_id"),
        *changing(),
        number("regular_meeting_id"),
        word("title"),
        texts("departments"),
        texts("participant_ids"),
        line("owner_id"),
        line("team"),
        time("start_time"),
        time("end_time"),
        line("time_zone", "UTC"),
        line("place"),
        time("pack_time"),
        word("state"),
        word("minutes_state"),
        count("minutes_version"),
        count("pack_edition"),
        line("reason"),
        time("slot_time", null=True),
        line("creator_id"),
        time("begin_time", null=True),
        time("close_time", null=True),
        one_of("meetings", "state", "planned running held cancelled"),
        one_of("meetings", "minutes_state", "none draft agreed"),
        sa.CheckConstraint("end_time > start_time", name="meetings_end_time_check"),
        sa.UniqueConstraint(
            "regular_meeting_id", "slot_time", name="meetings_regular_meeting_id_slot_time_key"
        ),
        refers("meetings", "regular_meeting_id", "regular_meetings"),
        primary("meetings", "meeting_id"),
    )
    op.create_index("meetings_start_idx", "meetings", ["start_time", "meeting_id"])


def talk() -> None:
    op.create_table(
        "agenda_items",
        key("agenda_item_id"),
        *changing(),
        of_meeting(),
        word("title"),
        line("text"),
        number("ticket_id"),
        line("product"),
        line("department"),
        word("state"),
        time("discuss_time", null=True),
        line("creator_id"),
        one_of("agenda_items", "state", "open discussed"),
        refers("agenda_items", "meeting_id", "meetings"),
        refers("agenda_items", "ticket_id", "tickets"),
        primary("agenda_items", "agenda_item_id"),
    )
    op.create_index("agenda_items_meeting_idx", "agenda_items", ["meeting_id", "agenda_item_id"])
    op.create_table(
        "minutes_versions",
        key("minutes_version_id"),
        etag(),
        time("create_time", now=True),
        of_meeting(),
        sa.Column("version", sa.Integer, nullable=False),
        word("text"),
        line("author_id"),
        time("agree_time", null=True),
        line("agreer_id"),
        sa.UniqueConstraint(
            "meeting_id", "version", name="minutes_versions_meeting_id_version_key"
        ),
        refers("minutes_versions", "meeting_id", "meetings"),
        primary("minutes_versions", "minutes_version_id"),
    )
    op.create_table(
        "decisions",
        key("decision_id"),
        *changing(),
        of_meeting(),
        word("text"),
        number("agenda_item_id"),
        line("creator_id"),
        refers("decisions", "meeting_id", "meetings"),
        refers("decisions", "agenda_item_id", "agenda_items"),
        primary("decisions", "decision_id"),
    )
    op.create_index("decisions_meeting_idx", "decisions", ["meeting_id", "decision_id"])


def packs() -> None:
    parts = ("figures", "issues", "actions", "agenda_items", "reports", "surveys", "missing")
    op.create_table(
        "meeting_packs",
        key("meeting_pack_id"),
        etag(),
        time("create_time", now=True),
        of_meeting(),
        sa.Column("edition", sa.Integer, nullable=False),
        time("start_time"),
        time("end_time"),
        *(sa.Column(p, JSONB, nullable=False, server_default=sa.text("'[]'")) for p in parts),
        line("creator_id"),
        sa.UniqueConstraint("meeting_id", "edition", name="meeting_packs_meeting_id_edition_key"),
        refers("meeting_packs", "meeting_id", "meetings"),
        primary("meeting_packs", "meeting_pack_id"),
    )
    op.execute(sa.text(KEEP_PACKS))
    op.execute(
        sa.text(
            "create trigger meeting_packs_unchanged before update or delete on meeting_packs"
            " for each row execute function keep_meeting_packs()"
        )
    )


def actions() -> None:
    landed = "state in ('proposed', 'cancelled') or (owner_id <> '' and due_date is not null)"
    closed = "(state in ('verified', 'cancelled')) = (close_time is not null)"
    op.create_table(
        "actions",
        key("action_id"),
        *changing(),
        word("title"),
        line("description"),
        word("kind"),
        word("state"),
        line("owner_id"),
        line("team"),
        sa.Column("due_date", sa.Date, nullable=True),
        time("due_time", null=True),
        line("time_zone", "UTC"),
        line("category"),
        line("product"),
        sa.Column(
            "ticket_ids", ARRAY(sa.BigInteger), nullable=False, server_default=sa.text("'{}'")
        ),
        of_meeting(null=True),
        number("decision_id"),
        number("regular_meeting_id"),
        word("source"),
        *(line(name) for name in ("source_id", "result", "reason")),
        *(time(name, null=True) for name in ("finish_time", "close_time")),
        line("verifier_id"),
        *(time(name, null=True) for name in ("remind_time", "overdue_time", "escalate_time")),
        count("pack_count"),
        line("creator_id"),
        number("account_id"),
        texts("path_ids"),
        texts("path_teams"),
        one_of("actions", "kind", "task problem"),
        one_of("actions", "state", "proposed open in_progress done verified cancelled"),
        one_of("actions", "source", "meeting ticket survey person"),
        sa.CheckConstraint(landed, name="actions_landed_check"),
        sa.CheckConstraint(closed, name="actions_close_time_check"),
        refers("actions", "meeting_id", "meetings"),
        refers("actions", "decision_id", "decisions"),
        refers("actions", "regular_meeting_id", "regular_meetings"),
        primary("actions", "action_id"),
    )
    still_open = sa.text(STILL_OPEN)
    op.create_index("actions_due_idx", "actions", ["due_time", "action_id"])
    op.create_index("actions_owner_idx", "actions", ["owner_id"], postgresql_where=still_open)
    op.create_index("actions_team_idx", "actions", ["team"], postgresql_where=still_open)
    op.create_index(
        "actions_regular_idx", "actions", ["regular_meeting_id"], postgresql_where=still_open
    )
    op.create_index("actions_tickets_idx", "actions", ["ticket_ids"], postgresql_using="gin")
    op.create_index(
        "actions_source_idx",
        "actions",
        ["source", "source_id"],
        unique=True,
        postgresql_where=sa.text("source_id <> ''"),
    )


def upgrade() -> None:
    regular_meetings()
    meetings()
    talk()
    packs()
    actions()
