"""What a dashboard is made of: figures, and charts of figures.

The rule kept here: plain declarations; what they come to is computed elsewhere.
"""

from dataclasses import dataclass

from crm.reports.v1 import dashboards_pb2 as pb


@dataclass(frozen=True)
class ChartPlan:
    """One chart: measures along time (in steps of at `least` so much), or one measure cut by a part of it."""

    chart_id: str
    title: str
    kind: pb.ChartKind
    figures: tuple[str, ...]
    by: str = ""
    split: str = ""
    most: int = 10
    least: str = "day"


@dataclass(frozen=True)
class DashboardPlan:
    """One dashboard. `period` and `filters` are those with which it opens."""

    dashboard_id: str
    title: str
    services: tuple[str, ...]
    figures: tuple[str, ...]
    charts: tuple[ChartPlan, ...]
    description: str = ""
    period: str = ""
    filters: str = ""
