"""Whose an account is and was: territories, changes of owner, protections, alerts, hand-overs, and who is told.

The rule kept here: the database itself writes down every change of an owner, whoever makes it and by which way; an
account is protected by one protection at a time, and waits for one receiver at a time.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, Table, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB, ExcludeConstraint

from crm_customers.tables.columns import (
    MOMENT,
    key,
    life,
    line,
    metadata,
    one_of,
    refers,
    words,
)

CONFLICT_KINDS = ("contacted", "quoted", "registered", "claimed")
CONFLICT_OUTCOMES = ("owner_keeps", "moved", "shared", "no_conflict")
ITEM_STATES = ("pending", "accepted", "refused", "void")


def count(name: str) -> Column[int]:
    """A count, 0 at first."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


# Written by a trigger on accounts. What an account had at first stands in its oldest row here, as `from_…`.
owner_changes = Table(
    "owner_changes",
    metadata,
    key("change_id"),
    refers("account_id", "accounts.account_id", null=False),
    line("from_owner_id"),
    line("from_team"),
    line("owner_id"),
    line("team"),
    line("actor_id"),
    line("reason"),
    Column("change_time", MOMENT, nullable=False, server_default=text("clock_timestamp()")),
    Index(None, "account_id", "change_id"),
)

territories = Table(
    "territories",
    metadata,
    key("territory_id"),
    Column("display_name", Text, nullable=False),
    refers("parent_territory_id", "territories.territory_id"),
    words("countries"),
    words("regions"),
    words("postal_codes"),
    words("segments"),
    line("owner_id"),
    line("team"),
    *life(),
    Index(None, "parent_territory_id"),
)

# A release moves end_time to the moment of the release: the range is always the truth.
protections = Table(
    "protections",
    metadata,
    key("protection_id"),
    refers("account_id", "accounts.account_id", null=False),
    Column("owner_id", Text, nullable=False),
    line("team"),
    Column("start_time", MOMENT, nullable=False),
    Column("end_time", MOMENT, nullable=False),
    line("reason"),
    Column("release_time", MOMENT),
    line("release_reason"),
    line("creator_id"),
    *life(deleted=False),
    CheckConstraint("start_time <= end_time", name="times"),
    ExcludeConstraint(
        ("account_id", "="),
        (func.tstzrange(text("start_time"), text("end_time")), "&&"),
        name="protections_one_at_a_time",
        using="gist",
    ),
    Index(None, "owner_id", "end_time"),
    info={"owner": ["owner_id"], "team": ["team"]},
)

conflict_alerts = Table(
    "conflict_alerts",
    metadata,
    key("conflict_alert_id"),
    refers("account_id", "accounts.account_id", null=False),
    line("owner_id"),
    line("team"),
    line("other_id"),
    line("other_team"),
    Column("partner_id", BigInteger),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'open'")),
    Column("statements", JSONB, nullable=False, server_default=text("'[]'")),
    Column("outcome", Text),
    line("resolution"),
    line("resolver_id"),
    Column("resolve_time", MOMENT),
    *life(deleted=False),
    one_of("kind", CONFLICT_KINDS),
    one_of("state", ("open", "resolved")),
    one_of("outcome", CONFLICT_OUTCOMES),
    CheckConstraint("(state = 'resolved') = (outcome is not null)", name="outcome_of_resolved"),
    # One open alert for one account and one second person: what comes later is added to it.
    Index(
        "conflict_alerts_open_idx",
        "account_id",
        "other_id",
        unique=True,
        postgresql_where=text("state = 'open'"),
    ),
    Index(None, "owner_id"),
    Index(None, "other_id"),
    info={"owner": ["owner_id", "other_id"], "team": ["team", "other_team"]},
)

hand_overs = Table(
    "hand_overs",
    metadata,
    key("hand_over_id"),
    Column("from_id", Text, nullable=False),
    line("to_id"),
    line("reason"),
    line("team"),
    line("creator_id"),
    count("item_count"),
    count("pending_count"),
    count("accepted_count"),
    count("refused_count"),
    count("unplaced_count"),
    Column("complete_time", MOMENT),
    *life(deleted=False),
    info={"owner": ["from_id", "to_id", "creator_id"], "team": ["team"]},
)

hand_over_items = Table(
    "hand_over_items",
    metadata,
    key("hand_over_item_id"),
    refers("hand_over_id", "hand_overs.hand_over_id", null=False),
    refers("account_id", "accounts.account_id", null=False),
    Column("from_id", Text, nullable=False),
    Column("to_id", Text, nullable=False),
    line("from_team"),
    line("to_team"),
    Column("state", Text, nullable=False, server_default=text("'pending'")),
    line("reason"),
    line("answer_reason"),
    Column("answer_time", MOMENT),
    *life(deleted=False),
    one_of("state", ITEM_STATES),
    Index(
        "hand_over_items_waiting_idx",
        "account_id",
        unique=True,
        postgresql_where=text("state in ('pending', 'refused')"),
    ),
    Index(None, "hand_over_id", "hand_over_item_id"),
    Index(None, "to_id", "state"),
    info={"owner": ["from_id", "to_id"], "team": ["from_team", "to_team"]},
)
