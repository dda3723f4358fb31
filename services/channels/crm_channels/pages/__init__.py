"""The pages of channels: partners, prices and deal registrations, for our own people and for partners alike.

The rule kept here: one set of pages. What somebody signed in for a partner sees less is what the calls return less,
and what only others may do is not offered to them.
"""

from crm_chassis.doors import worksheet_pages

from crm_channels.pages import (
    conflicts,
    credit,
    materials,
    network,
    orders,
    overview,
    partners,
    plans,
    portal,
    price_changes,
    prices,
    quotes,
    registrations,
    stock,
)
from crm_channels.pages.blueprint import pages

__all__ = [
    "conflicts",
    "credit",
    "materials",
    "network",
    "orders",
    "overview",
    "pages",
    "partners",
    "plans",
    "portal",
    "price_changes",
    "prices",
    "quotes",
    "registrations",
    "stock",
]
worksheet_pages.add(pages)
