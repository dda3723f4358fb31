"""What questions and surveys bring to the service: its protos, handlers, jobs, consumers and lists.

The rule kept here: `__main__` and the other registers name this one place.
"""

from typing import Any

from crm.tickets.v1 import question_answers_pb2, questions_pb2, surveys_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_tickets.questions import answering, bank, objecting, results
from crm_tickets.satisfaction import choices, heeding, inviting, replying
from crm_tickets.satisfaction import results as satisfaction

PROTOS = (questions_pb2, question_answers_pb2, surveys_pb2)
HANDLERS = (
    *(bank, answering, objecting, results),
    *(choices, inviting, replying, satisfaction),
)
JOBS: dict[str, Any] = heeding.JOBS
PERIODIC = heeding.PERIODIC
CONSUMERS = objecting.CONSUMERS

ANSWERS = RecordList(
    name="question_answers",
    message=question_answers_pb2.QuestionAnswer,
    title=N_("Answers of customers"),
    columns=(
        *("question_name", "state", "choice_text", "text", "segment", "agent_id"),
        *("ticket_id", "ask_time"),
    ),
    filterable=answering.FILTERABLE,
    labels={
        "question_answer_id": N_("Answer"),
        "question_id": N_("Number of the question"),
        "question_name": N_("Question"),
        "state": N_("How far it went"),
        "choice": N_("Choice"),
        "choice_text": N_("What was chosen"),
        "text": N_("What was said"),
        "account_id": N_("Number of the customer"),
        "contact_id": N_("Number of the person"),
        "requester_id": N_("Number of the requester"),
        "segment": N_("Segment"),
        "tier": N_("Tier"),
        "ticket_id": N_("Ticket"),
        "agent_id": N_("Asked by whom"),
        "team": N_("Department"),
        "ask_time": N_("Asked on"),
        "answer_time": N_("Answered on"),
    },
    refers={"ticket_id": "tickets"},
    name_field="question_name",
    order_by="create_time desc",
    presets=(
        Preset("answered", N_("Answered"), "state = answered"),
        Preset("refused", N_("Would rather not say"), "state = refused"),
    ),
    page="tickets.question_answer",
)
INVITATIONS = RecordList(
    name="survey_invitations",
    message=surveys_pb2.SurveyInvitation,
    title=N_("Surveys after closing"),
    columns=("ticket_id", "state", "score", "comment", "owner_id", "team", "close_time"),
    filterable=inviting.FILTERABLE,
    labels={
        "survey_invitation_id": N_("Survey"),
        "ticket_id": N_("Ticket"),
        "close_time": N_("Closed"),
        "state": N_("State"),
        "score": N_("Score"),
        "comment": N_("What was said"),
        "expire_time": N_("Link works until"),
        "answer_time": N_("Replied on"),
        "change_count": N_("Changed how often"),
        "bad": N_("Bad"),
        "reaction": N_("What it set going"),
        "heed_time": N_("Heeded on"),
        "action_id": N_("Action"),
        "owner_id": N_("Responsible"),
        "team": N_("Department"),
        "account_id": N_("Number of the customer"),
        "contact_id": N_("Number of the person"),
        "requester_id": N_("Number of the requester"),
    },
    refers={"ticket_id": "tickets", "action_id": "actions"},
    name_field="comment",
    order_by="close_time desc",
    presets=(
        Preset("bad", N_("Bad"), "bad = true"),
        Preset("answered", N_("Replied"), "state = answered"),
    ),
    page="tickets.survey_invitation",
)
LISTS = (ANSWERS, INVITATIONS)
