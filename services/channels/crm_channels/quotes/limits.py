"""Limits of discount as data: made, read, listed, changed, deleted; and what they come to for somebody.

The rule kept here: a role and product line have one limit; nobody widens a limit beyond what they may approve
themselves, so nobody gives themselves more.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import discount_limits_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid
from crm_chassis.i18n import N_
from crm_chassis.roles import ROLES
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.errors import UniqueViolation
from sqlalchemy import select

from crm_channels import queries
from crm_channels.amounts import HUNDRED
from crm_channels.quotes import rules
from crm_channels.tables import discount_limits

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FILTERABLE: tuple[str, ...] = (
    "discount_limit_id",
    "role",
    "product_line",
    "own_percent",
    "approve_percent",
)
FILTERABLE += ("create_time", "update_time", "delete_time")
EVENT = "crm.channels.DiscountLimit."
ALL = Statement(
    select(
        discount_limits.c.role,
        discount_limits.c.product_line,
        discount_limits.c.own_percent,
        discount_limits.c.approve_percent,
    ).where(discount_limits.c.delete_time.is_(None))
)


def limits_of(call: "Call") -> rules.Limits:
    """What the caller may give and approve."""
    return rules.Limits((rules.Limit(*row) for row in call.all(ALL)), call.principal.roles)


def _check(call: "Call", product_line: str, *percents: Any) -> None:
    if any(Decimal(percent) > HUNDRED for percent in percents):
        raise Invalid({"discount_limit": N_("must not be above 100 percent")})
    if max(map(Decimal, percents)) > limits_of(call).approves(product_line):
        raise Forbidden(N_("Nobody gives others more than they may approve themselves."))


def _exists(role: str) -> AlreadyExists:
    text = said("The role “%(role)s” has a limit for this product line already.", role=role)
    return AlreadyExists("DISCOUNT_LIMIT_EXISTS", text)


def create_discount_limit(call: "Call", request: pb.CreateDiscountLimitRequest) -> pb.DiscountLimit:
    """A new limit."""
    given = request.discount_limit
    if given.role not in ROLES:
        raise Invalid({"discount_limit.role": N_("is no role")})
    values = records.values(given, "role", "product_line", "own_percent", "approve_percent")
    values["own_percent"] = values["own_percent"] or "0"
    values["approve_percent"] = values["approve_percent"] or "0"
    _check(call, given.product_line, values["own_percent"], values["approve_percent"])
    now = call.clock.now()
    try:
        row = call.insert(discount_limits, **values, create_time=now, update_time=now)
    except UniqueViolation:
        raise _exists(given.role) from None
    limit = records.to_message(pb.DiscountLimit, row)
    call.emit(EVENT + "created", limit)
    return limit


def get_discount_limit(call: "Call", request: pb.GetDiscountLimitRequest) -> pb.DiscountLimit:
    """One limit."""
    row = queries.found(call, discount_limits, request.discount_limit_id)
    return records.to_message(pb.DiscountLimit, row)


def list_discount_limits(
    call: "Call", request: pb.ListDiscountLimitsRequest
) -> pb.ListDiscountLimitsResponse:
    """The limits."""
    return lists.reply(
        call,
        discount_limits,
        request,
        pb.ListDiscountLimitsResponse,
        order_by="role, product_line",
        filterable=FILTERABLE,
    )


def update_discount_limit(call: "Call", request: pb.UpdateDiscountLimitRequest) -> pb.DiscountLimit:
    """Changes how much a role may give or approve."""
    given = request.discount_limit
    row = queries.held(call, discount_limits, given.discount_limit_id, given.etag)
    values = records.changes(given, request.update_mask)
    for name in ("role", "product_line"):
        if values.pop(name, getattr(row, name)) != getattr(row, name):
            text = N_("cannot be changed: make another limit instead")
            raise Invalid({f"discount_limit.{name}": text})
    values = {name: value or "0" for name, value in values.items()}
    if values:
        _check(call, row.product_line, *values.values())
    return _changed(call, "updated", row, **values)


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.DiscountLimit:
    changed = call.update(
        discount_limits, row.discount_limit_id, **values, update_time=call.clock.now()
    )
    limit = records.to_message(pb.DiscountLimit, changed)
    call.emit(EVENT + what, limit, before=records.to_message(pb.DiscountLimit, row))
    return limit


def delete_discount_limit(call: "Call", request: pb.DeleteDiscountLimitRequest) -> pb.DiscountLimit:
    """Deletes a limit: the role gives what the wider one says, or nothing."""
    row = queries.held(call, discount_limits, request.discount_limit_id, request.etag)
    return _changed(call, "deleted", row, delete_time=call.clock.now())
