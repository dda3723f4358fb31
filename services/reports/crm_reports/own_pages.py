"""Pages on which people compose dashboards of their own.

The rule kept here: what is being composed travels in the form and is kept only by "Save"; every button works without
JavaScript, which only shows the preview sooner.
"""

import re
import secrets
from typing import Any

import flask
from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import own_dashboards_pb2 as pb
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from crm_reports import own_filter_pages, rendering, viewing
from crm_reports.dashboard_pages import address_of, view_of
from crm_reports.measure_pages import UNITS
from crm_reports.naming import READERS
from crm_reports.pages import pages, today_of

KINDS = (
    (dashboards_pb2.CHART_KIND_COLUMNS, N_("Columns along time")),
    (dashboards_pb2.CHART_KIND_LINES, N_("Lines along time")),
    (dashboards_pb2.CHART_KIND_BARS, N_("Bars")),
    (dashboards_pb2.CHART_KIND_MATRIX, N_("Table of two dimensions")),
)
MENDABLE = ("INVALID_ARGUMENT", "ABORTED")
ALONG = (dashboards_pb2.CHART_KIND_COLUMNS, dashboards_pb2.CHART_KIND_LINES)
CHART, NUMBER = re.compile(r"chart-([0-9]{1,3})-"), re.compile(r"[0-9]{1,9}")
MOST_LISTED = 200
FIELDS = ("title", "description", "roles", "teams", "figure_ids", "charts", "period", "filters")


def number_of(text: str) -> int:
    """A number that was typed; 0 for what is none."""
    return int(text) if NUMBER.fullmatch(text) else 0


def typed(form: MultiDict[str, str]) -> pb.OwnDashboard:
    """What the form holds."""
    own = pb.OwnDashboard(
        etag=form.get("etag", ""),
        title=form.get("title", "").strip(),
        description=form.get("description", "").strip(),
        roles=[role for role in form.getlist("roles") if role],
        teams=list(dict.fromkeys(filter(None, map(str.strip, form.get("teams", "").split("\n"))))),
        figure_ids=dict.fromkeys(filter(None, form.getlist("figure"))),
        period=form.get("period", ""),
        filters=own_filter_pages.text_of(own_filter_pages.typed(form)),
    )
    named = (CHART.match(name) for name in form)
    for at in sorted({int(found[1]) for found in named if found}):
        own.charts.append(_typed_chart(form, f"chart-{at}-"))
    return own


def _typed_chart(form: MultiDict[str, str], name: str) -> pb.OwnChart:
    kind = number_of(form.get(f"{name}kind", ""))
    chart = pb.OwnChart(
        title=form.get(f"{name}title", "").strip(),
        kind=next((each for each, _text in KINDS if each == kind), KINDS[0][0]),
        figure_ids=dict.fromkeys(filter(None, form.getlist(f"{name}figure"))),
        most=number_of(form.get(f"{name}most", "")),
    )
    first, second = form.get(f"{name}by", ""), form.get(f"{name}split", "")
    # One dimension is the bars of a bar chart and the groups along time: people choose it in one place.
    if chart.kind in ALONG:
        chart.split = first
    elif chart.kind == dashboards_pb2.CHART_KIND_BARS:
        chart.by = first
    else:
        chart.by, chart.split = first, second
    return chart


def act(own: pb.OwnDashboard, action: str) -> None:
    """What a button does to what is composed: "up:charts:2", "drop:figure_ids:0", "add:charts:0" …"""
    what, _colon, rest = action.partition(":")
    name, _colon, place = rest.partition(":")
    if name not in ("charts", "figure_ids") or not NUMBER.fullmatch(place):
        return
    entries: Any = getattr(own, name)
    at, items = int(place), list(entries)
    if what == "add" and name == "charts":
        items.append(pb.OwnChart(kind=dashboards_pb2.CHART_KIND_COLUMNS))
    elif what == "drop" and at < len(items):
        items.pop(at)
    elif what in ("up", "down") and at < len(items):
        to = at - 1 if what == "up" else at + 1
        if 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
    del entries[:]
    entries.extend(items)


def preview_of(
    page: Page, own: pb.OwnDashboard
) -> tuple[dashboards_pb2.Dashboard | None, dict[str, str]]:
    """What it would show, without the charts that are not whole yet; and what is wrong with it."""
    asked = pb.OwnDashboard()
    asked.CopyFrom(own)
    asked.title = own.title or _("New dashboard")
    whole = [chart for chart in own.charts if chart.figure_ids]
    if not whole and not own.figure_ids:
        return None, {}
    del asked.charts[:]
    asked.charts.extend(whole)
    for name in ("own_dashboard_id", "etag"):
        asked.ClearField(name)
    start, end = viewing.days_of(own.period or viewing.USUAL, today_of(page))
    request = {"own_dashboard": asked, "start_date": start, "end_date": end}
    try:
        return page.call("PreviewDashboard", time_zone=page.time_zone, **request), {}
    except Refusal as refusal:
        if refusal.code not in MENDABLE:
            raise
        return None, _problems(refusal)


def _problems(refusal: Refusal) -> dict[str, str]:
    told = {path: i18n.translated_problem(text) for path, text in refusal.fields.items()}
    return told or {"": i18n.gettext(refusal.message)}


