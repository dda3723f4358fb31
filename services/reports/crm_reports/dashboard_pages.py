"""Pages of dashboards: one address for each, and the records behind every figure.

The rule kept here: what is looked at is in the address (period, team), so that any view can be sent on.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

import flask
from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import charts, rendering, rules
from crm_reports.pages import pages, today_of

KEPT = ("start_date", "end_date", "period", "team")


class Choice(NamedTuple):
    """A period that can be chosen with one click."""

    text: str
    start_date: str
    end_date: str


def _choices(today: date) -> list[Choice]:
    """The usual periods, as of today."""
    this = today.replace(day=1)
    before = rules.add_months(this, -1)
    return [
        Choice(_("This month"), str(this), str(today)),
        Choice(_("Last month"), str(before), str(this - timedelta(days=1))),
        Choice(_("12 months"), str(rules.add_months(this, -11)), str(today)),
        Choice(_("This year"), str(date(today.year, 1, 1)), str(today)),
        Choice(_("All"), "", ""),
    ]


def _asked(page: Page) -> dict[str, str]:
    """The period and team of the address; without any: the last twelve months."""
    given = flask.request.args
    zone = page.time_zone
    if "start_date" in given or "end_date" in given or given.get("period") == "all":
        return {
            "start_date": given.get("start_date", ""),
            "end_date": given.get("end_date", ""),
            "team": given.get("team", ""),
            "time_zone": zone,
        }
    year = _choices(today_of(page))[2]
    return {
        "start_date": year.start_date,
        "end_date": year.end_date,
        "team": given.get("team", ""),
        "time_zone": zone,
    }


def _address(dashboard_id: str, query: dict[str, Any]) -> str:
    return flask.url_for("reports.dashboard", dashboard_id=dashboard_id, **query)


def _dashboard(name: str) -> Response:
    page = Page.current()
    asked = _asked(page)
    dashboard = page.call("GetDashboard", dashboard_id=name, **asked)
    choices = []
    for choice in _choices(today_of(page)):
        query = {
            "start_date": choice.start_date,
            "end_date": choice.end_date,
            "team": asked["team"],
        }
        query = {key: value for key, value in query.items() if value} or {"period": "all"}
        if not choice.start_date:
            query["period"] = "all"
        here = (choice.start_date, choice.end_date) == (asked["start_date"], asked["end_date"])
        choices.append((choice.text, _address(name, query), here))
    return page.render(
        "reports/dashboard.html",
        dashboard=dashboard,
        body=rendering.render(dashboard),
        choices=choices,
        asked=asked,
        oldest=_oldest(dashboard),
        tabs=_tabs(page.call("ListDashboards").dashboards, name),
    )


def _oldest(dashboard: pb.Dashboard) -> Any:
    """When the figures were last known to be complete."""
    times = [source.current_time for source in dashboard.sources if source.HasField("current_time")]
    return min(times, key=lambda time: time.seconds, default=None)


def _tabs(known: Any, here: str) -> list[tuple[str, str, bool]]:
    """The dashboards whose services are part of this installation, and the one that is looked at."""
    query = {name: value for name, value in flask.request.args.items() if name in KEPT and value}
    return [
        (each.title, _address(each.dashboard_id, query), each.dashboard_id == here)
        for each in known
        if each.available or each.dashboard_id == here
    ]


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
    query = flask.request.args.to_dict()
    return flask.redirect(_address(dashboard_id, query), 308)


@pages.get("/dashboards/<dashboard_id>")
def dashboard(dashboard_id: str) -> Response:
    """One dashboard."""
    return _dashboard(dashboard_id)


@pages.get("/figures/<figure_id>")
def records(figure_id: str) -> Response:
    """The records behind a figure."""
    page, given = Page.current(), flask.request.args
    asked = {
        name: given.get(name, "")
        for name in ("key", "start_date", "end_date", "team", "page_token")
    }
    reply = page.call("ListRecords", figure_id=figure_id, time_zone=page.time_zone, **asked)
    figure = reply.figure
    origin = given.get("from", "")
    back = {name: asked[name] for name in ("start_date", "end_date", "team") if asked[name]}
    if not asked["start_date"]:
        back["period"] = "all"
    known = {each.dashboard_id: each.title for each in page.call("ListDashboards").dashboards}
    return page.render(
        "reports/records.html",
        reply=reply,
        figure=figure,
        asked=asked,
        value=charts.shown(figure.value, figure.unit, figure.currency),
        shown=lambda value: charts.shown(value, figure.unit, figure.currency),
        valued=figure.unit in (pb.UNIT_SECONDS, pb.UNIT_MONEY),
        crumbs=[(known[origin], _address(origin, back))] if origin in known else [],
    )
