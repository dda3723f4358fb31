"""What happens by itself: meetings are planned, packs assembled; actions are reminded of, overdue, or still nobody's.

The rule kept here: a job may run twice or late and does its work once, because the action's own row says whether it was
done; a new date is reminded of anew.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.i18n import N_
from crm_chassis.sql import Row

from crm_tickets.meetings import landing, packs, planning, rules
from crm_tickets.meetings.landing import message
from crm_tickets.meetings.seeing import OWN
from crm_tickets.tables import actions

if TYPE_CHECKING:
    from crm_chassis.call import Call


def _to_do(call: "Call", payload: dict[str, Any]) -> Row | None:
    """The action, held, while there is still something to do."""
    row = call.first(OWN[actions, True], key=payload["action_id"])
    gone = row is None or row.delete_time is not None or row.state not in rules.TO_DO
    return None if gone else row


def _noted(call: "Call", row: Row, event: str, column: str) -> Row:
    """The action with the moment noted; its etag stays, so that nobody who edits it is disturbed."""
    now: dict[str, Any] = {column: call.clock.now()}
    after = call.update(actions, row.action_id, **now, etag=row.etag)
    call.emit(f"crm.tickets.Action.{event}", message(after), before=message(row))
    return after


def remind_action(call: "Call", payload: dict[str, Any]) -> None:
    """Its day comes near."""
    row, now = _to_do(call, payload), call.clock.now()
    if row is None or row.remind_time is not None or row.due_time is None:
        return
    if now < row.due_time - rules.REMIND or now >= row.due_time:
        return
    _noted(call, row, "reminded", "remind_time")
    landing.tell(
        call, [row.owner_id], row, "due_soon", landing.told(row, N_("Due on %(day)s: %(title)s"))
    )


def action_overdue(call: "Call", payload: dict[str, Any]) -> None:
    """Its day is over, and it is still to do."""
    row, now = _to_do(call, payload), call.clock.now()
    if row is None or row.overdue_time is not None:
        return
    if not rules.is_overdue(row.state, row.due_time, now):
        return
    _noted(call, row, "overdue", "overdue_time")
    text = landing.told(row, N_("Overdue since %(day)s: %(title)s"))
    landing.tell(call, [row.owner_id, *landing.above(call, row)], row, "overdue", text)


def escalate_action(call: "Call", payload: dict[str, Any]) -> None:
    """A day has gone by, and still nobody has it."""
    row = _to_do(call, payload)
    if row is None or row.escalate_time is not None or row.owner_id:
        return
    if call.clock.now() < row.create_time + rules.ESCALATE:
        return
    _noted(call, row, "escalated", "escalate_time")
    landing.tell_leaders(call, row, "ownerless", N_("Still nobody has this: %(title)s"))


JOBS: dict[str, Any] = {
    "plan_meetings": planning.plan_meetings,
    "plan_meeting": planning.plan_meeting,
    "assemble_pack": packs.assemble_pack,
    "remind_action": remind_action,
    "action_overdue": action_overdue,
    "escalate_action": escalate_action,
}
PERIODIC: dict[str, float] = {"plan_meetings": 24 * 3600.0}
