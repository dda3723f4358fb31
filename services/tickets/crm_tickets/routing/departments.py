"""Handlers of departments: whom they send to the table when something is handed to them.

The rule kept here: a team has one department at most. A team without one works all the same.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import departments_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, bindparam, select

from crm_tickets.routing.keeping import Kept
from crm_tickets.tables import departments

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEPT = Kept(departments, pb.Department, "department")
FIELDS = ("team", "display_name", "liaison_ids", "deputy_ids", "inform_minutes")
FILTERABLE = ("department_id", "team", "display_name", "liaison_ids", "deputy_ids", "create_time")
OF_TEAM = Statement(
    select(*departments.c).where(
        departments.c.team == bindparam("team", type_=Text()), departments.c.delete_time.is_(None)
    )
)


def of_team(call: "Call", team: str) -> Row | None:
    """The department of a team."""
    return call.first(OF_TEAM, team=team) if team else None


def create_department(call: "Call", request: pb.CreateDepartmentRequest) -> pb.Department:
    """Adds a department."""
    values = _tidy(records.values(request.department, *FIELDS))
    _only_one(call, values["team"])
    return KEPT.make(call, values)


def get_department(call: "Call", request: pb.GetDepartmentRequest) -> pb.Department:
    """One department."""
    return KEPT.message(KEPT.row(call, request.department_id))


def list_departments(
    call: "Call", request: pb.ListDepartmentsRequest
) -> pb.ListDepartmentsResponse:
    """A page of departments."""
    return lists.reply(
        call,
        departments,
        request,
        pb.ListDepartmentsResponse,
        filterable=FILTERABLE,
        order_by="team",
    )


def update_department(call: "Call", request: pb.UpdateDepartmentRequest) -> pb.Department:
    """Changes a department."""
    given = request.department
    row = KEPT.row(call, given.department_id, given.etag, held=True)
    values = _tidy(records.changes(given, request.update_mask))
    if values.get("team", row.team) != row.team:
        _only_one(call, values["team"])
    return KEPT.change(call, row, values)


def delete_department(call: "Call", request: pb.DeleteDepartmentRequest) -> pb.Department:
    """Removes a department."""
    return KEPT.remove(call, request.department_id, request.etag)


def undelete_department(call: "Call", request: pb.UndeleteDepartmentRequest) -> pb.Department:
    """Restores a department."""
    _only_one(call, KEPT.row(call, request.department_id).team, but=request.department_id)
    return KEPT.restore(call, request.department_id)


def _tidy(values: dict[str, Any]) -> dict[str, Any]:
    """Without blanks around names, and each person once."""
    for name in ("liaison_ids", "deputy_ids"):
        if name in values:
            values[name] = list(dict.fromkeys(filter(None, map(str.strip, values[name]))))
    if "team" in values:
        values["team"] = values["team"].strip()
    return values


def _only_one(call: "Call", team: str, but: int = 0) -> None:
    found = of_team(call, team)
    if found is not None and found.department_id != but:
        text = said("The team %(team)s has a department already.", team=team)
        raise AlreadyExists("DEPARTMENT_EXISTS", text)
