"""Orders as messages, and the SELECTs of their parts.

The rule kept here: an event holds the order with its lines; the reply to whoever reads it or takes a step also holds
its shipments and steps.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crm.channels.v1 import orders_pb2 as pb
from crm_chassis import records
from crm_chassis.sql import Statement
from sqlalchemy import ARRAY, BigInteger, any_, bindparam, select

from crm_channels.ordering import rules
from crm_channels.tables import order_lines, order_steps, products, shipment_lines, shipments

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

STATES = pb.OrderState.DESCRIPTOR
EVENT = "crm.channels.Order."
_KEYS = bindparam("keys", type_=ARRAY(BigInteger()))
LINES_OF = Statement(
    select(*order_lines.c, products.c.sku, products.c.name.label("product_name"))
    .select_from(order_lines.join(products, products.c.product_id == order_lines.c.product_id))
    .where(order_lines.c.order_id == any_(_KEYS))
    .order_by(order_lines.c.order_id, order_lines.c.line_number)
)
STEPS_OF = Statement(
    select(*order_steps.c)
    .where(order_steps.c.order_id == bindparam("order_id", type_=BigInteger()))
    .order_by(order_steps.c.order_step_id)
)
SHIPMENTS_OF = Statement(
    select(*shipments.c)
    .where(shipments.c.order_id == bindparam("order_id", type_=BigInteger()))
    .order_by(shipments.c.shipment_id)
)
SHIPPED_IN = Statement(
    select(*shipment_lines.c)
    .where(shipment_lines.c.shipment_id == any_(_KEYS))
    .order_by(shipment_lines.c.shipment_line_id)
)


def lines_of(call: "Call", order_id: int) -> list["Row"]:
    """The lines of one order, in their order."""
    return call.all(LINES_OF, keys=[order_id])


def _line(row: "Row") -> pb.OrderLine:
    back = records.decimal_text(rules.back_ordered(row))
    return records.to_message(pb.OrderLine, row, back_ordered=back)


def messages(call: "Call", rows: Sequence["Row"]) -> list[pb.Order]:
    """Orders with their lines."""
    lines: dict[int, list[pb.OrderLine]] = defaultdict(list)
    if rows:
        for line in call.all(LINES_OF, keys=[row.order_id for row in rows]):
            lines[line.order_id].append(_line(line))
    return [records.to_message(pb.Order, row, lines=lines[row.order_id]) for row in rows]


def whole(call: "Call", row: "Row") -> pb.Order:
    """The order with its lines: what events and the audit log hold."""
    return messages(call, [row])[0]


def with_history(call: "Call", row: "Row") -> pb.Order:
    """The order with its lines, its shipments and its steps; a partner's people do not read why we overrode."""
    order = whole(call, row)
    sent = call.all(SHIPMENTS_OF, order_id=row.order_id)
    parts: dict[int, list[pb.ShipmentLine]] = defaultdict(list)
    if sent:
        for line in call.all(SHIPPED_IN, keys=[each.shipment_id for each in sent]):
            parts[line.shipment_id].append(records.to_message(pb.ShipmentLine, line))
    order.shipments.extend(
        records.to_message(pb.Shipment, each, lines=parts[each.shipment_id]) for each in sent
    )
    order.steps.extend(
        records.to_message(pb.OrderStep, step) for step in call.all(STEPS_OF, order_id=row.order_id)
    )
    return shown(call, order)


def shown(call: "Call", order: pb.Order) -> pb.Order:
    """The order as this caller may see it: why something was overridden stays inside the house."""
    if call.principal.rows == "partner":
        for name in ("override_reason", "overridden_by", "notes"):
            order.ClearField(name)
        for step in order.steps:
            if step.overridden:
                step.ClearField("reason")
    return order
