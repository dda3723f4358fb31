"""Handlers of agenda items: what people want to speak about.

The rule kept here: what was put on an agenda is discussed, or returns in the next meeting of the same kind.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import meetings_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Precondition
from crm_chassis.records import to_message
from crm_chassis.sql import Row
from sqlalchemy import Boolean, ColumnElement, DateTime, and_, bindparam, or_, select

from crm_tickets import queries
from crm_tickets.meetings import rules, seeing
from crm_tickets.queries import number
from crm_tickets.tables import agenda_items, meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "agenda_item_id",
    "title",
    "ticket_id",
    "product",
    "department",
    "state",
    "creator_id",
    "create_time",
)
GIVEN = ("title", "text", "ticket_id", "product", "department")
OVER = ("held", "cancelled")


def message(row: Row) -> pb.AgendaItem:
    """An agenda item as others see it."""
    return to_message(pb.AgendaItem, row)


def create_agenda_item(call: "Call", request: pb.CreateAgendaItemRequest) -> pb.AgendaItem:
    """Puts something on the agenda."""
    given = request.agenda_item
    meeting = seeing.one(call, meetings, given.meeting_id, held=True)
    if meeting.state in OVER:
        text = "This meeting is over: put it on the agenda of the next one."
        raise Precondition("MEETING_OVER", text, metadata={"state": meeting.state})
    values = records.values(given, *GIVEN)
    if given.ticket_id:
        queries.ticket(call, given.ticket_id, held=False)
    now = call.clock.now()
    row = call.insert(
        agenda_items,
        **values | {"title": given.title.strip()},
        meeting_id=meeting.meeting_id,
        state="open",
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    call.emit("crm.tickets.AgendaItem.created", message(row))
    return message(row)


def get_agenda_item(call: "Call", request: pb.GetAgendaItemRequest) -> pb.AgendaItem:
    """One agenda item."""
    return message(seeing.hanging(call, agenda_items, request.agenda_item_id))


def on_agenda() -> ColumnElement[bool]:
    """What is on the agenda of a meeting: its own, and what earlier ones of the same kind left open."""
    earlier = select(meetings.c.meeting_id).where(
        meetings.c.regular_meeting_id == number("_regular"),
        meetings.c.state.in_(OVER),
        meetings.c.start_time < bindparam("_start", type_=DateTime(timezone=True)),
    )
    return or_(
        agenda_items.c.meeting_id == number("_meeting"),
        and_(
            bindparam("_returns", type_=Boolean()),
            agenda_items.c.state == "open",
            agenda_items.c.meeting_id.in_(earlier),
        ),
    )


def of(meeting: Row) -> dict[str, object]:
    """The parameters of `on_agenda` for a meeting."""
    return {
        "_meeting": meeting.meeting_id,
        "_regular": meeting.regular_meeting_id or 0,
        "_start": meeting.start_time,
        "_returns": meeting.state not in OVER,
    }


def list_agenda_items(
    call: "Call", request: pb.ListAgendaItemsRequest
) -> pb.ListAgendaItemsResponse:
    """The agenda of a meeting."""
    meeting = seeing.one(call, meetings, request.meeting_id)
    return lists.reply(
        call,
        agenda_items,
        request,
        pb.ListAgendaItemsResponse,
        filterable=FILTERABLE,
        order_by="agenda_item_id",
        where=on_agenda,
        **of(meeting),
    )


def update_agenda_item(call: "Call", request: pb.UpdateAgendaItemRequest) -> pb.AgendaItem:
    """Changes what it says."""
    given = request.agenda_item
    row, _ = seeing.with_meeting(call, agenda_items, given.agenda_item_id, given.etag)
    asked = records.changes(given, request.update_mask)
    values = {name: asked[name] for name in GIVEN if name in asked}
    if values.get("ticket_id"):
        queries.ticket(call, values["ticket_id"], held=False)
    if "title" in values:
        values["title"] = values["title"].strip()
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    return message(_written(call, row, "updated", **changed) if changed else row)


def discuss_agenda_item(call: "Call", request: pb.DiscussAgendaItemRequest) -> pb.AgendaItem:
    """It was discussed."""
    row, _ = seeing.with_meeting(call, agenda_items, request.agenda_item_id, request.etag)
    return message(discussed(call, row))


def discussed(call: "Call", row: Row) -> Row:
    """A held agenda item, discussed."""
    state = seeing.next_state(rules.AGENDA_ITEM, row.state, "discuss")
    return _written(call, row, "discussed", state=state, discuss_time=call.clock.now())


def delete_agenda_item(call: "Call", request: pb.DeleteAgendaItemRequest) -> pb.AgendaItem:
    """Takes it off the agenda."""
    row, _ = seeing.with_meeting(call, agenda_items, request.agenda_item_id, request.etag)
    return message(_written(call, row, "deleted", delete_time=call.clock.now()))


def _written(call: "Call", row: Row, event: str, **values: object) -> Row:
    now = call.clock.now()
    after = call.update(agenda_items, row.agenda_item_id, **values, update_time=now)
    call.emit(f"crm.tickets.AgendaItem.{event}", message(after), before=message(row))
    return after
