"""The pages of tickets: the day, the call, the ticket, and the lists.

The rule kept here: broken promises are the loudest thing on every screen, and whatever an agent does while somebody is
on the line takes one form.
"""

from crm_tickets.pages import (
    actions,
    asking,
    call,
    calls,
    contact,
    day,
    event_logs,
    everyday,
    house,
    joining,
    journeys,
    lists,
    mail,
    mailboxes,
    meetings,
    promises,
    questions,
    routing,
    service_levels,
    several,
    surveys,
    ticket,
)
from crm_tickets.pages.blueprint import pages

__all__ = [
    "actions",
    "asking",
    "call",
    "calls",
    "contact",
    "day",
    "event_logs",
    "everyday",
    "house",
    "joining",
    "journeys",
    "lists",
    "mail",
    "mailboxes",
    "meetings",
    "pages",
    "promises",
    "questions",
    "routing",
    "service_levels",
    "several",
    "surveys",
    "ticket",
]
