"""What customers cost: worked by hand, allocated to the cent, by rights, and what if it were otherwise."""

import random
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from crm.tickets.v1 import tickets_pb2
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.testing import World
from crm_reports.costs import allocating, derived, rules
from crm_reports.costs.allocating import Activity, Decisions, Pool, Rate

from .cost_company import OCTOBER, Facts, company_of, decide

KINDS = ["calls", "visits", "order_lines"]


# The same in plain Python: what is shared out, by whom it was used.


def shared_by_hand(
    quantities: dict[tuple[str, int], Decimal], decisions: Decisions
) -> dict[tuple[int, int, int], int]:
    """Cents by pool, activity and customer (-1: unused), of one month."""
    found: dict[tuple[int, int, int], int] = {}
    drivers = {each.cost_activity_id: each.driver for each in decisions.activities}
    for pool in decisions.pools:
        weights: dict[tuple[int, int], int] = {}
        for rate in (each for each in decisions.rates if each.cost_pool_id == pool.cost_pool_id):
            for (driver, account), quantity in quantities.items():
                weight = int(quantity * 10_000) * int(rate.unit_minutes * 10_000)
                if driver == drivers[rate.cost_activity_id] and weight:
                    weights[account, rate.cost_activity_id] = weight
        used = sum(weights.values())
        spare = pool.capacity_minutes * 10**8 - used
        if spare > 0 or not used:
            weights[-1, 0] = spare if pool.capacity_minutes else 1
        money = rules.cents(pool.monthly_amount, pool.currency)
        for (account, activity), part in rules.shared(money, weights).items():
            found[pool.cost_pool_id, activity, account] = part
    return found


@pytest.mark.parametrize("seed", range(12))
def test_of_a_pool_no_cent_is_lost(seed: int) -> None:
    r = random.Random(seed)
    run = duckdb.connect().execute
    for ddl in derived.DERIVED:
        run(ddl)
    run("create table accounts (account_id bigint, country varchar)")
    quantities: dict[tuple[str, int], Decimal] = {}
    for kind in KINDS:
        for account in range(r.randint(0, 30)):
            rows = [Decimal(r.randint(0, 90_000)).scaleb(-r.choice([0, 2, 4])) for _ in range(3)]
            for part, quantity in enumerate(rows):
                run(
                    "insert into cost_quantities values"
                    " ('2026-10-01', ?, '', ?, ?, '', ?, '', ?, 1)",
                    [kind, f"team {part % 2}", account, part, quantity],
                )
            quantities[kind, account] = sum(rows, Decimal(0))
    activities = tuple(Activity(n, kind, "", kind, "") for n, kind in enumerate(KINDS, 1))
    pools = tuple(
        Pool(
            number,
            "",
            Decimal(r.randint(0, 10**9)).scaleb(-rules.places(currency)),
            currency,
            r.choice([0, 0, 1, 10**4, 10**7]),
            "2026-10",
            "2026-10",
        )
        for number, currency in enumerate(["EUR", "JPY", "BHD"], 1)
    )
    rates = tuple(
        Rate(
            n,
            n,
            r.randint(1, 3),
            Decimal(r.randint(1, 99999)).scaleb(-4),
            Decimal(0),
            "",
            "2026-10",
            "",
        )
        for n in (1, 2, 3)
    )
    decisions = Decisions(activities, pools, rates)
    month = date(2026, 10, 1)
    allocating.allocate(run, decisions, [month], month, "select * from cost_quantities")
    lines = run(
        "select cost_pool_id, cost_activity_id, if(kind = 'unused', -1, account_id), currency, sum(amount)"
        " from lines_now group by all"
    ).fetchall()
    found = {row[:3]: rules.cents(row[4], row[3]) for row in lines}
    assert {key: part for key, part in found.items() if part} == {
        key: part for key, part in shared_by_hand(quantities, decisions).items() if part
    }
    sums = dict(run("select cost_pool_id, sum(amount) from lines_now group by 1").fetchall())
    assert all(sums.get(pool.cost_pool_id, 0) == pool.monthly_amount for pool in pools)


@pytest.fixture
def company(world: World, monkeypatch: pytest.MonkeyPatch) -> Facts:
    """Two customers: the first is served much and earns little."""
    return company_of(world, monkeypatch)


