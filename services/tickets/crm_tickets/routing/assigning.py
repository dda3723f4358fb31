"""Routing gives a new ticket to somebody: who knows the customer, else who is available with the skills and has least.

The rule kept here: the rule by which somebody was chosen is on the ticket's step. A ticket for which nobody is found
stays in its queue. Nobody gets more than they take: each is held and counted anew before they get something; of those
who come after the first only who is not held by somebody else.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, DateTime, Text, bindparam, func, literal, select, union_all

from crm_tickets import moves, queries
from crm_tickets.routing import caretaking, choosing, notes, rules, standing, waiting
from crm_tickets.routing.keeping import levels
from crm_tickets.tables import agents, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

OWNED = ("owner", "handler")
MOST = 50  # given out by one run of the job: nobody is held for long


def _latest(column: Any, nearness: int) -> Any:
    """The last ticket of a customer that somebody was responsible for; a stand-in for want of room does not count."""
    its = (
        select(
            tickets.c.ticket_id,
            func.coalesce(func.nullif(tickets.c.returns_to_id, ""), tickets.c.owner_id).label(
                "owner_id"
            ),
            tickets.c.team,
            tickets.c.create_time,
            literal(nearness).label("nearness"),
        )
        .where(
            column == bindparam(column.name, type_=BigInteger()),
            tickets.c.owner_id != "",
            tickets.c.assignment_rule.is_distinct_from("knows_full"),
            tickets.c.delete_time.is_(None),
            tickets.c.ticket_id != bindparam("but", type_=BigInteger()),
            tickets.c.create_time > bindparam("since", type_=DateTime(timezone=True)),
        )
        .order_by(tickets.c.create_time.desc(), tickets.c.ticket_id.desc())
        .limit(1)
    )
    return its.subquery().select()


_ways = union_all(
    _latest(tickets.c.contact_id, 1),
    _latest(tickets.c.requester_id, 1),
    _latest(tickets.c.account_id, 2),
).subquery()
KNOWN = Statement(
    select(_ways)
    .order_by(_ways.c.nearness, _ways.c.create_time.desc(), _ways.c.ticket_id.desc())
    .limit(1)
)
SUCCESSOR = Statement(
    select(agents.c.successor_id, agents.c.leave_time).where(
        agents.c.user_id == bindparam("user_id", type_=Text())
    )
)


class Found(NamedTuple):
    """Who gets a ticket, why, and to whom it goes back."""

    person: str
    team: str
    why: rules.Why
    returns_to: str = ""


def known(call: "Call", row: Row) -> Row | None:
    """Who knows the customer of a ticket, and from which ticket: the person who asks comes before their company."""
    since = call.clock.now() - timedelta(days=rules.STICKY_DAYS)
    whose = {name: getattr(row, name) or 0 for name in ("contact_id", "requester_id", "account_id")}
    return (
        call.first(KNOWN, but=row.ticket_id, since=since, **whose) if any(whose.values()) else None
    )


def need_of(row: Row, queue: Row | None = None) -> rules.Need:
    """What a ticket asks of who takes it, by itself and by its queue."""
    skills = dict.fromkeys(row.needed_skills or (), 1)
    return rules.Need(
        {**skills, **(levels(queue.skills) if queue is not None else {})}, row.channel
    )


def assign(call: "Call", row: Row) -> Row:
    """Gives a held new ticket that nobody has to somebody, if there is one; returns it as it is then."""
    last = known(call, row)
    found = _who_knows(call, row, last) if last is not None else None
    queue = None
    if found is None:
        queue = _queue_of(call, row)
        found = _by_queue(call, row, queue, waits=last is None)
    if found is not None:
        return give(call, row, found)
    if queue is not None and queue.team:  # whose queue it waits in sees it, whomever it names
        moves.lay_path(call, row, "", queue.team)
        return queries.ticket_row(call, row.ticket_id, held=True) or row
    return row


def give(call: "Call", row: Row, found: Found) -> Row:
    """A held ticket is somebody's from now on; they have not taken it up yet."""
    values: dict[str, Any] = {"handler_id": found.person, "returns_to_id": found.returns_to}
    if found.team:
        values["handler_team"] = found.team
    if not row.owner_id or row.returns_to_id:
        values |= {"owner_id": found.person, "team": found.team or row.team}
    after = moves.move(call, row, "assigned", "updated", why=found.why, **values)
    notes.given(call, after, found.person)
    away = standing.away(call).get(found.returns_to)
    if found.why.rule == "knows_absent" and away is not None:
        things = [caretaking.Shifted(caretaking.Thing(part), found.team) for part in OWNED]
        caretaking.note(
            call, away.absence_id, row.ticket_id, found.returns_to, found.person, things
        )
    return after


