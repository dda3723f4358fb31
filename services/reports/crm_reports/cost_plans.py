"""The dashboard of costs: what serving customers costs, what they earn, and by whom that is lost again.

The rule kept here: as in plans.py. A chart of lines with `by` is a curve: parts from the greatest on, added up.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.planning import ChartPlan, DashboardPlan


def _bars(chart_id: str, title: str, figure: str, by: str) -> ChartPlan:
    return ChartPlan(chart_id, title, pb.CHART_KIND_BARS, (figure,), by=by)


WHALE = ChartPlan(
    "costs.whale",
    N_("Whale curve: cumulative profit, the most profitable customers first"),
    pb.CHART_KIND_LINES,
    ("costs.profit",),
    by="account",
    most=20,
)
BY_TIER = (
    _bars("costs.profit_by_tier", N_("Profit after service, by tier"), "costs.profit", "tier"),
    _bars("costs.by_tier", N_("Cost to serve, by tier"), "costs.to_serve", "tier"),
)
COSTS = DashboardPlan(
    "costs",
    N_("Costs and profit"),
    ("customers",),
    ("costs.profit", "costs.to_serve", "costs.unprofitable"),
    (
        WHALE,
        ChartPlan(
            "costs.by_time",
            N_("Cost to serve, month by month"),
            pb.CHART_KIND_COLUMNS,
            ("costs.to_serve",),
            least="month",
        ),
        ChartPlan(
            "costs.profit_by_time",
            N_("Profit after service, month by month"),
            pb.CHART_KIND_LINES,
            ("costs.profit",),
            least="month",
        ),
        *BY_TIER,
        _bars(
            "costs.by_segment", N_("Profit after service, by segment"), "costs.profit", "segment"
        ),
        _bars(
            "costs.by_team", N_("Cost to serve, by the customers' team"), "costs.to_serve", "team"
        ),
        _bars(
            "costs.dearest",
            N_("Customers that cost the most to serve"),
            "costs.to_serve",
            "account",
        ),
        _bars(
            "costs.unprofitable_by_tier",
            N_("Unprofitable customers, by tier"),
            "costs.unprofitable",
            "tier",
        ),
    ),
)
