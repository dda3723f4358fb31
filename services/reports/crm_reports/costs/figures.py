"""Handlers of what customers cost: one customer's arithmetic, the list, the whale curve, the summary, and what if.

The rule kept here: everybody sees what their own customers cost and earn; rates and what follows from them line by line
are for those who may read costs, because they tell of wages. A what-if computes aside and stores nothing.
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
from crm_chassis import records
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.records import decimal_text

from crm_reports import rules as periods
from crm_reports.costs import allocating, books, decisions, rules
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


def _asked(call: "Call", request: Any, **more: Any) -> Asked:
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


def _total(total: books.Total) -> pb.CostTotal:
    return pb.CostTotal(
        currency=total.currency,
        margin=decimal_text(total.margin),
        cost=decimal_text(total.cost),
        profit=decimal_text(total.profit),
    )


def get_customer_cost(call: "Call", request: pb.GetCustomerCostRequest) -> pb.CustomerCost:
    """One customer's totals, and how they came about."""
    asked = _asked(call, request)
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
        totals=[_total(total) for total in sums],
        steps=_steps(call, decided, request.account_id, steps),
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


def _steps(
    call: "Call", decided: Decisions, account_id: int, rows: list[tuple[Any, ...]]
) -> list[pb.CostStep]:
    """The lines of the arithmetic; without rates for those who may not read them."""
    activities = {each.cost_activity_id: each for each in decided.activities}
    rates = {each.cost_rate_id: each for each in decided.rates}
    pools = {each.cost_pool_id: each for each in decided.pools}
    steps = []
    for (
        month,
        activity_id,
        rate_id,
        pool_id,
        currency,
        quantity,
        count,
        amount,
        money,
        minutes,
    ) in rows:
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
            figure_id=driver.figure_id,
            key=_key(activity, account_id, month),
        )
        if call.principal.may(RATES):
            step.amount = decimal_text(amount)
            if pool_id:
                step.pool_name = pools[pool_id].display_name
                step.unit_minutes = decimal_text(rates[rate_id].unit_minutes)
                step.rate = decimal_text((money / minutes).quantize(SIX) if minutes else Decimal(0))
            elif rate_id:
                step.rate = decimal_text(rates[rate_id].amount)
        steps.append(step)
    return steps


def _key(activity: Activity, account_id: int, month: date) -> str:
    """The part of the driver's figure that this step counts: the records of just that quantity."""
    last = periods.add_months(month, 1) - periods.DAY
    parts = {"account": str(account_id), "from": month.isoformat(), "to": last.isoformat()}
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
    asked = _asked(call, request, chosen=chosen)
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
        customers=[_customer(each, currency) for each in listed[:size]],
        next_page_token=_token(getattr(last, order.split()[0]), last.account_id) if last else "",
        total=_total(sums[0] if sums else nothing),
        total_size=count,
        unprofitable_count=losing,
        currency=currency,
        currencies=known,
        tiers=tiers,
    )


