"""Handlers of what customers cost: one customer's arithmetic, the list, the whale curve, the summary and its parts.

The rule kept here: everybody sees what their own customers cost and earn; rates and what follows from them line by line
are for those who may read costs, because they tell of wages.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import costs_pb2 as pb
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.records import decimal_text

from crm_reports import rules as periods
from crm_reports.costs import books, rules
from crm_reports.costs.allocating import Activity, Decisions, Pool, Rate
from crm_reports.costs.books import Asked
from crm_reports.costs.drivers import BY_NAME, DRIVERS
from crm_reports.costs.keeping import BEGIN, current

if TYPE_CHECKING:
    from crm_chassis.call import Call

RATES = "costs.read"
ORDERS = ("profit", "cost", "margin", "profit desc", "cost desc", "margin desc")
USUAL = 50
SIX = Decimal("0.000001")
DRIVER_NUMBERS: dict[str, Any] = {
    driver.name: pb.CostDriver.Value(f"COST_DRIVER_{driver.name.upper()}") for driver in DRIVERS
}
NAMES = {number: name for name, number in DRIVER_NUMBERS.items()}
CUTS = {
    number: name.removeprefix("COST_CUT_").lower() for name, number in pb.CostCut.items() if number
}


def asked_of(call: "Call", request: Any, **more: Any) -> Asked:
    """The months of a request, and whose customers its caller sees."""
    wrong: dict[str, str] = {}
    days = []
    for name, usual in (("start_month", BEGIN), ("end_month", call.clock.now().date())):
        text = getattr(request, name)
        day = rules.first_day(text) if text else usual.replace(day=1)
        if day is None:
            wrong[name] = N_("must be a month like 2026-10")
        days.append(day or BEGIN)
    if not wrong and days[1] < days[0]:
        wrong["end_month"] = N_("must not be before start_month")
    if wrong:
        raise Invalid(wrong)
    who = call.principal
    return Asked(days[0], days[1], who.rows, who.id, who.team or "", **more)


def total_of(total: books.Total) -> pb.CostTotal:
    """A total as a reply has it."""
    return pb.CostTotal(
        currency=total.currency,
        margin=decimal_text(total.margin),
        cost=decimal_text(total.cost),
        profit=decimal_text(total.profit),
    )


def get_customer_cost(call: "Call", request: pb.GetCustomerCostRequest) -> pb.CustomerCost:
    """One customer's totals, and how they came about."""
    asked = asked_of(call, request)
    found, decided = current(call)
    with found.facts.moment():
        run = found.facts.read
        row = books.customer(run, asked, request.account_id)
        if row is None:
            raise NotFound("account", request.account_id)
        sums = _totals_of(run, asked, request.account_id)
        steps = books.steps(run, asked, request.account_id)
    base = call.peers.home.app.config.modules.get("customers", "").rstrip("/")
    return pb.CustomerCost(
        account_id=row[0],
        display_name=row[1] or "",
        tier=row[2] or "",
        segment=row[3] or "",
        owner_id=row[4] or "",
        team=row[5] or "",
        totals=[total_of(total) for total in sums],
        steps=steps_of(call, decided, {"account": str(request.account_id)}, steps),
        url=f"{base}/accounts/{row[0]}" if base else "",
    )


def _totals_of(run: books.Run, asked: Asked, account_id: int) -> list[books.Total]:
    found = run(
        f"select c.currency, {books.SUMS} from cost_customers c"  # noqa: S608 (our own)
        " where c.account_id = $account and c.month between $first and $last"
        " group by 1 order by 1",
        {"account": account_id, "first": asked.first, "last": asked.last},
    )
    return [books.Total(*row) for row in found]


