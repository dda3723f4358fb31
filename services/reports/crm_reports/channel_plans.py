"""The dashboard of channels: what stands on it, in the order in which it is read.

The rule kept here: plan beside actual, then what is on the way, then what needs somebody.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.planning import ChartPlan, DashboardPlan

COLUMNS, BARS = pb.CHART_KIND_COLUMNS, pb.CHART_KIND_BARS


def _bars(chart_id: str, title: str, figure: str, by: str) -> ChartPlan:
    return ChartPlan(chart_id, title, BARS, (figure,), by=by)


CHANNELS = DashboardPlan(
    "channels",
    N_("Partners"),
    ("channels",),
    (
        "stock.short",
        "credit.over",
        "credit.held",
        "dealer_orders.sales",
        "plans.planned",
        "dealer_orders.count",
        "dealer_orders.held",
        "dealer_orders.overridden",
        "sell_outs.quantity",
        "sell_outs.amount",
        "stock.on_hand",
        "credit.exposure",
        "credit.limit",
        "invoices.unpaid",
        "payments.received",
        "quotes.sent",
        "quotes.accepted",
        "quotes.accepted_share",
        "quotes.exceptional",
        "registrations.submitted",
        "registrations.waiting",
        "registrations.decision_time",
        "registrations.overridden",
        "registrations.won",
        "registrations.expired",
        "conflicts.opened",
        "conflicts.open",
        "materials.requested",
        "materials.shipped",
        "partners.active",
    ),
    (
        ChartPlan(
            "dealer_orders.by_time",
            N_("Plan and actual"),
            pb.CHART_KIND_LINES,
            ("plans.planned", "dealer_orders.sales"),
            least="month",
        ),
        _bars("plans.by_partner", N_("Planned by partner"), "plans.planned", "partner"),
        _bars(
            "dealer_orders.by_partner", N_("Ordered by partner"), "dealer_orders.sales", "partner"
        ),
        _bars(
            "dealer_orders.by_product_line",
            N_("Ordered by product line"),
            "dealer_orders.sales",
            "product_line",
        ),
        _bars(
            "dealer_orders.by_territory",
            N_("Ordered by territory"),
            "dealer_orders.sales",
            "territory",
        ),
        _bars("dealer_orders.by_state", N_("Orders by state"), "dealer_orders.count", "state"),
        _bars(
            "sell_outs.by_product",
            N_("Sold by dealers, by product"),
            "sell_outs.quantity",
            "product",
        ),
        _bars(
            "sell_outs.by_territory",
            N_("Sold by dealers, by territory"),
            "sell_outs.quantity",
            "territory",
        ),
        ChartPlan(
            "sell_outs.by_time", N_("Sold by dealers along time"), COLUMNS, ("sell_outs.quantity",)
        ),
        _bars("stock.by_location", N_("Stock by location"), "stock.on_hand", "location"),
        _bars("stock.by_product", N_("Stock by product"), "stock.on_hand", "product"),
        _bars("stock.short", N_("Below minimum, by location"), "stock.short", "location"),
        _bars("credit.by_partner", N_("Credit exposure by partner"), "credit.exposure", "partner"),
        _bars("credit.limits", N_("Credit limits by partner"), "credit.limit", "partner"),
        _bars(
            "invoices.by_partner", N_("Due and unpaid, by partner"), "invoices.unpaid", "partner"
        ),
        _bars("quotes.by_state", N_("Quotes by how they ended"), "quotes.ended", "state"),
        _bars(
            "registrations.by_state",
            N_("Registrations by state"),
            "registrations.submitted",
            "state",
        ),
        ChartPlan(
            "registrations.by_time",
            N_("Registrations handed in"),
            COLUMNS,
            ("registrations.submitted",),
        ),
        _bars(
            "registrations.by_partner",
            N_("Registrations by partner"),
            "registrations.submitted",
            "partner",
        ),
        _bars(
            "materials.by_campaign",
            N_("Materials shipped, by campaign"),
            "materials.shipped",
            "material_campaign",
        ),
    ),
)
