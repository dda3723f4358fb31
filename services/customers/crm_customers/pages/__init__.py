"""The pages of customers: find one in a few keystrokes, see everything that passed, and write down what passes now.

The rule kept here: pages go through the pipeline like every other caller.
"""

from crm_customers.pages import (
    accounts,
    attributes,
    campaigns,
    classes,
    contacts,
    deal_figures,
    deals,
    enquiry,
    hand_overs,
    identity,
    import_plans,
    imports,
    lead_rules,
    leads,
    ownership,
    privacy,
    projects,
    same,
    touches,
    touchpoints,
    wording,
    worksheet_rounds,
)
from crm_customers.pages.blueprint import pages

__all__ = [
    "accounts",
    "attributes",
    "campaigns",
    "classes",
    "contacts",
    "deal_figures",
    "deals",
    "enquiry",
    "hand_overs",
    "identity",
    "import_plans",
    "imports",
    "lead_rules",
    "leads",
    "ownership",
    "pages",
    "privacy",
    "projects",
    "same",
    "touches",
    "touchpoints",
    "wording",
    "worksheet_rounds",
]
