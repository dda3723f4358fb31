"""Who is told that a clock warns or was breached: as its policy says, and nobody twice.

The rule kept here: whoever is named by what they are to the ticket is looked up at that moment; a department without a
liaison person is spoken for by its managers. A breach of what is nobody's is told to who leads the house.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.said import Said, said
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users
from sqlalchemy import Text, any_, bindparam, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets.sla.rulebook import Rulebook
from crm_tickets.tables import departments

if TYPE_CHECKING:
    from crm_chassis.call import Call

WHAT = {
    "first_response": N_("the first answer"),
    "stage": N_("the department's step"),
    "next_update": N_("the next word to the customer"),
    "callback": N_("the callback"),
    "resolution": N_("the solution"),
}
TEAMS = bindparam("teams", type_=ARRAY(Text))
MANAGERS = Statement(
    select(users.c.user_id).where(
        users.c.team == any_(TEAMS),
        literal("manager") == any_(users.c.roles),
        users.c.disabled_time.is_(None),
    )
)
LEADERS = Statement(
    select(users.c.user_id).where(
        literal("leader") == any_(users.c.roles), users.c.disabled_time.is_(None)
    )
)
LIAISONS = Statement(
    select(departments.c.liaison_ids).where(
        departments.c.team == bindparam("team", type_=Text()),
        departments.c.delete_time.is_(None),
    )
)


def tell(call: "Call", event: str, row: Row, ticket: Row, book: Rulebook) -> None:
    """Leaves the notices of a warning or a breach."""
    given = book.escalations.get((row.policy_id or 0, event))
    if not given:
        return
    people = people_of(call, given, ticket)
    if not people and event == "breached" and given.get("targets"):
        # What nobody has taken has neither an owner nor a department: its breach is not silent for that.
        people = [row.user_id for row in call.all(LEADERS)]
    notify(
        call,
        people,
        f"clock_{event}",
        _text(event, row, ticket),
        resource="crm.tickets.Ticket",
        resource_id=ticket.ticket_id,
        key=f"clock-{row.clock_id}-{event}-{row.due_time:%Y%m%d%H%M%S}",
        also_actor=True,
    )


def _text(event: str, row: Row, ticket: Row) -> Said:
    """What people read."""
    about = {
        "ticket_id": ticket.ticket_id,
        "subject": ticket.subject,
        "what": said(WHAT[row.kind]),
        "due_time": row.due_time,
    }
    if event == "warned":
        return said("#%(ticket_id)s %(subject)s: %(what)s is due %(due_time)s", **about)
    return said("#%(ticket_id)s %(subject)s: %(what)s was due %(due_time)s", **about)


def people_of(call: "Call", given: dict[str, Any], ticket: Row) -> list[str]:
    """Whom an escalation names, for this ticket and now."""
    found = list(given.get("user_ids", ()))
    for target in given.get("targets", ()):
        if target == "owner":
            found.append(ticket.owner_id)
        elif target == "handler":
            found.append(ticket.handler_id)
        elif target == "liaison":
            found += liaisons(call, ticket.handler_team)
        elif target == "manager":
            found += managers(call, [ticket.team, ticket.handler_team])
    return list(dict.fromkeys(filter(None, found)))


def managers(call: "Call", teams: list[str]) -> list[str]:
    """Who leads these departments."""
    return [row.user_id for row in call.all(MANAGERS, teams=[team for team in teams if team])]


def liaisons(call: "Call", team: str) -> list[str]:
    """The liaison persons of a department; where it has none, who leads it."""
    row = call.first(LIAISONS, team=team) if team else None
    named = list(row.liaison_ids) if row is not None else []
    return named or managers(call, [team])
