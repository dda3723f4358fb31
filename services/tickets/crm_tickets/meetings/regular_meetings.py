"""Handlers of regular meetings: who meets about what, in which rhythm.

The rule kept here: a rhythm that names no day to come is refused, and whatever changes a regular meeting holds its row,
so that its meetings are planned by one at a time.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import regular_meetings_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid
from crm_chassis.records import to_message
from crm_chassis.sql import Row

from crm_tickets import people as directory
from crm_tickets.meetings import people, planning, rules, seeing
from crm_tickets.tables import regular_meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "regular_meeting_id",
    "title",
    "departments",
    "participant_ids",
    "owner_id",
    "team",
    "rhythm",
    "start_time",
    "until_time",
    "place",
    "create_time",
    "update_time",
    "delete_time",
)
SAID = ("title", "purpose", "rule", "place", "owner_id", "team", "time_zone")
TIMED = ("rhythm", "interval", "start_time", "until_time", "duration_minutes", "pack_hours")
GIVEN = (*SAID, *TIMED, "departments", "participant_ids")
BAD_RULE = (
    "is no rule of weeks, months or years as RFC 5545 writes it; right is like"
    ' "FREQ=MONTHLY;BYDAY=1TU"'
)


def message(row: Row) -> pb.RegularMeeting:
    """A regular meeting as others see it."""
    return to_message(pb.RegularMeeting, row)


def create_regular_meeting(
    call: "Call", request: pb.CreateRegularMeetingRequest
) -> pb.RegularMeeting:
    """Begins a regular meeting."""
    given = request.regular_meeting
    values = _tidy(call, records.values(given, *GIVEN))
    chair, _ = directory.owner_of(call, values["owner_id"], values["team"])
    values |= {"owner_id": chair.person, "team": chair.team}
    values["time_zone"] = people.checked_zone(
        call, values["time_zone"], chair.person, "regular_meeting.time_zone"
    )
    now = call.clock.now()
    whose = {"creator_id": call.principal.id, "create_time": now, "update_time": now}
    row = call.insert(regular_meetings, **values, **whose)
    _check(call, row)
    call.emit("crm.tickets.RegularMeeting.created", message(row))
    planning.plan(call, row)
    return message(row)


def _tidy(call: "Call", values: dict[str, Any]) -> dict[str, Any]:
    """The values with what was not said filled in."""
    usual = {
        "rhythm": "weekly",
        "interval": 1,
        "duration_minutes": rules.HOUR,
        "pack_hours": rules.USUAL_PACK_HOURS,
    }
    for name, value in usual.items():
        if name in values:
            values[name] = values[name] or value
    for name in ("title", "rule", "owner_id", "team"):
        if name in values:
            values[name] = values[name].strip()
    for name in ("departments", "participant_ids"):
        if name in values:
            values[name] = people.tidy(values[name])
    people.check(call, values.get("participant_ids", ()), "regular_meeting.participant_ids")
    people.check(call, [values.get("owner_id", "")], "regular_meeting.owner_id")
    return values


def _check(call: "Call", row: Row) -> None:
    """Raises Invalid unless there is a day to come."""
    if row.until_time is not None and row.until_time < row.start_time:
        raise Invalid({"regular_meeting.until_time": "must not lie before the first meeting"})
    field = "rule" if row.rhythm == "own_rule" else "start_time"
    try:
        found = planning.slots(row, call.clock.now())
    except (rules.BadRule, OverflowError):
        raise Invalid({f"regular_meeting.{field}": BAD_RULE}) from None
    if not found:
        raise Invalid({f"regular_meeting.{field}": "leads to no day to come"})


def get_regular_meeting(call: "Call", request: pb.GetRegularMeetingRequest) -> pb.RegularMeeting:
    """One regular meeting."""
    return message(seeing.one(call, regular_meetings, request.regular_meeting_id, gone=True))


def list_regular_meetings(
    call: "Call", request: pb.ListRegularMeetingsRequest
) -> pb.ListRegularMeetingsResponse:
    """A page of regular meetings."""
    return lists.reply(
        call,
        regular_meetings,
        request,
        pb.ListRegularMeetingsResponse,
        filterable=FILTERABLE,
        order_by="title",
    )


def update_regular_meeting(
    call: "Call", request: pb.UpdateRegularMeetingRequest
) -> pb.RegularMeeting:
    """Changes one; what is planned follows."""
    given = request.regular_meeting
    row = seeing.one(call, regular_meetings, given.regular_meeting_id, given.etag, held=True)
    asked = records.changes(given, request.update_mask)
    values = _tidy(call, {name: asked[name] for name in GIVEN if name in asked})
    if "time_zone" in values:
        chair = values.get("owner_id", row.owner_id)
        values["time_zone"] = people.checked_zone(
            call, values["time_zone"], chair, "regular_meeting.time_zone"
        )
    if values.get("owner_id") and "team" not in values:
        values["team"] = directory.team_of(call, values["owner_id"]) or row.team
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return message(row)
    after = _written(call, row, "updated", **changed)
    if {*TIMED, "rule", "time_zone"} & changed.keys():
        _check(call, after)
    planning.follow(call, after)
    return message(after)


def _written(call: "Call", row: Row, event: str, **values: Any) -> Row:
    key = row.regular_meeting_id
    after = call.update(regular_meetings, key, **values, update_time=call.clock.now())
    call.emit(f"crm.tickets.RegularMeeting.{event}", message(after), before=message(row))
    return after


def delete_regular_meeting(
    call: "Call", request: pb.DeleteRegularMeetingRequest
) -> pb.RegularMeeting:
    """Ends one."""
    key, etag = request.regular_meeting_id, request.etag
    row = seeing.one(call, regular_meetings, key, etag, held=True)
    after = _written(call, row, "deleted", delete_time=call.clock.now())
    planning.follow(call, after)
    return message(after)


def undelete_regular_meeting(
    call: "Call", request: pb.UndeleteRegularMeetingRequest
) -> pb.RegularMeeting:
    """It goes on."""
    row = seeing.one(call, regular_meetings, request.regular_meeting_id, held=True, gone=True)
    if row.delete_time is None:
        return message(row)
    after = _written(call, row, "undeleted", delete_time=None)
    planning.follow(call, after)
    return message(after)
