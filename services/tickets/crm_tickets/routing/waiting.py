"""What waits in queues, as conditions and statements: which tickets, in which order, and the next one of them.

The rule kept here: a ticket is in the first queue that it fits, and in the box of its department when it fits none.
Whoever takes skips what somebody else is just taking, so that each ticket goes to one.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from crm_chassis import filters
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_tickets import queries
from crm_tickets.tables import queues, tickets

FILTERABLE = (
    "subject",
    "priority",
    "channel",
    "category",
    "product",
    "owner_id",
    "team",
    "handler_team",
    "requester_name",
    "phone",
    "account_id",
    "contact_id",
    "account_name",
    "reopen_count",
    "create_time",
    "creator_id",
    "needed_skills",
)
BOX = 0
MY_TEAM = bindparam("my_team", type_=Text())
ALL = Statement(
    select(*queues.c)
    .where(queues.c.delete_time.is_(None))
    .order_by(queues.c.position, queues.c.queue_id)
)


class Line(NamedTuple):
    """A queue as statements are made of it: plans are kept by these."""

    queue_id: int
    filter: str


def line_of(row: Row) -> Line:
    """A queue's part in statements."""
    return Line(row.queue_id, row.filter)


def condition(text: str) -> ColumnElement[bool]:
    """The tickets of a filter; raises Invalid when it cannot be read."""
    return filters.condition(text, tickets, FILTERABLE)


def waits() -> ColumnElement[bool]:
    """New tickets that nobody has."""
    return and_(
        tickets.c.state == "new", tickets.c.handler_id == "", tickets.c.delete_time.is_(None)
    )


def _place(lines: Sequence[Line]) -> Any:
    """In which queue a ticket waits: the first that it fits, else the box."""
    if not lines:
        return literal(BOX, BigInteger)
    fits = [(condition(line.filter), literal(line.queue_id, BigInteger)) for line in lines]
    return case(*fits, else_=literal(BOX, BigInteger))


def _in_my_box() -> ColumnElement[bool]:
    return tickets.c.handler_team.in_(("", MY_TEAM))


# When a ticket is due: by its clocks or by what is promised on it, whichever comes first. The index
# tickets_next_due_idx has what waits in this order.
DUE = func.least(tickets.c.due_time, tickets.c.promise_due_time)


def order(sorting: str) -> tuple[Any, ...]:
    """The order in which a queue is given out: by due time what is due never comes last."""
    due, age = DUE.asc().nulls_last(), tickets.c.create_time
    ways = {
        "priority_age": (queries.URGENCY, age),
        "priority_due": (queries.URGENCY, due, age),
        "due": (due, age),
        "age": (age,),
    }
    return (*ways[sorting], tickets.c.ticket_id)


@lru_cache(maxsize=256)
def next_one(lines: tuple[Line, ...], sorting: str) -> Statement:
    """The next ticket of some queues for one person, held; what others are taking just now is skipped."""
    place = _place(lines)
    weights = bindparam("weights", type_=JSONB)
    weight = func.coalesce(cast(weights.op("->>")(tickets.c.channel), Integer), literal(1, Integer))
    return Statement(
        select(*tickets.c, place.label("queue_id"))
        .where(
            waits(),
            queries.seen(),
            tickets.c.needed_skills.contained_by(bindparam("my_skills", type_=ARRAY(Text))),
            place == func.any(bindparam("places", type_=ARRAY(BigInteger))),
            or_(place != BOX, _in_my_box()),
            or_(
                bindparam("room", type_=Integer) < 0,
                weight <= bindparam("room", type_=Integer),
            ),
        )
        .order_by(*order(sorting))
        .limit(1)
        .with_for_update(of=tickets, key_share=True, skip_locked=True)
    )


@lru_cache(maxsize=256)
def page_of(lines: tuple[Line, ...], sorting: str) -> Statement:
    """The tickets of one queue, the next one first."""
    place = _place(lines)
    return Statement(
        select(*tickets.c)
        .where(
            waits(),
            queries.seen(),
            place == bindparam("place", type_=BigInteger),
            or_(place != BOX, _in_my_box()),
        )
        .order_by(*order(sorting))
        .limit(bindparam("most", type_=Integer))
    )


@lru_cache(maxsize=256)
def loads(lines: tuple[Line, ...]) -> Statement:
    """How full each queue is."""
    waiting = (
        select(_place(lines).label("queue_id"), tickets.c.priority, tickets.c.create_time)
        .where(waits(), queries.seen(), or_(_place(lines) != BOX, _in_my_box()))
        .subquery()
    )
    return Statement(
        select(
            waiting.c.queue_id,
            func.count().label("waiting_count"),
            func.count().filter(waiting.c.priority == "urgent").label("urgent_count"),
            func.min(waiting.c.create_time).label("oldest_time"),
        ).group_by(waiting.c.queue_id)
    )


@lru_cache(maxsize=256)
def place_of_one(lines: tuple[Line, ...]) -> Statement:
    """In which queue one ticket would wait."""
    return Statement(
        select(_place(lines).label("queue_id")).where(
            tickets.c.ticket_id == bindparam("ticket_id", type_=BigInteger())
        )
    )


OWN_NEXT = Statement(
    select(*tickets.c)
    .where(
        tickets.c.state == "new",
        tickets.c.handler_id == bindparam("me", type_=Text()),
        tickets.c.delete_time.is_(None),
        queries.seen(),
    )
    .order_by(*order("priority_due"))
    .limit(1)
    .with_for_update(of=tickets, key_share=True, skip_locked=True)
)


@lru_cache(maxsize=256)
def given_out(lines: tuple[Line, ...]) -> Statement:
    """What waits in some queues for whoever gives it out, held; what others are taking just now is skipped."""
    place = _place(lines)
    return Statement(
        select(*tickets.c)
        .where(waits(), place == func.any(bindparam("places", type_=ARRAY(BigInteger))))
        .order_by(*order("priority_due"))
        .limit(bindparam("most", type_=Integer))
        .with_for_update(of=tickets, key_share=True, skip_locked=True)
    )
