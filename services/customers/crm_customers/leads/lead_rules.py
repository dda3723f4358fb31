"""The rules of leads: the handlers of LeadRulesService.

The rule kept here: rules are replaced as a whole and never forgotten; what cannot be read is refused with its place
before it holds.
"""

from typing import TYPE_CHECKING, Any

from crm.customers.v1 import lead_rules_pb2 as pb
from crm.customers.v1 import leads_pb2
from crm_chassis import lists, records
from crm_chassis.errors import Conflict, Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.types.json import Jsonb
from sqlalchemy import func, literal, select

from crm_customers.classes import expressions
from crm_customers.leads import distributing, hours, lead_rows, matching, scoring
from crm_customers.tables import lead_rules

if TYPE_CHECKING:
    from crm_chassis.call import Call

CURRENT = Statement(select(*lead_rules.c).order_by(lead_rules.c.rules_id.desc()).limit(1))
# Setters come one after the other: the second one sees the first one's rules, or is told of them.
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(func.hashtext(literal("customers.lead_rules"))))
)
# What holds until somebody sets others: it names nobody, so leads go by territory or wait in the pool.
DEFAULT: dict[str, Any] = {
    "rules_id": 0,
    "scores": [
        {
            "label": "Telephone number",
            "label_zh": "留有电话",
            "condition": "has_phone",
            "points": 10,
        },
        {
            "label": "Company address",
            "label_zh": "企业邮箱",
            "condition": "business_email",
            "points": 10,
        },
        {
            "label": "Says a budget",
            "label_zh": "有预算",
            "condition": "budget > 0",
            "points": 20,
        },
        {
            "label": "Is a customer already",
            "label_zh": "已是客户",
            "condition": "is_customer",
            "points": 20,
        },
    ],
    "distribution": [
        {"label": "By territory", "condition": "", "method": "territory", "receivers": []}
    ],
    "response_minutes": 240,
    "hours": [],
    "time_zone": "",
    "country": "",
    "region": "",
    "to_customer_owner": True,
    "note": "",
}


def current(call: "Call") -> dict[str, Any]:
    """The rules that hold now, as plain values."""
    row = call.first(CURRENT)
    return DEFAULT if row is None else row._asdict()


def _message(values: dict[str, Any]) -> pb.LeadRules:
    made = records.from_mapping(pb.LeadRules, values)
    made.etag = str(values["rules_id"])
    return made


def get_lead_rules(call: "Call", _request: pb.GetLeadRulesRequest) -> pb.LeadRules:
    """The rules that hold now."""
    return _message(current(call))


def list_lead_rules(call: "Call", request: pb.ListLeadRulesRequest) -> pb.ListLeadRulesResponse:
    """All rules that ever held."""
    found, token = lists.page(
        call,
        lead_rules,
        request,
        pb.LeadRules,
        filterable=("rules_id",),
        order_by="rules_id desc",
        convert=lambda row: _message(row._asdict()),
    )
    return pb.ListLeadRulesResponse(lead_rules=found, next_page_token=token)


def problems_of(given: pb.LeadRules) -> list[pb.LeadRuleProblem]:
    """What is wrong with rules, with the places."""
    found, labels = [], set[str]()
    for name in ("scores", "distribution"):
        for at, rule in enumerate(getattr(given, name)):
            if not rule.condition.strip():
                continue
            for line, column, text in expressions.problems(rule.condition, {}, scoring.FIGURES):
                path = f"{name}[{at}].condition"
                found.append(pb.LeadRuleProblem(path=path, line=line, column=column, problem=text))
    for at, rule in enumerate(given.distribution):
        place = {"line": 1, "column": 1}
        if rule.label in labels:
            path, text = f"distribution[{at}].label", "stands there twice: turns go by it"
            found.append(pb.LeadRuleProblem(path=path, problem=text, **place))
        labels.add(rule.label)
        if rule.method != leads_pb2.LEAD_METHOD_TERRITORY and not rule.receivers:
            path, text = f"distribution[{at}].receivers", "say who gets them"
            found.append(pb.LeadRuleProblem(path=path, problem=text, **place))
    return found


def _in_words(problem: pb.LeadRuleProblem) -> str:
    if not problem.path.endswith(".condition"):
        return problem.problem
    where = {"column": problem.column, "problem": said(problem.problem)}
    if problem.line > 1:
        return said(
            "at line %(line)s, character %(column)s: %(problem)s", line=problem.line, **where
        )
    return said("at character %(column)s: %(problem)s", **where)


def replace_lead_rules(call: "Call", request: pb.ReplaceLeadRulesRequest) -> pb.LeadRules:
    """Sets new rules."""
    given = request.lead_rules
    found = {each.path: _in_words(each) for each in reversed(problems_of(given))}
    if wrong := found | hours.problems(given):
        raise Invalid({f"lead_rules.{path}": text for path, text in wrong.items()})
    call.all(ONE_BY_ONE)
    before = _message(current(call))
    if given.etag and given.etag != before.etag:
        text = "Somebody else has set other rules meanwhile. Look at them and repeat your change."
        raise Conflict("ETAG_MISMATCH", text, metadata={"etag": before.etag})
    plain = records.values(given, "scores", "distribution")
    row = call.insert(
        lead_rules,
        scores=Jsonb(plain["scores"]),
        distribution=Jsonb(plain["distribution"]),
        response_minutes=given.response_minutes,
        hours=list(given.hours),
        time_zone=given.time_zone,
        country=given.country,
        region=given.region,
        to_customer_owner=given.to_customer_owner,
        note=given.note,
        actor_id=call.principal.id,
        create_time=call.clock.now(),
    )
    made = _message(row._asdict())
    call.emit("crm.customers.LeadRules.replaced", made, before=before)
    return made


def preview_lead_rules(call: "Call", request: pb.PreviewLeadRulesRequest) -> pb.LeadRulesPreview:
    """What rules would say of a lead."""
    preview = pb.LeadRulesPreview(problems=problems_of(request.lead_rules))
    if preview.problems:
        return preview
    given = request.lead_rules
    held = records.values(given, "scores", "distribution", "response_minutes")
    held["to_customer_owner"] = given.to_customer_owner
    lead = lead_rows.plain(request.lead)
    customer = matching.known(call, lead)
    lead["account_id"] = customer.account_id
    scored = scoring.score(held["scores"], scoring.figures(lead))
    choice = distributing.choose(call, held, {**lead, "score": scored.score}, customer, None)
    preview.score = scored.score
    for reason in scored.reasons:
        preview.score_reasons.add(**reason)
    if choice is not None:
        preview.owner_id, preview.reason = choice.owner_id or choice.team, choice.reason
    return preview
