"""The kinds of records of selling that figures are made of: deals, what projects earn, leads, campaigns.

The rule kept here: as in relations.py. What is late is late as of the moment up to which the feed was read; a deal
begins on the day since which there is talk of it.
"""

from crm_chassis.i18n import N_

from crm_reports.relating import Part, Relation, account_parts, several
from crm_reports.selling_credits import MONEY_SOURCE, TABLE

TODAY = (
    "(select max(cast(f.current_time_utc as date)) from followed f where f.service = 'customers')"
)
BEGUN = "coalesce(cast(d.open_date as timestamp), d.create_time)"
NO_TEAM, NOBODY, UNKNOWN = N_("no team"), N_("nobody"), N_("not said")
DEAL_STATES = {"open": N_("Open"), "won": N_("Won"), "lost": N_("Lost")}
# The stages that an installation begins with are ours to name; those that a team adds are theirs.
STAGES = {
    "First contact": N_("First contact"),
    "Needs known": N_("Needs known"),
    "Solution shown": N_("Solution shown"),
    "Offer made": N_("Offer made"),
    "Enquiry": N_("Enquiry"),
    "Design": N_("Design"),
    "Budget": N_("Budget"),
    "Quotation": N_("Quotation"),
    "Contract": N_("Contract"),
    "Building": N_("Building"),
    "Handed over": N_("Handed over"),
    "Shelf talk": N_("Shelf talk"),
    "Samples": N_("Samples"),
    "Terms": N_("Terms"),
    "First order": N_("First order"),
    "On the shelf": N_("On the shelf"),
}
ENTRY_KINDS = {"expense": N_("Expense"), "time": N_("Time"), "income": N_("Income")}
LEAD_STATES = {
    "pool": N_("Nobody's yet"),
    "assigned": N_("Given to somebody"),
    "working": N_("Being worked on"),
    "converted": N_("Became a customer"),
    "disqualified": N_("Ended without"),
}
LEAD_CHANNELS = {
    "web_form": N_("Web form"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "event": N_("Event"),
    "referral": N_("Recommended"),
    "advertisement": N_("Advertisement"),
    "partner": N_("Partner"),
    "other": N_("Something else"),
}
RATINGS = {"hot": N_("Hot"), "warm": N_("Warm"), "cold": N_("Cold")}
CAMPAIGN_CHANNELS = {
    "call": N_("Calls"),
    "email": N_("E-mail"),
    "messenger": N_("Messenger"),
    "letter": N_("Letters"),
    "ad": N_("Advertisements"),
    "event": N_("Fairs and events"),
}
RESPONSE_KINDS = {
    "opened": N_("Opened it"),
    "clicked": N_("Followed a link"),
    "answered": N_("Answered"),
    "asked": N_("Asked for more"),
    "attended": N_("Came"),
    "signed_up": N_("Signed up"),
    "opted_out": N_("Want no more"),
}
DEAL_PARTS = {
    "currency": Part("d.currency"),
    "state": Part("d.state", words=DEAL_STATES, title=N_("State of deal")),
    "stage": Part("d.stage_name", words=STAGES),
    "owner": Part("d.owner_id", empty=NOBODY, title=N_("Seller")),
    "team": Part("d.team", empty=NO_TEAM),
    "deal_category": Part("d.category"),
    "close_reason": Part("d.close_reason"),
    "competitor": Part("d.competitor"),
    "campaign": Part(
        "d.campaign_id",
        label="coalesce(cp.name, '')",
        empty=N_("no campaign"),
        join="left join campaigns cp on cp.campaign_id = d.campaign_id",
    ),
    **account_parts("d.account_id"),
}
OF_DEAL = Part("d.contact_id")
DEALS = Relation(
    service="customers",
    resource="crm.customers.Deal",
    source="deals d",
    where="d.delete_time is null",
    key="d.deal_id",
    title="d.name",
    subtitle="concat_ws(' · ', nullif(d.account_name, ''), nullif(d.stage_name, ''), nullif(d.close_reason, ''))",
    owners=("d.owner_id",),
    teams=("d.team",),
    link="d.deal_id",
    path="deals/{}",
    parts=DEAL_PARTS,
    contact=OF_DEAL,
)
DEAL_LINES = Relation(
    service="customers",
    resource="crm.customers.Deal",
    source="deal_lines l join deals d on d.deal_id = l.deal_id",
    where="d.delete_time is null",
    key="d.deal_id",
    title="d.name",
    subtitle="concat_ws(' · ', l.product_name, nullif(d.account_name, ''))",
    owners=("d.owner_id",),
    teams=("d.team",),
    link="d.deal_id",
    path="deals/{}",
    parts={**DEAL_PARTS, "deal_product": Part("l.product_name", many=True)},
    several=True,
    contact=OF_DEAL,
)
DEAL_ENTRIES = Relation(
    service="customers",
    resource="crm.customers.DealEntry",
    source="deal_entries e join deals d on d.deal_id = e.deal_id",
    where="d.delete_time is null and e.state = 'approved'",
    key="e.deal_entry_id",
    title="d.name",
    subtitle="concat_ws(' · ', e.kind, nullif(e.category, ''))",
    owners=("d.owner_id", "e.actor_id"),
    teams=("d.team",),
    link="e.deal_id",
    path="deals/{}/project",
    parts={**DEAL_PARTS, "kind": Part("e.kind", words=ENTRY_KINDS, title=N_("Kind of entry"))},
    dated=True,
    contact=OF_DEAL,
)
# The same money, by when the deal was won: beside what was planned of the same deals.
WON_ENTRIES = Relation(
    service="customers",
    resource="crm.customers.DealEntry",
    source=DEAL_ENTRIES.source,
    where=f"{DEAL_ENTRIES.where} and d.state = 'won'",
    key="e.deal_entry_id",
    title="d.name",
    subtitle=DEAL_ENTRIES.subtitle,
    owners=DEAL_ENTRIES.owners,
    teams=("d.team",),
    link="e.deal_id",
    path="deals/{}/project",
    parts=DEAL_ENTRIES.parts,
    contact=OF_DEAL,
)
MILESTONES = Relation(
    service="customers",
    resource="crm.customers.DealMilestone",
    source="deal_milestones m join deals d on d.deal_id = m.deal_id",
    where=f"d.delete_time is null and d.state <> 'lost' and m.done_date is null and m.due_date < {TODAY}",
    key="m.deal_milestone_id",
    title="m.name",
    subtitle="d.name",
    owners=("d.owner_id",),
    teams=("d.team",),
    link="m.deal_id",
    path="deals/{}/project",
    parts=DEAL_PARTS,
    dated=True,
    contact=OF_DEAL,
)
LEADS = Relation(
    service="customers",
    resource="crm.customers.Lead",
    source="leads l",
    where="l.delete_time is null and l.state not in ('suspect', 'rejected')",
    key="l.lead_id",
    title="l.display_name",
    subtitle="concat_ws(' · ', nullif(l.company_name, l.display_name), nullif(l.interest, ''))",
    owners=("l.owner_id",),
    teams=("l.team",),
    link="l.lead_id",
    path="leads/{}",
    parts={
        "state": Part("l.state", words=LEAD_STATES, title=N_("State of lead")),
        "lead_channel": Part("l.channel", words=LEAD_CHANNELS),
        "lead_source": Part("l.source", empty=N_("entered here")),
        "owner": Part("l.owner_id", empty=NOBODY, title=N_("Seller")),
        "team": Part("l.team", empty=NO_TEAM),
        "rating": Part("l.rating", words=RATINGS),
        "interest": Part("l.interest"),
        "country": Part("l.country"),
        "region": Part("l.region"),
        "segment": Part("l.segment"),
        "campaign": Part(
            "l.campaign_id",
            label="coalesce(cp.name, '')",
            empty=N_("no campaign"),
            join="left join campaigns cp on cp.campaign_id = l.campaign_id",
        ),
    },
    contact=Part("l.contact_id"),
)


def _campaign_parts(channel: str) -> dict[str, Part]:
    """How what belongs to a campaign (alias c) is cut."""
    return {
        "campaign": Part("c.campaign_id", label="c.name"),
        "campaign_channel": Part(channel, words=CAMPAIGN_CHANNELS),
        "owner": Part("c.owner_id", empty=NOBODY),
        "team": Part("c.team", empty=NO_TEAM),
        "product_line": Part("c.product_line"),
    }


CAMPAIGN = "c.delete_time is null"
CAMPAIGNS = Relation(
    service="customers",
    resource="crm.customers.Campaign",
    source="campaigns c",
    where=CAMPAIGN,
    key="c.campaign_id",
    title="c.name",
    subtitle="c.currency",
    owners=("c.owner_id",),
    teams=("c.team",),
    link="c.campaign_id",
    path="campaigns/{}",
    parts={
        name: part
        for name, part in _campaign_parts("''").items()
        if name not in ("campaign", "campaign_channel")
    },
)
CAMPAIGN_BUDGETS = Relation(
    service="customers",
    resource="crm.customers.Campaign",
    source="campaign_budgets b join campaigns c on c.campaign_id = b.campaign_id",
    where=CAMPAIGN,
    key="c.campaign_id",
    title="c.name",
    subtitle="b.channel",
    owners=("c.owner_id",),
    teams=("c.team",),
    link="c.campaign_id",
    path="campaigns/{}",
    parts={"currency": Part("c.currency"), **several(_campaign_parts("b.channel"))},
    dated=True,
    several=True,
)
CAMPAIGN_COSTS = Relation(
    service="customers",
    resource="crm.customers.CampaignCost",
    source="campaign_costs k join campaigns c on c.campaign_id = k.campaign_id",
    where=CAMPAIGN,
    key="k.campaign_cost_id",
    title="c.name",
    subtitle="k.description",
    owners=("c.owner_id",),
    teams=("c.team",),
    link="c.campaign_id",
    path="campaigns/{}",
    parts={"currency": Part("c.currency"), **_campaign_parts("k.channel")},
    dated=True,
)
TOUCHES = Relation(
    service="customers",
    resource="crm.customers.CampaignTouch",
    source=(
        "campaign_touches t join campaigns c on c.campaign_id = t.campaign_id"
        " left join accounts a on a.account_id = t.account_id"
    ),
    # As customers counts them: who was not there was not touched.
    where=f"{CAMPAIGN} and t.outcome not in ('no_answer', 'busy', 'wrong_number')",
    key="t.campaign_touch_id",
    title="coalesce(a.display_name, '')",
    subtitle="c.name",
    owners=("t.agent_id", "c.owner_id"),
    teams=("c.team",),
    link="c.campaign_id",
    path="campaigns/{}",
    parts={**_campaign_parts("t.channel"), **account_parts("t.account_id", "a")},
    contact=Part("t.contact_id"),
)
TOUCHED = Relation(
    service="customers",
    resource="crm.customers.Account",
    source=TOUCHES.source,
    where=TOUCHES.where,
    key="t.account_id",
    title="coalesce(a.display_name, '')",
    subtitle="c.name",
    owners=TOUCHES.owners,
    teams=("c.team",),
    link="t.account_id",
    path="accounts/{}",
    parts=several(TOUCHES.parts),
    several=True,
    contact=Part("t.contact_id", many=True),
)
RESPONSES = Relation(
    service="customers",
    resource="crm.customers.CampaignResponse",
    source=(
        "campaign_responses r join campaigns c on c.campaign_id = r.campaign_id"
        " left join accounts a on a.account_id = r.account_id"
    ),
    where=CAMPAIGN,
    key="r.campaign_response_id",
    title="coalesce(a.display_name, '')",
    subtitle="c.name",
    owners=("c.owner_id",),
    teams=("c.team",),
    link="c.campaign_id",
    path="campaigns/{}",
    parts={
        **_campaign_parts("r.channel"),
        "kind": Part("r.kind", words=RESPONSE_KINDS, title=N_("What they did")),
        **account_parts("r.account_id", "a"),
    },
    contact=Part("r.contact_id"),
)
CREDITS = Relation(
    service="customers",
    resource="crm.customers.Order",
    source=(
        f"{TABLE} x join campaigns c on c.campaign_id = x.campaign_id"
        " left join accounts a on a.account_id = x.account_id"
    ),
    where=CAMPAIGN,
    key="x.conversion",
    title="coalesce(a.display_name, '')",
    subtitle="concat_ws(' · ', c.name, x.kind)",
    owners=("c.owner_id",),
    teams=("c.team",),
    link="c.campaign_id",
    path="campaigns/{}/credits",
    parts={
        "currency": Part("x.currency"),
        **several(_campaign_parts("x.channel")),
        **account_parts("x.account_id", "a"),
    },
    dated=True,
    several=True,
)
MONEY = Relation(
    service="customers",
    resource="crm.customers.Campaign",
    source=f"{MONEY_SOURCE} x join campaigns c on c.campaign_id = x.campaign_id",
    where=CAMPAIGN,
    key="x.number",
    title="c.name",
    subtitle="x.kind",
    owners=("c.owner_id",),
    teams=("c.team",),
    link="c.campaign_id",
    path="campaigns/{}",
    parts={"currency": Part("c.currency", many=True), **several(_campaign_parts("x.channel"))},
    dated=True,
    several=True,
)
