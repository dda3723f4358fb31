"""Who is told that a clock warns or was breached: as its policy says, and nobody twice.

The rule kept here: whoever is named by what they are to the ticket is looked up at that moment; a department without a
liaison person is spoken for by its managers.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users
from sqlalchemy import Text, any_, bindparam, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import notices
from crm_tickets.sla.rulebook import Rulebook
from crm_tickets.tables import departments

if TYPE_CHECKING:
    from crm_chassis.call import Call

TEAMS = bindparam("teams", type_=ARRAY(Text))
MANAGERS = Statement(
    select(users.c.user_id).where(
        users.c.team == any_(TEAMS),
        literal("manager") == any_(users.c.roles),
        users.c.disabled_time.is_(None),
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
    notices.tell(
        call,
        people,
        f"clock_{event}",
        ticket_id=ticket.ticket_id,
        record_id=row.clock_id,
        due_time=row.due_time,
        detail=row.kind,
        by_time=True,
    )


def people_of(call: "Call", given: dict[str, Any], ticket: Row) -> list[str]:
    """Whom an escalation names, for this ticket and now."""
    found = list(given.get("user_ids", ()))
    for target in given.get("targets", ()):
        if target == "owner":
            found.append(ticket.owner_id)
        elif target == "handler":
            found.append(ticket.handler_id)
        elif target == "liaison":
            found += _liaisons(call, ticket.handler_team)
        elif target == "manager":
            found += _managers(call, [ticket.team, ticket.handler_team])
    return list(dict.fromkeys(filter(None, found)))


def _managers(call: "Call", teams: list[str]) -> list[str]:
    return [row.user_id for row in call.all(MANAGERS, teams=[team for team in teams if team])]


def _liaisons(call: "Call", team: str) -> list[str]:
    row = call.first(LIAISONS, team=team) if team else None
    named = list(row.liaison_ids) if row is not None else []
    return named or _managers(call, [team])
