"""Handlers of clocks: what is due, why then, and why it moved.

The rule kept here: whoever sees a ticket sees its clocks. What is used up of a running clock is told as of now.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from crm.tickets.v1 import clocks_pb2 as pb
from crm_chassis import lists
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Boolean, ColumnElement, and_, bindparam, func, or_, select

from crm_tickets import queries
from crm_tickets.sla import clocks as following
from crm_tickets.sla import rulebook, words
from crm_tickets.sla.rules import Step, parts, runs
from crm_tickets.tables import clock_changes, clocks, policies

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "ticket_id",
    "kind",
    "team",
    "state",
    "start_time",
    "due_time",
    "warn_time",
    "warned_time",
    "breach_time",
    "end_time",
    "policy_id",
    "business_calendar_id",
    "create_time",
    "update_time",
)
GET = Statement(
    select(*clocks.c).where(
        clocks.c.clock_id == bindparam("key", type_=BigInteger()), queries.on_seen_ticket(clocks)
    )
)
POLICY = Statement(
    select(policies.c.display_name).where(
        policies.c.policy_id == bindparam("key", type_=BigInteger())
    )
)


def _row(call: "Call", clock_id: int) -> Row:
    return call.one(GET, key=clock_id, missing=("clock", clock_id), **queries.eyes(call))


def get_clock(call: "Call", request: pb.GetClockRequest) -> pb.Clock:
    """One clock."""
    return _as_of_now(call, rulebook.in_force(call)[0], _row(call, request.clock_id))


def _as_of_now(call: "Call", book: rulebook.Rulebook, row: Row) -> pb.Clock:
    """A clock with what is used up by now."""
    told = following.message(row)
    if row.state == "running" and row.reckon_time is not None:
        now = call.clock.now()
        calendar = book.calendar(row.business_calendar_id or 0)
        more = calendar.worked(row.reckon_time, now)
        told.consumed_seconds += int(more / timedelta(seconds=1))
        told.reckon_time.FromDatetime(now)
    return told


def _asked() -> ColumnElement[bool]:
    some = bindparam("_some", type_=Boolean())
    return and_(
        queries.on_seen_ticket(clocks),
        or_(~some, clocks.c.ticket_id == func.any(queries.numbers("_tickets"))),
        or_(~bindparam("_open", type_=Boolean()), clocks.c.end_time.is_(None)),
    )


def list_clocks(call: "Call", request: pb.ListClocksRequest) -> pb.ListClocksResponse:
    """A page of clocks."""
    rows, token = lists.page(
        call,
        clocks,
        request,
        pb.Clock,
        filterable=FILTERABLE,
        order_by="due_time",
        where=_asked,
        convert=lambda row: row,
        _some=bool(request.ticket_ids),
        _tickets=list(request.ticket_ids),
        _open=request.open_only,
        **queries.eyes(call),
    )
    book = rulebook.in_force(call)[0]
    found = [_as_of_now(call, book, row) for row in rows]
    return pb.ListClocksResponse(clocks=found, next_page_token=token)


def explain_clock(call: "Call", request: pb.ExplainClockRequest) -> pb.ClockExplanation:
    """Why a clock is due when it is."""
    row = _row(call, request.clock_id)
    book = rulebook.in_force(call)[0]
    language = request.language or call.language
    number = row.business_calendar_id or 0
    steps = [Step(*each) for each in call.all(following.STEPS, ticket_id=row.ticket_id)]
    running = runs(row.start_time, row.end_time, steps, row.pause_states)
    until = row.due_time or row.end_time or call.clock.now()
    found = parts(running, book.calendar(number), until)
    hours = book.hours.get(number)
    target = timedelta(seconds=row.target_seconds)
    told = words.Told(row.start_time, row.due_time, target, found, hours, row)
    policy = call.first(POLICY, key=row.policy_id) if row.policy_id else None
    return pb.ClockExplanation(
        clock=_as_of_now(call, book, row),
        parts=words.messages(found, hours, language),
        text=words.text(told, language),
        policy_name=policy.display_name if policy is not None else "",
        calendar_name=book.calendar_names.get(number, ""),
        time_zone=hours.zone.key if hours is not None else "UTC",
    )


def _of_ticket() -> ColumnElement[bool]:
    return clock_changes.c.ticket_id == queries.number("_ticket")


def list_clock_changes(
    call: "Call", request: pb.ListClockChangesRequest
) -> pb.ListClockChangesResponse:
    """Why the clocks of a ticket moved."""
    ticket = queries.ticket(call, request.ticket_id, held=False, gone=True)
    return lists.reply(
        call,
        clock_changes,
        request,
        pb.ListClockChangesResponse,
        filterable=("change_id",),
        order_by="change_id desc",
        where=_of_ticket,
        _ticket=ticket.ticket_id,
    )
