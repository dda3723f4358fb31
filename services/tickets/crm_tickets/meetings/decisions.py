"""Handlers of decisions: what a meeting decided, and the actions that follow.

The rule kept here: a decision and its actions are noted together or not at all, and once the minutes are agreed what
was decided stays.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import decisions_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import NotFound, Precondition
from crm_chassis.records import to_message
from crm_chassis.sql import Row

from crm_tickets.meetings import actions as action_handlers
from crm_tickets.meetings import agenda, landing, seeing
from crm_tickets.tables import agenda_items, decisions, meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("decision_id", "text", "agenda_item_id", "creator_id", "create_time")


def message(row: Row) -> pb.Decision:
    """A decision as others see it."""
    return to_message(pb.Decision, row)


def create_decision(call: "Call", request: pb.CreateDecisionRequest) -> pb.Decision:
    """Notes a decision and what follows from it."""
    given = request.decision
    meeting = seeing.one(call, meetings, given.meeting_id, held=True)
    if meeting.state == "cancelled":
        raise Precondition("STEP_NOT_ALLOWED", seeing.REFUSED["cancelled"])
    item = _settled(call, meeting, given.agenda_item_id) if given.agenda_item_id else None
    now = call.clock.now()
    row = call.insert(
        decisions,
        meeting_id=meeting.meeting_id,
        text=given.text.strip(),
        agenda_item_id=item.agenda_item_id if item is not None else None,
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    call.emit("crm.tickets.Decision.created", message(row))
    for number, action in enumerate(request.actions):
        path = f"actions[{number}]"
        values = action_handlers.values_of(action, path) | {"decision_id": row.decision_id}
        landing.make(call, _about(values, item), meeting, path)
    return message(row)


def _settled(call: "Call", meeting: Row, agenda_item_id: int) -> Row:
    """The agenda item that a decision settles: it counts as discussed; it may have come from an earlier meeting."""
    item = seeing.hanging(call, agenda_items, agenda_item_id, held=True)
    if item.meeting_id != meeting.meeting_id:
        earlier = seeing.one(call, meetings, item.meeting_id)
        same = earlier.regular_meeting_id == meeting.regular_meeting_id
        if not same or meeting.regular_meeting_id is None:
            raise NotFound("agenda_item", agenda_item_id)
    return agenda.discussed(call, item) if item.state == "open" else item


def _about(values: dict[str, object], item: Row | None) -> dict[str, object]:
    """The action, about what the agenda item was about unless it says otherwise."""
    if item is None:
        return values
    if item.ticket_id is not None and not values["ticket_ids"]:
        values["ticket_ids"] = [item.ticket_id]
    return values | {"product": values["product"] or item.product}


def get_decision(call: "Call", request: pb.GetDecisionRequest) -> pb.Decision:
    """One decision."""
    return message(seeing.hanging(call, decisions, request.decision_id))


def list_decisions(call: "Call", request: pb.ListDecisionsRequest) -> pb.ListDecisionsResponse:
    """The decisions of a meeting."""
    meeting = seeing.one(call, meetings, request.meeting_id)
    return lists.reply(
        call,
        decisions,
        request,
        pb.ListDecisionsResponse,
        filterable=FILTERABLE,
        order_by="decision_id",
        where=seeing.DECISIONS,
        _meeting=meeting.meeting_id,
    )


def _held(call: "Call", decision_id: int, etag: str) -> Row:
    """A decision that may still change, held."""
    row, meeting = seeing.with_meeting(call, decisions, decision_id, etag)
    if meeting.minutes_state == "agreed":
        raise Precondition("MINUTES_AGREED", "The minutes are agreed: what was decided stays.")
    return row


def update_decision(call: "Call", request: pb.UpdateDecisionRequest) -> pb.Decision:
    """Corrects what was noted."""
    given = request.decision
    row = _held(call, given.decision_id, given.etag)
    asked = records.changes(given, request.update_mask)
    text = asked.get("text", row.text).strip()
    return _written(call, row, "updated", text=text) if text != row.text else message(row)


def delete_decision(call: "Call", request: pb.DeleteDecisionRequest) -> pb.Decision:
    """It was not decided after all."""
    row = _held(call, request.decision_id, request.etag)
    return _written(call, row, "deleted", delete_time=call.clock.now())


def _written(call: "Call", row: Row, event: str, **values: object) -> pb.Decision:
    after = call.update(decisions, row.decision_id, **values, update_time=call.clock.now())
    call.emit(f"crm.tickets.Decision.{event}", message(after), before=message(row))
    return message(after)
