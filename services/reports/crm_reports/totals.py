"""What the owning services count in their own tables, counted in the facts; by service and the total's name.

The rule kept here: a total has the name and the meaning that its owner gives it, so that the two can be compared.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)


def _count(table: str, condition: str = "true") -> str:
    return f"select count(*) from {table} where delete_time is null and {condition}"


def _sum(column: str, table: str, condition: str = "true") -> str:
    return f"select coalesce(sum({column}), 0) from {table} where {condition}"


ALIVE = "delete_time is null"
TOTALS: dict[str, dict[str, str]] = {
    "customers": {
        "accounts.count": _count("accounts"),
        "contacts.count": _count("contacts"),
        "interactions.count": _count("interactions"),
        "products.count": "select count(*) from products",
        "orders.count": "select count(*) from orders",
        "orders.amount": "select coalesce(sum(amount), 0) from orders",
        "orders.profit": "select coalesce(sum(profit), 0) from orders",
        "order_lines.count": "select count(*) from order_lines",
        "order_lines.quantity": "select coalesce(sum(quantity), 0) from order_lines",
    },
    "tickets": {
        "tickets.count": _count("tickets"),
        "tickets.open": _count("tickets", "state <> 'closed'"),
        "tickets.closed": _count("tickets", "state = 'closed'"),
        "tickets.responded": _count("tickets", "first_response_time is not null"),
        "tickets.hand_overs": "select coalesce(sum(hand_over_count), 0) from tickets where delete_time is null",
        "tickets.reopened": "select coalesce(sum(reopen_count), 0) from tickets where delete_time is null",
        "hand_overs.count": _count("hand_overs"),
        "hand_overs.accepted": _count("hand_overs", "state = 'accepted'"),
        "hand_overs.returned": _count("hand_overs", "state = 'returned'"),
        "promises.count": _count("promises"),
        "promises.kept": _count("promises", "state = 'kept'"),
        "promises.broken": _count("promises", "state = 'broken'"),
        "promises.made_good": _count("promises", "state = 'broken' and keep_time is not null"),
        "promises.moved": _count("promises", "move_count > 0"),
        "comments.count": _count("comments"),
        "time_logs.count": _count("time_logs"),
        "time_logs.minutes": "select coalesce(sum(minutes), 0) from time_logs where delete_time is null",
        "policies.count": _count("policies"),
        "clocks.count": _count("clocks"),
        "clocks.met": _count("clocks", "state = 'met'"),
        "clocks.warned": _count("clocks", "warned_time is not null"),
        "clocks.breached": _count("clocks", "breach_time is not null"),
        "actions.count": _count("actions"),
        "actions.open": _count("actions", "state in ('proposed', 'open', 'in_progress')"),
        "actions.done": _count("actions", "state in ('done', 'verified')"),
        "actions.overdue": _count("actions", "overdue_time is not null"),
        "calls.count": "select count(*) from calls",
        "calls.answered": "select count(*) from calls where answer_time is not null",
        "calls.missed": "select count(*) from calls where state = 'missed'",
        "surveys.answered": "select count(*) from surveys where state = 'answered'",
        "surveys.score": "select coalesce(sum(score), 0) from surveys where state = 'answered'",
        "surveys.bad": "select count(*) from surveys where bad",
        "question_answers.answered": "select count(*) from question_answers where state = 'answered'",
        "journeys.count": "select count(*) from journeys",
        "journeys.hand_overs": "select coalesce(sum(hand_over_count), 0) from journeys",
        "journeys.bounces": "select coalesce(sum(bounce_count), 0) from journeys",
        "journeys.moves": "select count(*) from journey_moves",
    },
    "channels": {
        "partners.count": _count("partners"),
        "products.count": _count("catalogue"),
        "price_books.count": _count("price_books"),
        "prices.count": _count("prices"),
        "registrations.count": _count("deal_registrations"),
        "registrations.submitted": _count("deal_registrations", "state = 'submitted'"),
        "registrations.approved": _count("deal_registrations", "state = 'approved'"),
        "registrations.won": _count("deal_registrations", "state = 'won'"),
        "registrations.amount": _sum("expected_amount", "deal_registrations", ALIVE),
        "conflicts.count": _count("customer_conflicts"),
        "conflicts.closed": _count("customer_conflicts", "close_time is not null"),
        "quotes.count": _count("quotes"),
        "quotes.accepted": _count("quotes", "state = 'accepted'"),
        "quotes.amount": _sum("total_amount", "quotes", ALIVE),
        "orders.count": _count("dealer_orders"),
        "orders.open": _count("dealer_orders", "state in ('confirmed', 'partly_shipped')"),
        "orders.amount": _sum("amount", "dealer_orders", ALIVE),
        "order_lines.count": "select count(*) from dealer_order_lines where true",
        "order_lines.quantity": _sum("quantity", "dealer_order_lines"),
        "order_lines.amount": _sum("amount", "dealer_order_lines"),
        "order_lines.shipped": _sum("shipped", "dealer_order_lines"),
        "order_lines.returned": _sum("returned", "dealer_order_lines"),
        "order_lines.cancelled": _sum("cancelled", "dealer_order_lines"),
        "locations.count": _count("locations"),
        "stock_entries.count": "select count(*) from stock_entries where true",
        "stock_entries.on_hand": _sum("on_hand_change", "stock_entries"),
        "stock_entries.reserved": _sum("reserved_change", "stock_entries"),
        "stock_balances.on_hand": _sum("on_hand", "stock_balances"),
        "stock_balances.reserved": _sum("reserved", "stock_balances"),
        "stock_balances.short": (
            "select count(*) from stock_balances where alert_time is not null"
        ),
        "sell_outs.count": _count("sell_outs"),
        "sell_outs.quantity": _sum("quantity", "sell_outs", ALIVE),
        "sell_outs.amount": _sum("amount", "sell_outs", ALIVE),
        "credit_accounts.limit": _sum("credit_limit", "credit_accounts"),
        "credit_accounts.open_orders": _sum("open_orders", "credit_accounts"),
        "credit_accounts.receivable": _sum("receivable", "credit_accounts"),
        "invoices.count": "select count(*) from invoices where true",
        "invoices.amount": _sum("amount", "invoices"),
        "invoices.paid": _sum("paid", "invoices"),
        "payments.count": "select count(*) from payments where true",
        "payments.amount": _sum("amount", "payments"),
        "payments.allocated": _sum("allocated", "payments"),
        "sales_plans.count": _count("sales_plans"),
        "sales_targets.count": _count("sales_targets"),
        "sales_targets.total": _sum("total", "sales_targets", ALIVE),
        "material_orders.count": _count("material_orders"),
        "material_orders.quantity": _sum("quantity", "material_orders", ALIVE),
    },
}
