"""A dashboard that somebody of the sample company composed for the Monday meeting.

The rule kept here: made by the public API; loaded again it is there once.
"""

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import own_dashboards_pb2 as pb

from ..client import Stubs, channel, credentials
from ..stand import Stand

PLACE = "/crm.reports.v1.OwnDashboardsService/"
TITLE = "Monday morning 周一晨会"
FIGURES = {
    "tickets": ("promises.unmended", "tickets.open", "tickets.resolution"),
    "customers": ("orders.sales", "orders.customers"),
    "channels": ("dealer_orders.sales", "registrations.waiting"),
}
COLUMNS, BARS = dashboards_pb2.CHART_KIND_COLUMNS, dashboards_pb2.CHART_KIND_BARS
CHARTS = {
    "tickets": (
        pb.OwnChart(kind=COLUMNS, figure_ids=["tickets.opened"], split="channel"),
        pb.OwnChart(kind=BARS, figure_ids=["promises.broken"], by="owner", most=5),
    ),
    "customers": (
        pb.OwnChart(kind=BARS, figure_ids=["orders.sales"], by="region", most=6),
        pb.OwnChart(kind=BARS, figure_ids=["orders.sales"], by="category"),
    ),
    "channels": (pb.OwnChart(kind=BARS, figure_ids=["dealer_orders.sales"], by="partner", most=5),),
}


def tell(stand: Stand) -> None:
    """Makes it, of the modules that are here."""
    here = [name for name in FIGURES if name in stand.modules]
    with channel(stand.address("reports")) as opened:
        stubs = Stubs(opened, credentials(stand))
        known = stubs.call(
            f"{PLACE}ListOwnDashboards",
            pb.ListOwnDashboardsRequest(page_size=1, show_deleted=True),
            pb.ListOwnDashboardsResponse,
        )
        if known.own_dashboards or not here:
            return
        own = pb.OwnDashboard(
            title=TITLE,
            description="What we look at together before the week begins. 每周一开会前一起看的数字。",
            roles=["leader", "manager"],
            figure_ids=[figure for name in here for figure in FIGURES[name]],
            charts=[chart for name in here for chart in CHARTS[name]],
            period="this_quarter",
        )
        request = pb.CreateOwnDashboardRequest(own_dashboard=own, request_id="demo-own-dashboard")
        stubs.call(f"{PLACE}CreateOwnDashboard", request, pb.OwnDashboard)
