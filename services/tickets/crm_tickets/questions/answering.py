"""Handlers of answers: what was on a screen, what was put, what was said, and on which ticket it is.

The rule kept here: of two who have the same customer on the line one is first, and the other is told; what is sent
again changes nothing. Nobody is asked who does not want to be.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import question_answers_pb2 as pb
from crm_chassis import lists
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.records import enum_names, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import DateTime, Text, and_, any_, bindparam, select

from crm_tickets import queries
from crm_tickets.everyday import catalogue
from crm_tickets.queries import number, numbers
from crm_tickets.questions import bank, people, rules
from crm_tickets.tables import question_answers as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("question_answer_id", "question_id", "question_name", "state", "choice", "segment", "tier"),
    *("account_id", "contact_id", "requester_id", "ticket_id", "agent_id", "team"),
    *("ask_time", "answer_time", "create_time", "update_time"),
)
ONE_TALK = timedelta(hours=2)
STEPS = pb.AnswerQuestionRequest.DESCRIPTOR.fields_by_name["step"].enum_type
LAST = Statement(
    people.rows_of(table, *table.c, where=table.c.question_id == any_(numbers("question_ids")))
)
UNLINKED = Statement(
    people.rows_of(
        table,
        *table.c,
        where=and_(
            table.c.ticket_id.is_(None),
            table.c.agent_id == bindparam("agent_id", type_=Text()),
            table.c.update_time > bindparam("since", type_=DateTime(timezone=True)),
        ),
    )
)
HELD = Statement(
    select(*table.c)
    .where(table.c.question_answer_id == any_(numbers("ids")), table.c.ticket_id.is_(None))
    .order_by(table.c.question_answer_id)
    .with_for_update()
)
ONE = Statement(select(*table.c).where(table.c.question_answer_id == number("key")))


def message(row: Row) -> pb.QuestionAnswer:
    """An answer as others see it."""
    return to_message(pb.QuestionAnswer, row)


def _last(call: "Call", question_ids: Sequence[int], who: people.Person) -> dict[int, Row]:
    """The last that was noted of each question with this person."""
    rows = call.all(LAST, question_ids=list(question_ids), **who.params)
    rows.sort(key=lambda row: row.question_answer_id)
    return {row.question_id: row for row in rows}


def _again(question: Row, row: Row | None, call: "Call") -> bool:
    """Whether a question may be put (once more)."""
    if row is None:
        return True
    if row.state not in rules.SETTLED:
        return False
    target = rules.Target(
        row.question_id, pause_days=question.pause_days, repeat_days=question.repeat_days
    )
    past = rules.Past(row.question_id, row.state, row.ask_time, row.answer_time)
    return rules.may_ask(target, [past], call.clock.now())


def _make(
    call: "Call", question: Row, customer: pb.QuestionCustomer, who: people.Person, **values: Any
) -> Row:
    """A question on the screen of who calls, or further."""
    now, me = call.clock.now(), call.principal
    row = call.insert(
        table,
        question_id=question.question_id,
        question_name=question.display_name,
        **who._asdict(),
        segment=customer.segment,
        tier=customer.tier,
        agent_id=me.id,
        team=me.team,
        create_time=now,
        update_time=now,
        **{"state": "offered", **values},
    )
    call.emit("crm.tickets.QuestionAnswer.created", message(row))
    return row


def offer_questions(call: "Call", request: pb.OfferQuestionsRequest) -> pb.OfferQuestionsResponse:
    """Questions are on a screen."""
    who = people.named(request.customer)
    ids = list(dict.fromkeys(request.question_ids))
    known = {key: catalogue.row_of(call, bank.KIND, key) for key in ids}
    people.lock(call, who)
    last = _last(call, ids, who)
    reply = pb.OfferQuestionsResponse()
    for key, question in known.items():
        row = last.get(key)
        if row is None or _again(question, row, call):
            row = _make(call, question, request.customer, who)
        reply.question_answers.append(message(row))
    return reply


def answer_question(call: "Call", request: pb.AnswerQuestionRequest) -> pb.QuestionAnswer:
    """A question was put, and perhaps answered."""
    who = people.named(request.customer)
    question = catalogue.row_of(call, bank.KIND, request.question_id)
    step = enum_names(STEPS)[request.step]
    given = _given(question, step, request)
    if request.ticket_id:
        queries.ticket(call, request.ticket_id, held=False)
        given["ticket_id"] = request.ticket_id
    people.lock(call, who)
    last = _last(call, [question.question_id], who).get(question.question_id)
    if step == "take_back":
        return message(_taken_back(call, last))
    if last is not None and last.state in rules.SETTLED and not _again(question, last, call):
        return _said_again(last, step, given)
    if step != "refuse" and people.objects_to_calls(call, who):
        raise Precondition("OBJECTED", "This customer does not want to be asked.")
    now = call.clock.now()
    if last is None or last.state in rules.SETTLED:
        values = _stepped("offered", step, now)
        return message(_make(call, question, request.customer, who, **given, **values))
    lately = last.state == "asked" and now < last.ask_time + rules.ONE_CALL
    if step == "ask" and lately:
        return message(last)
    values = _stepped(last.state, step, now if step == "ask" else last.ask_time or now)
    values |= {"answer_time": now} if values["answer_time"] else {}
    values |= {name: value for name, value in who._asdict().items() if value}
    me = call.principal
    return message(_write(call, last, **given, **values, agent_id=me.id, team=me.team))


def _taken_back(call: "Call", last: Row | None) -> Row:
    """A slip is as if it had not been noted, neither in results nor in how often somebody was asked."""
    if last is None or last.state not in rules.SETTLED:
        if last is None:
            raise Precondition("NOT_ANSWERED", "Nothing was noted that could be taken back.")
        return last  # it is taken back already
    if last.agent_id != call.principal.id:
        text = said(
            "%(name)s has noted this answer: only they can take it back.", name=last.agent_id
        )
        raise Precondition("NOT_YOURS", text)
    if call.clock.now() >= last.answer_time + rules.ONE_CALL:
        raise Precondition("TOO_LATE", "This answer is more than an hour old: it stays.")
    step = rules.undoing(last.ask_time, last.answer_time)
    after = rules.ANSWER[last.state, step]
    asked = last.ask_time if after == "asked" else None
    nothing = {"choice": "", "choice_text": "", "text": "", "answer_time": None}
    return _write(call, last, state=after, ask_time=asked, **nothing)


def _stepped(state: str, step: str, asked: datetime) -> dict[str, Any]:
    """Where a step leads, and when it was put and answered."""
    after = rules.ANSWER[state, step]
    answered = asked if after in rules.SETTLED else None
    return {"state": after, "ask_time": asked, "answer_time": answered}


def _said_again(row: Row, step: str, given: Mapping[str, Any]) -> pb.QuestionAnswer:
    """What is settled stays; who says the same once more is told that it is noted."""
    same = (rules.ANSWER["offered", step], given["choice"], given["text"])
    if same == (row.state, row.choice, row.text):
        return message(row)
    told = {"agent_id": row.agent_id, "state": row.state}
    text = said("%(name)s has noted an answer to this question already.", name=row.agent_id)
    raise Precondition("ALREADY_ANSWERED", text, metadata=told)


def _write(call: "Call", row: Row, **values: Any) -> Row:
    after = call.update(table, row.question_answer_id, **values, update_time=call.clock.now())
    call.emit("crm.tickets.QuestionAnswer.updated", message(after), before=message(row))
    return after


def _given(question: Row, step: str, request: pb.AnswerQuestionRequest) -> dict[str, Any]:
    """What was said, checked against what can be said."""
    if step != "answer":
        return {"choice": "", "choice_text": "", "text": ""}
    if question.kind == "text":
        if not request.text.strip():
            raise Invalid({"text": "say what was answered"})
        return {"choice": "", "choice_text": "", "text": request.text.strip()}
    known = dict.fromkeys(rules.choices_of(question.kind, question.scale_max), "")
    known |= {each["name"]: each["text"] for each in question.choices}
    if request.choice not in known:
        names = ", ".join(known)
        raise Invalid({"choice": said("is none of the choices: %(names)s", names=names)})
    words = known[request.choice] or request.choice.capitalize()
    return {"choice": request.choice, "choice_text": words, "text": ""}


def link_question_answers(
    call: "Call", request: pb.LinkQuestionAnswersRequest
) -> pb.LinkQuestionAnswersResponse:
    """What was noted while the ticket was not there yet is put on it."""
    ticket = queries.ticket(call, request.ticket_id, held=False)
    since, me = call.clock.now() - ONE_TALK, call.principal.id
    who = people.person(ticket)
    found = call.all(UNLINKED, agent_id=me, since=since, **who.params)
    reply = pb.LinkQuestionAnswersResponse()
    for row in call.all(HELD, ids=[row.question_answer_id for row in found]) if found else ():
        if row.state != "offered":
            reply.question_answers.append(message(_write(call, row, ticket_id=ticket.ticket_id)))
    return reply


def get_question_answer(call: "Call", request: pb.GetQuestionAnswerRequest) -> pb.QuestionAnswer:
    """One answer."""
    key = request.question_answer_id
    row = call.one(ONE, key=key, missing=("question_answer", key))
    if not call.sees(table, row):
        raise NotFound("question_answer", key)
    return message(row)


def list_question_answers(
    call: "Call", request: pb.ListQuestionAnswersRequest
) -> pb.ListQuestionAnswersResponse:
    """A page of answers."""
    return lists.reply(
        call,
        table,
        request,
        pb.ListQuestionAnswersResponse,
        filterable=FILTERABLE,
        order_by="create_time desc",
    )
