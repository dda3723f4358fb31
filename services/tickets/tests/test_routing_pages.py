"""The pages of routing: the next ticket by one key, who is there, who is absent, and what routing goes by."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import tickets_pb2

from .call_centre import Centre
from .test_pages import Browser


@pytest.fixture
def centre(world):
    return Centre(world)


@pytest.fixture
def anna(centre):
    for who in (centre.anna, centre.ben, centre.zhao):
        user = {"user_id": who.id, "display_name": who.id, "team": who.team, "roles": ["agent"]}
        centre.world.call("CreateUser", user=user, password="long enough for a test")
    return Browser(centre.world, centre.anna)


def test_the_next_ticket_is_one_button_away(centre, anna):
    centre.agent(centre.anna, capacity=1)
    queue = centre.queue("Web questions", 'channel = "web"')
    ticket = centre.arrives(priority=4)
    centre.arrives()
    shown = anna.get("/queues")
    assert "Web questions" in shown
    assert 'data-key="n"' in shown
    assert "Question 1" in anna.get(f"/queues/{queue.queue_id}")
    taken = anna.send("/queues", "TakeNext")
    assert ticket.subject in taken
    assert "next in Web questions" in taken
    assert centre.get(ticket).state == tickets_pb2.TICKET_STATE_IN_PROGRESS
    assert "1 of 1 tickets" in anna.send("/queues", "TakeNext")


def test_nothing_to_take_is_said(anna):
    assert "Nothing waits that you can take." in anna.send("/queues", "TakeNext")


def test_one_says_whether_one_is_there(centre, anna):
    centre.agent(centre.anna, state="AWAY")
    assert "Available" in anna.send("/team", "SetPresence")
    assert centre.call("GetTeam").members[0].presence.state == 1


def test_an_absence_is_entered_seen_and_ended(centre, anna):
    centre.open()
    now = centre.world.clock.now()
    typed = {
        "absence__user_id": "anna.keller",
        "absence__start_time": now.strftime("%Y-%m-%dT%H:%M"),
        "absence__end_time": (now + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M"),
        "absence__substitute_id": "ben.ott",
        "absence__reason": "At the sea",
    }
    listed = anna.send("/absences/new", "CreateAbsence", **typed)
    assert "At the sea" in listed
    centre.world.run_jobs()
    absence = centre.call("ListAbsences").absences[0]
    page = anna.get(f"/absences/{absence.absence_id}")
    assert "ben.ott" in page
    assert "What went to caretakers" in page
    assert "Everybody is there" in anna.send(f"/absences/{absence.absence_id}", "EndAbsence")
    bad = anna.send("/absences/new", "CreateAbsence", 422, **{**typed, "absence__end_time": ""})
    assert "absence.end_time" in bad


def test_who_leads_enters_departments_people_skills_and_queues(centre, anna):
    lead = Browser(centre.world, centre.lead)
    assert "lasers" in lead.send("/routing/skill", "CreateSkill", skill__name="lasers")
    typed = {"department__team": "technical", "department__liaison_ids": "zhao.lei\nma.jun"}
    assert "zhao.lei, ma.jun" in lead.send("/routing/department", "CreateDepartment", **typed)
    person = {"agent__user_id": "zhao.lei", "agent__capacity": "4"}
    skilled = {"agent__skills[0]__skill": "lasers", "agent__skills[0]__level": "3"}
    assert "lasers 3" in lead.send("/routing/agent", "CreateAgent", **person, **skilled)
    changed = lead.send(
        "/routing/agent?name=zhao.lei", "UpdateAgent", agent__capacity="6", **skilled
    )
    assert ">6<" in changed
    assert centre.call("GetAgent", user_id="zhao.lei").skills[0].skill == "lasers"
    queue = {"queue__display_name": "Lasers", "queue__filter": 'product = "laser"'}
    assert "Lasers" in lead.send("/routing/queue", "CreateQueue", **queue)
    wrong = lead.send("/routing/queue", "CreateQueue", 422, **{**queue, "queue__filter": "((("})
    assert "cannot be read" in wrong
    number = centre.call("ListQueues").queues[0].queue_id
    assert "Removed" in lead.send(f"/routing/queue?name={number}", "DeleteQueue")
    assert "Departments, people, skills" not in anna.get("/queues")


def test_somebody_who_leaves_is_replaced_on_one_page(centre, anna):
    ticket = centre.open()
    lead = Browser(centre.world, centre.lead)
    typed = {"from_id": "anna.keller", "to_id": "ben.ott", "reason": "A new job"}
    assert "1 tickets have a new owner" in lead.send("/team/replace", "ReplaceAgent", **typed)
    assert centre.get(ticket).owner_id == "ben.ott"


def test_the_owner_sees_what_is_with_others_and_notes_that_the_customer_was_told(centre, anna):
    ticket = centre.open()
    centre.hand_over(ticket)
    for address in ("/", "/queues"):
        assert "Yours, with others" in anna.get(address)
    told = anna.send(f"/{ticket.ticket_id}", "InformCustomer", reason="Rang: it takes a day")
    assert "Rang: it takes a day" in told


def test_the_pages_speak_chinese(centre, anna):
    centre.agent(centre.anna)
    centre.queue("网页")
    centre.open(requester_name="")
    chinese = Browser(centre.world, centre.lead, "zh-Hans")
    for address, text in (
        ("/queues", "队列"),
        ("/team", "团队"),
        ("/absences", "缺勤"),
        ("/routing", "技能"),
        ("/absences/new", "新建缺勤"),
        ("/team/replace", "继任者"),
    ):
        assert text in chinese.get(address)
