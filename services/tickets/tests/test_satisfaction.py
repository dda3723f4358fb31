"""How satisfied customers are: the link after closing, the reply, and what a bad one sets going."""

import base64
from datetime import timedelta
from itertools import product

import pytest
from crm.tickets.v1 import surveys_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis.auth import Principal
from crm_chassis.errors import Exhausted, Forbidden, Invalid, NotFound, Precondition
from crm_tickets.satisfaction import heeding, inviting, rules
from crm_tickets.tables.questions import SURVEY_STATES

from .question_desk import PUBLIC, Asking
from .test_races import at_once, refused

OPEN, ANSWERED = pb.SURVEY_STATE_OPEN, pb.SURVEY_STATE_ANSWERED
EXPIRED, WITHDRAWN = pb.SURVEY_STATE_EXPIRED, pb.SURVEY_STATE_WITHDRAWN
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


# Inviting


def test_closing_invites_once_and_only_where_that_is_wished(desk):
    ticket = desk.open()
    desk.close(ticket)
    assert desk.invitations(ticket) == []
    desk.surveys()
    ticket, invited = desk.closed()
    assert (invited.state, invited.owner_id, invited.team) == (OPEN, "anna.keller", "service")
    assert invited.requester_id == ticket.requester_id
    again = desk.call("CreateSurveyInvitation", ticket_id=ticket.ticket_id)
    assert again == invited
    assert desk.events("crm.tickets.SurveyInvitation.") == ["SurveyInvitation.created"]


def test_by_hand_a_closed_ticket_is_enough_and_an_open_one_is_not(desk):
    ticket = desk.open()
    with pytest.raises(Precondition) as refusal:
        desk.call("CreateSurveyInvitation", ticket_id=ticket.ticket_id)
    assert refusal.value.reason == "TICKET_OPEN"
    desk.close(ticket)
    made = desk.call("CreateSurveyInvitation", ticket_id=ticket.ticket_id)
    assert made.ticket_id == ticket.ticket_id


def test_who_was_not_served_objects_or_was_asked_lately_is_not_invited(asked):
    duplicate = asked.open()
    asked.close(duplicate, outcome="TICKET_OUTCOME_DUPLICATE")
    assert asked.invitations(duplicate) == []
    asked.surveys(pause_days=7)
    asked.closed()
    soon = asked.open()
    asked.close(soon)
    assert asked.invitations(soon) == []
    asked.days(8)
    ticket, invited = asked.closed()
    asked.call("CreateQuestionObjection", customer={"requester_id": ticket.requester_id})
    assert invitation(asked, invited.survey_invitation_id).state == WITHDRAWN
    asked.days(8)
    refused_one = asked.open()
    asked.close(refused_one)
    assert asked.invitations(refused_one) == []
    with pytest.raises(Precondition) as refusal:
        asked.call("CreateSurveyInvitation", ticket_id=refused_one.ticket_id)
    assert refusal.value.reason == "OBJECTED"


def test_reopening_takes_the_question_back_and_the_next_closing_asks_anew(asked):
    ticket, invited = asked.closed()
    token = asked.token(invited)
    asked.days(1)
    asked.call("ReopenTicket", ticket_id=ticket.ticket_id, reason="not done")
    assert invitation(asked, invited.survey_invitation_id).state == WITHDRAWN
    with pytest.raises(Precondition) as refusal:
        asked.reply(token, 5)
    assert refusal.value.reason == "SURVEY_WITHDRAWN"
    asked.close(ticket)
    assert [each.state for each in asked.invitations(ticket)] == [OPEN, WITHDRAWN]


def test_a_merged_ticket_is_not_asked_about(asked):
    into, source = asked.open(), asked.open()
    asked.call("MergeTickets", ticket_id=into.ticket_id, source_ids=[source.ticket_id])
    assert asked.invitations(source) == []


def test_whoever_sends_links_hears_of_a_new_invitation_in_its_transaction(asked, monkeypatch):
    heard = []
    monkeypatch.setattr(inviting, "INVITED", [lambda _call, row: heard.append(row.ticket_id)])
    ticket, _invited = asked.closed()
    assert heard == [ticket.ticket_id]


