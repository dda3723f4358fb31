"""Meetings: planned ahead once, held with an agenda, minutes and decisions, and followed by actions."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import actions_pb2, meetings_pb2
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.records import moment_of
from crm_tickets.meetings import rules

from .meeting_room import Room

PLANNED, HELD, CANCELLED = (
    meetings_pb2.MEETING_STATE_PLANNED,
    meetings_pb2.MEETING_STATE_HELD,
    meetings_pb2.MEETING_STATE_CANCELLED,
)


@pytest.fixture
def room(world):
    return Room(world)


def starts(meetings):
    return [str(moment_of(meeting.start_time).date()) for meeting in meetings]


def save(room, meeting, text, version=0, by=None):
    return room.call("SaveMinutes", by, meeting_id=meeting.meeting_id, text=text, version=version)


def decide(room, meeting, text="We change all rollers", actions=(), **fields):
    decision = {"meeting_id": meeting.meeting_id, "text": text, **fields}
    return room.call("CreateDecision", decision=decision, actions=list(actions))


def item(room, meeting, title="Rollers", by=None, **fields):
    said = {"meeting_id": meeting.meeting_id, "title": title, **fields}
    return room.call("CreateAgendaItem", by, agenda_item=said)


def agenda(room, meeting):
    reply = room.call("ListAgendaItems", meeting_id=meeting.meeting_id)
    return [each.title for each in reply.agenda_items]


# Planned ahead


def test_a_regular_meeting_plans_its_next_meetings(room):
    regular = room.regular()
    coming = room.coming(regular)
    assert starts(coming) == ["2026-11-26", "2026-12-24", "2027-01-28"]
    first = coming[0]
    assert (first.state, first.owner_id, first.team) == (PLANNED, "lea.winter", "service")
    assert list(first.participant_ids) == ["anna.keller", "zhao.lei"]
    assert moment_of(first.pack_time) == moment_of(first.start_time) - timedelta(hours=24)
    assert moment_of(first.end_time) == moment_of(first.start_time) + timedelta(hours=1)


def test_every_day_plans_on_and_nothing_twice(room):
    regular = room.regular(rhythm="MEETING_RHYTHM_WEEKLY")
    before = len(room.coming(regular))
    for _ in range(3):
        room.world.run_jobs()
    assert len(room.coming(regular)) == before
    room.world.clock.forward(days=21)
    room.world.run_jobs()
    assert len(room.coming(regular)) == before + 3
    assert len({str(m.slot_time) for m in room.coming(regular)}) == before + 3


def test_what_is_planned_follows_a_change(room):
    regular = room.regular(rhythm="MEETING_RHYTHM_WEEKLY")
    first, second, *_ = room.coming(regular)
    key = {"regular_meeting_id": regular.regular_meeting_id}
    moved = room.call(
        "UpdateMeeting",
        meeting={
            "meeting_id": second.meeting_id,
            "start_time": moment_of(second.start_time) + timedelta(hours=5),
        },
    )
    assert moment_of(moved.end_time) == moment_of(second.end_time) + timedelta(hours=5)
    room.call(
        "UpdateRegularMeeting",
        regular_meeting={**key, "title": "Quality", "start_time": room.later(days=11)},
    )
    coming = {meeting.meeting_id: meeting for meeting in room.coming(regular)}
    assert coming[first.meeting_id].state == CANCELLED
    assert coming[second.meeting_id].state == PLANNED  # somebody moved it by hand
    assert coming[second.meeting_id].title == "Quality"
    room.call("UpdateRegularMeeting", regular_meeting={**key, "start_time": room.later(days=10)})
    assert room.get(first).state == PLANNED


def test_what_somebody_cancelled_stays_cancelled(room):
    regular = room.regular(rhythm="MEETING_RHYTHM_WEEKLY")
    first = room.coming(regular)[0]
    room.call("CancelMeeting", meeting_id=first.meeting_id, reason="Fair in Hanover")
    assert room.told(room.zhao)[-1].startswith("Cancelled: Quality meeting")
    key = {"regular_meeting_id": regular.regular_meeting_id}
    room.call("UpdateRegularMeeting", regular_meeting={**key, "title": "Quality"})
    room.world.run_jobs()
    assert room.get(first).state == CANCELLED
    room.call("RestoreMeeting", meeting_id=first.meeting_id)
    assert room.get(first).state == PLANNED


def test_an_ended_regular_meeting_cancels_what_is_planned_and_comes_back_with_it(room):
    regular = room.regular()
    key = {"regular_meeting_id": regular.regular_meeting_id}
    room.call("DeleteRegularMeeting", **key)
    assert {meeting.state for meeting in room.coming(regular)} == {CANCELLED}
    room.world.clock.forward(days=1)
    room.world.run_jobs()
    assert {meeting.state for meeting in room.coming(regular)} == {CANCELLED}
    room.call("UndeleteRegularMeeting", **key)
    assert {meeting.state for meeting in room.coming(regular)} == {PLANNED}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"time_zone": "Mars/Olympus"}, "regular_meeting.time_zone"),
        (
            {"rhythm": "MEETING_RHYTHM_OWN_RULE", "rule": "FREQ=HOURLY"},
            "regular_meeting.rule",
        ),
        (
            {
                "rhythm": "MEETING_RHYTHM_OWN_RULE",
                "rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            },
            "regular_meeting.rule",
        ),
        ({"until_time": {"seconds": 1700000000}}, "regular_meeting.until_time"),
        ({"title": " "}, "regular_meeting.title"),
    ],
)
def test_what_is_wrong_with_a_rhythm_is_said_beside_its_field(room, given, field):
    with pytest.raises(Invalid) as refusal:
        room.regular(**given)
    assert list(refusal.value.fields) == [field]
    assert not room.call("ListMeetings").meetings


# Held


STEPS = ("start", "end", "cancel", "restore")
WAYS = {"planned": (), "running": ("start",), "held": ("end",), "cancelled": ("cancel",)}


def step(room, name, meeting):
    more = {"reason": "said so"} if name == "cancel" else {}
    return room.call(f"{name.capitalize()}Meeting", meeting_id=meeting.meeting_id, **more)


@pytest.mark.parametrize("state", sorted(WAYS))
def test_every_step_is_possible_exactly_where_the_table_says(room, state):
    for name in STEPS:
        meeting = room.meeting()
        for way in WAYS[state]:
            step(room, way, meeting)
        if (state, name) in rules.MEETING:
            after = step(room, name, meeting).state
            plain = meetings_pb2.MeetingState.Name(after).removeprefix("MEETING_STATE_").lower()
            assert plain == rules.MEETING[state, name]
        else:
            with pytest.raises(Precondition) as refusal:
                step(room, name, meeting)
            assert refusal.value.reason == "STEP_NOT_ALLOWED"


def test_what_took_place_is_not_moved_any_more(room):
    meeting = step(room, "end", room.meeting())
    key = {"meeting_id": meeting.meeting_id}
    with pytest.raises(Precondition) as refusal:
        room.call("UpdateMeeting", meeting={**key, "start_time": room.later(days=5)})
    assert refusal.value.reason == "MEETING_OVER"
    assert room.call("UpdateMeeting", meeting={**key, "place": "Room 4"}).place == "Room 4"


def test_a_meeting_does_not_end_before_it_starts(room):
    with pytest.raises(Invalid) as refusal:
        room.meeting(end_time=room.later(days=1))
    assert list(refusal.value.fields) == ["meeting.end_time"]


def test_what_was_not_discussed_returns_in_the_next_meeting(room):
    first, second, *_ = room.coming(room.regular())
    item(room, first, "Rollers", room.zhao)
    paper = item(room, first, "Paper")
    room.call("DiscussAgendaItem", agenda_item_id=paper.agenda_item_id)
    step(room, "end", first)
    item(room, second, "Toner")
    assert agenda(room, second) == ["Rollers", "Toner"]
    assert agenda(room, first) == ["Rollers", "Paper"]
    (rollers, _) = room.call("ListAgendaItems", meeting_id=second.meeting_id).agenda_items
    decide(room, second, agenda_item_id=rollers.agenda_item_id)
    assert room.call("GetAgendaItem", agenda_item_id=rollers.agenda_item_id).HasField(
        "discuss_time"
    )
    with pytest.raises(Precondition) as refusal:
        item(room, first)
    assert refusal.value.reason == "MEETING_OVER"


def test_an_agenda_item_of_another_kind_of_meeting_is_not_settled_here(room):
    first = room.coming(room.regular())[0]
    other = item(room, room.meeting())
    with pytest.raises(NotFound):
        decide(room, first, agenda_item_id=other.agenda_item_id)


# Minutes


def test_minutes_have_versions_and_nobody_writes_over_anybody(room):
    meeting = step(room, "start", room.meeting())
    first = save(room, meeting, "Rollers are old.")
    assert save(room, meeting, "Rollers are old.", 1).version == 1
    second = save(room, meeting, "Rollers are old. All of them.", 1, room.anna)
    assert (first.version, second.version) == (1, 2)
    with pytest.raises(Conflict) as refusal:
        save(room, meeting, "Something else", 1)
    assert refusal.value.reason == "MINUTES_CHANGED"
    listed = room.call("ListMinutesVersions", meeting_id=meeting.meeting_id).minutes_versions
    assert [(v.version, v.author_id) for v in listed] == [(2, "anna.keller"), (1, "lea.winter")]
    assert room.get(meeting).minutes_state == meetings_pb2.MINUTES_STATE_DRAFT


def test_minutes_are_agreed_by_who_took_part_and_a_later_version_is_a_draft_again(room):
    meeting = room.meeting()
    key = {"meeting_id": meeting.meeting_id}
    with pytest.raises(Precondition):
        room.call("AgreeMinutes", **key)
    save(room, meeting, "Rollers are old.")
    with pytest.raises(Precondition) as refusal:
        room.call("AgreeMinutes", **key)
    assert refusal.value.reason == "MEETING_NOT_HELD"
    step(room, "end", meeting)
    outsider = room.world.person("tom.becker", "agent", team="service")
    with pytest.raises(Forbidden):
        room.call("AgreeMinutes", outsider, **key)
    agreed = room.call("AgreeMinutes", room.zhao, version=1, **key)
    assert agreed.agreer_id == "zhao.lei"
    assert room.told(room.anna)[-1].startswith("Minutes agreed: Printer jams")
    with pytest.raises(Precondition):
        room.call("AgreeMinutes", **key)
    save(room, meeting, "Rollers are old and grey.", 1)
    assert room.get(meeting).minutes_state == meetings_pb2.MINUTES_STATE_DRAFT


# Decisions


def test_a_decision_is_noted_with_its_actions_or_not_at_all(room):
    meeting = room.coming(room.regular())[0]
    good = {"title": "Order rollers", "owner_id": "eva.roth", "due_date": room.day(20)}
    with pytest.raises(Invalid) as refusal:
        decide(room, meeting, actions=[good, {"title": "Then", "due_date": "2026-02-30"}])
    assert list(refusal.value.fields) == ["actions[1].due_date"]
    assert not room.call("ListDecisions", meeting_id=meeting.meeting_id).decisions
    made = decide(room, meeting, actions=[good, {"title": "Find out why", "kind": 2}])
    first, second = room.call("ListActions", order_by="action_id").actions
    assert (first.decision_id, first.meeting_id) == (made.decision_id, meeting.meeting_id)
    assert first.regular_meeting_id == meeting.regular_meeting_id
    assert (first.source, first.state) == (
        actions_pb2.ACTION_SOURCE_MEETING,
        actions_pb2.ACTION_STATE_OPEN,
    )
    assert second.ownerless
    assert [a.title for a in room.call("ListActions", room.eva).actions] == ["Order rollers"]
    assert len(room.call("ListActions", room.zhao).actions) == 2  # who takes part sees both


def test_what_was_decided_stays_once_the_minutes_are_agreed(room):
    meeting = room.meeting()
    decision = decide(room, meeting)
    save(room, meeting, "We change all rollers.")
    step(room, "end", meeting)
    key = {"decision_id": decision.decision_id}
    changed = room.call("UpdateDecision", decision={**key, "text": "We change some rollers"})
    assert changed.text == "We change some rollers"
    room.call("AgreeMinutes", meeting_id=meeting.meeting_id)
    for method, fields in (
        ("UpdateDecision", {"decision": {**key, "text": "Other"}}),
        ("DeleteDecision", key),
    ):
        with pytest.raises(Precondition) as refusal:
            room.call(method, **fields)
        assert refusal.value.reason == "MINUTES_AGREED"


def test_only_who_takes_part_sees_a_meeting_and_what_hangs_on_it(room):
    meeting = room.coming(room.regular())[0]
    decision, topic = decide(room, meeting), item(room, meeting)
    version = save(room, meeting, "Rollers are old.")
    room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    pack = room.pack(meeting)
    asked = [
        ("GetMeeting", {"meeting_id": meeting.meeting_id}),
        ("GetRegularMeeting", {"regular_meeting_id": meeting.regular_meeting_id}),
        ("GetDecision", {"decision_id": decision.decision_id}),
        ("GetAgendaItem", {"agenda_item_id": topic.agenda_item_id}),
        ("GetMinutesVersion", {"minutes_version_id": version.minutes_version_id}),
        ("GetMeetingPack", {"meeting_pack_id": pack.meeting_pack_id}),
        ("ListDecisions", {"meeting_id": meeting.meeting_id}),
    ]
    for method, fields in asked:
        assert room.call(method, room.zhao, **fields)
        with pytest.raises(NotFound):
            room.call(method, room.eva, **fields)
    assert not room.call("ListMeetings", room.eva).meetings
