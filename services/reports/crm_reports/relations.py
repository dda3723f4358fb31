"""The kinds of records that figures are made of: where they lie, whose they are, what they are called.

The rule kept here: a relation names one record with one key, its owners and its teams, so that every figure narrows to
what its reader may see and opens down to the records behind it. The SQL is ours alone: nothing of a request is in it.
"""

from dataclasses import replace

from crm_chassis.i18n import N_

from crm_reports.relating import (
    CHANNELS,
    CLOCK_KINDS,
    DIRECTIONS,
    OUTCOMES,
    PARTNER_KINDS,
    PRIORITIES,
    PROMISE_KINDS,
    REGISTRATION_STATES,
    TICKET_OUTCOMES,
    Part,
    Relation,
    account_parts,
    borrowed_parts,
    several,
)

__all__ = ["Part", "Relation"]

TICKETS = Relation(
    service="tickets",
    resource="crm.tickets.Ticket",
    source="tickets t",
    where="t.delete_time is null",
    key="t.ticket_id",
    title="t.subject",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name)",
    owners=("t.owner_id", "t.handler_id"),
    teams=("t.team", "t.handler_team"),
    link="t.ticket_id",
    path="{}",
    parts={
        "channel": Part("t.channel", words=CHANNELS),
        "team": Part("t.team", empty=N_("no team")),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        "ticket_category": Part("t.category"),
        "priority": Part("t.priority", words=PRIORITIES),
        "outcome": Part("t.outcome", words=TICKET_OUTCOMES),
        **account_parts("t.account_id"),
    },
    contact=Part("t.contact_id"),
)
# What else of a ticket is told about what belongs to it.
TICKET_PARTS = {
    name: TICKETS.parts[name]
    for name in ("channel", "ticket_category", "priority", *account_parts("t.account_id"))
}
HAND_OVERS = Relation(
    service="tickets",
    resource="crm.tickets.HandOver",
    source="hand_overs h left join tickets t on t.ticket_id = h.ticket_id",
    where="h.delete_time is null and h.state <> 'withdrawn'",
    key="h.hand_over_id",
    title="coalesce(t.subject, '')",
    subtitle=(
        "concat(coalesce(nullif(h.from_team, ''), '–'), ' → ',"
        " coalesce(nullif(h.to_team, ''), h.to_id), ': ', h.reason)"
    ),
    owners=("h.from_id", "h.to_id", "t.owner_id"),
    teams=("h.from_team", "h.to_team", "t.team"),
    link="h.ticket_id",
    path="{}",
    parts={
        "from_team": Part("h.from_team", empty=N_("no team")),
        "to_team": Part("h.to_team", empty=N_("no team")),
        "team": Part("h.from_team", empty=N_("no team"), title=N_("From department")),
        "owner": Part("h.from_id", empty=N_("nobody"), title=N_("From whom")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
PROMISES = Relation(
    service="tickets",
    resource="crm.tickets.Promise",
    source="promises p left join tickets t on t.ticket_id = p.ticket_id",
    where="p.delete_time is null",
    key="p.promise_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("p.owner_id", "t.owner_id"),
    teams=("p.team", "t.team"),
    link="p.ticket_id",
    path="{}",
    parts={
        "team": Part("p.team", empty=N_("no team")),
        "owner": Part("p.owner_id"),
        "kind": Part("p.kind", words=PROMISE_KINDS, title=N_("Kind of promise")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
TIME_LOGS = Relation(
    service="tickets",
    resource="crm.tickets.TimeLog",
    source="time_logs w left join tickets t on t.ticket_id = w.ticket_id",
    where="w.delete_time is null and not w.running",
    key="w.time_log_id",
    title="w.activity_name",
    subtitle="coalesce(t.subject, '')",
    owners=("w.user_id", "t.owner_id"),
    teams=("w.team", "t.team"),
    link="w.ticket_id",
    path="{}",
    parts={
        "activity": Part("w.activity_id", label="w.activity_name", number=True),
        "team": Part("w.team", empty=N_("no team")),
        "owner": Part("w.user_id"),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
# A stage is its department's; every other clock is the ticket's.
CLOCK_TEAM = "coalesce(nullif(c.team, ''), t.team, '')"
CLOCKS = Relation(
    service="tickets",
    resource="crm.tickets.Clock",
    source=(
        "clocks c left join tickets t on t.ticket_id = c.ticket_id"
        " left join policies o on o.policy_id = c.policy_id"
    ),
    where="c.delete_time is null",
    key="c.clock_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("t.owner_id", "t.handler_id"),
    teams=(CLOCK_TEAM, "t.team"),
    link="c.ticket_id",
    path="{}",
    parts={
        "kind": Part("c.kind", words=CLOCK_KINDS, title=N_("What was due")),
        "policy": Part("c.policy_id", label="coalesce(o.display_name, '')", number=True),
        "team": Part(CLOCK_TEAM, empty=N_("no team")),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
JOURNEYS = Relation(
    service="tickets",
    resource="crm.tickets.Ticket",
    source="journeys j left join tickets t on t.ticket_id = j.ticket_id",
    where="t.delete_time is null",
    key="j.ticket_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("t.owner_id", "t.handler_id"),
    teams=("t.team", "t.handler_team"),
    link="j.ticket_id",
    path="{}",
    parts={
        "departments": Part("j.department_count"),
        "team": Part("t.team", empty=N_("no team")),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
MOVES = Relation(
    service="tickets",
    resource="crm.tickets.Ticket",
    source="journey_moves m left join tickets t on t.ticket_id = m.ticket_id",
    where="t.delete_time is null",
    key="m.ticket_id * 100000 + m.number",
    title="coalesce(t.subject, '')",
    subtitle="concat(coalesce(nullif(m.from_team, ''), '–'), ' → ', coalesce(nullif(m.to_team, ''), '–'))",
    owners=("t.owner_id", "t.handler_id"),
    teams=("m.from_team", "m.to_team", "t.team"),
    link="m.ticket_id",
    path="{}",
    parts={
        "from_team": Part("m.from_team", empty=N_("no team")),
        "to_team": Part("m.to_team", empty=N_("no team")),
        "team": Part("m.from_team", empty=N_("no team"), title=N_("From department")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
ACTIONS = Relation(
    service="tickets",
    resource="crm.tickets.Action",
    source="actions a",
    where="a.delete_time is null and a.state <> 'cancelled'",
    key="a.action_id",
    title="a.title",
    subtitle="a.owner_id",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="a.action_id",
    path="actions/{}",
    parts={
        "team": Part("a.team", empty=N_("no team")),
        "owner": Part("a.owner_id"),
        **account_parts("a.account_id"),
    },
)
CALLS = Relation(
    service="tickets",
    resource="crm.tickets.Call",
    source="calls v",
    where="true",
    key="v.call_id",
    title="v.requester_name",
    subtitle="v.queue",
    owners=("v.agent_id",),
    teams=("coalesce(nullif(v.team, ''), v.ring_team)",),
    link="nullif(v.ticket_id, 0)",
    path="{}",
    parts={
        "team": Part("coalesce(nullif(v.team, ''), v.ring_team)", empty=N_("no team")),
        "owner": Part("v.agent_id"),
        "queue": Part("v.queue"),
        **account_parts("v.account_id"),
    },
)
SURVEYS = Relation(
    service="tickets",
    resource="crm.tickets.SurveyInvitation",
    source="surveys s left join tickets t on t.ticket_id = s.ticket_id",
    where="t.delete_time is null",
    key="s.survey_invitation_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("s.owner_id", "t.handler_id"),
    teams=("s.team", "t.team"),
    link="s.ticket_id",
    path="{}",
    parts={
        "score": Part("s.score"),
        "team": Part("s.team", empty=N_("no team")),
        "owner": Part("s.owner_id"),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
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
