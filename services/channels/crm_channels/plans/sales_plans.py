"""Sales plans: made, read, listed, changed, agreed, opened again and closed.

The rule kept here: what was agreed does not change unseen: a plan is opened again with a reason first. A partner's own
people see no drafts, and of a plan only what concerns them.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import sales_plans_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.errors import UniqueViolation
from sqlalchemy import BigInteger, ColumnElement, bindparam, func, select

from crm_channels import queries, words
from crm_channels.plans import rules
from crm_channels.tables import sales_plans, sales_targets

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("name", "plan_year", "currency", "measure", "basis", "notes", "owner_id", "team")
FILTERABLE = (
    *("sales_plan_id", "name", "plan_year", "currency", "measure", "basis", "state"),
    *("owner_id", "team", "create_time", "update_time", "delete_time"),
)
EVENT = "crm.channels.SalesPlan."
HAS_TARGETS = Statement(
    select(func.count().label("number")).where(
        sales_targets.c.sales_plan_id == bindparam("plan", type_=BigInteger()),
        sales_targets.c.delete_time.is_(None),
    )
)


def message(call: "Call", row: "Row") -> pb.SalesPlan:
    """The plan as this caller may see it."""
    plan = records.to_message(pb.SalesPlan, row)
    if call.principal.rows == "partner":
        for name in ("notes", "reopen_reason"):
            plan.ClearField(name)
    return plan


def seen(call: "Call", sales_plan_id: int) -> "Row":
    """The plan that the caller may see."""
    row = queries.found(call, sales_plans, sales_plan_id)
    if call.principal.rows == "partner" and row.state == "draft":
        raise NotFound("sales_plan", sales_plan_id)
    return row


def open_draft(call: "Call", sales_plan_id: int) -> "Row":
    """The plan, held so that nobody agrees it meanwhile; Precondition unless it is a draft."""
    row = queries.held(call, sales_plans, sales_plan_id)
    if row.state != "draft":
        raise _state(row)
    return row


def _state(row: "Row") -> Precondition:
    state = words.state_name(pb.SalesPlanState.DESCRIPTOR, row.state)
    text = said("The plan is “%(state)s”: this cannot be done with it now.", state=state)
    return Precondition("PLAN_STATE", text)


def _taken(name: str) -> AlreadyExists:
    text = said("There is a plan “%(name)s” for this year already.", name=name)
    return AlreadyExists("PLAN_NAME_TAKEN", text)


def create_sales_plan(call: "Call", request: pb.CreateSalesPlanRequest) -> pb.SalesPlan:
    """A new plan, a draft."""
    values: dict[str, Any] = records.values(request.sales_plan, *FIELDS)
    values["measure"] = values["measure"] or "amount"
    values["basis"] = values["basis"] or "orders"
    values["owner_id"] = values["owner_id"] or call.principal.id
    values["team"] = values["team"] or call.principal.team
    now = call.clock.now()
    try:
        row = call.insert(sales_plans, **values, state="draft", create_time=now, update_time=now)
    except UniqueViolation:
        raise _taken(request.sales_plan.name) from None
    made = records.to_message(pb.SalesPlan, row)
    call.emit(EVENT + "created", made)
    return made


def get_sales_plan(call: "Call", request: pb.GetSalesPlanRequest) -> pb.SalesPlan:
    """One plan."""
    return message(call, seen(call, request.sales_plan_id))


def _no_drafts() -> ColumnElement[bool]:
    return sales_plans.c.state != "draft"


def list_sales_plans(call: "Call", request: pb.ListSalesPlansRequest) -> pb.ListSalesPlansResponse:
    """The plans that the caller may see."""
    found, token = lists.page(
        call,
        sales_plans,
        request,
        pb.SalesPlan,
        order_by="plan_year desc, name",
        filterable=FILTERABLE,
        where=_no_drafts if call.principal.rows == "partner" else None,
        convert=lambda row: message(call, row),
    )
    return pb.ListSalesPlansResponse(sales_plans=found, next_page_token=token)


def update_sales_plan(call: "Call", request: pb.UpdateSalesPlanRequest) -> pb.SalesPlan:
    """Changes what the mask names; of a plan that is no draft only who looks after it, and notes."""
    given = request.sales_plan
    row = queries.held(call, sales_plans, given.sales_plan_id, given.etag)
    values = records.changes(given, request.update_mask)
    for name, usual in (("measure", row.measure), ("basis", row.basis)):
        if name in values:
            values[name] = values[name] or usual
    if row.state != "draft" and values.keys() - {"notes", "owner_id", "team"}:
        raise _state(row)
    return _changed(call, "updated", row, **values)


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.SalesPlan:
    try:
        after = call.update(sales_plans, row.sales_plan_id, **values, update_time=call.clock.now())
    except UniqueViolation:
        raise _taken(values.get("name", row.name)) from None
    made = records.to_message(pb.SalesPlan, after)
    call.emit(EVENT + what, made, before=records.to_message(pb.SalesPlan, row))
    return message(call, after)


def delete_sales_plan(call: "Call", request: pb.DeleteSalesPlanRequest) -> pb.SalesPlan:
    """Deletes a draft."""
    row = queries.held(call, sales_plans, request.sales_plan_id, request.etag)
    if row.state != "draft":
        raise _state(row)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_sales_plan(call: "Call", request: pb.UndeleteSalesPlanRequest) -> pb.SalesPlan:
    """Brings a plan back; one that is not deleted stays as it is."""
    row = queries.held(call, sales_plans, request.sales_plan_id, request.etag, deleted=True)
    if row.delete_time is None:
        return message(call, row)
    return _changed(call, "undeleted", row, delete_time=None)


def _step(call: "Call", sales_plan_id: int, etag: str, step: str) -> tuple["Row", str]:
    row = queries.held(call, sales_plans, sales_plan_id, etag)
    state = rules.next_state(row.state, step)
    if state is None:
        raise _state(row)
    return row, state


def agree_sales_plan(call: "Call", request: pb.AgreeSalesPlanRequest) -> pb.SalesPlan:
    """The plan holds."""
    row, state = _step(call, request.sales_plan_id, request.etag, "agree")
    targets = call.first(HAS_TARGETS, plan=row.sales_plan_id)
    if targets is None or not targets.number:
        raise Precondition("PLAN_EMPTY", N_("A plan without a target cannot be agreed."))
    who, now = call.principal.id, call.clock.now()
    return _changed(call, "agreed", row, state=state, agreed_by=who, agree_time=now)


def reopen_sales_plan(call: "Call", request: pb.ReopenSalesPlanRequest) -> pb.SalesPlan:
    """Back to a draft."""
    row, state = _step(call, request.sales_plan_id, request.etag, "reopen")
    return _changed(call, "reopened", row, state=state, reopen_reason=request.reason)


def close_sales_plan(call: "Call", request: pb.CloseSalesPlanRequest) -> pb.SalesPlan:
    """The year is over."""
    row, state = _step(call, request.sales_plan_id, request.etag, "close")
    return _changed(call, "closed", row, state=state)
