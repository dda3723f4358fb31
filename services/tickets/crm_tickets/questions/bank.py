"""Handlers of the bank of questions, and of how much one customer is asked.

The rule kept here: a question can be answered as it stands: a choice has something to choose from. What was answered
keeps its meaning: the kind of a question stays, and a choice keeps its name when its words change.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import questions_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import literal, select

from crm_tickets.everyday import catalogue
from crm_tickets.queries import number
from crm_tickets.questions import rules
from crm_tickets.tables import question_answers, question_settings, questions

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = catalogue.catalogue(
    questions,
    pb.Question,
    *("display_name", "text", "text_zh", "kind", "choices", "scale_max", "start_time", "end_time"),
    *("priority", "product", "bought_days", "segments", "tiers", "pause_days", "repeat_days"),
    "disabled",
)
FILTERABLE = (
    *("question_id", "display_name", "kind", "priority", "product", "segments", "tiers"),
    *("start_time", "end_time", "disabled", "create_time", "update_time", "creator_id"),
)
ANSWERED = Statement(
    select(literal(1)).where(question_answers.c.question_id == number("question_id")).limit(1)
)
SETTINGS = Statement(
    select(*question_settings.c)
    .where(question_settings.c.settings_id == literal(1))
    .with_for_update()
)


def create_question(call: "Call", request: pb.CreateQuestionRequest) -> pb.Question:
    """Adds a question."""
    given = pb.Question()
    given.CopyFrom(request.question)
    _name(given, ())
    _check(given)
    return to_message(pb.Question, catalogue.create(call, KIND, given))


def get_question(call: "Call", request: pb.GetQuestionRequest) -> pb.Question:
    """One question."""
    found: pb.Question = catalogue.get(call, KIND, request.question_id)
    return found


def list_questions(call: "Call", request: pb.ListQuestionsRequest) -> pb.ListQuestionsResponse:
    """A page of questions."""
    found: pb.ListQuestionsResponse = catalogue.listed(
        call, KIND, request, pb.ListQuestionsResponse, FILTERABLE, order_by="priority desc"
    )
    return found


def update_question(call: "Call", request: pb.UpdateQuestionRequest) -> pb.Question:
    """Changes a question."""
    given = pb.Question()
    given.CopyFrom(request.question)
    held = catalogue.row_of(call, KIND, given.question_id, held=True)
    _name(given, held.choices)
    row, values = catalogue.changes(call, KIND, given, request)
    if "kind" in values and call.first(ANSWERED, question_id=row.question_id) is not None:
        text = "This question was put already: its kind stays. Make another question."
        raise Precondition("HAS_ANSWERS", text)
    after = to_message(pb.Question, row)
    for name in values:
        after.ClearField(name)
        field = pb.Question(**{name: getattr(given, name)}) if _is_set(given, name) else None
        if field is not None:
            after.MergeFrom(field)
    _check(after)
    return to_message(pb.Question, catalogue.write(call, KIND, row, **values))


def _is_set(given: pb.Question, name: str) -> bool:
    """Whether a field has a value to take over."""
    field = pb.Question.DESCRIPTOR.fields_by_name[name]
    return not field.has_presence or given.HasField(name)


def _name(given: pb.Question, known: Sequence[Mapping[str, str]]) -> None:
    """Each choice has a name; one that came without gets its own back: by its words, else by its place."""
    names = {each["text"]: each["name"] for each in known}
    for each in given.choices:
        each.name = each.name or names.get(each.text, "")
    taken = {each.name for each in given.choices}
    if len(known) == len(given.choices):
        for each, old in zip(given.choices, known, strict=True):
            if not each.name and old["name"] not in taken:
                each.name = old["name"]
    for each, name in zip(
        given.choices, rules.named_choices([each.name for each in given.choices]), strict=True
    ):
        each.name = name


def _check(question: pb.Question) -> None:
    """That it can be answered, and that its time does not end before it begins."""
    wrong: dict[str, str] = {}
    chosen = question.kind == pb.QUESTION_KIND_CHOICE
    if chosen and len(question.choices) < 2:
        wrong["question.choices"] = "give at least two to choose from"
    elif not chosen and question.choices:
        wrong["question.choices"] = "only a question of the kind choice has choices"
    elif len({each.name for each in question.choices}) < len(question.choices):
        wrong["question.choices"] = "two choices have the same name"
    elif len({each.text for each in question.choices}) < len(question.choices):
        wrong["question.choices"] = "two choices say the same"
    if question.scale_max == 1:
        wrong["question.scale_max"] = "a scale goes to 2 at least"
    both = question.HasField("start_time") and question.HasField("end_time")
    if both and question.end_time.ToNanoseconds() <= question.start_time.ToNanoseconds():
        wrong["question.end_time"] = "must be later than start_time"
    if wrong:
        raise Invalid(wrong)


def delete_question(call: "Call", request: pb.DeleteQuestionRequest) -> pb.Question:
    """Removes a question."""
    gone: pb.Question = catalogue.delete(call, KIND, request.question_id, request.etag)
    return gone


def undelete_question(call: "Call", request: pb.UndeleteQuestionRequest) -> pb.Question:
    """Brings a question back."""
    back: pb.Question = catalogue.undelete(call, KIND, request.question_id)
    return back


def get_question_settings(
    call: "Call", _request: pb.GetQuestionSettingsRequest
) -> pb.QuestionSettings:
    """The settings as they are."""
    return to_message(pb.QuestionSettings, _settings(call))


def _settings(call: "Call") -> Row:
    return call.first(SETTINGS)


def update_question_settings(
    call: "Call", request: pb.UpdateQuestionSettingsRequest
) -> pb.QuestionSettings:
    """Changes them."""
    row = _settings(call)
    return settled(call, question_settings, row, request.question_settings, request)


def settled(call: "Call", table: Any, row: Row, given: Any, request: Any) -> Any:
    """Settings of one row with what a request changes, and the event of it."""
    records.check_etag(row, given.etag)
    asked = records.changes(given, request.update_mask)
    values = {name: value for name, value in asked.items() if getattr(row, name) != value}
    if not values:
        return to_message(type(given), row)
    after = call.update(table, 1, **values, update_time=call.clock.now())
    made = to_message(type(given), after)
    name = type(given).DESCRIPTOR.full_name.replace(".v1.", ".")
    call.emit(f"{name}.updated", made, before=to_message(type(given), row))
    return made
