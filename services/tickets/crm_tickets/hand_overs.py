"""Handlers of hand-overs: given with a reason, and accepted, returned or taken back once.

The rule kept here: work moves at once and waits with its receiver; responsibility moves only when it is accepted. A
hand-over is answered once, and only by those whom it concerns.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import hand_overs_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Forbidden, Invalid, Precondition
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_tickets import moves, queries, rules
from crm_tickets.promising import handling
from crm_tickets.routing import notes, receiving
from crm_tickets.routing.rules import Why, reason
from crm_tickets.tables import hand_overs

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "ticket_id",
    "kind",
    "from_id",
    "from_team",
    "to_id",
    "to_team",
    "state",
    "create_time",
    "answer_time",
    "answerer_id",
    "account_id",
    "creator_id",
    "to_skill",
)


def message(row: Row) -> pb.HandOver:
    """A hand-over as others see it."""
    return to_message(pb.HandOver, row, rule_text=reason(row.rule, row.facts))


def create_hand_over(call: "Call", request: pb.CreateHandOverRequest) -> pb.HandOver:
    """Hands a ticket over."""
    given = request.hand_over
    row = queries.ticket(call, given.ticket_id, request.ticket_etag, held=True)
    return give(call, row, given)[1]


def _check_answered(call: "Call", row: Row, kind: str) -> None:
    """Refuses to hand over again what somebody has still to answer."""
    pending = call.all(queries.PENDING_HAND_OVERS, ticket_id=row.ticket_id)
    if any(each.kind == kind for each in pending):
        text = "This ticket was handed over already and nobody has answered yet."
        raise Precondition("HAND_OVER_PENDING", text)


def give(call: "Call", row: Row, given: pb.HandOver) -> tuple[Row, pb.HandOver]:
    """Hands a held ticket over; returns the ticket as it is then, and the hand-over."""
    values = records.values(given, "kind", "reason")
    kind = values["kind"] or "handling"
    ownership = kind == "ownership"
    moved = moves.state_after(row, "hand_over") if row.state != "handed_over" else row.state
    giver = _giver(row, ownership=ownership)
    receiver, why = _receiver(call, row, given, giver, ownership=ownership)
    _check_answered(call, row, kind)
    state = row.state if ownership else moved
    now = call.clock.now()
    made = call.insert(
        hand_overs,
        ticket_id=row.ticket_id,
        kind=kind,
        from_id=giver.person,
        from_team=giver.team,
        to_id=receiver.person,
        to_team=receiver.team,
        reason=values["reason"],
        to_skill=given.to_skill.strip(),
        to_level=max(given.to_level, 1) if given.to_skill.strip() else 0,
        rule=why and why.rule,
        facts=dict(why.facts) if why else None,
        state="pending",
        account_id=row.account_id,
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    given_over = message(made)
    call.emit("crm.tickets.HandOver.created", given_over)
    changed: dict[str, Any] = {"hand_over_count": row.hand_over_count + 1, "state": state}
    if not ownership:
        changed |= {"handler_id": receiver.person, "handler_team": receiver.team}
    after = moves.move(
        call, row, "handed_over", "handed_over", values["reason"], why=why, **changed
    )
    notes.handed_over(call, after, receiver.person, values["reason"])
    if ownership:
        moves.lay_path(call, after, receiver.person, receiver.team)
    return after, given_over


def _giver(row: Row, *, ownership: bool) -> rules.Place:
    """Who has what is handed over."""
    if ownership:
        return rules.Place(row.owner_id, row.team)
    return rules.Place(row.handler_id, row.handler_team)


def _receiver(
    call: "Call", row: Row, given: pb.HandOver, giver: rules.Place, *, ownership: bool
) -> tuple[rules.Place, Why | None]:
    """Who is to have it, and by which rule; refuses nobody, and whoever has it already."""
    receiver, why = receiving.receiver(call, row, given, giver)
    if not (receiver.person or receiver.team):
        raise Invalid({"hand_over.to_team": "must be given, or a person"})
    same_person = not ownership and receiver.person == giver.person != ""
    if receiver == giver or same_person:
        field = "to_id" if receiver.person else "to_team"
        raise Invalid({f"hand_over.{field}": "has it already"})
    return receiver, why


def get_hand_over(call: "Call", request: pb.GetHandOverRequest) -> pb.HandOver:
    """One hand-over."""
    return message(queries.on_ticket(call, hand_overs, request.hand_over_id))


def list_hand_overs(call: "Call", request: pb.ListHandOversRequest) -> pb.ListHandOversResponse:
    """A page of hand-overs."""
    return lists.reply(
        call,
        hand_overs,
        request,
        pb.ListHandOversResponse,
        filterable=FILTERABLE,
        order_by="create_time desc",
        where=queries.listed_hand_overs,
        _ticket=request.ticket_id,
        **queries.eyes(call),
    )


def accept_hand_over(call: "Call", request: pb.AcceptHandOverRequest) -> pb.HandOver:
    """The receiver takes it."""
    row, ticket = _held(call, request.hand_over_id, request.etag, "accept")
    _may_answer(call, row)
    me = call.principal
    team = row.to_team or me.team
    after = _answered(call, row, "accepted", "")
    if row.kind == "ownership":
        values: dict[str, Any] = {"owner_id": me.id, "team": team, "returns_to_id": ""}
        ticket = moves.move(call, ticket, "owner_changed", "updated", row.reason, **values)
        handling.follow_owner(call, ticket, row.from_id, rules.Place(me.id, team), row.reason)
    else:
        values = {"state": moves.state_after(ticket, "accept")}
        values |= {"handler_id": me.id, "handler_team": team}
        moves.move(call, ticket, "accepted", "updated", **values)
    return after


def return_hand_over(call: "Call", request: pb.ReturnHandOverRequest) -> pb.HandOver:
    """The receiver sends it back."""
    row, ticket = _held(call, request.hand_over_id, request.etag, "return")
    _may_answer(call, row)
    after = _answered(call, row, "returned", request.reason)
    _give_back(call, row, ticket, "returned", request.reason)
    return after


def withdraw_hand_over(call: "Call", request: pb.WithdrawHandOverRequest) -> pb.HandOver:
    """The giver takes it back."""
    row, ticket = _held(call, request.hand_over_id, request.etag, "withdraw")
    givers = [row.creator_id, row.from_id, ticket.owner_id]
    if not rules.may_withdraw(givers, call.principal.id, is_admin=_is_admin(call)):
        raise Forbidden("Only who handed it over or owns the ticket can take it back.")
    after = _answered(call, row, "withdrawn", request.reason)
    _give_back(call, row, ticket, "withdrawn", request.reason)
    return after


def withdraw_all(call: "Call", ticket: Row, reason: str) -> None:
    """Ends what nobody has answered yet, because the held ticket ends."""
    for row in call.all(queries.PENDING_HAND_OVERS, ticket_id=ticket.ticket_id):
        _answered(call, row, "withdrawn", reason)


def _held(call: "Call", key: int, etag: str, step: str) -> tuple[Row, Row]:
    """A pending hand-over and its ticket, both held: always the ticket first, so that no two wait for each other."""
    found = queries.on_ticket(call, hand_overs, key)
    ticket = queries.ticket(call, found.ticket_id, held=True)
    row = queries.on_ticket(call, hand_overs, key, etag, held=True)
    try:
        rules.next_state(rules.HAND_OVER, row.state, step)
    except rules.NotAllowed:
        text = said("This hand-over was %(state)s already.", state=said(row.state))
        raise Precondition("HAND_OVER_ANSWERED", text, metadata={"state": row.state}) from None
    return row, ticket


def _is_admin(call: "Call") -> bool:
    return "admin" in call.principal.roles


def _may_answer(call: "Call", row: Row) -> None:
    receiver = rules.Place(row.to_id, row.to_team)
    asker = rules.Place(call.principal.id, call.principal.team)
    if not rules.may_answer(receiver, asker, is_admin=_is_admin(call)):
        raise Forbidden("Only who was asked, or their department, can answer this hand-over.")


def _answered(call: "Call", row: Row, state: str, reason: str) -> pb.HandOver:
    """The hand-over with its answer."""
    now = call.clock.now()
    after = message(
        call.update(
            hand_overs,
            row.hand_over_id,
            state=state,
            answer_time=now,
            answerer_id=call.principal.id,
            answer_reason=reason,
            update_time=now,
        )
    )
    call.emit(f"crm.tickets.HandOver.{state}", after, before=message(row))
    return after


def _give_back(call: "Call", row: Row, ticket: Row, kind: str, reason: str) -> None:
    """The ticket goes back to whoever had it; of an ownership hand-over only the word is kept."""
    values: dict[str, Any] = {}
    if kind == "returned":
        values["return_count"] = ticket.return_count + 1
    if row.kind == "handling":
        values |= {
            "state": rules.after_return(rules.Place(row.from_id, row.from_team)),
            "handler_id": row.from_id,
            "handler_team": row.from_team,
        }
    moves.move(call, ticket, kind, "updated", reason, **values)
