"""What stands out in a time: counted from tickets, hand-overs and promises, beside the time before.

The rule kept here: a figure names the tickets behind it, so that it can be opened down to them; what was deleted is not
counted.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Text,
    and_,
    bindparam,
    func,
    literal,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from crm_tickets.meetings import rules
from crm_tickets.tables import hand_overs, metadata, promises, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

TOP = 5  # of each kind: more is a list, not an issue
BEHIND = 100
DIMENSIONS = ("category", "product", "department")


class Source(NamedTuple):
    """What a measure counts: rows with a moment, their ticket, and the department that they are put to."""

    measure: str
    moment: ColumnElement[Any]
    department: ColumnElement[Any]
    rows: Any
    condition: ColumnElement[bool]


def _moment(name: str) -> Any:
    return bindparam(name, type_=DateTime(timezone=True))


def _breaches() -> Any:
    """What was broken or missed: promises, and the clocks of agreements that are no promises themselves."""
    kept = select(
        promises.c.ticket_id, promises.c.break_time.label("moment"), promises.c.team
    ).where(promises.c.state == literal("broken"))
    clocks = metadata.tables.get("clocks")
    if clocks is None:
        return kept.subquery("breaches")
    missed = select(clocks.c.ticket_id, clocks.c.breach_time, clocks.c.team).where(
        clocks.c.breach_time.is_not(None), clocks.c.kind != literal("callback")
    )
    return union_all(kept, missed).subquery("breaches")


BREACHES = _breaches()
BEFORE, START, END = _moment("before"), _moment("start"), _moment("end")
SOURCES: list[Source] = [
    Source("opened", tickets.c.create_time, tickets.c.handler_team, tickets, true()),
    Source(
        "bounced",
        hand_overs.c.answer_time,
        hand_overs.c.to_team,
        hand_overs.join(tickets, tickets.c.ticket_id == hand_overs.c.ticket_id),
        hand_overs.c.state == literal("returned"),
    ),
    Source(
        "breached",
        BREACHES.c.moment,
        BREACHES.c.team,
        BREACHES.join(tickets, tickets.c.ticket_id == BREACHES.c.ticket_id),
        true(),
    ),
]
CLOSED = Source("closed", tickets.c.close_time, tickets.c.handler_team, tickets, true())


def _in_time(source: Source) -> ColumnElement[bool]:
    """What lies in the time or in the one before."""
    return and_(
        source.condition,
        source.moment >= BEFORE,
        source.moment < END,
        tickets.c.delete_time.is_(None),
    )


def _figure(source: Source) -> Any:
    """One measure in all: in the time, and in the one before."""
    return (
        select(
            literal(source.measure).cast(Text).label("measure"),
            func.count().filter(source.moment >= START).label("count"),
            func.count().filter(source.moment < START).label("previous_count"),
        )
        .select_from(source.rows)
        .where(_in_time(source))
    )


def _issues(source: Source, dimension: str) -> Any:
    """What has most of a measure in one dimension, with the tickets behind it."""
    columns = {"category": tickets.c.category, "product": tickets.c.product}
    name = columns.get(dimension, source.department)
    ids = func.array_agg(
        aggregate_order_by(tickets.c.ticket_id, source.moment.desc()), type_=ARRAY(BigInteger)
    ).filter(source.moment >= START)
    count = func.count().filter(source.moment >= START)
    found = (
        select(
            literal(source.measure).cast(Text).label("measure"),
            literal(dimension).cast(Text).label("dimension"),
            name.label("name"),
            count.label("count"),
            func.count().filter(source.moment < START).label("previous_count"),
            ids.label("ids"),
        )
        .select_from(source.rows)
        .where(_in_time(source), name != "")
        .group_by(name)
        .having(count > 0)
        .order_by(count.desc(), name)
        .limit(TOP)
    ).subquery()
    shown = [column for column in found.c if column.name != "ids"]
    some = type_coerce(found.c.ids, ARRAY(BigInteger))[1:BEHIND]
    return select(*shown, some.label("ticket_ids"))


FIGURES = Statement(union_all(*(_figure(source) for source in [*SOURCES, CLOSED])))
ISSUES = Statement(union_all(*(_issues(source, d) for source in SOURCES for d in DIMENSIONS)))
ORDER = ("opened", "closed", "bounced", "breached")


def _within(start: datetime, end: datetime) -> dict[str, datetime]:
    return {"before": rules.period_before(start, end), "start": start, "end": end}


def figures(call: "Call", start: datetime, end: datetime) -> list[dict[str, Any]]:
    """The figures of a time."""
    rows = sorted(call.all(FIGURES, **_within(start, end)), key=lambda r: ORDER.index(r.measure))
    return [row._asdict() for row in rows]


def issues(call: "Call", start: datetime, end: datetime) -> list[dict[str, Any]]:
    """The top issues of a time: by measure, then by dimension, the largest first."""
    return [_issue(row) for row in _ordered(call.all(ISSUES, **_within(start, end)))]


def _ordered(rows: Sequence[Row]) -> Sequence[Row]:
    return sorted(
        rows,
        key=lambda r: (
            ORDER.index(r.measure),
            DIMENSIONS.index(r.dimension),
            -r.count,
            r.name,
        ),
    )


def _issue(row: Row) -> dict[str, Any]:
    return {**row._asdict(), "ticket_ids": list(dict.fromkeys(row.ticket_ids or []))}
