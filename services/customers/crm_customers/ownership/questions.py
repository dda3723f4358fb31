"""Questions to the tables about ownership.

The rule kept here: an account that nobody looks after belongs to no rep, so reps do not see it; whoever leads a team
sees it, because somebody has to give it out. What is counted is counted up to MOST, so that a first import of millions
does not slow down a page.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    DateTime,
    Integer,
    Text,
    and_,
    any_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.tables import (
    accounts,
    conflict_alerts,
    hand_over_items,
    protections,
)
from crm_customers.tables.parties import UNOWNED

if TYPE_CHECKING:
    from crm_chassis.call import Call

MOST = 10_000
IDS = bindparam("ids", type_=ARRAY(BigInteger))
NOW = bindparam("now", type_=DateTime(timezone=True))
HIDDEN = {"search_text", "search_name", "phone_numbers", "email_addresses", "match_keys"}
SHOWN = [column for column in accounts.c if column.name not in HIDDEN]


def rows_of(call: "Call") -> dict[str, Any]:
    """The parameters of `seen` for this caller."""
    return queries.rows_of(call) | {"gives_out": call.principal.rows in ("all", "team")}


def unowned() -> ColumnElement[bool]:
    """The accounts that nobody looks after, for whoever may give them out."""
    return and_(UNOWNED, bindparam("gives_out", type_=Boolean))


def seen() -> ColumnElement[bool]:
    """The accounts that the caller sees, and those that nobody looks after."""
    return or_(queries.seen(), unowned())


LOCK_ACCOUNTS = Statement(
    select(*SHOWN)
    .where(accounts.c.account_id == any_(IDS), accounts.c.delete_time.is_(None), seen())
    .order_by(accounts.c.account_id)
    .with_for_update()
)
LOCK_UNOWNED = Statement(
    select(*SHOWN)
    .where(
        or_(bindparam("every", type_=Boolean), accounts.c.account_id == any_(IDS)),
        unowned(),
    )
    .order_by(accounts.c.account_id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update()
)
_some_unowned = (
    select(literal(1).label("one")).select_from(accounts).where(unowned()).limit(MOST + 1)
).subquery()
COUNT_UNOWNED = Statement(select(func.count().label("size")).select_from(_some_unowned))
ACTIVE = and_(protections.c.start_time <= NOW, protections.c.end_time > NOW)
OTHERS_PROTECTIONS = Statement(
    select(*protections.c)
    .where(
        protections.c.account_id == any_(IDS),
        ACTIVE,
        protections.c.owner_id != bindparam("owner_id", type_=Text),
    )
    .order_by(protections.c.account_id)
    .with_for_update()
)


def _waiting() -> Any:
    """What waits for the caller, in one row."""
    me = bindparam("who", type_=Text)
    alerts = conflict_alerts
    sees_all = bindparam("sees_all", type_=Boolean)
    mine = or_(
        sees_all,
        alerts.c.owner_id == me,
        alerts.c.other_id == me,
        alerts.c.team == bindparam("my_team", type_=Text),
        alerts.c.other_team == bindparam("my_team", type_=Text),
    )
    items = hand_over_items
    soon = bindparam("soon", type_=DateTime(timezone=True))

    def count(of: Any, *where: Any) -> Any:
        return select(func.count()).select_from(of).where(*where).scalar_subquery()

    return select(
        count(alerts, alerts.c.state == literal("open"), mine).label("open_alert_count"),
        count(items, items.c.to_id == me, items.c.state == literal("pending")).label(
            "pending_item_count"
        ),
        count(
            items,
            items.c.state == literal("refused"),
            or_(sees_all, items.c.from_id == me, items.c.from_team == bindparam("my_team")),
        ).label("refused_item_count"),
        count(
            protections,
            protections.c.owner_id == me,
            protections.c.end_time > NOW,
            protections.c.end_time < soon,
        ).label("ending_protection_count"),
    )


WAITING = Statement(_waiting())


def with_open_alert(of: str) -> ColumnElement[bool]:
    """Whether an account has an open alert in which this person (a parameter of this name) is one of the two."""
    person = bindparam(of, type_=Text)
    return exists().where(
        conflict_alerts.c.account_id == accounts.c.account_id,
        conflict_alerts.c.state == literal("open"),
        or_(conflict_alerts.c.owner_id == person, conflict_alerts.c.other_id == person),
    )
