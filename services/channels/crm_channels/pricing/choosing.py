"""Which price applies: the book of the tier first, then the list price, as of a day, for a quantity.

The rule kept here: one answer for everybody who asks, be it for a question, a quote or an order; however many lines
are asked for, it is one statement. The constraints of the tables see to it that each book has at most one price.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.sql import Row, Statement
from sqlalchemy import ARRAY, BigInteger, Date, Numeric, Text, and_, bindparam, func, or_, select

from crm_channels.tables import price_books, prices, products

if TYPE_CHECKING:
    from crm_chassis.call import Call


class Chosen(NamedTuple):
    """The price of one line: `price` is a row of prices with its book and product; `listed` the list price, if any."""

    price: Row
    listed: Row | None

    @property
    def unit_price(self) -> Decimal:
        """What one unit costs."""
        found: Decimal = self.price.unit_price
        return found


def _on(first: Any, last: Any) -> Any:
    """The day asked for lies within these days, missing ends being open."""
    day = bindparam("day", type_=Date())
    return and_(or_(first.is_(None), first <= day), or_(last.is_(None), last >= day))


def _lookup() -> Statement:
    wanted = (
        func.unnest(
            bindparam("product_ids", type_=ARRAY(BigInteger())),
            bindparam("quantities", type_=ARRAY(Numeric())),
        )
        .table_valued("product_id", "quantity", with_ordinality="place")
        .render_derived("wanted")
    )
    tier, book = bindparam("tier", type_=Text()), price_books.c
    columns = (
        book.name.label("book_name"),
        book.tier,
        book.currency,
        book.valid_from.label("book_from"),
        book.valid_until.label("book_until"),
        products.c.sku,
        products.c.name.label("product_name"),
        products.c.product_line,
        products.c.unit,
    )
    return Statement(
        select(wanted.c.place, *prices.c, *columns)
        .select_from(
            wanted.join(prices, prices.c.product_id == wanted.c.product_id)
            .join(price_books, prices.c.price_book_id == book.price_book_id)
            .join(products, products.c.product_id == prices.c.product_id)
        )
        .where(
            prices.c.delete_time.is_(None),
            book.delete_time.is_(None),
            products.c.delete_time.is_(None),
            book.currency == bindparam("currency", type_=Text()),
            or_(book.tier.is_(None), book.tier == tier),
            prices.c.min_quantity <= wanted.c.quantity,
            or_(prices.c.max_quantity.is_(None), prices.c.max_quantity > wanted.c.quantity),
            _on(book.valid_from, book.valid_until),
            _on(prices.c.valid_from, prices.c.valid_until),
        )
    )


LOOKUP = _lookup()


def prices_of(
    call: "Call", tier: str | None, currency: str, day: date, wanted: Sequence[tuple[int, Decimal]]
) -> list[Chosen | None]:
    """The price of each (product, quantity), in their order; None where no book holds one."""
    found = call.all(
        LOOKUP,
        tier=tier or "",
        currency=currency,
        day=day,
        product_ids=[product_id for product_id, _ in wanted],
        quantities=[quantity for _, quantity in wanted],
    )
    own: dict[int, Row] = {}
    listed: dict[int, Row] = {}
    for row in found:
        (listed if row.tier is None else own)[row.place] = row
    chosen: list[Chosen | None] = []
    for place in range(1, len(wanted) + 1):
        best = own.get(place) or listed.get(place)
        chosen.append(None if best is None else Chosen(best, listed.get(place)))
    return chosen


def price_of(
    call: "Call", tier: str | None, product_id: int, currency: str, quantity: Decimal, day: date
) -> Chosen | None:
    """What a product costs a tier (None or "": the list price); None where no book holds a price."""
    return prices_of(call, tier, currency, day, [(product_id, quantity)])[0]
