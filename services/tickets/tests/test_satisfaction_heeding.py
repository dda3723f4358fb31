"""What a bad reply sets going, and what replies come to."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import surveys_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis import jobs
from crm_tickets.satisfaction import heeding

from .meeting_room import Room
from .question_desk import Asking
from .test_races import at_once

CLOSED = tickets_pb2.TICKET_STATE_CLOSED


@pytest.fixture
def desk(world):
    return Asking(world)


@pytest.fixture
def asked(desk):
    """Surveys are on."""
    desk.surveys()
    return desk


def invitation(desk, key):
    return desk.call("GetSurveyInvitation", survey_invitation_id=key)


def bad(desk, score=1, comment="Still broken", **settings):
    """A ticket whose customer is not satisfied, and what became of it."""
    if settings:
        desk.surveys(**settings)
    ticket, invited = desk.closed()
    desk.reply(desk.token(invited), score, comment)
    desk.world.run_jobs()
    return ticket, invitation(desk, invited.survey_invitation_id)


# What a bad reply sets going


def test_a_bad_reply_reopens_the_ticket_and_its_owner_and_liaison_are_told(asked):
    department = {"team": "service", "display_name": "Service", "liaison_ids": ["ben.ott"]}
    asked.call("CreateDepartment", asked.lea, department=department)
    ticket, after = bad(asked)
    assert (after.bad, after.reaction) == (True, pb.SURVEY_REACTION_REOPEN)
    reopened = asked.get(ticket)
    assert (reopened.state, reopened.owner_id) == (
        tickets_pb2.TICKET_STATE_IN_PROGRESS,
        "anna.keller",
    )
    assert reopened.satisfaction_score == 1
    text = f"A customer is not satisfied with ticket #{ticket.ticket_id}: 1 of 5"
    for person in (asked.anna, asked.ben):
        assert text in asked.told(person)


def test_or_it_raises_an_action_with_a_person_and_a_day(asked):
    ticket, after = bad(asked, reaction="SURVEY_REACTION_ACTION", action_days=2)
    assert asked.get(ticket).state == CLOSED
    action = asked.call("GetAction", action_id=after.action_id)
    assert (action.owner_id, action.due_date) == ("anna.keller", "2026-11-18")
    assert (action.description, list(action.ticket_ids)) == ("Still broken", [ticket.ticket_id])


def test_or_people_are_told_and_no_more(asked):
    ticket, after = bad(asked, reaction="SURVEY_REACTION_TELL")
    assert after.HasField("heed_time")
    assert asked.get(ticket).state == CLOSED
    assert len(asked.told(asked.anna)) == 1


def test_what_counts_as_bad_is_data_and_what_was_bad_stays_so(asked):
    _ticket, after = bad(asked, score=3, bad_score=3)
    assert after.bad
    asked.surveys(bad_score=1)
    assert invitation(asked, after.survey_invitation_id).bad
    _other, good = bad(asked, score=2)
    assert not good.bad


def test_a_bad_reply_sets_one_thing_going_however_often_it_is_changed_or_the_job_runs(asked):
    ticket, after = bad(asked)
    token = asked.token(after)
    asked.reply(token, 5)
    asked.world.run_jobs()
    asked.reply(token, 1)
    asked.world.run_jobs()
    with asked.world.app.database.connection() as connection:
        call = asked.world.app.begin(connection, "jobs")
        with asked.world.app.transaction(connection, call):
            heeding.heed_survey(call, {"survey_invitation_id": after.survey_invitation_id})
    assert asked.get(ticket).reopen_count == 1
    assert len(asked.told(asked.anna)) == 1


def test_two_workers_heed_a_reply_once(asked):
    ticket, invited = asked.closed()
    asked.reply(asked.token(invited), 1)
    app = asked.world.app
    at_once(lambda: jobs.run_due(app), lambda: jobs.run_due(app))
    assert asked.get(ticket).reopen_count == 1


def test_a_ticket_that_was_merged_meanwhile_gets_an_action(asked):
    ticket, invited = asked.closed()
    token = asked.token(invited)
    asked.reply(token, 1)
    asked.call("ReopenTicket", ticket_id=ticket.ticket_id, reason="rang")
    asked.call("MergeTickets", ticket_id=asked.open().ticket_id, source_ids=[ticket.ticket_id])
    asked.world.run_jobs()
    after = invitation(asked, invited.survey_invitation_id)
    assert after.reaction == pb.SURVEY_REACTION_ACTION
    assert after.action_id


def test_a_ticket_that_was_deleted_meanwhile_keeps_the_reply(asked):
    ticket, invited = asked.closed()
    token = asked.token(invited)
    asked.call("DeleteTicket", ticket_id=ticket.ticket_id)
    asked.reply(token, 1)
    asked.world.run_jobs()
    asked.call("UndeleteTicket", ticket_id=ticket.ticket_id)
    after = invitation(asked, invited.survey_invitation_id)
    assert (after.score, after.reaction) == (1, pb.SURVEY_REACTION_ACTION)


# What it comes to


def test_results_by_person_department_and_month_equal_the_list(asked):
    asked.surveys(reaction="SURVEY_REACTION_TELL")
    for score in (5, 4, 1):
        bad(asked, score)
    asked.days(20)
    mine = asked.open(by=asked.ben)
    asked.close(mine, by=asked.ben)
    asked.reply(asked.token(asked.invitations(mine)[0]), 5)
    asked.closed()
    found = asked.call(
        "GetSatisfaction", asked.lea, end_time=asked.world.clock.now() + timedelta(1)
    )
    total = found.total
    assert (total.invited_count, total.answered_count, total.bad_count) == (5, 4, 1)
    assert list(total.score_counts) == [1, 0, 0, 1, 2]
    assert total.average == "3.75"
    assert (total.good_share, round(total.good_low, 3), round(total.good_high, 3)) == (
        0.75,
        0.301,
        0.954,
    )
    assert [(each.name, each.answered_count) for each in found.agents] == [
        ("anna.keller", 3),
        ("ben.ott", 1),
    ]
    assert [(each.name, each.invited_count) for each in found.departments] == [("service", 5)]
    months = [(each.name, each.invited_count, each.answered_count) for each in found.months]
    assert months == [("2026-11", 3, 3), ("2026-12", 2, 1)]
    listed = asked.call("ListSurveyInvitations", filter="state = answered").survey_invitations
    assert len(listed) == total.answered_count


def test_results_are_of_what_the_caller_sees(asked):
    bad(asked, 5)
    assert asked.call("GetSatisfaction", asked.zhao).total.invited_count == 0


def test_a_meeting_pack_says_what_customers_answered(asked):
    bad(asked, 1, reaction="SURVEY_REACTION_TELL")
    bad(asked, 4)
    rate = asked.question("Rate", kind="QUESTION_KIND_SCALE")
    asked.note(rate, choice="3", customer={"contact_id": 5})
    asked.days(1)
    room = Room(asked.world)
    meeting = room.meeting()
    pack = room.call("AssembleMeetingPack", meeting_id=meeting.meeting_id)
    said = [(each.name, each.count, each.average, each.bad_count) for each in pack.surveys]
    assert said == [("Satisfaction after closing", 2, "2.50", 1), ("Rate", 1, "3.00", 0)]


def test_an_erased_person_leaves_the_score_and_no_words(asked):
    ticket = asked.open(account_id=7, contact_id=70)
    asked.close(ticket)
    asked.reply(asked.token(asked.invitations(ticket)[0]), 4, "Ask my wife Erna")
    asked.world.run_jobs()
    person = {"contact_id": 70, "account_id": 7, "names": ["Karl Braun"]}
    exported = asked.call("ExportPerson", "admin", person=person)
    assert "survey_invitations" in [each.table_name for each in exported.person_records]
    asked.call("ErasePerson", "admin", person=person)
    after = asked.invitations(ticket)[0]
    assert (after.score, after.comment) == (4, "")
    assert b"Erna" not in b"".join(e.data.value for e in asked.world.events("crm.tickets."))
