"""Pages of costs: what customers cost and earn, one customer's arithmetic, what serving costs, what if, and the rates.

The rule kept here: what is looked at, and every what-if, is in the address; nothing is stored until it is saved.
"""

from decimal import Decimal
from typing import Any

import flask
from crm.reports.v1 import costs_pb2 as pb
from crm.reports.v1 import dashboards_pb2
from crm_chassis import formats
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import rules, workbooks
from crm_reports.costs.drawing import whale
from crm_reports.costs.drivers import DRIVERS
from crm_reports.dashboard_pages import as_file
from crm_reports.pages import pages, today_of
from crm_reports.relating import CHANNELS, TIERS

MONTHS = 12
ALL = 1000
NUMBERS = dict(pb.CostDriver.items())
WORDS = {pb.CostDriver.Value(f"COST_DRIVER_{each.name.upper()}"): each for each in DRIVERS}
CUTS = {
    "tier": (pb.COST_CUT_TIER, N_("By tier")),
    "segment": (pb.COST_CUT_SEGMENT, N_("By segment")),
    "activity": (pb.COST_CUT_ACTIVITY, N_("By activity")),
    "channel": (pb.COST_CUT_CHANNEL, N_("By channel")),
    "team": (pb.COST_CUT_TEAM, N_("By team")),
    "product": (pb.COST_CUT_PRODUCT, N_("By product")),
    "month": (pb.COST_CUT_MONTH, N_("By month")),
}
EMPTY = {
    "tier": N_("no tier"),
    "segment": N_("no segment"),
    "team": N_("no team"),
    "channel": N_("not said"),
    "product": N_("no product"),
    "activity": N_("Margin of orders"),
}


def months_of(page: Page) -> dict[str, Any]:
    """The months of the address; without any: the last twelve."""
    given = flask.request.args
    today = today_of(page).replace(day=1)
    first = rules.add_months(today, 1 - MONTHS)
    return {
        "start_month": given.get("start_month") or f"{first:%Y-%m}",
        "end_month": given.get("end_month") or f"{today:%Y-%m}",
    }


