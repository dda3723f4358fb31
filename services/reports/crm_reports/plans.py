"""Which dashboards there are: the figures and charts that stand on each, in the order in which they are read.

The rule kept here: a dashboard needs one service and nothing else, so that it is whole wherever that service is.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports import selling_plans
from crm_reports.channel_plans import CHANNELS
from crm_reports.cost_plans import COSTS
from crm_reports.customer_plans import CUSTOMERS
from crm_reports.planning import ChartPlan, DashboardPlan
from crm_reports.process_measures import PROCESS

PLANS = {
    plan.dashboard_id: plan
    for plan in (
        DashboardPlan(
            "service",
            N_("Service"),
            ("tickets",),
            (
                "promises.unmended",
                "promises.broken",
                "promises.kept",
                "promises.kept_share",
                "tickets.opened",
                "tickets.closed",
                "tickets.open",
                "tickets.first_response",
                "tickets.resolution",
                "clocks.breached",
                "clocks.met_share",
                "clocks.at_once",
                "hand_overs.made",
                "hand_overs.returned",
                "journeys.bounces",
                "journeys.many",
                "surveys.good_share",
                "surveys.bad",
                "calls.missed",
                "time_logs.time",
                "actions.open",
                "actions.overdue",
            ),
            (
                ChartPlan(
                    "promises.by_time",
                    N_("Promises to customers"),
                    pb.CHART_KIND_COLUMNS,
                    ("promises.kept", "promises.broken"),
                ),
                ChartPlan(
                    "promises.by_owner",
                    N_("Promises broken, by who keeps them"),
                    pb.CHART_KIND_BARS,
                    ("promises.broken",),
                    by="owner",
                ),
                ChartPlan(
                    "promises.by_team",
                    N_("Promises kept, by department"),
                    pb.CHART_KIND_BARS,
                    ("promises.kept",),
                    by="team",
                ),
                ChartPlan(
                    "clocks.by_time",
                    N_("Service levels"),
                    pb.CHART_KIND_COLUMNS,
                    ("clocks.met", "clocks.breached"),
                ),
                ChartPlan(
                    "clocks.by_kind",
                    N_("Breaches by what was due"),
                    pb.CHART_KIND_BARS,
                    ("clocks.breached",),
                    by="kind",
                ),
                ChartPlan(
                    "clocks.by_policy",
                    N_("Breaches by policy"),
                    pb.CHART_KIND_BARS,
                    ("clocks.breached",),
                    by="policy",
                ),
                ChartPlan(
                    "clocks.by_team",
                    N_("Breaches by department"),
                    pb.CHART_KIND_BARS,
                    ("clocks.breached",),
                    by="team",
                ),
                ChartPlan(
                    "tickets.flow",
                    N_("Tickets opened and closed"),
                    pb.CHART_KIND_LINES,
                    ("tickets.opened", "tickets.closed"),
                ),
                ChartPlan(
                    "tickets.first_response",
                    N_("First response in writing: half took longer"),
                    pb.CHART_KIND_LINES,
                    ("tickets.first_response",),
                ),
                ChartPlan(
                    "tickets.resolution",
                    N_("Resolution: half took longer"),
                    pb.CHART_KIND_LINES,
                    ("tickets.resolution",),
                ),
                ChartPlan(
                    "hand_overs.paths",
                    N_("Hand-overs from department to department"),
                    pb.CHART_KIND_MATRIX,
                    ("hand_overs.made",),
                    by="from_team",
                    split="to_team",
                ),
                ChartPlan(
                    "journeys.waits",
                    N_("Waits after hand-overs, from department to department"),
                    pb.CHART_KIND_MATRIX,
                    ("journeys.waits",),
                    by="from_team",
                    split="to_team",
                ),
                ChartPlan(
                    "journeys.by_departments",
                    N_("Closed tickets by how many departments had them"),
                    pb.CHART_KIND_BARS,
                    ("journeys.closed",),
                    by="departments",
                ),
                ChartPlan(
                    "surveys.by_score",
                    N_("Customers by what they said (5 is best)"),
                    pb.CHART_KIND_BARS,
                    ("surveys.answered",),
                    by="score",
                ),
                ChartPlan(
                    "calls.by_time",
                    N_("Calls"),
                    pb.CHART_KIND_COLUMNS,
                    ("calls.answered", "calls.missed"),
                ),
                ChartPlan(
                    "time_logs.by_activity",
                    N_("Time by activity"),
                    pb.CHART_KIND_BARS,
                    ("time_logs.time",),
                    by="activity",
                ),
                ChartPlan(
                    "actions.by_team",
                    N_("Open action items by department"),
                    pb.CHART_KIND_BARS,
                    ("actions.open",),
                    by="team",
                ),
                ChartPlan(
                    "tickets.by_channel",
                    N_("How tickets reached us"),
                    pb.CHART_KIND_BARS,
                    ("tickets.opened",),
                    by="channel",
                ),
            ),
        ),
        PROCESS,
        CUSTOMERS,
        COSTS,
        *selling_plans.PLANS,
        CHANNELS,
    )
}
