"""What a deal or a quote is about, line by line.

The rule kept here: a line says what and for how much; its amount is rounded once, and a sum is the sum of its lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, bindparam, delete

from crm_customers import queries
from crm_customers.deals import rules
from crm_customers.tables import deal_lines

FORGET = Statement(
    delete(deal_lines).where(deal_lines.c.deal_id == bindparam("key", type_=BigInteger))
)


@dataclass(frozen=True)
class Line:
    """A line as it is kept."""

    product_id: int | None
    product_name: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal


def read(call: Call, given: Sequence[pb.DealLine], place: str = "deal.lines") -> list[Line]:
    """Lines as they are given; Invalid with the place of what is wrong."""
    ids = sorted({one.product_id for one in given if one.product_id})
    known = {row.product_id: row for row in call.all(queries.PRODUCTS, ids=ids)} if ids else {}
    made = []
    for number, one in enumerate(given):
        here = f"{place}[{number}]"
        product = known.get(one.product_id)
        if one.product_id and product is None:
            text = said("there is no product %(id)s", id=one.product_id)
            raise Invalid({f"{here}.product_id": text})
        name = one.product_name or (product.product_name or product.product_code if product else "")
        if not name:
            raise Invalid({f"{here}.product_name": "say what is sold"})
        quantity, price = Decimal(one.quantity or 1), Decimal(one.unit_price or 0)
        amount = rules.amount_of(quantity, price)
        if amount >= rules.MOST:
            raise Invalid({f"{here}.quantity": "the amount is too large"})
        made.append(Line(one.product_id or None, name, quantity, price, amount))
    if total(made) >= rules.MOST:
        raise Invalid({place: "the sum is too large"})
    return made


def total(lines: Sequence[Line]) -> Decimal:
    """Their sum."""
    return sum((line.amount for line in lines), rules.NOTHING)


def store(call: Call, deal_id: int, lines: Sequence[Line]) -> None:
    """The lines of a deal are these from now on."""
    call.run(FORGET, key=deal_id)
    for number, line in enumerate(lines, 1):
        call.insert(deal_lines, deal_id=deal_id, line_number=number, **vars(line))


def as_json(line: Line) -> dict[str, Any]:
    """A line as a quote keeps it."""
    texts = {n: f"{v:f}" if isinstance(v, Decimal) else v for n, v in vars(line).items()}
    return {name: value for name, value in texts.items() if value is not None}
