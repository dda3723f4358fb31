"""What-ifs that are kept by name: private or shared, side by side, and adopted from a month on by who may."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.reports.v1 import costs_pb2 as pb
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.testing import World

from .cost_company import OCTOBER, Facts, company_of, decide

SEPTEMBER: dict[str, Any] = {"start_month": "2026-09", "end_month": "2026-09"}


@pytest.fixture
def company(world: World, monkeypatch: pytest.MonkeyPatch) -> Facts:
    """Two customers: the first is served much and earns little."""
    return company_of(world, monkeypatch)


def keep(
    world: World, *changes: dict[str, Any], by: str = "leader", **more: Any
) -> pb.CostScenario:
    asked = {"title": "Dearer desk", "changes": changes, **more}
    kept: pb.CostScenario = world.call("CreateCostScenario", cost_scenario=asked, by=by)
    return kept


def dearer(made: dict[str, int]) -> dict[str, Any]:
    return {"cost_rate_id": made["tickets rate"], "amount": "2.35"}


def cost_of(world: World, months: dict[str, Any]) -> dict[str, str]:
    summary = world.call("GetCostSummary", **months, by="leader")
    return {part.part: part.total.cost for part in summary.parts}


def test_a_scenario_is_private_until_it_is_shared_and_changed_by_its_maker_alone(
    world: World, company: Facts
) -> None:
    made = decide(world)
    kept = keep(world, dearer(made))
    number = kept.cost_scenario_id
    with pytest.raises(NotFound):
        world.call("GetCostScenario", cost_scenario_id=number, by="manager")
    assert not world.call("ListCostScenarios", by="manager").cost_scenarios
    shared = {"cost_scenario_id": number, "etag": kept.etag, "shared": True}
    mask = {"paths": ["shared"]}
    world.call("UpdateCostScenario", cost_scenario=shared, update_mask=mask, by="leader")
    seen = world.call("GetCostScenario", cost_scenario_id=number, by="manager")
    assert (seen.title, seen.changeable, seen.owner_id) == ("Dearer desk", False, kept.owner_id)
    with pytest.raises(Forbidden):
        world.call("DeleteCostScenario", cost_scenario_id=number, by="manager")
    with pytest.raises(Conflict):
        world.call("UpdateCostScenario", cost_scenario=shared, update_mask=mask, by="leader")
    with pytest.raises(Forbidden):
        keep(world, dearer(made), by="agent")


def test_scenarios_stand_beside_what_is_and_change_nothing(world: World, company: Facts) -> None:
    made = decide(world)
    before = world.call("GetCostSummary", **OCTOBER, by="leader")
    first = keep(world, dearer(made))
    second = keep(
        world,
        {"cost_pool_id": made["pool"], "monthly_amount": "12000"},
        {"cost_activity_id": made["visits"], "driver": "COST_DRIVER_ORDER_LINES"},
        title="Lines instead of visits",
    )
    numbers = [second.cost_scenario_id, first.cost_scenario_id]
    reply = world.call("CompareCostScenarios", cost_scenario_ids=numbers, **OCTOBER, by="leader")
    assert [result.cost_scenario_id for result in reply.results] == [0, *numbers]
    assert (
        reply.results[0].summary == before == world.call("GetCostSummary", **OCTOBER, by="leader")
    )
    found = [
        {part.part: part.total.cost for part in result.summary.parts} for result in reply.results
    ]
    assert found == [
        {"vip": "1214.4", "plain": "180"},
        {"vip": "854.4", "plain": "360"},  # 494.40 + 1 line × 90 × 4 CNY
        {"vip": "1688.2", "plain": "180"},  # 412 × 2.35 + 720
    ]


def test_what_is_adopted_holds_from_its_month_on_as_the_scenario_said(
    world: World, company: Facts
) -> None:
    made = decide(world)
    kept = keep(
        world,
        dearer(made),
        {"cost_pool_id": made["pool"], "monthly_amount": "9000", "capacity_minutes": 4000},
        {"cost_activity_id": made["visits"], "driver": "COST_DRIVER_ORDER_LINES"},
    )
    number = kept.cost_scenario_id
    supposed = world.call(
        "CompareCostScenarios", cost_scenario_ids=[number], start_month="2026-01", by="leader"
    )
    asked: dict[str, Any] = {
        "cost_scenario_id": number,
        "first_month": "2026-10",
        "etag": kept.etag,
    }
    with pytest.raises(Forbidden):
        world.call("AdoptCostScenario", **asked, by="rep")
    adopted = world.call("AdoptCostScenario", **asked, by="leader")
    assert (adopted.adopted_month, adopted.adopter_id) == ("2026-10", kept.owner_id)
    # 412 × 2.35 + 1 line × 90 minutes × 2.25
    assert cost_of(world, OCTOBER) == {"vip": "1170.7", "plain": "202.5"}
    would_be = {part.part: part.total.cost for part in supposed.results[1].summary.parts}
    assert would_be == cost_of(world, OCTOBER)
    rates = world.call("ListCostRates", by="leader").cost_rates
    assert sorted((rate.first_month, rate.last_month) for rate in rates) == [
        ("2026-01", "2026-09"),
        ("2026-01", "2026-09"),
        ("2026-10", ""),
        ("2026-10", ""),
    ]
    pools = world.call("GetCostSummary", **SEPTEMBER, by="leader").pools
    assert [(pool.amount, pool.unused) for pool in pools] == [("6000", "6000")]
    with pytest.raises(Precondition) as refused:
        world.call("AdoptCostScenario", cost_scenario_id=number, first_month="2026-12", by="leader")
    assert refused.value.reason == "ADOPTED"
    gone = {"cost_scenario_id": number, "etag": adopted.etag}
    world.call("DeleteCostScenario", **gone, by="leader")
    assert cost_of(world, OCTOBER) == would_be


def test_of_two_who_adopt_at_once_one_does(world: World, company: Facts) -> None:
    kept = keep(world, dearer(decide(world)), shared=True)

    def adopt(who: str) -> bool:
        try:
            asked: dict[str, Any] = {
                "cost_scenario_id": kept.cost_scenario_id,
                "first_month": "2026-10",
            }
            world.call("AdoptCostScenario", **asked, by=who)
        except Precondition:
            return False
        return True

    with ThreadPoolExecutor(4) as people:
        done = list(people.map(adopt, ["leader", "manager", "leader", "manager"]))
    assert sorted(done) == [False, False, False, True]
    assert len(world.call("ListCostRates").cost_rates) == 3


def test_what_is_there_no_more_is_left_out_beside_and_not_adopted(
    world: World, company: Facts
) -> None:
    made = decide(world)
    kept = keep(world, dearer(made))
    world.call("DeleteCostRate", cost_rate_id=made["tickets rate"], by="manager")
    number = kept.cost_scenario_id
    reply = world.call("CompareCostScenarios", cost_scenario_ids=[number], **OCTOBER, by="leader")
    now, then = reply.results
    assert (then.gone_count, then.summary.parts) == (1, now.summary.parts)
    with pytest.raises(Precondition) as refused:
        world.call("AdoptCostScenario", cost_scenario_id=number, first_month="2026-10", by="leader")
    assert refused.value.reason == "CHANGED"


def test_a_change_that_could_not_be_is_refused_where_it_stands(
    world: World, company: Facts
) -> None:
    made = decide(world)
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, ""),
        ({"cost_rate_id": made["tickets rate"], "cost_pool_id": made["pool"]}, ""),
        ({"cost_rate_id": 99, "amount": "1"}, ".cost_rate_id"),
        ({"cost_rate_id": made["tickets rate"], "unit_minutes": "1"}, ".unit_minutes"),
        ({"cost_rate_id": made["visits rate"], "amount": "1"}, ".amount"),
        ({"cost_rate_id": made["visits rate"], "unit_minutes": "0"}, ".unit_minutes"),
        ({"cost_pool_id": made["pool"], "amount": "1"}, ".amount"),
        ({"cost_pool_id": made["pool"], "monthly_amount": "1.005"}, ".monthly_amount"),
        ({"cost_activity_id": made["visits"]}, ".driver"),
        ({"cost_activity_id": made["visits"], "driver": "COST_DRIVER_DEAL_EXPENSES"}, ".driver"),
    )
    for change, field in wrong:
        with pytest.raises(Invalid) as refused:
            keep(world, change)
        assert f"cost_scenario.changes[0]{field}" in refused.value.fields, change
    kept = keep(world, dearer(made))
    rate = {"cost_rate_id": made["tickets rate"], "last_month": "2026-09"}
    world.call("UpdateCostRate", cost_rate=rate, update_mask={"paths": ["last_month"]})
    with pytest.raises(Invalid) as refused:
        world.call(
            "AdoptCostScenario",
            cost_scenario_id=kept.cost_scenario_id,
            first_month="2026-10",
            by="leader",
        )
    assert list(refused.value.fields) == ["first_month"]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_pages_keep_compare_and_adopt(world: World, company: Facts, language: str) -> None:
    made = decide(world)
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["leader"]))
    client.set_cookie("crm_language", language)
    months = "start_month=2026-10&end_month=2026-10"
    tried = f"r{made['tickets rate']}"
    page = client.get(f"/reports/costs/what-if?{months}&{tried}=2.35").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    form = {"csrf_token": token[1], tried: "2.35", "anew": "1", "cost_scenario.title": "Dearer"}
    reply = client.post("/reports/costs/scenarios", data=form)
    assert reply.status_code == 303, reply.text
    where = reply.headers["location"].partition("?")[0]
    number = where.rpartition("/")[2]
    assert "2.35" in client.get(f"{where}?{months}").text
    beside = client.get(f"/reports/costs/scenarios?{months}&with={number}").text
    assert "1,688.20" in beside
    assert (
        client.get(f"/reports/costs/scenarios?{months}&with={number}&format=csv").status_code == 200
    )
    page = client.get(f"/reports/costs/what-if?{months}&{tried}=3&scenario={number}").text
    etag = re.search(r'name="etag" value="([^"]+)"', page)
    assert etag is not None
    form = {"csrf_token": token[1], tried: "3", "scenario": number, "etag": etag[1]}
    assert client.post("/reports/costs/scenarios", data=form).status_code == 303
    page = client.get(where).text
    (adopting,) = [part for part in page.split("</form>") if 'name="first_month"' in part]
    hidden = adopting[adopting.rindex("<form") :]
    names = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', hidden))
    form = {**names, "csrf_token": token[1], "first_month": "2026-10"}
    (adopted,) = world.call("ListCostScenarios", by="leader").cost_scenarios
    assert adopted.changes[0].amount == "3"
    assert client.post(where, data=form).status_code == 303
    (adopted,) = world.call("ListCostScenarios", by="leader").cost_scenarios
    assert adopted.adopted_month == "2026-10"
