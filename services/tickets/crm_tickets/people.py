"""Who somebody is and which department they belong to, as far as this service knows its people.

The rule kept here: a ticket of a person has the person's department, also where only the person was named.
"""

from typing import TYPE_CHECKING

from crm_chassis.sql import Statement
from crm_chassis.tables import users
from sqlalchemy import Text, bindparam, select

from crm_tickets import rules

if TYPE_CHECKING:
    from crm_chassis.call import Call

TEAM = Statement(select(users.c.team).where(users.c.user_id == bindparam("user_id", type_=Text())))


def team_of(call: "Call", person: str) -> str:
    """The department of a person, "" when it is not known."""
    if person == call.principal.id:
        return call.principal.team
    row = call.first(TEAM, user_id=person) if person else None
    return row.team if row is not None else ""


def place(call: "Call", person: str, team: str) -> rules.Place:
    """A person with their department; the department named wins."""
    return rules.Place(person, team or team_of(call, person))


def owner_of(call: "Call", person: str, team: str) -> tuple[rules.Place, bool]:
    """Who owns a new ticket, and whether a person takes it in: the caller unless others are named."""
    by_person = rules.is_person(call.principal.id)
    if not person and not team and by_person:
        return rules.Place(call.principal.id, call.principal.team), True
    return place(call, person, team), by_person
