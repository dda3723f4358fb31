"""Handlers of minutes: written in versions while people meet, agreed to afterwards.

The rule kept here: no version is ever changed, and nobody writes over what somebody else wrote meanwhile: who saves
says which version was read.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import meetings_pb2 as pb
from crm_chassis import lists
from crm_chassis.errors import Conflict, Forbidden, Precondition
from crm_chassis.notices import notify
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import Integer, bindparam, select

from crm_tickets.meetings import planning, rules, seeing
from crm_tickets.queries import number
from crm_tickets.tables import meetings, minutes_versions

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("version", "author_id", "create_time")
VERSION = Statement(
    select(*minutes_versions.c).where(
        minutes_versions.c.meeting_id == number("meeting_id"),
        minutes_versions.c.version == bindparam("version", type_=Integer()),
    )
)


def message(row: Row) -> pb.MinutesVersion:
    """A version of minutes as others see it."""
    return to_message(pb.MinutesVersion, row)


def _check_version(meeting: Row, read: int) -> None:
    if read != meeting.minutes_version:
        raise Conflict(
            "MINUTES_CHANGED",
            said(
                "Somebody else has written version %(version)s of these minutes meanwhile.",
                version=meeting.minutes_version,
            ),
        )


def _last(call: "Call", meeting: Row) -> Row:
    key = {"meeting_id": meeting.meeting_id, "version": meeting.minutes_version}
    return call.one(VERSION, missing=("minutes_version", meeting.minutes_version), **key)


def save_minutes(call: "Call", request: pb.SaveMinutesRequest) -> pb.MinutesVersion:
    """Writes the minutes."""
    meeting = seeing.one(call, meetings, request.meeting_id, held=True)
    if meeting.state == "cancelled":
        raise Precondition("STEP_NOT_ALLOWED", seeing.REFUSED["cancelled"])
    _check_version(meeting, request.version)
    text = request.text.strip()
    if meeting.minutes_version:
        last = _last(call, meeting)
        if last.text == text:
            return message(last)
    state = seeing.next_state(rules.MINUTES, meeting.minutes_state, "write")
    row = call.insert(
        minutes_versions,
        meeting_id=meeting.meeting_id,
        version=meeting.minutes_version + 1,
        text=text,
        author_id=call.principal.id,
        create_time=call.clock.now(),
    )
    call.emit("crm.tickets.MinutesVersion.created", message(row))
    planning.changed(call, meeting, "updated", minutes_version=row.version, minutes_state=state)
    return message(row)


def agree_minutes(call: "Call", request: pb.AgreeMinutesRequest) -> pb.MinutesVersion:
    """Agrees to the last version."""
    meeting = seeing.one(call, meetings, request.meeting_id, held=True)
    me = call.principal.id
    if me not in planning.participants(meeting) and not seeing.is_admin(call):
        raise Forbidden("Only who takes part in a meeting can agree to its minutes.")
    state = seeing.next_state(rules.MINUTES, meeting.minutes_state, "agree")
    if meeting.state not in ("running", "held"):
        text = "Minutes are agreed to when the meeting was held."
        raise Precondition("MEETING_NOT_HELD", text, metadata={"state": meeting.state})
    if request.version:
        _check_version(meeting, request.version)
    last = _last(call, meeting)
    row = call.update(
        minutes_versions, last.minutes_version_id, agree_time=call.clock.now(), agreer_id=me
    )
    call.emit("crm.tickets.MinutesVersion.agreed", message(row), before=message(last))
    planning.changed(call, meeting, "updated", minutes_state=state)
    notify(
        call,
        planning.participants(meeting),
        "minutes_agreed",
        said("Minutes agreed: %(title)s, %(when)s", title=meeting.title, when=meeting.start_time),
        resource="crm.tickets.Meeting",
        resource_id=meeting.meeting_id,
        key=f"minutes-{meeting.meeting_id}-{row.version}",
    )
    return message(row)


def get_minutes_version(call: "Call", request: pb.GetMinutesVersionRequest) -> pb.MinutesVersion:
    """One version."""
    return message(seeing.hanging(call, minutes_versions, request.minutes_version_id))


def list_minutes_versions(
    call: "Call", request: pb.ListMinutesVersionsRequest
) -> pb.ListMinutesVersionsResponse:
    """The versions of a meeting's minutes."""
    meeting = seeing.one(call, meetings, request.meeting_id)
    return lists.reply(
        call,
        minutes_versions,
        request,
        pb.ListMinutesVersionsResponse,
        filterable=FILTERABLE,
        order_by="version desc",
        where=seeing.MINUTES,
        _meeting=meeting.meeting_id,
    )
