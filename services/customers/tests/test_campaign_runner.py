"""A firm that runs campaigns, from the saved view to what each channel led to: by API and pages."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html import unescape

import pytest
from crm.customers.v1 import campaign_audiences_pb2 as pb
from crm.customers.v1 import campaign_effects_pb2 as effects_pb
from crm.customers.v1 import campaigns_pb2, interactions_pb2
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.records import timestamp
from crm_customers.tables import campaign_members, campaign_responses, campaign_touches
from sqlalchemy import func, select

from .campaign_desk import AD, CALL, EMAIL, Desk
from .page_desk import decide, fetched, handed_in, send_round
from .test_pages import Browser

ORDERED, NO_ANSWER, CALLBACK, DO_NOT_CALL = (
    pb.CALL_OUTCOME_ORDERED,
    pb.CALL_OUTCOME_NO_ANSWER,
    pb.CALL_OUTCOME_CALLBACK,
    pb.CALL_OUTCOME_DO_NOT_CALL,
)
REASON = pb.LeftOutReason


@pytest.fixture
def desk(world):
    return Desk(world)


def frozen(desk, campaign_id, channel=CALL, by="admin", **fields):
    given = {"campaign_id": campaign_id, "channel": channel, "record_list": "contacts", **fields}
    return desk.world.call("FreezeCampaignAudience", **given, by=by)


def left_out(audience):
    return {REASON.Name(each.reason)[16:].lower(): each.count for each in audience.left_out}


def take(desk, campaign_id, by="agent"):
    return desk.world.call("TakeNextCampaignCall", campaign_id=campaign_id, by=by)


def record(desk, taken, outcome, by="agent", **fields):
    whom = taken.campaign_member
    key = {"campaign_id": whom.campaign_id, "campaign_member_id": whom.campaign_member_id}
    return desk.world.call("RecordCampaignCall", **key, outcome=outcome, by=by, **fields)


def test_a_campaign_is_planned_paid_for_started_and_ended(desk):
    call = desk.world.call
    key = {"campaign_id": desk.campaign(start=False, name="Spring", goal_margin="500")}
    made = call("GetCampaign", **key)
    assert (made.owner_id, made.window_days, made.state) == ("admin.one", 30, 1)
    budgets = [{"channel": CALL, "amount": "100.50"}, {"channel": EMAIL, "amount": "20"}]
    fields = {**key, "etag": made.etag, "budgets": budgets, "start_date": "2026-11-01"}
    changed = call("UpdateCampaign", campaign=fields)
    assert changed.budget_total == "120.5"
    for wrong in (
        {"budgets": [budgets[0], budgets[0]]},
        {"end_date": "2026-10-01"},
        {"start_date": "2026-02-30"},
        {"budgets": [{"channel": CALL, "amount": "-1"}]},
    ):
        with pytest.raises(Invalid):
            call("UpdateCampaign", campaign={**key, **wrong})
    with pytest.raises(Conflict):
        call("StartCampaign", **key, etag=made.etag)
    assert call("StartCampaign", **key).state == campaigns_pb2.CAMPAIGN_STATE_RUNNING
    with pytest.raises(Precondition):
        call("StartCampaign", **key)
    cost = {"source": "erp", "external_id": "C-1", "description": "Printed"}
    first = desk.spend(key["campaign_id"], EMAIL, "10.01", **cost)
    assert desk.spend(key["campaign_id"], EMAIL, "10.01", **cost) == first
    desk.spend(key["campaign_id"], EMAIL, "-0.02")
    assert call("GetCampaign", **key).cost_total == "9.99"
    assert len(call("ListCampaignCosts", **key).campaign_costs) == 2
    with pytest.raises(Precondition) as refused:
        call("UpdateCampaign", campaign={**key, "currency": "USD"})
    assert refused.value.reason == "HAS_COSTS"
    with pytest.raises(Forbidden):
        call("EndCampaign", **key, by="rep")
    with pytest.raises(NotFound):
        call("GetCampaign", **key, by="rep")
    call("UpdateCampaign", campaign={**key, "caller_ids": ["rep.one"]})
    assert call("GetCampaign", **key, by="rep").name == "Spring"
    assert call("EndCampaign", **key).HasField("close_time")
    with pytest.raises(Precondition):
        frozen(desk, key["campaign_id"])
    gone = call("DeleteCampaign", **key)
    assert gone.HasField("delete_time")
    assert [c.campaign_id for c in call("ListCampaigns").campaigns] == []
    assert not call("UndeleteCampaign", **key).HasField("delete_time")


def test_an_audience_keeps_who_is_meant_and_why_others_are_not(desk):
    firm = desk.account()
    meant = desk.buyer(firm, "Anna")
    desk.buyer(firm, "Never asked", allows=())
    desk.buyer(firm, "Refused", refuses=("phone",))
    desk.buyer(firm, "No telephone", phones=[])
    often = desk.buyer(firm, "Touched often")
    campaign, other = desk.campaign(cap_touches=2, cap_days=10), desk.campaign()
    rows = [{"external_id": f"x{n}", "channel": AD, "contact_id": often} for n in range(2)]
    for row in rows:
        row["touch_time"] = timestamp(desk.world.clock.now() - timedelta(days=3))
    given = {"campaign_id": other, "source": "ads", "touches": rows}
    desk.world.call("IngestCampaignTouches", **given)
    view = {"record_list": "contacts", "display_name": "All of them", "filter": ""}
    saved = desk.world.call("CreateSavedView", saved_view=view)
    look = frozen(
        desk, campaign, record_list="", saved_view_id=saved.saved_view_id, validate_only=True
    )
    assert (look.campaign_audience_id, look.included_count) == (0, 1)
    audience = frozen(desk, campaign, record_list="", saved_view_id=saved.saved_view_id)
    assert (audience.view_name, audience.found_count, audience.included_count) == (
        "All of them",
        5,
        1,
    )
    why = {"no_consent": 1, "refused": 1, "unreachable": 1, "capped": 1}
    assert left_out(audience) == why
    assert left_out(frozen(desk, campaign)) == {**why, "already": 1}
    members = desk.world.call(
        "ListCampaignMembers", campaign_id=campaign, filter="state = included"
    )
    assert [(m.contact_id, m.display_name) for m in members.campaign_members] == [(meant, "Anna")]
    # Letters and advertisements need no consent; who is meant elsewhere counts as touched.
    third = desk.campaign(cap_touches=1)
    assert left_out(frozen(desk, third, AD)) == {"capped": 2}
    for wrong in ({"record_list": "orders"}, {"filter": "nonsense = 1"}, {"saved_view_id": 99}):
        with pytest.raises((Invalid, NotFound)):
            frozen(desk, campaign, **wrong)


def test_two_audiences_at_once_touch_nobody_more_often_than_allowed(desk):
    firm = desk.account()
    for n in range(4):
        desk.buyer(firm, f"Buyer {n}")
    campaigns = [desk.campaign(cap_touches=1) for _ in range(4)]
    with ThreadPoolExecutor(4) as at_once:
        audiences = list(at_once.map(lambda number: frozen(desk, number, EMAIL), campaigns))
    assert sum(each.included_count for each in audiences) == 4


def test_each_call_is_one_callers_and_a_refusal_takes_somebody_off_every_list(desk):
    world, firm = desk.world, desk.account()
    buyers = [desk.buyer(firm, f"Buyer {n}") for n in range(8)]
    campaign, other = desk.campaign(script="Hello", most_attempts=2), desk.campaign(name="Other")
    frozen(desk, campaign), frozen(desk, other)
    callers = [world.person(f"caller.{n}", "agent") for n in range(6)]
    with ThreadPoolExecutor(6) as at_once:
        taken = list(at_once.map(lambda who: take(desk, campaign, by=who), callers))
        again = list(at_once.map(lambda who: take(desk, campaign, by=who), callers))
    numbers = [each.campaign_member.campaign_member_id for each in taken]
    assert len(set(numbers)) == 6
    assert [each.campaign_member.campaign_member_id for each in again] == numbers
    assert taken[0].phones[0].startswith("+49 30")
    assert taken[0].script == "Hello"
    with pytest.raises(Precondition) as refused:
        take(desk, other, by=callers[0])
    assert refused.value.reason == "CALL_OPEN"
    with pytest.raises(Precondition):
        record(desk, taken[0], ORDERED, by=callers[1])
    with pytest.raises(Invalid):
        record(desk, taken[0], CALLBACK, by=callers[0])
    record(desk, taken[0], ORDERED, by=callers[0], note="Ten chairs")
    agreed = timestamp(world.clock.now() + timedelta(hours=2))
    record(desk, taken[1], CALLBACK, by=callers[1], callback_time=agreed)
    assert record(desk, taken[2], NO_ANSWER, by=callers[2]).call_state == pb.CALL_STATE_WAITING
    record(desk, taken[3], DO_NOT_CALL, by=callers[3], note="Never again")
    world.call(
        "ReleaseCampaignCall",
        campaign_id=campaign,
        campaign_member_id=numbers[4],
        by=callers[4],
    )
    gone = taken[3].campaign_member.contact_id
    (off,) = world.call(
        "ListCampaignMembers", campaign_id=other, filter=f"contact_id = {gone}"
    ).campaign_members
    assert (off.state, off.reason) == (pb.MEMBER_STATE_LEFT_OUT, REASON.LEFT_OUT_REASON_REFUSED)
    desk.consent(buyers[-1], "phone", granted=False)  # after the audience was frozen: off at once
    counts = world.call("GetCampaignCalls", campaign_id=campaign)
    assert (counts.waiting_count, counts.callback_count, counts.taken_count) == (3, 1, 1)
    found = [take(desk, campaign, by=callers[0]) for _ in range(2)]
    assert found[0] == found[1]  # the one that was given back, or who waits
    record(desk, found[0], ORDERED, by=callers[0])
    left = take(desk, campaign, by=callers[0])
    record(desk, left, ORDERED, by=callers[0])
    nobody = take(desk, campaign, by=callers[0])
    assert not nobody.HasField("campaign_member")
    assert nobody.next_due_time == agreed
    world.clock.forward(hours=2, minutes=1)
    assert take(desk, campaign, by=callers[5]) != taken[1]
    back = take(desk, campaign, by=callers[1])
    assert back.campaign_member.campaign_member_id == numbers[1]
    world.clock.forward(minutes=31)  # left alone: the next who asks has it
    assert take(desk, campaign, by=callers[0]).campaign_member.campaign_member_id in numbers
    talks = world.call("ListInteractions", filter="channel = phone").interactions
    assert {talk.outcome for talk in talks} >= {
        interactions_pb2.OUTCOME_ORDERED,
        interactions_pb2.OUTCOME_DECLINED,
    }
    responses = world.call("ListCampaignResponses", campaign_id=campaign).campaign_responses
    assert len(responses) == 3


def test_touches_and_responses_come_once_however_often_they_are_sent(desk):
    world, firm = desk.world, desk.account()
    buyer, campaign = desk.buyer(firm, refuses=()), desk.campaign()
    audience = frozen(desk, campaign, EMAIL)
    now = timestamp(world.clock.now())
    row = {"channel": EMAIL, "contact_id": buyer, "touch_time": now}
    later = timestamp(world.clock.now() + timedelta(days=1))
    rows = [
        {**row, "external_id": "m-1"},
        {**row, "external_id": "m-1"},
        {**row, "external_id": "m-2", "contact_id": 999},
        {**row, "external_id": "m-3", "touch_time": later},
        {"external_id": "m-4", "channel": EMAIL, "touch_time": now},
        {**row, "external_id": "m-5", "channel": 0},
    ]
    asked = {"campaign_id": campaign, "source": "mailer", "touches": rows}
    with ThreadPoolExecutor(3) as at_once:
        replies = list(
            at_once.map(lambda _: world.call("IngestCampaignTouches", **asked), range(3))
        )
    outcomes = sorted(reply.results[0].outcome for reply in replies)
    assert outcomes == [1, 3, 3]
    assert len({reply.results[0].record_id for reply in replies}) == 1
    assert [r.reason for r in replies[0].results[2:]] == [
        *("UNKNOWN_CONTACT", "IN_THE_FUTURE", "NO_ACCOUNT", "INVALID_FIELD"),
    ]
    (touch,) = world.call("ListCampaignTouches", campaign_id=campaign).campaign_touches
    (member,) = world.call("ListCampaignMembers", campaign_id=campaign).campaign_members
    assert touch.campaign_member_id == member.campaign_member_id
    assert member.campaign_audience_id == audience.campaign_audience_id
    answer = {"channel": EMAIL, "contact_id": buyer, "response_time": now, "external_id": "r-1"}
    given = {"campaign_id": campaign, "source": "mailer"}
    for _ in range(2):
        world.call("IngestCampaignResponses", **given, responses=[{**answer, "kind": 7}])
    words = world.call("ListConsents", filter=f"contact_id = {buyer} AND channel = email").consents
    assert [word.state for word in words].count(2) == 1  # refused, once
    assert len(world.events("crm.customers.CampaignTouch.created")) == 1
    # The touches of somebody who is merged follow, and those of who is erased go.
    twin = desk.buyer(firm, "Li Wei again")
    world.call("MergeRecords", kind=2, survivor_id=twin, absorbed_ids=[buyer])
    (touch,) = world.call("ListCampaignTouches", campaign_id=campaign).campaign_touches
    assert touch.contact_id == twin
    person = {"contact_id": twin, "also_ids": [buyer], "names": ["Li Wei again"]}
    world.call("ErasePerson", person=person, by="service")
    for table in (campaign_members, campaign_touches, campaign_responses):
        assert world.rows(select(func.count()).select_from(table))[0][0] == 0
    assert len(world.events("crm.customers.CampaignTouch.erased")) >= 1


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
    pipeline = world.call("ListPipelines").pipelines[0]
    deal = {
        "name": "Hall",
        "pipeline_id": pipeline.pipeline_id,
        "currency": "EUR",
        "amount": "1000",
        "expected_close_date": "2026-11-19",
    }
    made = world.call(
        "CreateDeal", deal={**deal, "account_id": firms[10], "contact_id": buyers[10]}
    )
    world.call("CloseDeal", deal_id=made.deal_id, state=2, close_reason="Best offer")

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
    audiences = world.call("ListCampaignAudiences", **key).campaign_audiences
    assert {(each.view_name, each.channel, each.included_count) for each in audiences} == {
        *(("Buyers", CALL, 12), ("Schools", AD, 6)),
    }
    known = world.call("ListAccounts", filter='segment = "Schools"').accounts
    assert sorted(each.account_id for each in known) == sorted(firms[:6])
    boss = Browser(world, "admin")  # the session of three days ago is over
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
    chinese = Browser(world, "admin", "zh-CN")
    assert "触达" in chinese.get(address)
    assert "拨打名单" in chinese.get(f"{address}/calls")
    boss.send(address, {}, "EndCampaign")
    assert "does not run" in boss.get(f"{address}/calls")
