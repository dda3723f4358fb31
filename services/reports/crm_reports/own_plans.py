"""Own dashboards as plans: from here on they are dashboards like the others.

The rule kept here: a row is found only by who composed it, by those whom it is shared with, and by administrators. A
measure that is not in the catalogue any more is left out, and the rest still opens.
"""

import re
from typing import Any

from crm.reports.v1 import dashboards_pb2 as pb
from crm.reports.v1 import own_dashboards_pb2
from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, any_, bindparam, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql import ColumnElement

from crm_reports.measures import MEASURES
from crm_reports.own_tables import own_dashboards
from crm_reports.planning import ChartPlan, DashboardPlan

OWN = re.compile(r"own-([1-9][0-9]{0,17})")
MOST_BARS, MOST_GROUPS, MOST_LISTED = 10, 5, 200
KINDS = {
    "columns": pb.CHART_KIND_COLUMNS,
    "bars": pb.CHART_KIND_BARS,
    "lines": pb.CHART_KIND_LINES,
    "matrix": pb.CHART_KIND_MATRIX,
}


def shared() -> ColumnElement[bool]:
    """Those of who asks, and those shared with a role or the team of who asks; administrators see all."""
    table = own_dashboards.c
    return or_(
        table.owner_id == bindparam("who", type_=Text),
        table.roles.overlap(bindparam("my_roles", type_=ARRAY(Text))),
        bindparam("my_team", type_=Text) == any_(table.teams),
        bindparam("all_of_them", type_=true().type),
    )


def reader_of(call: Call) -> dict[str, Any]:
    """Who asks, as `shared` needs it."""
    who = call.principal
    return {
        "who": who.id,
        "my_roles": list(who.roles),
        "my_team": who.team or None,
        "all_of_them": "admin" in who.roles,
    }


_live = select(own_dashboards).where(shared(), own_dashboards.c.delete_time.is_(None))
SEEN = Statement(
    _live.where(own_dashboards.c.own_dashboard_id == bindparam("number", type_=BigInteger))
)
# Administrators see all when they ask for one; in their own list they see what is meant for them.
ALL_SEEN = Statement(
    _live.order_by(own_dashboards.c.title, own_dashboards.c.own_dashboard_id).limit(MOST_LISTED)
)


def own_number(dashboard_id: str) -> int:
    """The number of an own dashboard; 0 for one of ours."""
    found = OWN.fullmatch(dashboard_id)
    return int(found[1]) if found else 0


def row_seen(call: Call, number: int) -> Row:
    """The row of an own dashboard that the caller may open."""
    return call.one(SEEN, missing=("dashboard", f"own-{number}"), number=number, **reader_of(call))


def rows_seen(call: Call) -> list[Row]:
    """All own dashboards that are meant for the caller, by title."""
    return call.all(ALL_SEEN, **{**reader_of(call), "all_of_them": False})


def plan_of_row(row: Row) -> DashboardPlan:
    """What a kept dashboard is made of."""
    charts = [
        chart_of(
            number,
            KINDS.get(chart.get("kind", ""), pb.CHART_KIND_BARS),
            chart.get("figure_ids", ()),
            chart.get("title", ""),
            chart.get("by", ""),
            chart.get("split", ""),
            chart.get("most", 0),
        )
        for number, chart in enumerate(row.charts, 1)
    ]
    return _plan(f"own-{row.own_dashboard_id}", row, charts)


def plan_of_message(own: own_dashboards_pb2.OwnDashboard) -> DashboardPlan:
    """What a dashboard that is being composed is made of."""
    return _plan("own", own, charts_of(own))


def charts_of(own: own_dashboards_pb2.OwnDashboard) -> list[ChartPlan]:
    """The charts of a dashboard that is being composed, also those that cannot be drawn."""
    return [
        chart_of(
            number, chart.kind, chart.figure_ids, chart.title, chart.by, chart.split, chart.most
        )
        for number, chart in enumerate(own.charts, 1)
    ]


def _plan(dashboard_id: str, own: Any, charts: list[ChartPlan]) -> DashboardPlan:
    figures = tuple(name for name in own.figure_ids if name in MEASURES)
    drawn = tuple(chart for chart in charts if not why_not(chart))
    named = dict.fromkeys((*figures, *(name for chart in drawn for name in chart.figures)))
    services = tuple(dict.fromkeys(MEASURES[name].relation.service for name in named))
    return DashboardPlan(
        dashboard_id,
        own.title,
        services,
        figures,
        drawn,
        description=own.description,
        period=own.period,
        filters=own.filters,
    )


def chart_of(
    number: int, kind: pb.ChartKind, names: Any, title: str, by: str, split: str, most: int
) -> ChartPlan:
    """A chart as it is kept."""
    figures = tuple(name for name in names if name in MEASURES)
    return ChartPlan(
        f"chart_{number}",
        title,
        kind,
        figures,
        by=by,
        split=split,
        most=most or (MOST_GROUPS if split and not by else MOST_BARS),
    )


def why_not(chart: ChartPlan) -> str:
    """Why a chart cannot be drawn of what it names; empty: it can."""
    measures = [MEASURES[name] for name in chart.figures]
    if not measures:
        return "must name measures that the catalogue has"
    known = measures[0].relation.parts
    if {each.unit for each in measures} != {measures[0].unit}:
        return "must be counted in the same unit"
    if any(name not in known for name in (chart.by, chart.split) if name):
        return "must be cut by dimensions that its measure has"
    if chart.kind == pb.CHART_KIND_MATRIX:
        whole = chart.by and chart.split and chart.by != chart.split
        return "" if whole else "needs two dimensions: rows and columns"
    if chart.kind == pb.CHART_KIND_BARS:
        return "" if chart.by and not chart.split else "needs one dimension that its bars are"
    if chart.by:
        return "goes along time: only its groups can be a dimension"
    return (
        ""
        if len(measures) == 1 or not chart.split
        else "shows several measures or groups, not both"
    )
