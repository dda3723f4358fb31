"""What was sold, as plans count it: orders or sell-outs, summed up by partner, product line and month.

The rule kept here: only what the caller may see, only in the plan's currency. What was cancelled or came back is not
sold. A month is a month of UTC.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Date,
    Integer,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    case,
    cast,
    extract,
    func,
    literal,
    or_,
    select,
)

from crm_channels.tables import order_lines, orders, partners, products, sell_outs, territories

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

NOT_SOLD = ("draft", "cancelled")


class Fact(NamedTuple):
    """What a partner bought or sold of a product line in a month."""

    partner_id: int
    product_line: str
    territory: str
    year: int
    month: int
    value: Decimal


def _orders(call: "Call") -> Select[Any]:
    """Lines of orders that were sold."""
    kept = order_lines.c.quantity - order_lines.c.cancelled - order_lines.c.returned
    amount = case(
        (order_lines.c.quantity == 0, literal(0)),
        else_=func.round(order_lines.c.amount * kept / order_lines.c.quantity, 4),
    )
    return (
        select(
            orders.c.order_id,
            literal(0).label("sell_out_id"),
            orders.c.number,
            cast(orders.c.order_time, Date).label("sale_date"),
            orders.c.partner_id,
            order_lines.c.product_id,
            orders.c.currency,
            kept.label("quantity"),
            amount.label("amount"),
            order_lines.c.order_line_id.label("line_id"),
        )
        .join(order_lines, order_lines.c.order_id == orders.c.order_id)
        .where(
            orders.c.delete_time.is_(None),
            orders.c.state.not_in(NOT_SOLD),
            call.visible(orders),
        )
    )


def _sell_outs(call: "Call") -> Select[Any]:
    """Sell-outs that were reported."""
    return select(
        literal(0).label("order_id"),
        sell_outs.c.sell_out_id,
        literal("").label("number"),
        sell_outs.c.sale_date,
        sell_outs.c.partner_id,
        sell_outs.c.product_id,
        sell_outs.c.currency,
        sell_outs.c.quantity,
        sell_outs.c.amount,
        sell_outs.c.sell_out_id.label("line_id"),
    ).where(sell_outs.c.delete_time.is_(None), call.visible(sell_outs))


def _lines(call: "Call", plan: "Row") -> Any:
    """The lines that a plan counts, in whatever currency."""
    return (_orders(call) if plan.basis == "orders" else _sell_outs(call)).subquery("sold")


def _counts(plan: "Row", sold: Any) -> Any:
    """Units count in any currency; money in the plan's."""
    return literal(True) if plan.measure == "quantity" else sold.c.currency == plan.currency


def facts(call: "Call", plan: "Row") -> list[Fact]:
    """All sales up to the end of the plan's year, month by month."""
    sold = _lines(call, plan)
    value = sold.c.quantity if plan.measure == "quantity" else sold.c.amount
    year = cast(extract("year", sold.c.sale_date), Integer).label("year")
    month = cast(extract("month", sold.c.sale_date), Integer).label("month")
    # One of the tree stands with all around it, so that a plan may name any of them.
    territory = func.coalesce(territories.c.path, partners.c.territory).label("territory")
    statement = (
        select(
            sold.c.partner_id,
            products.c.product_line,
            territory,
            year,
            month,
            func.sum(value).label("value"),
        )
        .join(products, products.c.product_id == sold.c.product_id)
        .join(partners, partners.c.partner_id == sold.c.partner_id)
        .outerjoin(territories, territories.c.territory_id == partners.c.territory_id)
        .where(_counts(plan, sold), extract("year", sold.c.sale_date) <= plan.plan_year)
        .group_by(sold.c.partner_id, products.c.product_line, territory, year, month)
        .order_by(sold.c.partner_id, products.c.product_line, year, month)
    )
    return [Fact(*row) for row in call.all(statement)]


def other_currencies(call: "Call", plan: "Row") -> list[str]:
    """Currencies of the year's sales that the plan does not count."""
    if plan.measure == "quantity":
        return []
    sold = _lines(call, plan)
    statement = (
        select(sold.c.currency)
        .where(
            sold.c.currency != plan.currency, extract("year", sold.c.sale_date) == plan.plan_year
        )
        .distinct()
        .order_by(sold.c.currency)
    )
    return [row.currency for row in call.all(statement)]


def pair(partner_id: int, product_line: str) -> str:
    """A partner and a product line as one word."""
    return f"{partner_id}:{product_line}"


def single(
    call: "Call", plan: "Row", pairs: Iterable[str], month: int, size: int, after: Sequence[str]
) -> "list[Row]":
    """The single sales of these partners and product lines, the latest first, after the one with this day and id."""
    sold = _lines(call, plan)
    key = func.concat(sold.c.partner_id, ":", products.c.product_line)
    statement = (
        select(
            *sold.c, partners.c.name.label("partner_name"), products.c.sku, products.c.product_line
        )
        .join(products, products.c.product_id == sold.c.product_id)
        .join(partners, partners.c.partner_id == sold.c.partner_id)
        .where(
            _counts(plan, sold),
            extract("year", sold.c.sale_date) == plan.plan_year,
            or_(literal(month) == 0, extract("month", sold.c.sale_date) == literal(month)),
            key == any_(bindparam("pairs", type_=ARRAY(Text()))),
        )
        .order_by(sold.c.sale_date.desc(), sold.c.line_id.desc())
        .limit(size)
    )
    given: dict[str, Any] = {"pairs": sorted(pairs)}
    if after:
        day = bindparam("day", type_=Date())
        earlier = and_(
            sold.c.sale_date == day, sold.c.line_id < bindparam("line", type_=BigInteger())
        )
        statement = statement.where(or_(sold.c.sale_date < day, earlier))
        given |= {"day": after[0], "line": int(after[1])}
    return call.all(statement, **given)
