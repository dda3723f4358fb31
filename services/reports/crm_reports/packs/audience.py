"""Who may read a pack and what was published of it.

The rule kept here: with nobody named everybody who may read reports; else those of the named roles and teams, the named
people, and who keeps or published it; administrators read all. One condition holds for every rendering.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis import roles
from crm_chassis.errors import NotFound
from crm_chassis.said import said
from sqlalchemy import Table, Text, and_, any_, bindparam, func, or_, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql import ColumnElement

if TYPE_CHECKING:
    from crm_chassis.call import Call


class NotForReader(NotFound):
    """A publication that is not there, or not for who asks: the two cannot be told apart, and both are said."""

    def __init__(self, snapshot_id: int) -> None:
        super().__init__("pack_edition", snapshot_id)
        self.message = said(
            "There is no publication %(number)s that you may read: it was published for others, or its address is"
            " wrong. Ask who sent it to you.",
            number=snapshot_id,
        )


def condition(table: Table) -> ColumnElement[bool]:
    """What leaves the rows that the reader of `reader(call)` may read."""
    of = table.c
    named = (of.roles, of.teams, of.user_ids)
    nobody_named = and_(*(func.cardinality(each) == 0 for each in named))
    its_id = bindparam("its_id", type_=Text)
    return or_(
        nobody_named,
        of.roles.overlap(bindparam("its_roles", type_=ARRAY(Text))),
        bindparam("its_team", type_=Text) == any_(of.teams),
        its_id == any_(of.user_ids),
        of.owner_id == its_id,
        bindparam("all_of_them", type_=true().type),
    )


def reader(call: "Call") -> dict[str, Any]:
    """The values of the condition for who calls."""
    who = call.principal
    return {
        "its_roles": list(who.roles),
        "its_team": who.team or None,
        "its_id": who.id,
        "all_of_them": "admin" in who.roles,
    }


def reads(row: Any, user: Any) -> bool:
    """Whether a person (a row of users) is in the audience of a pack or a publication."""
    if user.disabled_time is not None or not roles.allows(
        roles.scopes_of(user.roles), "reports.read"
    ):
        return False
    if "admin" in user.roles or user.user_id == row.owner_id:
        return True
    if not (row.roles or row.teams or row.user_ids):
        return True
    return (
        bool(set(row.roles) & set(user.roles))
        or (bool(user.team) and user.team in row.teams)
        or user.user_id in row.user_ids
    )
