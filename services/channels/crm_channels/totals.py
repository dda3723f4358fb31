"""The totals that followers reconcile against: counted here in the tables, there in their facts.

The rule kept here: a total is of records that the feed tells of, and has the same meaning on both sides. Amounts of
all currencies and quantities of all products are added up: check sums, not figures.
"""

from typing import Any

from sqlalchemy import Table, func, select, true

from crm_channels.digests import LAST_LINES
from crm_channels.tables import (
    credit_accounts,
    customer_conflicts,
    deal_registrations,
    invoices,
    locations,
    material_orders,
    materials,
    order_lines,
    orders,
    partner_visits,
    partners,
    payments,
    price_books,
    prices,
    products,
    quote_lines,
    quotes,
    sales_plans,
    sales_targets,
    sell_outs,
    stock_balances,
    stock_entries,
)


def _alive(table: Table) -> Any:
    return table.c.delete_time.is_(None) if "delete_time" in table.c else true()


def _count(table: Table, *where: Any) -> Any:
    return select(func.count()).select_from(table).where(_alive(table), *where)


def _sum(table: Table, column: str) -> Any:
    return select(func.coalesce(func.sum(table.c[column]), 0)).where(_alive(table))


_state = deal_registrations.c.state
TOTALS = {
    "partners.count": _count(partners),
    "products.count": _count(products),
    "price_books.count": _count(price_books),
    "prices.count": _count(prices),
    "registrations.count": _count(deal_registrations),
    "registrations.submitted": _count(deal_registrations, _state == "submitted"),
    "registrations.approved": _count(deal_registrations, _state == "approved"),
    "registrations.won": _count(deal_registrations, _state == "won"),
    "registrations.amount": _sum(deal_registrations, "expected_amount"),
    "conflicts.count": _count(customer_conflicts),
    "conflicts.closed": _count(customer_conflicts, customer_conflicts.c.close_time.is_not(None)),
    "quotes.count": _count(quotes),
    "quotes.accepted": _count(quotes, quotes.c.state == "accepted"),
    "quote_lines.amount": _sum(quote_lines, "amount").where(LAST_LINES),
    "quotes.amount": _sum(quotes, "total_amount"),
    "orders.count": _count(orders),
    "orders.open": _count(orders, orders.c.state.in_(("confirmed", "partly_shipped"))),
    "orders.amount": _sum(orders, "amount"),
    "order_lines.count": _count(order_lines),
    "order_lines.quantity": _sum(order_lines, "quantity"),
    "order_lines.amount": _sum(order_lines, "amount"),
    "order_lines.shipped": _sum(order_lines, "shipped"),
    "order_lines.returned": _sum(order_lines, "returned"),
    "order_lines.cancelled": _sum(order_lines, "cancelled"),
    "locations.count": _count(locations),
    "stock_entries.count": _count(stock_entries),
    "stock_entries.on_hand": _sum(stock_entries, "on_hand_change"),
    "stock_entries.reserved": _sum(stock_entries, "reserved_change"),
    "stock_balances.on_hand": _sum(stock_balances, "on_hand"),
    "stock_balances.reserved": _sum(stock_balances, "reserved"),
    "stock_balances.short": _count(stock_balances, stock_balances.c.alert_time.is_not(None)),
    "sell_outs.count": _count(sell_outs),
    "sell_outs.quantity": _sum(sell_outs, "quantity"),
    "sell_outs.amount": _sum(sell_outs, "amount"),
    "credit_accounts.limit": _sum(credit_accounts, "credit_limit"),
    "credit_accounts.open_orders": _sum(credit_accounts, "open_orders"),
    "credit_accounts.receivable": _sum(credit_accounts, "receivable"),
    "invoices.count": _count(invoices),
    "invoices.amount": _sum(invoices, "amount"),
    "invoices.paid": _sum(invoices, "paid"),
    "payments.count": _count(payments),
    "payments.amount": _sum(payments, "amount"),
    "payments.allocated": _sum(payments, "allocated"),
    "sales_plans.count": _count(sales_plans),
    "sales_targets.count": _count(sales_targets),
    "sales_targets.total": _sum(sales_targets, "total"),
    "materials.count": _count(materials),
    "partner_visits.count": _count(partner_visits),
    "material_orders.count": _count(material_orders),
    "material_orders.quantity": _sum(material_orders, "quantity"),
}
