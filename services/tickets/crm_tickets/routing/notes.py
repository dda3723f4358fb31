"""Whom routing tells what: who was given a ticket, who stands in, and the owner whose customer waits for news.

The rule kept here: nobody finds a ticket on their desk without having been told, and everybody is told once.
"""

from typing import TYPE_CHECKING

from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Row

if TYPE_CHECKING:
    from datetime import datetime

    from crm_chassis.call import Call

TICKET = "crm.tickets.Ticket"


def given(call: "Call", ticket: Row, person: str) -> None:
    """Routing gave somebody a ticket."""
    about = {"ticket_id": ticket.ticket_id, "subject": ticket.subject}
    text = said("#%(ticket_id)s is yours: %(subject)s", **about)
    notify(call, [person], "assigned", text, resource=TICKET, resource_id=ticket.ticket_id)


def handed_over(call: "Call", ticket: Row, person: str, reason: str) -> None:
    """A ticket was handed over to somebody."""
    about = {"ticket_id": ticket.ticket_id, "subject": ticket.subject, "reason": reason}
    text = said("#%(ticket_id)s was handed over to you: %(subject)s (%(reason)s)", **about)
    notify(call, [person], "handed_over", text, resource=TICKET, resource_id=ticket.ticket_id)


def stands_in(call: "Call", person: str, absent: str, until: "datetime", absence_id: int) -> None:
    """Somebody has what an absent person has."""
    text = said(
        "You stand in for %(absent)s until %(until)s: their tickets are with you.",
        absent=absent,
        until=until,
    )
    notify(call, [person], "stands_in", text, key=f"absence-{absence_id}-{person}")


def is_back(call: "Call", person: str, count: int, absence_id: int) -> None:
    """What somebody had before their absence is theirs again."""
    text = said("Welcome back: %(count)s tickets are yours again.", count=count)
    notify(call, [person], "is_back", text, key=f"absence-{absence_id}-back")


def succeeds(call: "Call", person: str, leaver: str, count: int) -> None:
    """Somebody has what a person who left had."""
    text = said("%(leaver)s has left: %(count)s tickets are yours now.", leaver=leaver, count=count)
    notify(call, [person], "succeeds", text)


def inform(call: "Call", ticket: Row, due: "datetime") -> None:
    """The customer of a ticket that others work on should have heard by now."""
    about = {"ticket_id": ticket.ticket_id, "subject": ticket.subject}
    text = said("Tell the customer how #%(ticket_id)s stands: %(subject)s", **about)
    notify(
        call,
        [ticket.owner_id],
        "inform_due",
        text,
        resource=TICKET,
        resource_id=ticket.ticket_id,
        key=f"inform-{ticket.ticket_id}-{due.timestamp():.0f}",
    )
