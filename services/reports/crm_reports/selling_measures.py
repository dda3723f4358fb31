"""The figures of selling: the pipeline, what was won and lost, projects, and leads.

The rule kept here: what a deal is worth and in which stage it stands is what it is now; whether it was open at the end
of a period follows from the days on which it was opened and closed.
"""

from typing import Any

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.measuring import LESS, MEAN, MEDIAN, MORE, SUM, Measure, seconds
from crm_reports.selling_relations import (
    BEGUN,
    DEAL_ENTRIES,
    DEAL_LINES,
    DEALS,
    LEADS,
    MILESTONES,
    TODAY,
    WON_ENTRIES,
)

ALWAYS = "cast(null as timestamp)"
CLOSED = "d.state in ('won', 'lost')"
WEIGHTED = "cast(d.amount * d.probability * 0.01 as decimal(24, 6))"
PLANNED = "coalesce(d.planned_income, d.amount, 0) - coalesce(d.planned_cost, 0)"
EARNED = "case when e.kind = 'income' then e.amount else -e.amount end"
MONEY = pb.UNIT_MONEY


def _deals(
    figure_id: str, title: str, definition: str, *, time: str = "d.close_time", **more: Any
) -> Measure:
    return Measure(figure_id, title, definition, DEALS, time, **more)


def _leads(
    figure_id: str, title: str, definition: str, *, time: str = "l.create_time", **more: Any
) -> Measure:
    return Measure(figure_id, title, definition, LEADS, time, **more)


