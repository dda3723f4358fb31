"""What fills in the placeholders of canned replies and macros.

The rule kept here: a reply names the customer, the ticket, who writes and what is promised as they are when it is
filled in; times are the writer's.
"""

from typing import TYPE_CHECKING

from crm_chassis import formats, i18n
from crm_chassis.sql import Row, Statement
from sqlalchemy import select

from crm_tickets.everyday.rules import filled
from crm_tickets.queries import number
from crm_tickets.tables import promises

if TYPE_CHECKING:
    from crm_chassis.call import Call

NEXT_PROMISE = Statement(
    select(promises.c.due_time)
    .where(promises.c.ticket_id == number("ticket_id"), promises.c.state == "open")
    .order_by(promises.c.due_time)
    .limit(1)
)


def fill(call: "Call", ticket: Row, text: str, language: str = "") -> tuple[str, list[str]]:
    """A text for one ticket, and the placeholders for which there is nothing."""
    due = ""
    if "{promise_time}" in text:
        row = call.first(NEXT_PROMISE, ticket_id=ticket.ticket_id)
        zone = call.principal.time_zone or i18n.time_zone.get()
        with i18n.reader(language or call.language, zone):
            due = formats.day_and_time(row.due_time) if row is not None else ""
    return filled(
        text,
        {
            "requester": ticket.requester_name,
            "agent": call.principal.name or call.principal.id,
            "ticket": f"#{ticket.ticket_id}",
            "subject": ticket.subject,
            "promise_time": due,
        },
    )
