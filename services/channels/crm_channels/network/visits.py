"""Visits to partners: planned, done, cancelled; what came of them and what is next.

The rule kept here: a visit takes place once, what came of it is written with it, and one whose time is over is overdue
until somebody says what became of it.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import partner_visits_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from sqlalchemy import ColumnElement, and_, bindparam, literal

from crm_channels import rules, words
from crm_channels.network.belongings import Belonging
from crm_channels.network.rules import VISIT_STEPS
from crm_channels.price_books import NO_DAY
from crm_channels.tables import partner_visits

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

KIND = Belonging(
    table=partner_visits,
    message=pb.PartnerVisit,
    name="partner_visit",
    fields=(
        *("plan_time", "visitor_id", "purpose", "outcome", "notes", "next_step"),
        "next_step_date",
    ),
    days=("next_step_date",),
    filterable=(
        *("partner_visit_id", "partner_id", "state", "plan_time", "visitor_id", "done_time"),
        *("next_step_date", "create_time", "update_time", "delete_time"),
    ),
    order_by="plan_time desc",
)


def create_partner_visit(call: "Call", request: pb.CreatePartnerVisitRequest) -> pb.PartnerVisit:
    """A new one."""
    given = request.partner_visit
    given.visitor_id = given.visitor_id or call.principal.id
    made: pb.PartnerVisit = KIND.create(call, given, state="planned")
    return made


def get_partner_visit(call: "Call", request: pb.GetPartnerVisitRequest) -> pb.PartnerVisit:
    """One of them."""
    found: pb.PartnerVisit = KIND.get(call, request.partner_visit_id)
    return found


def list_partner_visits(
    call: "Call", request: pb.ListPartnerVisitsRequest
) -> pb.ListPartnerVisitsResponse:
    """Those that the caller may see."""
    now = call.clock.now()
    late: dict[str, Any] = {"where": _overdue, "now": now} if request.overdue else {}
    found, token = KIND.page(call, request, **late)
    return pb.ListPartnerVisitsResponse(partner_visits=found, next_page_token=token)


def update_partner_visit(call: "Call", request: pb.UpdatePartnerVisitRequest) -> pb.PartnerVisit:
    """Changes what the mask names."""
    row = KIND.held(call, request.partner_visit)
    if row.state == "cancelled":
        _next(row, "change")
    changed: pb.PartnerVisit = KIND.update(call, request.partner_visit, request.update_mask, row)
    return changed


def delete_partner_visit(call: "Call", request: pb.DeletePartnerVisitRequest) -> pb.PartnerVisit:
    """Deletes one softly."""
    deleted: pb.PartnerVisit = KIND.delete(call, request)
    return deleted


def undelete_partner_visit(
    call: "Call", request: pb.UndeletePartnerVisitRequest
) -> pb.PartnerVisit:
    """Brings one back."""
    restored: pb.PartnerVisit = KIND.undelete(call, request)
    return restored


def _overdue() -> ColumnElement[bool]:
    table = partner_visits.c
    return and_(
        table.state == literal("planned"),
        table.plan_time < bindparam("now", type_=table.plan_time.type),
    )


def _next(row: "Row", step: str) -> str:
    """The state that a step leads to; raises Precondition where it leads nowhere."""
    state = VISIT_STEPS.get((row.state, step))
    if state is None:
        text = said(
            "A visit that is “%(state)s” cannot take this step.",
            state=words.state_name(pb.PartnerVisitState.DESCRIPTOR, row.state),
        )
        raise Precondition("VISIT_STATE", text, metadata={"state": row.state})
    return state


def complete_partner_visit(
    call: "Call", request: pb.CompletePartnerVisitRequest
) -> pb.PartnerVisit:
    """It took place."""
    row = KIND.held(call, request)
    state, now = _next(row, "complete"), call.clock.now()
    done = records.moment_of(request.done_time) if request.HasField("done_time") else now
    if done > now:
        raise Invalid({"done_time": N_("must not be in the future")})
    values = records.values(request, "outcome", "notes", "next_step", "next_step_date")
    values["notes"] = values["notes"] or row.notes
    try:
        values["next_step_date"] = rules.day(request.next_step_date)
    except ValueError:
        raise Invalid({"next_step_date": NO_DAY}) from None
    completed: pb.PartnerVisit = KIND.write(
        call, "completed", row, **values, state=state, done_time=done
    )
    return completed


def cancel_partner_visit(call: "Call", request: pb.CancelPartnerVisitRequest) -> pb.PartnerVisit:
    """It does not take place."""
    row = KIND.held(call, request)
    values = {"outcome": request.reason} if request.reason else {}
    cancelled: pb.PartnerVisit = KIND.write(
        call, "cancelled", row, **values, state=_next(row, "cancel")
    )
    return cancelled
