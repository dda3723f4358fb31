"""The touchpoint map: who of ours meets whom of theirs, through which channel, how often and when last."""

from datetime import timedelta

import pytest
from crm.customers.v1 import contacts_pb2 as people
from crm.customers.v1 import interactions_pb2 as touch
from crm.customers.v1 import touchpoints_pb2 as pb
from crm_chassis.errors import Invalid, NotFound


@pytest.fixture
def nordwind(world):
    fields = {"display_name": "Nordwind GmbH", "segment": "Corporate"}
    return world.call("CreateAccount", account=fields)


@pytest.fixture
def anna(world, nordwind):
    fields = {"account_id": nordwind.account_id, "display_name": "Anna Keller"}
    roles = [people.CONTACT_ROLE_BUYER, people.CONTACT_ROLE_DECIDER]
    return world.call("CreateContact", contact={**fields, "job_title": "Buyer", "roles": roles})


@pytest.fixture
def ours(world):
    for user_id, team in (("wang.wei", "call centre"), ("jo.rep", "sales")):
        user = {"user_id": user_id, "display_name": user_id.title(), "team": team}
        world.call("CreateUser", user={**user, "roles": ["agent"]})


def log(world, agent, channel=touch.CHANNEL_PHONE, days_ago=1, **fields):
    start = world.clock.now() - timedelta(days=days_ago)
    fields = {"agent_id": agent, "channel": channel, "start_time": start, **fields}
    return world.call("CreateInteraction", interaction=fields)


@pytest.fixture
def touched(world, nordwind, anna, ours):
    """Some touches of a year."""
    key, person = {"account_id": nordwind.account_id}, {"contact_id": anna.contact_id}
    solved = {"outcome": touch.OUTCOME_RESOLVED, "direction": touch.DIRECTION_INBOUND}
    log(world, "wang.wei", **person, **solved, duration_seconds=60)
    log(world, "wang.wei", days_ago=9, **person, **solved, duration_seconds=90)
    log(world, "wang.wei", days_ago=40, **person, direction=touch.DIRECTION_OUTBOUND)
    log(world, "jo.rep", touch.CHANNEL_VISIT, **key, days_ago=3)
    log(world, "jo.rep", touch.CHANNEL_VISIT, **key, days_ago=500)
    gone = log(world, "jo.rep", **key)
    world.call("DeleteInteraction", interaction_id=gone.interaction_id)
    return nordwind


def test_an_account_shows_which_departments_and_people_touch_it(world, touched, anna):
    found = world.call("GetTouchpoints", account_id=touched.account_id)
    assert found.touch_count == 4
    first, second = found.touchpoints
    assert (first.agent_display_name, first.team) == ("Wang.Wei", "call centre")
    assert (first.contact_display_name, first.job_title) == ("Anna Keller", "Buyer")
    assert (first.touch_count, first.inbound_count, first.outbound_count) == (3, 2, 1)
    assert first.duration_seconds == 150
    assert [(o.outcome, o.touch_count) for o in first.outcomes] == [(touch.OUTCOME_RESOLVED, 2)]
    assert first.last_time.ToDatetime() == world.clock.now().replace(tzinfo=None) - timedelta(
        days=1
    )
    assert (second.channel, second.team, second.contact_id) == (touch.CHANNEL_VISIT, "sales", 0)
    one = world.call("GetTouchpoints", account_id=touched.account_id, contact_id=anna.contact_id)
    assert one.touch_count == 3


def test_the_time_can_be_said(world, touched):
    now = world.clock.now()
    key = {"account_id": touched.account_id}
    week = world.call("GetTouchpoints", **key, since_time=now - timedelta(days=7))
    assert week.touch_count == 2
    before = world.call("GetTouchpoints", **key, until_time=now - timedelta(days=30))
    assert before.touch_count == 1
    with pytest.raises(Invalid):
        world.call("GetTouchpoints", **key, since_time=now, until_time=now)
    with pytest.raises(Invalid):
        world.call("GetTouchpointMap", since_time=now - timedelta(days=500))


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (pb.TOUCHPOINT_GROUP_ROLE, [("buyer", 1, 2), ("", 5, 1)]),
        (pb.TOUCHPOINT_GROUP_TEAM, [("call centre", 1, 2), ("sales", 5, 1)]),
        (pb.TOUCHPOINT_GROUP_SEGMENT, [("Corporate", 1, 2), ("Corporate", 5, 1)]),
        (pb.TOUCHPOINT_GROUP_AGENT, [("wang.wei", 1, 2), ("jo.rep", 5, 1)]),
    ],
)
def test_the_map_of_all_says_which_kind_of_person_meets_us_where(world, touched, group, expected):
    found = world.call("GetTouchpointMap", group=group)
    cells = [(cell.group_value, cell.channel, cell.touch_count) for cell in found.cells]
    assert (cells, found.touch_count) == (expected, 3)


def test_key_persons_count_as_deciders_where_no_part_was_said(world, nordwind):
    fields = {"account_id": nordwind.account_id, "display_name": "Chef", "key_person": True}
    boss = world.call("CreateContact", contact=fields)
    log(world, "wang.wei", contact_id=boss.contact_id)
    (cell,) = world.call("GetTouchpointMap").cells
    assert cell.group_value == "decider"


def test_a_map_shows_what_its_reader_sees(world, touched):
    with pytest.raises(NotFound):
        world.call("GetTouchpoints", account_id=touched.account_id, by="rep")
    assert world.call("GetTouchpointMap", by="rep").touch_count == 0
    log(world, "rep.one", account_id=0, days_ago=1)
    assert world.call("GetTouchpointMap", by="rep").touch_count == 1
