"""Handlers of meetings: planned, held, or cancelled with a reason.

The rule kept here: a meeting changes its state only by a step of rules.MEETING, and what took place keeps its time.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import meetings_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_tickets import people as directory
from crm_tickets.meetings import packs, people, planning, rules, seeing
from crm_tickets.meetings.planning import message
from crm_tickets.tables import meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "meeting_id",
    "regular_meeting_id",
    "title",
    "departments",
    "participant_ids",
    "owner_id",
    "team",
    "start_time",
    "end_time",
    "place",
    "pack_time",
    "state",
    "minutes_state",
    "create_time",
    "update_time",
)
TIMES = ("start_time", "end_time", "pack_time")
GIVEN = ("title", "departments", "participant_ids", "owner_id", "team", "time_zone", "place")
USUAL_LENGTH = timedelta(minutes=rules.HOUR)
USUAL_PACK = timedelta(hours=rules.USUAL_PACK_HOURS)


def create_meeting(call: "Call", request: pb.CreateMeetingRequest) -> pb.Meeting:
    """Plans a single meeting."""
    values = _tidy(call, records.values(request.meeting, *GIVEN, *TIMES))
    chair, _ = directory.owner_of(call, values["owner_id"], values["team"])
    values |= {"owner_id": chair.person, "team": chair.team}
    zone = people.checked_zone(call, values["time_zone"], chair.person, "meeting.time_zone")
    values["time_zone"] = zone
    values["end_time"] = values["end_time"] or values["start_time"] + USUAL_LENGTH
    values["pack_time"] = values["pack_time"] or values["start_time"] - USUAL_PACK
    _check_times(values["start_time"], values["end_time"], values["pack_time"])
    now = call.clock.now()
    row = call.insert(
        meetings,
        **values,
        state="planned",
        minutes_state="none",
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    call.emit("crm.tickets.Meeting.created", message(row))
    planning.expect_pack(call, row)
    return message(row)


def _tidy(call: "Call", values: dict[str, Any]) -> dict[str, Any]:
    for name in ("title", "owner_id", "team"):
        if name in values:
            values[name] = values[name].strip()
    for name in ("departments", "participant_ids"):
        if name in values:
            values[name] = people.tidy(values[name])
    people.check(call, values.get("participant_ids", ()), "meeting.participant_ids")
    people.check(call, [values.get("owner_id", "")], "meeting.owner_id")
    return values


def _check_times(start_time: Any, end_time: Any, pack_time: Any) -> None:
    if end_time <= start_time:
        raise Invalid({"meeting.end_time": "must be later than the start"})
    if pack_time > end_time:
        raise Invalid({"meeting.pack_time": "must not be later than the end"})


def get_meeting(call: "Call", request: pb.GetMeetingRequest) -> pb.Meeting:
    """One meeting."""
    return message(seeing.one(call, meetings, request.meeting_id, gone=True))


def list_meetings(call: "Call", request: pb.ListMeetingsRequest) -> pb.ListMeetingsResponse:
    """A page of meetings."""
    return lists.reply(
        call,
        meetings,
        request,
        pb.ListMeetingsResponse,
        filterable=FILTERABLE,
        order_by="start_time",
    )


def update_meeting(call: "Call", request: pb.UpdateMeetingRequest) -> pb.Meeting:
    """Moves a planned meeting, or changes who takes part and where."""
    given = request.meeting
    row = seeing.one(call, meetings, given.meeting_id, given.etag, held=True)
    asked = records.changes(given, request.update_mask)
    values = _tidy(call, {name: asked[name] for name in (*GIVEN, *TIMES) if name in asked})
    if "time_zone" in values:
        chair = values.get("owner_id", row.owner_id)
        values["time_zone"] = people.checked_zone(
            call, values["time_zone"], chair, "meeting.time_zone"
        )
    if values.get("owner_id") and "team" not in values:
        values["team"] = directory.team_of(call, values["owner_id"]) or row.team
    values = _moved(row, values)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return message(row)
    if row.state != "planned" and set(TIMES) & changed.keys():
        text = "Only a planned meeting can be moved."
        raise Precondition("MEETING_OVER", text, metadata={"state": row.state})
    after = {name: changed.get(name, getattr(row, name)) for name in TIMES}
    _check_times(**after)
    return message(planning.changed(call, row, "updated", **changed))


def _moved(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """The values, in which end and pack go along with the start unless they are said; a time that was emptied stays."""
    values = {n: v for n, v in values.items() if n not in TIMES or v is not None}
    by = values.get("start_time", row.start_time) - row.start_time
    for name in ("end_time", "pack_time"):
        if by and values.get(name, getattr(row, name)) == getattr(row, name):
            values[name] = getattr(row, name) + by
    return values


def start_meeting(call: "Call", request: pb.StartMeetingRequest) -> pb.Meeting:
    """It begins."""
    row, state = _held(call, request, "start")
    if not row.pack_edition:
        row = packs.assemble(call, row)[0]
    begun = planning.changed(call, row, "started", state=state, begin_time=call.clock.now())
    return message(begun)


def end_meeting(call: "Call", request: pb.EndMeetingRequest) -> pb.Meeting:
    """It was held."""
    row, state = _held(call, request, "end")
    now = call.clock.now()
    begun = row.begin_time or min(row.start_time, now)
    values: dict[str, Any] = {"state": state, "begin_time": begun, "close_time": now}
    return message(planning.changed(call, row, "held", **values))


def cancel_meeting(call: "Call", request: pb.CancelMeetingRequest) -> pb.Meeting:
    """It does not take place."""
    row, state = _held(call, request, "cancel")
    reason = request.reason.strip()
    after = planning.changed(call, row, "cancelled", state=state, reason=reason)
    notify(
        call,
        planning.participants(row),
        "meeting_cancelled",
        said("Cancelled: %(title)s, %(when)s", title=row.title, when=row.start_time),
        resource="crm.tickets.Meeting",
        resource_id=row.meeting_id,
    )
    return message(after)


def restore_meeting(call: "Call", request: pb.RestoreMeetingRequest) -> pb.Meeting:
    """It takes place after all."""
    row, state = _held(call, request, "restore")
    return message(planning.changed(call, row, "restored", state=state, reason=""))


def _held(call: "Call", request: Any, step: str) -> tuple[Row, str]:
    row = seeing.one(call, meetings, request.meeting_id, request.etag, held=True)
    return row, seeing.next_state(rules.MEETING, row.state, step)
