"""The records that are counted for costs: where they lie, whose they are, what they are called.

The rule kept here: as in relations.py. What costs are cut by is the driver's to say (drivers.py).
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from dataclasses import replace

from crm_reports.costs.sharing import ENTRY_ROWS, SPENT_ROWS
from crm_reports.relations import ORDERS, Relation

ORDER_ROWS = "orders o left join accounts a on a.account_id = o.account_id"
LINE_ACCOUNT = "coalesce(nullif(l.account_id, 0), o.account_id)"
LINE_ROWS = (
    "order_lines l join orders o on o.order_id = l.order_id"
    f" left join accounts a on a.account_id = {LINE_ACCOUNT}"
)
SOLD = "o.state not in ('cancelled', 'returned')"
LINES = replace(
    ORDERS,
    source=LINE_ROWS,
    where=SOLD,
    owners=("a.owner_id",),
    teams=("a.team",),
    parts={},
    several=True,
    ids=(),
)
WHOLE_ORDERS = replace(LINES, source=ORDER_ROWS, where="true", several=False)
ACTIVE = replace(
    LINES,
    resource="crm.customers.Account",
    source=(
        "(select distinct cast(date_trunc('month', o.order_date) as date) as month, o.account_id"
        f" from orders o where {SOLD}) b left join accounts a on a.account_id = b.account_id"
    ),
    where="b.account_id > 0",
    key="b.account_id",
    title="coalesce(a.display_name, '')",
    subtitle="coalesce(a.segment, '')",
    link="b.account_id",
    path="accounts/{}",
)
QUOTES = Relation(
    service="channels",
    resource="crm.channels.Quote",
    source="quotes q",
    where="q.delete_time is null and q.send_time is not null",
    key="q.quote_id",
    title="q.number",
    subtitle="q.end_customer_name",
    owners=("q.owner_id",),
    teams=("q.team",),
    link="q.quote_id",
    path="quotes/{}",
    parts={},
)
TOUCHES = Relation(
    service="customers",
    resource="crm.customers.CampaignTouch",
    source=(
        "campaign_touches s left join campaigns g on g.campaign_id = s.campaign_id"
        " left join accounts a on a.account_id = s.account_id"
    ),
    where="true",
    key="s.campaign_touch_id",
    title="coalesce(g.name, '')",
    subtitle="coalesce(a.display_name, '')",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="s.campaign_id",
    path="campaigns/{}",
    parts={},
)
ENTRIES = Relation(
    service="customers",
    resource="crm.customers.DealEntry",
    source=(
        "deal_entries e left join deals d on d.deal_id = e.deal_id"
        " left join accounts a on a.account_id = d.account_id"
    ),
    where="e.state = 'approved' and d.delete_time is null",
    key="e.deal_entry_id",
    title="coalesce(d.name, '')",
    subtitle="e.category",
    owners=("d.owner_id", "a.owner_id"),
    teams=("d.team", "a.team"),
    link="e.deal_id",
    path="deals/{}",
    parts={},
)
# Costs that were entered by hand: of the customer who is what theirs was merged into.
ENTERED = Relation(
    service="customers",
    resource="crm.reports.CostEntry",
    source=f"({ENTRY_ROWS}) e left join accounts a on a.account_id = e.home",
    where="true",
    key="e.cost_entry_id",
    title="e.document",
    subtitle="concat_ws(' · ', nullif(e.category, ''), a.display_name)",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="e.home",
    path="accounts/{}",
    parts={},
)
SPENT = Relation(
    service="customers",
    resource="crm.customers.CampaignCost",
    source=f"({SPENT_ROWS}) k left join accounts a on a.account_id = k.account_id",
    where="true",
    key="k.campaign_cost_id",
    title="k.name",
    subtitle="coalesce(a.display_name, '')",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="k.campaign_id",
    path="campaigns/{}",
    parts={},
    several=True,
)
