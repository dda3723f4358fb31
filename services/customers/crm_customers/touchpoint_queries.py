"""The questions of the touchpoint map: touches counted by who met whom through which channel.

The rule kept here: touches of one account are read from its index; those of a time from the index of times. What is
counted is counted once: a person with several parts counts for the first one said.
"""

from typing import Any

from crm_chassis.sql import Statement
from crm_chassis.tables import users
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from crm_customers.queries import seen_interactions
from crm_customers.tables import OUTCOMES, accounts, contacts, interactions

MOST = 1000
TOUCH = interactions.c
OUTCOME_COUNTS = [f"{outcome}_count" for outcome in OUTCOMES]


def _when(outcome: str) -> ColumnElement[Any]:
    return func.count().filter(TOUCH.outcome == literal_column(f"'{outcome}'"))


COUNTED: list[ColumnElement[Any]] = [
    func.count().label("touch_count"),
    func.count().filter(TOUCH.direction == literal("inbound", Text)).label("inbound_count"),
    func.count().filter(TOUCH.direction == literal("outbound", Text)).label("outbound_count"),
    func.sum(TOUCH.duration_seconds).label("duration_seconds"),
    func.max(TOUCH.start_time).label("last_time"),
    *(_when(outcome).label(f"{outcome}_count") for outcome in OUTCOMES),
]
IN_TIME = (
    TOUCH.start_time >= bindparam("since_time", type_=TOUCH.start_time.type),
    TOUCH.start_time <= bindparam("until_time", type_=TOUCH.start_time.type),
    TOUCH.delete_time.is_(None),
)


def _touchpoints() -> Select[Any]:
    """The touches of one account by our people, their people and channels, the latest first."""
    contact_id = bindparam("contact_id", type_=BigInteger)
    keys = (TOUCH.channel, TOUCH.agent_id, TOUCH.contact_id)
    met = (
        select(*keys, *COUNTED, func.min(TOUCH.start_time).label("first_time"))
        .where(TOUCH.account_id == bindparam("account_id", type_=BigInteger), *IN_TIME)
        .where(or_(contact_id == 0, TOUCH.contact_id == contact_id))
        .group_by(*keys)
        .subquery("met")
    )
    return (
        select(
            met,
            users.c.display_name.label("agent_display_name"),
            users.c.team,
            contacts.c.display_name.label("contact_display_name"),
            contacts.c.job_title,
            contacts.c.roles,
            func.sum(met.c.touch_count).over().label("all_count"),
        )
        .outerjoin(users, users.c.user_id == met.c.agent_id)
        .outerjoin(contacts, contacts.c.contact_id == met.c.contact_id)
        .order_by(met.c.last_time.desc(), met.c.channel, met.c.agent_id, met.c.contact_id)
        .limit(bindparam("most", type_=Integer))
    )


def _map(group: str) -> Select[Any]:
    """The touches of a time by one way to group them and channels, the most frequent first."""
    value: ColumnElement[Any] = TOUCH.agent_id
    touches: Any = interactions
    if group == "role":
        first = func.coalesce(contacts.c.roles[1], literal("", Text))
        decides = contacts.c.key_person.is_(True)
        value = case(
            ((first == literal("", Text)) & decides, literal("decider", Text)), else_=first
        )
        touches = touches.outerjoin(contacts, contacts.c.contact_id == TOUCH.contact_id)
    elif group == "team":
        value = func.coalesce(users.c.team, literal("", Text))
        touches = touches.outerjoin(users, users.c.user_id == TOUCH.agent_id)
    elif group == "segment":
        value = func.coalesce(accounts.c.segment, literal("", Text))
        touches = touches.outerjoin(accounts, accounts.c.account_id == TOUCH.account_id)
    named = value.label("group_value")
    found = (
        select(
            named,
            TOUCH.channel,
            *COUNTED,
            func.sum(func.count()).over().label("all_count"),
        )
        .select_from(touches)
        .where(*IN_TIME, seen_interactions())
        .group_by(literal_column("group_value"), TOUCH.channel)
    )
    by: tuple[ColumnElement[Any], ...] = (
        literal_column("touch_count").desc(),
        literal_column("group_value"),
        TOUCH.channel,
    )
    return found.order_by(*by).limit(bindparam("most", type_=Integer))


TOUCHPOINTS = Statement(_touchpoints())
MAP = {group: Statement(_map(group)) for group in ("role", "team", "segment", "agent")}
