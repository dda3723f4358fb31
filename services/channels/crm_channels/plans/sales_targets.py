"""Targets of a plan: made, changed, and spread over the months.

The rule kept here: one target for a partner, product line and territory of a plan, at any concurrency; targets change
in a draft only; a figure that is spread is neither more nor less than its parts.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import sales_plans_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.i18n import N_
from psycopg.errors import UniqueViolation

from crm_channels import queries
from crm_channels.plans import figures, rules
from crm_channels.plans.sales_plans import open_draft
from crm_channels.tables import partners, sales_targets
from crm_channels.tables.plans import MONTHS

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

NAMED = ("partner_id", "product_line", "territory")
FIELDS = (*NAMED, "period", *MONTHS, "notes", "owner_id", "team")
FILTERABLE = (
    *("sales_target_id", "sales_plan_id", *NAMED, "period", "total", "owner_id", "team"),
    *("create_time", "update_time", "delete_time"),
)
EVENT = "crm.channels.SalesTarget."
METHODS = records.enum_names(pb.SpreadMethod.DESCRIPTOR)


def messages(call: "Call", rows: Sequence["Row"]) -> list[pb.SalesTarget]:
    """Targets with the names of their partners."""
    known = queries.rows_of(call, partners, {row.partner_id for row in rows if row.partner_id})
    return [
        records.to_message(
            pb.SalesTarget,
            row,
            partner_name=known[row.partner_id].name if row.partner_id in known else "",
        )
        for row in rows
    ]


def _exists() -> AlreadyExists:
    text = N_("The plan has a target for this partner, product line and territory already.")
    return AlreadyExists("TARGET_EXISTS", text)


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """No target is a target of nothing."""
    for name in MONTHS:
        if name in values:
            values[name] = values[name] or Decimal(0)
    if "period" in values:
        values["period"] = values["period"] or "monthly"
    for name in ("product_line", "territory"):
        if name in values:
            values[name] = values[name].strip()
    return values


def _cared_for(call: "Call", partner_id: int, values: dict[str, Any]) -> None:
    """Whose target it is, unless somebody is named: the partner's rep; a rep's own stay a rep's own."""
    partner = queries.alive(call, partners, partner_id) if partner_id else None
    if call.principal.rows == "own":
        values |= {"owner_id": call.principal.id, "team": call.principal.team}
    if not values.get("owner_id"):
        values["owner_id"] = (partner.owner_id if partner else "") or call.principal.id
    if not values.get("team"):
        values["team"] = (partner.team if partner else "") or call.principal.team


def create_sales_target(call: "Call", request: pb.CreateSalesTargetRequest) -> pb.SalesTarget:
    """A new target of a draft."""
    given = request.sales_target
    values = _cleaned(records.values(given, *FIELDS))
    _cared_for(call, given.partner_id, values)
    plan = open_draft(call, given.sales_plan_id)
    now = call.clock.now()
    key = {"sales_plan_id": plan.sales_plan_id, "create_time": now, "update_time": now}
    try:
        row = call.insert(sales_targets, **values, **key)
    except UniqueViolation:
        raise _exists() from None
    (made,) = messages(call, [row])
    call.emit(EVENT + "created", made)
    return made


def get_sales_target(call: "Call", request: pb.GetSalesTargetRequest) -> pb.SalesTarget:
    """One target."""
    return messages(call, [queries.found(call, sales_targets, request.sales_target_id)])[0]


def list_sales_targets(
    call: "Call", request: pb.ListSalesTargetsRequest
) -> pb.ListSalesTargetsResponse:
    """The targets that the caller may see."""
    rows, token = lists.page(
        call,
        sales_targets,
        request,
        pb.SalesTarget,
        order_by="sales_target_id",
        filterable=FILTERABLE,
        convert=lambda row: row,
    )
    return pb.ListSalesTargetsResponse(sales_targets=messages(call, rows), next_page_token=token)


def update_sales_target(call: "Call", request: pb.UpdateSalesTargetRequest) -> pb.SalesTarget:
    """Changes what the mask names."""
    given = request.sales_target
    row = queries.held(call, sales_targets, given.sales_target_id, given.etag)
    values = _cleaned(records.changes(given, request.update_mask))
    if values.pop("sales_plan_id", row.sales_plan_id) != row.sales_plan_id:
        text = N_("cannot be changed: make another target instead")
        raise Invalid({"sales_target.sales_plan_id": text})
    open_draft(call, row.sales_plan_id)
    if values.get("partner_id"):
        queries.alive(call, partners, values["partner_id"])
    return _changed(call, "updated", row, **values)


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.SalesTarget:
    now = call.clock.now()
    try:
        after = call.update(sales_targets, row.sales_target_id, **values, update_time=now)
    except UniqueViolation:
        raise _exists() from None
    before, made = messages(call, [row, after])
    call.emit(EVENT + what, made, before=before)
    return made


def delete_sales_target(call: "Call", request: pb.DeleteSalesTargetRequest) -> pb.SalesTarget:
    """Deletes a target of a draft."""
    row = queries.held(call, sales_targets, request.sales_target_id, request.etag)
    open_draft(call, row.sales_plan_id)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_sales_target(call: "Call", request: pb.UndeleteSalesTargetRequest) -> pb.SalesTarget:
    """Brings a target back; one that is not deleted stays as it is."""
    row = queries.held(call, sales_targets, request.sales_target_id, request.etag, deleted=True)
    if row.delete_time is None:
        return messages(call, [row])[0]
    open_draft(call, row.sales_plan_id)
    return _changed(call, "undeleted", row, delete_time=None)


def spread_sales_target(call: "Call", request: pb.SpreadSalesTargetRequest) -> pb.SalesTarget:
    """One figure, or four, over the months."""
    row = queries.held(call, sales_targets, request.sales_target_id, request.etag)
    plan = open_draft(call, row.sales_plan_id)
    if bool(request.total) == bool(request.quarters):
        raise Invalid({"total": N_("say one figure for the year, or four for its quarters")})
    if request.quarters and len(request.quarters) != 4:
        raise Invalid({"quarters": N_("must be four")})
    weights = _weights(call, request, plan, row)
    if request.total:
        months, period = rules.spread(Decimal(request.total), weights), "yearly"
    else:
        quarters = [Decimal(text) for text in request.quarters]
        months, period = rules.spread_quarters(quarters, weights), "quarterly"
    values = dict(zip(MONTHS, months, strict=True))
    return _changed(call, "spread", row, **values, period=period)


def _weights(
    call: "Call", request: pb.SpreadSalesTargetRequest, plan: "Row", row: "Row"
) -> list[Decimal]:
    """The weights of the twelve months."""
    method = METHODS.get(request.method, "evenly")
    if (method == "weights") != bool(request.weights):
        raise Invalid({"weights": N_("are needed for spreading by weights, and only then")})
    if method == "weights":
        weights = [Decimal(text) for text in request.weights]
        if len(weights) != rules.MONTHS or not sum(weights):
            raise Invalid({"weights": N_("must be twelve, and not all of them nothing")})
        return weights
    if method == "evenly":
        return [Decimal(1)] * rules.MONTHS
    found = figures.history_of(call, plan, row)
    weights = found.last_year() if method == "last_year" else found.seasons()
    if not any(weight > 0 for weight in weights):
        text = N_("There are no sales of the years before to go by.")
        raise Precondition("NO_HISTORY", text)
    return [max(weight, rules.NOTHING) for weight in weights]
