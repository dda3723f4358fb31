"""A campaign from the saved view to what each channel led to: by pages and the public API."""

import re
from html import unescape

import pytest
from crm.customers.v1 import campaign_effects_pb2 as effects_pb

from .campaign_desk import AD, CALL, EMAIL, Desk
from .page_desk import decide, fetched, handed_in, send_round
from .test_pages import Browser


@pytest.fixture
def desk(world):
    return Desk(world)


def planned(boss):
    """A campaign by its pages: planned, started, its audience frozen, paid for; its address."""
    plan = {
        "campaign.name": "Autumn chairs",
        "campaign.currency": "EUR",
        "campaign.window_days": "30",
        "campaign.margin_rate": "0.2",
        "campaign.script": "Our new chairs",
        "campaign.goal_conversions": "20",
        "campaign.budgets[0].channel": "CAMPAIGN_CHANNEL_CALL",
        "campaign.budgets[0].amount": "600",
        "campaign.budgets[1].channel": "CAMPAIGN_CHANNEL_EMAIL",
        "campaign.budgets[1].amount": "100",
        "campaign.budgets[2].channel": "",
        "campaign.budgets[2].amount": "",
    }
    address = boss.send("/campaigns/new", plan, "CreateCampaign").removeprefix("/customers")
    boss.send(address, {}, "StartCampaign")
    boss.send(
        address,
        {"channel": "CAMPAIGN_CHANNEL_CALL", "saved_view_id": "1"},
        "FreezeCampaignAudience",
    )
    for channel, amount in (("CALL", "500.00"), ("EMAIL", "80")):
        cost = {
            "campaign_cost.channel": f"CAMPAIGN_CHANNEL_{channel}",
            "campaign_cost.amount": amount,
        }
        boss.send(address, cost, "CreateCampaignCost")
    return address


def work_through(caller, address, count):
    """The caller works through the list by its page: each outcome brings the next call."""
    shown = caller.send(address, {}, "TakeNextCampaignCall", status=200)
    assert "Our new chairs" in shown
    for number in range(count):
        assert f"Buyer {number} <small" in shown
        form = next(part for part in shown.split("<form")[1:] if "RecordCampaignCall" in part)
        typed = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form))
        to = re.search(r'action="([^"]*)"', form)[1]
        if number == 0:  # refused on the same page, and the call is still theirs
            wrong = {**typed, "outcome": "CALL_OUTCOME_CALLBACK"}
            reply = caller.client.post(to, data=wrong, headers=caller.headers)
            assert reply.status_code == 422
            assert "is needed for a callback" in reply.text
        outcome = "INTERESTED" if number % 3 == 0 else "DECLINED"
        typed |= {"outcome": f"CALL_OUTCOME_{outcome}", "note": "spoke"}
        reply = caller.client.post(to, data=typed, headers=caller.headers)
        assert reply.status_code == 200, reply.text
        shown = unescape(reply.text)
    assert "Nobody is to be called now." in shown


def schools(desk, boss, firms):
    """The caller says by worksheet which customers are schools; what somebody changed meanwhile is decided."""
    world = desk.world
    user = {"user_id": "agent.one", "display_name": "Agent", "roles": ["agent"], "team": "service"}
    world.call("CreateUser", user=user)
    day = world.clock.now().strftime("%Y-%m-%d")
    sent = send_round(boss, "accounts", f"{day}T20:00", "agent.one")
    (item,) = world.call("ListWorksheetRoundItems", by="agent").worksheet_round_items
    agent, number = Browser(world, "agent"), item.worksheet_round_item_id
    sheet = fetched(agent, number)
    for firm in firms[:6]:
        sheet.put(sheet.row(firm), segment="Schools")
    world.call("UpdateAccount", account={"account_id": firms[5], "segment": "Offices"})
    came = handed_in(agent, number, sheet)
    assert "Offices" in agent.get(came)
    decide(agent, came, take=True)
    handed_in(agent, number, sheet)
    assert "Back" in boss.get(sent)
    view = {"record_list": "accounts", "display_name": "Schools"}
    world.call("CreateSavedView", saved_view={**view, "filter": 'segment = "Schools"'})


