"""Packs: assembled at their time, with what is not closed and what stands out, and never changed afterwards."""

import psycopg
import pytest
from crm.reports.v1 import goals_pb2, snapshots_pb2
from crm.tickets.v1 import meeting_packs_pb2 as pb
from crm_chassis.errors import PeerUnavailable, Precondition
from crm_tickets.meetings import packs
from crm_tickets.tables import meeting_packs
from sqlalchemy import text

from .meeting_room import Room
from .phone_desk import Desk
from .test_pages import Browser


@pytest.fixture
def room(world):
    return Room(world)


@pytest.fixture
def lea(room):
    user = {"user_id": "lea.winter", "display_name": "Lea.Winter", "team": "service"}
    room.world.call("CreateUser", user={**user, "roles": ["manager"]}, password="a long one for it")
    return Browser(room.world, room.lea)


def titles(pack):
    return [action.title for action in pack.actions]


def figures(pack):
    words = {value: name.removeprefix("PACK_MEASURE_") for name, value in pb.PackMeasure.items()}
    return {words[f.measure]: (f.count, f.previous_count) for f in pack.figures}


def test_a_pack_comes_by_itself_at_its_time_and_once(room):
    meeting = room.coming(room.regular())[0]
    clock = room.world.clock
    clock.forward(days=8, hours=23)
    room.world.run_jobs()
    assert room.pack(meeting) is None
    clock.forward(hours=2)
    for _ in range(3):
        room.world.run_jobs()
    pack = room.pack(meeting)
    assert (pack.edition, pack.creator_id) == (1, "services/tickets")
    assert room.get(meeting).pack_edition == 1
    assert [t.split(",")[0] for t in room.told(room.zhao)] == ["The pack is there: Quality meeting"]
    assert room.events("MeetingPack.") == ["MeetingPack.created"]


def test_a_meeting_that_moved_gets_its_pack_at_its_new_time(room):
    meeting = room.meeting()
    moved = {"meeting_id": meeting.meeting_id, "start_time": room.later(days=9)}
    room.call("UpdateMeeting", meeting=moved)
    room.world.clock.forward(days=2)
    room.world.run_jobs()
    assert room.pack(meeting) is None
    room.world.clock.forward(days=6, hours=1)
    room.world.run_jobs()
    assert room.pack(meeting).edition == 1


def test_a_meeting_that_begins_without_a_pack_gets_one(room):
    meeting = room.meeting()
    room.call("StartMeeting", meeting_id=meeting.meeting_id)
    assert room.pack(meeting).edition == 1
    room.world.clock.forward(days=1, hours=1)
    room.world.run_jobs()
    assert room.pack(meeting).edition == 2  # at its set time, which had not come
    room.call("EndMeeting", meeting_id=meeting.meeting_id)
    with pytest.raises(Precondition) as refusal:
        room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    assert refusal.value.reason == "MEETING_OVER"


def test_what_is_not_closed_returns_in_each_pack_until_it_is(room):
    first, second, third, *_ = room.coming(room.regular(rhythm="MEETING_RHYTHM_WEEKLY"))
    asked = {"meeting_id": first.meeting_id, "text": "We change all rollers"}
    room.call(
        "CreateDecision",
        decision=asked,
        actions=[
            {"title": "Order rollers", "owner_id": "eva.roth", "due_date": room.day(60)},
            {"title": "Change rollers", "owner_id": "zhao.lei", "due_date": room.day(12)},
            {"title": "Find out why", "kind": 2},
        ],
    )
    room.call("EndMeeting", meeting_id=first.meeting_id)
    room.world.clock.forward(days=17)
    room.world.run_jobs()
    pack = room.pack(second)
    assert titles(pack) == ["Find out why", "Change rollers", "Order rollers"]
    assert pack.actions[0].ownerless
    order = room.call("ListActions", filter='title = "Order rollers"').actions[0]
    room.step("Finish", order, by=room.eva)
    room.call("EndMeeting", meeting_id=second.meeting_id)
    room.world.clock.forward(days=7)
    room.world.run_jobs()
    assert titles(room.pack(third)) == ["Find out why", "Change rollers", "Order rollers"]
    room.step("Verify", order)
    room.call("AssembleMeetingPack", meeting_id=third.meeting_id)
    assert titles(room.pack(third)) == ["Find out why", "Change rollers"]
    (change,) = room.call("ListActions", filter='title = "Change rollers"').actions
    assert change.pack_count == 2


