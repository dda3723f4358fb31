"""Pages of costs: what customers cost and earn, one customer's arithmetic, what serving costs, what if, and the rates.

The rule kept here: what is looked at, and every what-if, is in the address; nothing is stored until it is saved.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

import flask
from crm.reports.v1 import costs_pb2 as pb
from crm.reports.v1 import dashboards_pb2
from crm_chassis import formats
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import rules, workbooks
from crm_reports.costs.drawing import whale
from crm_reports.costs.drivers import DRIVERS
from crm_reports.dashboard_pages import as_file
from crm_reports.pages import pages, today_of
from crm_reports.relating import CHANNELS

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
# What a what-if can change: the letter in the address, the list, the field.
RATE, UNIT, MONEY, CAPACITY, DRIVER = "r", "u", "p", "c", "d"


def _months(page: Page) -> dict[str, Any]:
    """The months of the address; without any: the last twelve."""
    given = flask.request.args
    today = today_of(page).replace(day=1)
    first = rules.add_months(today, 1 - MONTHS)
    return {
        "start_month": given.get("start_month") or f"{first:%Y-%m}",
        "end_month": given.get("end_month") or f"{today:%Y-%m}",
    }


def _tabs(page: Page, here: str, months: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """The pages of costs that the reader may open."""
    places = [("costs", _("Customers"), "reports.read")]
    places += [("cost_summary", _("What serving costs"), "costs.read")]
    places += [("cost_what_if", _("What if"), "costs.read")]
    places += [("cost_rates", _("Activities and rates"), "costs.read")]
    return [
        (text, flask.url_for(f"reports.{name}", **months), name == here)
        for name, text, scope in places
        if page.may(scope)
    ]


def driver_name(number: int) -> str:
    """What is counted, in words."""
    return _(WORDS[number].title) if number in WORDS else ""


def drivers() -> list[tuple[str, str]]:
    """The drivers to choose from."""
    return [(pb.CostDriver.Name(number), _(each.title)) for number, each in WORDS.items()]


def exact(value: Any) -> str:
    """A number with all its digits, and no more."""
    number = Decimal(value).normalize()
    exponent = number.as_tuple().exponent
    return formats.number(number, max(0, -exponent) if isinstance(exponent, int) else 0)


def part_name(by: str, part: Any) -> str:
    """What a part of a summary is called."""
    if by == "channel" and part.part in CHANNELS:
        return _(CHANNELS[part.part])
    if part.part in ("", "0"):
        return _(EMPTY.get(by, N_("not said")))
    return part.display_name or part.part


@pages.get("/costs")
def costs() -> Response:
    """What customers cost and earn, and the whale curve."""
    page, given = Page.current(), flask.request.args
    months = _months(page)
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
        tabs=_tabs(page, "costs", months),
        months=months,
        chosen=chosen,
        listed=listed,
        losing=losing,
        order=order,
        curve=curve,
        whale=whale(curve),
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


@pages.get("/costs/customers/<int:account_id>")
def customer_cost(account_id: int) -> Response:
    """One customer's arithmetic, step by step."""
    page = Page.current()
    months = _months(page)
    found = page.call("GetCustomerCost", account_id=account_id, **months)
    return page.render(
        "reports/customer_cost.html",
        months=months,
        found=found,
        driver_name=driver_name,
        exact=exact,
        priced=page.may("costs.read"),
        groups=_by_activity(found),
    )


