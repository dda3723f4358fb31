"""Pages of dashboards: one address for each, as files too, and the records behind every figure.

The rule kept here: what is looked at is in the address (viewing.py); every link and file on the page is of that view.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

import flask
from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.doors.pages import Page
from crm_chassis.errors import NotFound
from crm_chassis.i18n import gettext as _
from crm_chassis.sheets import MEDIA
from markupsafe import Markup
from werkzeug.wrappers import Response

from crm_reports import charts, rendering, viewing, workbooks
from crm_reports.asking import named_filters
from crm_reports.measures import MEASURES
from crm_reports.naming import name_of
from crm_reports.own_plans import own_number
from crm_reports.pages import pages, today_of
from crm_reports.plans import PLANS
from crm_reports.viewing import View

# A file of records holds so many; who needs more narrows the view.
MOST_RECORDS, PAGE_RECORDS = 10_000, 500
# What stands above the figures of a dashboard, besides.
ABOVE: dict[str, Callable[[Page, View], Markup]] = {}
ORDERS = ("time desc", "time", "value desc", "value")
TABS = 5


def view_of(page: Page, dashboard_id: str) -> tuple[View, Any]:
    """The view that the address names, and what an own dashboard is made of."""
    number = own_number(dashboard_id)
    own = page.call("GetOwnDashboard", own_dashboard_id=number) if number else None
    plan = own or PLANS.get(dashboard_id)
    kept = named_filters(plan.filters) if plan else {}
    period = plan.period if plan else ""
    return View.of(flask.request.args, today_of(page), period, kept), own


def address_of(dashboard_id: str) -> str:
    """Where a dashboard is."""
    return flask.url_for("reports.dashboard", dashboard_id=dashboard_id)


def links_of(dashboard_id: str, view: View) -> rendering.Links:
    """Where a dashboard leads in this view, besides to records."""

    def explain(figure_id: str) -> str:
        place = flask.url_for("reports.measure", figure_id=figure_id)
        return f"{place}?{view.query(**{'from': dashboard_id})}"

    def export(chart_id: str, currency: str, form: str) -> str:
        place = flask.url_for("reports.dashboard_file", dashboard_id=dashboard_id)
        kind = {"chart": chart_id, "currency": currency} if chart_id else {"chart": "figures"}
        return f"{place}?{view.query(**kind, format=form)}"

    return rendering.Links(explain, export)


def _tabs(known: Any, here: str) -> list[viewing.Choice]:
    """The dashboards whose services are here, in the period and team that is looked at; then own ones, some of them."""
    kept = ("start_date", "end_date", "period", "team", "mine")
    query = {name: text for name, text in flask.request.args.items() if name in kept and text}
    ours = [each for each in known if not each.owner_id and (each.available or _is(each, here))]
    own = [each for each in known if each.owner_id]
    own = [each for at, each in enumerate(own) if at < TABS or _is(each, here)]
    found = []
    for each in [*ours, *own]:
        asked = "" if each.owner_id or not query else f"?{urlencode(query)}"
        url = address_of(each.dashboard_id) + asked
        found.append(viewing.Choice(each.title, url, _is(each, here)))
    return found


def _is(summary: pb.DashboardSummary, dashboard_id: str) -> bool:
    return summary.dashboard_id == dashboard_id


@pages.get("/")
@pages.get("/dashboards", endpoint="dashboards")
def home() -> Response:
    """The first dashboard whose service is here."""
    page = Page.current()
    known = page.call("ListDashboards").dashboards
    first = next((each for each in known if each.available), known[0])
    return page.redirect("reports.dashboard", dashboard_id=first.dashboard_id)


@pages.get("/<any(service, customers, channels):dashboard_id>")
def moved(dashboard_id: str) -> Response:
    """Where dashboards were at first: what was sent on then still opens."""
    query = flask.request.query_string.decode()
    return flask.redirect(address_of(dashboard_id) + (f"?{query}" if query else ""), 308)


@pages.get("/dashboards/<dashboard_id>")
def dashboard(dashboard_id: str) -> Response:
    """One dashboard."""
    page = Page.current()
    view, own = view_of(page, dashboard_id)
    found = page.call(
        "GetDashboard", dashboard_id=dashboard_id, time_zone=page.time_zone, **view.asked()
    )
    here, today = address_of(dashboard_id), today_of(page)
    above = ABOVE.get(dashboard_id)
    rows, team = (page.caller.rows, page.caller.team) if page.caller else ("own", "")
    copying = page.form(
        "CopyDashboard",
        action=flask.url_for("reports.copy_dashboard", dashboard_id=dashboard_id),
        dashboard_id=dashboard_id,
    )
    return page.render(
        "reports/dashboard.html",
        dashboard=found,
        own=own,
        body=(above(page, view) if above else Markup())
        + rendering.render(found, links=links_of(dashboard_id, view)),
        tabs=_tabs(page.call("ListDashboards").dashboards, dashboard_id),
        periods=viewing.as_choices(view.periods(today), view, here),
        levels=viewing.as_choices(view.levels(rows, team), view, here),
        chips=_chips(found, view, here),
        beside=_beside(found, view),
        view=view,
        changed=bool(flask.request.args),
        workbook=f"{flask.url_for('reports.dashboard_file', dashboard_id=dashboard_id)}?{view.query()}",
        copying=copying,
        oldest=_oldest(found),
    )


def _chips(found: pb.Dashboard, view: View, here: str) -> list[tuple[str, str, str]]:
    """What it is narrowed to: the name, the values in words, and where it is without it."""
    known = {each.dimension_id: each for each in found.dimensions}
    chips = []
    for name, values in view.filters.items():
        each = known.get(name.removeprefix("-"))
        labels = {value.value: value.label for value in each.values} if each else {}
        url = f"{here}?{view.without(name).query(filtered='1')}"
        chips.append((*workbooks.narrowing(name, values, labels), url))
    return chips


def _beside(found: pb.Dashboard, view: View) -> list[tuple[str, str]]:
    """The filters that the form does not offer: they stay when it is sent."""
    offered = {
        (each.dimension_id, value.value) for each in found.dimensions for value in each.values
    }
    pairs = ((name, value) for name, values in view.filters.items() for value in values)
    return [viewing.addressed(*pair) for pair in pairs if pair not in offered]


def _oldest(found: pb.Dashboard) -> Any:
    """When the figures were last known to be complete."""
    times = [source.current_time for source in found.sources if source.HasField("current_time")]
    return min(times, key=lambda time: time.seconds, default=None)


def as_file(tables: list[workbooks.Sheet], name: str) -> Response:
    """Tables as the file that the address asks for: a workbook, or one of them as CSV."""
    form = "csv" if flask.request.args.get("format") == "csv" else "xlsx"
    content = workbooks.as_csv(tables[0]) if form == "csv" else workbooks.as_xlsx(tables)
    reply = flask.make_response(content)
    reply.headers["Content-Type"] = MEDIA[form]
    reply.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form}")
    return reply


@pages.get("/dashboards/<dashboard_id>/file")
def dashboard_file(dashboard_id: str) -> Response:
    """The whole dashboard as a workbook, or its figures or one of its charts as a file."""
    page, given = Page.current(), flask.request.args
    view, _own = view_of(page, dashboard_id)
    found = page.call(
        "GetDashboard", dashboard_id=dashboard_id, time_zone=page.time_zone, **view.asked()
    )
    wanted = given.get("chart", "")
    if not wanted:
        return as_file(workbooks.sheets_of(found), dashboard_id)
    if wanted == "figures":
        return as_file([workbooks.figures_sheet(found)], f"{dashboard_id}-figures")
    for chart in found.charts:
        if (chart.chart_id, chart.currency) == (wanted, given.get("currency", "")):
            table = workbooks.chart_sheet(chart, workbooks.about(found))
            return as_file([table], f"{dashboard_id}-{wanted}")
    raise NotFound("chart", wanted)


@pages.get("/figures/<figure_id>")
def records(figure_id: str) -> Response:
    """The records behind a figure, as a page or as a file."""
    page, given = Page.current(), flask.request.args
    origin = given.get("from", "")
    view = View.of(given, today_of(page), "all")
    order = given.get("order_by", "")
    asked = {
        **view.asked(),
        "figure_id": figure_id,
        "key": given.get("key", ""),
        "order_by": order if order in ORDERS else "",
        "time_zone": page.time_zone,
    }
    if given.get("format"):
        first = page.call("ListRecords", page_size=PAGE_RECORDS, **asked)
        told = _told(first, view, _narrowed_to(figure_id, first.figure, view))
        rows = _all(page, first, asked)
        table = workbooks.records_sheet(first.figure, rows, told, partial(name_of, page.app))
        return as_file([table], figure_id.replace(".", "-"))
    reply = page.call("ListRecords", page_token=given.get("page_token", ""), **asked)
    figure = reply.figure
    known = {each.dashboard_id: each.title for each in page.call("ListDashboards").dashboards}
    here = flask.url_for("reports.records", figure_id=figure_id)
    kept = {"key": asked["key"], "from": origin}
    return page.render(
        "reports/records.html",
        reply=reply,
        figure=figure,
        view=view,
        chips=_narrowed_to(figure_id, figure, view),
        ignored=rendering.titled(figure.not_narrowed_by),
        value=charts.shown(figure.value, figure.unit, figure.currency),
        shown=lambda value: charts.shown(value, figure.unit, figure.currency),
        valued=figure.unit in (pb.UNIT_SECONDS, pb.UNIT_MONEY),
        order=asked["order_by"] or ORDERS[0],
        address=lambda **more: f"{here}?{view.query(**{**kept, 'order_by': order, **more})}",
        explain=f"{flask.url_for('reports.measure', figure_id=figure_id)}?{view.query(**kept)}",
        most=MOST_RECORDS,
        crumbs=(
            [(known[origin], f"{address_of(origin)}?{view.query()}")] if origin in known else []
        ),
    )


def _narrowed_to(figure_id: str, figure: pb.Figure, view: View) -> list[tuple[str, str]]:
    """What the records are narrowed to, in words."""
    return [
        workbooks.narrowing(name, values, _words(figure_id, name.removeprefix("-")))
        for name, values in view.filters.items()
        if name.removeprefix("-") not in figure.not_narrowed_by
    ]


def _told(reply: pb.ListRecordsResponse, view: View, chips: list[tuple[str, str]]) -> str:
    """What was asked for, in one line."""
    days = workbooks.days_between(view.start_date, view.end_date)
    whose = _("Me") if view.mine else view.team
    return " · ".join(filter(None, (reply.part, days, whose, *map(": ".join, chips))))


def _words(figure_id: str, name: str) -> dict[str, str]:
    """What values of a dimension are called where it is we who call them so."""
    parts = MEASURES[figure_id].relation.parts
    return {value: _(text) for value, text in parts[name].words.items()} if name in parts else {}


def _all(page: Page, first: pb.ListRecordsResponse, asked: dict[str, Any]) -> Iterator[pb.Record]:
    """The records of all pages, as far as a file holds them."""
    reply, count = first, 0
    while True:
        yield from reply.records
        count += len(reply.records)
        if not reply.next_page_token or count >= MOST_RECORDS:
            return
        reply = page.call(
            "ListRecords", page_size=PAGE_RECORDS, page_token=reply.next_page_token, **asked
        )
