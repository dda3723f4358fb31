"""The dashboards of who sells: sales, leads, campaigns, and what sells where.

The rule kept here: what may still come first, then what came of it, then what is late or missing.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.planning import ChartPlan, DashboardPlan

COLUMNS, LINES, MATRIX = pb.CHART_KIND_COLUMNS, pb.CHART_KIND_LINES, pb.CHART_KIND_MATRIX
SELLERS, PRODUCTS_SHOWN = 40, 12


def _bars(chart_id: str, title: str, figure: str, by: str, most: int = 10) -> ChartPlan:
    return ChartPlan(chart_id, title, pb.CHART_KIND_BARS, (figure,), by=by, most=most)


SALES = DashboardPlan(
    "sales",
    N_("Sales and pipeline"),
    ("customers",),
    (
        "deals.open_amount",
        "deals.weighted",
        "deals.won_amount",
        "deals.win_rate",
        "deals.won",
        "deals.lost",
        "deals.open",
        "deals.opened",
        "deals.overdue",
        "deals.steps_overdue",
        "deals.no_step",
        "deals.documents_missing",
        "deals.cycle",
        "deals.average",
        "projects.planned_profit",
        "projects.earned",
        "projects.profit",
        "projects.late",
    ),
    (
        _bars("deals.by_stage", N_("Pipeline by stage"), "deals.open_amount", "stage", 20),
        _bars("deals.weighted", N_("Weighted forecast by stage"), "deals.weighted", "stage", 20),
        ChartPlan(
            "deals.won_by_quarter",
            N_("Won by quarter"),
            COLUMNS,
            ("deals.won_amount",),
            least="quarter",
        ),
        ChartPlan(
            "deals.won_and_lost",
            N_("Deals won and lost"),
            COLUMNS,
            ("deals.won", "deals.lost"),
            least="week",
        ),
        ChartPlan(
            "deals.pipeline",
            N_("Open deals along time"),
            LINES,
            ("deals.open",),
            least="week",
        ),
        _bars("deals.lost_why", N_("Why deals were lost"), "deals.lost", "close_reason"),
        _bars("deals.by_owner", N_("Won by seller"), "deals.won_amount", "owner", SELLERS),
        _bars("deals.rate_by_owner", N_("Win rate by seller"), "deals.win_rate", "owner", SELLERS),
        _bars("deals.by_team", N_("Won by team"), "deals.won_amount", "team"),
        _bars("deals.by_region", N_("Won by region"), "deals.won_amount", "region"),
        _bars("deals.by_account", N_("Won by customer"), "deals.won_amount", "account"),
        _bars("deals.by_product", N_("Won by product"), "deals.won_by_product", "deal_product"),
        _bars("deals.won_why", N_("Why deals were won"), "deals.won", "close_reason"),
        _bars("deals.cycle_by_owner", N_("Time to win by seller"), "deals.cycle", "owner"),
        _bars("deals.overdue_by_owner", N_("Overdue deals by seller"), "deals.overdue", "owner"),
        _bars(
            "deals.documents_by_owner",
            N_("Documents missing, by seller"),
            "deals.documents_missing",
            "owner",
        ),
        ChartPlan(
            "projects.plan_and_actual",
            N_("Projects by when they were won: profit planned, and earned so far"),
            LINES,
            ("projects.planned_profit", "projects.earned"),
            least="month",
        ),
        _bars(
            "projects.by_account", N_("Project profit by customer"), "projects.profit", "account"
        ),
    ),
)
LEADS = DashboardPlan(
    "leads",
    N_("Leads"),
    ("customers",),
    (
        "leads.captured",
        "leads.converted",
        "leads.conversion",
        "leads.response_time",
        "leads.met_share",
        "leads.missed",
        "leads.open",
        "leads.pool",
        "leads.recycled",
        "leads.disqualified",
    ),
    (
        ChartPlan(
            "leads.by_time",
            N_("Leads, and how many became customers"),
            LINES,
            ("leads.captured", "leads.converted"),
        ),
        _bars("leads.by_channel", N_("How leads came in"), "leads.captured", "lead_channel"),
        _bars("leads.by_source", N_("Leads by source"), "leads.captured", "lead_source"),
        _bars("leads.by_state", N_("What became of them"), "leads.captured", "state"),
        _bars(
            "leads.conversion_by_channel",
            N_("Conversion by how they came in"),
            "leads.conversion",
            "lead_channel",
        ),
        _bars("leads.by_owner", N_("Leads by seller"), "leads.captured", "owner", SELLERS),
        _bars(
            "leads.conversion_by_owner",
            N_("Conversion by seller"),
            "leads.conversion",
            "owner",
            SELLERS,
        ),
        _bars(
            "leads.response_by_owner",
            N_("Time to answer by seller"),
            "leads.response_time",
            "owner",
            SELLERS,
        ),
        ChartPlan(
            "leads.met_by_time",
            N_("Answered in time"),
            LINES,
            ("leads.met_share",),
        ),
        _bars("leads.missed_by_team", N_("Answered too late, by team"), "leads.missed", "team"),
        _bars("leads.by_interest", N_("What they asked for"), "leads.captured", "interest"),
        _bars("leads.by_campaign", N_("Leads by campaign"), "leads.captured", "campaign"),
        _bars("leads.recycled_by_owner", N_("Given back, by who has them now"), "leads.recycled", "owner"),
    ),
)  # fmt: skip
CAMPAIGNS = DashboardPlan(
    "campaigns",
    N_("Campaigns"),
    ("customers",),
    (
        "campaigns.budget",
        "campaigns.cost",
        "campaigns.margin",
        "campaigns.margin_per_thousand",
        "campaigns.revenue",
        "campaigns.conversions",
        "campaigns.conversions_per_thousand",
        "campaigns.touches",
        "campaigns.touched",
        "campaigns.responses",
        "campaigns.opted_out",
        "campaigns.running",
    ),
    (
        _bars(
            "campaigns.margin_at_equal_budget",
            N_("Margin per 1,000 spent, by channel"),
            "campaigns.margin_per_thousand",
            "campaign_channel",
        ),
        _bars(
            "campaigns.conversions_at_equal_budget",
            N_("Orders per 1,000 spent, by channel"),
            "campaigns.conversions_per_thousand",
            "campaign_channel",
        ),
        _bars("campaigns.budgets", N_("Budget by channel"), "campaigns.budget", "campaign_channel"),
        _bars("campaigns.costs", N_("Cost by channel"), "campaigns.cost", "campaign_channel"),
        ChartPlan(
            "campaigns.plan_and_actual",
            N_("Budget and cost"),
            LINES,
            ("campaigns.budget", "campaigns.cost"),
            least="month",
        ),
        ChartPlan(
            "campaigns.money", N_("Cost and margin credited"), LINES,
            ("campaigns.cost", "campaigns.margin"), least="month",
        ),
        _bars("campaigns.margins", N_("Margin by channel"), "campaigns.margin", "campaign_channel"),
        _bars("campaigns.best", N_("Margin per 1,000 spent, by campaign"), "campaigns.margin_per_thousand", "campaign"),
        _bars("campaigns.touched_by", N_("Touches by channel"), "campaigns.touches", "campaign_channel"),
        ChartPlan(
            "campaigns.answers",
            N_("What customers did, by channel"),
            MATRIX,
            ("campaigns.responses",),
            by="campaign_channel",
            split="kind",
        ),
        _bars("campaigns.by_tier", N_("Margin by customer tier"), "campaigns.margin", "tier"),
        ChartPlan(
            "campaigns.by_time",
            N_("Touches along time"),
            COLUMNS,
            ("campaigns.touches",),
            split="campaign_channel",
            most=6,
        ),
    ),
    description=N_(
        "How sure the figures at equal budget are is said in customers: Campaigns, Channels."
    ),
)  # fmt: skip
PRODUCTS = DashboardPlan(
    "products",
    N_("Products and regions"),
    ("customers",),
    (
        "orders.sales",
        "orders.profit",
        "orders.quantity",
        "orders.count",
        "orders.customers",
        "orders.products",
    ),
    (
        ChartPlan("products.by_time", N_("Sales"), COLUMNS, ("orders.sales",)),
        ChartPlan(
            "products.where",
            N_("Units by category and region"),
            MATRIX,
            ("orders.quantity",),
            by="category",
            split="region",
        ),
        _bars("products.by_region", N_("Sales by region"), "orders.sales", "region"),
        _bars("products.profit_by_region", N_("Profit by region"), "orders.profit", "region"),
        _bars("products.sales", N_("Sales by product"), "orders.sales", "product", PRODUCTS_SHOWN),
        _bars("products.profit", N_("Profit by product"), "orders.profit", "product", PRODUCTS_SHOWN),
        _bars("products.by_subcategory", N_("Sales by subcategory"), "orders.sales", "subcategory", PRODUCTS_SHOWN),
        _bars(
            *("products.profit_by_subcategory", N_("Profit by subcategory"), "orders.profit"),
            *("subcategory", PRODUCTS_SHOWN),
        ),
        _bars("products.by_segment", N_("Sales by segment"), "orders.sales", "segment"),
        _bars("products.by_country", N_("Sales by country"), "orders.sales", "country"),
    ),
)  # fmt: skip
SELL_THROUGH = DashboardPlan(
    "sell_through",
    N_("Sell-through"),
    ("channels",),
    (
        "sell_outs.quantity",
        "sell_outs.amount",
        "dealer_orders.sales",
        "stock.on_hand",
    ),
    (
        ChartPlan(
            "sell_through.where",
            N_("Units sold by dealers, by product and territory"),
            MATRIX,
            ("sell_outs.quantity",),
            by="product",
            split="territory",
        ),
        ChartPlan(
            "sell_through.by_time",
            N_("Units sold by dealers, by product line"),
            COLUMNS,
            ("sell_outs.quantity",),
            split="product_line",
            most=6,
        ),
        _bars("sell_through.products", N_("Dealers' sales by product"), "sell_outs.amount", "product", PRODUCTS_SHOWN),
        _bars(
            *("sell_through.territories", N_("Dealers' sales by territory"), "sell_outs.amount"),
            *("territory", PRODUCTS_SHOWN),
        ),
        _bars("sell_through.partners", N_("Dealers' sales by partner"), "sell_outs.amount", "partner"),
        _bars("sell_through.ordered", N_("Ordered by product"), "dealer_orders.sales", "product", PRODUCTS_SHOWN),
        _bars("sell_through.stock", N_("Units in stock by product"), "stock.on_hand", "product", PRODUCTS_SHOWN),
    ),
)  # fmt: skip
PLANS = (SALES, LEADS, CAMPAIGNS, PRODUCTS, SELL_THROUGH)
