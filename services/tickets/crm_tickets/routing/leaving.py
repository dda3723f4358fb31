"""Somebody leaves for good: everything that they have goes to a successor, in one step.

The rule kept here: nothing is left with somebody who is not there any more; what comes to them afterwards follows.
What they had for somebody absent still belongs to that person, and what others keep for them is the successor's.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import absences_pb2, departments_pb2
from crm.tickets.v1 import agents_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import Text, and_, bindparam, cast, exists, literal, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY, array

from crm_tickets import moves, queries
from crm_tickets.routing import caretaking, notes, rules, standing
from crm_tickets.routing.keeping import Kept
from crm_tickets.tables import absences, agents, caretakings, departments, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

EVERYTHING = 1_000_000
FROM, TO = bindparam("from_id", type_=Text()), bindparam("to_id", type_=Text())
WHO = cast(array([FROM]), ARRAY(Text))
KEPT = Kept(agents, pb.Agent, "agent")
RETURNING_TO = Statement(
    select(tickets.c.ticket_id).where(tickets.c.returns_to_id == FROM).order_by(tickets.c.ticket_id)
)
KEPT_FOR = Statement(
    update(caretakings)
    .where(caretakings.c.from_id == FROM, caretakings.c.state == "out")
    .values(from_id=TO)
)
KEPT_BY = Statement(
    update(caretakings)
    .where(caretakings.c.to_id == FROM, caretakings.c.state == "out")
    .values(to_id=TO)
)
# What the successor would keep for themselves is theirs.
OWN = Statement(
    update(caretakings)
    .where(caretakings.c.from_id == caretakings.c.to_id, caretakings.c.state == "out")
    .values(state="moved", end_time=bindparam("now", type_=caretakings.c.end_time.type))
)
STANDS_IN = Statement(
    select(*absences.c)
    .where(
        or_(absences.c.substitute_id == FROM, absences.c.user_id == FROM),
        absences.c.state.in_(("planned", "active")),
    )
    .order_by(absences.c.absence_id)
    .with_for_update()
)
NAMED = Statement(
    select(*departments.c)
    .where(
        or_(
            departments.c.liaison_ids.overlap(WHO),
            departments.c.deputy_ids.overlap(WHO),
        ),
        departments.c.delete_time.is_(None),
    )
    .order_by(departments.c.department_id)
    .with_for_update()
)
LEFT = Statement(
    select(agents.c.user_id, agents.c.successor_id)
    .where(
        agents.c.leave_time.is_not(None),
        agents.c.successor_id != "",
        exists(
            select(literal(1)).where(
                or_(
                    tickets.c.owner_id == agents.c.user_id, tickets.c.handler_id == agents.c.user_id
                ),
                and_(tickets.c.state != "closed", tickets.c.delete_time.is_(None)),
            )
        ),
    )
    .order_by(agents.c.user_id)
)


def replace(call: "Call", request: pb.ReplaceAgentRequest) -> pb.ReplaceAgentResponse:
    """Everything that somebody has goes to a successor."""
    from_id, to_id = request.from_id.strip(), request.to_id.strip()
    if from_id == to_id:
        raise Invalid({"to_id": "is who leaves"})
    for person in sorted((from_id, to_id)):
        standing.hold(call, person)
    heir = KEPT.find(call, to_id)
    if heir is not None and heir.leave_time is not None:
        raise Invalid({"to_id": said("%(person)s has left too", person=to_id)})
    _mark(call, from_id, to_id)
    reply = _pass_everything(call, from_id, to_id, request.reason.strip())
    reply.absence_count = _absences(call, from_id, to_id)
    reply.department_count = _departments(call, from_id, to_id)
    return reply


def _mark(call: "Call", from_id: str, to_id: str) -> None:
    """Routing knows who has left, and who came after them."""
    row = KEPT.find(call, from_id, held=True)
    left = {"leave_time": call.clock.now(), "successor_id": to_id}
    if row is None:
        KEPT.make(
            call, {"user_id": from_id, "team": caretaking.place_of(call, from_id).team, **left}
        )
    elif row.leave_time is None or row.successor_id != to_id:
        left["leave_time"] = row.leave_time or left["leave_time"]
        KEPT.change(call, row, left, "left")


def _pass_everything(
    call: "Call", from_id: str, to_id: str, reason: str
) -> pb.ReplaceAgentResponse:
    """Tickets, work, promises and hand-overs, ticket by ticket in the order of their numbers."""
    to, counts = caretaking.place_of(call, to_id), dict.fromkeys(PARTS, 0)
    why = rules.why("successor", person=to_id, from_=from_id)
    held = caretaking.held_by(call, from_id, None, EVERYTHING)
    returning = [row.ticket_id for row in call.all(RETURNING_TO, from_id=from_id)]
    for ticket_id in sorted({*held, *returning}):
        ticket = queries.ticket_row(call, ticket_id, held=True)
        if ticket is None:
            continue
        if ticket.returns_to_id == from_id:
            ticket = _expects(call, ticket, to_id)
        moved = caretaking.shift(
            call,
            ticket,
            from_id,
            to,
            why,
            returns_to=lambda row: _not(row.returns_to_id, to_id),
            reason=reason,
        )
        for each in moved:
            counts[each.thing.part] += 1
    call.run(KEPT_FOR, from_id=from_id, to_id=to_id)
    call.run(KEPT_BY, from_id=from_id, to_id=to_id)
    call.run(OWN, now=call.clock.now())
    if counts["owner"] or counts["handler"]:
        notes.succeeds(call, to_id, from_id, max(counts["owner"], counts["handler"]))
    return pb.ReplaceAgentResponse(**{PARTS[part]: count for part, count in counts.items()})


PARTS = {
    "owner": "owned_count",
    "handler": "handled_count",
    "promise": "promise_count",
    "hand_over": "hand_over_count",
}


def _expects(call: "Call", ticket: Any, to_id: str) -> Any:
    """A ticket that a caretaker has returns to the successor; the successor's own does not return."""
    return moves.amend(call, ticket, returns_to_id=_not(to_id, ticket.owner_id))


def _not(person: str, other: str) -> str:
    return "" if person == other else person


def _absences(call: "Call", from_id: str, to_id: str) -> int:
    """The successor stands in where the leaver did; the leaver's own absences are over."""
    kept: Kept = Kept(absences, absences_pb2.Absence, "absence")
    count = 0
    for row in call.all(STANDS_IN, from_id=from_id):
        if row.user_id == from_id:
            after = rules.next_state(
                rules.ABSENCE, row.state, "end" if row.state == "active" else "call_off"
            )
            kept.change(call, row, {"state": after}, "ended")
        else:
            kept.change(call, row, {"substitute_id": _not(to_id, row.user_id)})
            count += 1
    return count


def _departments(call: "Call", from_id: str, to_id: str) -> int:
    """The successor is liaison person and deputy where the leaver was."""
    kept: Kept = Kept(departments, departments_pb2.Department, "department")
    rows = call.all(NAMED, from_id=from_id)
    for row in rows:
        values = {
            name: list(dict.fromkeys(to_id if p == from_id else p for p in getattr(row, name)))
            for name in ("liaison_ids", "deputy_ids")
        }
        kept.change(call, row, values)
    return len(rows)


def sweep(call: "Call") -> None:
    """What came to people who have left follows to their successors."""
    for row in call.all(LEFT):
        _pass_everything(call, row.user_id, row.successor_id, "")
