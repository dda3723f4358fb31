"""Handlers of calls as the desk has them: seen, answered, asked for, linked to a ticket, rung back.

The rule kept here: of several who answer a call one has it, and the others are told who. Everybody whom a call has
passed sees it.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import calls_pb2 as pb
from crm_chassis import lists
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
)

from crm_tickets import phones, queries
from crm_tickets import rules as ticket_rules
from crm_tickets.calls import following, presence, reporting, rules, whose
from crm_tickets.routing import standing
from crm_tickets.tables import agents, call_events, calls, presences

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "call_id",
    "switch_name",
    "switch_call_id",
    "direction",
    "state",
    "phone",
    "called_number",
    "queue",
    "agent_id",
    "team",
    "place",
    "requester_name",
    "account_id",
    "contact_id",
    "account_name",
    "ticket_id",
    "start_time",
    "answer_time",
    "end_time",
    "transfer_count",
    "settle_time",
    "settler_id",
    "creator_id",
    "create_time",
)
ME, NOW = bindparam("_me", type_=Text()), bindparam("now", type_=presences.c.expire_time.type)
ONE = Statement(
    select(*calls.c).where(
        calls.c.call_id == bindparam("call_id", type_=BigInteger()), calls.c.delete_time.is_(None)
    )
)
LAST = Statement(
    select(func.max(call_events.c.sequence).label("sequence")).where(
        call_events.c.call_id == bindparam("call_id", type_=BigInteger())
    )
)
MOST = 50


def seen() -> ColumnElement[bool]:
    """Calls that the caller may see; with the parameters of `queries.eyes`."""
    return or_(
        bindparam("_all", type_=Boolean()),
        calls.c.path_ids.overlap(queries.words("_ids")),
        calls.c.path_teams.overlap(queries.words("_teams")),
    )


def _there() -> ColumnElement[bool]:
    """Whether the caller is there: whoever routing does not know need not say so."""
    known = exists(
        select(literal(1))
        .select_from(agents)
        .where(agents.c.user_id == ME, agents.c.delete_time.is_(None))
    )
    said_so = exists(
        select(literal(1))
        .select_from(presences)
        .where(
            presences.c.user_id == ME, presences.c.state != "away", presences.c.expire_time > NOW
        )
    )
    return or_(~known, said_so)


THERE = Statement(select(_there().label("there")))
RINGING = Statement(
    select(*calls.c)
    .where(
        calls.c.delete_time.is_(None),
        calls.c.state.in_(rules.LIVE),
        or_(
            and_(calls.c.agent_id == ME, calls.c.state.in_(("answered", "dialling"))),
            and_(
                calls.c.state.in_(tuple(rules.WAITING)),
                or_(
                    calls.c.ring_id == ME,
                    and_(
                        calls.c.ring_id == "",
                        calls.c.place == "",
                        calls.c.ring_team.in_(["", bindparam("_team", type_=Text())]),
                        seen(),
                        _there(),
                    ),
                ),
            ),
        ),
    )
    .order_by(calls.c.start_time, calls.c.call_id)
    .limit(MOST)
)


def to_ring_back() -> ColumnElement[bool]:
    """Missed calls whose customer is still to be rung back: what withheld its number cannot be."""
    return and_(calls.c.state == "missed", calls.c.settle_time.is_(None), calls.c.phone != "")


MISSED = Statement(
    select(*calls.c)
    .where(to_ring_back(), calls.c.delete_time.is_(None), seen())
    .order_by(calls.c.start_time, calls.c.call_id)
    .limit(MOST)
)


def row_of(call: "Call", call_id: int, *, held: bool = False) -> Row:
    """A call that the caller sees."""
    row = call.first(reporting.HELD if held else ONE, call_id=call_id)
    if row is None or row.delete_time is not None or not call.sees(calls, row):
        raise NotFound("call", call_id)
    return row


def get_call(call: "Call", request: pb.GetCallRequest) -> pb.Call:
    """One call."""
    return following.message(row_of(call, request.call_id))


def list_calls(call: "Call", request: pb.ListCallsRequest) -> pb.ListCallsResponse:
    """A page of calls."""
    return lists.reply(
        call,
        calls,
        request,
        pb.ListCallsResponse,
        filterable=FILTERABLE,
        order_by="start_time desc",
        where=to_ring_back if request.to_ring_back else None,
    )


def get_ringing(call: "Call", _request: pb.GetRingingRequest) -> pb.Ringing:
    """What rings for the caller, and which calls they are on."""
    me = call.principal
    asked = {"_me": me.id, "_team": me.team, "now": call.clock.now()}
    found = pb.Ringing()
    for row in call.all(RINGING, **asked, **queries.eyes(call)):
        part = found.ringing if row.state in rules.WAITING else found.current
        part.append(following.message(row))
    return found


def take_call(call: "Call", request: pb.TakeCallRequest) -> pb.Call:
    """The caller answers."""
    me = call.principal
    if not ticket_rules.is_person(me.id):
        raise Precondition("NOT_A_PERSON", "Only a person can answer calls.")
    standing.hold(call, me.id)  # who takes two calls at once gets one
    row = row_of(call, request.call_id, held=True)
    if row.state == "answered" and row.agent_id == me.id:
        return following.message(row)
    there: Any = call.first(THERE, _me=me.id, now=call.clock.now())
    reason = rules.obstacle(
        row.state,
        row.ring_id,
        me.id,
        mine=not row.place and row.ring_team in ("", me.team),
        there=there.there,
        speaking=presence.speaking(call, me.id, row.call_id),
    )
    if reason:
        raise Precondition(reason, _why(reason, row))
    _note(call, row, "taken")
    return following.message(following.follow(call, row, "taken"))


def _why(reason: str, row: Row) -> str:
    """Why somebody cannot answer, in words."""
    if reason == "CALL_TAKEN" and row.agent_id:
        return said("%(person)s has answered this call.", person=row.agent_id)
    if reason == "CALL_OF_ANOTHER" and row.ring_id:
        return said("This call rings for %(person)s.", person=row.ring_id)
    return {
        "CALL_OVER": "This call is over.",
        "CALL_TAKEN": "Somebody has answered this call.",
        "CALL_OF_ANOTHER": "This call rings for another department.",
        "ON_A_CALL": "You are on a call already.",
        "AWAY": "Say that you are there before you answer calls of a queue.",
    }[reason]


def _note(call: "Call", row: Row, kind: str, **more: Any) -> None:
    """What the desk did, behind everything that was known when it did it."""
    last: Any = call.first(LAST, call_id=row.call_id)
    mine = call.first(reporting.BY_NAME, user_id=call.principal.id)
    told = rules.Told(
        kind=kind,
        sequence=last.sequence or 0,
        event_time=call.clock.now(),
        user_id=call.principal.id,
        extension=mine.extension if mine is not None else "",
        **more,
    )
    call.run(reporting.KEEP, call_id=row.call_id, **told._asdict())


def place_call(call: "Call", request: pb.PlaceCallRequest) -> pb.Call:
    """The switch is asked to ring somebody up for the caller."""
    me = call.principal
    phone = phones.normal(request.phone, "phone")
    if request.ticket_id:
        queries.ticket(call, request.ticket_id, held=False)
    standing.hold(call, me.id)
    mine = call.first(reporting.BY_NAME, user_id=me.id)
    if mine is None or not mine.extension:
        text = "Your telephone is not known: who administers routing notes its extension."
        raise Precondition("NO_EXTENSION", text)
    if presence.speaking(call, me.id):
        raise Precondition("ON_A_CALL", _why("ON_A_CALL", mine))
    now = call.clock.now()
    caller = whose.of_number(call, phone)
    row = call.insert(
        calls,
        direction=rules.OUTGOING,
        state="dialling",
        start_time=now,
        create_time=now,
        update_time=now,
        creator_id=me.id,
        ticket_id=request.ticket_id or None,
    )
    _note(call, row, "requested", direction=rules.OUTGOING, phone=phone)
    row = following.follow(call, row, caller=caller)
    given_up = now + rules.MADE_WITHIN
    call.enqueue("give_up_call", {"call_id": row.call_id}, given_up, key=f"call-{row.call_id}")
    return following.message(row)


def link_call(call: "Call", request: pb.LinkCallRequest) -> pb.Call:
    """Which ticket a call was about."""
    row = row_of(call, request.call_id, held=True)
    queries.ticket(call, request.ticket_id, held=False)
    values = {"ticket_id": request.ticket_id}
    return following.message(following.change(call, row, values))


def opened(call: "Call", ticket: Row) -> None:
    """A ticket was opened in a call: the call was about it, unless it was about another one before."""
    if not ticket.call_id:
        return
    row = call.first(reporting.HELD, call_id=ticket.call_id)
    if row is None or not call.sees(calls, row):
        raise Invalid({"ticket.call_id": "is not the number of a call"})
    if row.ticket_id is None:
        following.change(call, row, {"ticket_id": ticket.ticket_id})


def settle_call(call: "Call", request: pb.SettleCallRequest) -> pb.Call:
    """A missed call needs no ringing back any more."""
    row = row_of(call, request.call_id, held=True)
    if row.state != "missed":
        raise Precondition("NOT_MISSED", "This call was not missed.")
    if row.settle_time is not None:
        return following.message(row)
    values = {
        "settle_time": call.clock.now(),
        "settler_id": call.principal.id,
        "settle_note": request.note.strip(),
    }
    return following.message(following.change(call, row, values))
