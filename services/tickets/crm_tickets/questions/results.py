"""Handlers of results: what customers answered to a question, and how sure that is.

The rule kept here: what is counted here is what the list of answers shows to the same caller; and what a meeting's pack
says of a question is the same count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import questions_pb2 as pb
from crm_chassis.call import visible
from crm_chassis.errors import Invalid
from crm_chassis.i18n import gettext, reader
from crm_chassis.records import moment_of, timestamp
from crm_chassis.sql import Row, Statement
from sqlalchemy import DateTime, Text, and_, bindparam, case, func, literal, or_, select

from crm_tickets.everyday import catalogue
from crm_tickets.queries import number
from crm_tickets.questions import bank, rules
from crm_tickets.tables import question_answers as table
from crm_tickets.tables import questions

if TYPE_CHECKING:
    from crm_chassis.call import Call

FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
TEXTS = 50
Counts = Mapping[tuple[str, str, str, str], int]  # by month, segment, state and choice
_start = bindparam("start", type_=DateTime(timezone=True))
_end = bindparam("end", type_=DateTime(timezone=True))
WHEN = func.coalesce(table.c.ask_time, table.c.create_time)


@lru_cache(maxsize=256)
def _counted(rows: Any) -> Statement:
    """The answers to one question that a principal sees, counted."""
    month = func.to_char(func.timezone(bindparam("zone", type_=Text()), WHEN), "YYYY-MM")
    segment = bindparam("segment", type_=Text())
    parts = (month.label("month"), table.c.segment, table.c.state, table.c.choice)
    return Statement(
        select(*parts, func.count().label("count"))
        .where(
            table.c.question_id == number("question_id"),
            and_(_start <= WHEN, _end > WHEN),
            or_(segment == literal(""), table.c.segment == segment),
            visible(rows, table),
        )
        .group_by(month, *parts[1:])
    )


@lru_cache(maxsize=256)
def _said(rows: Any) -> Statement:
    """The last answers in words that a principal sees."""
    segment = bindparam("segment", type_=Text())
    return Statement(
        select(table.c.question_answer_id, table.c.text, table.c.answer_time)
        .where(
            table.c.question_id == number("question_id"),
            table.c.text != literal(""),
            and_(_start <= WHEN, _end > WHEN),
            or_(segment == literal(""), table.c.segment == segment),
            visible(rows, table),
        )
        .order_by(table.c.answer_time.desc())
        .limit(TEXTS)
    )


def get_question_results(call: "Call", request: pb.GetQuestionResultsRequest) -> pb.QuestionResults:
    """What came of a question."""
    question = catalogue.row_of(call, bank.KIND, request.question_id, gone=True)
    start = moment_of(request.start_time) if request.HasField("start_time") else FIRST
    end = moment_of(request.end_time) if request.HasField("end_time") else LAST
    if end <= start:
        raise Invalid({"end_time": "must be later than start_time"})
    asked = {"question_id": question.question_id, "segment": request.segment}
    asked |= {"start": start, "end": end}
    zone = call.principal.time_zone or "UTC"
    counts = {
        (row.month, row.segment, row.state, row.choice): row.count
        for row in call.all(_counted(call.principal), zone=zone, **asked)
    }
    with reader(call.language):
        reply = _whole(question, counts, _names(question, call.language))
    if question.kind == "text":
        for row in call.all(_said(call.principal), **asked):
            reply.texts.add(
                question_answer_id=row.question_answer_id,
                text=row.text,
                answer_time=timestamp(row.answer_time),
            )
    return reply


def _names(question: Row, language: str) -> dict[str, str]:
    """What can be chosen, and what it says in the reader's language."""
    chinese = language.startswith("zh")
    named = {
        each["name"]: (chinese and each.get("text_zh")) or each["text"] for each in question.choices
    }
    kinds = rules.choices_of(question.kind, question.scale_max)
    return {**{name: gettext(name.capitalize()) for name in kinds}, **named}


def _states(counts: Counts) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_month, _segment, state, _choice), count in counts.items():
        found[state] += count
    return found


