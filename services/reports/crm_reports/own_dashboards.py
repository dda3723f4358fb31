"""Handlers of OwnDashboardsService: dashboards that people compose and share.

The rule kept here: a dashboard is checked when it is kept, so that it opens; sharing it opens nothing that its reader
could not see anyway; only who composed it (and administrators) change it.
"""

from typing import Any

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import own_dashboards_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.roles import ROLES
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, bindparam, func, or_, select
from sqlalchemy.sql import ColumnElement

from crm_reports import rules
from crm_reports.asking import filters_of, language_of
from crm_reports.dashboards import plan_of, shown
from crm_reports.follower import following_of
from crm_reports.measures import MEASURES
from crm_reports.own_plans import charts_of, plan_of_message, reader_of, shared, why_not
from crm_reports.own_tables import own_dashboards

PLAIN = ("title", "description", "roles", "teams", "figure_ids", "charts", "period", "filters")
FILTERABLE = ("title", "owner_id", "create_time", "update_time")
_one = select(own_dashboards).where(
    own_dashboards.c.own_dashboard_id == bindparam("number", type_=BigInteger), shared()
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
TOTALS = {
    "own_dashboards.count": select(func.count())
    .select_from(own_dashboards)
    .where(own_dashboards.c.delete_time.is_(None))
}


def _may_change(call: Call, row: Row) -> bool:
    return row.owner_id == call.principal.id or "admin" in call.principal.roles


def message_of(call: Call, row: Row) -> pb.OwnDashboard:
    """What a dashboard is made of, and whether the caller may change it."""
    return records.to_message(pb.OwnDashboard, row, changeable=_may_change(call, row))


def _seen(call: Call, statement: Statement, number: int) -> Row:
    row = call.one(statement, missing=("own_dashboard", number), number=number, **reader_of(call))
    if row.delete_time is not None and not _may_change(call, row):
        raise NotFound("own_dashboard", number)
    return row


def _own(call: Call, number: int) -> Row:
    """The row, held, for who may change it."""
    row = _seen(call, LOCK, number)
    if not _may_change(call, row):
        raise Forbidden(
            "Only who composed this dashboard can change it: copy it and change the copy.",
            owner_id=row.owner_id,
        )
    return row


def _check(call: Call, own: pb.OwnDashboard) -> None:
    """Raises Invalid for a dashboard that would not open, naming each field at fault."""
    following_of(call)
    wrong: dict[str, Any] = {}
    unknown = [name for name in own.figure_ids if name not in MEASURES]
    if unknown:
        wrong["own_dashboard.figure_ids"] = said(
            "the catalogue has no %(names)s", names=", ".join(unknown)
        )
    if set(own.roles) - set(ROLES):
        wrong["own_dashboard.roles"] = said("must be of %(roles)s", roles=", ".join(ROLES))
    for at, (chart, plan) in enumerate(zip(own.charts, charts_of(own), strict=True)):
        unknown = [name for name in chart.figure_ids if name not in MEASURES]
        reason = why_not(plan) if not unknown else "must name measures that the catalogue has"
        if reason:
            wrong[f"own_dashboard.charts[{at}]"] = reason
    try:
        filters_of(own.filters)
    except rules.WrongInput as problem:
        wrong["own_dashboard.filters"] = problem.text
    if wrong:
        raise Invalid(wrong)


def _kept(call: Call, own: pb.OwnDashboard) -> pb.OwnDashboard:
    now = call.clock.now()
    row = call.insert(
        own_dashboards,
        **_stored(records.values(own, *PLAIN)),
        owner_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    made = message_of(call, row)
    call.emit("crm.reports.OwnDashboard.created", made)
    return made


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """Values as their columns take them: a list of charts is one JSON, no array of them."""
    return {name: Jsonb(value) if name == "charts" else value for name, value in values.items()}


def create_own_dashboard(call: Call, request: pb.CreateOwnDashboardRequest) -> pb.OwnDashboard:
    """Composes a dashboard."""
    _check(call, request.own_dashboard)
    return _kept(call, request.own_dashboard)


def get_own_dashboard(call: Call, request: pb.GetOwnDashboardRequest) -> pb.OwnDashboard:
    """One of them."""
    return message_of(call, _seen(call, GET, request.own_dashboard_id))


def list_own_dashboards(
    call: Call, request: pb.ListOwnDashboardsRequest
) -> pb.ListOwnDashboardsResponse:
    """A page of them; removed ones only to who composed them."""
    reader = {**reader_of(call), "all_of_them": False}
    found, token = lists.page(
        call,
        own_dashboards,
        request,
        pb.OwnDashboard,
        filterable=FILTERABLE,
        order_by="title",
        where=_own_when_deleted if request.show_deleted else shared,
        convert=lambda row: message_of(call, row),
        **reader,
    )
    return pb.ListOwnDashboardsResponse(own_dashboards=found, next_page_token=token)


def _own_when_deleted() -> ColumnElement[bool]:
    table = own_dashboards.c
    return shared() & or_(
        table.delete_time.is_(None), table.owner_id == bindparam("who", type_=Text)
    )


def update_own_dashboard(call: Call, request: pb.UpdateOwnDashboardRequest) -> pb.OwnDashboard:
    """Changes one."""
    row = _own(call, request.own_dashboard.own_dashboard_id)
    if row.delete_time is not None:
        raise NotFound("own_dashboard", row.own_dashboard_id)
    records.check_etag(row, request.own_dashboard.etag)
    values = records.changes(request.own_dashboard, request.update_mask)
    values = {name: value for name, value in values.items() if name in PLAIN}
    _check(call, records.to_message(pb.OwnDashboard, row, **values))
    return _changed(call, "updated", row, **values)


def delete_own_dashboard(call: Call, request: pb.DeleteOwnDashboardRequest) -> pb.OwnDashboard:
    """Removes one; removing it twice is removing it once."""
    row = _own(call, request.own_dashboard_id)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return message_of(call, row)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_own_dashboard(call: Call, request: pb.UndeleteOwnDashboardRequest) -> pb.OwnDashboard:
    """Restores one."""
    row = _own(call, request.own_dashboard_id)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This dashboard was not removed.")
    return _changed(call, "undeleted", row, delete_time=None)


def _changed(call: Call, what: str, row: Row, **values: Any) -> pb.OwnDashboard:
    after = call.update(
        own_dashboards, row.own_dashboard_id, **_stored(values), update_time=call.clock.now()
    )
    made = message_of(call, after)
    call.emit(f"crm.reports.OwnDashboard.{what}", made, before=message_of(call, row))
    return made


def copy_dashboard(call: Call, request: pb.CopyDashboardRequest) -> pb.OwnDashboard:
    """A private dashboard out of any that the caller may open."""
    plan = plan_of(call, request.dashboard_id)
    with i18n.reader(language_of(call)):
        own = pb.OwnDashboard(
            title=request.title or i18n.gettext(plan.title),
            description=plan.description,
            figure_ids=plan.figures,
            period=plan.period,
            filters=request.filters or plan.filters,
            charts=[
                pb.OwnChart(
                    title=i18n.gettext(chart.title) if chart.title else "",
                    kind=chart.kind,
                    figure_ids=chart.figures,
                    by=chart.by,
                    split=chart.split,
                    most=chart.most,
                )
                for chart in plan.charts
            ],
        )
    _check(call, own)
    return _kept(call, own)


def preview_dashboard(call: Call, request: pb.PreviewDashboardRequest) -> dashboards_pb2.Dashboard:
    """What it would show."""
    _check(call, request.own_dashboard)
    asked = dashboards_pb2.GetDashboardRequest(
        start_date=request.start_date,
        end_date=request.end_date,
        team=request.team,
        mine=request.mine,
        time_zone=request.time_zone,
        filters=request.own_dashboard.filters,
    )
    return shown(call, plan_of_message(request.own_dashboard), asked)
