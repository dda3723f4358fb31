"""Whom promises tell what: their keeper before they are due, others when they are broken, and who gets them.

The rule kept here: nobody is told the same twice. A promise that only a department keeps is spoken for by its liaison
persons; whoever is named by what they are to it is looked up at that moment.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.said import Said, said
from crm_chassis.sql import Row

from crm_tickets.promising.rules import Step
from crm_tickets.sla import escalation

if TYPE_CHECKING:
    from crm_chassis.call import Call

WHAT = {
    "callback": N_("the callback"),
    "answer": N_("the answer"),
    "visit": N_("the visit"),
    "delivery": N_("the delivery"),
    "other": N_("what was promised"),
}


def keepers(call: "Call", row: Row) -> list[str]:
    """Who keeps a promise: the person, else the liaison persons of the department."""
    return [row.owner_id] if row.owner_id else escalation.liaisons(call, row.team)


def people_of(call: "Call", step: Step, row: Row, ticket: Row) -> list[str]:
    """Whom a step of escalation names, for this promise and now."""
    found = list(step.user_ids)
    for target in step.targets:
        if target == "keeper":
            found += keepers(call, row)
        elif target == "owner":
            found.append(ticket.owner_id)
        elif target == "liaison":
            found += escalation.liaisons(call, row.team)
        elif target == "lead":
            found += escalation.managers(call, [row.team])
    return list(dict.fromkeys(filter(None, found)))


def _about(row: Row, ticket: Row) -> dict[str, object]:
    """What people have to know to act."""
    return {
        "ticket_id": ticket.ticket_id,
        "who": row.requester_name or row.phone or ticket.subject,
        "what": said(WHAT[row.kind]),
        "due_time": row.due_time,
    }


def remind(call: "Call", row: Row, ticket: Row, moment: datetime) -> list[str]:
    """Its keeper hears that it is due soon; says who."""
    told = keepers(call, row)
    text = said(
        "#%(ticket_id)s %(who)s: %(what)s is promised for %(due_time)s", **_about(row, ticket)
    )
    key = f"promise-{row.promise_id}-{_stamp(row.due_time)}-remind-{_stamp(moment)}"
    _tell(call, told, "promise_due", text, ticket, key)
    return told


def escalate(call: "Call", row: Row, ticket: Row, step: Step, number: int) -> list[str]:
    """Who has to know hears that it is broken; says who."""
    told = people_of(call, step, row, ticket)
    text = said(
        "Broken promise: #%(ticket_id)s %(who)s: %(what)s was promised for %(due_time)s",
        **_about(row, ticket),
    )
    key = f"promise-{row.promise_id}-{_stamp(row.due_time)}-broken-{number}"
    _tell(call, told, "promise_broken", text, ticket, key)
    return told


def given(call: "Call", row: Row, ticket: Row) -> None:
    """Somebody keeps it from now on."""
    text = said(
        "A promise is yours now: #%(ticket_id)s %(who)s: %(what)s by %(due_time)s",
        **_about(row, ticket),
    )
    notify(
        call,
        keepers(call, row),
        "promise_given",
        text,
        resource="crm.tickets.Ticket",
        resource_id=ticket.ticket_id,
    )


def _tell(call: "Call", people: list[str], kind: str, text: Said, ticket: Row, key: str) -> None:
    """What time did is told also to whose call noticed it."""
    about = {"resource": "crm.tickets.Ticket", "resource_id": ticket.ticket_id}
    notify(call, people, kind, text, **about, key=key, also_actor=True)


def _stamp(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"