def _composer(
    page: Page,
    own: pb.OwnDashboard,
    problems: dict[str, str],
    rows: list[own_filter_pages.FilterRow],
) -> Response:
    measures = page.call("ListMeasures").measures
    services: dict[str, list[Any]] = {}
    for each in measures:
        services.setdefault(each.service, []).append(each)
    shown, found = preview_of(page, own)
    reply = page.call("ListDimensions")
    dimensions = [(each.dimension_id, each.title) for each in reply.dimensions]
    return page.render(
        "reports/compose.html",
        own=own,
        services=services,
        known={
            each.measure_id: [part.dimension_id for part in each.dimensions] for each in measures
        },
        units={each.measure_id: _(UNITS[each.unit]) for each in measures},
        dimensions=dimensions,
        kinds=[(kind, _(text)) for kind, text in KINDS],
        periods=[(name, _(text)) for name, text in viewing.PERIODS.items()],
        roles=[(role, _(text)) for role, text in READERS.items()],
        filter_rows=own_filter_pages.shown(page, own, rows),
        filter_dimensions=own_filter_pages.dimensions_of(own, dimensions),
        more_filters=len(rows) < own_filter_pages.MOST,
        problems=problems or found,
        preview=rendering.render(shown) if shown else "",
        request_id=secrets.token_urlsafe(16),
    )


def _composing(page: Page, own: pb.OwnDashboard, method: str) -> Response:
    """One step of composing: a button that changes the form, or Save."""
    problems: dict[str, str] = {}
    rows = own_filter_pages.kept(own.filters)
    if flask.request.method == "POST":
        form, number = flask.request.form, own.own_dashboard_id
        own = typed(form)
        own.own_dashboard_id = number
        action = form.get("action", "")
        rows = own_filter_pages.act(own_filter_pages.typed(form), action)
        own.filters = own_filter_pages.text_of(rows)
        if action == "save":
            fields: dict[str, Any] = {
                "own_dashboard": own,
                "request_id": form.get("request_id", ""),
            }
            if method == "UpdateOwnDashboard":
                fields["update_mask"] = {"paths": FIELDS}
            try:
                kept = page.call(method, **fields)
            except Refusal as refusal:
                if refusal.code not in MENDABLE:
                    raise
                problems, page.status = _problems(refusal), 422
            else:
                page.toast(_("Saved"))
                return page.redirect(
                    "reports.dashboard", dashboard_id=f"own-{kept.own_dashboard_id}"
                )
        else:
            act(own, action)
    return _composer(page, own, problems, rows)


@pages.get("/dashboards/own")
def own_dashboards() -> Response:
    """Own dashboards and those that others share."""
    page = Page.current()
    reply = page.call("ListOwnDashboards", page_size=MOST_LISTED, show_deleted=True)
    live = [each for each in reply.own_dashboards if not each.HasField("delete_time")]
    gone = [each for each in reply.own_dashboards if each.HasField("delete_time")]
    return page.render(
        "reports/own.html",
        found=live,
        gone=gone,
        address=lambda number: address_of(f"own-{number}"),
    )


@pages.route("/dashboards/own/new", methods=["GET", "POST"])
def new_dashboard() -> Response:
    """Composes a dashboard from nothing."""
    return _composing(Page.current(), pb.OwnDashboard(), "CreateOwnDashboard")


@pages.route("/dashboards/own/<int:number>/change", methods=["GET", "POST"])
def change_dashboard(number: int) -> Response:
    """Changes one."""
    page = Page.current()
    own = page.call("GetOwnDashboard", own_dashboard_id=number)
    return _composing(page, own, "UpdateOwnDashboard")


@pages.post("/dashboards/own/preview")
def preview_dashboard() -> str:
    """The preview alone, for the page that shows it while somebody composes."""
    shown, problems = preview_of(Page.current(), typed(flask.request.form))
    return flask.render_template(
        "reports/preview.html",
        preview=rendering.render(shown) if shown else "",
        problems=problems,
    )


@pages.post("/dashboards/<dashboard_id>/copy")
def copy_dashboard(dashboard_id: str) -> Response:
    """Makes an own dashboard out of any, narrowed as it is looked at."""
    page, form = Page.current(), flask.request.form
    made = page.call(
        "CopyDashboard",
        dashboard_id=dashboard_id,
        filters=form.get("filters", ""),
        request_id=form.get("request_id", ""),
    )
    page.toast(_("Copied. This one is yours."))
    return page.redirect("reports.change_dashboard", number=made.own_dashboard_id)


@pages.post("/dashboards/own/<int:number>/keep")
def keep_view(number: int) -> Response:
    """Keeps the filters and, if it has a name, the period that is looked at with the dashboard."""
    page = Page.current()
    view, own = view_of(page, f"own-{number}")
    today = today_of(page)
    days = (view.start_date, view.end_date)
    named = (name for name in viewing.PERIODS if viewing.days_of(name, today) == days)
    changed = {
        "own_dashboard_id": number,
        "etag": own.etag,
        "filters": view.filter_text,
        "period": next(named, own.period),
    }
    page.call(
        "UpdateOwnDashboard",
        own_dashboard=changed,
        update_mask={"paths": ["filters", "period"]},
    )
    page.toast(_("The dashboard opens like this from now on."))
    return page.redirect("reports.dashboard", dashboard_id=f"own-{number}")


@pages.post("/dashboards/own/<int:number>/<any(delete, restore):what>")
def remove_dashboard(number: int, what: str) -> Response:
    """Removes one, or takes it back."""
    page = Page.current()
    if what == "delete":
        page.call("DeleteOwnDashboard", own_dashboard_id=number)
        page.toast(_("Removed. It can be restored below."))
    else:
        page.call("UndeleteOwnDashboard", own_dashboard_id=number)
        page.toast(_("Restored"))
    return page.redirect("reports.own_dashboards")
