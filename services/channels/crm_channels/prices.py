"""Prices: what one product costs in one book, and what it costs somebody, with the reason in words.

The rule kept here: decimals are exact from the request to the column; two prices of a product in one book never hold
for the same quantity on the same day, the database keeps it. Who may not see a book sees none of its prices.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import partners_pb2
from crm.channels.v1 import prices_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from psycopg.errors import ExclusionViolation
from sqlalchemy import BigInteger, ColumnElement, bindparam, or_, select

from crm_channels import house, queries, rules, words
from crm_channels.amounts import amount_of
from crm_channels.price_books import NO_DAY, check_range, days, of_own_tier, own_tier, seen
from crm_channels.pricing import choosing
from crm_channels.tables import price_books, prices, products

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("price_book_id", "product_id", "min_quantity", "max_quantity", "unit_price")
FILTERABLE = ("price_id", *FIELDS, "create_time", "update_time", "delete_time")
EVENT = "crm.channels.Price."
TIERS = records.enum_names(partners_pb2.PartnerTier.DESCRIPTOR)


def messages(call: "Call", rows: Sequence["Row"]) -> list[pb.Price]:
    """Prices with the names of their products and the currencies of their books."""
    books = queries.rows_of(call, price_books, {row.price_book_id for row in rows})
    goods = queries.rows_of(call, products, {row.product_id for row in rows})
    return [
        records.to_message(
            pb.Price,
            row,
            currency=books[row.price_book_id].currency,
            sku=goods[row.product_id].sku,
            product_name=goods[row.product_id].name,
        )
        for row in rows
    ]


def _quantities(least: Any, most: Any) -> None:
    if most is not None and Decimal(most) <= Decimal(least or 0):
        raise Invalid({"price.max_quantity": N_("must be above the least quantity")})


def _overlaps() -> AlreadyExists:
    text = N_(
        "Another price of this product holds in this book"
        " for one of these quantities on one of these days."
    )
    return AlreadyExists("PRICE_OVERLAPS", text)


def create_price(call: "Call", request: pb.CreatePriceRequest) -> pb.Price:
    """A new price of a product in a book."""
    given = request.price
    queries.alive(call, price_books, given.price_book_id)
    _not_guarded(call, given.price_book_id)
    queries.alive(call, products, given.product_id)
    valid = days("price", given, "valid_from", "valid_until")
    check_range("price", valid["valid_from"], valid["valid_until"])
    values = records.values(given, *FIELDS)
    values["min_quantity"] = values["min_quantity"] or "0"
    _quantities(values["min_quantity"], values["max_quantity"])
    now = call.clock.now()
    call.run(queries.PRICE_GATE)
    try:
        row = call.insert(prices, **values, **valid, create_time=now, update_time=now)
    except ExclusionViolation:
        raise _overlaps() from None
    return told(call, "created", None, row)


def get_price(call: "Call", request: pb.GetPriceRequest) -> pb.Price:
    """One price, if its book is the caller's to see."""
    row = queries.found(call, prices, request.price_id)
    if not seen(call, queries.found(call, price_books, row.price_book_id)):
        raise NotFound("price", request.price_id)
    return messages(call, [row])[0]


def _of_book_and_product() -> ColumnElement[bool]:
    book, product = bindparam("book", type_=BigInteger()), bindparam("product", type_=BigInteger())
    return or_(book == 0, prices.c.price_book_id == book) & or_(
        product == 0, prices.c.product_id == product
    )


def _of_book_and_product_in_own_tier() -> ColumnElement[bool]:
    books = select(price_books.c.price_book_id).where(of_own_tier())
    return _of_book_and_product() & prices.c.price_book_id.in_(books)


def list_prices(call: "Call", request: pb.ListPricesRequest) -> pb.ListPricesResponse:
    """The prices that the caller may see."""
    params: dict[str, Any] = {"book": request.price_book_id, "product": request.product_id}
    tier = own_tier(call)
    if tier is not None:
        params["own_tier"] = tier
    rows, token = lists.page(
        call,
        prices,
        request,
        pb.Price,
        order_by="product_id, min_quantity",
        filterable=FILTERABLE,
        where=_of_book_and_product if tier is None else _of_book_and_product_in_own_tier,
        convert=lambda row: row,
        **params,
    )
    return pb.ListPricesResponse(prices=messages(call, rows), next_page_token=token)


