"""Which figures there are, and what exactly each of them means.

The rule kept here: what a figure means is said where it is made, in words that its reader sees; those of tickets are
in ticket_measures.py.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports import ticket_measures
from crm_reports.measuring import COUNT, MEDIAN, SUM, Measure, seconds
from crm_reports.relations import (
    ACCOUNTS,
    BUYERS,
    INTERACTIONS,
    ORDERS,
    PARTNERS,
    PRODUCTS,
    REGISTRATIONS,
)

__all__ = ["COUNT", "MEASURES", "SUM", "Measure"]

MEASURES = {
    measure.figure_id: measure
    for measure in (
        *ticket_measures.MEASURES,
        Measure(
            "accounts.all",
            N_("Accounts"),
            N_("Accounts that there were at the end of the period."),
            ACCOUNTS,
            "a.create_time",
            standing="cast(null as timestamp)",
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
            value="l.amount",
            aggregate=SUM,
            unit=pb.UNIT_MONEY,
            per_currency=True,
        ),
        Measure(
            "orders.profit",
            N_("Profit"),
            N_("What is earned on the orders of the period, as far as the order system says it."),
            ORDERS,
            "o.order_date",
            where="l.profit is not null",
            value="l.profit",
            aggregate=SUM,
            unit=pb.UNIT_MONEY,
            per_currency=True,
        ),
        Measure(
            "orders.count",
            N_("Orders"),
            N_("Orders of the period; cancelled and returned ones do not count."),
            ORDERS,
            "o.order_date",
        ),
        Measure(
            "orders.customers",
            N_("Customers who ordered"),
            N_("Different accounts that orders of the period were for."),
            BUYERS,
            "o.order_date",
        ),
        Measure(
            "orders.products",
            N_("Products sold"),
            N_("Different products on the orders of the period."),
            PRODUCTS,
            "o.order_date",
        ),
        Measure(
            "partners.active",
            N_("Active partners"),
            N_("Partners that we work with, known by the end of the period."),
            PARTNERS,
            "p.create_time",
            where="p.state = 'active'",
            standing="cast(null as timestamp)",
        ),
        Measure(
            "registrations.submitted",
            N_("Registrations"),
            N_("Deal registrations that were handed in during the period."),
            REGISTRATIONS,
            "r.submit_time",
        ),
        Measure(
            "registrations.waiting",
            N_("Waiting for a decision"),
            N_("Registrations that were handed in and wait for a decision now."),
            REGISTRATIONS,
            "r.submit_time",
            where="r.state = 'submitted'",
            standing="cast(null as timestamp)",
        ),
        Measure(
            "registrations.overridden",
            N_("Approved over an overlap"),
            N_(
                "Registrations approved in the period although somebody else's approved claim overlaps."
            ),
            REGISTRATIONS,
            "r.decide_time",
            where="r.overridden",
        ),
        Measure(
            "registrations.decision_time",
            N_("Time to decision"),
            N_(
                "From handing in to the decision, of registrations decided in the period: half took longer."
            ),
            REGISTRATIONS,
            "r.decide_time",
            value=seconds("r.submit_time", "r.decide_time"),
            aggregate=MEDIAN,
            unit=pb.UNIT_SECONDS,
        ),
        Measure(
            "registrations.won",
            N_("Won"),
            N_("The expected amounts of registered deals that were won in the period."),
            REGISTRATIONS,
            "r.close_time",
            where="r.state = 'won' and r.expected_amount is not null",
            value="r.expected_amount",
            aggregate=SUM,
            unit=pb.UNIT_MONEY,
            per_currency=True,
        ),
    )
}
