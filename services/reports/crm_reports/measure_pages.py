"""Pages of the catalogue: what each measure is, where it comes from, and how it can be cut.

The rule kept here: what is explained is read off the very declarations by which figures are computed.
"""

from typing import Any

import flask
from crm.reports.v1 import dashboards_pb2, own_dashboards_pb2
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import rendering, viewing
from crm_reports.dashboard_pages import address_of
from crm_reports.own_plans import own_number
from crm_reports.pages import pages, today_of
from crm_reports.plans import PLANS
from crm_reports.viewing import View

WAYS = {
    dashboards_pb2.DIRECTION_MORE_IS_BETTER: N_("More is better"),
    dashboards_pb2.DIRECTION_LESS_IS_BETTER: N_("Less is better"),
    dashboards_pb2.DIRECTION_NEITHER: N_("Neither is better: it only says how much there is"),
}
UNITS = {
    dashboards_pb2.UNIT_COUNT: N_("Number"),
    dashboards_pb2.UNIT_SECONDS: N_("Length of time"),
    dashboards_pb2.UNIT_SHARE: N_("Share"),
    dashboards_pb2.UNIT_MONEY: N_("Amount of money, in each currency for itself"),
}
# What goes up and down is a line; what adds up is a column.
ADDED = (dashboards_pb2.UNIT_COUNT, dashboards_pb2.UNIT_MONEY)


@pages.get("/measures")
def measures() -> Response:
    """All measures, by the service whose records they count."""
    page = Page.current()
    found = page.call("ListMeasures").measures
    services: dict[str, list[Any]] = {}
    for each in found:
        services.setdefault(each.service, []).append(each)
    return page.render("reports/measures.html", services=services, units=UNITS, ways=WAYS)


@pages.get("/measures/<figure_id>")
def measure(figure_id: str) -> Response:
    """What a measure is, and how it goes in the view from which somebody came."""
    page, given = Page.current(), flask.request.args
    found = page.call("GetMeasure", measure_id=figure_id)
    view = View.of(given, today_of(page))
    names = [each.dimension_id for each in found.dimensions]
    by = given.get("by", "") if given.get("by") in names else ""
    shown = page.call(
        "PreviewDashboard",
        own_dashboard=_example(found, by, view),
        start_date=view.start_date,
        end_date=view.end_date,
        team=view.team,
        mine=view.mine,
        time_zone=page.time_zone,
    )
    origin = given.get("from", "")
    known = {each.dashboard_id: each.title for each in page.call("ListDashboards").dashboards}
    here = flask.url_for("reports.measure", figure_id=figure_id)
    cuts = [(_("along time"), "")] + [(each.title, each.dimension_id) for each in found.dimensions]
    shown.dashboard_id = origin if origin in known else ""
    return page.render(
        "reports/measure.html",
        measure=found,
        example=rendering.render(shown),
        sources=shown.sources,
        cuts=[
            viewing.Choice(text, f"{here}?{view.query(**{'from': origin, 'by': name})}", name == by)
            for text, name in cuts
        ],
        unit=_(UNITS[found.unit]),
        way=_(WAYS[found.direction]),
        used=[(known[name], address_of(name)) for name in _showing(figure_id) if name in known],
        crumbs=[
            *(
                [(known[origin], f"{address_of(origin)}?{view.query()}")]
                if origin in known and (origin in PLANS or own_number(origin))
                else []
            ),
            (_("All measures"), flask.url_for("reports.measures")),
        ],
    )


def _showing(figure_id: str) -> list[str]:
    """The dashboards of ours that show a figure, by itself or in a chart."""
    return [
        name
        for name, plan in PLANS.items()
        if figure_id in plan.figures or any(figure_id in each.figures for each in plan.charts)
    ]


def _example(found: Any, by: str, view: View) -> own_dashboards_pb2.OwnDashboard:
    """The measure as a dashboard: its value, and a chart along time or cut by what was asked for."""
    column, line = dashboards_pb2.CHART_KIND_COLUMNS, dashboards_pb2.CHART_KIND_LINES
    along = column if found.unit in ADDED and not found.standing else line
    chart = own_dashboards_pb2.OwnChart(
        kind=dashboards_pb2.CHART_KIND_BARS if by else along,
        figure_ids=[found.measure_id],
        by=by,
        most=20 if by else 0,
    )
    return own_dashboards_pb2.OwnDashboard(
        title=found.title,
        figure_ids=[found.measure_id],
        charts=[chart],
        filters=view.filter_text,
    )