# The link


def test_the_link_says_nothing_of_anybody(asked):
    _ticket, invited = asked.closed()
    key = {"survey_invitation_id": invited.survey_invitation_id}
    link = asked.call("GetSurveyLink", **key)
    assert link.url.startswith("/tickets/survey/")
    assert link.expire_time == invited.expire_time
    token = link.url.rpartition("/")[2]
    assert len(base64.urlsafe_b64decode(token + "==")) == rules.FORM.size + rules.SIGNATURE
    assert token not in str([event.data for event in asked.world.events("crm.tickets.")])


@pytest.mark.parametrize("harm", ["one bit", "shorter", "longer", "foreign", "empty", "words"])
def test_a_forged_link_is_refused_before_anything_is_looked_up(asked, harm):
    _ticket, invited = asked.closed()
    token = asked.token(invited)
    raw = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    raw[7] ^= 1
    ends = asked.world.clock.now() + timedelta(days=1)
    forged = {
        "one bit": base64.urlsafe_b64encode(raw).decode().rstrip("="),
        "shorter": token[:-4],
        "longer": token + "AAAA",
        "foreign": rules.token(b"another key", invited.survey_invitation_id, ends),
        "empty": "-",
        "words": "let me in 请",
    }[harm]
    for call in (
        lambda: asked.reply(forged, 1),
        lambda: asked.call("ReadSurvey", PUBLIC, token=forged),
    ):
        with pytest.raises(Invalid) as refusal:
            call()
        assert list(refusal.value.fields) == ["token"]


def test_a_signed_link_of_another_end_or_number_is_none_of_ours(asked):
    _ticket, invited = asked.closed()
    key = rules.signing_key(asked.world.app.config.token_key)
    ends = asked.world.clock.now() + timedelta(days=90)
    for number in (invited.survey_invitation_id, 999):
        with pytest.raises(Invalid):
            asked.reply(rules.token(key, number, ends), 1)


def test_after_its_time_a_link_says_so(asked):
    asked.surveys(valid_days=3)
    _ticket, invited = asked.closed()
    token = asked.token(invited)
    asked.days(3)
    for _before_and_after_the_job in range(2):
        with pytest.raises(Precondition) as refusal:
            asked.reply(token, 5)
        assert refusal.value.reason == "SURVEY_EXPIRED"
        with asked.world.app.database.connection() as connection:
            call = asked.world.app.begin(connection, "jobs")
            with asked.world.app.transaction(connection, call):
                heeding.expire_surveys(call, {})
    assert invitation(asked, invited.survey_invitation_id).state == EXPIRED


def test_the_link_opens_nothing_else_and_nobody_replies_without_it(asked):
    _ticket, invited = asked.closed()
    with pytest.raises(Forbidden):
        asked.call("ListTickets", PUBLIC)
    with pytest.raises(Forbidden):
        asked.call("AnswerSurvey", asked.anna, token=asked.token(invited), score=5)
    nobody = Principal("public/surveys", "", (), (), "all")
    with pytest.raises(Forbidden):
        asked.call("ReadSurvey", nobody, token=asked.token(invited))


def test_only_who_sees_the_ticket_sees_its_invitation(asked):
    _ticket, invited = asked.closed()
    key = {"survey_invitation_id": invited.survey_invitation_id}
    with pytest.raises(NotFound):
        asked.call("GetSurveyInvitation", asked.zhao, **key)
    with pytest.raises(NotFound):
        asked.call("GetSurveyLink", asked.zhao, **key)
    assert not asked.call("ListSurveyInvitations", asked.zhao).survey_invitations


# The reply


def test_a_reply_is_recorded_and_shown_on_its_ticket(asked):
    ticket, invited = asked.closed()
    token = asked.token(invited)
    shown = asked.call("ReadSurvey", PUBLIC, token=token)
    assert (shown.ticket_id, shown.score, shown.open) == (ticket.ticket_id, 0, True)
    replied = asked.reply(token, 5, " Quick! ")
    assert (replied.score, replied.comment, replied.state) == (5, "Quick!", ANSWERED)
    asked.world.run_jobs()
    after = asked.get(ticket)
    assert (after.satisfaction_score, after.state) == (5, CLOSED)
    assert asked.told(asked.anna) == []


