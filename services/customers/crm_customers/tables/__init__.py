"""The tables of customers, and who sees a row of them.

The rule kept here: an account belongs to its owner and team, and everything else (contacts, interactions, orders)
belongs to whom its account belongs to.
"""

from crm_customers.tables.attributes import attribute_definitions, attribute_values
from crm_customers.tables.classes import class_changes, class_due, class_rules
from crm_customers.tables.columns import (
    ACCOUNT_KINDS,
    CHANNELS,
    DIRECTIONS,
    ORDER_STATES,
    OUTCOMES,
    metadata,
)
from crm_customers.tables.identity import (
    match_models,
    matches,
    merge_moves,
    merges,
    source_records,
    sweeps,
)
from crm_customers.tables.imports import (
    import_effects,
    import_file_parts,
    import_files,
    import_plans,
    import_rejects,
    import_rows,
    imports,
)
from crm_customers.tables.orders import order_lines, orders, products
from crm_customers.tables.ownership import (
    conflict_alerts,
    hand_over_items,
    hand_overs,
    owner_changes,
    protections,
    territories,
)
from crm_customers.tables.parties import accounts, affiliations, consents, contacts
from crm_customers.tables.privacy import erasure_receipts, erasures
from crm_customers.tables.touch_counts import touch_changes, touch_counts, touch_days
from crm_customers.tables.touches import (
    claim_copies,
    interactions,
    promise_copies,
    ticket_copies,
)

__all__ = [
    "ACCOUNT_KINDS",
    "CHANNELS",
    "DIRECTIONS",
    "ORDER_STATES",
    "OUTCOMES",
    "accounts",
    "affiliations",
    "attribute_definitions",
    "attribute_values",
    "claim_copies",
    "class_changes",
    "class_due",
    "class_rules",
    "conflict_alerts",
    "consents",
    "contacts",
    "erasure_receipts",
    "erasures",
    "hand_over_items",
    "hand_overs",
    "import_effects",
    "import_file_parts",
    "import_files",
    "import_plans",
    "import_rejects",
    "import_rows",
    "imports",
    "interactions",
    "match_models",
    "matches",
    "merge_moves",
    "merges",
    "metadata",
    "order_lines",
    "orders",
    "owner_changes",
    "products",
    "promise_copies",
    "protections",
    "source_records",
    "sweeps",
    "territories",
    "ticket_copies",
    "touch_changes",
    "touch_counts",
    "touch_days",
]
