"""Who is on the telephone is busy, and for a while afterwards.

The rule kept here: what somebody said of themselves stays as they said it; being busy with a call lies over it, and
goes by itself. Only the call that made somebody busy lets them go.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import agents_pb2
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Integer, Text, bindparam, literal, select
from sqlalchemy.dialects.postgresql import insert

from crm_tickets.calls import rules
from crm_tickets.routing.rules import presence_now
from crm_tickets.tables import call_settings, calls, presences

if TYPE_CHECKING:
    from crm_chassis.call import Call

PERSON = bindparam("person", type_=Text())
HELD = Statement(select(*presences.c).where(presences.c.user_id == PERSON).with_for_update())
_busy = insert(presences).values(
    user_id=PERSON,
    state=literal("away"),
    since_time=bindparam("now", type_=presences.c.since_time.type),
    expire_time=bindparam("now", type_=presences.c.expire_time.type),
    call_id=bindparam("call_id", type_=BigInteger()),
    busy_until_time=bindparam("until", type_=presences.c.busy_until_time.type),
)
BUSY = Statement(
    _busy.on_conflict_do_update(
        index_elements=["user_id"],
        set_={name: _busy.excluded[name] for name in ("call_id", "busy_until_time")},
    ).returning(*presences.c)
)
SPEAKS = Statement(
    select(calls.c.call_id)
    .where(
        calls.c.agent_id == PERSON,
        calls.c.state.in_(("answered", "dialling")),
        calls.c.call_id != bindparam("call_id", type_=BigInteger()),
        calls.c.delete_time.is_(None),
    )
    .order_by(calls.c.call_id.desc())
    .limit(1)
)
SETTINGS = Statement(
    select(*call_settings.c).where(call_settings.c.settings_id == literal(1, Integer))
)


def follow(call: "Call", before: Row | None, after: Row) -> None:
    """Who came onto a call is busy; who left it writes down what was said, and is there again."""
    was = rules.speaks(before.state, before.agent_id) if before is not None else ""
    now = rules.speaks(after.state, after.agent_id)
    if was == now:
        return
    for person in sorted(
        {was, now} - {""}
    ):  # in one order, so that two calls never wait for each other
        if person == now:
            _write(call, person, after.call_id, call.clock.now() + rules.LONGEST_BUSY)
        else:
            _leave(call, person, after)


def speaking(call: "Call", person: str, call_id: int = 0) -> bool:
    """Whether somebody is on another call."""
    return call.first(SPEAKS, person=person, call_id=call_id) is not None


def _leave(call: "Call", person: str, row: Row) -> None:
    """Somebody is off a call, unless another one keeps them."""
    held = call.first(HELD, person=person)
    if held is None or held.call_id != row.call_id:
        return
    other = call.first(SPEAKS, person=person, call_id=row.call_id)
    if other is not None:
        _write(call, person, other.call_id, call.clock.now() + rules.LONGEST_BUSY)
        return
    if row.answer_time is None or row.state == "lost":
        _write(call, person, None, None)  # nothing was said
        return
    settings: Any = call.first(SETTINGS)
    hung_up = min(row.end_time or call.clock.now(), call.clock.now())
    until = rules.busy_until(hung_up, timedelta(seconds=settings.wrap_up_seconds))
    _write(call, person, None, until)


def _write(call: "Call", person: str, call_id: int | None, until: datetime | None) -> None:
    """Keeps it, and tells of it when somebody is there otherwise than before."""
    now = call.clock.now()
    before = call.first(HELD, person=person)
    row: Any = call.first(BUSY, person=person, call_id=call_id, until=until, now=now)
    was = shown(before, now) if before is not None else "away"
    if was != (state := shown(row, now)):
        told = to_message(agents_pb2.Presence, row, state=state)
        call.emit("crm.tickets.Presence.changed", told)


def shown(row: Row, now: datetime) -> str:
    """What somebody's presence is, calls included."""
    return presence_now(row.state, row.expire_time, now, row.busy_until_time)
