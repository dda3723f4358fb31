"""Which figures there are, and what exactly each of them means.

The rule kept here: a figure is an aggregate over records of one relation that fall into the period by one time; its
records are listed by the very same conditions, so what is counted and what is shown cannot differ. Red is kept for
broken promises.
"""

from dataclasses import dataclass

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.relations import (
    ACCOUNTS,
    BUYERS,
    HAND_OVERS,
    INTERACTIONS,
    ORDERS,
    PARTNERS,
    PRODUCTS,
    PROMISES,
    REGISTRATIONS,
    TICKETS,
    Relation,
)

COUNT = "count(distinct key)"
MEDIAN = "quantile_cont(value, 0.5)"
SUM = "coalesce(sum(value), 0)"
MEAN = "avg(value)"


@dataclass(frozen=True)
class Measure:
    """One figure. `time` says when a record counts; with `standing`, records that stood at the end of the period."""

    figure_id: str
    title: str
    definition: str
    relation: Relation
    time: str
    where: str = "true"
    standing: str = ""
    value: str = "1"
    aggregate: str = COUNT
    unit: pb.Unit = pb.UNIT_COUNT
    per_currency: bool = False
    alarming: bool = False


def _seconds(start: str, end: str) -> str:
    return f"(epoch_us({end}) - epoch_us({start})) / 1e6"


MEASURES = {
    measure.figure_id: measure
    for measure in (
        Measure(
            "tickets.opened",
            N_("Opened"),
            N_("Tickets that were opened in the period."),
            TICKETS,
            "t.create_time",
        ),
        Measure(
            "tickets.closed",
            N_("Closed"),
            N_("Tickets that were closed in the period and stayed closed."),
            TICKETS,
            "t.close_time",
        ),
        Measure(
            "tickets.open",
            N_("Open"),
            N_("Tickets that were open at the end of the period."),
            TICKETS,
            "t.create_time",
            standing="t.close_time",
        ),
        Measure(
            "tickets.first_response",
            N_("First response"),
            N_(
                "From opening to the first answer, of tickets that came in writing and were first answered in the"
                " period: half took longer."
            ),
            TICKETS,
            "t.first_response_time",
            # Who rings or comes is answered while the ticket is opened.
            where="t.channel not in ('phone', 'visit')",
            value=_seconds("t.create_time", "t.first_response_time"),
            aggregate=MEDIAN,
            unit=pb.UNIT_SECONDS,
        ),
        Measure(
            "tickets.resolution",
            N_("Resolution"),
            N_("From opening to closing, of tickets closed in the period: half took longer."),
            TICKETS,
            "t.close_time",
            value=_seconds("t.create_time", "t.close_time"),
            aggregate=MEDIAN,
            unit=pb.UNIT_SECONDS,
        ),
        Measure(
            "hand_overs.made",
            N_("Hand-overs"),
            N_(
                "How often work or responsibility went to another department or person; taken back ones do not count."
            ),
            HAND_OVERS,
            "h.create_time",
        ),
        Measure(
            "hand_overs.returned",
            N_("Sent back"),
            N_("Hand-overs that the receiver did not accept."),
            HAND_OVERS,
            "h.answer_time",
            where="h.state = 'returned'",
        ),
        Measure(
            "promises.kept",
            N_("Promises kept"),
            N_("Promises to customers that were kept in time."),
            PROMISES,
            "p.keep_time",
            where="p.state = 'kept'",
        ),
        Measure(
            "promises.broken",
            N_("Promises broken"),
            N_(
                "Promises to customers whose time passed unkept, also when they were made good later."
            ),
            PROMISES,
            "p.break_time",
            where="p.state = 'broken'",
            alarming=True,
        ),
        Measure(
            "promises.kept_share",
            N_("Kept in time"),
            N_("The share of promises kept among those kept or broken in the period."),
            PROMISES,
            "coalesce(p.break_time, p.keep_time)",
            where="p.state in ('kept', 'broken')",
            value="case when p.state = 'kept' then 1 else 0 end",
            aggregate=MEAN,
            unit=pb.UNIT_SHARE,
        ),
        Measure(
            "promises.unmended",
            N_("Broken, not made good"),
            N_("Broken promises that were still not made good at the end of the period."),
            PROMISES,
            "p.break_time",
            where="p.state = 'broken'",
            standing="p.keep_time",
            alarming=True,
        ),
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
            value=_seconds("r.submit_time", "r.decide_time"),
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
