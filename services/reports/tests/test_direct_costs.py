"""Direct costs: of campaigns by whom they touched, and entered by hand with their document; each a customer's."""

import re
from typing import Any

import pytest
from crm.customers.v1 import accounts_pb2, campaign_touches_pb2, campaigns_pb2
from crm_chassis.errors import Conflict, Forbidden, Invalid
from crm_chassis.testing import World

from .cost_company import OCTOBER, Facts, at, company_of

SAMPLES = {
    "account_id": 1,
    "entry_date": "2026-10-07",
    "category": "Samples",
    "document": "R-2026-118",
    "amount": "99.90",
    "currency": "CNY",
}
CALL, LETTER = campaigns_pb2.CAMPAIGN_CHANNEL_CALL, campaigns_pb2.CAMPAIGN_CHANNEL_LETTER


@pytest.fixture
def company(world: World, monkeypatch: pytest.MonkeyPatch) -> Facts:
    """Two customers: the first is served much and earns little."""
    return company_of(world, monkeypatch)


def count(world: World, driver: str, name: str = "Direct costs") -> int:
    made = world.call(
        "CreateCostActivity", cost_activity={"display_name": name, "driver": driver}, by="manager"
    )
    return int(made.cost_activity_id)


def costs(world: World) -> dict[int, str]:
    listed = world.call("ListCustomerCosts", **OCTOBER, currency="CNY", by="leader").customers
    return {each.account_id: each.totals[0].cost for each in listed}


def test_what_is_entered_is_the_customers_cost_with_its_document(
    world: World, company: Facts
) -> None:
    count(world, "COST_DRIVER_COST_ENTRIES")
    assert costs(world) == {1: "0", 2: "0"}
    entry = world.call("CreateCostEntry", cost_entry=SAMPLES, by="leader")
    assert entry.account_name == "Acme"
    assert costs(world) == {1: "99.9", 2: "0"}
    (step,) = world.call("GetCustomerCost", account_id=1, **OCTOBER, by="leader").steps
    assert (step.amount, step.quantity, step.record_count) == ("99.9", "99.9", 1)
    records = world.call("ListRecords", figure_id=step.figure_id, key=step.key, by="leader")
    assert [record.title for record in records.records] == ["R-2026-118"]
    # Refunded in part, and another customer's after all.
    back = {**SAMPLES, "amount": "-20", "document": "G-7"}
    world.call("CreateCostEntry", cost_entry=back, by="leader")
    changed = {"cost_entry_id": entry.cost_entry_id, "etag": entry.etag, "account_id": 2}
    mask = {"paths": ["account_id"]}
    world.call("UpdateCostEntry", cost_entry=changed, update_mask=mask, by="leader")
    assert costs(world) == {1: "-20", 2: "99.9"}
    with pytest.raises(Conflict):
        world.call("UpdateCostEntry", cost_entry=changed, update_mask=mask, by="leader")
    world.call("DeleteCostEntry", cost_entry_id=entry.cost_entry_id, by="leader")
    assert costs(world) == {1: "-20", 2: "0"}


def test_what_was_entered_follows_a_merge_and_its_undo(world: World, company: Facts) -> None:
    count(world, "COST_DRIVER_COST_ENTRIES")
    world.call("CreateCostEntry", cost_entry=SAMPLES)

    def account(number: int, **more: Any) -> Any:
        return accounts_pb2.Account(account_id=number, display_name=f"Customer {number}", **more)

    company.tell(
        "crm.customers.Account", account(1, merged_into_id=3), account(3, merged_into_id=2)
    )
    assert costs(world)[2] == "99.9"
    company.tell("crm.customers.Account", account(1))
    assert costs(world) == {1: "99.9", 2: "0"}


def test_what_a_campaign_cost_is_shared_out_by_touches_to_the_cent(
    world: World, company: Facts
) -> None:
    count(world, "COST_DRIVER_CAMPAIGN_COSTS")
    company.tell(
        "crm.customers.Campaign",
        campaigns_pb2.Campaign(campaign_id=5, name="Autumn", currency="CNY", owner_id="x"),
    )
    company.tell(
        "crm.customers.CampaignTouch",
        *(
            campaign_touches_pb2.CampaignTouch(
                campaign_touch_id=n, campaign_id=5, channel=CALL, account_id=who, touch_time=at(2)
            )
            for n, who in enumerate((1, 1, 2), 1)
        ),
    )

    def spent(number: int, channel: Any, amount: str) -> Any:
        return campaigns_pb2.CampaignCost(
            campaign_cost_id=number,
            campaign_id=5,
            channel=channel,
            amount=amount,
            cost_date="2026-10-09",
        )

    company.tell("crm.customers.CampaignCost", spent(1, CALL, "100"))
    assert costs(world) == {1: "66.67", 2: "33.33"}
    # Letters touched nobody yet: their cost is of whom the campaign touched otherwise; taken back, it is taken back.
    company.tell("crm.customers.CampaignCost", spent(2, LETTER, "-0.01"))
    assert costs(world) == {1: "66.66", 2: "33.33"}
    records = world.call("ListRecords", figure_id="drivers.campaign_costs", by="leader")
    assert (records.figure.value, records.total_size) == ("99.99", 2)


WRONG = (
    ({"account_id": 77}, "account_id"),
    ({"entry_date": "2026-02-30"}, "entry_date"),
    ({"amount": "0"}, "amount"),
    ({"amount": "1.005"}, "amount"),
    ({"document": ""}, "document"),
)


def test_what_is_wrong_is_refused_by_its_field(world: World, company: Facts) -> None:
    for given, field in WRONG:
        with pytest.raises(Invalid) as refused:
            world.call("CreateCostEntry", cost_entry={**SAMPLES, **given})
        assert f"cost_entry.{field}" in refused.value.fields, given
    with pytest.raises(Forbidden):
        world.call("CreateCostEntry", cost_entry=SAMPLES, by="rep")
    activity = count(world, "COST_DRIVER_COST_ENTRIES")
    rate = {
        "cost_activity_id": activity,
        "amount": "1",
        "currency": "CNY",
        "first_month": "2026-01",
    }
    with pytest.raises(Invalid):
        world.call("CreateCostRate", cost_rate=rate)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_it_is_entered_on_the_customers_page(world: World, company: Facts, language: str) -> None:
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["leader"]))
    client.set_cookie("crm_language", language)
    assert client.get("/reports/costs/entries").status_code == 200
    page = client.get("/reports/costs/customers/1").text
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    given = {
        f"cost_entry.{name}": str(value) for name, value in SAMPLES.items() if name != "account_id"
    }
    assert client.post("/reports/costs/customers/1", data={**hidden, **given}).status_code == 303
    listed = client.get("/reports/costs/entries").text
    assert "R-2026-118" in listed
    assert "Acme" in listed
    count(world, "COST_DRIVER_COST_ENTRIES")
    months = "start_month=2026-10&end_month=2026-10"
    for place in ("serving/tier?part=vip&", "serving/channel?part=&", "serving?by=product&"):
        for form in ("", "&format=csv", "&format=xlsx"):
            reply = client.get(f"/reports/costs/{place}{months}{form}")
            assert reply.status_code == 200, place
    assert "99.90" in client.get(f"/reports/costs/serving/tier?part=vip&{months}").text
