"""The tables of tickets, by area.

The rule kept here: who needs a table imports it from here, wherever it is written down.
"""

from crm_tickets.tables.columns import (
    CHANNELS,
    HAND_OVER_KINDS,
    HAND_OVER_STATES,
    OUTCOMES,
    PRIORITIES,
    PROMISE_KINDS,
    PROMISE_STATES,
    STEP_KINDS,
    TICKET_STATES,
    VISIBILITIES,
    metadata,
)
from crm_tickets.tables.customers import known_accounts, known_contacts, merge_trail, requesters
from crm_tickets.tables.tickets import comments, hand_overs, promises, ticket_steps, tickets

__all__ = [
    "CHANNELS",
    "HAND_OVER_KINDS",
    "HAND_OVER_STATES",
    "OUTCOMES",
    "PRIORITIES",
    "PROMISE_KINDS",
    "PROMISE_STATES",
    "STEP_KINDS",
    "TICKET_STATES",
    "VISIBILITIES",
    "comments",
    "hand_overs",
    "known_accounts",
    "known_contacts",
    "merge_trail",
    "metadata",
    "promises",
    "requesters",
    "ticket_steps",
    "tickets",
]
