"""What follows a confirmation: shipped, received, returned, cancelled, closed, each with its stock and its money.

The rule kept here: the order, the credit and the stock are held before anything is decided, in this order. What is
shipped turns from an open order into a receivable of the same amount; what is cancelled frees both goods and credit.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.channels.v1 import orders_pb2 as pb
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.records import decimal_text
from crm_chassis.said import said

from crm_channels import queries
from crm_channels.credit import ledger
from crm_channels.ordering import reading, rules
from crm_channels.ordering.placing import buying_partner, warehouse
from crm_channels.ordering.steps import asked_quantities, begin, change_line, end, out_of_step
from crm_channels.stock import moving
from crm_channels.stock.rules import Place
from crm_channels.tables import locations, shipment_lines, shipments

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row


def place_order(call: "Call", request: pb.PlaceOrderRequest) -> pb.Order:
    """Places a draft."""
    row = begin(call, request, "place")
    buying_partner(call, row.partner_id)
    return end(call, row, "place")


def hold_order(call: "Call", request: pb.HoldOrderRequest) -> pb.Order:
    """Holds an order back, with a reason."""
    row = begin(call, request, "hold")
    return end(call, row, "hold", request.reason, hold_reason="person")


def _held(
    call: "Call", row: "Row", location_id: int
) -> tuple["Row", dict[int, "Row"], dict[Place, "Row"]]:
    """The credit, then the stock, held; and the lines as they stand from then on."""
    account = ledger.hold(call, row.partner_id, row.currency)
    goods = (line.product_id for line in reading.lines_of(call, row.order_id))
    held = moving.hold(call, moving.places_of(location_id, goods))
    lines = {line.order_line_id: line for line in reading.lines_of(call, row.order_id)}
    return account, lines, held


def ship_order(call: "Call", request: pb.ShipOrderRequest) -> pb.Order:
    """Ships what is reserved, or a part of it, and makes out the invoice."""
    row = begin(call, request, "ship")
    account, lines, held = _held(call, row, row.location_id)
    leaving = _leaving(request, lines)
    amount = Decimal(0)
    moves = []
    for key, quantity in leaving.items():
        line = lines[key]
        amount += rules.part_of(line, row.currency, line.shipped, line.shipped + quantity)
        change_line(call, key, shipped=quantity, reserved=-quantity)
        moves.append(
            moving.Move(
                (row.location_id, line.product_id),
                "shipment",
                on_hand=-quantity,
                reserved=-quantity,
                order_line_id=key,
                reference=row.number,
            )
        )
    moving.book(call, held, moves)
    invoice_id = None
    if amount:
        invoice = ledger.invoice(call, account, amount, reference=row.number, order_id=row.order_id)
        invoice_id = invoice.invoice_id
    shipment = call.insert(
        shipments,
        order_id=row.order_id,
        location_id=row.location_id,
        tracking_number=request.tracking_number,
        invoice_id=invoice_id,
        ship_time=call.clock.now(),
    )
    for key, quantity in leaving.items():
        product_id = lines[key].product_id
        content = {"order_line_id": key, "product_id": product_id, "quantity": quantity}
        call.insert(shipment_lines, shipment_id=shipment.shipment_id, **content)
    return end(call, row, "ship", ship_time=shipment.ship_time)


def _leaving(request: pb.ShipOrderRequest, lines: dict[int, "Row"]) -> dict[int, Decimal]:
    """How many of which line are shipped: what was named and is reserved, or all that is reserved."""
    most = {key: rules.open_quantity(line) for key, line in lines.items()}
    asked = asked_quantities(request.lines, lines, most)
    for key, quantity in asked.items():
        if quantity > lines[key].reserved:
            text = said(
                "Of line %(line)s %(reserved)s are reserved, not %(wanted)s: allocate it first.",
                line=lines[key].line_number,
                reserved=decimal_text(lines[key].reserved),
                wanted=decimal_text(quantity),
            )
            raise Precondition("NOT_RESERVED", text)
    asked = asked or {key: line.reserved for key, line in lines.items() if line.reserved}
    if not asked:
        nothing = N_("Nothing is reserved for this order that could be shipped.")
        raise Precondition("NOTHING_TO_SHIP", nothing)
    return asked


def receive_order(call: "Call", request: pb.ReceiveOrderRequest) -> pb.Order:
    """Takes down that shipments have arrived, into the partner's stock if it is kept with us."""
    row = begin(call, request, "receive")
    way = [
        each
        for each in call.all(reading.SHIPMENTS_OF, order_id=row.order_id)
        if not each.receive_time
    ]
    chosen = [each for each in way if request.shipment_id in (0, each.shipment_id)]
    if request.shipment_id and not chosen:
        raise NotFound("shipment", request.shipment_id)
    if not chosen:
        raise out_of_step(row)
    now = call.clock.now()
    for each in chosen:
        call.update(shipments, each.shipment_id, receive_time=now, received_by=call.principal.id)
    if request.location_id:
        _into_stock_of_partner(call, row, request.location_id, chosen)
    return end(call, row, "receive")


