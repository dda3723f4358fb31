"""Handlers of the rules of promises: one for each kind, changed and never removed.

The rule kept here: a rule names only calendars that are there, and its steps of escalation come one after the other and
tell somebody. Whoever changes one has all promises of the kind follow it, in the same transaction.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crm.tickets.v1 import promise_rules_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.business_hours import DAY, Span
from crm_chassis.business_time import Calendar
from crm_chassis.errors import Invalid
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, bindparam, select

from crm_tickets.promising import rows, rules
from crm_tickets.sla import rulebook
from crm_tickets.tables import business_calendars, promise_rules

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("kind", "business_calendar_id", "update_time")
CHANGEABLE = ("business_calendar_id", "remind_minutes", "escalations")
EVERY_DAY = ((Span(0, DAY),),) * 7
_one = select(*promise_rules.c).where(
    promise_rules.c.promise_rule_id == bindparam("key", type_=BigInteger())
)
GET, HELD = Statement(_one), Statement(_one.with_for_update())
OF_KIND = Statement(
    select(*promise_rules.c).where(promise_rules.c.kind == bindparam("kind", type_=Text()))
)
ALL = Statement(select(*promise_rules.c))
CALENDAR = Statement(
    select(business_calendars.c.business_calendar_id)
    .where(
        business_calendars.c.business_calendar_id == bindparam("key", type_=BigInteger()),
        business_calendars.c.delete_time.is_(None),
    )
    .with_for_update(read=True)
)


def _message(row: Row) -> pb.PromiseRule:
    return to_message(pb.PromiseRule, row)


def get_promise_rule(call: "Call", request: pb.GetPromiseRuleRequest) -> pb.PromiseRule:
    """One rule."""
    key = request.promise_rule_id
    return _message(call.one(GET, key=key, missing=("promise rule", key)))


def list_promise_rules(
    call: "Call", request: pb.ListPromiseRulesRequest
) -> pb.ListPromiseRulesResponse:
    """A page of rules."""
    return lists.reply(
        call,
        promise_rules,
        request,
        pb.ListPromiseRulesResponse,
        filterable=FILTERABLE,
        order_by="promise_rule_id",
    )


def update_promise_rule(call: "Call", request: pb.UpdatePromiseRuleRequest) -> pb.PromiseRule:
    """Changes a rule; open promises follow it."""
    given = request.promise_rule
    key = given.promise_rule_id
    row = call.one(HELD, key=key, missing=("promise rule", key))
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    _check(call, given, values)
    values = {n: Jsonb(v or []) if n == "escalations" else v for n, v in values.items()}
    if not values:
        return _message(row)
    after = call.update(promise_rules, key, **values, update_time=call.clock.now())
    changed = _message(after)
    call.emit("crm.tickets.PromiseRule.updated", changed, before=_message(row))
    rows.follow_rule(call, rule_of_row(after))
    return changed


def _check(call: "Call", given: pb.PromiseRule, values: dict[str, Any]) -> None:
    """Raises Invalid unless the calendar is there and the steps are in order."""
    wrong: dict[str, str] = {}
    number = given.business_calendar_id
    if values.get("business_calendar_id") and call.first(CALENDAR, key=number) is None:
        text = said("there is no calendar %(number)s", number=number)
        wrong["promise_rule.business_calendar_id"] = text
    if "escalations" in values:
        for at, step in enumerate(given.escalations):
            if not step.targets and not step.user_ids:
                wrong[f"promise_rule.escalations[{at}].targets"] = "must name somebody"
            if at and step.after_minutes < given.escalations[at - 1].after_minutes:
                place = f"promise_rule.escalations[{at}].after_minutes"
                wrong[place] = "must not come before the step above"
    if wrong:
        raise Invalid(wrong)


def rule_of_row(row: Row) -> rules.Rule:
    """A rule as its columns keep it."""
    return rules.Rule(
        kind=row.kind,
        calendar_id=row.business_calendar_id or 0,
        leads=tuple(timedelta(minutes=each) for each in row.remind_minutes),
        steps=tuple(
            rules.Step(
                timedelta(minutes=each.get("after_minutes", 0)),
                tuple(each.get("targets", ())),
                tuple(each.get("user_ids", ())),
            )
            for each in row.escalations
        ),
    )


def of_kind(call: "Call", kind: str) -> rules.Rule:
    """The rule of a kind."""
    row = call.first(OF_KIND, kind=kind)
    return rule_of_row(row) if row is not None else rules.Rule(kind)


def by_kind(call: "Call") -> dict[str, rules.Rule]:
    """All rules."""
    return {row.kind: rule_of_row(row) for row in call.all(ALL)}


def calendar_of(call: "Call", rule: rules.Rule) -> Calendar:
    """The calendar by which words are read; without one around the clock, where whoever promises is."""
    book = rulebook.in_force(call)[0]
    if rule.calendar_id in book.hours:
        return book.calendar(rule.calendar_id)
    return Calendar(ZoneInfo(call.principal.time_zone or "UTC"), EVERY_DAY)
