"""The plan of a project: milestones, tasks, and what people say to each other about it.

The rule kept here: who gets a task is told of it; what is said reaches all who work on the deal.
"""

from collections.abc import Sequence
from typing import Any

from crm.customers.v1 import projects_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Row
from sqlalchemy import BigInteger, bindparam, select

from crm_customers.deals import seeing
from crm_customers.deals.deals import day
from crm_customers.projects.projects import tell
from crm_customers.tables import deal_messages, deal_milestones, deal_tasks

OF_MILESTONE = ("name", "due_date", "done_date", "note")
OF_TASK = ("title", "assignee_id", "due_date", "deal_milestone_id")


def _dated(values: dict[str, Any], place: str) -> dict[str, Any]:
    """The same with days as days."""
    for name in ("due_date", "done_date"):
        if name in values:
            values[name] = day(values[name], f"{place}.{name}")
    return values


def create_deal_milestone(call: Call, request: pb.CreateDealMilestoneRequest) -> pb.DealMilestone:
    """A milestone."""
    given = request.deal_milestone
    deal = seeing.alive(call, given.deal_id)
    values = _dated(records.values(given, *OF_MILESTONE), "deal_milestone")
    now = call.clock.now()
    row = call.insert(
        deal_milestones, deal_id=deal.deal_id, **values, create_time=now, update_time=now
    )
    made = records.to_message(pb.DealMilestone, row)
    call.emit("crm.customers.DealMilestone.created", made)
    return made


def _masked(given: Any, request: Any, names: Sequence[str], place: str) -> dict[str, Any]:
    masked = [n for n in records.masked_names(given, request.update_mask) if n in names]
    values = _dated(records.values(given, *masked), place)
    if "due_date" in values and values["due_date"] is None and "name" in names:
        raise Invalid({f"{place}.due_date": "is needed"})
    return values


def update_deal_milestone(call: Call, request: pb.UpdateDealMilestoneRequest) -> pb.DealMilestone:
    """Changes a milestone."""
    given = request.deal_milestone
    row, _deal = seeing.part(call, deal_milestones, given.deal_milestone_id, "milestone")
    records.check_etag(row, given.etag)
    values = _masked(given, request, OF_MILESTONE, "deal_milestone")
    key, now = row.deal_milestone_id, call.clock.now()
    made = records.to_message(
        pb.DealMilestone, call.update(deal_milestones, key, **values, update_time=now)
    )
    before = records.to_message(pb.DealMilestone, row)
    call.emit("crm.customers.DealMilestone.updated", made, before=before)
    return made


def _check_milestone(call: Call, deal: Row, milestone_id: int | None) -> None:
    if not milestone_id:
        return
    found = select(deal_milestones.c.deal_id).where(
        deal_milestones.c.deal_milestone_id == bindparam("key", type_=BigInteger),
        deal_milestones.c.deal_id == bindparam("deal", type_=BigInteger),
    )
    if call.first(found, key=milestone_id, deal=deal.deal_id) is None:
        raise Invalid({"deal_task.deal_milestone_id": "is no milestone of this deal"})


def create_deal_task(call: Call, request: pb.CreateDealTaskRequest) -> pb.DealTask:
    """A task."""
    given = request.deal_task
    deal = seeing.alive(call, given.deal_id)
    values = _dated(records.values(given, *OF_TASK), "deal_task")
    _check_milestone(call, deal, values["deal_milestone_id"])
    now = call.clock.now()
    row = call.insert(deal_tasks, deal_id=deal.deal_id, **values, create_time=now, update_time=now)
    made = records.to_message(pb.DealTask, row)
    call.emit("crm.customers.DealTask.created", made)
    _tell_assignee(call, deal, row)
    return made


def _tell_assignee(call: Call, deal: Row, row: Row) -> None:
    if row.assignee_id:
        text = said("A task of “%(deal)s” is yours: %(task)s", deal=deal.name, task=row.title)
        tell(call, deal, [row.assignee_id], "deal_task", text)


def _task_changed(call: Call, what: str, row: Row, **values: Any) -> tuple[Row, pb.DealTask]:
    after = call.update(deal_tasks, row.deal_task_id, **values, update_time=call.clock.now())
    made = records.to_message(pb.DealTask, after)
    before = records.to_message(pb.DealTask, row)
    call.emit(f"crm.customers.DealTask.{what}", made, before=before)
    return after, made


def update_deal_task(call: Call, request: pb.UpdateDealTaskRequest) -> pb.DealTask:
    """Changes a task."""
    given = request.deal_task
    row, deal = seeing.part(call, deal_tasks, given.deal_task_id, "task")
    records.check_etag(row, given.etag)
    values = _masked(given, request, OF_TASK, "deal_task")
    _check_milestone(call, deal, values.get("deal_milestone_id"))
    after, made = _task_changed(call, "updated", row, **values)
    if after.assignee_id != row.assignee_id:
        _tell_assignee(call, deal, after)
    return made


def complete_deal_task(call: Call, request: pb.CompleteDealTaskRequest) -> pb.DealTask:
    """Done, or not done after all; saying it twice changes nothing."""
    row, _deal = seeing.part(call, deal_tasks, request.deal_task_id, "task")
    if (row.done_time is None) == request.undone:
        return records.to_message(pb.DealTask, row)
    done = None if request.undone else call.clock.now()
    by = "" if request.undone else call.principal.id
    what = "undone" if request.undone else "done"
    return _task_changed(call, what, row, done_time=done, done_by=by)[1]


def create_deal_message(call: Call, request: pb.CreateDealMessageRequest) -> pb.DealMessage:
    """Something is said."""
    given = request.deal_message
    deal = seeing.alive(call, given.deal_id)
    row = call.insert(
        deal_messages,
        deal_id=deal.deal_id,
        text=given.text,
        author_id=call.principal.id,
        create_time=call.clock.now(),
    )
    made = records.to_message(pb.DealMessage, row)
    call.emit("crm.customers.DealMessage.created", made)
    text = said("Something new was said about the deal “%(deal)s”.", deal=deal.name)
    tell(call, deal, sorted({deal.owner_id, *deal.member_ids} - {""}), "deal_message", text)
    return made
