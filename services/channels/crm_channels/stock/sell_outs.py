"""What dealers sold: goods leave their stock, and consigned goods become a receivable.

The rule kept here: one (source, external_id) is one sale. The credit is held before the stock, as everywhere; a sale of
consigned goods that would pass the limit is refused with the numbers, unless somebody who may says why.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.channels.v1 import stock_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_channels import queries, rules, words
from crm_channels.amounts import amount_of
from crm_channels.credit import ledger
from crm_channels.deal_registrations import acting_partner
from crm_channels.ordering.steps import may_override
from crm_channels.price_books import NO_DAY
from crm_channels.pricing import choosing
from crm_channels.stock import moving
from crm_channels.stock.balances import quantity_of
from crm_channels.tables import locations, partners, products, sell_outs

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FILTERABLE: tuple[str, ...] = (
    *("sell_out_id", "partner_id", "product_id", "location_id", "sale_date", "quantity", "amount"),
    *("currency", "end_customer_name", "account_id", "source", "external_id", "invoice_id"),
    *("owner_id", "team", "create_time", "update_time", "delete_time"),
)
EVENT = "crm.channels.SellOut."
COLUMNS = (
    *("partner_id", "product_id", "location_id", "sale_date", "quantity", "amount", "currency"),
    *("end_customer_name", "account_id", "source", "external_id", "owner_id", "team"),
    *("create_time", "update_time"),
)
NEW = Statement(
    insert(sell_outs)
    .values({name: bindparam(name, type_=sell_outs.c[name].type) for name in COLUMNS})
    .on_conflict_do_nothing()
    .returning(*sell_outs.c)
)
SAME = Statement(
    select(*sell_outs.c).where(
        sell_outs.c.source == bindparam("source", type_=Text()),
        sell_outs.c.external_id == bindparam("external_id", type_=Text()),
    )
)


def create_sell_out(call: "Call", request: pb.CreateSellOutRequest) -> pb.SellOut:
    """A dealer's sale, taken once for each external id."""
    given = request.sell_out
    may_override(call, request, "override_credit")
    partner_id = acting_partner(call, given.partner_id)
    if not partner_id:
        raise Invalid({"sell_out.partner_id": N_("must be said")})
    partner = queries.alive(call, partners, partner_id)
    product = queries.alive(call, products, given.product_id)
    quantity = quantity_of(given.quantity, "sell_out.quantity")
    place = _place(call, given, partner)
    day = _day(call, given)
    amount = _amount(call, given, partner, product, quantity, day, place)
    now = call.clock.now()
    row = call.first(
        NEW,
        **records.values(
            given, "end_customer_name", "account_id", "source", "external_id", "currency"
        ),
        partner_id=partner_id,
        product_id=product.product_id,
        location_id=place.location_id if place else None,
        sale_date=day,
        quantity=quantity,
        amount=amount,
        owner_id=partner.owner_id,
        team=partner.team,
        create_time=now,
        update_time=now,
    )
    if row is None:
        return _same(call, given, partner_id, quantity)
    if place is not None:
        row = _out_of_stock(call, request, row, place)
    sale = records.to_message(pb.SellOut, row)
    call.emit(EVENT + "created", sale)
    return sale


def _place(call: "Call", given: pb.SellOut, partner: "Row") -> "Row | None":
    if not given.location_id:
        return None
    row = queries.alive(call, locations, given.location_id)
    if row.partner_id != partner.partner_id:
        raise NotFound("location", given.location_id)
    return row


def _day(call: "Call", given: pb.SellOut) -> date:
    today: date = call.clock.now().date()
    try:
        day = rules.day(given.sale_date) or today
    except ValueError:
        raise Invalid({"sell_out.sale_date": NO_DAY}) from None
    if day > today:
        raise Invalid({"sell_out.sale_date": N_("must not lie in the future")})
    return day


def _amount(
    call: "Call",
    given: pb.SellOut,
    partner: "Row",
    product: "Row",
    quantity: Decimal,
    day: date,
    place: "Row | None",
) -> Decimal:
    """What the dealer got; of consigned goods what the dealer owes us: the price of the book."""
    consigned = place is not None and place.consignment
    if (given.amount or consigned) and not given.currency:
        raise Invalid({"sell_out.currency": N_("is needed with an amount")})
    if not consigned:
        return Decimal(given.amount or 0)
    chosen = choosing.price_of(
        call, partner.tier, product.product_id, given.currency, quantity, day
    )
    if chosen is None:
        with i18n.reader(call.language):
            text = words.no_price(product.sku, partner.tier, given.currency, quantity, day)
        raise Precondition("NO_PRICE", text)
    return amount_of(quantity, chosen.unit_price, given.currency)


def _same(call: "Call", given: pb.SellOut, partner_id: int, quantity: Decimal) -> pb.SellOut:
    row = call.first(SAME, source=given.source, external_id=given.external_id)
    same = row is not None and call.sees(sell_outs, row)
    if (
        row is None
        or not same
        or (row.partner_id, row.product_id, row.quantity)
        != (
            partner_id,
            given.product_id,
            quantity,
        )
    ):
        text = said(
            "%(external_id)s of %(source)s is another sell-out already.",
            external_id=given.external_id,
            source=given.source,
        )
        raise AlreadyExists("SELL_OUT_DIFFERS", text)
    return records.to_message(pb.SellOut, row)


def _out_of_stock(
    call: "Call", request: pb.CreateSellOutRequest, row: "Row", place: "Row"
) -> "Row":
    """The goods leave the dealer's stock; those that were ours become a receivable."""
    reference = f"S-{row.sell_out_id}"
    refused = None
    account = None
    if place.consignment and row.amount:
        account = ledger.hold(call, row.partner_id, row.currency)
        refused = ledger.refusal(account, row.amount)
        if refused is not None and not request.override_credit:
            raise refused
    spot = (place.location_id, row.product_id)
    held = moving.hold(call, [spot])
    move = moving.Move(spot, "sell_out", on_hand=-row.quantity, reference=reference)
    moving.book(call, held, [move])
    if account is None:
        return row
    invoice = ledger.invoice(
        call,
        account,
        row.amount,
        reference=reference,
        from_orders=False,
        lifted=refused is not None,
        reason=request.reason,
    )
    return call.update(sell_outs, row.sell_out_id, invoice_id=invoice.invoice_id)


def get_sell_out(call: "Call", request: pb.GetSellOutRequest) -> pb.SellOut:
    """One sell-out."""
    row = queries.found(call, sell_outs, request.sell_out_id)
    return records.to_message(pb.SellOut, row)


def list_sell_outs(call: "Call", request: pb.ListSellOutsRequest) -> pb.ListSellOutsResponse:
    """The sell-outs that the caller may see, the latest first."""
    found, token = lists.page(
        call,
        sell_outs,
        request,
        pb.SellOut,
        order_by="sell_out_id desc",
        filterable=FILTERABLE,
    )
    return pb.ListSellOutsResponse(sell_outs=found, next_page_token=token)
