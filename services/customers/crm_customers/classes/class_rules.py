"""The rules of classification: the handlers that show, try and set them.

The rule kept here: rules are only ever added, so that every move can be explained by the rules of its time; what is
wrong with a rule is said before it holds.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from crm.customers.v1.classes_pb2 import (
    ClassCount,
    ClassDimension,
    ClassExample,
    ClassRules,
    ClassRulesPreview,
    ClassSummary,
    GetClassRulesRequest,
    GetClassSummaryRequest,
    ListClassRulesRequest,
    ListClassRulesResponse,
    PreviewClassRulesRequest,
    ReplaceClassRulesRequest,
    RuleProblem,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Conflict, Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Integer, bindparam, func, literal, select

from crm_customers import queries
from crm_customers.classes import background, expressions, judging
from crm_customers.classes.figures import VISIBLE, attribute_types
from crm_customers.tables import accounts, class_due, class_rules

SAMPLE, CHUNK, EXAMPLES = 5000, 1000, 12
NUMBERS = {
    "tier": ClassDimension.CLASS_DIMENSION_TIER,
    "relationship_status": ClassDimension.CLASS_DIMENSION_RELATIONSHIP_STATUS,
}
RULES = ("tiers", "statuses")
_every = bindparam("every", type_=BigInteger)
SAMPLED = Statement(
    select(accounts.c.account_id)
    .where(accounts.c.delete_time.is_(None), queries.seen(), accounts.c.account_id % _every == 0)
    .order_by(accounts.c.account_id)
    .limit(bindparam("most", type_=Integer))
)
# Setters come one after the other: the second one sees the first one's rules, or is told of them.
ONE_BY_ONE = Statement(select(func.pg_advisory_xact_lock(literal(4_106_001, Integer))))
DUE = Statement(select(func.count().label("count")).select_from(class_due))


def _counts(dimension: str) -> Statement:
    column = accounts.c[dimension]
    return Statement(
        select(column.label("value"), func.count().label("count"))
        .where(accounts.c.delete_time.is_(None), queries.seen())
        .group_by(column)
        .order_by(func.count().desc(), column)
    )


COUNTS = {dimension: _counts(dimension) for dimension in judging.DIMENSIONS}


def message_of(rules: Mapping[str, Any]) -> ClassRules:
    """The message of rules from their row."""
    made = records.from_mapping(ClassRules, rules)
    made.etag = str(rules["rules_id"])
    return made


def get_class_rules(call: Call, request: GetClassRulesRequest) -> ClassRules:  # noqa: ARG001
    """The rules that hold now."""
    return message_of(judging.current_rules(call))


def list_class_rules(call: Call, request: ListClassRulesRequest) -> ListClassRulesResponse:
    """All rules that ever held."""
    found, token = lists.page(
        call,
        class_rules,
        request,
        ClassRules,
        filterable=("rules_id",),
        order_by="rules_id desc",
        convert=lambda row: message_of(row._asdict()),
    )
    return ListClassRulesResponse(class_rules=found, next_page_token=token)


def problems_of(call: Call, rules: ClassRules) -> list[RuleProblem]:
    """What is wrong with rules, with the places."""
    types = attribute_types(call)
    found = []
    for name in RULES:
        for at, rule in enumerate(getattr(rules, name)):
            path = f"{name}[{at}].condition"
            for line, column, text in expressions.problems(rule.condition, types):
                found.append(RuleProblem(path=path, line=line, column=column, problem=text))
    known = [rate.currency for rate in rules.rates]
    for at, currency in enumerate(known):
        if currency in known[:at] or currency == rules.currency:
            path = f"rates[{at}].currency"
            found.append(RuleProblem(path=path, line=1, column=1, problem="has a rate already"))
    if rules.rates and not rules.currency:
        text = "say in which currency volumes are counted, or give no rates"
        found.append(RuleProblem(path="currency", line=1, column=1, problem=text))
    return found


def in_words(problem: RuleProblem) -> str:
    """A problem with its place, for the field that it is about."""
    if not problem.path.endswith(".condition"):
        return problem.problem
    place = {"column": problem.column, "problem": said(problem.problem)}
    if problem.line > 1:
        return said(
            "at line %(line)s, character %(column)s: %(problem)s", line=problem.line, **place
        )
    return said("at character %(column)s: %(problem)s", **place)


def replace_class_rules(call: Call, request: ReplaceClassRulesRequest) -> ClassRules:
    """Sets new rules, and has everybody judged by them."""
    given = request.class_rules
    if wrong := problems_of(call, given):
        raise Invalid({f"class_rules.{each.path}": in_words(each) for each in reversed(wrong)})
    call.all(ONE_BY_ONE)
    before = message_of(judging.current_rules(call))
    if given.etag and given.etag != before.etag:
        text = "Somebody else has set other rules meanwhile. Look at them and repeat your change."
        raise Conflict("ETAG_MISMATCH", text, metadata={"etag": before.etag})
    values = records.values(given, "currency", "note")
    values |= {
        name: Jsonb(records.values(given, name)[name]) for name in ("tiers", "statuses", "rates")
    }
    row = call.insert(
        class_rules, **values, actor_id=call.principal.id, create_time=call.clock.now()
    )
    made = message_of(row._asdict())
    call.emit("crm.customers.ClassRules.replaced", made, before=before)
    background.start_walk(call)
    return made


def preview_class_rules(call: Call, request: PreviewClassRulesRequest) -> ClassRulesPreview:
    """What rules would change."""
    given = request.class_rules
    preview = ClassRulesPreview(problems=problems_of(call, given))
    if preview.problems:
        return preview
    plain = {name: records.values(given, name)[name] for name in ("tiers", "statuses", "rates")}
    by = judging.judge_by(call, {**plain, "rules_id": 0, "currency": given.currency})
    who = queries.rows_of(call)
    counted = call.all(VISIBLE, **who)[0]
    preview.accounts = counted.count
    every = 1 if counted.count <= SAMPLE else max(1, (counted.last or 0) // SAMPLE)
    ids = [row.account_id for row in call.all(SAMPLED, **who, every=every, most=SAMPLE)]
    moves: Counter[tuple[str, str, str]] = Counter()
    for at in range(0, len(ids), CHUNK):
        for row in by.reader.rows(call, ids[at : at + CHUNK]):
            preview.judged += 1
            preview.changing += _compare(by, row, moves, preview)
    preview.changing_in_all = round(preview.changing * preview.accounts / max(1, preview.judged))
    for (dimension, before, after), count in moves.most_common():
        preview.moves.add(dimension=NUMBERS[dimension], before=before, after=after, count=count)
    return preview


def _compare(
    by: judging.Judge, row: Any, moves: "Counter[tuple[str, str, str]]", preview: ClassRulesPreview
) -> bool:
    """Whether a customer would change; notes from what to what, and the first few as examples."""
    figures, changed = by.reader.figures(row), False
    for dimension in judging.DIMENSIONS:
        before, after = getattr(row, dimension), by.value(dimension, figures)
        if before == after:
            continue
        changed = True
        moves[dimension, before, after] += 1
        # Of each kind of move a few, so that a common one does not hide the others.
        if len(preview.examples) < EXAMPLES and moves[dimension, before, after] <= 3:
            preview.examples.append(
                ClassExample(
                    account_id=row.account_id,
                    display_name=row.display_name,
                    dimension=NUMBERS[dimension],
                    before=before,
                    after=by.reason(dimension, figures),
                )
            )
    return changed


def get_class_summary(call: Call, request: GetClassSummaryRequest) -> ClassSummary:  # noqa: ARG001
    """How many customers are where."""
    who = queries.rows_of(call)
    counts = [
        ClassCount(dimension=NUMBERS[dimension], value=row.value, count=row.count)
        for dimension, statement in COUNTS.items()
        for row in call.all(statement, **who)
    ]
    return ClassSummary(counts=counts, due=call.all(DUE)[0].count)
