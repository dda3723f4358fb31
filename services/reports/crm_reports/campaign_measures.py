"""The figures of campaigns: what they were allowed and cost, whom they touched, what is credited to them.

The rule kept here: a channel is compared with others at equal budget, by what was truly spent. How sure that is, is
said by customers (Campaigns, Channels), which has the intervals.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.measuring import LESS, MORE, SUM, Measure
from crm_reports.selling_relations import (
    CAMPAIGN_BUDGETS,
    CAMPAIGN_COSTS,
    CAMPAIGNS,
    CREDITS,
    MONEY,
    RESPONSES,
    TOUCHED,
    TOUCHES,
)

PER_THOUSAND = (
    "1000 * coalesce(sum(value) filter (key >= 0), 0) / nullif(sum(value) filter (key < 0), 0)"
)
OWN_CURRENCY = "x.currency = c.currency"
MEASURES = (
    Measure(
        "campaigns.running",
        N_("Campaigns running"),
        N_("Campaigns that had begun and not ended at the end of the period."),
        CAMPAIGNS,
        "c.begin_time",
        standing="c.close_time",
    ),
    Measure(
        "campaigns.budget",
        N_("Campaign budget"),
        N_(
            "What campaigns that begin in the period may cost: by their first day or, where none is said, by the day"
            " on which they were planned."
        ),
        CAMPAIGN_BUDGETS,
        "coalesce(c.start_date, cast(c.create_time as date))",
        value="b.amount",
        aggregate=SUM,
        unit=pb.UNIT_MONEY,
        per_currency=True,
    ),
    Measure(
        "campaigns.cost",
        N_("Campaign cost"),
        N_("What was spent on campaigns on days of the period."),
        CAMPAIGN_COSTS,
        "k.cost_date",
        value="k.amount",
        aggregate=SUM,
        unit=pb.UNIT_MONEY,
        per_currency=True,
        direction=LESS,
    ),
    Measure(
        "campaigns.touches",
        N_("Touches"),
        N_(
            "Calls, letters, messages and other touches of campaigns in the period; calls that reached nobody do not"
            " count."
        ),
        TOUCHES,
        "t.touch_time",
    ),
    Measure(
        "campaigns.touched",
        N_("Customers touched"),
        N_("Different customers that campaigns touched in the period."),
        TOUCHED,
        "t.touch_time",
        where="t.account_id <> 0",
        direction=MORE,
    ),
    Measure(
        "campaigns.responses",
        N_("Responses"),
        N_("What customers did upon campaigns in the period: asked, clicked, came, signed up."),
        RESPONSES,
        "r.response_time",
        where="r.kind <> 'opted_out'",
        direction=MORE,
    ),
    Measure(
        "campaigns.opted_out",
        N_("Want no more"),
        N_("Customers who said in the period that they want no more of it."),
        RESPONSES,
        "r.response_time",
        where="r.kind = 'opted_out'",
        direction=LESS,
    ),
    Measure(
        "campaigns.conversions",
        N_("Orders credited"),
        N_(
            "Orders and won deals of days of the period, each shared over the touches before it in the way that the"
            " campaign credits: shares of one order add up to one."
        ),
        CREDITS,
        "x.last_day",
        value="x.share",
        aggregate=SUM,
        direction=MORE,
    ),
    Measure(
        "campaigns.revenue",
        N_("Sales credited"),
        N_("What those orders and deals come to, in the same shares; in the campaign's currency."),
        CREDITS,
        "x.last_day",
        where=OWN_CURRENCY,
        value="x.amount",
        aggregate=SUM,
        unit=pb.UNIT_MONEY,
        per_currency=True,
        direction=MORE,
    ),
    Measure(
        "campaigns.margin",
        N_("Margin credited"),
        N_(
            "What is earned on them, in the same shares: the profit of the order or, where it is not known, the"
            " campaign's usual margin. Where neither is known they are not in it."
        ),
        CREDITS,
        "x.last_day",
        where=f"{OWN_CURRENCY} and x.margin is not null",
        value="x.margin",
        aggregate=SUM,
        unit=pb.UNIT_MONEY,
        per_currency=True,
        direction=MORE,
    ),
    Measure(
        "campaigns.conversions_per_thousand",
        N_("Orders per 1,000 spent"),
        N_(
            "Orders credited in the period for each 1,000 that was spent in it: channels at equal budget. How sure"
            " that is: see Channels in customers' campaigns."
        ),
        MONEY,
        "x.last_day",
        value="case when x.kind = 'cost' then cast(x.amount as double) else x.share end",
        aggregate=PER_THOUSAND,
        direction=MORE,
    ),
    Measure(
        "campaigns.margin_per_thousand",
        N_("Margin per 1,000 spent"),
        N_(
            "Margin credited in the period for each 1,000 that was spent in it: channels at equal budget. How sure"
            " that is: see Channels in customers' campaigns."
        ),
        MONEY,
        "x.last_day",
        where=f"{OWN_CURRENCY} and x.amount is not null",
        value="x.amount",
        aggregate=PER_THOUSAND,
        unit=pb.UNIT_MONEY,
        per_currency=True,
        direction=MORE,
    ),
)
