"""How people stand now: what they can do, whether they are there, and how much they have.

The rule kept here: whoever is to be given a ticket is held first (`hold`), and counted afterwards, so that two who give
at once never give more than somebody takes. Nobody waits for a ticket while holding a person.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Row, Statement
from sqlalchemy import Boolean, DateTime, Text, and_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets.routing import rules
from crm_tickets.routing.keeping import levels
from crm_tickets.tables import absences, agents, presences, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

NOW = bindparam("now", type_=DateTime(timezone=True))
IDS = bindparam("ids", type_=ARRAY(Text))
PERSON = bindparam("person", type_=Text())
HOLD = Statement(select(func.pg_advisory_xact_lock(func.hashtextextended(PERSON, 31))))
TRY_HOLD = Statement(
    select(func.pg_try_advisory_xact_lock(func.hashtextextended(PERSON, 31)).label("held"))
)
AGENTS = Statement(
    select(
        *agents.c,
        presences.c.state.label("presence"),
        presences.c.since_time,
        presences.c.expire_time,
        presences.c.busy_until_time,
        presences.c.call_id,
    )
    .select_from(agents.outerjoin(presences, presences.c.user_id == agents.c.user_id))
    .where(
        agents.c.delete_time.is_(None),
        or_(
            bindparam("everybody", type_=Boolean()),
            agents.c.user_id == func.any(IDS),
            and_(
                agents.c.team == bindparam("team", type_=Text()),
                bindparam("team", type_=Text()) != "",
            ),
        ),
    )
    .order_by(agents.c.team, agents.c.user_id)
)
LOADS = Statement(
    select(tickets.c.handler_id, tickets.c.channel, func.count().label("count"))
    .where(
        tickets.c.handler_id == func.any(IDS),
        tickets.c.state != "closed",
        tickets.c.delete_time.is_(None),
    )
    .group_by(tickets.c.handler_id, tickets.c.channel)
)
AWAY = Statement(
    select(*(absences.c[name] for name in rules.Away._fields)).where(
        absences.c.state.in_(("planned", "active")),
        absences.c.start_time <= NOW,
        absences.c.end_time > NOW,
    )
)


def hold(call: "Call", person: str) -> None:
    """Whoever gives this person something too waits here until we are done."""
    call.run(HOLD, person=person)


def try_hold(call: "Call", person: str) -> bool:
    """The same without waiting: False when somebody gives them something just now."""
    row: Row = call.first(TRY_HOLD, person=person)
    return bool(row.held)


def away(call: "Call") -> dict[str, rules.Away]:
    """Who is absent now by the calendar, whether or not the jobs have come round to it."""
    rows = call.all(AWAY, now=call.clock.now())
    return {row.user_id: rules.Away(*row) for row in rows}


def agent_rows(
    call: "Call", ids: Iterable[str] = (), team: str = "", *, everybody: bool = False
) -> list[Row]:
    """What is kept of these people."""
    return call.all(AGENTS, ids=sorted(set(ids)), team=team, everybody=everybody)


def counts(call: "Call", ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many open tickets of each channel each of these people works on."""
    found: dict[str, dict[str, int]] = {}
    for row in call.all(LOADS, ids=sorted(set(ids))):
        found.setdefault(row.handler_id, {})[row.channel] = row.count
    return found


def candidates(call: "Call", rows: Iterable[Row]) -> list[rules.Candidate]:
    """These people with their load as it is now."""
    listed = list(rows)
    if not listed:
        return []
    loads, absent, now = counts(call, [row.user_id for row in listed]), away(call), call.clock.now()
    return [_candidate(row, loads.get(row.user_id, {}), absent, now) for row in listed]


def _candidate(row: Row, loads: dict[str, int], absent: Any, now: Any) -> rules.Candidate:
    weights = weights_of(row)
    return rules.Candidate(
        user_id=row.user_id,
        team=row.team,
        presence=rules.presence_now(row.presence, row.expire_time, now, row.busy_until_time),
        absent=row.user_id in absent,
        left=row.leave_time is not None,
        load=sum(rules.weight_of(weights, channel) * n for channel, n in loads.items()),
        capacity=row.capacity,
        skills=levels(row.skills),
        weights=weights,
    )


def weights_of(row: Row) -> dict[str, int]:
    """What a ticket of each channel counts for somebody."""
    return {each["channel"]: each.get("weight", 0) for each in row.channel_weights or ()}


def one(call: "Call", person: str) -> rules.Candidate:
    """How one person stands; who is not kept here has no limit, no skills and no presence."""
    found = candidates(call, agent_rows(call, [person]))
    if found:
        return found[0]
    absent = person in away(call)
    loads = counts(call, [person]).get(person, {})
    return rules.Candidate(user_id=person, absent=absent, load=sum(loads.values()))
