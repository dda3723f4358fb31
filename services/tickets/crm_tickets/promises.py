"""Handlers of promises: made with a time, and kept or broken once.

The rule kept here: what was promised to a customer keeps its time; when that passes the promise is broken by itself,
exactly once, however many are at it. What was broken stays so, and is loud until it is made good or explained.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import promises_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import select

from crm_tickets import moves, people, phones, queries, rules
from crm_tickets.promising import rows, settings, timing
from crm_tickets.promising.rules import Owed, next_time
from crm_tickets.routing import informing
from crm_tickets.sla import clocks
from crm_tickets.tables import promises

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "ticket_id",
    "kind",
    "due_time",
    "owner_id",
    "team",
    "phone",
    "state",
    "keep_time",
    "break_time",
    "account_id",
    "contact_id",
    "requester_name",
    "create_time",
    "creator_id",
    "move_count",
    "remind_time",
    "lapse_time",
    "escalation_count",
)
CHANGEABLE = frozenset({"owner_id", "team", "phone", "note"})
# What became of a promise by a step, as its changes call it; by "lapse" it is broken.
SAID = {"keep": "kept", "break": "explained", "lapse": "broken"}
PENDING = Statement(
    select(*promises.c)
    .where(promises.c.ticket_id == queries.number("ticket_id"), queries.pending_promise())
    .order_by(promises.c.promise_id)
    .with_for_update()
)


def message(row: Row) -> pb.Promise:
    """A promise as others see it."""
    return to_message(pb.Promise, row)


def create_promise(call: "Call", request: pb.CreatePromiseRequest) -> pb.Promise:
    """Makes a promise."""
    row = queries.ticket(call, request.promise.ticket_id, held=True)
    return make(call, row, request.promise, None)


def make(call: "Call", ticket: Row, given: pb.Promise, receiver: rules.Place | None) -> pb.Promise:
    """Makes a promise on a held ticket; without a person it is for `receiver`, else for the caller."""
    if ticket.state == "closed":
        raise Precondition(
            "TICKET_CLOSED", "This ticket is closed: open it again to promise something."
        )
    now = call.clock.now()
    rule = settings.of_kind(call, records.values(given, "kind")["kind"] or "callback")
    due = timing.due_of(call, given, rule, "promise.")
    keeper = _keeper(call, ticket, given, receiver)
    row = call.insert(
        promises,
        ticket_id=ticket.ticket_id,
        kind=rule.kind,
        due_time=due.time,
        due_text=due.text,
        since_time=now,
        next_time=next_time(Owed(due.time, now), rule),
        owner_id=keeper.person,
        team=keeper.team,
        phone=phones.normal(given.phone, "promise.phone") or ticket.phone,
        note=given.note,
        state="open",
        account_id=ticket.account_id,
        contact_id=ticket.contact_id,
        requester_name=ticket.requester_name,
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    moves.lay_path(call, ticket, keeper.person, keeper.team)
    made = message(row)
    call.emit("crm.tickets.Promise.made", made)
    rows.note(call, row, "made")
    expect(call, row)
    rows.sum_up(call, ticket.ticket_id)
    clocks.follow(call, queries.ticket_row(call, ticket.ticket_id), "promise")
    return made


def expect(call: "Call", row: Row) -> None:
    """Has a promise looked at when its time passes: the net under what fires by itself."""
    key = f"promise-{row.promise_id}-{row.due_time.timestamp():.6f}"
    payload = {"promise_id": row.promise_id}
    call.enqueue("lapse_promise", payload, run_time=row.due_time, key=key)


def expect_again(call: "Call", ticket_id: int) -> None:
    """The same for all on a ticket that is back: nobody looked while it was deleted."""
    for row in call.all(PENDING, ticket_id=ticket_id):
        rows.plan(call, row, settings.of_kind(call, row.kind))
        if row.state == "open":
            expect(call, row)


def _keeper(
    call: "Call", ticket: Row, given: pb.Promise, receiver: rules.Place | None
) -> rules.Place:
    """Who keeps a promise: who is named, who gets the work, who makes it, and else the ticket's owner."""
    if given.owner_id or given.team:
        return people.place(call, given.owner_id, given.team)
    if receiver is not None:
        return receiver
    if rules.is_person(call.principal.id):
        return rules.Place(call.principal.id, call.principal.team)
    return rules.Place(ticket.owner_id, ticket.team)


def get_promise(call: "Call", request: pb.GetPromiseRequest) -> pb.Promise:
    """One promise."""
    return message(queries.on_ticket(call, promises, request.promise_id))


def list_promises(call: "Call", request: pb.ListPromisesRequest) -> pb.ListPromisesResponse:
    """A page of promises."""
    return lists.reply(
        call,
        promises,
        request,
        pb.ListPromisesResponse,
        filterable=FILTERABLE,
        order_by="due_time",
        where=queries.listed_promises,
        _pending=request.pending_only,
        _some=bool(request.ticket_ids),
        _tickets=list(request.ticket_ids),
        _mine=request.mine_only,
        _view=request.view,
        **queries.caller(call),
        **queries.eyes(call),
    )


