"""What all steps of an order have in common: the order held and allowed to take it, and what is written afterwards.

The rule kept here: the order is held first, then the credit, then the stock by location and product: nobody waits in
a circle. Who overrides needs the right and a reason, and both go on record.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import orders_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.records import decimal_text
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, bindparam, select, update

from crm_channels import queries, words
from crm_channels.ordering import reading, rules
from crm_channels.ordering.placing import record_step, warehouse
from crm_channels.tables import order_lines, orders, shipments

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

OVERRIDE = "trade.override"
TOLD = {
    "place": "placed",
    "hold": "held",
    "confirm": "confirmed",
    "allocate": "allocated",
    "ship": "shipped",
    "receive": "received",
    "return": "returned",
    "cancel": "cancelled",
    "close": "closed",
}
_CHANGES = ("reserved", "shipped", "returned", "cancelled")
CHANGE_LINE = Statement(
    update(order_lines)
    .where(order_lines.c.order_line_id == bindparam("key", type_=BigInteger()))
    .values(
        {
            name: order_lines.c[name] + bindparam(f"more_{name}", type_=order_lines.c[name].type)
            for name in _CHANGES
        }
    )
)
ON_THE_WAY = Statement(
    select(shipments.c.shipment_id).where(
        shipments.c.order_id == bindparam("order_id", type_=BigInteger()),
        shipments.c.receive_time.is_(None),
    )
)


def begin(call: "Call", request: Any, step: str) -> "Row":
    """The order, held, if its state allows the step."""
    row = queries.held(call, orders, request.order_id, request.etag)
    if not rules.allowed(row.state, step):
        raise out_of_step(row)
    return row


def out_of_step(row: "Row") -> Precondition:
    """The refusal of a step that the table does not allow."""
    text = said(
        "An order that is “%(state)s” cannot take this step.",
        state=words.state_name(reading.STATES, row.state),
    )
    return Precondition("ORDER_STATE", text, metadata={"state": row.state})


def may_override(call: "Call", request: Any, *names: str) -> None:
    """Raises unless nothing is overridden, or by somebody who may, with a reason."""
    asked = [name for name in names if getattr(request, name)]
    if not asked:
        return
    if not call.principal.may(OVERRIDE):
        text = said("Overriding needs the scope %(scope)s.", scope=OVERRIDE)
        raise Forbidden(text, scope=OVERRIDE)
    if not request.reason.strip():
        raise Invalid({"reason": N_("is needed with an override")})


def shipping_place(call: "Call", row: "Row") -> int:
    """The warehouse that an order is shipped from."""
    place = row.location_id or warehouse(call, None)
    if place is None:
        text = N_("There is no warehouse yet: make one first.")
        raise Precondition("NO_WAREHOUSE", text)
    return int(place)


def change_line(call: "Call", order_line_id: int, **more: Decimal) -> None:
    """Adds to what is reserved, shipped, returned or cancelled of a line."""
    given = {f"more_{name}": more.get(name, Decimal(0)) for name in _CHANGES}
    call.run(CHANGE_LINE, key=order_line_id, **given)


def end(
    call: "Call",
    row: "Row",
    step: str,
    reason: str = "",
    *,
    overridden: bool = False,
    **values: Any,
) -> pb.Order:
    """Writes the step down and tells the feed; the state follows from the lines unless it is given."""
    before = reading.whole(call, row)
    values.setdefault("state", state_of(call, row, step))
    now = call.clock.now()
    if values["state"] in ("cancelled", "closed"):
        values.setdefault("close_time", now)
    changed = call.update(orders, row.order_id, **values, update_time=now)
    record_step(call, changed, step, reason, overridden=overridden)
    after = reading.whole(call, changed)
    call.emit(reading.EVENT + TOLD[step], after, before=before)
    return reading.with_history(call, changed)


def state_of(call: "Call", row: "Row", step: str) -> str:
    """Where the order stands after a step: where the table says, else where its lines and shipments say."""
    _, leads_to = rules.STEPS[step]
    if leads_to:
        return leads_to
    received = call.first(ON_THE_WAY, order_id=row.order_id) is None
    return rules.state_after(reading.lines_of(call, row.order_id), received)


def asked_quantities(
    given: Iterable[Any], lines: Mapping[int, "Row"], most: Mapping[int, Decimal]
) -> dict[int, Decimal]:
    """How many of which line somebody named: of this order, at most what there is, and not nothing of all of them."""
    asked: dict[int, Decimal] = defaultdict(Decimal)
    place = -1
    for place, each in enumerate(given):
        if each.order_line_id not in lines:
            raise Invalid({f"lines[{place}].order_line_id": N_("is no line of this order")})
        asked[each.order_line_id] += Decimal(each.quantity)
        if asked[each.order_line_id] > most[each.order_line_id]:
            text = said("must be at most %(most)s", most=decimal_text(most[each.order_line_id]))
            raise Invalid({f"lines[{place}].quantity": text})
    named = {key: quantity for key, quantity in asked.items() if quantity}
    if place >= 0 and not named:
        raise Invalid({f"lines[{place}].quantity": N_("must be more than nothing")})
    return named
