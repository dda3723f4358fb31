"""The proof that no balance lies: every one of them derived from the entries again, and compared.

The rule kept here: each query finds what does not agree, and finds nothing, at any moment, in one snapshot of the
database. The tests ask after every test; operators ask whenever they like.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Statement
from sqlalchemy import func, select, text

from crm_channels.amounts import amount_in_sql
from crm_channels.tables import credit_entries, stock_entries

if TYPE_CHECKING:
    from crm_chassis.call import Call

# What is wrong, in words, with the first rows that show it.
CHECKS: tuple[tuple[str, str], ...] = (
    (
        "stock balance differs from its entries",
        """
        select b.location_id, b.product_id, b.on_hand, b.reserved, e.on_hand as derived, e.reserved as derived_reserved
        from stock_balances b full join (
            select location_id, product_id, sum(on_hand_change) as on_hand, sum(reserved_change) as reserved
            from stock_entries group by location_id, product_id
        ) e using (location_id, product_id)
        where coalesce(b.on_hand, 0) <> coalesce(e.on_hand, 0) or coalesce(b.reserved, 0) <> coalesce(e.reserved, 0)
        """,
    ),
    (
        "stock is negative or reserved beyond what is there",
        "select * from stock_balances where on_hand < 0 or reserved < 0 or reserved > on_hand",
    ),
    (
        "reservation differs from the lines of orders",
        """
        select b.location_id, b.product_id, b.reserved, coalesce(l.reserved, 0) as lines
        from stock_balances b left join (
            select o.location_id, l.product_id, sum(l.reserved) as reserved
            from order_lines l join orders o using (order_id) where l.reserved <> 0
            group by o.location_id, l.product_id
        ) l using (location_id, product_id)
        where b.reserved <> coalesce(l.reserved, 0)
        """,
    ),
    (
        "journal does not add up to zero",
        """
        select j.journal_id, sum(e.amount) from journals j left join credit_entries e using (journal_id)
        group by j.journal_id having coalesce(sum(e.amount), 0) <> 0 or count(e.*) < 2
        """,
    ),
    (
        "receivable differs from its entries",
        """
        select a.partner_id, a.currency, a.receivable, e.amount
        from credit_accounts a full join (
            select partner_id, currency, sum(amount) as amount from credit_entries
            where ledger = 'receivable' group by partner_id, currency
        ) e using (partner_id, currency)
        where coalesce(a.receivable, 0) <> coalesce(e.amount, 0)
        """,
    ),
    (
        "open orders differ from the lines of orders",
        f"""
        select a.partner_id, a.currency, a.open_orders, o.amount
        from credit_accounts a full join (
            select o.partner_id, o.currency, sum(
                {amount_in_sql("l.quantity - l.cancelled", "l", "o.currency")}
                - {amount_in_sql("l.shipped", "l", "o.currency")}
            ) as amount
            from orders o join order_lines l using (order_id)
            where o.state in ('confirmed', 'partly_shipped') group by o.partner_id, o.currency
        ) o using (partner_id, currency)
        where coalesce(a.open_orders, 0) <> coalesce(o.amount, 0)
        """,  # noqa: S608 (only of the above)
    ),
    (
        "exposure is above its ceiling",
        "select * from credit_accounts where open_orders + receivable > ceiling or ceiling < credit_limit",
    ),
    (
        "paid part of an invoice differs from its allocations",
        """
        select i.invoice_id, i.paid from invoices i left join allocations a using (invoice_id)
        group by i.invoice_id having i.paid <> coalesce(sum(a.amount), 0)
        """,
    ),
    (
        "used part of a payment differs from its allocations",
        """
        select p.payment_id, p.allocated from payments p left join allocations a using (payment_id)
        group by p.payment_id having p.allocated <> coalesce(sum(a.amount), 0)
        """,
    ),
    (
        "receivable differs from invoices and payments",
        """
        select a.partner_id, a.currency, a.receivable from credit_accounts a
        where a.receivable <> coalesce((select sum(amount) from invoices i
                where i.partner_id = a.partner_id and i.currency = a.currency), 0)
            - coalesce((select sum(amount) from payments p
                where p.partner_id = a.partner_id and p.currency = a.currency), 0)
        """,
    ),
)
_ALL: Any = text(
    " union all ".join(
        f"(select {place} as place, t::text as found from ({query}) t limit 5)"  # noqa: S608 (only of the above)
        for place, (_, query) in enumerate(CHECKS)
    )
)
DIFFERENCES = Statement(_ALL)
COUNTS = tuple(
    Statement(select(func.count().label("number")).select_from(table))
    for table in (stock_entries, credit_entries)
)


def differences(call: "Call") -> list[str]:
    """What does not agree, in words; none: everything does."""
    return [f"{CHECKS[row.place][0]}: {row.found}" for row in call.all(DIFFERENCES)]
