"""What somebody absent has goes to a caretaker, and comes back: tickets, the work on them, promises, hand-overs.

The rule kept here: each thing that went is written down, with whose it is; it comes back if the caretaker still has it,
and stays where it is if somebody moved or settled it meanwhile. A ticket is held before anything that hangs on it.
A caretaker who becomes absent too passes it on; it still belongs to whom it belonged to.
"""

from collections.abc import Callable, Sequence
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
    or_,
    select,
    union,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import hand_overs as giving
from crm_tickets import moves, people, queries
from crm_tickets import promises as promising
from crm_tickets import rules as ticket_rules
from crm_tickets.promising import rows
from crm_tickets.routing import rules
from crm_tickets.tables import agents, caretakings, hand_overs, promises, tickets

if TYPE_CHECKING:
    from datetime import datetime

    from crm_chassis.call import Call

MOST = 200  # tickets of one transaction: the next run goes on
PERSON = bindparam("person", type_=Text())
NOW = bindparam("now", type_=DateTime(timezone=True))
UNTIL = bindparam("until", type_=DateTime(timezone=True))


class Thing(NamedTuple):
    """Something of a ticket that somebody can have."""

    part: str
    record_id: int = 0


class Shifted(NamedTuple):
    """Something that went from one to another, and the department that it came from."""

    thing: Thing
    team: str


def _due_before() -> ColumnElement[bool]:
    """Promises that are due before a time; all of them without one."""
    return or_(UNTIL.is_(None), promises.c.due_time < UNTIL)


_open_ticket = and_(tickets.c.state != "closed", tickets.c.delete_time.is_(None))
_alive = select(tickets.c.ticket_id).where(tickets.c.delete_time.is_(None))
_held_by = union(
    select(tickets.c.ticket_id).where(tickets.c.owner_id == PERSON, _open_ticket),
    select(tickets.c.ticket_id).where(tickets.c.handler_id == PERSON, _open_ticket),
    select(promises.c.ticket_id).where(
        promises.c.owner_id == PERSON,
        queries.pending_promise(),
        _due_before(),
        promises.c.ticket_id.in_(_alive),
    ),
    select(hand_overs.c.ticket_id).where(
        hand_overs.c.to_id == PERSON,
        hand_overs.c.state == "pending",
        hand_overs.c.ticket_id.in_(_alive),
    ),
).subquery()
HELD_BY = Statement(
    select(_held_by.c.ticket_id)
    .order_by(_held_by.c.ticket_id)
    .limit(bindparam("most", type_=BigInteger()))
)
PROMISES_OF = Statement(
    select(*promises.c)
    .where(
        promises.c.ticket_id == bindparam("ticket_id", type_=BigInteger()),
        promises.c.owner_id == PERSON,
        queries.pending_promise(),
        _due_before(),
    )
    .order_by(promises.c.promise_id)
    .with_for_update()
)
OUT_OF_TICKET = Statement(
    select(*caretakings.c)
    .where(
        caretakings.c.ticket_id == bindparam("ticket_id", type_=BigInteger()),
        caretakings.c.state == "out",
    )
    .with_for_update()
)
OUT = Statement(
    select(*caretakings.c)
    .where(
        caretakings.c.absence_id == bindparam("absence_id", type_=BigInteger()),
        caretakings.c.state == "out",
        caretakings.c.ticket_id > bindparam("after", type_=BigInteger()),
    )
    .order_by(caretakings.c.ticket_id, caretakings.c.caretaking_id)
    .limit(bindparam("most", type_=BigInteger()))
)
CLOSE = Statement(
    update(caretakings)
    .where(caretakings.c.caretaking_id == func.any(bindparam("ids", type_=ARRAY(BigInteger))))
    .values(state=bindparam("state", type_=Text()), end_time=NOW)
)
PASS = Statement(
    update(caretakings)
    .where(caretakings.c.caretaking_id == func.any(bindparam("ids", type_=ARRAY(BigInteger))))
    .values(to_id=bindparam("to_id", type_=Text()))
)
TEAM = Statement(select(agents.c.team).where(agents.c.user_id == PERSON))