def test_a_customer_costs_what_was_worked_out_by_hand(world: World, company: Facts) -> None:
    made = decide(world)
    cost = world.call("GetCustomerCost", account_id=1, **OCTOBER, by="leader")
    tickets, visits = sorted(cost.steps, key=lambda step: step.cost_activity_id)
    # 412 minutes × 1.20 CNY = 494.40 CNY; 4 visits × 90 minutes × 2 CNY = 720.00 CNY
    assert (tickets.quantity, tickets.rate, tickets.amount, tickets.record_count) == (
        "412",
        "1.2",
        "494.4",
        37,
    )
    assert (visits.quantity, visits.unit_minutes, visits.rate, visits.amount) == (
        "4",
        "90",
        "2",
        "720",
    )
    (total,) = cost.totals
    assert (total.margin, total.cost, total.profit) == ("400.1", "1214.4", "-814.3")
    records = world.call("ListRecords", figure_id=tickets.figure_id, key=tickets.key, by="leader")
    assert (records.total_size, records.figure.value) == (37, "412")
    summary = world.call("GetCostSummary", **OCTOBER, by="leader")
    (pool,) = summary.pools
    # 5 visits × 90 = 450 of 3,000 minutes: 900 CNY are used, 5,100 are not
    assert (pool.charged, pool.unattributed, pool.unused, pool.used_minutes) == (
        "900",
        "0",
        "5100",
        "450",
    )
    assert [(part.part, part.total.cost) for part in summary.parts] == [
        ("vip", "1214.4"),
        ("plain", "180"),
    ]
    listed = world.call("ListCustomerCosts", **OCTOBER, by="leader")
    assert [(each.account_id, each.totals[0].profit) for each in listed.customers] == [
        (1, "-814.3"),
        (2, "820"),
    ]
    assert (listed.total.profit, listed.unprofitable_count, listed.total_size) == ("5.7", 1, 2)
    curve = world.call("GetWhaleCurve", **OCTOBER, by="leader")
    assert [(point.customer_count, point.profit) for point in curve.points] == [
        (1, "820"),
        (2, "5.7"),
    ]
    assert curve.peak == "820"
    assert made["visits rate"]


def test_a_what_if_is_what_the_change_then_makes(world: World, company: Facts) -> None:
    made = decide(world)
    rate = {
        "cost_rate_id": made["tickets rate"],
        "cost_activity_id": made["tickets"],
        "first_month": "2026-01",
    }
    rate |= {"amount": "2.35", "currency": "CNY"}
    activity = {"cost_activity_id": made["visits"], "display_name": "Visits", "driver": 9}
    before = world.call("GetCostSummary", **OCTOBER, by="leader")
    what_if = world.call(
        "SimulateCosts", rates=[rate], activities=[activity], **OCTOBER, by="leader"
    )
    assert what_if.present == before == world.call("GetCostSummary", **OCTOBER, by="leader")
    mask = {"paths": ["amount"]}
    world.call("UpdateCostRate", cost_rate=rate, update_mask=mask, by="manager")
    mask = {"paths": ["driver"]}
    world.call("UpdateCostActivity", cost_activity=activity, update_mask=mask, by="manager")
    after = world.call("GetCostSummary", **OCTOBER, by="leader")
    assert what_if.changed == after != before
    # 412 × 2.35 + 1 line × 90 minutes × 2
    assert {part.part: part.total.cost for part in after.parts} == {"vip": "1148.2", "plain": "180"}
    assert [change.account_id for change in what_if.changes] == [1]


def test_a_rate_holds_for_its_months_and_what_held_before_stays(
    world: World, company: Facts
) -> None:
    made = decide(world)
    new = {
        "cost_activity_id": made["tickets"],
        "amount": "9",
        "currency": "CNY",
        "first_month": "2026-11",
    }
    world.call("CreateCostRate", cost_rate=new, by="manager")
    old = world.call("GetCostRate", cost_rate_id=made["tickets rate"], by="manager")
    assert old.last_month == "2026-10"
    cost = world.call("GetCustomerCost", account_id=1, **OCTOBER, by="leader")
    assert cost.totals[0].cost == "1214.4"
    with pytest.raises(Invalid) as refused:
        world.call(
            "CreateCostRate", cost_rate={**new, "first_month": "2026-03", "last_month": "2026-04"}
        )
    assert refused.value.fields == {
        "cost_rate.first_month": "the activity has a rate from 2026-01 to 2026-10 already"
    }
    with pytest.raises(Precondition):
        world.call("DeleteCostActivity", cost_activity_id=made["tickets"])


def test_new_facts_and_merges_are_followed(world: World, company: Facts) -> None:
    decide(world)
    world.call("GetCustomerCost", account_id=1, **OCTOBER)
    company.tell(
        "crm.tickets.Ticket", tickets_pb2.Ticket(ticket_id=1, account_id=2, subject="Desk wobbles")
    )
    cost = world.call("GetCustomerCost", account_id=2, **OCTOBER)
    assert cost.totals[0].cost == "674.4"  # 494.40 + 180
    figure = world.call("ListRecords", figure_id="costs.to_serve", key="currency=CNY").figure
    assert figure.value == "1394.4"
    share = world.call("ListRecords", figure_id="costs.unprofitable", key="currency=CNY").figure
    assert share.value == "0.5"


def test_rates_are_for_those_who_may_read_them(world: World, company: Facts) -> None:
    decide(world)
    own = world.call("GetCustomerCost", account_id=1, **OCTOBER, by="rep")
    assert own.totals[0].cost == "1214.4"
    assert {(step.rate, step.amount) for step in own.steps} == {("", "")}
    with pytest.raises(NotFound):
        world.call("GetCustomerCost", account_id=2, **OCTOBER, by="rep")
    assert [
        c.account_id for c in world.call("ListCustomerCosts", **OCTOBER, by="rep").customers
    ] == [1]
    for method in ("ListCostRates", "ListCostPools", "GetCostSummary", "SimulateCosts"):
        with pytest.raises(Forbidden):
            world.call(method, by="rep")
    with pytest.raises(Forbidden):
        world.call("CreateCostPool", cost_pool={"display_name": "x"}, by="agent")


