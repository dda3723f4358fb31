"""Plans the meetings of regular ones ahead, each once, and lets them follow when the rhythm changes.

The rule kept here: a slot of a rhythm has one meeting, whoever plans it and however often. What somebody moved by hand
stays where it is, and what somebody cancelled stays cancelled.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import meetings_pb2 as pb
from crm_chassis.i18n import N_
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import DateTime, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_tickets.meetings import rules
from crm_tickets.queries import number
from crm_tickets.tables import meetings, regular_meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

# Why a meeting was cancelled that nobody cancelled by hand: such a one comes back with its slot.
BY_ITSELF = N_("The rhythm of the regular meeting has changed.")
FOLLOWS = ("title", "departments", "participant_ids", "owner_id", "team", "time_zone", "place")
TIMES = ("start_time", "end_time", "pack_time", "slot_time", "create_time", "update_time")
PLANNED = (
    "regular_meeting_id",
    "state",
    "minutes_state",
    "creator_id",
    *FOLLOWS,
    *TIMES,
)
PLAN = Statement(
    insert(meetings)
    .values({name: bindparam(name, type_=meetings.c[name].type) for name in PLANNED})
    .on_conflict_do_nothing(index_elements=["regular_meeting_id", "slot_time"])
    .returning(*meetings.c)
)
COMING = Statement(
    select(*meetings.c)
    .where(
        meetings.c.regular_meeting_id == number("regular_meeting_id"),
        meetings.c.slot_time > bindparam("now", type_=DateTime(timezone=True)),
        meetings.c.state.in_(["planned", "cancelled"]),
    )
    .order_by(meetings.c.meeting_id)
    .with_for_update()
)
GOING_ON = Statement(
    select(regular_meetings.c.regular_meeting_id)
    .where(regular_meetings.c.delete_time.is_(None))
    .order_by(regular_meetings.c.regular_meeting_id)
)
HELD = Statement(
    select(*regular_meetings.c)
    .where(
        regular_meetings.c.regular_meeting_id == number("regular_meeting_id"),
        regular_meetings.c.delete_time.is_(None),
    )
    .with_for_update(key_share=True)
)


def message(row: Row) -> pb.Meeting:
    """A meeting as others see it."""
    return to_message(pb.Meeting, row)


def slots(row: Row, now: datetime) -> list[datetime]:
    """When the next meetings of a regular one are; raises rules.BadRule."""
    said = (row.rhythm, row.interval, row.rule, row.start_time, row.until_time, row.time_zone)
    return rules.occurrences(rules.Rhythm(*said), now, now + rules.AHEAD)


def plan(call: "Call", row: Row) -> None:
    """Plans what is to come of a held regular meeting; what is planned already stays."""
    for slot in slots(row, call.clock.now()):
        _plan_one(call, row, slot)


def _times(row: Row, slot: datetime) -> dict[str, datetime]:
    """When a meeting of this slot starts and ends, and when its pack is assembled."""
    return {
        "start_time": slot,
        "end_time": slot + timedelta(minutes=row.duration_minutes),
        "pack_time": slot - timedelta(hours=row.pack_hours),
    }


def _plan_one(call: "Call", row: Row, slot: datetime) -> None:
    now = call.clock.now()
    made = call.first(
        PLAN,
        **{name: getattr(row, name) for name in FOLLOWS},
        **_times(row, slot),
        regular_meeting_id=row.regular_meeting_id,
        slot_time=slot,
        state="planned",
        minutes_state="none",
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    if made is not None:
        call.emit("crm.tickets.Meeting.created", message(made))
        expect_pack(call, made)


def expect_pack(call: "Call", row: Row) -> None:
    """Has the pack of a meeting assembled at its time."""
    key = f"meeting-pack-{row.meeting_id}"
    call.enqueue("assemble_pack", {"meeting_id": row.meeting_id}, row.pack_time, key)


def follow(call: "Call", row: Row) -> None:
    """What is still to come follows a held regular meeting that has changed; then the rest is planned."""
    now = call.clock.now()
    wanted = set(slots(row, now)) if row.delete_time is None else set()
    for each in call.all(COMING, regular_meeting_id=row.regular_meeting_id, now=now):
        values = _follows(row, each, wanted)
        values = {name: value for name, value in values.items() if getattr(each, name) != value}
        if values:
            changed(call, each, _event(each.state, values.get("state", each.state)), **values)
    if row.delete_time is None:
        plan(call, row)


def _follows(row: Row, each: Row, wanted: set[datetime]) -> dict[str, Any]:
    """What a planned meeting becomes."""
    moved = each.start_time != each.slot_time
    if each.state == "cancelled":
        if each.reason != BY_ITSELF or each.slot_time not in wanted:
            return {}
    elif each.slot_time not in wanted and (not moved or row.delete_time is not None):
        return {"state": rules.MEETING[each.state, "cancel"], "reason": BY_ITSELF}
    values = {name: getattr(row, name) for name in FOLLOWS}
    if not moved:
        values |= _times(row, each.slot_time)
    return {**values, "state": "planned", "reason": ""}


def _event(before: str, after: str) -> str:
    """What the event of such a change is called."""
    if before == after:
        return "updated"
    return "cancelled" if after == "cancelled" else "restored"


def changed(call: "Call", row: Row, event: str, **values: Any) -> Row:
    """A held meeting after a change, with its event; its pack is expected anew where that moved."""
    after = call.update(meetings, row.meeting_id, **values, update_time=call.clock.now())
    call.emit(f"crm.tickets.Meeting.{event}", message(after), before=message(row))
    if after.state == "planned" and {"pack_time", "state"} & values.keys():
        expect_pack(call, after)
    return after


def plan_meetings(call: "Call", _payload: dict[str, Any]) -> None:
    """Every day: one job for each regular meeting, so that one that fails keeps no other from being planned."""
    for row in call.all(GOING_ON):
        key = row.regular_meeting_id
        call.enqueue("plan_meeting", {"regular_meeting_id": key}, key=f"plan-meeting-{key}")


def plan_meeting(call: "Call", payload: dict[str, Any]) -> None:
    """The next meetings of one regular meeting."""
    row = call.first(HELD, regular_meeting_id=payload["regular_meeting_id"])
    if row is not None:
        plan(call, row)


def participants(row: Row) -> Sequence[str]:
    """Who takes part in a meeting, its chair first."""
    return rules.path([row.owner_id], *row.participant_ids)
