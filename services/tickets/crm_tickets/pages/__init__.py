"""The pages of tickets: the day, the call, the ticket, and the lists.

The rule kept here: broken promises are the loudest thing on every screen, and whatever an agent does while somebody is
on the line takes one form.
"""

from crm_tickets.pages import call, day, event_logs, journeys, lists, routing, ticket
from crm_tickets.pages.blueprint import pages

__all__ = ["call", "day", "event_logs", "journeys", "lists", "pages", "routing", "ticket"]