def test_the_campaign_runner_from_the_saved_view_to_what_each_channel_led_to(desk):
    """By pages and the public API: a call list and a mailing, orders and a deal, and the end state."""
    world = desk.world
    boss = Browser(world, "admin")
    firms = [desk.account(f"Firm {n}") for n in range(12)]
    buyers = [desk.buyer(firm, f"Buyer {n}") for n, firm in enumerate(firms)]
    world.call("CreateSavedView", saved_view={"record_list": "contacts", "display_name": "Buyers"})
    schools(desk, boss, firms)
    address = planned(boss)
    poster = {"channel": "CAMPAIGN_CHANNEL_AD", "saved_view_id": "2"}
    boss.send(address, poster, "FreezeCampaignAudience")
    (campaign,) = world.call("ListCampaigns").campaigns
    key = {"campaign_id": campaign.campaign_id}

    work_through(Browser(world, "agent"), f"{address}/calls", 12)
    desk.touch(key["campaign_id"], *((EMAIL, firm, 2) for firm in firms[:6]))
    world.clock.forward(days=3)
    for firm in firms[:8]:
        desk.order(firm, "2026-11-18", "100.00", "30.00" if firm == firms[0] else "")
    a_deal_is_won(world, firms[10], buyers[10])

    each_channel_led_to_what_it_led_to(world, key)
    audiences = world.call("ListCampaignAudiences", **key).campaign_audiences
    assert {(each.view_name, each.channel, each.included_count) for each in audiences} == {
        *(("Buyers", CALL, 12), ("Schools", AD, 6)),
    }
    known = world.call("ListAccounts", filter='segment = "Schools"').accounts
    assert sorted(each.account_id for each in known) == sorted(firms[:6])
    boss = Browser(world, "admin")  # the session of three days ago is over
    all_pages_open(boss, Browser(world, "admin", "zh-CN"), address)
    boss.send(address, {}, "EndCampaign")
    assert "does not run" in boss.get(f"{address}/calls")


def a_deal_is_won(world, account_id, contact_id):
    pipeline = world.call("ListPipelines").pipelines[0]
    deal = {
        "name": "Hall",
        "pipeline_id": pipeline.pipeline_id,
        "currency": "EUR",
        "amount": "1000",
        "expected_close_date": "2026-11-19",
    }
    made = world.call(
        "CreateDeal", deal={**deal, "account_id": account_id, "contact_id": contact_id}
    )
    world.call("CloseDeal", deal_id=made.deal_id, state=2, close_reason="Best offer")


def each_channel_led_to_what_it_led_to(world, key):
    effect = world.call("GetCampaignEffect", **key)
    found = {each.channel: each for each in effect.channels}
    assert (found[CALL].conversions, found[EMAIL].conversions) == ("6", "3")
    assert (found[CALL].revenue, found[EMAIL].revenue) == ("1500", "300")
    assert (found[CALL].touched_count, found[EMAIL].touched_count) == (12, 6)
    assert (found[CALL].margin, found[EMAIL].margin) == ("305", "65")
    assert found[CALL].response_count == 4
    per = found[CALL].conversions_per_thousand
    assert (per.value, found[EMAIL].conversions_per_thousand.value) == ("12.0000", "37.5000")
    assert float(per.low) < 12 < float(per.high)
    kinds = {warning.kind for warning in effect.warnings}
    assert kinds >= {effects_pb.EFFECT_WARNING_KIND_WINDOW_OPEN}
    assert {each.best for each in effect.comparisons if each.measure == 1} == {EMAIL}
    assert effect.total.conversions == "9"


def all_pages_open(boss, chinese, address):
    page = boss.get(address)
    assert "305" in page
    assert "Orders may still come" in page
    for path in (
        "/members",
        "/members?state=left_out",
        "/credits",
        "/credits?channel=EMAIL",
        "/edit",
    ):
        boss.get(address + path)
    for path in ("/campaigns", "/campaigns/channels?currency=EUR", "/campaigns/new"):
        assert "Traceback" not in boss.get(path)
    assert "触达" in chinese.get(address)
    assert "拨打名单" in chinese.get(f"{address}/calls")