def test_the_same_reply_again_is_one_and_another_takes_its_place_for_a_while(asked):
    _ticket, invited = asked.closed()
    token = asked.token(invited)
    asked.reply(token, 4)
    asked.reply(token, 4)
    assert invitation(asked, invited.survey_invitation_id).change_count == 0
    asked.world.clock.forward(hours=23)
    assert asked.reply(token, 3, "On reflection").score == 3
    asked.world.clock.forward(hours=1)
    with pytest.raises(Precondition) as refusal:
        asked.reply(token, 5)
    assert refusal.value.reason == "SURVEY_FINAL"
    assert not asked.call("ReadSurvey", PUBLIC, token=token).open
    assert asked.reply(token, 3, "On reflection").score == 3  # sent again, not changed


def test_a_reply_is_not_changed_without_end(asked):
    _ticket, invited = asked.closed()
    token = asked.token(invited)
    for number in range(rules.MOST_CHANGES + 1):
        asked.reply(token, 3 + number % 2)
    with pytest.raises(Exhausted) as refusal:
        asked.reply(token, 5)
    assert refusal.value.reason == "TOO_MANY_CHANGES"


@pytest.mark.parametrize("score", [0, 6])
def test_a_score_that_is_none_is_refused_by_name(asked, score):
    _ticket, invited = asked.closed()
    with pytest.raises(Invalid) as refusal:
        asked.reply(asked.token(invited), score)
    assert list(refusal.value.fields) == ["score"]


def test_each_step_of_an_invitation_is_in_the_table_and_no_other():
    steps = {step for _state, step in rules.INVITATION}
    assert {state for state, _step in rules.INVITATION} <= set(SURVEY_STATES)
    assert set(rules.INVITATION.values()) <= set(SURVEY_STATES)
    allowed = {("open", "answer"), ("open", "expire"), ("open", "withdraw"), ("answered", "change")}
    assert {pair for pair in product(SURVEY_STATES, steps) if pair in rules.INVITATION} == allowed


@pytest.mark.parametrize("_round", range(4))
def test_of_two_replies_at_once_one_is_the_reply_and_the_other_a_change(asked, _round):
    _ticket, invited = asked.closed()
    token = asked.token(invited)
    results = at_once(lambda: asked.reply(token, 5), lambda: asked.reply(token, 4))
    assert refused(results) == []
    after = invitation(asked, invited.survey_invitation_id)
    assert (after.change_count, after.score in (4, 5)) == (1, True)


@pytest.mark.parametrize("_round", range(4))
def test_replying_while_the_ticket_is_reopened_leaves_either(asked, _round):
    ticket, invited = asked.closed()
    token = asked.token(invited)
    results = at_once(
        lambda: asked.reply(token, 1),
        lambda: asked.call("ReopenTicket", ticket_id=ticket.ticket_id, reason="rang"),
    )
    asked.world.run_jobs()
    after = invitation(asked, invited.survey_invitation_id)
    assert refused(results) in ([], ["SURVEY_WITHDRAWN"])
    assert after.state == (WITHDRAWN if refused(results) else ANSWERED)
    assert asked.get(ticket).reopen_count == 1


@pytest.mark.parametrize("_round", range(6))
def test_closing_while_the_customer_objects_leaves_nothing_open(asked, _round):
    ticket = asked.open()
    at_once(
        lambda: asked.close(ticket),
        lambda: asked.call(
            "CreateQuestionObjection", customer={"requester_id": ticket.requester_id}
        ),
    )
    assert OPEN not in [each.state for each in asked.invitations(ticket)]


def test_two_tickets_of_one_person_closed_at_once_ask_once(asked):
    asked.surveys(pause_days=7)
    one, other = asked.open(), asked.open()
    at_once(lambda: asked.close(one), lambda: asked.close(other))
    assert len(asked.invitations(one) + asked.invitations(other)) == 1
