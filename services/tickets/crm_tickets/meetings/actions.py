"""Handlers of actions: with a department, a person, a date and a state, until somebody else has seen that it helped.

The rule kept here: an action changes its state only by a step of rules.ACTION, and never loses the person or the date
that it once had. Whatever changes one holds its row first.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import actions_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Forbidden, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.sql import Row
from crm_chassis.tables import users
from sqlalchemy import Boolean, ColumnElement, DateTime, and_, bindparam, exists, or_, select
from sqlalchemy.dialects.postgresql import array

from crm_tickets import people as directory
from crm_tickets import queries
from crm_tickets.meetings import landing, people, rules, seeing
from crm_tickets.meetings.landing import message
from crm_tickets.tables import actions, decisions, meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "action_id",
    "title",
    "kind",
    "state",
    "owner_id",
    "team",
    "due_date",
    "due_time",
    "category",
    "product",
    "meeting_id",
    "decision_id",
    "regular_meeting_id",
    "source",
    "creator_id",
    "account_id",
    "finish_time",
    "close_time",
    "overdue_time",
    "pack_count",
    "create_time",
    "update_time",
    "delete_time",
)
SAID = ("title", "description", "kind", "category", "product", "owner_id", "team")


def values_of(given: pb.Action, path: str = "action") -> dict[str, Any]:
    """What a new action says."""
    values = records.values(given, *SAID, "ticket_ids", "decision_id")
    return values | {"due_date": landing.day_of(given.due_date, path)}


def create_action(call: "Call", request: pb.CreateActionRequest) -> pb.Action:
    """Makes an action, of a meeting or by itself."""
    given = request.action
    values, meeting = values_of(given), None
    if given.decision_id:
        decided = seeing.hanging(call, decisions, given.decision_id)
        if given.meeting_id not in (0, decided.meeting_id):
            raise NotFound("decision", given.decision_id)
        meeting = seeing.one(call, meetings, decided.meeting_id)
    elif given.meeting_id:
        meeting = seeing.one(call, meetings, given.meeting_id)
    elif given.ticket_ids:
        values["source"] = "ticket"
    return message(landing.make(call, values, meeting))


def get_action(call: "Call", request: pb.GetActionRequest) -> pb.Action:
    """One action."""
    return message(seeing.one(call, actions, request.action_id, gone=True))


def _to_do() -> ColumnElement[bool]:
    return actions.c.state.in_(rules.TO_DO)


def _nobody_has_it() -> ColumnElement[bool]:
    """Nobody was named, or who was named has left."""
    left = and_(users.c.user_id == actions.c.owner_id, users.c.disabled_time.is_not(None))
    return and_(_to_do(), or_(actions.c.owner_id == "", exists(select(1).where(left))))


def _listed() -> ColumnElement[bool]:
    """Actions by what a list asked for; each part is off unless its parameter says so."""
    moment = bindparam("_now", type_=DateTime(timezone=True))
    mine, team = queries.word("_me"), queries.word("_team")
    about = queries.number("_ticket")

    def unless(name: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
        return or_(~bindparam(name, type_=Boolean()), condition)

    return and_(
        unless("_open", actions.c.state.not_in(rules.CLOSED)),
        unless("_overdue", and_(_to_do(), actions.c.due_time <= moment)),
        unless("_ownerless", _nobody_has_it()),
        unless("_mine", actions.c.owner_id == mine),
        unless("_ours", or_(team == "", actions.c.team == team)),
        or_(about == 0, actions.c.ticket_ids.contains(array([about]))),
    )


def list_actions(call: "Call", request: pb.ListActionsRequest) -> pb.ListActionsResponse:
    """A page of actions."""
    me = call.principal
    found, token = lists.page(
        call,
        actions,
        request,
        pb.Action,
        filterable=FILTERABLE,
        order_by="due_time",
        where=_listed,
        convert=message,
        _open=request.open_only,
        _overdue=request.overdue_only,
        _ownerless=request.ownerless_only,
        _mine=request.mine_only,
        _ours=request.department_only,
        _me=me.id,
        _team=me.team,
        _ticket=request.ticket_id,
        _now=call.clock.now(),
    )
    return pb.ListActionsResponse(actions=found, next_page_token=token)


def update_action(call: "Call", request: pb.UpdateActionRequest) -> pb.Action:
    """Changes what it says, who does it, or by when."""
    given = request.action
    row = seeing.one(call, actions, given.action_id, given.etag, held=True)
    if row.state in rules.CLOSED:
        raise Precondition("ACTION_CLOSED", "This action is closed: open it again to change it.")
    asked = records.changes(given, request.update_mask)
    values = {name: asked[name] for name in (*SAID, "ticket_ids") if name in asked}
    values |= _landing(call, row, given, asked)
    if "title" in values:
        values["title"] = values["title"].strip()
    if "kind" in values:
        values["kind"] = values["kind"] or "task"
    if "ticket_ids" in values:
        for ticket_id in set(values["ticket_ids"]) - set(row.ticket_ids):
            queries.ticket(call, ticket_id, held=False)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    return message(_changed(call, row, changed) if changed else row)


def _landing(call: "Call", row: Row, given: pb.Action, asked: dict[str, Any]) -> dict[str, Any]:
    """Who has it afterwards, by when, and the state that follows; raises Precondition when it would be left alone."""
    values: dict[str, Any] = {}
    owner, day = row.owner_id, row.due_date
    if "owner_id" in asked:
        owner = asked["owner_id"].strip()
        people.check(call, [owner], "action.owner_id")
        values["owner_id"] = owner
        if "team" not in asked:
            values["team"] = directory.team_of(call, owner) or row.team
    if "due_date" in asked:
        day = landing.day_of(given.due_date)
        values["due_date"] = day
        if day != row.due_date:
            due = landing.due_of(day, row.time_zone, call.clock.now())
            values |= {"due_time": due, "remind_time": None, "overdue_time": None}
    if row.state == "proposed":
        values["state"] = rules.first_state(owner, day)
    elif not rules.has_landed(owner, day):
        raise Precondition(
            "OWNER_NEEDED", "An open action keeps its person and its date: name others instead."
        )
    return values


def _changed(call: "Call", row: Row, changed: dict[str, Any]) -> Row:
    """The action after a change of what it says, with what follows from it."""
    owner = changed.get("owner_id", row.owner_id)
    after = call.update(
        actions,
        row.action_id,
        **changed,
        path_ids=rules.path(row.path_ids, owner),
        path_teams=rules.path(row.path_teams, changed.get("team", row.team)),
        update_time=call.clock.now(),
    )
    event = "opened" if after.state != row.state else "updated"
    call.emit(f"crm.tickets.Action.{event}", message(after), before=message(row))
    landing.expect(call, after)
    if after.owner_id != row.owner_id:
        landing.tell_owner(call, after)
    return after


def delete_action(call: "Call", request: pb.DeleteActionRequest) -> pb.Action:
    """It should never have been one."""
    row = seeing.one(call, actions, request.action_id, request.etag, held=True)
    return _moved(call, row, "deleted", delete_time=call.clock.now())


def undelete_action(call: "Call", request: pb.UndeleteActionRequest) -> pb.Action:
    """It was one after all."""
    row = seeing.one(call, actions, request.action_id, held=True, gone=True)
    if row.delete_time is None:
        return message(row)
    return _moved(call, row, "undeleted", delete_time=None)


def start_action(call: "Call", request: pb.StartActionRequest) -> pb.Action:
    """Work on it begins."""
    row, state = _held(call, request, "start")
    return _moved(call, row, "started", state=state)


def finish_action(call: "Call", request: pb.FinishActionRequest) -> pb.Action:
    """It is done."""
    row, state = _held(call, request, "finish")
    done = {"finish_time": call.clock.now(), "result": request.result.strip()}
    after = _moved(call, row, "finished", state=state, **done)
    landing.tell_leaders(call, row, "done", N_("Done, and to be verified: %(title)s"))
    return after


def verify_action(call: "Call", request: pb.VerifyActionRequest) -> pb.Action:
    """Somebody else has seen that it helped."""
    row, state = _held(call, request, "verify")
    me = call.principal.id
    if not rules.may_verify(row.owner_id, me, is_admin=seeing.is_admin(call)):
        raise Forbidden("Somebody else than who did it has to verify an action.")
    return _moved(call, row, "verified", state=state, close_time=call.clock.now(), verifier_id=me)


def reopen_action(call: "Call", request: pb.ReopenActionRequest) -> pb.Action:
    """It did not help, or was given up too early."""
    row, state = _held(call, request, "reopen")
    if not rules.has_landed(row.owner_id, row.due_date):
        state = "proposed"
    cleared = dict.fromkeys(("finish_time", "close_time", "overdue_time", "escalate_time"))
    after = _moved(
        call, row, "reopened", state=state, verifier_id="", reason=request.reason.strip(), **cleared
    )
    landing.tell(
        call, [row.owner_id], row, "reopened", landing.told(row, N_("Opened again: %(title)s"))
    )
    return after


def cancel_action(call: "Call", request: pb.CancelActionRequest) -> pb.Action:
    """It will not be done."""
    row, state = _held(call, request, "cancel")
    return _moved(
        call,
        row,
        "cancelled",
        state=state,
        close_time=call.clock.now(),
        reason=request.reason.strip(),
    )


def _held(call: "Call", request: Any, step: str) -> tuple[Row, str]:
    """An action that is to take a step, held, and where the step leads."""
    row = seeing.one(call, actions, request.action_id, request.etag, held=True)
    return row, seeing.next_state(rules.ACTION, row.state, step)


def _moved(call: "Call", row: Row, event: str, **values: Any) -> pb.Action:
    """The action after a step, with its event; what is open again is looked at again."""
    after = call.update(actions, row.action_id, **values, update_time=call.clock.now())
    call.emit(f"crm.tickets.Action.{event}", message(after), before=message(row))
    if after.delete_time is None:
        landing.expect(call, after)
    return message(after)
