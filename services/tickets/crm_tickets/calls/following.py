"""How a call becomes what its events make it: the row, the event on the feed, presence, and whom the desks hear of.

The rule kept here: whoever follows holds the call's row, and makes it anew from everything that was told of it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import calls_pb2 as pb
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users
from sqlalchemy import BigInteger, Text, bindparam, func, select, update

from crm_tickets.calls import board, presence, rules, whose
from crm_tickets.tables import agents, call_events, calls, queues

if TYPE_CHECKING:
    from crm_chassis.call import Call

CALL_ID = bindparam("call_id", type_=BigInteger())
EVENTS = Statement(
    select(*(call_events.c[name] for name in rules.Told._fields)).where(
        call_events.c.call_id == CALL_ID
    )
)
QUEUE = Statement(
    select(queues.c.team)
    .where(queues.c.phone_queue == bindparam("queue", type_=Text()), queues.c.delete_time.is_(None))
    .order_by(queues.c.position, queues.c.queue_id)
    .limit(1)
)
PERSON = bindparam("person", type_=Text())
TEAM = Statement(
    select(
        func.coalesce(
            select(func.nullif(agents.c.team, ""))
            .where(agents.c.user_id == PERSON)
            .scalar_subquery(),
            select(users.c.team).where(users.c.user_id == PERSON).scalar_subquery(),
            "",
        ).label("team")
    )
)
MOMENT = bindparam("now", type_=calls.c.settle_time.type)
RUNG_BACK = Statement(
    update(calls)
    .where(
        calls.c.phone == bindparam("number", type_=Text()),
        calls.c.state == "missed",
        calls.c.settle_time.is_(None),
        calls.c.start_time <= bindparam("until", type_=calls.c.start_time.type),
    )
    .values(
        settle_time=MOMENT,
        settler_id=bindparam("who", type_=Text()),
        update_time=MOMENT,
        etag=calls.c.etag + 1,
    )
    .returning(*calls.c)
)


def message(row: Row) -> pb.Call:
    """A call as others see it."""
    return to_message(pb.Call, row)


def follow(call: "Call", row: Row, what: str = "", caller: whose.Caller | None = None) -> Row:
    """A held call as all that was told of it makes it; `what` names the event when it is not the new state's.

    `caller` is who has the number that was told, if one was.
    """
    told = [rules.Told(*each) for each in call.all(EVENTS, call_id=row.call_id)]
    stands = rules.stands(told)
    values: dict[str, Any] = stands._asdict()
    values |= _places(call, row, stands)
    first = len(told) == 1
    if caller is None or stands.phone == row.phone:
        return change(call, row, values, what, first=first)
    after = change(call, row, values | caller.values, what, first=first)
    whose.note(call, caller, after)
    return after


def change(
    call: "Call", row: Row, values: Mapping[str, Any], what: str = "", *, first: bool = False
) -> Row:
    """A held call with other values, and all that follows from them; of a first event there is no before."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not (changed or what or first):
        return row
    after = call.update(calls, row.call_id, **changed, update_time=call.clock.now())
    moved = first or after.state != row.state
    name = what or (_name(after.state) if moved else "updated")
    before = None if first else row
    call.emit(f"crm.tickets.Call.{name}", message(after), before=None if first else message(row))
    presence.follow(call, before, after)
    if after.state == "answered" and after.phone:
        _rung_back(call, after)
    board.tell(call, before, after)
    return after


def _name(state: str) -> str:
    """The event of a state."""
    return "requested" if state == "dialling" else state


def _team_of(call: "Call", person: str) -> str:
    """The department of somebody, as routing knows it, else as their account says."""
    row: Any = call.first(TEAM, person=person) if person else None
    return str(row.team) if row is not None else ""


def _places(call: "Call", row: Row, stands: rules.Stands) -> dict[str, Any]:
    """The departments of those for whom it rings and who speak, and everybody whom it has passed."""
    ring_team = ""
    if stands.ring_id:
        ring_team = _team_of(call, stands.ring_id)
    elif stands.queue and (found := call.first(QUEUE, queue=stands.queue)) is not None:
        ring_team = found.team
    same = stands.agent_id == row.agent_id
    team = row.team if same else _team_of(call, stands.agent_id)
    ids = [*row.path_ids, stands.ring_id, stands.agent_id]
    teams = [*row.path_teams, ring_team, team]
    return {
        "ring_team": ring_team,
        "team": team,
        "path_ids": list(dict.fromkeys(filter(None, ids))),
        "path_teams": list(dict.fromkeys(filter(None, teams))),
    }


def _rung_back(call: "Call", row: Row) -> None:
    """Somebody speaks with this number: what it called in vain before is settled."""
    given = {"number": row.phone, "until": row.answer_time or row.start_time, "who": row.agent_id}
    for settled in call.all(RUNG_BACK, now=call.clock.now(), **given):
        call.emit("crm.tickets.Call.updated", message(settled))
