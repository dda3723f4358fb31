"""The pages of customers: find one in a few keystrokes, see everything that passed, and write down what passes now.

The rule kept here: pages go through the pipeline like every other caller.
"""

from crm_customers.pages import (
    accounts,
    attributes,
    classes,
    contacts,
    hand_overs,
    identity,
    imports,
    ownership,
    privacy,
    same,
    touches,
    touchpoints,
    wording,
)
from crm_customers.pages.blueprint import pages

__all__ = [
    "accounts",
    "attributes",
    "classes",
    "contacts",
    "hand_overs",
    "identity",
    "imports",
    "ownership",
    "pages",
    "privacy",
    "same",
    "touches",
    "touchpoints",
    "wording",
]