def test_what_a_department_owes_is_in_the_pack_wherever_it_was_decided(room):
    room.action(title="Late", due_date=room.day(1))
    room.action(title="In time", due_date=room.day(30))
    room.action(title="Of others", owner_id="eva.roth", team="billing", due_date=room.day(1))
    room.action(title="Nobody's at all", owner_id="", team="", due_date="")
    room.world.clock.forward(days=3)
    meeting = room.meeting()
    room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    assert titles(room.pack(meeting)) == ["Nobody's at all", "Late"]


def test_top_issues_are_counted_from_tickets_and_can_be_opened(room):
    desk = Desk(room.world)
    old = desk.open(category="delivery", product="Chair")
    room.world.clock.forward(days=31)
    jams = [desk.open(category="technical", product="M640") for _ in range(3)]
    late = desk.open(category="delivery", product="Chair")
    desk.promise(late, hours=1)
    given = desk.hand_over(jams[0])
    key = {"hand_over_id": given.hand_over_id}
    desk.call("ReturnHandOver", desk.zhao, reason="No serial number", **key)
    gone = desk.open(category="technical", product="M640")
    desk.call("DeleteTicket", ticket_id=gone.ticket_id)
    desk.close(jams[1])
    room.world.clock.forward(hours=2)
    room.world.run_jobs()
    meeting = room.meeting()
    pack = room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    assert figures(pack) == {
        "OPENED": (4, 1),
        "CLOSED": (1, 0),
        "BOUNCED": (1, 0),
        "BREACHED": (1, 0),
    }
    found = {(i.measure, i.dimension, i.name): i for i in pack.issues}
    jam = found[pb.PACK_MEASURE_OPENED, pb.PACK_DIMENSION_PRODUCT, "M640"]
    assert (jam.count, jam.previous_count) == (3, 0)
    assert sorted(jam.ticket_ids) == [ticket.ticket_id for ticket in jams]
    chair = found[pb.PACK_MEASURE_OPENED, pb.PACK_DIMENSION_PRODUCT, "Chair"]
    assert (chair.count, chair.previous_count) == (1, 1)
    assert list(chair.ticket_ids) == [late.ticket_id] != [old.ticket_id]
    bounce = found[pb.PACK_MEASURE_BOUNCED, pb.PACK_DIMENSION_DEPARTMENT, "technical"]
    assert list(bounce.ticket_ids) == [jams[0].ticket_id]
    breach = found[pb.PACK_MEASURE_BREACHED, pb.PACK_DIMENSION_CATEGORY, "delivery"]
    assert list(breach.ticket_ids) == [late.ticket_id]


def test_a_pack_goes_on_where_the_last_one_ended(room):
    first, second, *_ = room.coming(room.regular(rhythm="MEETING_RHYTHM_WEEKLY"))
    room.world.clock.forward(days=9, hours=2)
    room.world.run_jobs()
    room.call("EndMeeting", meeting_id=first.meeting_id)
    room.world.clock.forward(days=7)
    room.world.run_jobs()
    assert room.pack(second).start_time == room.pack(first).end_time


def published(number, days_ago, room):
    from crm_chassis.records import timestamp

    snapshot = snapshots_pb2.Snapshot(snapshot_id=number, title=f"Report {number}", edition=1)
    snapshot.create_time.CopyFrom(timestamp(room.later(days=-days_ago)))
    return snapshot


def test_a_pack_leads_to_the_reports_of_its_time(room):
    reply = snapshots_pb2.ListSnapshotsResponse(
        snapshots=[published(3, 2, room), published(2, 40, room)]
    )
    room.world.connect("reports", ListSnapshots=lambda _request: reply)
    meeting = room.meeting()
    pack = room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    assert [report.title for report in pack.reports] == ["Report 3"]
    assert not pack.missing


