"""Telephone calls of the tickets service on a customer's timeline: each call once, as it was in the end."""

from datetime import timedelta
from itertools import permutations

import pytest
from crm.customers.v1 import interactions_pb2 as touch
from crm.tickets.v1 import calls_pb2

NUMBER = "+4930901820"
STATES = calls_pb2.CallState


@pytest.fixture
def nordwind(world):
    """A customer with a number of their own."""
    account = world.call("CreateAccount", account={"display_name": "Nordwind GmbH"})
    person = {"account_id": account.account_id, "display_name": "Anna Keller"}
    world.call("CreateContact", contact={**person, "phones": [{"number": NUMBER}]})
    return account.account_id


def told(world, account_id, state, call_id=7, incoming=True, spoke=0, **more):
    """A call as tickets tells of it: `spoke` is how many seconds somebody spoke."""
    made = calls_pb2.Call(call_id=call_id, account_id=account_id, phone=NUMBER, **more)
    made.state = STATES.Value(f"CALL_STATE_{state.upper()}")
    made.direction = 1 if incoming else 2
    now = world.clock.now()
    made.start_time.FromDatetime(now)
    if spoke:
        made.answer_time.FromDatetime(now + timedelta(seconds=10))
    if state not in ("ringing", "answered", "dialling", "transferred"):
        made.end_time.FromDatetime(now + timedelta(seconds=10 + spoke))
    return made


def hear(world, call, what, minutes=0):
    """Tickets' feed brings it."""
    moment = world.clock.now() + timedelta(minutes=minutes)
    world.receive(f"crm.tickets.Call.{what}", call, occur_time=moment)


def touches(world, **whose):
    return list(world.call("ListInteractions", **whose).interactions)


def test_an_answered_call_is_one_touch(world, nordwind):
    call = told(world, nordwind, "ended", spoke=95, agent_id="anna.keller", ticket_id=4)
    hear(world, call, "ended")
    hear(world, call, "ended")
    (one,) = touches(world)
    assert (one.account_id, one.channel, one.direction) == (nordwind, 1, touch.DIRECTION_INBOUND)
    assert (one.agent_id, one.duration_seconds, one.ticket_id) == ("anna.keller", 95, 4)
    assert one.start_time.ToDatetime() == call.start_time.ToDatetime()
    assert one.outcome == touch.OUTCOME_UNSPECIFIED, "nobody has said what came of it"
    (entry,) = world.call("ListTimeline", account_id=nordwind).entries
    assert (entry.record_id, entry.agent_id, entry.duration_seconds) == (
        one.interaction_id,
        "anna.keller",
        95,
    )


@pytest.mark.parametrize(
    ("state", "incoming", "direction"),
    [("missed", True, touch.DIRECTION_INBOUND), ("unanswered", False, touch.DIRECTION_OUTBOUND)],
)
def test_a_call_in_vain_is_a_touch_without_an_answer(world, nordwind, state, incoming, direction):
    hear(world, told(world, nordwind, state, incoming=incoming), state)
    (one,) = touches(world)
    assert (one.outcome, one.direction) == (touch.OUTCOME_NO_ANSWER, direction)
    assert one.duration_seconds == 0


def test_what_goes_on_or_was_lost_unheard_is_no_touch(world, nordwind):
    hear(world, told(world, nordwind, "answered", spoke=5), "updated")
    hear(world, told(world, nordwind, "lost"), "lost")
    assert not touches(world)
    hear(world, told(world, nordwind, "lost", spoke=5), "lost")
    (one,) = touches(world)
    assert one.duration_seconds == 0, "for how long nobody knows"


def test_in_every_order_the_newest_news_hold(world, nordwind):
    for number, order in enumerate(permutations(range(3)), start=1):
        news = [
            told(world, nordwind, "missed", number),
            told(world, nordwind, "ended", number, spoke=60, agent_id="ben.ott"),
            told(world, nordwind, "ended", number, spoke=60, agent_id="ben.ott", ticket_id=9),
        ]
        for at in order:
            hear(world, news[at], ("missed", "ended", "updated")[at], minutes=at)
    found = touches(world)
    assert len(found) == 6, "each call once"
    assert {(e.outcome, e.agent_id, e.duration_seconds, e.ticket_id) for e in found} == {
        (touch.OUTCOME_UNSPECIFIED, "ben.ott", 60, 9)
    }


def test_what_our_people_say_of_it_stays(world, nordwind):
    hear(world, told(world, nordwind, "ended", spoke=60), "ended")
    (one,) = touches(world)
    said = {"interaction_id": one.interaction_id, "outcome": 5, "note": "Ten boxes"}
    world.clock.forward(minutes=5)
    world.call("UpdateInteraction", interaction=said, update_mask={"paths": ["outcome", "note"]})
    call = told(world, nordwind, "ended", spoke=60, ticket_id=12)
    hear(world, call, "updated", minutes=-3)  # told before, read afterwards
    (one,) = touches(world)
    assert (one.outcome, one.note, one.ticket_id) == (touch.OUTCOME_ORDERED, "Ten boxes", 12)


def test_a_number_that_is_one_customers_alone_says_who_it_was(world, nordwind):
    hear(world, told(world, 0, "ended", spoke=60), "ended")
    (one,) = touches(world)
    assert one.account_id == nordwind
    assert one.contact_id
    stranger = told(world, 0, "ended", 8, spoke=60)
    stranger.phone = "+4930111111"
    hear(world, stranger, "ended")
    assert len(touches(world)) == 1, "a stranger's call is the desk's alone"
    stranger.account_id = nordwind
    hear(world, stranger, "updated")
    assert len(touches(world)) == 2, "until they are known"


def test_under_a_number_that_was_merged_away_it_is_the_survivors(world, nordwind):
    other = world.call("CreateAccount", account={"display_name": "Nordwind"}).account_id
    hear(world, told(world, other, "ended", 1, spoke=60), "ended")
    asked = {"kind": 1, "survivor_id": nordwind, "absorbed_ids": [other]}
    merge = world.call("MergeRecords", **asked)
    hear(world, told(world, other, "ended", 2, spoke=60), "ended")
    assert [each.account_id for each in touches(world)] == [nordwind] * 2
    world.call("UndoMerge", merge_id=merge.merge_id)
    # Tickets brings its call home and says so; the other one went back by itself.
    hear(world, told(world, other, "ended", 2, spoke=60), "updated", minutes=1)
    assert [each.account_id for each in touches(world)] == [other] * 2


def test_calls_are_counted_among_all_touches(world, nordwind):
    hear(world, told(world, nordwind, "ended", 1, spoke=60), "ended")
    hear(world, told(world, nordwind, "missed", 2), "missed")
    world.clock.forward(minutes=1)
    (cell,) = world.call("GetTouchpointMap").cells
    assert (cell.touch_count, cell.inbound_count, cell.duration_seconds) == (2, 2, 60)
    world.clock.forward(hours=24)
    world.run_jobs()
    (cell,) = world.call("GetTouchpointMap").cells
    assert cell.touch_count == 2, "also once the day is counted"
