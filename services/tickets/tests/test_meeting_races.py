"""Two at once in meetings: one pack, one plan, one next version, one end."""

import pytest
from crm_chassis import jobs

from .meeting_room import Room
from .test_races import at_once, refused

ROUNDS = 4


@pytest.fixture
def room(world):
    return Room(world)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_pack_that_several_workers_are_at_is_assembled_once(room, _round):
    meeting = room.meeting()
    room.world.clock.forward(days=1, hours=1)
    work = lambda: jobs.run_due(room.world.app)  # noqa: E731
    at_once(work, work, work)
    assert room.get(meeting).pack_edition == 1
    assert room.events("MeetingPack.") == ["MeetingPack.created"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_slot_has_one_meeting_whoever_plans_it(room, _round):
    regular = room.regular(rhythm="MEETING_RHYTHM_WEEKLY")
    key = {"regular_meeting_id": regular.regular_meeting_id}
    room.world.clock.forward(days=20)
    at_once(
        lambda: jobs.run_due(room.world.app),
        lambda: jobs.run_due(room.world.app),
        lambda: room.call("UpdateRegularMeeting", regular_meeting={**key, "title": "Quality"}),
    )
    room.world.run_jobs()
    slots = [str(meeting.slot_time) for meeting in room.coming(regular)]
    assert len(slots) == len(set(slots))
    coming = [
        m
        for m in room.coming(regular)
        if m.slot_time.ToDatetime() > room.later().replace(tzinfo=None)
    ]
    assert {meeting.title for meeting in coming} == {"Quality"}


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_two_who_write_minutes_at_once_one_is_told(room, _round):
    meeting = room.meeting()
    key = {"meeting_id": meeting.meeting_id}
    results = at_once(
        lambda: room.call("SaveMinutes", text="One", **key),
        lambda: room.call("SaveMinutes", room.anna, text="Two", **key),
    )
    assert refused(results) == ["MINUTES_CHANGED"]
    assert room.get(meeting).minutes_version == 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_an_action_finished_while_its_day_ends_makes_sense(room, _round):
    action = room.action()
    room.world.clock.forward(days=8)
    at_once(
        lambda: room.step("Finish", action),
        lambda: jobs.run_due(room.world.app),
        lambda: jobs.run_due(room.world.app),
    )
    told = room.events("Action.")
    assert told in (
        ["Action.created", "Action.finished"],
        ["Action.created", "Action.overdue", "Action.finished"],
    )


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_two_who_verify_and_reopen_one_is_first(room, _round):
    action = room.action()
    done = room.step("Finish", action)
    results = at_once(
        lambda: room.step("Verify", action, etag=done.etag),
        lambda: room.step("Reopen", action, etag=done.etag),
    )
    assert refused(results) == ["ETAG_MISMATCH"]


def test_the_same_request_at_once_decides_once(room):
    meeting = room.meeting()
    asked = {
        "decision": {"meeting_id": meeting.meeting_id, "text": "So be it"},
        "actions": [{"title": "Do it"}],
        "request_id": "one-decision",
    }
    results = at_once(*[lambda: room.call("CreateDecision", **asked) for _ in range(8)])
    assert len({decision.decision_id for decision in results}) == 1
    assert len(room.call("ListActions").actions) == 1
