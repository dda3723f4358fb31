"""The rules of promises, and what happened to each promise.

The rule kept here: each kind of promise has exactly one rule; what happened is only ever added to.
"""

from crm_chassis.tables import line, time
from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_tickets.tables.columns import (
    PROMISE_CHANGE_KINDS,
    PROMISE_KINDS,
    PROMISE_STATES,
    changing,
    key,
    metadata,
    one_of,
    texts,
)

promise_rules = Table(
    "promise_rules",
    metadata,
    key("promise_rule_id"),
    *changing(),
    *one_of("kind", PROMISE_KINDS),
    Column(
        "business_calendar_id",
        BigInteger,
        ForeignKey("business_calendars.business_calendar_id"),
    ),
    Column("remind_minutes", ARRAY(Integer), nullable=False, server_default=text("'{}'")),
    Column("escalations", JSONB, nullable=False, server_default=text("'[]'")),
    Index("promise_rules_kind_idx", "kind", unique=True),
)

promise_changes = Table(
    "promise_changes",
    metadata,
    key("change_id"),
    Column("promise_id", BigInteger, ForeignKey("promises.promise_id"), nullable=False),
    time("change_time"),
    line("actor_id"),
    *one_of("kind", PROMISE_CHANGE_KINDS),
    *one_of("state", PROMISE_STATES),
    time("due_time"),
    line("due_text"),
    line("owner_id"),
    line("team"),
    line("reason"),
    line("consent"),
    texts("told_ids"),
    Index("promise_changes_promise_idx", "promise_id", "change_id"),
)
