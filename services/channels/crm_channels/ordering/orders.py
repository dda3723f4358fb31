"""Orders as records: taken in, read, listed, their wishes changed. confirming.py and shipping.py have the steps.

The rule kept here: whoever is signed in for a partner orders for that partner only, at the prices of the book; a price
that deviates from it needs the right and a reason.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import orders_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.errors import Forbidden, Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from sqlalchemy import ColumnElement, Text, bindparam, or_

from crm_channels import house, queries, rules, words
from crm_channels.deal_registrations import acting_partner
from crm_channels.ordering import placing, reading
from crm_channels.ordering.steps import OVERRIDE
from crm_channels.partners import name_patterns
from crm_channels.price_books import NO_DAY
from crm_channels.pricing import choosing
from crm_channels.tables import orders, products

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FILTERABLE: tuple[str, ...] = (
    *("order_id", "number", "partner_id", "location_id", "state", "currency", "amount"),
    *("order_time", "wished_ship_date", "end_customer_name", "account_id", "quote_id", "source"),
    *(
        "external_id",
        "direct",
        "hold_reason",
        "credit_overridden",
        "stock_overridden",
        "price_overridden",
    ),
    *("owner_id", "team", "confirm_time", "ship_time", "close_time", "create_time", "update_time"),
    "delete_time",
)
MOST = Decimal(10) ** 12  # what one line may come to
BEFORE_CONFIRMATION = frozenset({"draft", "placed", "on_hold"})


def create_order(call: "Call", request: pb.CreateOrderRequest) -> pb.Order:
    """Takes an order in, once for each external id."""
    given = request.order
    partner = placing.buying_partner(call, _partner_of(call, given))
    agreed, deviates = _agreed(call, given, partner)
    if deviates:
        _may_deviate(call, request)
    own = call.principal.rows == "own"
    draft = placing.Draft(
        partner_id=partner.partner_id,
        currency=given.currency,
        lines=agreed,
        end_customer_name=given.end_customer_name,
        account_id=given.account_id or None,
        location_id=given.location_id or None,
        order_time=records.moment_of(given.order_time) if given.HasField("order_time") else None,
        wished_ship_date=_day(given),
        source=given.source,
        external_id=given.external_id,
        owner_id=call.principal.id if own else given.owner_id,
        team=call.principal.team if own else given.team,
        notes="" if call.principal.rows == "partner" else given.notes,
        price_reason=request.price_reason if deviates else "",
        state="draft" if request.draft else "placed",
    )
    return reading.with_history(call, placing.place(call, draft))


def _partner_of(call: "Call", given: pb.Order) -> int:
    partner_id = acting_partner(call, given.partner_id)
    if not partner_id:
        raise Invalid({"order.partner_id": N_("must be said")})
    return partner_id


def _day(given: pb.Order) -> Any:
    try:
        return rules.day(given.wished_ship_date)
    except ValueError:
        raise Invalid({"order.wished_ship_date": NO_DAY}) from None


def _agreed(call: "Call", given: pb.Order, partner: "Row") -> tuple[list[placing.Line], bool]:
    """The lines with their prices, and whether one deviates from the book or no book holds it."""
    for place, line in enumerate(given.lines):
        if not Decimal(line.quantity):
            raise Invalid({f"order.lines[{place}].quantity": N_("must be more than nothing")})
    today = call.clock.now().date()
    wanted = [(line.product_id, Decimal(line.quantity)) for line in given.lines]
    found = choosing.prices_of(call, house.tier_of(partner), given.currency, today, wanted)
    tier = house.tier_of(partner)
    agreed, deviates = [], False
    for place, (line, chosen) in enumerate(zip(given.lines, found, strict=True)):
        quantity, discount = Decimal(line.quantity), Decimal(line.discount_percent or 0)
        if chosen is None and not line.unit_price:
            raise _no_price(call, line.product_id, tier or "", given.currency, quantity)
        book = None if chosen is None else chosen.unit_price
        price = Decimal(line.unit_price or book or 0)
        deviates = deviates or bool(discount) or price != book
        if quantity * price >= MOST:
            raise Invalid({f"order.lines[{place}].quantity": N_("is too much")})
        agreed.append(placing.Line(line.product_id, quantity, price, discount))
    return agreed, deviates


def _no_price(
    call: "Call", product_id: int, tier: str, currency: str, quantity: Decimal
) -> Precondition:
    sku = queries.alive(call, products, product_id).sku
    today = call.clock.now().date()
    with i18n.reader(call.language):
        text = words.no_price(sku, tier, currency, quantity, today)
    return Precondition("NO_PRICE", text)


def _may_deviate(call: "Call", request: pb.CreateOrderRequest) -> None:
    if not call.principal.may(OVERRIDE):
        text = said(
            "A price that deviates from the book needs the scope %(scope)s.", scope=OVERRIDE
        )
        raise Forbidden(text, scope=OVERRIDE)
    if not request.price_reason.strip():
        raise Invalid({"price_reason": N_("is needed when prices deviate from the book")})


def get_order(call: "Call", request: pb.GetOrderRequest) -> pb.Order:
    """One order with all that happened to it."""
    return reading.with_history(call, queries.found(call, orders, request.order_id))


def _of_text() -> ColumnElement[bool]:
    pattern = bindparam("pattern", type_=Text())
    return or_(
        orders.c.number.ilike(pattern),
        orders.c.external_id.ilike(pattern),
        orders.c.end_customer_name.ilike(pattern),
    )


def list_orders(call: "Call", request: pb.ListOrdersRequest) -> pb.ListOrdersResponse:
    """The orders that the caller may see, the newest first."""
    asked = {k: v for k, v in name_patterns(request.query).items() if k == "pattern"}
    rows, token = lists.page(
        call,
        orders,
        request,
        pb.Order,
        order_by="order_id desc",
        filterable=FILTERABLE,
        where=_of_text if asked else None,
        convert=lambda row: row,
        **asked,
    )
    found = [reading.shown(call, order) for order in reading.messages(call, rows)]
    return pb.ListOrdersResponse(orders=found, next_page_token=token)


def update_order(call: "Call", request: pb.UpdateOrderRequest) -> pb.Order:
    """Changes wishes and notes; what was agreed stays."""
    given = request.order
    row = queries.held(call, orders, given.order_id, given.etag)
    values = records.changes(given, request.update_mask)
    free = {"wished_ship_date", "end_customer_name", "account_id", "owner_id", "team", "notes"}
    if call.principal.rows == "partner":
        free -= {"owner_id", "team", "notes"}
    if row.state in BEFORE_CONFIRMATION:
        free |= {"location_id"}
    if fixed := [name for name in values if name not in free]:
        text = N_("cannot be changed any more: cancel the order and order anew")
        raise Invalid({f"order.{name}": text for name in fixed})
    if "wished_ship_date" in values:
        values["wished_ship_date"] = _day(given)
    if "location_id" in values:
        values["location_id"] = placing.warehouse(call, values["location_id"])
    before = reading.whole(call, row)
    changed = call.update(orders, row.order_id, **values, update_time=call.clock.now())
    call.emit(reading.EVENT + "updated", reading.whole(call, changed), before=before)
    return reading.with_history(call, changed)
