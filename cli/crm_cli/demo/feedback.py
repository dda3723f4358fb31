"""What customers of the sample company say: questions that agents ask, some answers, and surveys after closing.

The rule kept here: made by the public API, after the history; sent again it changes nothing.
"""

from typing import Any

import grpc
from crm.tickets.v1 import question_answers_pb2, questions_pb2, surveys_pb2, tickets_pb2
from google.protobuf.field_mask_pb2 import FieldMask

from ..client import Stubs, channel, credentials
from ..stand import Stand

PLACE = "/crm.tickets.v1."
THERE = (grpc.StatusCode.ALREADY_EXISTS, grpc.StatusCode.FAILED_PRECONDITION)
CHOICES = (("Too loud", "太吵"), ("Just right", "刚好"), ("Does not matter", "无所谓"))
QUESTIONS: tuple[dict[str, Any], ...] = (
    {
        "display_name": "Noise of printers",
        "text": "How loud do you find the printer where it stands?",
        "text_zh": "您觉得打印机摆放处的噪音大吗？",
        "kind": "QUESTION_KIND_CHOICE",
        "choices": [{"text": text, "text_zh": chinese} for text, chinese in CHOICES],
        "product": "PRN-*",
        "priority": 20,
    },
    {
        "display_name": "Recommend",
        "text": "From 1 to 5: would you recommend us?",
        "text_zh": "从 1 到 5，您会推荐我们吗？",
        "kind": "QUESTION_KIND_SCALE",
        "priority": 10,
        "repeat_days": 180,
    },
    {
        "display_name": "E-invoices",
        "text": "Would you take your invoices by e-mail only?",
        "text_zh": "您愿意只接收电子发票吗？",
        "kind": "QUESTION_KIND_YES_NO",
        "priority": 5,
    },
)
# What some said, in their order: by question, "" for who would rather not.
SAID: tuple[tuple[str, ...], ...] = (
    ("c1", "c1", "c2", "c1", "c3", "c1", "", "c2", "c1", "c3"),
    ("5", "4", "4", "3", "5", "2", "5", "4", "", "5"),
    ("yes", "no", "yes", "yes", "", "yes", "no", "yes", "yes", "no"),
)
SEGMENTS = ("Corporate", "Small business", "Home office")
REPLIES = (
    (5, "Quick and friendly"),
    (4, ""),
    (5, "谢谢，很快就解决了"),
    (2, "Third time the same fault"),
    (4, ""),
    (3, "It took four calls"),
    (5, ""),
    (5, ""),
)


def tell(stand: Stand) -> None:
    """Makes all of it."""
    with channel(stand.address("tickets")) as opened:
        stubs = Stubs(opened, credentials(stand))

        def make(method: str, request: Any, reply: Any) -> Any:
            try:
                return stubs.call(f"{PLACE}{method}", request, reply)
            except grpc.RpcError as error:
                if error.code() not in THERE:
                    raise
                return None

        for number, said in enumerate(QUESTIONS):
            _question(make, said, SAID[number], number)
        _surveys(make)


def _question(make: Any, said: dict[str, Any], answers: tuple[str, ...], number: int) -> None:
    """A question, and what some customers answered to it."""
    request = questions_pb2.CreateQuestionRequest(
        question=questions_pb2.Question(**said), request_id=f"demo-question-{number}"
    )
    question = make("QuestionsService/CreateQuestion", request, questions_pb2.Question)
    if question is None:
        return
    for contact_id, choice in enumerate(answers, 1):
        customer = question_answers_pb2.QuestionCustomer(
            contact_id=contact_id, segment=SEGMENTS[contact_id % len(SEGMENTS)]
        )
        asked = question_answers_pb2.AnswerQuestionRequest(
            question_id=question.question_id,
            customer=customer,
            step=question_answers_pb2.QUESTION_STEP_ANSWER
            if choice
            else question_answers_pb2.QUESTION_STEP_REFUSE,
            choice=choice,
            request_id=f"demo-answer-{number}-{contact_id}",
        )
        reply = question_answers_pb2.QuestionAnswer
        make("QuestionAnswersService/AnswerQuestion", asked, reply)


def _surveys(make: Any) -> None:
    """Surveys are on; what the customers of the last closed tickets replied."""
    settings = surveys_pb2.SurveySettings(
        enabled=True, reaction=surveys_pb2.SURVEY_REACTION_ACTION, pause_days=30
    )
    change = surveys_pb2.UpdateSurveySettingsRequest(
        survey_settings=settings,
        update_mask=FieldMask(paths=["enabled", "reaction", "pause_days"]),
        request_id="demo-surveys",
    )
    make("SurveysService/UpdateSurveySettings", change, surveys_pb2.SurveySettings)
    last = tickets_pb2.ListTicketsRequest(
        filter="state = closed", order_by="close_time desc", page_size=len(REPLIES)
    )
    closed = make("TicketsService/ListTickets", last, tickets_pb2.ListTicketsResponse).tickets
    for ticket, (score, comment) in zip(closed, REPLIES, strict=False):
        key = f"demo-survey-{ticket.ticket_id}"
        invite = surveys_pb2.CreateSurveyInvitationRequest(
            ticket_id=ticket.ticket_id, request_id=key
        )
        invited = make(
            "SurveysService/CreateSurveyInvitation", invite, surveys_pb2.SurveyInvitation
        )
        if invited is None:
            continue
        asked = surveys_pb2.GetSurveyLinkRequest(survey_invitation_id=invited.survey_invitation_id)
        link = make("SurveysService/GetSurveyLink", asked, surveys_pb2.SurveyLink)
        if link is not None:
            token = link.url.rpartition("/")[2]
            reply = surveys_pb2.AnswerSurveyRequest(
                token=token, score=score, comment=comment, request_id=key
            )
            make("SurveysService/AnswerSurvey", reply, surveys_pb2.Survey)
