"""A firm that runs campaigns, from the saved view to what each channel led to: by API and pages."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from crm.customers.v1 import campaign_audiences_pb2 as pb
from crm.customers.v1 import campaigns_pb2, interactions_pb2
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.records import timestamp
from crm_customers.tables import campaign_members, campaign_responses, campaign_touches
from sqlalchemy import func, select

from .campaign_desk import AD, CALL, EMAIL, Desk

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


def a_call_is_its_callers_until_it_is_recorded(desk, other, taken, caller, another):
    with pytest.raises(Precondition) as refused:
        take(desk, other, by=caller)
    assert refused.value.reason == "CALL_OPEN"
    with pytest.raises(Precondition):
        record(desk, taken, ORDERED, by=another)
    with pytest.raises(Invalid):
        record(desk, taken, CALLBACK, by=caller)


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
    a_call_is_its_callers_until_it_is_recorded(desk, other, taken[0], *callers[:2])
    record(desk, taken[0], ORDERED, by=callers[0], note="Ten chairs")
    agreed = timestamp(world.clock.now() + timedelta(hours=2))
    record(desk, taken[1], CALLBACK, by=callers[1], callback_time=agreed)
    assert record(desk, taken[2], NO_ANSWER, by=callers[2]).call_state == pb.CALL_STATE_WAITING
    record(desk, taken[3], DO_NOT_CALL, by=callers[3], note="Never again")
    given_back = {"campaign_id": campaign, "campaign_member_id": numbers[4]}
    world.call("ReleaseCampaignCall", **given_back, by=callers[4])
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
