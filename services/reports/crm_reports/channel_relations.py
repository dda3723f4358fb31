"""The kinds of records of channels that figures are made of.

The rule kept here: as in relations.py. What was cancelled or came back is not sold; stock at the end of a period is
what its entries add up to by then.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from crm_chassis.i18n import N_

from crm_reports.relating import Part, Relation, account_parts
from crm_reports.relations import PARTNER_PARTS

ORDER_STATES = {
    "draft": N_("Draft"),
    "placed": N_("Placed"),
    "on_hold": N_("On hold"),
    "confirmed": N_("Confirmed"),
    "partly_shipped": N_("Partly shipped"),
    "shipped": N_("Shipped"),
    "delivered": N_("Delivered"),
    "closed": N_("Closed"),
    "returned": N_("Returned"),
    "cancelled": N_("Cancelled"),
}
QUOTE_STATES = {
    "draft": N_("Draft"),
    "in_approval": N_("Waits for approval"),
    "approved": N_("Approved"),
    "sent": N_("Sent"),
    "accepted": N_("Accepted"),
    "declined": N_("Declined"),
    "expired": N_("Expired"),
    "withdrawn": N_("Withdrawn"),
    "superseded": N_("Replaced"),
}
MATERIAL_STATES = {
    "requested": N_("Requested"),
    "approved": N_("Approved"),
    "allotted": N_("Allotted"),
    "shipped": N_("Shipped"),
    "received": N_("Received"),
    "rejected": N_("Rejected"),
    "withdrawn": N_("Withdrawn"),
}
PARTNER = "coalesce(p.name, '')"
NO_LINE = N_("no product line")
DEALER_ORDERS = Relation(
    service="channels",
    resource="crm.channels.Order",
    source=(
        "dealer_order_lines l join dealer_orders o on o.order_id = l.order_id"
        " left join partners p on p.partner_id = o.partner_id"
        " left join catalogue g on g.product_id = l.product_id"
    ),
    where="o.delete_time is null and o.state not in ('draft', 'cancelled')",
    key="o.order_id",
    title="o.number",
    subtitle="concat_ws(' · ', nullif(p.name, ''), nullif(o.end_customer_name, ''))",
    owners=("o.owner_id",),
    teams=("o.team",),
    link="o.order_id",
    path="orders/{}",
    parts={
        "currency": Part("o.currency"),
        "state": Part("o.state", words=ORDER_STATES),
        **PARTNER_PARTS,
        "partner": Part("o.partner_id", label=PARTNER),
        "product_line": Part("g.product_line", empty=NO_LINE, many=True),
        "product": Part("l.sku", label="l.product_name", many=True),
        "team": Part("o.team", empty=N_("no team")),
        "owner": Part("o.owner_id", empty=N_("nobody")),
    },
    several=True,
    ids=("order_id",),
)
TARGETS = Relation(
    service="channels",
    resource="crm.channels.SalesTarget",
    source=(
        "(select *, unnest(generate_series(1, 12)) as month, unnest(["
        + ", ".join(f"month_{number:02d}" for number in range(1, 13))
        + "]) as planned from sales_targets) t join sales_plans s on s.sales_plan_id = t.sales_plan_id"
        " left join partners p on p.partner_id = t.partner_id"
    ),
    where=(
        "t.delete_time is null and s.delete_time is null and s.state <> 'draft' and s.measure = 'amount'"
        " and s.basis = 'orders' and t.planned <> 0"
    ),
    key="t.sales_target_id",
    title="s.name",
    subtitle="concat_ws(' · ', nullif(p.name, ''), nullif(t.product_line, ''), nullif(t.territory, ''))",
    owners=("t.owner_id",),
    teams=("t.team",),
    link="t.sales_target_id",
    path="targets/{}",
    parts={
        "currency": Part("s.currency"),
        "partner": Part("t.partner_id", label=PARTNER, empty=N_("all partners")),
        "product_line": Part("t.product_line", empty=N_("all product lines")),
        "team": Part("t.team", empty=N_("no team")),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        "territory": Part(
            "coalesce(nullif(t.territory, ''), p.territory, '')", empty=N_("all territories")
        ),
    },
    dated=True,
    several=True,
)
QUOTES = Relation(
    service="channels",
    resource="crm.channels.Quote",
    source="quotes q left join partners p on p.partner_id = q.partner_id",
    where="q.delete_time is null",
    key="q.quote_id",
    title="q.number",
    subtitle="concat_ws(' · ', q.end_customer_name, coalesce(p.name, q.owner_id))",
    owners=("q.owner_id",),
    teams=("q.team",),
    link="q.quote_id",
    path="quotes/{}",
    parts={
        "currency": Part("q.currency"),
        "state": Part("q.state", words=QUOTE_STATES),
        **PARTNER_PARTS,
        "partner": Part("q.partner_id", label=PARTNER, empty=N_("our own house")),
        **account_parts("q.account_id"),
        "team": Part("q.team", empty=N_("no team")),
        "owner": Part("q.owner_id", empty=N_("nobody")),
    },
)
STOCK = Relation(
    service="channels",
    resource="crm.channels.StockBalance",
    source=(
        "stock_entries e join stock_balances b"
        " on b.location_id = e.location_id and b.product_id = e.product_id"
        " left join locations w on w.location_id = e.location_id"
        " left join catalogue g on g.product_id = e.product_id"
    ),
    where="true",
    key="b.stock_balance_id",
    title="coalesce(g.sku, '')",
    subtitle="concat_ws(' · ', w.name, g.name)",
    owners=("coalesce(w.owner_id, '')",),
    teams=(),
    link="concat(b.location_id, '/', b.product_id)",
    path="stock/{}",
    parts={
        "location": Part("e.location_id", label="w.name"),
        "product": Part("coalesce(g.sku, '')", label="g.name"),
        "product_line": Part("g.product_line", empty=NO_LINE),
    },
    several=True,
)
SHORTAGES = Relation(
    service="channels",
    resource="crm.channels.StockBalance",
    source=(
        "stock_balances b left join locations w on w.location_id = b.location_id"
        " left join catalogue g on g.product_id = b.product_id"
    ),
    where="b.on_hand - b.reserved < b.minimum",
    key="b.stock_balance_id",
    title="coalesce(g.sku, '')",
    subtitle="concat_ws(' · ', w.name, g.name)",
    owners=("coalesce(w.owner_id, '')",),
    teams=(),
    link="concat(b.location_id, '/', b.product_id)",
    path="stock/{}",
    parts={
        "location": Part("b.location_id", label="w.name"),
        "product": Part("coalesce(g.sku, '')", label="g.name"),
        "product_line": Part("g.product_line", empty=NO_LINE),
    },
)
SELL_OUTS = Relation(
    service="channels",
    resource="crm.channels.SellOut",
    source=(
        "sell_outs x left join partners p on p.partner_id = x.partner_id"
        " left join catalogue g on g.product_id = x.product_id"
    ),
    where="x.delete_time is null",
    key="x.sell_out_id",
    title="coalesce(g.sku, '')",
    subtitle="concat_ws(' · ', nullif(p.name, ''), nullif(x.end_customer_name, ''))",
    owners=("x.owner_id",),
    teams=("x.team",),
    link="x.partner_id",
    path="partners/{}",
    parts={
        "currency": Part("x.currency"),
        **PARTNER_PARTS,
        "partner": Part("x.partner_id", label=PARTNER),
        "product": Part("coalesce(g.sku, '')", label="g.name"),
        "product_line": Part("g.product_line", empty=NO_LINE),
        **account_parts("x.account_id"),
        "team": Part("x.team", empty=N_("no team")),
        "owner": Part("x.owner_id", empty=N_("nobody")),
    },
    dated=True,
)
CREDIT = Relation(
    service="channels",
    resource="crm.channels.CreditAccount",
    source="credit_accounts k left join partners p on p.partner_id = k.partner_id",
    where="k.delete_time is null",
    key="k.credit_account_id",
    title=PARTNER,
    subtitle="concat_ws(' ', k.credit_limit, k.currency)",
    owners=("k.owner_id",),
    teams=("k.team",),
    link="k.partner_id",
    path="partners/{}/credit",
    parts={
        "currency": Part("k.currency"),
        **PARTNER_PARTS,
        "partner": Part("k.partner_id", label=PARTNER),
        "team": Part("k.team", empty=N_("no team")),
        "owner": Part("k.owner_id", empty=N_("nobody")),
    },
)
INVOICES = Relation(
    service="channels",
    resource="crm.channels.Invoice",
    source="invoices v left join partners p on p.partner_id = v.partner_id",
    where="true",
    key="v.invoice_id",
    title="v.number",
    subtitle=PARTNER,
    owners=("v.owner_id",),
    teams=("v.team",),
    link="v.partner_id",
    path="partners/{}/credit",
    parts={
        "currency": Part("v.currency"),
        **PARTNER_PARTS,
        "partner": Part("v.partner_id", label=PARTNER),
        "team": Part("v.team", empty=N_("no team")),
        "owner": Part("v.owner_id", empty=N_("nobody")),
    },
    dated=True,
)
PAYMENTS = Relation(
    service="channels",
    resource="crm.channels.Payment",
    source="payments y left join partners p on p.partner_id = y.partner_id",
    where="y.kind = 'payment'",
    key="y.payment_id",
    title=PARTNER,
    subtitle="y.currency",
    owners=("y.owner_id",),
    teams=("y.team",),
    link="y.partner_id",
    path="partners/{}/credit",
    parts={
        "currency": Part("y.currency"),
        **PARTNER_PARTS,
        "partner": Part("y.partner_id", label=PARTNER),
        "team": Part("y.team", empty=N_("no team")),
        "owner": Part("y.owner_id", empty=N_("nobody")),
    },
    dated=True,
)
CONFLICTS = Relation(
    service="channels",
    resource="crm.channels.CustomerConflict",
    source="customer_conflicts f",
    where="f.delete_time is null",
    key="f.customer_conflict_id",
    title="f.end_customer_name",
    subtitle="''",
    owners=("''",),
    teams=(),
    link="f.customer_conflict_id",
    path="conflicts/{}",
    parts={},
)
MATERIALS = Relation(
    service="channels",
    resource="crm.channels.MaterialOrder",
    source="material_orders m left join partners p on p.partner_id = m.partner_id",
    where="m.delete_time is null",
    key="m.material_order_id",
    title=PARTNER,
    subtitle="m.campaign",
    owners=("m.owner_id",),
    teams=("m.team",),
    link="m.material_order_id",
    path="material-orders/{}",
    parts={
        "material_campaign": Part("m.campaign", empty=N_("no campaign")),
        "state": Part("m.state", words=MATERIAL_STATES),
        **PARTNER_PARTS,
        "partner": Part("m.partner_id", label=PARTNER),
        "team": Part("m.team", empty=N_("no team")),
        "owner": Part("m.owner_id", empty=N_("nobody")),
    },
)
