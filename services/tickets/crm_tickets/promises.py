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
from crm_chassis.sql import Row

from crm_tickets import moves, people, phones, queries, rules
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
)
CHANGEABLE = frozenset({"owner_id", "team", "phone", "note"})


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
    due_time = records.moment_of(given.due_time)
    if due_time <= now:
        raise Invalid({"promise.due_time": "must lie ahead"})
    keeper = _keeper(call, ticket, given, receiver)
    row = call.insert(
        promises,
        ticket_id=ticket.ticket_id,
        kind=records.values(given, "kind")["kind"] or "callback",
        due_time=due_time,
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
    expect(call, row)
    clocks.follow(call, ticket, "promise")
    return made


def expect(call: "Call", row: Row) -> None:
    """Has an open promise looked at when its time passes."""
    key = f"promise-{row.promise_id}"
    payload = {"promise_id": row.promise_id}
    call.enqueue("lapse_promise", payload, run_time=row.due_time, key=key)


def expect_again(call: "Call", ticket_id: int) -> None:
    """The same for all on a ticket that is back: nobody looked while it was deleted."""
    for row in call.all(queries.OPEN_PROMISES, ticket_id=ticket_id):
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
        **queries.caller(call),
        **queries.eyes(call),
    )


def update_promise(call: "Call", request: pb.UpdatePromiseRequest) -> pb.Promise:
    """Gives a promise to somebody else, or corrects what it says."""
    given = request.promise
    row, ticket = _held(call, given.promise_id, given.etag)
    if not rules.is_pending(row.state, row.keep_time, row.reason):
        raise _settled(row)
    values = records.changes(given, request.update_mask)
    fixed = [n for n in values if n not in CHANGEABLE and values[n] != getattr(row, n)]
    if fixed:
        raise Invalid({f"promise.{name}": "does not change: make a new promise" for name in fixed})
    values = {name: value for name, value in values.items() if name in CHANGEABLE}
    if "phone" in values:
        values["phone"] = phones.normal(given.phone, "promise.phone")
    if "owner_id" in values and "team" not in values:
        values["team"] = people.team_of(call, given.owner_id) or row.team
    if not values:
        return message(row)
    after = call.update(promises, row.promise_id, **values, update_time=call.clock.now())
    moves.lay_path(call, ticket, after.owner_id, after.team)
    changed = message(after)
    call.emit("crm.tickets.Promise.updated", changed, before=message(row))
    return changed


def keep_promise(call: "Call", request: pb.KeepPromiseRequest) -> pb.Promise:
    """It was kept, in time or late."""
    row, ticket = _held(call, request.promise_id, request.etag)
    kept = settle(call, row, "keep", request.reason)
    if rules.is_person(call.principal.id):
        now = call.clock.now()
        first = {"first_response_time": now} if ticket.first_response_time is None else {}
        moves.amend(call, ticket, told_time=now, **first, **informing.heard(call, ticket))
    else:
        clocks.follow(call, ticket, "promise")
    return kept


def break_promise(call: "Call", request: pb.BreakPromiseRequest) -> pb.Promise:
    """It will not be kept, or this is why it was not."""
    row, ticket = _held(call, request.promise_id, request.etag)
    broken = settle(call, row, "break", request.reason)
    clocks.follow(call, ticket, "promise")
    return broken


def lapse(call: "Call", promise_id: int) -> None:
    """Its time has passed: it is broken, unless somebody settled it before."""
    try:
        row, _ = _held(call, promise_id, "")
    except NotFound:
        return
    if row.state == "open" and call.clock.now() >= row.due_time:
        settle(call, row, "lapse", "")


def settle(call: "Call", row: Row, step: str, reason: str) -> pb.Promise:
    """A held promise after "keep", "break" or "lapse", with the event that tells of it."""
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
        )
    except rules.NotAllowed:
        raise _settled(row) from None
    values: dict[str, Any] = {
        "state": found.state,
        "keep_time": found.keep_time,
        "break_time": found.break_time,
        "reason": found.reason,
    }
    after = message(call.update(promises, row.promise_id, **values, update_time=now))
    event = found.state if found.state != row.state else "updated"
    call.emit(f"crm.tickets.Promise.{event}", after, before=message(row))
    return after


def _settled(row: Row) -> Precondition:
    text = said("This promise was %(state)s already.", state=said(row.state))
    return Precondition("PROMISE_SETTLED", text, metadata={"state": row.state})


def _held(call: "Call", key: int, etag: str) -> tuple[Row, Row]:
    """A promise and its ticket, both held: always the ticket first, so that no two wait for each other."""
    found = queries.on_ticket(call, promises, key)
    ticket = queries.ticket(call, found.ticket_id, held=True)
    return queries.on_ticket(call, promises, key, etag, held=True), ticket
