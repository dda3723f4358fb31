"""The kinds of records that figures are made of: where they lie, whose they are, what they are called.

The rule kept here: a relation names one record with one key, its owners and its teams, so that every figure narrows to
what its reader may see and opens down to the records behind it. The SQL is ours alone: nothing of a request is in it.
"""

from dataclasses import replace

from crm_chassis.i18n import N_

from crm_reports.relating import (
    CHANNELS,
    DIRECTIONS,
    OUTCOMES,
    PARTNER_KINDS,
    REGISTRATION_STATES,
    Part,
    Relation,
    account_parts,
    borrowed_parts,
    several,
)

__all__ = ["Part", "Relation"]

ACCOUNTS = Relation(
    service="customers",
    resource="crm.customers.Account",
    source="accounts a",
    where="a.delete_time is null",
    key="a.account_id",
    title="a.display_name",
    subtitle="concat_ws(', ', nullif(a.city, ''), nullif(a.country, ''))",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="a.account_id",
    path="accounts/{}",
    parts={
        "team": Part("a.team", empty=N_("no team")),
        "owner": Part("a.owner_id", empty=N_("nobody")),
        **account_parts("a.account_id", "a"),
    },
)
INTERACTIONS = Relation(
    service="customers",
    resource="crm.customers.Interaction",
    source="interactions i left join accounts a on a.account_id = i.account_id",
    where="i.delete_time is null",
    key="i.interaction_id",
    title="i.subject",
    subtitle="coalesce(a.display_name, '')",
    owners=("i.agent_id", "i.account_owner_id"),
    teams=("i.account_team",),
    link="i.interaction_id",
    path="interactions/{}",
    parts={
        "channel": Part("i.channel", words=CHANNELS),
        "direction": Part("i.direction", words=DIRECTIONS),
        "outcome": Part("i.outcome", words=OUTCOMES),
        "owner": Part("i.agent_id", empty=N_("nobody"), title=N_("Who had the contact")),
        "team": Part("i.account_team", empty=N_("no team")),
        **borrowed_parts("i.account_id", "i.account", "a"),
    },
    contact=Part("i.contact_id"),
)
# One row for each line of an order; a cancelled or returned order counts in no figure of sales.
BUYER = "coalesce(nullif(o.account_id, 0), o.order_account_id)"
LINES = f"order_lines o left join accounts a on a.account_id = {BUYER}"
# Whom of the customer an order is from, as the order says it.
ORDERED_BY = Part("od.contact_id", join="left join orders od on od.order_id = o.order_id")
ORDER_PARTS = {
    "currency": Part("o.currency"),
    "region": Part("o.region"),
    # Where an order does not say it, each buyer in it does.
    "country": Part("coalesce(nullif(o.country, ''), o.buyer_country, '')", many=True),
    "channel": Part("o.channel", words=CHANNELS),
}
# One order can have lines for several buyers and products.
LINE_PARTS = {
    "category": Part("o.category"),
    "subcategory": Part("o.subcategory"),
    "product": Part("o.product_code", label="o.product_name"),
    "team": Part("o.buyer_team", empty=N_("no team")),
    "owner": Part("o.buyer_owner_id", empty=N_("nobody")),
    **{
        name: part
        for name, part in borrowed_parts(BUYER, "o.buyer", "a").items()
        if name not in ORDER_PARTS
    },
}


ORDERS = Relation(
    service="customers",
    resource="crm.customers.Order",
    source=LINES,
    where="o.state not in ('cancelled', 'returned')",
    key="o.order_id",
    title="o.external_id",
    subtitle="coalesce(a.display_name, '')",
    owners=("o.buyer_owner_id",),
    teams=("o.buyer_team",),
    link="o.order_id",
    path="orders/{}",
    parts={**ORDER_PARTS, **several(LINE_PARTS)},
    dated=True,
    several=True,
    ids=("order_id",),
    contact=ORDERED_BY,
)
BUYERS = Relation(
    service="customers",
    resource="crm.customers.Account",
    source=LINES,
    where=ORDERS.where,
    key=BUYER,
    title="coalesce(a.display_name, '')",
    subtitle="coalesce(o.buyer_segment, '')",
    owners=("o.buyer_owner_id",),
    teams=("o.buyer_team",),
    link=BUYER,
    path="accounts/{}",
    parts=several({**ORDER_PARTS, **LINE_PARTS}),
    dated=True,
    several=True,
    ids=("account_id", "order_account_id"),
    contact=replace(ORDERED_BY, many=True),
)
PRODUCTS = Relation(
    service="customers",
    resource="crm.customers.Product",
    source=LINES,
    where=ORDERS.where,
    key="o.product_id",
    title="o.product_name",
    subtitle="concat_ws(' · ', o.product_code, nullif(o.category, ''))",
    owners=("o.buyer_owner_id",),
    teams=("o.buyer_team",),
    link="o.product_id",
    path="",
    parts=several({**ORDER_PARTS, **LINE_PARTS}),
    dated=True,
    several=True,
    contact=replace(ORDERED_BY, many=True),
)
PARTNER_PARTS = {
    "partner": Part("p.partner_id", label="coalesce(p.name, '')"),
    "partner_tier": Part("p.tier"),
    "partner_kind": Part("p.kind", words=PARTNER_KINDS),
    "territory": Part("coalesce(p.territory, '')", empty=N_("no territory")),
}
PARTNERS = Relation(
    service="channels",
    resource="crm.channels.Partner",
    source="partners p",
    where="p.delete_time is null",
    key="p.partner_id",
    title="p.name",
    subtitle="p.territory",
    owners=("p.owner_id",),
    teams=("p.team",),
    link="p.partner_id",
    path="partners/{}",
    parts={
        "team": Part("p.team", empty=N_("no team")),
        "owner": Part("p.owner_id", empty=N_("nobody")),
        **PARTNER_PARTS,
    },
)
REGISTRATIONS = Relation(
    service="channels",
    resource="crm.channels.DealRegistration",
    source="deal_registrations r left join partners p on p.partner_id = r.partner_id",
    where="r.delete_time is null",
    key="r.deal_registration_id",
    title="r.end_customer_name",
    subtitle="coalesce(p.name, r.owner_id)",
    owners=("r.owner_id",),
    teams=("r.team",),
    link="r.deal_registration_id",
    path="registrations/{}",
    parts={
        "state": Part("r.state", words=REGISTRATION_STATES),
        "currency": Part("r.currency"),
        "team": Part("r.team", empty=N_("no team")),
        "owner": Part("r.owner_id", empty=N_("nobody")),
        "product_line": Part("r.product_line", empty=N_("no product line")),
        **PARTNER_PARTS,
        "partner": Part("r.partner_id", label="coalesce(p.name, '')", empty=N_("our own house")),
        **account_parts("r.account_id"),
    },
)
