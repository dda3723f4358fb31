"""Cost to serve and profit after service as measures, so that dashboards, goals, alerts and packs have them.

The rule kept here: they are computed from the cost lines (docs/costs.md), of customers that are known, by month; an
activity is no dimension of them, because with its quantity it would tell rates, which not everybody may read.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.costs.drivers import DRIVERS
from crm_reports.measuring import LESS, MORE, SUM, Measure
from crm_reports.relations import CHANNELS, Part, Relation

COSTS = Relation(
    service="customers",
    resource="crm.customers.Account",
    source="cost_lines c left join accounts a on a.account_id = c.account_id",
    where="c.account_id > 0 and c.kind in ('service', 'margin')",
    key="c.account_id",
    title="coalesce(a.display_name, '')",
    subtitle="coalesce(a.segment, '')",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="c.account_id",
    path="accounts/{}",
    parts={
        "currency": Part("c.currency"),
        "account": Part("c.account_id", label="a.display_name"),
        "tier": Part("a.tier"),
        "segment": Part("a.segment"),
        "country": Part("a.country"),
        "region": Part("a.region"),
        "channel": Part("c.channel", words=CHANNELS),
        "product": Part(
            "pr.product_code", join="left join products pr on pr.product_id = c.product_id"
        ),
        "team": Part("a.team", empty=N_("no team")),
    },
    dated=True,
    several=True,
)
PROFIT = "if(c.kind = 'margin', c.amount, -c.amount)"
# Of the customers in the rows, how many lose money.
LOSING = (
    "(select avg(if(profit < 0, 1.0, 0.0)) from (select sum(each.amount) as profit from"
    " (select unnest(list({'key': key, 'amount': value})) as each) group by each.key))"
)
MEASURES = (
    Measure(
        "costs.to_serve",
        N_("Cost to serve"),
        N_(
            "What serving customers cost in the months of the period: activities at their rates, and direct costs."
        ),
        COSTS,
        "c.month",
        where="c.kind = 'service'",
        value="c.amount",
        aggregate=SUM,
        unit=pb.UNIT_MONEY,
        per_currency=True,
        direction=LESS,
    ),
    Measure(
        "costs.profit",
        N_("Profit after service"),
        N_(
            "What is earned on orders in the months of the period, less what serving the customers cost."
        ),
        COSTS,
        "c.month",
        value=PROFIT,
        aggregate=SUM,
        unit=pb.UNIT_MONEY,
        per_currency=True,
        direction=MORE,
    ),
    Measure(
        "costs.unprofitable",
        N_("Unprofitable customers"),
        N_(
            "The share of customers that cost more to serve in the months of the period than their orders earned."
        ),
        COSTS,
        "c.month",
        value=PROFIT,
        aggregate=LOSING,
        unit=pb.UNIT_SHARE,
        per_currency=True,
        direction=LESS,
    ),
    *(driver.measure for driver in DRIVERS),
)
