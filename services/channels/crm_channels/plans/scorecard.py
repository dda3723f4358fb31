"""How a partner does in trade: orders, what it reached of its plan, whether it pays in time, what it sells on.

The rule kept here: only what the caller may see is counted, each figure with the filter of its records. Money stands
by itself in each currency; what was cancelled or came back is not sold.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, select

from crm_channels.network.scorecards import FIGURES, Asked, Figure
from crm_channels.plans import sales
from crm_channels.tables import (
    allocations,
    invoices,
    order_lines,
    orders,
    sales_plans,
    sales_targets,
    sell_outs,
)
from crm_channels.tables.plans import MONTHS

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

MOST = 30  # records that a filter names one by one


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return round(100 * part / whole, 1) if whole else None


def _one_of(name: str, keys: Sequence[int]) -> str:
    """The condition of exactly these records; of very many some, for a filter has an end."""
    return "(" + " OR ".join(f"{name} = {key}" for key in sorted(keys)[:MOST]) + ")"


def _of_orders(call: "Call", asked: Asked) -> list[Figure]:
    """Orders of the time, and what they come to."""
    order = orders.c
    found = call.all(
        select(order.currency, func.count().label("number"), func.sum(order.amount).label("amount"))
        .where(
            order.partner_id == asked.partner.partner_id,
            order.order_time >= asked.start,
            order.state.not_in(sales.NOT_SOLD),
            order.delete_time.is_(None),
            call.visible(orders),
        )
        .group_by(order.currency)
        .order_by(order.currency)
    )
    sold = 'NOT (state = "draft" OR state = "cancelled")'
    wanted = asked.filter(f'order_time >= "{asked.start.isoformat()}"', sold)
    count = sum(row.number for row in found)
    figures = [Figure("orders", Decimal(count), "", "orders", wanted, count)]
    for row in found:
        own = f'{wanted} AND currency = "{row.currency}"'
        figures.append(Figure("sales", row.amount, row.currency, "orders", own, row.number))
    return figures


def _of_payments(call: "Call", asked: Asked) -> Iterator[Figure]:
    """How many of the invoices that fell due were paid by then, and what is overdue."""
    today, since = asked.end.date(), asked.start.date()
    invoice = invoices.c
    last = (
        select(func.max(allocations.c.create_time))
        .where(allocations.c.invoice_id == invoice.invoice_id)
        .scalar_subquery()
    )
    mine = and_(
        invoice.partner_id == asked.partner.partner_id,
        invoice.due_date < today,
        call.visible(invoices),
    )
    in_time = and_(invoice.paid == invoice.amount, last < invoice.due_date + timedelta(days=1))
    row = call.all(
        select(func.count().label("due"), func.count().filter(in_time).label("paid")).where(
            mine, invoice.due_date >= since
        )
    )[0]
    due = asked.filter(f'due_date >= "{since}"', f'due_date < "{today}"')
    share = _percent(Decimal(row.paid), Decimal(row.due))
    yield Figure("paid_in_time", share, "percent", "invoices", due, row.due)
    late = select(
        invoice.currency,
        func.count().label("number"),
        func.sum(invoice.amount - invoice.paid).label("amount"),
        func.array_agg(invoice.invoice_id).label("keys"),
    ).where(mine, invoice.paid < invoice.amount)
    for each in call.all(late.group_by(invoice.currency).order_by(invoice.currency)):
        wanted = asked.filter(_one_of("invoice_id", each.keys))
        yield Figure(
            "overdue_receivables", each.amount, each.currency, "invoices", wanted, each.number
        )


def _of_plans(call: "Call", asked: Asked) -> Iterator[Figure]:
    """What was reached of the targets of this year until the month that runs, in each currency."""
    for row in _targets(call, asked):
        yield Figure(
            "plan_reached",
            _percent(_sold(call, asked, row.currency), row.planned),
            "percent",
            "sales_targets",
            asked.filter(_one_of("sales_target_id", row.keys)),
            row.number,
        )


def _targets(call: "Call", asked: Asked) -> Sequence["Row"]:
    """The partner's targets of this year until the month that runs, in each currency."""
    target, plan = sales_targets.c, sales_plans.c
    planned: Any = literal(0)
    for name in MONTHS[: asked.end.month]:
        planned = planned + target[name]
    return call.all(
        select(
            plan.currency,
            func.count().label("number"),
            func.sum(planned).label("planned"),
            func.array_agg(target.sales_target_id).label("keys"),
        )
        .join_from(sales_targets, sales_plans, plan.sales_plan_id == target.sales_plan_id)
        .where(
            target.partner_id == asked.partner.partner_id,
            target.delete_time.is_(None),
            plan.plan_year == asked.end.year,
            plan.delete_time.is_(None),
            plan.state != "draft",
            and_(plan.measure != "quantity", plan.basis == "orders"),
            call.visible(sales_targets),
        )
        .group_by(plan.currency)
        .order_by(plan.currency)
    )


def _sold(call: "Call", asked: Asked, currency: str) -> Decimal:
    """What the partner has ordered and kept this year, in one currency."""
    line = order_lines.c
    kept = line.quantity - line.cancelled - line.returned
    (row,) = call.all(
        select(func.coalesce(func.sum(line.amount * kept / line.quantity), 0).label("amount"))
        .join_from(order_lines, orders, orders.c.order_id == line.order_id)
        .where(
            orders.c.partner_id == asked.partner.partner_id,
            orders.c.currency == currency,
            func.extract("year", func.timezone("UTC", orders.c.order_time)) == asked.end.year,
            orders.c.state.not_in(sales.NOT_SOLD),
            orders.c.delete_time.is_(None),
            call.visible(orders),
        )
    )
    amount: Decimal = row.amount
    return amount


def _of_sell_outs(call: "Call", asked: Asked) -> Iterator[Figure]:
    """What was sold on of what was shipped, in pieces."""
    key, since = asked.partner.partner_id, asked.start
    line, sale = order_lines.c, sell_outs.c
    shipped = call.all(
        select(func.coalesce(func.sum(line.shipped - line.returned), 0).label("quantity"))
        .join_from(order_lines, orders, orders.c.order_id == line.order_id)
        .where(orders.c.partner_id == key, orders.c.order_time >= since, call.visible(orders))
    )[0].quantity
    sold = call.all(
        select(
            func.count().label("number"),
            func.coalesce(func.sum(sale.quantity), 0).label("quantity"),
        ).where(
            sale.partner_id == key,
            sale.sale_date >= since.date(),
            sale.delete_time.is_(None),
            call.visible(sell_outs),
        )
    )[0]
    if shipped or sold.number:
        wanted = asked.filter(f'sale_date >= "{since.date()}"')
        share = _percent(sold.quantity, shipped)
        yield Figure("sell_through", share, "percent", "sell_outs", wanted, sold.number)


def figures(call: "Call", asked: Asked) -> list[Figure]:
    """All figures of trade."""
    return [
        *_of_orders(call, asked),
        *_of_plans(call, asked),
        *_of_payments(call, asked),
        *_of_sell_outs(call, asked),
    ]


FIGURES.append(figures)
