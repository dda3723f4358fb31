"""The tables of channels, one module for each area.

The rule kept here: handlers and queries take tables from here, whichever module they stand in.
"""

from crm_channels.tables.core import (
    accounts,
    deal_registrations,
    decisions,
    merge_trail,
    merged_accounts,
    metadata,
    partners,
    price_books,
    prices,
    products,
)

__all__ = [
    "accounts",
    "deal_registrations",
    "decisions",
    "merge_trail",
    "merged_accounts",
    "metadata",
    "partners",
    "price_books",
    "prices",
    "products",
]
