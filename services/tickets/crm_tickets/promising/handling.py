"""Handlers of what people do with promises beside settling them: moved with consent, given to others, looked back on.

The rule kept here: a promise moves only with the customer's consent, and what was broken stays broken. Whoever gives
one away says why, and everybody who kept it stays on record.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import promises_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid
from crm_chassis.sql import Row, Statement
from sqlalchemy import ColumnElement, DateTime, bindparam, func, or_, select

from crm_tickets import moves, people, queries, rules
from crm_tickets import promises as promising
from crm_tickets.promising import rows, settings, telling, timing
from crm_tickets.sla import clocks
from crm_tickets.tables import promise_changes, promises

if TYPE_CHECKING:
    from crm_chassis.call import Call

START = bindparam("start", type_=DateTime(timezone=True))
END = bindparam("end", type_=DateTime(timezone=True))
_settled = func.coalesce(promises.c.break_time, promises.c.keep_time)
_kept, _broken = promises.c.state == "kept", promises.c.state == "broken"
FIGURES = Statement(
    select(
        promises.c.owner_id,
        promises.c.team,
        promises.c.kind,
        func.count().filter(_kept).label("kept_count"),
        func.count().filter(_broken).label("broken_count"),
        func.count().filter(_broken, promises.c.keep_time.is_not(None)).label("made_good_count"),
        func.count().filter(promises.c.move_count > 0).label("moved_count"),
    )
    .where(
        promises.c.state.in_(("kept", "broken")),
        or_(START.is_(None), _settled >= START),
        or_(END.is_(None), _settled < END),
        queries.on_seen_ticket(promises),
    )
    .group_by(promises.c.owner_id, promises.c.team, promises.c.kind)
    .order_by(func.count().filter(_broken).desc(), promises.c.team, promises.c.owner_id)
    .limit(1000)
)


def move_promise(call: "Call", request: pb.MovePromiseRequest) -> pb.Promise:
    """Another time, as the customer agreed."""
    row, ticket = promising.held(call, request.promise_id, request.etag)
    _step(row, "move")
    rule = settings.of_kind(call, row.kind)
    due = timing.due_of(call, request, rule, "")
    if due.time == row.due_time:
        raise Invalid({"due_time": "is its time already"})
    values = {
        "due_time": due.time,
        "due_text": due.text,
        "since_time": call.clock.now(),
        "move_count": row.move_count + 1,
        "escalation_count": 0,
    }
    after = promising.change(call, row, rows.next_of(row, rule, **values))
    rows.note(call, after, "moved", request.reason.strip(), consent=request.consent.strip())
    promising.expect(call, after)
    rows.sum_up(call, row.ticket_id)
    clocks.follow(call, queries.ticket_row(call, ticket.ticket_id, held=True), "promise")
    return promising.message(after)


def hand_over_promise(call: "Call", request: pb.HandOverPromiseRequest) -> pb.Promise:
    """Somebody else keeps it."""
    row, ticket = promising.held(call, request.promise_id, request.etag)
    _step(row, "hand_over")
    person, team = request.to_id.strip(), request.to_team.strip()
    if not person and not team and rules.is_person(call.principal.id):
        person = call.principal.id
    if not person and not team:
        raise Invalid({"to_id": "must be given, or a department"})
    to = people.place(call, person, team)
    if to == rules.Place(row.owner_id, row.team) or (to.person and to.person == row.owner_id):
        raise Invalid({"to_id" if person else "to_team": "has it already"})
    return promising.message(give(call, row, ticket, to, request.reason.strip()))


def give(call: "Call", row: Row, ticket: Row, to: rules.Place, reason: str) -> Row:
    """A held promise is somebody else's to keep: written down, told, and seen by them."""
    after = promising.change(call, row, {"owner_id": to.person, "team": to.team or row.team})
    rows.note(call, after, "handed_over", reason)
    moves.lay_path(call, queries.ticket_row(call, ticket.ticket_id), after.owner_id, after.team)
    telling.given(call, after, ticket)
    return after


def follow_owner(call: "Call", ticket: Row, giver: str, to: rules.Place, reason: str) -> None:
    """Who becomes responsible for a held ticket keeps what its owner till then had still to keep."""
    for row in call.all(promising.PENDING, ticket_id=ticket.ticket_id):
        if giver and row.owner_id == giver and to.person != giver:
            give(call, row, ticket, to, reason)


def _step(row: Row, step: str) -> None:
    """Raises Precondition unless a promise that still needs somebody allows the step."""
    if not rules.is_pending(row.state, row.keep_time, row.reason):
        raise promising.settled(row)
    rules.next_state(rules.PROMISE, row.state, step)


def _of_promise() -> ColumnElement[bool]:
    return promise_changes.c.promise_id == queries.number("_promise")


def list_promise_changes(
    call: "Call", request: pb.ListPromiseChangesRequest
) -> pb.ListPromiseChangesResponse:
    """What happened to a promise."""
    row = queries.on_ticket(call, promises, request.promise_id)
    return lists.reply(
        call,
        promise_changes,
        request,
        pb.ListPromiseChangesResponse,
        filterable=("change_id",),
        order_by="change_id",
        where=_of_promise,
        _promise=row.promise_id,
    )


def get_promise_figures(call: "Call", request: pb.GetPromiseFiguresRequest) -> pb.PromiseFigures:
    """Promises kept and broken in a time."""
    start, end = (
        records.moment_of(getattr(request, name)) if request.HasField(name) else None
        for name in ("start_time", "end_time")
    )
    if start is not None and end is not None and end <= start:
        raise Invalid({"end_time": "must be after start_time"})
    found = call.all(FIGURES, start=start, end=end, **queries.eyes(call))
    return pb.PromiseFigures(
        figures=[records.from_mapping(pb.PromiseFigure, row._asdict()) for row in found]
    )