def _who_knows(call: "Call", row: Row, last: Row) -> Found | None:
    """The agent who knows the customer, or whom STICKY says instead."""
    person, heir = last.owner_id, _heir(call, last.owner_id)
    knower = heir or person
    standing.hold(call, knower)
    stands, need = standing.one(call, knower), need_of(row)
    outcome = rules.sticky(stands, need)
    team = stands.team or last.team
    if outcome == "free" and heir:
        why = rules.why(rules.STICKY["left"], person=heir, from_=person)
        return Found(heir, team, why)
    if outcome == "free":
        why = rules.why(rules.STICKY["free"], person=person, ticket=last.ticket_id)
        return Found(person, team, why)
    if outcome == "absent":
        return _for_absent(call, knower, team, need)
    if outcome == "full":
        return _for_full(call, stands, team, need)
    return None


def _heir(call: "Call", person: str) -> str:
    """Who has taken over from somebody who left, and from them if they left too; "" when nobody left."""
    seen, heir = {person}, ""
    row = call.first(SUCCESSOR, user_id=person)
    while row is not None and row.leave_time is not None and row.successor_id not in ("", *seen):
        heir = row.successor_id
        seen.add(heir)
        row = call.first(SUCCESSOR, user_id=heir)
    return heir


def _for_absent(call: "Call", knower: str, team: str, need: rules.Need) -> Found | None:
    """Who has the ticket of somebody absent until they are back."""
    absent = standing.away(call)
    others = choosing.colleagues(call, team, need)
    first = rules.stand_in(knower, absent, [each.user_id for each in others])
    order = dict.fromkeys(filter(None, (first, *(each.user_id for each in others))))
    for person in order:
        if standing.try_hold(call, person):
            stands = standing.one(call, person)
            weight = rules.weight_of(stands.weights, need.channel)
            if not stands.left and rules.has_room(stands.load, stands.capacity, weight):
                why = rules.why(rules.STICKY["absent"], person=person, from_=knower)
                return Found(person, stands.team or team, why, knower)
    return None


def _for_full(call: "Call", knower: rules.Candidate, team: str, need: rules.Need) -> Found | None:
    """Who has the ticket of somebody without room; "" (its queue) when nobody else has any: it returns all the same."""
    told = {"from_": knower.user_id, "load": knower.load, "capacity": knower.capacity}
    each = choosing.chosen(call, choosing.colleagues(call, team, need), need, waits=False)
    person = each.user_id if each else ""
    return Found(
        person,
        each.team if each else team,
        rules.why(rules.STICKY["full"], person=person, **told),
        knower.user_id,
    )


def _queue_of(call: "Call", row: Row) -> Row | None:
    """In which queue a ticket waits; None: in the box."""
    rows = call.all(waiting.ALL)
    if not rows:
        return None
    lines = tuple(waiting.line_of(queue) for queue in rows)
    place: Row = call.first(waiting.place_of_one(lines), ticket_id=row.ticket_id)
    return next((queue for queue in rows if queue.queue_id == place.queue_id), None)


def _by_queue(call: "Call", row: Row, queue: Row | None, *, waits: bool) -> Found | None:
    """Who gets a ticket of a queue, when that is given out by routing."""
    if queue is None or queue.mode != "push":
        return None
    need = need_of(row, queue)
    everybody = standing.agent_rows(call, team=queue.team, everybody=not queue.team)
    fit = rules.ranked(standing.candidates(call, everybody), need)
    each = choosing.chosen(call, fit, need, waits=waits)
    if each is None:
        return None
    why = rules.why("least_loaded", person=each.user_id, load=each.load)
    return Found(each.user_id, each.team, why)


def give_out(call: "Call", _payload: Mapping[str, Any]) -> None:
    """The job: what waits in queues that routing gives out, and what goes back to who knows the customer."""
    for row in call.all(RETURNING, most=MOST):
        _room_again(call, row)
    rows = call.all(waiting.ALL)
    places = [queue.queue_id for queue in rows if queue.mode == "push"]
    if places:
        lines = tuple(waiting.line_of(queue) for queue in rows)
        for row in call.all(waiting.given_out(lines), places=places, most=MOST):
            found = _by_queue(call, row, _queue_of(call, row), waits=False)
            if found is not None:
                give(call, row, found)


RETURNING = Statement(
    select(*tickets.c)
    .where(
        tickets.c.returns_to_id != "",
        tickets.c.assignment_rule == "knows_full",
        tickets.c.state == "new",
        tickets.c.delete_time.is_(None),
    )
    .order_by(tickets.c.create_time, tickets.c.ticket_id)
    .limit(bindparam("most", type_=BigInteger()))
    .with_for_update(key_share=True, skip_locked=True)
)


def _room_again(call: "Call", row: Row) -> None:
    """A held ticket goes to who knows the customer, if they have room now and nobody took it up."""
    person = row.returns_to_id
    if not standing.try_hold(call, person):
        return
    stands = standing.one(call, person)
    room = rules.sticky(stands, need_of(row)) == "free"
    if rules.goes_back(row.assignment_rule, row.state, room=room):
        why = rules.why("room_again", person=person)
        give(call, row, Found(person, stands.team or row.team, why))


JOBS = {"give_out_tickets": give_out}
PERIODIC = {"give_out_tickets": 10.0}
