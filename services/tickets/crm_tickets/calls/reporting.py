"""The handler of what a phone switch tells, and what is done about calls of which it says nothing more.

The rule kept here: no event is lost and none counts twice, in whatever order they come. What cannot be so is refused
with the field that is wrong, before anything is kept.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import calls_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, bindparam, literal, select, text
from sqlalchemy.dialects.postgresql import insert

from crm_tickets import people, phones
from crm_tickets.calls import following, presence, rules, whose
from crm_tickets.tables import agents, call_events, calls

if TYPE_CHECKING:
    from crm_chassis.call import Call

CALL_ID = bindparam("call_id", type_=BigInteger())
HELD = Statement(select(*calls.c).where(calls.c.call_id == CALL_ID).with_for_update())
_first = insert(calls).values(
    switch_name=bindparam("switch_name", type_=Text()),
    switch_call_id=bindparam("switch_call_id", type_=Text()),
    direction=literal(rules.INCOMING),
    state=literal("ringing"),
    start_time=bindparam("now", type_=calls.c.start_time.type),
    create_time=bindparam("now", type_=calls.c.create_time.type),
)
# Whoever tells of the same call at the same moment waits here, and then sees what the other told.
FOUND = Statement(
    _first.on_conflict_do_update(
        index_elements=["switch_name", "switch_call_id"],
        index_where=text("switch_call_id <> ''"),
        set_={"switch_name": _first.excluded.switch_name},
    ).returning(*calls.c)
)
TOLD = ("call_id", *rules.Told._fields)
KEEP = Statement(
    insert(call_events)
    .values({name: bindparam(name, type_=call_events.c[name].type) for name in TOLD})
    .on_conflict_do_nothing()
)
BY_EXTENSION = Statement(
    select(agents.c.user_id, agents.c.extension).where(
        agents.c.extension == bindparam("extension", type_=Text()), agents.c.delete_time.is_(None)
    )
)
BY_NAME = Statement(
    select(agents.c.user_id, agents.c.extension).where(
        agents.c.user_id == bindparam("user_id", type_=Text()), agents.c.delete_time.is_(None)
    )
)
SILENT = Statement(
    select(*calls.c)
    .where(
        calls.c.state.in_(rules.LIVE),
        calls.c.update_time < bindparam("since", type_=calls.c.update_time.type),
        calls.c.delete_time.is_(None),
    )
    .order_by(calls.c.update_time)
    .limit(100)
    .with_for_update(skip_locked=True)
)


def report_call(call: "Call", request: pb.ReportCallRequest) -> pb.Call:
    """What happened in a call."""
    now = call.clock.now()
    told = _told(call, request, now)
    caller = whose.of_number(call, told.phone) if told.phone else None
    row = _row(call, request, now)
    if not call.run(KEEP, call_id=row.call_id, **told._asdict()):
        return following.message(row)
    return following.message(following.follow(call, row, caller=caller))


def _told(call: "Call", request: pb.ReportCallRequest, now: datetime) -> rules.Told:
    """The event as it is kept; raises Invalid."""
    when = records.moment_of(request.occur_time) if request.HasField("occur_time") else now
    if when > now + rules.LATEST:
        raise Invalid({"occur_time": "must not be in the future"})
    phone = "" if rules.is_withheld(request.phone) else phones.normal(request.phone, "phone")
    person, extension = "", ""
    kind = records.values(request, "kind", "direction")
    if kind["kind"] != "ended":  # who hangs up does not matter, and must not keep a call open
        person, extension = _person(call, request)
    return rules.Told(
        kind=kind["kind"],
        sequence=request.sequence,
        event_time=min(when, now),
        direction=kind["direction"] or "",
        phone=phone,
        called_number=request.called_number.strip(),
        queue=request.queue.strip(),
        user_id=person,
        extension=extension,
        place=request.place.strip(),
    )


def _person(call: "Call", request: pb.ReportCallRequest) -> tuple[str, str]:
    """Whose telephone it is, and which; raises Invalid when it is nobody's."""
    extension, user_id = request.extension.strip(), request.user_id.strip()
    by_name = call.first(BY_NAME, user_id=user_id) if user_id else None
    if user_id and by_name is None and not people.team_of(call, user_id):
        text = said("Nobody here has the login name %(user_id)s.", user_id=user_id)
        raise Invalid({"user_id": text})
    by_number = call.first(BY_EXTENSION, extension=extension) if extension else None
    if extension and by_number is None and not user_id:
        text = said(
            "No agent has the extension %(extension)s. What is no agent's telephone is told as place.",
            extension=extension,
        )
        raise Invalid({"extension": text})
    if by_number is not None and user_id and by_number.user_id != user_id:
        text = said(
            "The extension %(extension)s is that of %(person)s.",
            extension=extension,
            person=by_number.user_id,
        )
        raise Invalid({"extension": text})
    found: Any = by_name or by_number
    return user_id or (found.user_id if found else ""), extension or (
        found.extension if found else ""
    )


def _row(call: "Call", request: pb.ReportCallRequest, now: datetime) -> Row:
    """The call, held: the one that was asked for on the desk, else that of the switch's number."""
    name = {
        "switch_name": request.switch_name.strip(),
        "switch_call_id": request.switch_call_id.strip(),
    }
    if not request.call_id:
        return call.first(FOUND, **name, now=now)
    row = call.first(HELD, call_id=request.call_id)
    theirs = row is not None and (row.switch_name, row.switch_call_id) == tuple(name.values())
    if row is None or row.direction != rules.OUTGOING or (row.switch_call_id and not theirs):
        raise Invalid({"call_id": "is not a call that was asked for here and is this one"})
    return row if theirs else call.update(calls, row.call_id, **name)


def give_up_call(call: "Call", payload: dict[str, Any]) -> None:
    """A call was asked for, and the switch has said nothing of it."""
    row = call.first(HELD, call_id=payload["call_id"])
    if row is not None and row.state == "dialling" and not row.switch_call_id:
        now = call.clock.now()
        given_up = rules.next_state(row.state, "ended")
        following.change(call, row, {"state": given_up, "end_time": now})


def lose_calls(call: "Call", _payload: dict[str, Any]) -> None:
    """The switch says nothing more of some calls: they go on for nobody. What it still tells counts all the same."""
    settings: Any = call.first(presence.SETTINGS)
    now = call.clock.now()
    for row in call.all(SILENT, since=now - timedelta(minutes=settings.lost_minutes)):
        lost = rules.next_state(row.state, "lose")
        following.change(call, row, {"state": lost, "end_time": now, "ring_id": ""})


JOBS: dict[str, Any] = {"give_up_call": give_up_call, "lose_calls": lose_calls}
PERIODIC = {"lose_calls": 60.0}
