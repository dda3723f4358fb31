"""Sales plans: targets, their spread, plan against actual at every level, and forecasts that say how they were made."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from crm.channels.v1 import sales_plans_pb2 as pb
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition, Refusal

from .plan_desk import Sheet, counts, hand_in, partner, plan, product, sold, target, worksheet


def figures(world: Any, of: Any, level: str = "TARGET", by: Any = "admin") -> Any:
    key = {"sales_plan_id": of.sales_plan_id, "level": f"PLAN_LEVEL_{level}"}
    return world.call("GetPlanFigures", by=by, **key)


def spread(world: Any, of: Any, by: str = "", **asked: Any) -> Any:
    """`by` says the method: a call has a method of its own."""
    request = pb.SpreadSalesTargetRequest(sales_target_id=of.sales_target_id, **asked)
    request.method = pb.SpreadMethod.Value(by) if by else 0
    return world.call("SpreadSalesTarget", request)


def months(of: Any) -> list[str]:
    return [getattr(of, f"month_{number:02d}") for number in range(1, 13)]


def step(world: Any, name: str, of: Any, **more: Any) -> Any:
    return world.call(f"{name}SalesPlan", sales_plan_id=of.sales_plan_id, **more)


def test_a_year_is_spread_to_the_last_cent(world: Any) -> None:
    made = target(world, plan(world), product_line="Copiers")
    done = spread(world, made, total="100000.01")
    assert done.total == "100000.01"
    assert done.period == pb.TARGET_PERIOD_YEARLY
    assert sum(map(Decimal, months(done))) == Decimal("100000.01")
    quarters = spread(world, made, quarters=["30", "0", "10", "60"])
    assert months(quarters)[:6] == ["10", "10", "10", "0", "0", "0"]


def test_a_year_is_spread_like_the_year_before(world: Any) -> None:
    north, copier = partner(world, "North"), product(world, "C-1", "Copiers")
    sold(world, north, copier, "2025-03-10", "100")
    sold(world, north, copier, "2025-12-10", "300")
    made = target(world, plan(world), product_line="copiers")
    done = spread(world, made, total="1000", by="SPREAD_METHOD_LAST_YEAR")
    assert (done.month_03, done.month_12, done.month_01) == ("250", "750", "0")
    other = target(world, plan(world, "Other"), product_line="Toner")
    with pytest.raises(Precondition) as refused:
        spread(world, other, total="1000", by="SPREAD_METHOD_LAST_YEAR")
    assert refused.value.reason == "NO_HISTORY"


def test_a_year_is_spread_by_given_weights(world: Any) -> None:
    made = target(world, plan(world), product_line="Copiers")
    weights = ["0"] * 11 + ["2"]
    done = spread(world, made, total="7", by="SPREAD_METHOD_WEIGHTS", weights=weights)
    assert done.month_12 == "7"
    with pytest.raises(Invalid) as refused:
        spread(world, made, total="7", by="SPREAD_METHOD_WEIGHTS", weights=["1"])
    assert list(refused.value.fields) == ["weights"]


def test_every_sale_counts_once_at_every_level(world: Any) -> None:
    north = partner(world, "North", territory="DE/North")
    around = world.call("CreateTerritory", territory={"name": "DE"}).territory_id
    tree = {"name": "South", "parent_territory_id": around}
    land = world.call("CreateTerritory", territory=tree).territory_id
    south = partner(world, "South", territory_id=land)
    copier, toner = product(world, "C-1", "Copiers"), product(world, "T-1", "Toner")
    of = plan(world)
    target(world, of, partner_id=north.partner_id, month_01="1000")
    target(world, of, territory="DE", month_01="500", month_12="1")
    sold(world, north, copier, "2026-01-05", "700")
    sold(world, south, toner, "2026-01-06", "80.50")
    sold(world, south, copier, "2026-10-06", "19.50")
    sold(world, partner(world, "Paris", territory="FR"), toner, "2026-02-01", "5")
    sold(world, north, copier, "2026-01-07", "999", state="cancelled")
    sold(world, north, copier, "2026-01-07", "999", currency="USD")
    for level in ("TARGET", "PARTNER", "PRODUCT_LINE", "TERRITORY"):
        found = figures(world, of, level)
        assert found.total.actual_total == "805"
        assert sum(Decimal(row.actual_total) for row in found.rows) == 805
        assert sum(Decimal(row.plan_total) for row in found.rows) == 1501
        assert list(found.other_currencies) == ["USD"]
    by_target = {row.label: row for row in figures(world, of).rows}
    assert by_target["North"].actual_total == "700"
    assert by_target["DE"].actual_total == "100"
    assert by_target[""].actual_total == "5"  # what no target names
    assert by_target["North"].gap == "-300"


def test_a_figure_opens_down_to_the_orders_behind_it(world: Any) -> None:
    north, copier = partner(world, "North"), product(world, "C-1", "Copiers")
    of = plan(world)
    made = target(world, of, partner_id=north.partner_id, month_01="1000")
    orders = [sold(world, north, copier, f"2026-01-{day:02d}", "10") for day in range(1, 6)]
    sold(world, north, copier, "2026-02-01", "7")
    sold(world, partner(world, "Other"), copier, "2026-01-01", "1")
    asked = {
        "sales_plan_id": of.sales_plan_id,
        "level": "PLAN_LEVEL_TARGET",
        "row_key": str(made.sales_target_id),
        "month": 1,
        "page_size": 3,
    }
    first = world.call("ListPlanActuals", **asked)
    rest = world.call("ListPlanActuals", **asked, page_token=first.next_page_token)
    found = [each.order_id for each in (*first.plan_actuals, *rest.plan_actuals)]
    assert found == orders[::-1]
    assert first.total == rest.total == "50"
    assert not rest.next_page_token


def test_a_forecast_says_how_it_was_made(world: Any) -> None:
    north, copier = partner(world, "North"), product(world, "C-1", "Copiers")
    of = plan(world)
    target(world, of, month_01="1")
    none = figures(world, of).total
    assert none.forecast_method == pb.FORECAST_METHOD_NONE
    for number in range(1, 11):
        sold(world, north, copier, f"2026-{number:02d}-15", "100")
    rate = figures(world, of).total
    assert (rate.forecast, rate.forecast_method) == ("1200", pb.FORECAST_METHOD_RUN_RATE)
    assert "10 full months" in rate.explanation
    for year in (2024, 2025):
        for number in range(1, 13):
            sold(world, north, copier, f"{year}-{number:02d}-15", "200" if number == 12 else "100")
    smooth = figures(world, of).total
    assert smooth.forecast_method == pb.FORECAST_METHOD_HOLT_WINTERS
    assert Decimal("1250") < Decimal(smooth.forecast) < Decimal("1350")
    assert Decimal(smooth.forecast_low) <= Decimal(smooth.forecast) <= Decimal(smooth.forecast_high)
    assert len(smooth.seasonality) == 12
    assert "80 %" in smooth.explanation


def test_what_was_agreed_does_not_change(world: Any) -> None:
    of = plan(world)
    with pytest.raises(Precondition) as refused:
        step(world, "Agree", of)
    assert refused.value.reason == "PLAN_EMPTY"
    made = target(world, of, product_line="Copiers", month_01="5")
    assert step(world, "Agree", of).agreed_by == "admin.one"
    for change in (
        lambda: spread(world, made, total="7"),
        lambda: target(world, of, product_line="Toner"),
        lambda: world.call("DeleteSalesTarget", sales_target_id=made.sales_target_id),
        lambda: world.call("DeleteSalesPlan", sales_plan_id=of.sales_plan_id),
    ):
        with pytest.raises(Precondition) as refused:
            change()
        assert refused.value.reason == "PLAN_STATE"
    step(world, "Reopen", of, reason="A price change")
    assert spread(world, made, total="7").total == "7"
    step(world, "Agree", of)
    step(world, "Close", of)
    with pytest.raises(Precondition):
        step(world, "Reopen", of, reason="Too late")


def test_agreeing_and_changing_at_once_leave_what_was_agreed(world: Any) -> None:
    of = plan(world)
    made = target(world, of, product_line="Copiers", month_01="1")

    def agree(_at: int) -> Any:
        return step(world, "Agree", of)

    def change(at: int) -> Any:
        return spread(world, made, total=str(at + 2))

    def tried(work: Any) -> Any:
        try:
            return work[0](work[1])
        except Refusal as refusal:
            assert refusal.reason in ("PLAN_STATE", "UNAVAILABLE")
            return None

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(tried, [(change, 1), (change, 2), (agree, 0), (change, 3), (change, 4)]))
    before = world.call("GetSalesTarget", sales_target_id=made.sales_target_id).etag
    with pytest.raises(Precondition):
        spread(world, made, total="99")
    after = world.call("GetSalesTarget", sales_target_id=made.sales_target_id).etag
    assert before == after


def test_sixteen_targets_of_the_same_at_once_leave_one(world: Any) -> None:
    of, north = plan(world), partner(world, "North")

    def make(_number: int) -> bool:
        try:
            target(world, of, partner_id=north.partner_id, product_line="Copiers")
        except AlreadyExists as refusal:
            assert refusal.reason == "TARGET_EXISTS"
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(make, range(16))) == 1


def test_a_partner_sees_its_own_targets_of_agreed_plans(world: Any) -> None:
    north, south = partner(world, "North"), partner(world, "South")
    of = plan(world, notes="Ours alone")
    mine = target(world, of, partner_id=north.partner_id, month_01="5")
    other = target(world, of, partner_id=south.partner_id, month_01="7")
    me = world.person("maria", "partner", partner_id=north.partner_id)
    with pytest.raises(NotFound):
        world.call("GetSalesPlan", sales_plan_id=of.sales_plan_id, by=me)
    step(world, "Agree", of)
    assert world.call("GetSalesPlan", sales_plan_id=of.sales_plan_id, by=me).notes == ""
    listed = world.call("ListSalesTargets", by=me).sales_targets
    assert [each.sales_target_id for each in listed] == [mine.sales_target_id]
    with pytest.raises(NotFound):
        world.call("GetSalesTarget", sales_target_id=other.sales_target_id, by=me)
    assert figures(world, of, by=me).total.plan_total == "5"


def test_a_plan_goes_out_as_a_worksheet_and_comes_back(world: Any) -> None:
    of, north = plan(world), partner(world, "North")
    made = target(world, of, partner_id=north.partner_id, month_01="5")
    given = worksheet(world, "sales_targets", sales_plan_id=of.sales_plan_id)
    sheet = Sheet.of(world, given)
    sheet.put(sheet.row(made.sales_target_id), month_01=12.5, month_02=7)
    label = f"North ({north.partner_id})"
    sheet.put(sheet.spare(), partner_id=label, product_line="Toner", month_12=100)
    assert counts(hand_in(world, sheet)) == {"accepted": 1, "added": 1}
    listed = world.call("ListSalesTargets", order_by="sales_target_id").sales_targets
    assert [(each.total, each.product_line) for each in listed] == [("19.5", ""), ("100", "Toner")]
    step(world, "Agree", of)
    sheet.put(sheet.row(made.sales_target_id), month_01=99)
    assert counts(hand_in(world, sheet))["stale"] == 1
