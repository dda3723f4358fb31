"""What ownership has to know of people: their teams, who sells, who leads.

The rule kept here: a person whom this installation has not met yet is taken at their word; nobody gets customers whose
account is disabled.
"""

from collections.abc import Collection
from typing import Any

from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from crm_chassis.tables import users
from sqlalchemy import Text, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

KNOWN = Statement(
    select(users.c.user_id, users.c.team, users.c.roles, users.c.disabled_time).where(
        users.c.user_id == any_(bindparam("ids", type_=ARRAY(Text)))
    )
)
MANAGERS = Statement(
    select(users.c.user_id).where(
        users.c.team == any_(bindparam("teams", type_=ARRAY(Text))),
        users.c.team != "",
        bindparam("role", type_=Text) == any_(users.c.roles),
        users.c.disabled_time.is_(None),
    )
)


def known(call: Call, ids: Collection[str]) -> dict[str, Any]:
    """The rows of these people, as far as they are known here."""
    wanted = sorted({each for each in ids if each})
    return {row.user_id: row for row in call.all(KNOWN, ids=wanted)} if wanted else {}


def team_of(call: Call, user_id: str) -> str:
    """The team of a person; "" when it is not known."""
    if user_id and user_id == call.principal.id:
        return call.principal.team
    row = known(call, [user_id]).get(user_id)
    return row.team if row is not None else ""


def check_receiver(call: Call, user_id: str, field: str) -> None:
    """Raises Invalid for somebody who has left."""
    row = known(call, [user_id]).get(user_id)
    if row is not None and row.disabled_time is not None:
        raise Invalid({field: said("the account of %(user_id)s is disabled", user_id=user_id)})


def reps(call: Call, ids: Collection[str]) -> dict[str, str]:
    """Those of these people who sell, with their teams."""
    who = call.principal
    others = known(call, set(ids) - {who.id})
    found = {row.user_id: row.team for row in others.values() if "rep" in row.roles}
    if who.id in ids and "rep" in who.roles:
        found[who.id] = who.team
    return found


def managers_of(call: Call, teams: Collection[str]) -> list[str]:
    """Who leads these teams."""
    wanted = sorted({team for team in teams if team})
    rows = call.all(MANAGERS, teams=wanted, role="manager") if wanted else []
    return [row.user_id for row in rows]
