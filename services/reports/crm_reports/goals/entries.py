"""What happened to a goal and what was said about it: written here and only ever added to.

The rule kept here: a change says who, when, why, and from what to what.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import goals_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.sql import Row
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, ColumnElement, bindparam

from crm_reports.goals import seeing
from crm_reports.goals.tables import goal_entries

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("goal_entry_id", "kind", "actor_id", "create_time")


def note(
    call: "Call",
    goal_id: int,
    kind: str,
    text: str = "",
    before: Any = None,
    changed: Mapping[str, Any] | None = None,
) -> Row:
    """Adds an entry."""
    changes = [
        {"field": name, "before": _told(getattr(before, name)), "after": _told(value)}
        for name, value in (changed or {}).items()
        if name not in ("direction", "baseline_measured")
    ]
    return call.insert(
        goal_entries,
        goal_id=goal_id,
        kind=kind,
        actor_id=call.principal.id,
        text=text,
        changes=Jsonb(changes),
        create_time=call.clock.now(),
    )


def _told(value: Any) -> str:
    """A column's value as an entry says it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(f"{each['name']}={each.get('value', '')}" for each in value)
    if hasattr(value, "normalize"):
        return records.decimal_text(value)
    return str(value)


def create_goal_comment(call: "Call", request: pb.CreateGoalCommentRequest) -> pb.GoalEntry:
    """Says something about a goal."""
    seeing.one(call, request.goal_id)
    row = note(call, request.goal_id, "comment", request.text.strip())
    made = records.to_message(pb.GoalEntry, row)
    call.emit("crm.reports.GoalEntry.created", made)
    return made


def _of_goal() -> ColumnElement[bool]:
    return goal_entries.c.goal_id == bindparam("_goal", type_=BigInteger())


def list_goal_entries(
    call: "Call", request: pb.ListGoalEntriesRequest
) -> pb.ListGoalEntriesResponse:
    """What happened to a goal, the newest first."""
    seeing.one(call, request.goal_id, gone=True)
    found, token = lists.page(
        call,
        goal_entries,
        request,
        pb.GoalEntry,
        filterable=FILTERABLE,
        order_by="goal_entry_id desc",
        where=_of_goal,
        _goal=request.goal_id,
    )
    return pb.ListGoalEntriesResponse(goal_entries=found, next_page_token=token)
