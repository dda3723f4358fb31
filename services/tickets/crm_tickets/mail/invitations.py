"""Sends the link of an invitation to say how satisfied somebody is.

The rule kept here: the link goes out in the transaction that made the invitation, once; only a whole address is sent.
"""

from typing import TYPE_CHECKING

from crm_chassis.sql import Row

from crm_tickets import queries
from crm_tickets.mail import outgoing
from crm_tickets.satisfaction import links

if TYPE_CHECKING:
    from crm_chassis.call import Call


def invite(call: "Call", invitation: Row) -> None:
    """An invitation was made: its customer gets the link."""
    ticket = call.first(queries.TICKET, ticket_id=invitation.ticket_id)
    url = links.url(call, invitation)
    if ticket is not None and url.startswith(("https://", "http://")):
        cause = f"invitation-{invitation.survey_invitation_id}"
        outgoing.write(call, "invitation", ticket, cause, {"link": url})
