"""What serving customers costs the sample company: departments' money, and rates of what is done, by currency.

The rule kept here: made by the public API, after the history; sent again it changes nothing.
"""

from typing import Any

from crm.reports.v1 import costs_pb2 as pb

from ..client import Stubs, channel, credentials
from ..stand import Stand

PLACE = "/crm.reports.v1.CostsService/"
FIRST = "2025-01"
# Where the money is spent: currency, whose customers, a minute of the service desk, its money and minutes a month,
# then a visit, a line of an order, a returned order, a hand-over.
PLACES: tuple[tuple[str, str, tuple[str, ...], tuple[str, int], dict[str, str]], ...] = (
    (
        "Europe",
        "EUR",
        ("DE", "FR"),
        ("3900", 3600),
        {"VISITS": "240", "ORDER_LINES": "9.8", "RETURNS": "95", "HAND_OVERS": "38"},
    ),
    (
        "中国",
        "CNY",
        ("CN",),
        ("28000", 3600),
        {"VISITS": "1800", "ORDER_LINES": "42", "RETURNS": "640", "HAND_OVERS": "260"},
    ),
)
NAMES = {
    "CALL_MINUTES": ("Calls", "通话"),
    "EMAILS": ("E-mails", "邮件"),
    "TICKETS": ("Ticket desk", "工单受理"),
    "VISITS": ("Visits", "拜访"),
    "ORDER_LINES": ("Picking and packing", "拣货包装"),
    "RETURNS": ("Returned goods", "退货处理"),
    "HAND_OVERS": ("Work of other departments", "其他部门协作"),
}
# What is money already needs no rate.
DIRECT = {
    "DEAL_EXPENSES": "Expenses of deals · 商机费用",
    "CAMPAIGN_COSTS": "Campaigns · 营销活动",
    "COST_ENTRIES": "Samples and travel · 样品与差旅",
}
# Minutes of the service desk that one unit takes: a call is wrapped up, a mail is read and written.
MINUTES = {"CALL_MINUTES": "2", "EMAILS": "12", "TICKETS": "45"}


def tell(stand: Stand) -> None:
    """Makes all of it."""
    with channel(stand.address("reports")) as opened:
        stubs = Stubs(opened, credentials(stand))
        known = stubs.call(
            f"{PLACE}ListCostActivities",
            pb.ListCostActivitiesRequest(page_size=1),
            pb.ListCostActivitiesResponse,
        )
        if known.cost_activities:
            return
        for place in PLACES:
            _place(stubs, *place)
        for driver, name in DIRECT.items():
            activity = pb.CostActivity(display_name=name, driver=f"COST_DRIVER_{driver}")
            asked = pb.CreateCostActivityRequest(
                cost_activity=activity, request_id=f"demo-{driver}"
            )
            stubs.call(f"{PLACE}CreateCostActivity", asked, pb.CostActivity)


def _place(
    stubs: Stubs,
    name: str,
    currency: str,
    countries: tuple[str, ...],
    desk: tuple[str, int],
    amounts: dict[str, str],
) -> None:
    """The pool, the activities and the rates of one place."""
    wanted = pb.CostPool(
        display_name=f"Service desk · {name}",
        department="service",
        monthly_amount=desk[0],
        currency=currency,
        capacity_minutes=desk[1],
        first_month=FIRST,
    )
    asked: Any = pb.CreateCostPoolRequest(cost_pool=wanted, request_id=f"demo-pool-{currency}")
    pool = stubs.call(f"{PLACE}CreateCostPool", asked, pb.CostPool)
    for driver, words in NAMES.items():
        activity = pb.CostActivity(
            display_name=f"{words[currency == 'CNY']} · {name}",
            driver=f"COST_DRIVER_{driver}",
            countries=countries,
        )
        key = f"demo-{driver}-{currency}"
        asked = pb.CreateCostActivityRequest(cost_activity=activity, request_id=f"{key}-activity")
        made = stubs.call(f"{PLACE}CreateCostActivity", asked, pb.CostActivity)
        rate = pb.CostRate(cost_activity_id=made.cost_activity_id, first_month=FIRST)
        if driver in MINUTES:
            rate.cost_pool_id, rate.unit_minutes = pool.cost_pool_id, MINUTES[driver]
        else:
            rate.amount, rate.currency = amounts[driver], currency
        asked = pb.CreateCostRateRequest(cost_rate=rate, request_id=f"{key}-rate")
        stubs.call(f"{PLACE}CreateCostRate", asked, pb.CostRate)