def place_of(call: "Call", person: str) -> ticket_rules.Place:
    """A person with the department that routing or their account knows."""
    row = call.first(TEAM, person=person)
    team = row.team if row is not None and row.team else people.team_of(call, person)
    return ticket_rules.Place(person, team)


def held_by(call: "Call", person: str, until: "datetime | None", most: int = MOST) -> list[int]:
    """The tickets on which somebody has something (of promises, those due before `until`)."""
    return [row.ticket_id for row in call.all(HELD_BY, person=person, until=until, most=most)]


def shift(  # noqa: PLR0913 (who gives what to whom, and why)
    call: "Call",
    ticket: Row,
    giver: str,
    to: ticket_rules.Place,
    why: rules.Why,
    *,
    wanted: Callable[[Thing], bool] = lambda _thing: True,
    until: "datetime | None" = None,
    returns_to: Callable[[Row], str] = lambda _row: "",
    reason: str = "",
) -> list[Shifted]:
    """What somebody has on a held ticket is somebody else's from now on; says what it was."""
    moved: list[Shifted] = []
    values: dict[str, Any] = {}
    if ticket.owner_id == giver and wanted(Thing("owner")):
        moved.append(Shifted(Thing("owner"), ticket.team))
        values |= {"owner_id": to.person, "team": to.team or ticket.team}
        values["returns_to_id"] = returns_to(ticket)
    if ticket.handler_id == giver and ticket.state != "closed" and wanted(Thing("handler")):
        moved.append(Shifted(Thing("handler"), ticket.handler_team))
        values |= {"handler_id": to.person, "handler_team": to.team or ticket.handler_team}
    if values:
        kind = "owner_changed" if "owner_id" in values else "assigned"
        ticket = moves.move(call, ticket, kind, "updated", reason, why=why, **values)
    asked = {"ticket_id": ticket.ticket_id, "person": giver, "until": until}
    for row in call.all(PROMISES_OF, **asked):
        if wanted(Thing("promise", row.promise_id)):
            moved.append(Shifted(Thing("promise", row.promise_id), row.team))
            _shift_promise(call, ticket, row, to, why)
    for row in call.all(queries.PENDING_HAND_OVERS, ticket_id=ticket.ticket_id):
        if row.to_id == giver and wanted(Thing("hand_over", row.hand_over_id)):
            moved.append(Shifted(Thing("hand_over", row.hand_over_id), row.to_team))
            _shift_hand_over(call, ticket, row, to)
    return moved


def _shift_promise(
    call: "Call", ticket: Row, row: Row, to: ticket_rules.Place, why: rules.Why
) -> None:
    """A held promise is somebody else's to keep."""
    after = promising.change(call, row, {"owner_id": to.person, "team": to.team or row.team})
    rows.note(call, after, "handed_over", why.text)
    moves.lay_path(call, queries.ticket_row(call, ticket.ticket_id), to.person, to.team)


def _shift_hand_over(call: "Call", ticket: Row, row: Row, to: ticket_rules.Place) -> None:
    """A held hand-over waits for somebody else."""
    values = {"to_id": to.person, "to_team": to.team or row.to_team}
    after = call.update(hand_overs, row.hand_over_id, **values, update_time=call.clock.now())
    moves.lay_path(call, queries.ticket_row(call, ticket.ticket_id), to.person, to.team)
    before, told = giving.message(row), giving.message(after)
    call.emit("crm.tickets.HandOver.updated", told, before=before)


def take_over(call: "Call", absence: Row, ticket_id: int, to: ticket_rules.Place) -> None:
    """What somebody absent has on a ticket goes to the caretaker, and is written down."""
    ticket = queries.ticket_row(call, ticket_id, held=True)
    if ticket is None or ticket.delete_time is not None:
        return
    person = absence.user_id
    why = rules.why(
        "absence", person=to.person, from_=person, until=absence.end_time.strftime("%Y-%m-%d %H:%M")
    )
    moved = shift(
        call,
        ticket,
        person,
        to,
        why,
        until=absence.end_time,
        returns_to=lambda row: row.returns_to_id or person,
    )
    note(call, absence.absence_id, ticket_id, person, to.person, moved)