def _into_stock_of_partner(
    call: "Call", row: "Row", location_id: int, arrived: Iterable["Row"]
) -> None:
    place = queries.alive(call, locations, location_id)
    if place.partner_id != row.partner_id:
        raise NotFound("location", location_id)
    if place.consignment:
        text = N_("must not be a consignment: what arrives was bought")
        raise Invalid({"location_id": text})
    lines = call.all(reading.SHIPPED_IN, keys=[each.shipment_id for each in arrived])
    held = moving.hold(call, [(location_id, line.product_id) for line in lines])
    moves = [
        moving.Move(
            (location_id, line.product_id),
            "receipt",
            on_hand=line.quantity,
            order_line_id=line.order_line_id,
            reference=row.number,
        )
        for line in lines
    ]
    moving.book(call, held, moves)


def return_order(call: "Call", request: pb.ReturnOrderRequest) -> pb.Order:
    """Takes goods back into one of our warehouses, and credits them."""
    row = begin(call, request, "return")
    location_id = warehouse(call, request.location_id or row.location_id) or row.location_id
    account, lines, held = _held(call, row, location_id)
    most = {key: line.shipped - line.returned for key, line in lines.items()}
    back = asked_quantities(request.lines, lines, most)
    back = back or {key: quantity for key, quantity in most.items() if quantity}
    if not back:
        raise out_of_step(row)
    amount = Decimal(0)
    moves = []
    for key, quantity in back.items():
        line = lines[key]
        amount += rules.part_of(line, row.currency, line.returned, line.returned + quantity)
        change_line(call, key, returned=quantity)
        place = (location_id, line.product_id)
        moves.append(
            moving.Move(
                place,
                "return",
                on_hand=quantity,
                order_line_id=key,
                reference=row.number,
                reason=request.reason,
            )
        )
    moving.book(call, held, moves)
    if amount:
        ledger.receive(
            call,
            account,
            "credit_note",
            amount,
            pay_date=call.clock.now().date(),
            reference=row.number,
            reason=request.reason,
            order_id=row.order_id,
        )
        ledger.settle(call, account)
    return end(call, row, "return", request.reason)


def cancel_order(call: "Call", request: pb.CancelOrderRequest) -> pb.Order:
    """Cancels what is not shipped; its goods and its credit are free again."""
    row = begin(call, request, "cancel")
    if call.principal.rows == "partner" and row.state in rules.OPEN:
        text = N_("This order is confirmed already: ask us to cancel it.")
        raise Precondition("ORDER_STATE", text, metadata={"state": row.state})
    if row.state in rules.OPEN:
        account, lines, held = _held(call, row, row.location_id)
        freed = sum((rules.open_amount(line, row.currency) for line in lines.values()), Decimal(0))
        ledger.changed(call, account, open_orders=-freed)
        moves = [
            moving.Move(
                (row.location_id, line.product_id),
                "release",
                reserved=-line.reserved,
                order_line_id=key,
                reference=row.number,
                reason=request.reason,
            )
            for key, line in lines.items()
        ]
        moving.book(call, held, moves)
    else:
        lines = {line.order_line_id: line for line in reading.lines_of(call, row.order_id)}
    for key, line in lines.items():
        change_line(call, key, reserved=-line.reserved, cancelled=rules.open_quantity(line))
    return end(call, row, "cancel", request.reason, close_reason=request.reason)


def close_order(call: "Call", request: pb.CloseOrderRequest) -> pb.Order:
    """Nothing more is to come of this order."""
    return end(call, begin(call, request, "close"), "close")
