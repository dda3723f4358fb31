"""Audiences of campaigns while the world goes on: consent is taken back, and who was found is merged with somebody."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from crm.customers.v1 import campaign_audiences_pb2 as pb
from crm_chassis.records import timestamp
from sqlalchemy import text

from .campaign_desk import CALL, EMAIL
from .test_campaign_runner import REASON, desk, frozen, take

__all__ = ["desk"]


def members_of(desk, campaign_id, **more):
    found = desk.world.call("ListCampaignMembers", campaign_id=campaign_id, **more).campaign_members
    return {each.display_name: REASON.Name(each.reason)[16:].lower() for each in found}


def test_who_takes_consent_back_before_the_mailing_is_not_meant_any_more(desk):
    world, firm = desk.world, desk.account()
    names = ("Stays", "Withdraws", "Had it already", "Ends by itself")
    stays, withdraws, had, ends = (desk.buyer(firm, name, allows=("phone",)) for name in names)
    for each in (stays, withdraws, had):
        desk.consent(each, "email", granted=True)
    until = timestamp(world.clock.now() + timedelta(days=2))
    short = {"contact_id": ends, "channel": 2, "state": 1, "proof": 2, "evidence": "Form 7"}
    world.call("CreateConsent", consent={**short, "expire_time": until})
    campaign, ended = desk.campaign(), desk.campaign(name="Over")
    assert frozen(desk, campaign, EMAIL).included_count == 4
    frozen(desk, ended, EMAIL)
    world.call("EndCampaign", campaign_id=ended)
    row = {"channel": EMAIL, "contact_id": had, "touch_time": timestamp(world.clock.now())}
    sent = {"campaign_id": campaign, "source": "mailer"}
    world.call("IngestCampaignTouches", **sent, touches=[{**row, "external_id": "m-1"}])
    world.clock.forward(seconds=1)
    for each in (withdraws, had):
        desk.consent(each, "email", granted=False)
    # A mailer that reads whom it may write to: by filter and by state.
    meant = members_of(desk, campaign, filter="state = included")
    assert set(meant) == {"Stays", "Had it already", "Ends by itself"}
    world.clock.forward(days=3)
    assert members_of(desk, campaign) == {
        **{"Stays": "unspecified", "Withdraws": "refused"},
        **{"Had it already": "unspecified", "Ends by itself": "no_consent"},
    }
    assert set(members_of(desk, ended).values()) == {"unspecified"}, "what is over stays as it was"
    # An older word that comes late changes nothing.
    early = timestamp(world.clock.now() - timedelta(days=30))
    late = {"contact_id": stays, "channel": 2, "state": 2, "give_time": early}
    world.call("CreateConsent", consent=late)
    assert members_of(desk, campaign)["Stays"] == "unspecified"


def blocked(world, count=1):
    """Waits until so many wait for a lock."""
    waiting = text(
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
        " and datname = current_database()"
    )
    for _ in range(600):
        if world.rows(waiting)[0][0] >= count:
            return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


@pytest.mark.parametrize("both", [False, True])
def test_an_audience_that_is_frozen_while_somebody_merges_means_who_is_left(desk, both):
    """`both`: the one into whom they are merged is found by the audience too."""
    world, firm = desk.world, desk.account()
    kept, twin = desk.buyer(firm, "Kept"), desk.buyer(firm, "Twin")
    campaign = desk.campaign()
    only = {} if both else {"filter": f"contact_id = {twin}"}
    merge = world.app.by_name["MergeRecords"]
    wish = merge.request_class(kind=2, survivor_id=kept, absorbed_ids=[twin])
    with ThreadPoolExecutor(1) as pool, world.app.database.connection() as connection:
        call = world.app.begin(connection, "tests/merge")
        with world.app.transaction(connection, call):
            merge.handler(call, wish)
            freezing = pool.submit(frozen, desk, campaign, CALL, **only)
            blocked(world)
        freezing.result()
    found = world.call("ListCampaignMembers", campaign_id=campaign).campaign_members
    meant = [each for each in found if each.state == pb.MEMBER_STATE_INCLUDED]
    assert [(each.contact_id, each.display_name) for each in meant] == [(kept, "Kept")]
    assert {each.contact_id for each in found} == {kept}
    taken = take(desk, campaign)
    assert taken.campaign_member.contact_id == kept
