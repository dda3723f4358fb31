"""The dashboard of customers: what they bring, who they are to us, who moved, how we meet them, what is known of them.

The rule kept here: as in plans.py.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.cost_plans import BY_TIER, WHALE
from crm_reports.planning import ChartPlan, DashboardPlan


def _bars(chart_id: str, title: str, figure: str, by: str, most: int = 10) -> ChartPlan:
    return ChartPlan(chart_id, title, pb.CHART_KIND_BARS, (figure,), by=by, most=most)


def _matrix(chart_id: str, title: str, figure: str, by: str, split: str) -> ChartPlan:
    return ChartPlan(chart_id, title, pb.CHART_KIND_MATRIX, (figure,), by=by, split=split)


CUSTOMERS = DashboardPlan(
    "customers",
    N_("Customers"),
    ("customers",),
    (
        "orders.sales",
        "orders.profit",
        "orders.count",
        "orders.customers",
        "orders.products",
        "accounts.all",
        "interactions.all",
        "accounts.new",
        "accounts.growing",
        "accounts.at_risk",
        "accounts.dormant",
        "accounts.turned_away",
        "accounts.came_back",
        "accounts.unowned",
        "accounts.completeness",
        "conflicts.told",
        "conflicts.undecided",
    ),
    (
        ChartPlan("orders.by_time", N_("Sales"), pb.CHART_KIND_COLUMNS, ("orders.sales",)),
        _bars("orders.top", N_("Top accounts"), "orders.sales", "account"),
        _bars("accounts.by_tier", N_("Accounts by tier"), "accounts.all", "tier"),
        _bars("orders.by_tier", N_("Sales by tier"), "orders.sales", "tier"),
        _bars(
            "accounts.by_status",
            N_("Accounts by how they stand with us"),
            "accounts.all",
            "relationship_status",
        ),
        _matrix(
            "accounts.tier_moves",
            N_("Moves from tier to tier"),
            "accounts.tier_moves",
            "from_class",
            "to_class",
        ),
        _matrix(
            "accounts.status_moves",
            N_("How relationships changed"),
            "accounts.status_moves",
            "from_class",
            "to_class",
        ),
        ChartPlan(
            "accounts.turns",
            N_("Going and coming back"),
            pb.CHART_KIND_COLUMNS,
            ("accounts.came_back", "accounts.turned_away"),
            least="month",
        ),
        _bars(
            "interactions.by_channel", N_("Touchpoints by channel"), "interactions.all", "channel"
        ),
        ChartPlan(
            "interactions.by_time",
            N_("Touchpoints along time"),
            pb.CHART_KIND_COLUMNS,
            ("interactions.all",),
            split="channel",
            most=8,
        ),
        _matrix(
            "interactions.map",
            N_("Which customers meet us how: by segment"),
            "interactions.all",
            "segment",
            "channel",
        ),
        _matrix(
            "interactions.outcomes",
            N_("What comes of touchpoints, by channel"),
            "interactions.all",
            "channel",
            "outcome",
        ),
        _bars("orders.by_category", N_("Sales by category"), "orders.sales", "category"),
        _bars("accounts.unowned_by_tier", N_("Without an owner, by tier"), "accounts.unowned", "tier"),
        _bars("accounts.known", N_("Completeness by segment"), "accounts.completeness", "segment"),
        WHALE,
        *BY_TIER,
        _bars("conflicts.by_kind", N_("Conflicts by what happened"), "conflicts.told", "kind"),
    ),
)  # fmt: skip