STANDING: dict[str, Any] = {"time": BEGUN, "standing": "d.close_time"}
AMOUNT: dict[str, Any] = {
    "value": "d.amount",
    "aggregate": SUM,
    "unit": MONEY,
    "per_currency": True,
}
DEAL_MEASURES = (
    _deals(
        "deals.open_amount",
        N_("Pipeline"),
        N_(
            "What the deals that were open at the end of the period may bring, at their amount now."
        ),
        **STANDING,
        **AMOUNT,
        direction=MORE,
    ),
    _deals(
        "deals.weighted",
        N_("Weighted forecast"),
        N_(
            "The same, each deal counted with its probability now: of a deal of 1,000 whose chance is three in ten it"
            " is 300."
        ),
        **STANDING,
        **{**AMOUNT, "value": WEIGHTED},
        where="d.state = 'open'",
        direction=MORE,
    ),
    _deals(
        "deals.open",
        N_("Open deals"),
        N_("Deals that were open at the end of the period."),
        **STANDING,
    ),
    _deals(
        "deals.opened",
        N_("Deals opened"),
        N_("Deals that there has been talk of since a day of the period."),
        time=BEGUN,
        direction=MORE,
    ),
    _deals(
        "deals.won_amount",
        N_("Won"),
        N_("What deals won in the period are worth."),
        where="d.state = 'won'",
        **AMOUNT,
        direction=MORE,
    ),
    _deals(
        "deals.lost_amount",
        N_("Lost"),
        N_("What deals lost in the period would have been worth, where somebody said it."),
        where="d.state = 'lost'",
        **AMOUNT,
        direction=LESS,
    ),
    _deals(
        "deals.won",
        N_("Deals won"),
        N_("Deals that were won in the period."),
        where="d.state = 'won'",
        direction=MORE,
    ),
    _deals(
        "deals.lost",
        N_("Deals lost"),
        N_("Deals that were lost in the period."),
        where="d.state = 'lost'",
        direction=LESS,
    ),
    _deals(
        "deals.closed",
        N_("Deals decided"),
        N_("Deals that were won or lost in the period."),
        where=CLOSED,
    ),
    _deals(
        "deals.win_rate",
        N_("Win rate"),
        N_("The share of deals won among those won or lost in the period."),
        where=CLOSED,
        value="case when d.state = 'won' then 1 else 0 end",
        aggregate=MEAN,
        unit=pb.UNIT_SHARE,
        direction=MORE,
    ),
    _deals(
        "deals.average",
        N_("Won per deal"),
        N_("What a deal won in the period is worth on average."),
        where="d.state = 'won'",
        **{**AMOUNT, "aggregate": MEAN},
        direction=MORE,
    ),
    _deals(
        "deals.cycle",
        N_("Time to win"),
        N_(
            "From the day since which there was talk of a deal to its being won, of deals won in the period: half"
            " took longer."
        ),
        where="d.state = 'won'",
        value=seconds(BEGUN, "d.close_time"),
        aggregate=MEDIAN,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    _deals(
        "deals.overdue",
        N_("Overdue deals"),
        N_(
            "Open deals that should have been won by a day before the end of the period that is over; by the day up"
            " to which customers was read."
        ),
        time="cast(d.expected_close_date as timestamp) + interval 1 day",
        standing="d.close_time",
        where=f"d.state = 'open' and d.expected_close_date < {TODAY}",
        direction=LESS,
    ),
    _deals(
        "deals.steps_overdue",
        N_("Next steps overdue"),
        N_(
            "Open deals whose next step should have been done by a day before the end of the period that is over."
        ),
        time="cast(d.next_step_date as timestamp) + interval 1 day",
        standing="d.close_time",
        where=f"d.state = 'open' and d.next_step_date < {TODAY}",
        direction=LESS,
    ),
    _deals(
        "deals.no_step",
        N_("Without a next step"),
        N_("Open deals of which nobody has said what is to be done next."),
        **STANDING,
        where="d.state = 'open' and d.next_step = ''",
        direction=LESS,
    ),
    _deals(
        "deals.documents_missing",
        N_("Documents missing"),
        N_(
            "Documents that gates up to the stage of a deal ask for and that nobody has filed, of deals begun by the"
            " end of the period that are not lost, as they are now."
        ),
        time=BEGUN,
        standing=ALWAYS,
        where="d.missing_document_count > 0",
        value="d.missing_document_count",
        aggregate=SUM,
        direction=LESS,
    ),
    Measure(
        "deals.won_by_product",
        N_("Won, by lines"),
        N_("What the lines of deals won in the period come to; deals without lines are not in it."),
        DEAL_LINES,
        "d.close_time",
        where="d.state = 'won'",
        value="l.amount",
        aggregate=SUM,
        unit=MONEY,
        per_currency=True,
        direction=MORE,
    ),
)
PROJECT_MEASURES = (
    _deals(
        "projects.planned_profit",
        N_("Profit planned"),
        N_(
            "What deals won in the period should earn: the income of their budget (without one, their amount) less"
            " its costs. Only deals that have a budget."
        ),
        where="d.state = 'won' and (d.planned_income is not null or d.planned_cost is not null)",
        **{**AMOUNT, "value": PLANNED},
    ),
    Measure(
        "projects.earned",
        N_("Earned so far"),
        N_(
            "Approved income less approved expenses and time of the deals won in the period, whenever."
        ),
        WON_ENTRIES,
        "d.close_time",
        value=EARNED,
        aggregate=SUM,
        unit=MONEY,
        per_currency=True,
        direction=MORE,
    ),
    Measure(
        "projects.income",
        N_("Project income"),
        N_("Approved income of projects that is entered for a day of the period."),
        DEAL_ENTRIES,
        "e.entry_date",
        where="e.kind = 'income'",
        value="e.amount",
        aggregate=SUM,
        unit=MONEY,
        per_currency=True,
        direction=MORE,
    ),
    Measure(
        "projects.cost",
        N_("Project cost"),
        N_("Approved expenses and time of projects that are entered for a day of the period."),
        DEAL_ENTRIES,
        "e.entry_date",
        where="e.kind <> 'income'",
        value="e.amount",
        aggregate=SUM,
        unit=MONEY,
        per_currency=True,
        direction=LESS,
    ),
    Measure(
        "projects.profit",
        N_("Project profit"),
        N_(
            "Approved income less approved expenses and time that are entered for days of the period."
        ),
        DEAL_ENTRIES,
        "e.entry_date",
        value=EARNED,
        aggregate=SUM,
        unit=MONEY,
        per_currency=True,
        direction=MORE,
    ),
    Measure(
        "projects.late",
        N_("Milestones late"),
        N_(
            "Milestones of deals that are not lost whose day in the period is over and that are not reached."
        ),
        MILESTONES,
        "m.due_date",
        direction=LESS,
    ),
)
LEAD_MEASURES = (
    _leads(
        "leads.captured",
        N_("Leads"),
        N_("Leads that came in in the period; what was suspected and refused does not count."),
        direction=MORE,
    ),
    _leads(
        "leads.open",
        N_("Leads open now"),
        N_("Leads that came in by the end of the period and still wait or are worked on."),
        standing=ALWAYS,
        where="l.state in ('pool', 'assigned', 'working')",
    ),
    _leads(
        "leads.pool",
        N_("Leads nobody has"),
        N_("Leads that came in by the end of the period and that nobody has now."),
        standing=ALWAYS,
        where="l.state = 'pool'",
        direction=LESS,
    ),
    _leads(
        "leads.response_time",
        N_("Time to answer"),
        N_(
            "From giving a lead to somebody to the first contact, of leads first answered in the period: half waited"
            " longer."
        ),
        time="l.response_time",
        where="l.assign_time is not null",
        value=seconds("l.assign_time", "l.response_time"),
        aggregate=MEDIAN,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    _leads(
        "leads.met_share",
        N_("Answered in time"),
        N_("The share of leads answered in time among those that were due in the period."),
        time="l.response_due_time",
        where="l.response_state in ('met', 'missed')",
        value="case when l.response_state = 'met' then 1 else 0 end",
        aggregate=MEAN,
        unit=pb.UNIT_SHARE,
        direction=MORE,
    ),
    _leads(
        "leads.missed",
        N_("Answered too late"),
        N_("Leads that were due in the period and were not answered in time."),
        time="l.response_due_time",
        where="l.response_state = 'missed'",
        direction=LESS,
    ),
    _leads(
        "leads.converted",
        N_("Became customers"),
        N_("Leads that became customers in the period."),
        time="l.convert_time",
        where="l.state = 'converted'",
        direction=MORE,
    ),
    _leads(
        "leads.conversion",
        N_("Conversion"),
        N_(
            "The share of leads that became customers among those that came in in the period, as of now."
        ),
        value="case when l.state = 'converted' then 1 else 0 end",
        aggregate=MEAN,
        unit=pb.UNIT_SHARE,
        direction=MORE,
    ),
    _leads(
        "leads.recycled",
        N_("Given back"),
        N_("How often leads that came in in the period were given back by somebody who had them."),
        where="l.recycle_count > 0",
        value="l.recycle_count",
        aggregate=SUM,
        direction=LESS,
    ),
    _leads(
        "leads.disqualified",
        N_("Ended without"),
        N_("Leads that came in in the period and have ended without becoming a customer."),
        where="l.state = 'disqualified'",
        direction=LESS,
    ),
)
MEASURES = (*DEAL_MEASURES, *PROJECT_MEASURES, *LEAD_MEASURES)