def _customer(each: books.Customer, currency: str) -> pb.CustomerCost:
    return pb.CustomerCost(
        account_id=each.account_id,
        display_name=each.display_name,
        tier=each.tier,
        segment=each.segment,
        owner_id=each.owner_id,
        team=each.team,
        totals=[_total(books.Total(currency, each.margin, each.cost))],
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
    asked = _asked(call, request, chosen={"tier": request.tier})
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


def _summary(
    run: books.Run, asked: Asked, decided: Decisions, by: int, tables: tuple[str, str, str]
) -> pb.CostSummary:
    """Parts, pools and totals out of these tables."""
    cut, names = CUTS.get(by, "tier"), {}
    if cut == "activity":
        names = {str(each.cost_activity_id): each.display_name for each in decided.activities}
    pools = {each.cost_pool_id: each.display_name for each in decided.pools}
    summary = pb.CostSummary(totals=[_total(each) for each in books.totals(run, asked, tables[1])])
    for part, label, count, currency, margin, cost in books.parts(run, asked, cut, tables[:2]):
        summary.parts.add(
            part=part,
            display_name=names.get(part, label),
            customer_count=count,
            total=_total(books.Total(currency, margin, cost)),
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
    asked = _asked(call, request)
    found, decided = current(call)
    with found.facts.moment():
        return _summary(found.facts.read, asked, decided, request.by, KEPT)


def simulate_costs(call: "Call", request: pb.SimulateCostsRequest) -> pb.CostSimulation:
    """What is, what would be, and whom it would change the most."""
    asked = _asked(call, request)
    found, decided = current(call)
    changed = _changed(decided, request)
    facts = found.facts
    # What is made aside in this moment is gone with its end.
    with facts.readers.cursor(moment=True) as cursor:
        until = call.clock.now().date().replace(day=1)
        allocating.allocate(
            cursor.execute, changed, asked.first, asked.last, until, "cost_quantities"
        )
        simulation = pb.CostSimulation(
            present=_summary(facts.read, asked, decided, request.by, KEPT),
            changed=_summary(facts.read, asked, changed, request.by, NOW),
        )
        for account_id, name, currency, before, after in books.changes(
            facts.read, asked, KEPT[1], NOW[1]
        ):
            simulation.changes.add(
                account_id=account_id,
                display_name=name,
                currency=currency,
                present_profit=decimal_text(before),
                profit=decimal_text(after),
            )
    return simulation


def _changed(decided: Decisions, request: pb.SimulateCostsRequest) -> Decisions:
    """The decisions as they would be; what could not be decided so is refused by field."""
    activities = {each.cost_activity_id: each for each in decided.activities}
    pools = {each.cost_pool_id: each for each in decided.pools}
    rates = {each.cost_rate_id: each for each in decided.rates}
    for at, given in enumerate(request.activities):
        _known(activities, given.cost_activity_id, f"activities[{at}].cost_activity_id")
        activities[given.cost_activity_id] = Activity(
            given.cost_activity_id,
            given.display_name,
            given.department,
            NAMES[given.driver],
            given.detail,
            tuple(given.countries),
        )
    for at, pool in enumerate(request.pools):
        _known(pools, pool.cost_pool_id, f"pools[{at}].cost_pool_id")
        pools[pool.cost_pool_id] = _pool(pool, f"pools[{at}]")
    for at, rate in enumerate(request.rates):
        _known(rates, rate.cost_rate_id, f"rates[{at}].cost_rate_id")
        rates[rate.cost_rate_id] = _rate(rate, activities, pools, f"rates[{at}]")
    return Decisions(tuple(activities.values()), tuple(pools.values()), tuple(rates.values()))


def _known(known: Mapping[int, Any], key: int, field: str) -> None:
    if key not in known:
        raise Invalid({field: N_("is not one that there is")})


def _wrong(path: str, wrong: Mapping[str, str]) -> None:
    if wrong:
        raise Invalid({f"{path}.{field}": text for field, text in wrong.items()})


def _pool(given: pb.CostPool, path: str) -> Pool:
    amount = Decimal(given.monthly_amount or "0")
    _wrong(
        path, decisions.pool_problems(amount, given.currency, given.first_month, given.last_month)
    )
    return Pool(
        given.cost_pool_id,
        given.display_name,
        amount,
        given.currency,
        given.capacity_minutes,
        given.first_month,
        given.last_month,
    )


def _rate(
    given: pb.CostRate,
    activities: Mapping[int, Activity],
    pools: Mapping[int, Pool],
    path: str,
) -> Rate:
    values = records.values(given, *decisions.RATE_FIELDS)
    _known(activities, given.cost_activity_id, f"{path}.cost_activity_id")
    pool = pools.get(given.cost_pool_id)
    _wrong(path, decisions.rate_problems(values, False, pool))
    return Rate(
        given.cost_rate_id,
        given.cost_activity_id,
        given.cost_pool_id,
        Decimal(given.unit_minutes or "0"),
        Decimal(given.amount or "0"),
        given.currency,
        given.first_month,
        given.last_month,
    )
