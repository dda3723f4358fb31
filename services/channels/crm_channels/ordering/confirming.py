"""Confirming an order: its credit is taken and its goods are reserved, all or nothing; and what comes of back orders.

The rule kept here: with the credit and the stock held, what is decided stays true until it is written. A refusal names
its numbers. Whoever takes goods that were reserved for others takes them from the youngest orders, on record.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import orders_pb2 as pb
from crm_chassis.errors import Precondition
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_channels import queries
from crm_channels.credit import ledger
from crm_channels.ordering import reading, rules
from crm_channels.ordering.placing import record_step
from crm_channels.ordering.steps import begin, change_line, end, may_override, shipping_place
from crm_channels.stock import moving
from crm_channels.stock import rules as stock_rules
from crm_channels.stock.rules import Place
from crm_channels.tables import order_lines, orders

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

ALLOCATE_ORDER = "allocate_order"
_AT = (
    orders.c.location_id == bindparam("location_id", type_=BigInteger()),
    order_lines.c.product_id == bindparam("product_id", type_=BigInteger()),
    orders.c.state.in_(sorted(rules.OPEN)),
)
RESERVED_FOR_OTHERS = Statement(
    select(*order_lines.c, orders.c.number, orders.c.owner_id, orders.c.state)
    .select_from(order_lines.join(orders, orders.c.order_id == order_lines.c.order_id))
    .where(*_AT, order_lines.c.reserved > 0, orders.c.order_id != bindparam("order_id"))
    .order_by(orders.c.confirm_time.desc(), order_lines.c.order_line_id.desc())
)
BACK_ORDERED = Statement(
    select(orders.c.order_id)
    .distinct()
    .select_from(order_lines.join(orders, orders.c.order_id == order_lines.c.order_id))
    .where(
        *_AT,
        order_lines.c.quantity
        > order_lines.c.shipped + order_lines.c.cancelled + order_lines.c.reserved,
    )
    .order_by(orders.c.order_id)
)


def confirm_order(call: "Call", request: pb.ConfirmOrderRequest) -> pb.Order:
    """Takes the credit and reserves the goods, or says with numbers why not."""
    row = begin(call, request, "confirm")
    may_override(call, request, "override_credit", "override_stock")
    account = ledger.hold(call, row.partner_id, row.currency)
    location_id = shipping_place(call, row)
    lines = reading.lines_of(call, row.order_id)
    held = moving.hold(call, moving.places_of(location_id, (line.product_id for line in lines)))
    needed = sum((rules.open_amount(line, row.currency) for line in lines), Decimal(0))
    refused = ledger.refusal(account, needed, unlimited=row.direct)
    if refused is not None and not request.override_credit:
        return _refused(call, row, request, "credit", refused)
    short = _shortages(lines, location_id, held)
    taken: list[moving.Move] = []
    if short and request.override_stock:
        taken = _taken_from_others(call, row, short)
        held = moving.book(call, held, taken) if taken else held
        short = _shortages(lines, location_id, held)
    if short and not request.back_order:
        return _refused(call, row, request, "stock", moving.short_of(call, short))
    ledger.changed(call, account, open_orders=needed, lifted=row.direct or refused is not None)
    _reserve(call, row, lines, location_id, held)
    overridden = refused is not None or bool(taken)
    values: dict[str, Any] = {"location_id": location_id, "hold_reason": ""}
    values["confirm_time"] = call.clock.now()
    if overridden:
        values |= {"credit_overridden": refused is not None, "stock_overridden": bool(taken)}
        values |= {"override_reason": request.reason, "overridden_by": call.principal.id}
    return end(call, row, "confirm", request.reason, overridden=overridden, **values)


def _refused(
    call: "Call", row: "Row", request: pb.ConfirmOrderRequest, why: str, refused: Precondition
) -> pb.Order:
    """Raises the refusal, or holds the order back with it as the reason."""
    if not request.hold:
        raise refused
    return end(call, row, "hold", refused.message, hold_reason=why)


def _shortages(
    lines: list["Row"], location_id: int, held: Mapping[Place, "Row"]
) -> list[stock_rules.Shortage]:
    wanted: dict[Place, Decimal] = defaultdict(Decimal)
    for line in lines:
        wanted[location_id, line.product_id] += rules.back_ordered(line)
    there = {place: balance.on_hand - balance.reserved for place, balance in held.items()}
    return stock_rules.shortages(wanted, there)


def _taken_from_others(
    call: "Call", row: "Row", short: list[stock_rules.Shortage]
) -> list[moving.Move]:
    """Reservations of other orders that go to this one, the youngest first; who looks after them is told."""
    moves = []
    for place, wanted, available in short:
        missing = wanted - available
        given = {"location_id": place[0], "product_id": place[1], "order_id": row.order_id}
        for line in call.all(RESERVED_FOR_OTHERS, **given):
            part = min(missing, line.reserved)
            if part <= 0:
                break
            missing -= part
            change_line(call, line.order_line_id, reserved=-part)
            reason = said("taken for order %(number)s", number=row.number)
            moves.append(
                moving.Move(
                    place,
                    "release",
                    reserved=-part,
                    order_line_id=line.order_line_id,
                    reference=line.number,
                    reason=reason,
                )
            )
            record_step(call, line, "give_up", reason, overridden=True)
            text = said(
                "Order %(number)s lost goods that were reserved for it to order %(other)s",
                number=line.number,
                other=row.number,
            )
            notify(
                call,
                [line.owner_id],
                "reservation_lost",
                text,
                resource="crm.channels.Order",
                resource_id=line.order_id,
            )
    return moves


def _reserve(
    call: "Call",
    row: "Row",
    lines: list["Row"],
    location_id: int,
    held: Mapping[Place, "Row"],
) -> bool:
    """Reserves what is there for what is open; says whether anything was."""
    left = {place: balance.on_hand - balance.reserved for place, balance in held.items()}
    moves = []
    for line in lines:
        place = (location_id, line.product_id)
        part = min(rules.back_ordered(line), left[place])
        if part > 0:
            left[place] -= part
            change_line(call, line.order_line_id, reserved=part)
            moves.append(
                moving.Move(
                    place,
                    "reservation",
                    reserved=part,
                    order_line_id=line.order_line_id,
                    reference=row.number,
                )
            )
    moving.book(call, held, moves)
    return bool(moves)


def allocate_order(call: "Call", request: pb.AllocateOrderRequest) -> pb.Order:
    """Reserves for what is back-ordered what is there by now."""
    row = begin(call, request, "allocate")
    may_override(call, request, "override_stock")
    lines, held = _held_lines(call, row)
    short = _shortages(lines, row.location_id, held)
    taken = _taken_from_others(call, row, short) if short and request.override_stock else []
    if taken:
        held = moving.book(call, held, taken)
    _reserve(call, row, lines, row.location_id, held)
    values: dict[str, Any] = {}
    if taken:
        values = {"stock_overridden": True, "override_reason": request.reason}
        values["overridden_by"] = call.principal.id
    return end(call, row, "allocate", request.reason, overridden=bool(taken), **values)


def _held_lines(call: "Call", row: "Row") -> tuple[list["Row"], dict[Place, "Row"]]:
    """The lines of a confirmed order as they stand while the balances of their places are held."""
    goods = (line.product_id for line in reading.lines_of(call, row.order_id))
    held = moving.hold(call, moving.places_of(row.location_id, goods))
    return reading.lines_of(call, row.order_id), held


def find_back_orders(call: "Call", location_id: int, product_id: int) -> None:
    """Leaves a job for each order that waits for a product, so that each is held by itself."""
    for row in call.all(BACK_ORDERED, location_id=location_id, product_id=product_id):
        payload = {"order_id": row.order_id}
        call.enqueue(ALLOCATE_ORDER, payload, key=f"allocate-order-{row.order_id}")


def allocate_by_itself(call: "Call", order_id: int) -> None:
    """Reserves for one order what has come in, if it still waits for something."""
    row = queries.locked(call, orders, order_id)
    if row.state not in rules.OPEN:
        return
    lines, held = _held_lines(call, row)
    if _reserve(call, row, lines, row.location_id, held):
        end(call, row, "allocate")