def note(
    call: "Call",
    absence_id: int,
    ticket_id: int,
    from_id: str,
    to_id: str,
    moved: Sequence[Shifted],
) -> None:
    """Writes down what went to a caretaker. What its giver had for somebody else still belongs to them."""
    if not moved:
        return
    now = call.clock.now()
    out = {(row.part, row.record_id): row for row in call.all(OUT_OF_TICKET, ticket_id=ticket_id)}
    for thing, team in moved:
        known = out.get((thing.part, thing.record_id))
        if known is not None and known.to_id == from_id:
            call.run(PASS, ids=[known.caretaking_id], to_id=to_id)
            continue
        if known is not None:
            call.run(CLOSE, ids=[known.caretaking_id], state="moved", now=now)
        call.insert(
            caretakings,
            absence_id=absence_id,
            ticket_id=ticket_id,
            part=thing.part,
            record_id=thing.record_id,
            from_id=from_id,
            from_team=team,
            to_id=to_id,
            state="out",
            create_time=now,
        )


def out_of(call: "Call", absence_id: int, most: int = MOST, after: int = 0) -> dict[int, list[Row]]:
    """What caretakers have in an absence, by ticket; the last ticket only if it is whole."""
    found: dict[int, list[Row]] = {}
    for row in call.all(OUT, absence_id=absence_id, most=most, after=after):
        found.setdefault(row.ticket_id, []).append(row)
    return found


def give_back(call: "Call", absence: Row, ticket_id: int) -> None:
    """What caretakers still have of a ticket comes back to whom it belongs."""
    ticket = queries.ticket_row(call, ticket_id, held=True)
    if ticket is None:
        return
    rows = [
        row
        for row in call.all(OUT_OF_TICKET, ticket_id=ticket_id)
        if row.absence_id == absence.absence_id
    ]
    back: set[Thing] = set()
    why = rules.why("absence_over", person=absence.user_id)
    for caretaker in dict.fromkeys(row.to_id for row in rows):
        theirs = {Thing(r.part, r.record_id): r for r in rows if r.to_id == caretaker}
        team = next(row.from_team for row in theirs.values())
        wanted = set(theirs)
        if ticket.returns_to_id != absence.user_id:
            wanted.discard(Thing("owner"))
        moved = shift(
            call,
            queries.ticket_row(call, ticket_id, held=True),
            caretaker,
            ticket_rules.Place(absence.user_id, team),
            why,
            wanted=wanted.__contains__,
        )
        back |= {each.thing for each in moved}
    now = call.clock.now()
    for state, came in (("back", True), ("moved", False)):
        ids = [r.caretaking_id for r in rows if (Thing(r.part, r.record_id) in back) is came]
        if ids:
            call.run(CLOSE, ids=ids, state=state, now=now)


def pass_on(call: "Call", absence: Row, ticket_id: int, to: ticket_rules.Place) -> None:
    """What the caretakers of an absence have of a ticket goes to another caretaker."""
    rows = [
        row
        for row in call.all(OUT_OF_TICKET, ticket_id=ticket_id)
        if row.absence_id == absence.absence_id and row.to_id != to.person
    ]
    until = absence.end_time.strftime("%Y-%m-%d %H:%M")
    why = rules.why("absence", person=to.person, from_=absence.user_id, until=until)
    for caretaker in dict.fromkeys(row.to_id for row in rows):
        theirs = {Thing(r.part, r.record_id) for r in rows if r.to_id == caretaker}
        ticket = queries.ticket_row(call, ticket_id, held=True)
        moved = shift(
            call,
            ticket,
            caretaker,
            to,
            why,
            wanted=theirs.__contains__,
            returns_to=lambda row: row.returns_to_id,
        )
        note(call, absence.absence_id, ticket_id, caretaker, to.person, moved)
