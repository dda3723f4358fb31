"""The lines of a quote: priced all at once, kept with the price that held, and read again.

The rule kept here: what a line costs is what the book says on the day, less its discount; whoever writes a quote never
types a price. Kept lines say all that was offered, so that a later change of a product or a book changes no offer.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis import i18n, records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.sql import Row, Statement
from sqlalchemy import ARRAY, BigInteger, bindparam, delete, func, insert, select

from crm_channels import amounts, queries, words
from crm_channels.amounts import HUNDRED, NOTHING
from crm_channels.pricing import choosing
from crm_channels.quotes import limits, rules
from crm_channels.tables import products, quote_lines

if TYPE_CHECKING:
    from crm_chassis.call import Call

VERSION = quote_lines.c.quote_version_id == bindparam("quote_version_id", type_=BigInteger())
OF_VERSION = Statement(select(*quote_lines.c).where(VERSION).order_by(quote_lines.c.line_number))
OF_VERSIONS = Statement(
    select(*quote_lines.c)
    .where(
        quote_lines.c.quote_version_id
        == func.any(bindparam("quote_version_ids", type_=ARRAY(BigInteger())))
    )
    .order_by(quote_lines.c.quote_version_id, quote_lines.c.line_number)
)
FORGET = Statement(delete(quote_lines).where(VERSION))
KEPT = (
    *("line_number", "product_id", "sku", "product_name", "product_line", "unit", "quantity"),
    *("price_id", "price_book_id", "price_book_name", "book_price", "discount_percent"),
    *("limit_percent", "unit_price", "amount", "note"),
)


def _keep() -> Statement:
    """One statement for however many lines: a list for each column."""
    table = quote_lines.c
    given = (
        func.unnest(*(bindparam(name, type_=ARRAY(table[name].type)) for name in KEPT))
        .table_valued(*KEPT)
        .render_derived("given")
    )
    ids = [bindparam(name, type_=BigInteger()) for name in ("quote_id", "quote_version_id")]
    chosen = select(*ids, *(given.c[name] for name in KEPT))
    return Statement(
        insert(quote_lines).from_select(["quote_id", "quote_version_id", *KEPT], chosen)
    )


KEEP = _keep()


class Wanted(NamedTuple):
    """What a line asks for."""

    product_id: int
    quantity: Decimal
    discount_percent: Decimal
    note: str = ""


class Line(NamedTuple):
    """A line with its price; the fields are the columns of quote_lines."""

    line_number: int
    product_id: int
    sku: str
    product_name: str
    product_line: str
    unit: str
    quantity: Decimal
    price_id: int
    price_book_id: int
    price_book_name: str
    book_price: Decimal
    discount_percent: Decimal
    limit_percent: Decimal
    unit_price: Decimal
    amount: Decimal
    note: str


class Sums(NamedTuple):
    """What lines come to, without discounts and with them, and the largest discount above its limit (0: none)."""

    book_amount: Decimal
    total_amount: Decimal
    approval_percent: Decimal


def asked(given: Sequence[pb.QuoteLine], path: str = "quote.lines") -> list[Wanted]:
    """The lines of a request; raises Invalid for what cannot be."""
    wanted = []
    for index, line in enumerate(given):
        quantity, discount = Decimal(line.quantity), Decimal(line.discount_percent or 0)
        if not quantity:
            raise Invalid({f"{path}[{index}].quantity": N_("must be above 0")})
        if discount > HUNDRED:
            text = N_("must not be above 100 percent")
            raise Invalid({f"{path}[{index}].discount_percent": text})
        wanted.append(Wanted(line.product_id, quantity, discount, line.note))
    return wanted


def again(rows: Sequence[Row]) -> list[Wanted]:
    """The same lines once more, to be priced anew."""
    return [Wanted(r.product_id, r.quantity, r.discount_percent, r.note) for r in rows]


def priced(
    call: "Call", tier: str | None, currency: str, day: date, wanted: Sequence[Wanted]
) -> list[Line | None]:
    """The lines with their prices, in their order; None where no book holds one."""
    if not wanted:
        return []
    allowed = limits.limits_of(call)
    pairs = [(line.product_id, line.quantity) for line in wanted]
    found = choosing.prices_of(call, tier, currency, day, pairs)
    return [
        None if chosen is None else _line(number, line, chosen.price, currency, allowed)
        for number, (line, chosen) in enumerate(zip(wanted, found, strict=True), 1)
    ]


def _line(number: int, line: Wanted, price: Row, currency: str, allowed: rules.Limits) -> Line:
    net = amounts.unit_price(price.unit_price, line.discount_percent)
    return Line(
        number,
        line.product_id,
        price.sku,
        price.product_name,
        price.product_line,
        price.unit,
        line.quantity,
        price.price_id,
        price.price_book_id,
        price.book_name,
        price.unit_price,
        line.discount_percent,
        allowed.own(price.product_line),
        net,
        amounts.amount_of(line.quantity, net, currency),
        line.note,
    )


def all_priced(
    call: "Call", tier: str | None, currency: str, day: date, wanted: Sequence[Wanted]
) -> list[Line]:
    """The lines with their prices; a line without one is refused, saying what was looked for."""
    lines = priced(call, tier, currency, day, wanted)
    for line, asked_for in zip(lines, wanted, strict=True):
        if line is None:
            known = queries.rows_of(call, products, {asked_for.product_id})
            product = known.get(asked_for.product_id)
            if product is None or product.delete_time is not None:
                raise NotFound("product", asked_for.product_id)
            with i18n.reader(call.language):
                text = words.no_price(product.sku, tier or "", currency, asked_for.quantity, day)
            raise Precondition("NO_PRICE", text, metadata={"sku": product.sku})
    return [line for line in lines if line is not None]


def sums(lines: Sequence[Line], currency: str) -> Sums:
    """What the lines come to."""
    return Sums(
        sum((amounts.amount_of(x.quantity, x.book_price, currency) for x in lines), NOTHING),
        sum((line.amount for line in lines), NOTHING),
        max(
            (x.discount_percent for x in lines if x.discount_percent > x.limit_percent),
            default=NOTHING,
        ),
    )


def keep(call: "Call", quote_id: int, quote_version_id: int, lines: Sequence[Line]) -> None:
    """Puts these lines in the place of those that the version has."""
    call.run(FORGET, quote_version_id=quote_version_id)
    if lines:
        columns: dict[str, Any] = dict(zip(KEPT, map(list, zip(*lines, strict=True)), strict=True))
        call.run(KEEP, quote_id=quote_id, quote_version_id=quote_version_id, **columns)


def message(line: Line | Row) -> pb.QuoteLine:
    """A line as a caller sees it."""
    return records.to_message(
        pb.QuoteLine, line, above_limit=line.discount_percent > line.limit_percent
    )


def of_version(call: "Call", quote_version_id: int) -> list[Row]:
    """The kept lines of a version."""
    return call.all(OF_VERSION, quote_version_id=quote_version_id)