WRONG_RATES: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "amount"),
    ({"amount": "1"}, "currency"),
    ({"cost_pool_id": 99, "unit_minutes": "1"}, "cost_pool_id"),
    ({"cost_pool_id": 1, "unit_minutes": "1", "first_month": "2025-12"}, "first_month"),
    ({"cost_pool_id": 1}, "unit_minutes"),
    ({"cost_pool_id": 1, "unit_minutes": "1", "amount": "2"}, "amount"),
    ({"amount": "1", "currency": "EUR", "last_month": "2025-01"}, "last_month"),
)


def test_what_is_wrong_is_refused_by_its_field(world: World, company: Facts) -> None:
    made = decide(world)
    usual = {"first_month": "2026-01", "cost_activity_id": made["lines"]}
    for rate, field in WRONG_RATES:
        with pytest.raises(Invalid) as refused:
            world.call("CreateCostRate", cost_rate={**usual, **rate})
        assert f"cost_rate.{field}" in refused.value.fields, rate
    pool = {"cost_pool_id": made["pool"], "first_month": "2026-06", "monthly_amount": "1.005"}
    mask = {"paths": ["first_month", "monthly_amount"]}
    with pytest.raises(Invalid) as refused:
        world.call("UpdateCostPool", cost_pool={**pool, "currency": "CNY"}, update_mask=mask)
    assert set(refused.value.fields) == {"cost_pool.first_month", "cost_pool.monthly_amount"}


def test_of_two_rates_for_the_same_months_at_once_one_is_kept(world: World) -> None:
    activity = world.call(
        "CreateCostActivity", cost_activity={"display_name": "Calls", "driver": 3}
    )
    rate = {"cost_activity_id": activity.cost_activity_id, "amount": "1", "currency": "EUR"}

    def create(first_month: str) -> bool:
        try:
            world.call("CreateCostRate", cost_rate={**rate, "first_month": first_month})
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(create, ["2026-03"] * 4)) == [False, False, False, True]
    assert len(world.call("ListCostRates").cost_rates) == 1


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_pages_show_the_arithmetic_and_save_what_if(
    world: World, company: Facts, language: str
) -> None:
    made = decide(world)
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["leader"]))
    client.set_cookie("crm_language", language)
    months = "start_month=2026-10&end_month=2026-10"
    places = ("costs", "costs/serving", "costs/rates", f"costs/pool/{made['pool']}")
    for place in places:
        assert client.get(f"/reports/{place}?{months}").status_code == 200, place
    page = client.get(f"/reports/costs/customers/1?{months}").text
    assert "412 × 1.2 CNY" in page
    link = re.search(r'href="(/reports/figures/drivers.ticket_minutes[^"]+)"', page)
    assert link is not None
    assert client.get(link[1].replace("&amp;", "&")).text.count("<tr>") >= 37
    what_if = f"/reports/costs/what-if?{months}&r{made['tickets rate']}=2.35"
    page = client.get(what_if).text
    assert "1,688.20" in page  # 412 × 2.35 + 720
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    form = {"csrf_token": token[1], f"r{made['tickets rate']}": "2.35"}
    assert client.post("/reports/costs/what-if", data=form).status_code == 303
    assert "2.35" in client.get(f"/reports/costs/customers/1?{months}").text


@pytest.mark.slow
def test_a_hundred_thousand_customers_are_no_matter_of_minutes() -> None:
    run = duckdb.connect(config={"memory_limit": "1GB", "threads": 2}).execute
    for ddl in derived.DERIVED:
        run(ddl)
    run(
        "create table accounts as select range as account_id, 'DE' as country from range(1, 100001)"
    )
    run(
        "insert into cost_quantities select make_date(2026, 1 + range % 12, 1), if(range % 3 = 0, 'calls', 'visits'),"
        " '', 'Service', (range * 7919) % 100001, 'phone', 0, '', 1 + range % 90, 1 from range(2400000)"
    )
    activities = (Activity(1, "", "", "calls", ""), Activity(2, "", "", "visits", ""))
    pool = Pool(1, "", Decimal("1234567.89"), "EUR", 10**9, "2026-01", "2026-12")
    rates = tuple(Rate(n, n, 1, Decimal(n), Decimal(0), "", "2026-01", "2026-12") for n in (1, 2))
    months = rules.months(date(2026, 1, 1), date(2026, 12, 1))
    decisions = Decisions(activities, (pool,), rates)
    allocating.allocate(run, decisions, months, months[-1], "select * from cost_quantities")
    sums = run("select month, sum(amount) from lines_now group by month order by month").fetchall()
    assert [amount for _month, amount in sums] == [pool.monthly_amount] * 12
