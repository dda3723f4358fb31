"""Where a customer stands and why: the handlers that explain it, judge it at once, and show how it came.

The rule kept here: an explanation is made by the rules and figures that judge, never written beside them.
"""

from typing import Any

from crm.customers.v1.classes_pb2 import (
    Classification,
    ClassifyAccountRequest,
    GetClassificationRequest,
    ListClassChangesRequest,
    ListClassChangesResponse,
)
from crm_chassis import lists
from crm_chassis.call import Call
from crm_chassis.errors import NotFound
from sqlalchemy import BigInteger, ColumnElement, bindparam

from crm_customers import accounts as account_handlers
from crm_customers.attributes.catalogue import hidden_names, masked_names
from crm_customers.classes import expressions, judging
from crm_customers.tables import class_changes


def get_classification(call: Call, request: GetClassificationRequest) -> Classification:
    """Where a customer stands and why."""
    account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    return explained(call, request.account_id)


def explained(call: Call, account_id: int) -> Classification:
    """The rules that fit a customer, and the figures behind them."""
    by = judging.judge_by(call, judging.current_rules(call))
    rows = by.reader.rows(call, [account_id])
    if not rows:  # a customer that was removed is in no class
        raise NotFound("account", account_id)
    figures = by.reader.figures(rows[0])
    made = Classification(
        account_id=account_id,
        tier=by.reason("tier", figures),
        relationship_status=by.reason("relationship_status", figures),
        figures=judging.figures_of(figures),
        rules_id=by.rules_id,
    )
    hidden = _hidden(call)
    for part in (made, made.tier, made.relationship_status):
        _without(part, hidden)
    return made


def _hidden(call: Call) -> set[str]:
    """The attributes that the caller does not see, or sees masked: they explain nothing to this reader."""
    names = hidden_names(call) | masked_names(call, "account")
    return {f"attributes.{name}" for name in names}


def _without(part: Any, hidden: set[str]) -> None:
    """Takes what these attributes say out of figures, comparisons and an expression."""
    for name in ("figures", "comparisons"):
        if name in part.DESCRIPTOR.fields_by_name:
            entries = getattr(part, name)
            seen = [one for one in entries if one.name not in hidden]
            if len(seen) < len(entries):
                part.ClearField(name)
                getattr(part, name).extend(seen)
    asked = expressions.asked_attributes(getattr(part, "condition", ""))
    if hidden & {f"attributes.{name}" for name in asked}:
        part.ClearField("condition")


def classify_account(call: Call, request: ClassifyAccountRequest) -> Classification:
    """Judges a customer now."""
    account_handlers.seen_row(call, account_handlers.LOCK, request.account_id)
    judging.judge(call, [request.account_id])
    return explained(call, request.account_id)


def of_account() -> ColumnElement[bool]:
    """The moves of one customer."""
    return class_changes.c.account_id == bindparam("of_account_id", type_=BigInteger)


def list_class_changes(call: Call, request: ListClassChangesRequest) -> ListClassChangesResponse:
    """How a customer moved."""
    account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    reply = lists.reply(
        call,
        class_changes,
        request,
        ListClassChangesResponse,
        filterable=("class_change_id",),
        order_by="class_change_id desc",
        where=of_account,
        of_account_id=request.account_id,
    )
    hidden = _hidden(call)
    for change in reply.class_changes:
        _without(change, hidden)
    return reply
