"""Prices that are offered elsewhere, in a deal of customers for example, held against ours: one customer, one price.

The rule kept here: the same comparison as when a quote is handed in; nothing is kept, and nobody waits behind the gate.
Whoever offers elsewhere has no quote here, so all quotes here are somebody else's.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Forbidden, Invalid
from crm_chassis.i18n import N_
from crm_chassis.sql import Row, Statement
from sqlalchemy import ARRAY, Text, any_, bindparam, select

from crm_channels.names import name_key, name_search
from crm_channels.quotes import conflicts, limits
from crm_channels.quotes import lines as of_lines
from crm_channels.quotes.lines import Line
from crm_channels.tables import partners, products

if TYPE_CHECKING:
    from crm_chassis.call import Call

NOT_PARTNERS = N_("What others offer is not told to partners.")
NO_LETTER = N_("must hold a letter or a digit")
NOTHING, HUNDRED = Decimal(0), Decimal(100)
BY_SKU = Statement(
    select(products)
    .where(products.c.sku == any_(bindparam("skus", type_=ARRAY(Text()))))
    .where(products.c.delete_time.is_(None))
)
PARTNER = Statement(
    select(partners.c.name).where(
        partners.c.partner_id == bindparam("partner_id", type_=partners.c.partner_id.type)
    )
)


class Offer(NamedTuple):
    """What is offered elsewhere, as a quote of nobody here."""

    end_customer_name: str
    account_id: int | None
    city: str
    country: str
    currency: str
    name_search: str
    claimant: str = ""
    quote_id: int = 0


def check_offered_prices(
    call: "Call", request: pb.CheckOfferedPricesRequest
) -> pb.CheckOfferedPricesResponse:
    """Where the offered prices differ from the book and from what others offer the same end customer."""
    if call.principal.rows == "partner":
        raise Forbidden(NOT_PARTNERS)
    if not name_key(request.end_customer_name):
        raise Invalid({"end_customer_name": NO_LETTER})
    skus = {row.sku: row for row in call.all(BY_SKU, skus=sorted(_skus(request)))}
    reply = pb.CheckOfferedPricesResponse(
        unknown_lines=[n for n, line in enumerate(request.lines) if line.sku not in skus]
    )
    places = [n for n, line in enumerate(request.lines) if line.sku in skus]
    lines = _as_lines(call, request, skus, places)
    offer = Offer(
        request.end_customer_name,
        request.account_id or None,
        request.city,
        request.country,
        request.currency,
        name_search(request.end_customer_name),
    )
    who = conflicts.known(call, offer)
    for found in conflicts.find(call, offer, lines, who):
        reply.findings.append(_differs(call, found, places))
    for line in lines:
        if line.price_id and line.discount_percent > line.limit_percent:
            reply.findings.append(_below_book(line, request.currency, places))
    return reply


def _skus(request: pb.CheckOfferedPricesRequest) -> set[str]:
    return {line.sku for line in request.lines}


def _as_lines(
    call: "Call",
    request: pb.CheckOfferedPricesRequest,
    skus: Mapping[str, Row],
    places: list[int],
) -> list[Line]:
    """The offered lines as lines of a quote: their discount is what they are below the list price."""
    wanted = []
    for place in places:
        given = request.lines[place]
        quantity = Decimal(given.quantity or 1) or Decimal(1)
        wanted.append(of_lines.Wanted(skus[given.sku].product_id, quantity, NOTHING))
    today: date = call.clock.now().date()
    priced = of_lines.priced(call, None, request.currency, today, wanted)
    allowed = limits.limits_of(call)
    found = []
    for number, (place, listed) in enumerate(zip(places, priced, strict=True), 1):
        price, product = Decimal(request.lines[place].unit_price), skus[request.lines[place].sku]
        limit = allowed.own(product.product_line)
        line = listed or _unlisted(number, product, wanted[number - 1], limit)
        below = (
            (line.book_price - price) * HUNDRED / line.book_price if line.book_price else NOTHING
        )
        found.append(line._replace(unit_price=price, discount_percent=max(NOTHING, below)))
    return found


def _unlisted(number: int, product: Row, wanted: of_lines.Wanted, limit: Decimal) -> Line:
    """A line that no book holds a price of: it can still be compared with what others offer."""
    return Line(
        line_number=number,
        product_id=product.product_id,
        sku=product.sku,
        product_name=product.name,
        product_line=product.product_line,
        unit=product.unit,
        quantity=wanted.quantity,
        price_id=0,
        price_book_id=0,
        price_book_name="",
        book_price=NOTHING,
        discount_percent=NOTHING,
        limit_percent=limit,
        unit_price=NOTHING,
        amount=NOTHING,
        note="",
    )


def _differs(call: "Call", found: conflicts.Found, places: list[int]) -> pb.OfferedPriceFinding:
    other = found.other
    name = other.owner_id
    if other.partner_id and (partner := call.first(PARTNER, partner_id=other.partner_id)):
        name = partner.name
    return pb.OfferedPriceFinding(
        line=places[found.line.line_number - 1],
        kind=f"QUOTE_EXCEPTION_KIND_{found.kind.upper()}",
        other_price=records.decimal_text(other.line_unit_price),
        other_currency=other.currency,
        other_quote=other.number,
        other_name=name,
        other_day=other.create_time.date().isoformat(),
        score=found.match.score,
    )


def _below_book(line: Line, currency: str, places: list[int]) -> pb.OfferedPriceFinding:
    return pb.OfferedPriceFinding(
        line=places[line.line_number - 1],
        other_price=records.decimal_text(line.book_price),
        other_currency=currency,
        other_name=line.price_book_name,
        score=1,
    )
