"""What is done for a goal: words of its own, or an action of tickets that is shown and never copied.

The rule kept here: an action of tickets is read from the facts as it is now, and its words only by who may see it; it
changes in tickets alone. The person of an action changes its state, everything else is for who may change the goal.
"""

from typing import TYPE_CHECKING, Any

from crm.reports.v1 import goals_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.records import check_etag, enum_numbers
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_reports.follower import following_of
from crm_reports.goals import rules, seeing
from crm_reports.goals.tables import goal_actions
from crm_reports.rules import WrongInput, day_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

OF_GOAL = Statement(
    select(goal_actions)
    .where(
        goal_actions.c.goal_id == bindparam("goal_id", type_=BigInteger()),
        goal_actions.c.delete_time.is_(None),
    )
    .order_by(goal_actions.c.due_date.nulls_last(), goal_actions.c.goal_action_id)
)
HELD = Statement(
    select(goal_actions)
    .where(goal_actions.c.goal_action_id == bindparam("key", type_=BigInteger()))
    .with_for_update(key_share=True)
)
# The states of tickets' actions in ours.
STATES = {
    "proposed": "open",
    "open": "open",
    "in_progress": "in_progress",
    "done": "done",
    "verified": "done",
    "cancelled": "cancelled",
}


def of_goal(call: "Call", goal_id: int) -> list[pb.GoalAction]:
    """The actions of a goal, the earliest due first."""
    rows = call.all(OF_GOAL, goal_id=goal_id)
    known = _of_tickets(call, [row.ticket_action_id for row in rows if row.ticket_action_id])
    return [_shown(call, row, known.get(row.ticket_action_id)) for row in rows]


def _of_tickets(call: "Call", ids: list[int]) -> dict[int, Any]:
    """What the facts say of these actions."""
    if not ids:
        return {}
    found = following_of(call).facts.read(
        "select action_id, title, state, owner_id, team, due_time from actions"
        " where delete_time is null and list_contains($ids, action_id)",
        {"ids": ids},
    )
    return {row[0]: row for row in found}


def _shown(call: "Call", row: Row, known: Any) -> pb.GoalAction:
    """An action; of one of tickets what the caller may see of it."""
    made = records.to_message(pb.GoalAction, row)
    if not row.ticket_action_id:
        return made
    base = call.peers.home.app.config.modules.get("tickets", "").rstrip("/")
    made.url = f"{base}/actions/{row.ticket_action_id}" if base else ""
    if known is None:
        return made
    _number, title, state, owner, team, due = known
    who = call.principal
    made.state = enum_numbers(pb.GoalActionState.DESCRIPTOR)[STATES[state]]  # type: ignore[assignment]
    made.owner_id, made.due_date = owner or "", due.date().isoformat() if due else ""
    if who.rows == "all" or who.id == owner or (who.rows == "team" and who.team == team):
        made.text = title
    return made


def create_goal_action(call: "Call", request: pb.CreateGoalActionRequest) -> pb.GoalAction:
    """Adds an action to a goal."""
    given = request.goal_action
    goal = seeing.one(call, given.goal_id, held=True)
    seeing.need_change(call, goal.level, goal.team)
    there = call.all(OF_GOAL, goal_id=goal.goal_id)
    if bool(given.text.strip()) == bool(given.ticket_action_id):
        raise Invalid(
            {"goal_action.text": "needs words, or the number of an action of tickets, and not both"}
        )
    if len(there) >= rules.MOST_ACTIONS:
        text = said("A goal has at most %(most)s actions.", most=rules.MOST_ACTIONS)
        raise Precondition("TOO_MANY_ACTIONS", text)
    if given.ticket_action_id:
        if not call.peers.home.has("tickets"):
            raise Invalid(
                {
                    "goal_action.ticket_action_id": "needs tickets, which is not part of this installation"
                }
            )
        if any(row.ticket_action_id == given.ticket_action_id for row in there):
            raise AlreadyExists("ACTION_THERE", "This action of tickets is there already.")
    values = _values(given)
    row = call.insert(
        goal_actions,
        goal_id=goal.goal_id,
        ticket_action_id=given.ticket_action_id or None,
        **values,
    )
    made = _one(call, row)
    call.emit("crm.reports.GoalAction.created", records.to_message(pb.GoalAction, row))
    return made


def _one(call: "Call", row: Row) -> pb.GoalAction:
    ids = [row.ticket_action_id] if row.ticket_action_id else []
    return _shown(call, row, _of_tickets(call, ids).get(row.ticket_action_id))


def _values(given: pb.GoalAction) -> dict[str, Any]:
    if given.ticket_action_id:
        return {"state": "open"}
    try:
        due = day_of("goal_action.due_date", given.due_date)
    except WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    state = records.values(given, "state")["state"] or "open"
    text, owner = given.text.strip(), given.owner_id.strip()
    return {"text": text, "owner_id": owner, "due_date": due, "state": state}


def _held(call: "Call", action_id: int, etag: str) -> tuple[Row, Row]:
    """An action and its goal, held; NotFound where the goal is not seen."""
    row = call.first(HELD, key=action_id)
    if row is None or row.delete_time is not None:
        raise NotFound("action", action_id)
    check_etag(row, etag)
    try:
        return row, seeing.one(call, row.goal_id)
    except NotFound:
        raise NotFound("action", action_id) from None


def update_goal_action(call: "Call", request: pb.UpdateGoalActionRequest) -> pb.GoalAction:
    """Changes an action."""
    given = request.goal_action
    row, goal = _held(call, given.goal_action_id, given.etag)
    if row.ticket_action_id:
        raise Precondition("OF_TICKETS", "This action is one of tickets: it is changed there.")
    names = set(records.masked_names(given, request.update_mask)) - {"goal_id", "ticket_action_id"}
    whole = records.to_message(pb.GoalAction, row)
    for name in names:
        setattr(whole, name, getattr(given, name))
    values = _values(whole)
    if not values["text"]:
        raise Invalid({"goal_action.text": "must not be empty"})
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed.keys() - {"state"} or row.owner_id != call.principal.id:
        seeing.need_change(call, goal.level, goal.team)
    if not changed:
        return _one(call, row)
    after = call.update(goal_actions, row.goal_action_id, **changed, update_time=call.clock.now())
    before = records.to_message(pb.GoalAction, row)
    told = records.to_message(pb.GoalAction, after)
    call.emit("crm.reports.GoalAction.updated", told, before=before)
    return _one(call, after)


def delete_goal_action(call: "Call", request: pb.DeleteGoalActionRequest) -> pb.GoalAction:
    """Takes an action away."""
    row, goal = _held(call, request.goal_action_id, request.etag)
    seeing.need_change(call, goal.level, goal.team)
    now = call.clock.now()
    after = call.update(goal_actions, row.goal_action_id, delete_time=now, update_time=now)
    told = records.to_message(pb.GoalAction, after)
    call.emit("crm.reports.GoalAction.deleted", told, before=records.to_message(pb.GoalAction, row))
    return told
