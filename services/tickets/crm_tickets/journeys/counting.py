"""What is counted over many ways at once: the statements behind matrix, months and lists, for tickets and for logs.

The rule kept here: both kinds of ways are counted by the same statement over their own tables, and of tickets only
those that the caller sees.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.errors import Invalid
from crm_chassis.records import moment_of
from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    DateTime,
    Integer,
    Table,
    Text,
    and_,
    bindparam,
    case,
    exists,
    extract,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from crm_tickets.queries import seen
from crm_tickets.tables import (
    case_journeys,
    case_moves,
    ticket_journeys,
    ticket_moves,
    tickets,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

EVER = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
MOST_CELLS, MOST_MONTHS = 10_000, 1_200


def moment(name: str) -> Any:
    """A bound moment."""
    return bindparam(name, type_=DateTime(timezone=True))


def span(request: Any) -> dict[str, datetime]:
    """The time that is asked for; all of it where nothing is said."""
    since, until = EVER
    if request.HasField("since_time"):
        since = max(since, moment_of(request.since_time))
    if request.HasField("until_time"):
        until = min(until, moment_of(request.until_time))
    if since >= until:
        raise Invalid({"since_time": "is not before until_time"})
    return {"_since": since, "_until": until}


class Source(NamedTuple):
    """Where ways are kept: the hand-overs, what they hang on, and which of them count."""

    moves: Table
    way: ColumnElement[Any]
    rows: Any
    mine: ColumnElement[bool]


def _seen_ticket() -> ColumnElement[bool]:
    return and_(tickets.c.delete_time.is_(None), seen())


TICKETS = Source(
    ticket_moves,
    ticket_moves.c.ticket_id,
    ticket_moves.join(tickets, tickets.c.ticket_id == ticket_moves.c.ticket_id),
    _seen_ticket(),
)
LOGS = Source(
    case_moves,
    case_moves.c.case_journey_id,
    case_moves,
    case_moves.c.event_log_id == bindparam("_log", type_=BigInteger),
)


def _counts(source: Source) -> list[Any]:
    """What hand-overs add up to; a wait that still runs counts as long as it is by now."""
    of = source.moves.c
    running = func.greatest(0, extract("epoch", moment("_now") - of.move_time).cast(BigInteger))
    wait = case((of.answered, of.wait_seconds), else_=running)

    def how_many(flag: Any) -> Any:
        return func.count().filter(flag)

    return [
        func.count().label("hand_over_count"),
        func.count(source.way.distinct()).label("ticket_count"),
        how_many(of.is_loop).label("loop_count"),
        how_many(of.is_bounce).label("bounce_count"),
        how_many(of.is_return).label("return_count"),
        func.percentile_cont(0.5).within_group(wait).label("median_wait"),
        func.coalesce(func.sum(wait), 0).cast(BigInteger).label("wait_seconds"),
        func.coalesce(func.sum(wait).filter(of.is_loop), 0)
        .cast(BigInteger)
        .label("loop_wait_seconds"),
    ]


def _within(source: Source) -> ColumnElement[bool]:
    of = source.moves.c
    return and_(source.mine, of.move_time >= moment("_since"), of.move_time < moment("_until"))


def _of_pair(of: Any) -> ColumnElement[bool]:
    giver, receiver = bindparam("_from", type_=Text), bindparam("_to", type_=Text)
    return and_(
        or_(giver == "", of.from_team == giver), or_(receiver == "", of.to_team == receiver)
    )


def _matrix(source: Source) -> Statement:
    pair = (source.moves.c.from_team, source.moves.c.to_team)
    return Statement(
        select(*pair, *_counts(source))
        .select_from(source.rows)
        .where(_within(source))
        .group_by(*pair)
        .order_by(func.count().desc(), *pair)
        .limit(MOST_CELLS)
    )


def _totals(source: Source) -> Statement:
    return Statement(select(*_counts(source)).select_from(source.rows).where(_within(source)))


def _months(source: Source) -> Statement:
    month = func.to_char(
        func.timezone("UTC", source.moves.c.move_time), literal_column("'YYYY-MM'", Text)
    ).label("month")
    inner = select(month, *_counts(source)).select_from(source.rows)
    inner = inner.where(_within(source), _of_pair(source.moves.c))
    counted = inner.group_by(month).order_by(month).limit(MOST_MONTHS)
    return Statement(counted)


def _departments(table: Table, count: Any, start: Any, mine: ColumnElement[bool]) -> Statement:
    several = func.greatest(count, 1).label("department_count")
    counted = (
        select(several)
        .select_from(table)
        .where(mine, start >= moment("_since"), start < moment("_until"))
        .subquery()
    )
    column = counted.c.department_count
    return Statement(
        select(column.cast(Integer), func.count().label("ticket_count"))
        .group_by(column)
        .order_by(column)
    )


MATRIX = {False: _matrix(TICKETS), True: _matrix(LOGS)}
TOTALS = {False: _totals(TICKETS), True: _totals(LOGS)}
MONTHS = {False: _months(TICKETS), True: _months(LOGS)}
DEPARTMENTS = {
    False: _departments(tickets, tickets.c.department_count, tickets.c.create_time, _seen_ticket()),
    True: _departments(
        case_journeys,
        case_journeys.c.department_count,
        case_journeys.c.start_time,
        case_journeys.c.event_log_id == bindparam("_log", type_=BigInteger),
    ),
}


# Conditions of lists: functions at module level, because plans are kept by them.


def _with_move(moves: Table, key: str, ways: Table) -> ColumnElement[bool]:
    """Ways with such a hand-over; any way when nothing is asked of hand-overs."""
    of = moves.c
    such = exists(
        select(literal(1))
        .select_from(moves)
        .where(
            of[key] == ways.c[key],
            _of_pair(of),
            of.move_time >= moment("_since"),
            of.move_time < moment("_until"),
            or_(~bindparam("_bounces", type_=Boolean()), of.is_bounce),
        )
    )
    return or_(~bindparam("_asked", type_=Boolean()), such)


def listed_ticket_journeys() -> ColumnElement[bool]:
    """Ways of tickets that the caller sees."""
    its = tickets.c.ticket_id == ticket_journeys.c.ticket_id
    known = exists(select(literal(1)).select_from(tickets).where(its, _seen_ticket()))
    return and_(known, _with_move(ticket_moves, "ticket_id", ticket_journeys))


def listed_case_journeys() -> ColumnElement[bool]:
    """Ways of a log."""
    return and_(
        case_journeys.c.event_log_id == bindparam("_log", type_=BigInteger),
        _with_move(case_moves, "case_journey_id", case_journeys),
    )


def asked(request: Any) -> dict[str, Any]:
    """The parameters of `_with_move` for what a list asked of hand-overs."""
    within = request.HasField("since_time") or request.HasField("until_time")
    return {
        **span(request),
        "_from": request.from_team,
        "_to": request.to_team,
        "_bounces": request.bounces_only,
        "_asked": bool(request.from_team or request.to_team or request.bounces_only or within),
    }


def now_of(call: "Call") -> dict[str, datetime]:
    """The parameter of waits that still run."""
    return {"_now": call.clock.now()}