def update_price(call: "Call", request: pb.UpdatePriceRequest) -> pb.Price:
    """Changes what the mask names."""
    given = request.price
    row = queries.held(call, prices, given.price_id, given.etag)
    values = records.changes(given, request.update_mask)
    for name in ("price_book_id", "product_id"):
        if values.pop(name, getattr(row, name)) != getattr(row, name):
            raise Invalid({f"price.{name}": N_("cannot be changed: make another price instead")})
    if "min_quantity" in values:
        values["min_quantity"] = values["min_quantity"] or "0"
    _quantities(
        values.get("min_quantity", row.min_quantity), values.get("max_quantity", row.max_quantity)
    )
    values |= days("price", given, *({"valid_from", "valid_until"} & values.keys()))
    check_range(
        "price",
        values.get("valid_from", row.valid_from),
        values.get("valid_until", row.valid_until),
    )
    return _changed(call, "updated", row, **values)


def told(call: "Call", what: str, before: "Row | None", after: "Row") -> pb.Price:
    """Tells the feed what became of a price."""
    found = messages(call, [after] if before is None else [after, before])
    call.emit(EVENT + what, found[0], before=found[1] if before is not None else None)
    return found[0]


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.Price:
    _not_guarded(call, row.price_book_id)
    call.run(queries.PRICE_GATE)
    try:
        changed = call.update(prices, row.price_id, **values, update_time=call.clock.now())
    except ExclusionViolation:
        raise _overlaps() from None
    return told(call, what, row, changed)


def _not_guarded(call: "Call", price_book_id: int) -> None:
    """Raises for a book whose prices change only by approved price changes."""
    if queries.found(call, price_books, price_book_id).guarded:
        text = N_(
            "The prices of this book change only by a price change that somebody else approves."
        )
        raise Precondition("PRICE_BOOK_GUARDED", text)


def delete_price(call: "Call", request: pb.DeletePriceRequest) -> pb.Price:
    """Deletes a price."""
    row = queries.held(call, prices, request.price_id, request.etag)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_price(call: "Call", request: pb.UndeletePriceRequest) -> pb.Price:
    """Brings a price back, if no other one took its place; one that is not deleted stays as it is."""
    row = queries.held(call, prices, request.price_id, request.etag, deleted=True)
    if row.delete_time is None:
        return messages(call, [row])[0]
    return _changed(call, "undeleted", row, delete_time=None)


def quote_price(call: "Call", request: pb.QuotePriceRequest) -> pb.PriceQuote:
    """What a product costs somebody, and why: the book of the tier first, then the list price."""
    product = queries.alive(call, products, request.product_id)
    tier = _tier(call, request)
    day = _day_of(request) or call.clock.now().date()
    quantity = Decimal(request.quantity or "1")
    found = choosing.price_of(call, tier, product.product_id, request.currency, quantity, day)
    with i18n.reader(call.language):
        if found is None:
            raise Precondition(
                "NO_PRICE", words.no_price(product.sku, tier, request.currency, quantity, day)
            )
        best, listed = found
        explanation = words.price(best, tier)
    return pb.PriceQuote(
        price=messages(call, [best])[0],
        unit_price=records.decimal_text(best.unit_price),
        quantity=records.decimal_text(quantity),
        amount=records.decimal_text(amount_of(quantity, best.unit_price, request.currency)),
        currency=request.currency,
        explanation=explanation,
        list_price=records.decimal_text(listed.unit_price) if listed is not None else "",
    )


def _day_of(request: pb.QuotePriceRequest) -> Any:
    try:
        return rules.day(request.quote_date)
    except ValueError:
        raise Invalid({"quote_date": NO_DAY}) from None


def _tier(call: "Call", request: pb.QuotePriceRequest) -> str:
    """The tier that counts; a partner's own people ask for their own partner, whatever they say."""
    partner_id = request.partner_id
    if call.principal.rows == "partner":
        if partner_id not in (0, call.principal.partner_id):
            raise NotFound("partner", partner_id)
        return own_tier(call) or ""
    if partner_id:
        return house.tier_of(house.seen(call, partner_id)) or ""
    return TIERS.get(request.tier, "")
