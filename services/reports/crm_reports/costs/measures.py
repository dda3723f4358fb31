"""Cost to serve and profit after service as measures, so that dashboards, goals, alerts and packs have them.

The rule kept here: they are computed from the cost lines (docs/costs.md), of customers that are known, by month; an
activity is no dimension of them, because with its quantity it would tell rates, which not everybody may read.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.costs.drivers import DRIVERS
from crm_reports.measuring import LESS, MORE, SUM, Measure
from crm_reports.relating import TIERS
from crm_reports.relations import Part, Relation

COSTS = Relation(
    service="customers",
    resource="crm.customers.Account",
    source="cost_customers c left join accounts a on a.account_id = c.account_id",
    where="true",
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
        "tier": Part("a.tier", words=TIERS),
        "segment": Part("a.segment"),
        "country": Part("a.country"),
        "region": Part("a.region"),
        "team": Part("a.team", empty=N_("no team")),
    },
    dated=True,
    several=True,
)
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
        where="c.cost <> 0",
        value="c.cost",
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
        value="c.profit",
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
        value="c.profit",
        aggregate=LOSING,
        unit=pb.UNIT_SHARE,
        per_currency=True,
        direction=LESS,
    ),
    *(driver.measure for driver in DRIVERS),
)