def _chosen(counts: Counts, names: Mapping[str, str]) -> list[pb.ChoiceResult]:
    """How often each was chosen; what is no choice any more comes last, under its name."""
    found: Counter[str] = Counter()
    for (_month, _segment, state, choice), count in counts.items():
        if state == "answered" and choice:
            found[choice] += count
    every = {**names, **{choice: choice for choice in sorted(found) if choice not in names}}
    whole = sum(found.values())
    made = []
    for choice, text in every.items():
        share = rules.wilson(found[choice], whole)
        made.append(
            pb.ChoiceResult(
                choice=choice,
                text=text,
                count=found[choice],
                share=share.value,
                share_low=share.low,
                share_high=share.high,
            )
        )
    return made


def _mean(question: Row, chosen: Iterable[pb.ChoiceResult]) -> rules.Interval | None:
    """The mean of a scale."""
    if question.kind != "scale":
        return None
    counts = {int(each.choice): each.count for each in chosen if each.choice.isdigit()}
    return rules.mean(counts, 1, max(question.scale_max or rules.SCALE, *counts))


def _whole(question: Row, counts: Counts, names: Mapping[str, str]) -> pb.QuestionResults:
    """The results, and those of each month and segment."""
    states, chosen = _states(counts), _chosen(counts, names)
    put = sum(count for state, count in states.items() if state != "offered")
    reply = pb.QuestionResults(
        question_id=question.question_id,
        offered_count=sum(states.values()),
        asked_count=put,
        answered_count=states["answered"],
        refused_count=states["refused"],
        choices=chosen,
    )
    middle = _mean(question, chosen)
    if middle is not None:
        reply.average, reply.average_low, reply.average_high = (f"{x:.2f}" for x in middle)
    for place, parts in ((0, reply.months), (1, reply.segments)):
        for name, inner in _by(counts, place):
            parts.append(_part(question, name, inner, names))
    return reply


def _by(counts: Counts, place: int) -> Sequence[tuple[str, Counts]]:
    """The counts by one of their parts, in its order; what was only offered is in none."""
    found: dict[str, dict[tuple[str, str, str, str], int]] = defaultdict(dict)
    for key, count in counts.items():
        if key[2] != "offered":
            found[key[place]][key] = count
    return sorted(found.items())


def _part(
    question: Row, name: str, counts: Counts, names: Mapping[str, str]
) -> pb.QuestionResultPart:
    states, chosen = _states(counts), _chosen(counts, names)
    middle = _mean(question, chosen)
    return pb.QuestionResultPart(
        name=name,
        asked_count=sum(states.values()),
        answered_count=states["answered"],
        refused_count=states["refused"],
        choices=chosen,
        average="" if middle is None else f"{middle.value:.2f}",
    )


def _between(start: Any, end: Any) -> Any:
    return and_(table.c.answer_time >= start, table.c.answer_time < end)


_since = bindparam("since", type_=DateTime(timezone=True))
IN_PACK = Statement(
    select(
        questions.c.display_name,
        func.count().filter(_between(_start, _end)).label("count"),
        func.count().filter(_between(_since, _start)).label("previous"),
        func.avg(
            case(
                (questions.c.kind == literal("scale"), func.nullif(table.c.choice, "")), else_=None
            ).cast(questions.c.scale_max.type)
        )
        .filter(_between(_start, _end))
        .label("average"),
    )
    .join(questions, questions.c.question_id == table.c.question_id)
    .where(table.c.state == literal("answered"), _between(_since, _end))
    .group_by(questions.c.question_id, questions.c.display_name)
    .order_by(func.count().desc(), questions.c.question_id)
    .limit(20)
)


def in_pack(call: "Call", start: datetime, end: datetime) -> list[dict[str, Any]]:
    """What was answered in a time and in the one before, for a meeting's pack."""
    rows = call.all(IN_PACK, since=start - (end - start), start=start, end=end)
    return [
        {
            "name": row.display_name,
            "count": row.count,
            "previous_count": row.previous,
            "average": "" if row.average is None else f"{row.average:.2f}",
        }
        for row in rows
    ]
