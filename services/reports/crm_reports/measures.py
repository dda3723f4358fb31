"""Which figures there are, and what exactly each of them means.

The rule kept here: what a figure means is said where it is made, in words that its reader sees; those of tickets are
in ticket_measures.py.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports import (
    campaign_measures,
    channel_measures,
    customer_measures,
    process_measures,
    selling_measures,
    ticket_measures,
)
from crm_reports.costs import measures as cost_measures
from crm_reports.measuring import COUNT, MORE, SUM, Measure
from crm_reports.relations import ACCOUNTS, BUYERS, INTERACTIONS, ORDERS, PRODUCTS

__all__ = ["COUNT", "MEASURES", "SUM", "Measure"]

MEASURES = {
    measure.figure_id: measure
    for measure in (
        *ticket_measures.MEASURES,
        *channel_measures.MEASURES,
        *cost_measures.MEASURES,
        *customer_measures.MEASURES,
        *selling_measures.MEASURES,
        *campaign_measures.MEASURES,
        *process_measures.MEASURES,
        Measure(
            "accounts.all",
            N_("Accounts"),
            N_("Accounts that there were at the end of the period."),
            ACCOUNTS,
            "a.create_time",
            standing="cast(null as timestamp)",
            direction=MORE,
        ),
        Measure(
            "interactions.all",
            N_("Touchpoints"),
            N_("Calls, e-mails, visits and all other contacts with customers in the period."),
            INTERACTIONS,
            "i.start_time",
        ),
        Measure(
            "orders.sales",
            N_("Sales"),
            N_(
                "What customers pay for the orders of the period; cancelled and returned orders do not count."
            ),
            ORDERS,
            "o.order_date",
            value="o.amount",
            aggregate=SUM,
            unit=pb.UNIT_MONEY,
            per_currency=True,
            direction=MORE,
        ),
        Measure(
            "orders.profit",
            N_("Profit"),
            N_("What is earned on the orders of the period, as far as the order system says it."),
            ORDERS,
            "o.order_date",
            where="o.profit is not null",
            value="o.profit",
            aggregate=SUM,
            unit=pb.UNIT_MONEY,
            per_currency=True,
            direction=MORE,
        ),
        Measure(
            "orders.count",
            N_("Orders"),
            N_("Orders of the period; cancelled and returned ones do not count."),
            ORDERS,
            "o.order_date",
            direction=MORE,
        ),
        Measure(
            "orders.customers",
            N_("Customers who ordered"),
            N_("Different accounts that orders of the period were for."),
            BUYERS,
            "o.order_date",
            direction=MORE,
        ),
        Measure(
            "orders.products",
            N_("Products sold"),
            N_("Different products on the orders of the period."),
            PRODUCTS,
            "o.order_date",
            direction=MORE,
        ),
    )
}
