"""The pages of meetings and actions: the room in which one is held, and what nobody has, on every page."""

import pytest
from crm_tickets.meetings import listed

from .meeting_room import Room
from .test_pages import Browser


@pytest.fixture
def room(world):
    return Room(world)


@pytest.fixture
def lea(room):
    for who, team, role in (
        ("lea.winter", "service", "manager"),
        ("zhao.lei", "technical", "specialist"),
    ):
        user = {"user_id": who, "display_name": who.title(), "roles": [role], "team": team}
        room.world.call("CreateUser", user=user, password="long enough for a test")
    return Browser(room.world, room.lea)


def test_a_regular_meeting_is_begun_by_a_form(room, lea):
    page = lea.send(
        "/meetings/regular/new",
        "CreateRegularMeeting",
        regular_meeting__title="Quality meeting",
        regular_meeting__rhythm="MEETING_RHYTHM_WEEKLY",
        regular_meeting__start_time=room.later(days=3).strftime("%Y-%m-%dT%H:%M"),
        regular_meeting__time_zone="Europe/Berlin",
        regular_meeting__departments="technical",
    )
    assert "Quality meeting" in page
    assert "Planned" in page
    assert "Quality meeting" in lea.get("/meetings")
    assert "Quality meeting" in lea.get("/meetings?view=regular")


def test_a_meeting_is_held_on_one_screen(room, lea):
    meeting = room.coming(room.regular())[0]
    where = f"/meetings/{meeting.meeting_id}"
    page = lea.send(where, "CreateAgendaItem", agenda_item__title="Rollers")
    assert "Rollers" in page
    page = lea.send(where, "StartMeeting")
    assert "Not closed yet" in page or "Every action was closed." in page
    lea.send(where, "SaveMinutes", text="All rollers are old.")
    page = lea.send(
        where,
        "CreateDecision",
        **{
            "decision__text": "We change all rollers",
            "actions[0]__title": "Order rollers",
            "actions[0]__owner_id": "zhao.lei",
            "actions[0]__due_date": room.day(20),
            "actions[1]__title": "Find out why",
        },
    )
    for shown in (
        "All rollers are old.",
        "We change all rollers",
        "Order rollers",
        "nobody has it",
    ):
        assert shown in page
    first, second = room.call("ListActions", order_by="action_id").actions
    assert (first.owner_id, second.ownerless) == ("zhao.lei", True)
    assert first.due_date == room.day(20)
    lea.send(where, "EndMeeting")
    page = lea.send(where, "AgreeMinutes")
    assert "Agreed" in page
    printed = lea.get(f"{where}/print")
    for shown in ("All rollers are old.", "Order rollers", "Zhao.Lei"):
        assert shown in printed
    assert "<textarea" not in printed


def test_who_writes_over_somebody_sees_both(room, lea):
    meeting = room.meeting()
    where = f"/meetings/{meeting.meeting_id}"
    room.call("SaveMinutes", room.anna, meeting_id=meeting.meeting_id, text="Anna was faster")
    page = lea.send(where, "SaveMinutes", 422, text="Lea was slower", version="0")
    assert "Anna was faster" in page
    assert "Lea was slower" in page
    assert 'name="version" value="1"' in page


def test_a_problem_without_owner_is_said_on_every_page(room, lea):
    room.action(title="Dust everywhere", owner_id="", team="service", due_date="")
    for address in ("/", "/list", "/actions", "/meetings"):
        page = lea.get(address)
        if address != "/":
            assert "1 problem without owner" in page, address
    page = lea.get("/actions?view=ownerless")
    assert "card loud" in page
    assert "Dust everywhere" in page
    (problem,) = room.call("ListActions").actions
    lea.send(
        f"/actions/{problem.action_id}",
        "UpdateAction",
        action__owner_id="zhao.lei",
        action__due_date=room.day(5),
    )
    assert "without owner" not in lea.get("/list")


def test_an_action_goes_through_its_steps_by_buttons(room, lea):
    action = room.action()
    zhao = Browser(room.world, room.zhao)
    where = f"/actions/{action.action_id}"
    assert "Check the rollers" in zhao.get("/actions")
    zhao.send("/actions", "StartAction")
    page = zhao.send(where, "FinishAction", result="All new")
    assert "All new" in page
    assert 'value="VerifyAction"' not in page
    page = lea.send(where, "VerifyAction")
    assert "Verified" in page
    page = lea.send(where, "ReopenAction", reason="It jams again")
    assert "It jams again" in page
    page = lea.send(where, "CancelAction", reason="New printer")
    assert "Cancelled" in page


def test_an_action_is_made_on_the_page_of_a_ticket(room, lea):
    ticket = room.call("CreateTicket", ticket={"subject": "Jams", "product": "M640"})
    lea.send(
        f"/actions/new?ticket_id={ticket.ticket_id}", "CreateAction", action__title="Look at it"
    )
    (action,) = room.call("ListActions").actions
    assert list(action.ticket_ids) == [ticket.ticket_id]
    assert "Look at it" in lea.get(f"/{ticket.ticket_id}")


def test_single_meetings_are_planned_and_moved(room, lea):
    begins = room.later(days=3).strftime("%Y-%m-%dT%H:%M")
    page = lea.send(
        "/meetings/new", "CreateMeeting", meeting__title="Paper", meeting__start_time=begins
    )
    assert "Paper" in page
    (meeting,) = room.call("ListMeetings").meetings
    where = f"/meetings/{meeting.meeting_id}"
    assert "Room 4" in lea.send(f"{where}/edit", "UpdateMeeting", meeting__place="Room 4")
    assert "Room taken" in lea.send(where, "CancelMeeting", reason="Room taken")
    assert "Room taken" not in lea.send(where, "RestoreMeeting")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_page_opens_in_both_languages_and_for_readers(room, lea, language):
    meeting = room.coming(room.regular())[0]
    action = room.action()
    room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    addresses = [
        "/meetings",
        "/meetings?view=held",
        "/meetings?view=regular",
        f"/meetings/{meeting.meeting_id}",
        f"/meetings/{meeting.meeting_id}/print",
        f"/meetings/regular/{meeting.regular_meeting_id}",
        f"/actions/{action.action_id}",
        *(f"/actions?view={view}" for view in ("mine", "department", "overdue", "closed", "open")),
        *(f"/lists/{each.name}" for each in listed.LISTS),
    ]
    leader = Browser(room.world, room.world.people["leader"], language)
    for address in addresses:
        assert "CreateDecision" not in leader.get(address)
        Browser(room.world, room.lea, language).get(address)