def tabs_of(page: Page, here: str, months: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """The pages of costs that the reader may open."""
    places = [("costs", _("Customers"), "reports.read")]
    places += [("cost_summary", _("Cost to serve"), "costs.read")]
    places += [("cost_what_if", _("What if"), "costs.read")]
    places += [("cost_scenarios", _("Scenarios"), "costs.read")]
    places += [("cost_rates", _("Activities and rates"), "costs.read")]
    places += [("cost_entries", _("Direct costs"), "costs.read")]
    return [
        (text, flask.url_for(f"reports.{name}", **months), name == here)
        for name, text, scope in places
        if page.may(scope)
    ]


def driver_name(number: int) -> str:
    """What is counted, in words."""
    return _(WORDS[number].title) if number in WORDS else ""


def exact(value: Any) -> str:
    """A number with all its digits, and no more."""
    number = Decimal(value).normalize()
    exponent = number.as_tuple().exponent
    return formats.number(number, max(0, -exponent) if isinstance(exponent, int) else 0)


def part_name(by: str, part: Any) -> str:
    """What a part of a summary is called."""
    words = {"channel": CHANNELS, "tier": TIERS}.get(by, {})
    if part.part in words:
        return _(words[part.part])
    if part.part in ("", "0"):
        return _(EMPTY.get(by, N_("not said")))
    return part.display_name or part.part


@pages.get("/costs")
def costs() -> Response:
    """What customers cost and earn, and the whale curve."""
    page, given = Page.current(), flask.request.args
    months = months_of(page)
    chosen = {name: given.get(name, "") for name in ("currency", "tier")}
    losing, order = bool(given.get("losing")), given.get("order_by", "profit")
    listed = page.call(
        "ListCustomerCosts",
        **months,
        **chosen,
        unprofitable=losing,
        order_by=order,
        page_token=given.get("page_token", ""),
    )
    if given.get("format"):
        return _file(page, listed, {**months, **chosen, "unprofitable": losing, "order_by": order})
    curve = page.call("GetWhaleCurve", **months, **chosen)
    return page.render(
        "reports/costs.html",
        tabs=tabs_of(page, "costs", months),
        months=months,
        chosen=chosen,
        listed=listed,
        losing=losing,
        order=order,
        curve=curve,
        whale=whale(curve),
        narrow=whale(curve, phone=True),
    )


def _file(page: Page, listed: Any, asked: dict[str, Any]) -> Response:
    """The whole list as a file."""
    found = page.call("ListCustomerCosts", **asked, page_size=ALL)
    customers = list(found.customers)
    while found.next_page_token:
        token = found.next_page_token
        found = page.call("ListCustomerCosts", **asked, page_size=ALL, page_token=token)
        customers += found.customers
    money = dashboards_pb2.UNIT_MONEY
    rows = []
    for each in customers:
        total = each.totals[0]
        amounts = [
            workbooks.Amount(value, money) for value in (total.margin, total.cost, total.profit)
        ]
        rows.append(
            [each.display_name, each.tier, each.segment, each.owner_id, each.team, *amounts]
        )
    heads = (_("Customer"), _("Tier"), _("Segment"), _("Responsible"), _("Team"))
    currency = listed.currency
    sums = [f"{word} {currency}" for word in (_("Margin"), _("Cost to serve"), _("Profit"))]
    return as_file([workbooks.Sheet(_("Customers"), (*heads, *sums), rows)], "costs")


@pages.route("/costs/customers/<int:account_id>", methods=["GET", "POST"])
def customer_cost(account_id: int) -> Response:
    """One customer's arithmetic, step by step; a direct cost that is entered for it."""
    page = Page.current()
    months = months_of(page)
    entering = None
    if page.may("costs.write"):
        today = {"entry_date": today_of(page).isoformat()}
        fixed: dict[str, Any] = {"cost_entry": {"account_id": account_id}}
        entering = page.form("CreateCostEntry", initial={"cost_entry": today}, **fixed)
        if page.sent(entering):
            page.toast(_("Entered"))
            return page.redirect("reports.customer_cost", account_id=account_id, **months)
    found = page.call("GetCustomerCost", account_id=account_id, **months)
    if flask.request.args.get("format"):
        return as_file([steps_sheet(found.display_name or f"#{account_id}", found.steps)], "costs")
    return page.render(
        "reports/customer_cost.html",
        months=months,
        found=found,
        driver_name=driver_name,
        exact=exact,
        priced=page.may("costs.read"),
        groups=by_activity(found.steps),
        entering=entering,
    )


def steps_sheet(title: str, steps: Any) -> workbooks.Sheet:
    """The arithmetic as a table: quantity × minutes × rate = amount, a line for each step."""
    money, count = dashboards_pb2.UNIT_MONEY, dashboards_pb2.UNIT_COUNT
    heads = (_("Month"), _("Activity"), _("Cost driver"), _("Quantity"), _("Minutes of a unit"))
    more = (_("Rate"), _("Amount"), _("Currency"), _("Pool"), _("Records"))
    rows: list[list[workbooks.Cell]] = [
        [
            step.month,
            step.display_name,
            driver_name(step.driver),
            workbooks.Amount(step.quantity, count),
            workbooks.Amount(step.unit_minutes, count) if step.unit_minutes else "",
            workbooks.Amount(step.rate, money) if step.rate else "",
            workbooks.Amount(step.amount, money) if step.amount else "",
            step.currency,
            step.pool_name,
            step.record_count,
        ]
        for step in steps
    ]
    return workbooks.Sheet(title, (*heads, *more), rows)


def by_activity(steps: Any) -> list[dict[str, Any]]:
    """What each activity came to over the months, the most expensive first."""
    groups: dict[tuple[int, str], dict[str, Any]] = {}
    for step in steps:
        key = (step.cost_activity_id, step.currency)
        nothing = {"name": step.display_name, "driver": step.driver, "currency": step.currency}
        group = groups.setdefault(
            key,
            {**nothing, "quantity": Decimal(0), "amount": Decimal(0), "records": 0, "steps": []},
        )
        group["quantity"] += Decimal(step.quantity)
        group["amount"] += Decimal(step.amount or 0)
        group["records"] += step.record_count
        group["steps"].append(step)
    return sorted(groups.values(), key=lambda group: (group["currency"], -group["amount"]))


@pages.get("/costs/serving")
def cost_summary() -> Response:
    """What serving each part costs, and where each pool's money went."""
    page = Page.current()
    months = months_of(page)
    by = flask.request.args.get("by", "tier")
    by = by if by in CUTS else "tier"
    summary = page.call("GetCostSummary", **months, by=CUTS[by][0])
    if flask.request.args.get("format"):
        return _summary_file(summary, by)
    cuts = [
        (_(text), flask.url_for("reports.cost_summary", **months, by=name), name == by)
        for name, (_number, text) in CUTS.items()
    ]
    return page.render(
        "reports/cost_summary.html",
        tabs=tabs_of(page, "cost_summary", months),
        months=months,
        by=by,
        cuts=cuts,
        summary=summary,
        part_name=part_name,
        most={
            part.total.currency: max(
                Decimal(each.total.cost)
                for each in summary.parts
                if each.total.currency == part.total.currency
            )
            for part in summary.parts
        },
    )


def _summary_file(summary: Any, by: str) -> Response:
    """The summary as a file: its parts, and where each pool's money went."""
    money = dashboards_pb2.UNIT_MONEY
    heads = (_("Part"), _("Currency"), _("Customers"), _("Margin"), _("Cost to serve"), _("Profit"))
    rows: list[list[workbooks.Cell]] = [
        [
            part_name(by, part),
            part.total.currency,
            part.customer_count,
            *(
                workbooks.Amount(getattr(part.total, name), money)
                for name in ("margin", "cost", "profit")
            ),
        ]
        for part in summary.parts
    ]
    of_pools = (_("Pool"), _("Currency"), _("Money"), _("Used by customers"))
    pools: list[list[workbooks.Cell]] = [
        [
            pool.display_name,
            pool.currency,
            *(
                workbooks.Amount(getattr(pool, name), money)
                for name in ("amount", "charged", "unattributed", "unused")
            ),
        ]
        for pool in summary.pools
    ]
    more = (_("For nobody known"), _("Unused capacity"))
    sheets = [
        workbooks.Sheet(_(CUTS[by][1]), heads, rows),
        workbooks.Sheet(_("Cost pools"), (*of_pools, *more), pools),
    ]
    return as_file(sheets, f"cost-to-serve-{by}")


@pages.get("/costs/serving/<by>")
def cost_part(by: str) -> Response:
    """The arithmetic of one part of the summary, and whose it is."""
    page, given = Page.current(), flask.request.args
    if by not in CUTS:
        flask.abort(404)
    months, part = months_of(page), given.get("part", "")
    asked = {"part": part, "currency": given.get("currency", ""), **months}
    found = page.call("GetCostPart", by=CUTS[by][0], **asked)
    title = part_name(by, found)
    if given.get("format"):
        return as_file([steps_sheet(title, found.steps)], f"cost-{by}")
    return page.render(
        "reports/cost_part.html",
        months=months,
        by=by,
        asked=asked,
        cut=_(CUTS[by][1]),
        title=title,
        found=found,
        driver_name=driver_name,
        exact=exact,
        groups=by_activity(found.steps),
    )
