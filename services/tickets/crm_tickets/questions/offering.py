"""What to ask who is calling: found in the same look at the database that finds what was promised to them.

The rule kept here: a telephone rings meanwhile, so this costs no round trip of its own. What customers did not tell
holds back the questions that need it, and the answer says so.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import desk_pb2, questions_pb2
from crm_chassis.i18n import gettext, reader
from crm_chassis.records import moment_of
from crm_chassis.sql import Row, Statement
from sqlalchemy import DateTime, bindparam, case, func, literal, or_, select, text, true

from crm_tickets import queries
from crm_tickets.questions import people, rules
from crm_tickets.tables import question_answers, question_settings, questions

if TYPE_CHECKING:
    from crm_chassis.call import Call

AT_ONCE = 100  # as many questions as anybody keeps going at a time
TARGET = (
    *("question_id", "priority", "product", "bought_days", "segments", "tiers"),
    *("pause_days", "repeat_days"),
)
PAST = ("question_id", "state", "ask_time", "answer_time")
NONE = text("'[]'::jsonb")
_now = bindparam("now", type_=DateTime(timezone=True))


def _rows(found: Any) -> Any:
    """The rows of a SELECT as JSON."""
    one = found.subquery()
    return select(
        func.coalesce(func.jsonb_agg(func.to_jsonb(one.table_valued())), NONE)
    ).scalar_subquery()


def _documents() -> Any:
    """Everything that decides what to ask this person, as one document."""
    live = (
        select(*(questions.c[n] for n in (*TARGET, "text", "text_zh", "kind", "choices")))
        .add_columns(questions.c.scale_max)
        .where(
            questions.c.delete_time.is_(None),
            ~questions.c.disabled,
            or_(questions.c.start_time.is_(None), questions.c.start_time <= _now),
            or_(questions.c.end_time.is_(None), questions.c.end_time > _now),
        )
        .order_by(questions.c.priority.desc(), questions.c.question_id)
        .limit(AT_ONCE)
    )
    put = question_answers.c.state != literal("offered")
    names = (question_answers.c[name] for name in ("question_answer_id", *PAST))
    past = people.rows_of(question_answers, *names, where=put)
    caps = select(
        func.jsonb_build_object(
            *("per_call", question_settings.c.most_per_call),
            *("per_month", question_settings.c.most_per_month),
        )
    ).scalar_subquery()
    parts = ("caps", caps, "objects", people.objects(people.CALLS), "questions", _rows(live))
    return func.jsonb_build_object(*parts, "past", _rows(past))


def _with_promises() -> Statement:
    """The promises of a caller, and with the first row (there is always one) the document."""
    asked = select(_documents().label("found")).subquery()
    owed = queries.PENDING_OF_TICKETS.subquery()
    first = func.row_number().over(order_by=owed.c.due_time) == 1
    return Statement(
        select(case((first, asked.c.found)).label("found"), *owed.c)
        .select_from(asked.outerjoin(owed, true()))
        .order_by(owed.c.due_time)
    )


PROMISES_AND_QUESTIONS = _with_promises()


def look(
    call: "Call", ticket_ids: Sequence[int], who: people.Person
) -> tuple[list[Row], Mapping[str, Any]]:
    """The promises on these tickets, and what decides what to ask this person."""
    rows = call.all(
        PROMISES_AND_QUESTIONS, ticket_ids=list(ticket_ids), now=call.clock.now(), **who.params
    )
    return [row for row in rows if row.promise_id is not None], rows[0].found


def offer(call: "Call", caller: desk_pb2.Caller, found: Mapping[str, Any]) -> None:
    """Puts what to ask on the answer to who calls."""
    if found["objects"]:
        return
    told = not any(part.service == "customers" for part in caller.missing)
    owned = [rules.Owned(each.sku, each.name, _moment(each)) for each in caller.products]
    customer = rules.Customer(told, owned, caller.segment, caller.tier)
    targets = [rules.Target(**{name: each[name] for name in TARGET}) for each in found["questions"]]
    past = [past_of(each) for each in found["past"]]
    caps = rules.Caps(**found["caps"])
    chosen = rules.choose(targets, customer, past, caps, call.clock.now())
    known = {each["question_id"]: each for each in found["questions"]}
    for question_id in chosen.question_ids:
        caller.questions.append(put(known[question_id], call.language))
    if chosen.held_back:
        for part in caller.missing:
            if part.service == "customers":
                part.parts.append("questions")


def _moment(product: desk_pb2.OwnedProduct) -> datetime | None:
    """When a product was last bought."""
    stamp = product.last_order_time
    return moment_of(stamp) if product.HasField("last_order_time") else None


def past_of(row: Mapping[str, Any]) -> rules.Past:
    """A question that was put, from JSON."""
    ends = row["answer_time"]
    return rules.Past(
        row["question_id"],
        row["state"],
        datetime.fromisoformat(row["ask_time"]),
        datetime.fromisoformat(ends) if ends else None,
    )


def put(question: Mapping[str, Any], language: str) -> questions_pb2.CallerQuestion:
    """A question in the language of who asks."""
    chinese = language.startswith("zh")

    def words(said: Mapping[str, Any]) -> str:
        return str((chinese and said.get("text_zh")) or said["text"])

    kind = question["kind"]
    choices = [
        questions_pb2.QuestionChoice(name=each["name"], text=words(each))
        for each in question["choices"]
    ]
    with reader(language):
        choices += [
            questions_pb2.QuestionChoice(name=name, text=gettext(name.capitalize()))
            for name in rules.choices_of(kind, question["scale_max"])
        ]
    return questions_pb2.CallerQuestion(
        question_id=question["question_id"],
        text=words(question),
        kind=f"QUESTION_KIND_{kind.upper()}",
        choices=choices,
    )
