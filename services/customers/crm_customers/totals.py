"""The totals of selling that followers reconcile against: counted here in the tables, there in what the feed told.

The rule kept here: a total is of records that the feed tells of, and has the same meaning on both sides. Amounts of all
currencies are added up: check sums, not figures.
"""

from typing import Any

from sqlalchemy import Numeric, Table, column, func, select, true

from crm_customers import queries
from crm_customers.deals.pipelines import TOLD
from crm_customers.digests import attributes_of
from crm_customers.tables import (
    accounts,
    attribute_definitions,
    campaign_costs,
    campaign_responses,
    campaign_touches,
    campaigns,
    conflict_alerts,
    consents,
    contacts,
    deal_approvals,
    deal_entries,
    deal_lines,
    deal_milestones,
    deal_stages,
    deal_tasks,
    deals,
    leads,
    pipelines,
)


def _alive(table: Table) -> Any:
    return table.c.delete_time.is_(None) if "delete_time" in table.c else true()


def _count(table: Table, *where: Any) -> Any:
    return select(func.count()).select_from(table).where(_alive(table), *where)


def _attributes(table: Table) -> Any:
    """The values of records that followers may keep."""
    return select(func.count()).select_from(attributes_of(table))


def _choices() -> Any:
    """What can be chosen of attributes that are in use."""
    each = func.jsonb_array_length(attribute_definitions.c.choices)
    return select(func.coalesce(func.sum(each), 0)).where(_alive(attribute_definitions))


def _sum(table: Table, name: str, *where: Any) -> Any:
    return select(func.coalesce(func.sum(table.c[name]), 0)).where(_alive(table), *where)


def _budgets() -> Any:
    """What campaigns may cost: their budgets by channel are one column."""
    listed = func.jsonb_array_elements(campaigns.c.budgets)
    budget = column("value", campaigns.c.budgets.type)
    each = listed.table_valued(budget, name="budget").render_derived()
    amount = func.coalesce(func.sum(each.c.value["amount"].astext.cast(Numeric)), 0)
    source = campaigns.join(each, true())
    return select(amount).select_from(source).where(campaigns.c.delete_time.is_(None))


_approved = deal_entries.c.state == "approved"
_of_deals = deal_lines.c.deal_id.in_(select(deals.c.deal_id).where(deals.c.delete_time.is_(None)))
_of_pipelines = deal_stages.c.pipeline_id.in_(
    select(pipelines.c.pipeline_id).where(pipelines.c.delete_time.is_(None), TOLD)
)
TOTALS = {
    **queries.TOTALS,
    "attribute_definitions.count": _count(attribute_definitions),
    "attribute_choices.count": _choices(),
    "account_attributes.count": _attributes(accounts),
    "contact_attributes.count": _attributes(contacts),
    "leads.count": _count(leads),
    "leads.converted": _count(leads, leads.c.convert_time.is_not(None)),
    "campaigns.count": _count(campaigns),
    "campaign_budgets.amount": _budgets(),
    "campaign_costs.amount": _sum(campaign_costs, "amount"),
    "campaign_touches.count": _count(campaign_touches),
    "campaign_responses.count": _count(campaign_responses),
    "consents.count": _count(consents),
    "conflict_alerts.count": _count(conflict_alerts),
    "pipelines.count": _count(pipelines, TOLD),
    "deal_stages.count": _count(deal_stages, _of_pipelines),
    "deals.count": _count(deals),
    "deals.amount": _sum(deals, "amount"),
    "deals.won": _count(deals, deals.c.state == "won"),
    "deals.lost": _count(deals, deals.c.state == "lost"),
    "deal_lines.amount": _sum(deal_lines, "amount", _of_deals),
    "deal_approvals.count": _count(deal_approvals),
    "deal_entries.amount": _sum(deal_entries, "amount", _approved),
    "deal_entries.hours": _sum(deal_entries, "hours", _approved),
    "deal_milestones.count": _count(deal_milestones),
    "deal_tasks.count": _count(deal_tasks),
}