def steps_of(
    call: "Call",
    decided: Decisions,
    parts: Mapping[str, str] | None,
    rows: list[tuple[Any, ...]],
) -> list[pb.CostStep]:
    """The lines of the arithmetic; without rates for those who may not read them.

    `parts`: what the drivers' figures are cut by, so that they count just these quantities; None: they cannot be.
    """
    activities = {each.cost_activity_id: each for each in decided.activities}
    rates = {each.cost_rate_id: each for each in decided.rates}
    pools = {each.cost_pool_id: each for each in decided.pools}
    steps = []
    for month, activity_id, rate_id, pool_id, currency, quantity, count, *priced in rows:
        activity = activities[activity_id]
        driver = BY_NAME[activity.driver]
        step = pb.CostStep(
            cost_activity_id=activity_id,
            display_name=activity.display_name,
            driver=DRIVER_NUMBERS[activity.driver],
            month=f"{month:%Y-%m}",
            quantity=decimal_text(quantity),
            currency=currency,
            record_count=count,
        )
        if parts is not None:
            step.figure_id, step.key = driver.figure_id, _key(activity, parts, month)
        if call.principal.may(RATES):
            _price(step, rates.get(rate_id), pools.get(pool_id), *priced)
        steps.append(step)
    return steps


def _price(
    step: pb.CostStep,
    rate: Rate | None,
    pool: Pool | None,
    amount: Decimal,
    money: Decimal,
    minutes: Decimal,
) -> None:
    """What a step came to, and at which rate: its own, or its pool's money by the minute."""
    step.amount = decimal_text(amount)
    if rate and pool:
        step.pool_name = pool.display_name
        step.unit_minutes = decimal_text(rate.unit_minutes)
        step.rate = decimal_text((money / minutes).quantize(SIX) if minutes else Decimal(0))
    elif rate:
        step.rate = decimal_text(rate.amount)


def _key(activity: Activity, of: Mapping[str, str], month: date) -> str:
    """The part of the driver's figure that this step counts: the records of just that quantity."""
    last = periods.add_months(month, 1) - periods.DAY
    parts = {**of, "from": month.isoformat(), "to": last.isoformat()}
    if activity.department:
        parts["team"] = activity.department
    if activity.detail:
        parts[BY_NAME[activity.driver].kind] = activity.detail
    return periods.key_of(parts)


def list_customer_costs(
    call: "Call", request: pb.ListCustomerCostsRequest
) -> pb.ListCustomerCostsResponse:
    """Customers with what they cost and earned, a page of them."""
    order = request.order_by or "profit"
    if order not in ORDERS:
        raise Invalid({"order_by": N_("must be profit, cost or margin, with desc or without")})
    chosen = {name: getattr(request, name) for name in ("tier", "segment", "team")}
    asked = asked_of(call, request, chosen=chosen)
    after = _after(request.page_token)
    size = request.page_size or USUAL
    found, _decided = current(call)
    with found.facts.moment():
        run = found.facts.read
        known = books.currencies(run, replace(asked, chosen={}))
        asked = replace(asked, currency=request.currency or next(iter(known), "-"))
        listed = books.customers(run, asked, order, size + 1, after, losing=request.unprofitable)
        count, losing = books.customer_count(run, asked)
        sums = books.totals(run, asked)
        tiers = books.tiers(run)
    currency = asked.currency.replace("-", "")
    last = listed[size - 1] if len(listed) > size else None
    nothing = books.Total(currency, Decimal(0), Decimal(0))
    return pb.ListCustomerCostsResponse(
        customers=[customer_of(each, currency) for each in listed[:size]],
        next_page_token=_token(getattr(last, order.split()[0]), last.account_id) if last else "",
        total=total_of(sums[0] if sums else nothing),
        total_size=count,
        unprofitable_count=losing,
        currency=currency,
        currencies=known,
        tiers=tiers,
    )


def customer_of(each: books.Customer, currency: str) -> pb.CustomerCost:
    """A customer with its total in one currency."""
    return pb.CustomerCost(
        account_id=each.account_id,
        display_name=each.display_name,
        tier=each.tier,
        segment=each.segment,
        owner_id=each.owner_id,
        team=each.team,
        totals=[total_of(books.Total(currency, each.margin, each.cost))],
    )


def _token(value: Decimal, account_id: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([str(value), account_id]).encode()).decode()


def _after(token: str) -> tuple[Decimal, int] | None:
    if not token:
        return None
    try:
        value, account_id = json.loads(base64.urlsafe_b64decode(token))
        number = Decimal(value)
        if not number.is_finite():
            raise ValueError
        return number, int(account_id)
    except (ValueError, TypeError, ArithmeticError, binascii.Error):
        raise Invalid({"page_token": "must be the next_page_token of the reply before"}) from None