def update_promise(call: "Call", request: pb.UpdatePromiseRequest) -> pb.Promise:
    """Gives a promise to somebody else, or corrects what it says."""
    given = request.promise
    row, ticket = held(call, given.promise_id, given.etag)
    if not rules.is_pending(row.state, row.keep_time, row.reason):
        raise settled(row)
    values = records.changes(given, request.update_mask)
    fixed = [n for n in values if n not in CHANGEABLE and values[n] != getattr(row, n)]
    if fixed:
        raise Invalid(
            {
                f"promise.{name}": "does not change here: move the promise, or make a new one"
                for name in fixed
            }
        )
    values = {name: value for name, value in values.items() if name in CHANGEABLE}
    if "phone" in values:
        values["phone"] = phones.normal(given.phone, "promise.phone")
    if "owner_id" in values and "team" not in values:
        values["team"] = people.team_of(call, given.owner_id) or row.team
    if not values:
        return message(row)
    after = change(call, row, values)
    if (after.owner_id, after.team) != (row.owner_id, row.team):
        rows.note(call, after, "handed_over")
    moves.lay_path(call, ticket, after.owner_id, after.team)
    return message(after)


def change(call: "Call", row: Row, values: dict[str, Any]) -> Row:
    """A held promise with other values, and the event that tells of it."""
    after = call.update(promises, row.promise_id, **values, update_time=call.clock.now())
    call.emit("crm.tickets.Promise.updated", message(after), before=message(row))
    return after


def keep_promise(call: "Call", request: pb.KeepPromiseRequest) -> pb.Promise:
    """It was kept, in time or late."""
    row, ticket = held(call, request.promise_id, request.etag)
    kept = message(settle(call, row, "keep", request.reason))
    ticket = queries.ticket(call, ticket.ticket_id, held=True)
    if rules.is_person(call.principal.id):
        now = call.clock.now()
        first = {"first_response_time": now} if ticket.first_response_time is None else {}
        moves.amend(call, ticket, told_time=now, **first, **informing.heard(call, ticket))
    else:
        clocks.follow(call, ticket, "promise")
    return kept


def break_promise(call: "Call", request: pb.BreakPromiseRequest) -> pb.Promise:
    """It will not be kept, or this is why it was not."""
    row, ticket = held(call, request.promise_id, request.etag)
    broken = message(settle(call, row, "break", request.reason))
    clocks.follow(call, queries.ticket_row(call, ticket.ticket_id), "promise")
    return broken


def lapse(call: "Call", promise_id: int) -> None:
    """Its time has passed: it is broken, unless somebody settled it before."""
    try:
        row, _ = held(call, promise_id, "")
    except NotFound:
        return
    if row.state == "open" and call.clock.now() >= row.due_time:
        rule = settings.of_kind(call, row.kind)
        after = settle(call, row, "lapse", "")
        passed(call, after, rows.next_of(after, rule))


def passed(call: "Call", row: Row, values: dict[str, Any]) -> None:
    """What time alone did to a held promise; it is told with what else happens to it."""
    if any(getattr(row, name) != value for name, value in values.items()):
        call.update(promises, row.promise_id, **values)


def settle(call: "Call", row: Row, step: str, reason: str) -> Row:
    """A held promise after "keep", "break" or "lapse": written down, and the event that tells of it."""
    now = call.clock.now()
    try:
        found = rules.settle(
            step,
            now,
            reason.strip(),
            state=row.state,
            due_time=row.due_time,
            keep_time=row.keep_time,
            break_time=row.break_time,
            old_reason=row.reason,
            lapse_time=row.lapse_time,
        )
    except rules.NotAllowed:
        raise settled(row) from None
    values: dict[str, Any] = {
        "state": found.state,
        "keep_time": found.keep_time,
        "break_time": found.break_time,
        "reason": found.reason,
        "lapse_time": row.lapse_time if found.state == "broken" else None,
        "next_time": None,
    }
    if step == "lapse":
        values |= {"lapse_time": row.due_time, "escalation_count": 0}
    after = call.update(promises, row.promise_id, **values, update_time=now)
    event = found.state if found.state != row.state else "updated"
    call.emit(f"crm.tickets.Promise.{event}", message(after), before=message(row))
    rows.note(call, after, _became(row, after, step), reason.strip())
    rows.sum_up(call, row.ticket_id)
    return after


def _became(row: Row, after: Row, step: str) -> str:
    """What a step made of a promise, as its changes call it."""
    if step == "keep" and after.state == "broken":
        return "made_good"
    if step == "keep" and row.state == "broken":
        return "corrected"
    if step == "break" and row.state == "open":
        return "broken"
    return SAID[step]


def settled(row: Row) -> Precondition:
    """The refusal of a promise of which nobody need do anything any more."""
    text = said("This promise was %(state)s already.", state=said(row.state))
    return Precondition("PROMISE_SETTLED", text, metadata={"state": row.state})


def held(call: "Call", key: int, etag: str) -> tuple[Row, Row]:
    """A promise and its ticket, both held: always the ticket first, so that no two wait for each other."""
    found = queries.on_ticket(call, promises, key)
    ticket = queries.ticket(call, found.ticket_id, held=True)
    return queries.on_ticket(call, promises, key, etag, held=True), ticket