def test_a_pack_without_reports_is_assembled_and_says_so(room):
    def down(_request):
        raise PeerUnavailable("reports")

    meeting = room.meeting()
    alone = room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    assert not alone.reports
    assert not alone.missing
    room.world.connect("reports", ListSnapshots=down)
    pack = room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    assert [(gap.service, gap.reason) for gap in pack.missing] == [("reports", "unavailable")]


def test_a_meeting_sees_the_goals_of_the_company_and_of_its_departments(room, lea):
    meeting = room.meeting(departments=["service"])
    key = {"meeting_id": meeting.meeting_id}
    address = f"/meetings/{meeting.meeting_id}"
    assert not room.call("GetMeetingGoals", **key).goals, "without reports there are none"
    assert "Goals" not in lea.get(address)
    tree = goals_pb2.GoalTree()
    for title, level, team in (
        ("Everybody is answered", goals_pb2.GOAL_LEVEL_COMPANY, ""),
        ("Calls before eleven", goals_pb2.GOAL_LEVEL_TEAM, "service"),
        ("Parcels on time", goals_pb2.GOAL_LEVEL_TEAM, "logistics"),
        ("Lea learns Chinese", goals_pb2.GOAL_LEVEL_PERSON, "service"),
    ):
        goal = tree.nodes.add().goal
        goal.title, goal.level, goal.team = title, level, team
        goal.target_date, goal.owner_id = "2026-12-31", "lea.winter"
        goal.progress.state, goal.progress.percent = goals_pb2.GOAL_STATE_AT_RISK, 40
        goal.progress.has_percent = True
        for state in (1, 3):
            goal.actions.add(text="Ring", state=state)
    room.world.connect("reports", GetGoalTree=lambda _request: tree)
    found = room.call("GetMeetingGoals", **key).goals
    assert [each.title for each in found] == ["Everybody is answered", "Calls before eleven"]
    assert {(e.state, e.percent, e.open_action_count) for e in found} == {
        (pb.MEETING_GOAL_STATE_AT_RISK, 40, 1)
    }
    for page in (lea.get(address), lea.get(f"{address}/print")):
        shown = ("Calls before eleven", "At risk", "40%", "Lea.Winter")
        assert all(words in page for words in shown)
        assert "Parcels on time" not in page

    def down(_request):
        raise PeerUnavailable("reports")

    room.world.connect("reports", GetGoalTree=down)
    (gap,) = room.call("GetMeetingGoals", **key).missing
    assert (gap.service, gap.reason) == ("reports", "unavailable")
    assert "goals are not shown" in lea.get(address)


def test_what_customers_answered_is_in_the_pack_when_an_area_tells(room, monkeypatch):
    answers = [{"name": "How satisfied are you?", "count": 12, "average": "4.2", "bad_count": 2}]
    monkeypatch.setattr(packs, "SURVEYS", [lambda _call, _start, _end: answers])
    meeting = room.meeting()
    pack = room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    assert [(s.name, s.count, s.average) for s in pack.surveys] == [
        ("How satisfied are you?", 12, "4.2")
    ]


def test_a_pack_stays_as_it_was(room):
    meeting = room.meeting()
    action = room.action()
    room.call(
        "CreateDecision",
        decision={"meeting_id": meeting.meeting_id, "text": "So be it"},
        actions=[{"title": "Wait", "owner_id": "zhao.lei", "due_date": room.day(9)}],
    )
    pack = room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    (wait,) = room.call("ListActions", filter='title = "Wait"').actions
    room.step("Cancel", wait)
    again = room.call("GetMeetingPack", meeting_pack_id=pack.meeting_pack_id)
    assert again == pack
    assert titles(again) == ["Wait"] != [action.title]
    for statement in ("update meeting_packs set edition = 7", "delete from meeting_packs"):
        with (
            room.world.app.database.connection() as connection,
            pytest.raises(psycopg.errors.RaiseException),
        ):
            connection.execute(str(text(statement)))
    assert len(room.world.rows(meeting_packs.select())) == 1