def get_whale_curve(call: "Call", request: pb.GetWhaleCurveRequest) -> pb.WhaleCurve:
    """Customers from the most to the least profitable, and what all so far earned together."""
    asked = asked_of(call, request, chosen={"tier": request.tier})
    found, _decided = current(call)
    with found.facts.moment():
        run = found.facts.read
        known = books.currencies(run, replace(asked, chosen={}))
        asked = replace(asked, currency=request.currency or next(iter(known), "-"))
        points = books.whale(run, asked)
        count, losing = books.customer_count(run, asked)
    curve = pb.WhaleCurve(
        currency=asked.currency.replace("-", ""),
        customer_count=count,
        unprofitable_count=losing,
        currencies=known,
        peak=decimal_text(max((point[1] for point in points), default=Decimal(0))),
        profit=decimal_text(points[-1][1] if points else Decimal(0)),
    )
    for place, together, account_id, name, profit in points:
        curve.points.add(
            customer_count=place,
            profit=decimal_text(together),
            account_id=account_id,
            display_name=name,
            own_profit=decimal_text(profit),
        )
    return curve


def summary_of(
    run: books.Run, asked: Asked, decided: Decisions, by: int, tables: tuple[str, str, str]
) -> pb.CostSummary:
    """Parts, pools and totals out of these tables."""
    cut, names = CUTS.get(by, "tier"), {}
    if cut == "activity":
        names = {str(each.cost_activity_id): each.display_name for each in decided.activities}
    pools = {each.cost_pool_id: each.display_name for each in decided.pools}
    summary = pb.CostSummary(
        totals=[total_of(each) for each in books.totals(run, asked, tables[1])]
    )
    for part, label, count, currency, margin, cost in books.parts(run, asked, cut, tables[:2]):
        summary.parts.add(
            part=part,
            display_name=names.get(part, label),
            customer_count=count,
            total=total_of(books.Total(currency, margin, cost)),
        )
    for key, currency, *money, capacity, used in books.pools(run, asked, tables[0], tables[2]):
        amount, charged, unattributed, unused = map(decimal_text, money)
        summary.pools.add(
            cost_pool_id=key,
            display_name=pools.get(key, ""),
            currency=currency,
            amount=amount,
            charged=charged,
            unattributed=unattributed,
            unused=unused,
            capacity_minutes=int(capacity),
            used_minutes=decimal_text(used),
        )
    return summary


KEPT = ("cost_lines", "cost_customers", "cost_pool_months")
NOW = ("lines_now", "customers_now", "pool_months_now")


def get_cost_summary(call: "Call", request: pb.GetCostSummaryRequest) -> pb.CostSummary:
    """What serving each part costs, and where each pool's money went."""
    asked = asked_of(call, request)
    found, decided = current(call)
    with found.facts.moment():
        return summary_of(found.facts.read, asked, decided, request.by, KEPT)


# Of these parts the drivers' figures count just what the lines do.
SAME: dict[str, dict[str, str]] = {"activity": {}, "month": {}}
MOST_CUSTOMERS = 50


def get_cost_part(call: "Call", request: pb.GetCostPartRequest) -> pb.CostPartArithmetic:
    """How the cost of one part of a summary came about, and whose it is."""
    asked = replace(asked_of(call, request), currency=request.currency)
    cut = CUTS.get(request.by, "tier")
    found, decided = current(call)
    with found.facts.moment():
        run = found.facts.read
        label = books.part_label(run, cut, request.part)
        sums = books.part_totals(run, asked, cut, request.part)
        steps = books.part_steps(run, asked, cut, request.part)
        listed = books.part_customers(run, asked, cut, request.part, MOST_CUSTOMERS)
    if cut == "activity":
        names = {str(each.cost_activity_id): each.display_name for each in decided.activities}
        label = names.get(request.part, "")
    same = SAME.get(cut) if asked.rows == "all" else None
    return pb.CostPartArithmetic(
        part=request.part,
        display_name=label,
        totals=[total_of(total) for total in sums],
        steps=steps_of(call, decided, same, steps),
        customers=[customer_of(each, currency) for currency, each in listed],
    )
