"""What packs ask of tickets: the meetings of a regular meeting, and business calendars.

The rule kept here: asked as whoever keeps the pack; an absent peer narrows, never breaks.
"""

from datetime import datetime
from typing import Any

from crm.tickets.v1 import business_calendars_pb2, meetings_pb2
from crm_chassis.call import Call
from crm_chassis.errors import PeerUnavailable
from crm_chassis.records import moment_of, to_mapping

TICKETS = "tickets"


def _tickets(call: Call) -> Any:
    peer = call.peers.get(TICKETS)
    if peer is None:
        raise PeerUnavailable(TICKETS, "is not part of this installation")
    return peer


def _series(call: Call, regular_meeting_id: int, order: str, more: str) -> list[Any]:
    request = meetings_pb2.ListMeetingsRequest(
        filter=f"regular_meeting_id = {regular_meeting_id} AND {more}", order_by=order, page_size=20
    )
    return list(_tickets(call).call("ListMeetings", request).meetings)


def coming(call: Call, regular_meeting_id: int, after: datetime) -> Any:
    """The next meeting that is planned after a moment; None: none is."""
    more = f'state = "planned" AND start_time > "{after.isoformat()}"'
    found = _series(call, regular_meeting_id, "start_time", more)
    return found[0] if found else None


def last_before(call: Call, regular_meeting_id: int, before: datetime) -> datetime | None:
    """When the last meeting before a moment began; cancelled ones were none."""
    more = f'state != "cancelled" AND start_time < "{before.isoformat()}"'
    found = _series(call, regular_meeting_id, "start_time desc", more)
    return moment_of(found[0].start_time) if found else None


def agenda(call: Call, regular_meeting_id: int) -> tuple[Any, list[Any]]:
    """The next meeting and what is on its agenda."""
    meeting = coming(call, regular_meeting_id, call.clock.now())
    if meeting is None:
        return None, []
    request = meetings_pb2.ListAgendaItemsRequest(meeting_id=meeting.meeting_id, page_size=200)
    return meeting, list(_tickets(call).call("ListAgendaItems", request).agenda_items)


def calendar(call: Call, business_calendar_id: int) -> dict[str, Any]:
    """A business calendar as it is now."""
    request = business_calendars_pb2.GetBusinessCalendarRequest(
        business_calendar_id=business_calendar_id
    )
    return to_mapping(_tickets(call).call("GetBusinessCalendar", request))