def _by_activity(found: Any) -> list[dict[str, Any]]:
    """What each activity came to over the months, the most expensive first."""
    groups: dict[tuple[int, str], dict[str, Any]] = {}
    for step in found.steps:
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
    months = _months(page)
    by = flask.request.args.get("by", "tier")
    by = by if by in CUTS else "tier"
    summary = page.call("GetCostSummary", **months, by=CUTS[by][0])
    cuts = [
        (_(text), flask.url_for("reports.cost_summary", **months, by=name), name == by)
        for name, (_number, text) in CUTS.items()
    ]
    return page.render(
        "reports/cost_summary.html",
        tabs=_tabs(page, "cost_summary", months),
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


def _decided(page: Page) -> dict[str, Any]:
    """All activities, pools and rates."""
    return {
        "activities": page.call("ListCostActivities", page_size=ALL).cost_activities,
        "pools": page.call("ListCostPools", page_size=ALL).cost_pools,
        "rates": page.call("ListCostRates", page_size=ALL).cost_rates,
    }


def _number(text: str) -> str:
    """A number as it was typed, if it is one."""
    try:
        return f"{Decimal(text.strip()):f}"
    except InvalidOperation:
        return text.strip()


def _changes(decided: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """What the address changes: method and field of the update, and the record as it would be."""
    given = {name: text.strip() for name, text in flask.request.values.items() if text.strip()}
    found: list[tuple[str, str, Any]] = []
    for rate in decided["rates"]:
        field, letter = ("unit_minutes", UNIT) if rate.cost_pool_id else ("amount", RATE)
        text = _number(given.get(f"{letter}{rate.cost_rate_id}", getattr(rate, field)))
        if text != _number(getattr(rate, field)):
            found.append(("CostRate", field, _with(rate, field, text)))
    for pool in decided["pools"]:
        text = _number(given.get(f"{MONEY}{pool.cost_pool_id}", pool.monthly_amount))
        changed = pool
        if text != _number(pool.monthly_amount):
            changed = _with(pool, "monthly_amount", text)
            found.append(("CostPool", "monthly_amount", changed))
        text = given.get(f"{CAPACITY}{pool.cost_pool_id}", "")
        if text.isdecimal() and int(text) != pool.capacity_minutes:
            found = [each for each in found if each[2] is not changed]
            field = "capacity_minutes" if changed is pool else "monthly_amount,capacity_minutes"
            found.append(("CostPool", field, _with(changed, "capacity_minutes", int(text))))
    for activity in decided["activities"]:
        name = given.get(f"{DRIVER}{activity.cost_activity_id}", "")
        if name in NUMBERS and NUMBERS[name] not in (0, activity.driver):
            changed = _with(activity, "driver", NUMBERS[name])
            changed.detail = ""
            found.append(("CostActivity", "driver,detail", changed))
    return found


def _with(record: Any, field: str, value: Any) -> Any:
    changed = type(record)()
    changed.CopyFrom(record)
    setattr(changed, field, value)
    return changed


LISTS = {"CostRate": "rates", "CostPool": "pools", "CostActivity": "activities"}
SNAKES = {"CostRate": "cost_rate", "CostPool": "cost_pool", "CostActivity": "cost_activity"}


@pages.get("/costs/what-if")
def cost_what_if() -> Response:
    """What would be if rates, pools or drivers were others."""
    page = Page.current()
    months = _months(page)
    decided = _decided(page)
    changes = _changes(decided)
    by = flask.request.args.get("by", "tier")
    by = by if by in CUTS else "tier"
    changed: dict[str, list[Any]] = {}
    for kind, _field, record in changes:
        changed.setdefault(LISTS[kind], []).append(record)
    simulation, problem = None, ""
    if changes:
        try:
            simulation = page.call("SimulateCosts", **months, by=CUTS[by][0], **changed)
        except Invalid as refused:
            problem = "; ".join(dict.fromkeys(refused.fields.values()))
    return page.render(
        "reports/cost_what_if.html",
        tabs=_tabs(page, "cost_what_if", months),
        months=months,
        by=by,
        cuts=[(name, _(text)) for name, (_number, text) in CUTS.items()],
        given=flask.request.args,
        drivers=drivers(),
        driver_key=pb.CostDriver.Name,
        simulation=simulation,
        problem=problem,
        pairs=_pairs(simulation, by) if simulation else [],
        changes=changes,
        pool_names={each.cost_pool_id: each.display_name for each in decided["pools"]},
        activity_of={each.cost_activity_id: each for each in decided["activities"]},
        **decided,
    )


def _pairs(simulation: Any, by: str) -> list[dict[str, Any]]:
    """Each part as it is and as it would be."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for name, summary in (("present", simulation.present), ("changed", simulation.changed)):
        for part in summary.parts:
            key = (part.part, part.total.currency)
            row = rows.setdefault(
                key,
                {"name": part_name(by, part), "currency": key[1], "present": "0", "changed": "0"},
            )
            row[name] = part.total.cost
    for row in rows.values():
        row["more"] = Decimal(row["changed"]) - Decimal(row["present"])
    return list(rows.values())


@pages.post("/costs/what-if")
def keep_what_if() -> Response:
    """Makes the what-if what is: each change as if it had been made by itself."""
    page = Page.current()
    for kind, fields, record in _changes(_decided(page)):
        mask = {"paths": fields.split(",")}
        page.call(f"Update{kind}", **{SNAKES[kind]: record, "update_mask": mask})
    page.toast(_("Saved. Costs are computed with the new values."))
    return page.redirect("reports.cost_rates")


@pages.route("/costs/rates", methods=["GET", "POST"])
def cost_rates() -> Response:
    """Activities, pools and rates; new ones."""
    page = Page.current()
    months = _months(page)
    month = f"{today_of(page):%Y-%m}"
    forms = {
        "activity": page.form("CreateCostActivity"),
        "pool": page.form("CreateCostPool", initial={"cost_pool": {"first_month": month}}),
        "rate": page.form("CreateCostRate", initial={"cost_rate": {"first_month": month}}),
    }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Added"))
        return page.redirect("reports.cost_rates")
    decided = _decided(page)
    return page.render(
        "reports/cost_rates.html",
        tabs=_tabs(page, "cost_rates", months),
        forms=forms,
        exact=exact,
        drivers=drivers(),
        driver_name=driver_name,
        writing=page.may("costs.write"),
        activity_names={e.cost_activity_id: e.display_name for e in decided["activities"]},
        pool_names={e.cost_pool_id: e.display_name for e in decided["pools"]},
        pool_choices=[(e.cost_pool_id, _pool_name(e)) for e in decided["pools"]],
        activity_choices=[(e.cost_activity_id, e.display_name) for e in decided["activities"]],
        **decided,
    )


def _pool_name(pool: Any) -> str:
    return f"{pool.display_name} ({pool.first_month} – {pool.last_month or '…'})"


@pages.route("/costs/<any(activity, pool, rate):kind>/<int:number>", methods=["GET", "POST"])
def edit_cost(kind: str, number: int) -> Response:
    """Changes an activity, a pool or a rate, or deletes it."""
    page = Page.current()
    word = f"Cost{kind.title()}"
    snake = SNAKES[word]
    key: dict[str, Any] = {f"{snake}_id": number}
    found = page.call(f"Get{word}", **key)
    fixed: dict[str, Any] = {snake: key}
    form = page.form(f"Update{word}", initial={snake: found}, **fixed)
    gone = page.form(f"Delete{word}", initial={"etag": found.etag}, **key)
    try:
        if page.sent(form) or page.sent(gone):
            page.toast(_("Saved"))
            return page.redirect("reports.cost_rates")
    except Refusal as refused:
        page.toast(refused.message, "error")
    decided = _decided(page)
    return page.render(
        "reports/cost_edit.html",
        kind=kind,
        snake=snake,
        found=found,
        form=form,
        gone=gone,
        drivers=drivers(),
        writing=page.may("costs.write"),
        pool_choices=[(e.cost_pool_id, _pool_name(e)) for e in decided["pools"]],
        activity_names={e.cost_activity_id: e.display_name for e in decided["activities"]},
    )
