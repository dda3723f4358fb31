"""Which goals a caller sees and may change, and the one way to read or hold one.

The rule kept here: the company's goals are everybody's to read, a team's those of its people, a person's the person's
own and their managers'. Who sees all records and makes goals changes all; a manager those of the team.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.errors import Forbidden, NotFound
from crm_chassis.records import check_etag
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Boolean, ColumnElement, Text, and_, bindparam, or_, select

from crm_reports.goals.tables import goals

if TYPE_CHECKING:
    from crm_chassis.call import Call

WRITE = "goals.write"
_key = bindparam("key", type_=BigInteger())
PLAIN = Statement(select(goals).where(goals.c.goal_id == _key))
HELD = Statement(select(goals).where(goals.c.goal_id == _key).with_for_update(key_share=True))


def seen() -> ColumnElement[bool]:
    """The rule with the caller as parameters: see `eyes`."""
    every, leads = bindparam("_all", type_=Boolean()), bindparam("_leads", type_=Boolean())
    me, team = bindparam("_me", type_=Text()), bindparam("_team", type_=Text())
    ours = and_(goals.c.team == team, team != "")
    return or_(
        goals.c.level == "company",
        and_(goals.c.level == "team", or_(every, ours)),
        and_(goals.c.level == "person", leads, or_(every, ours)),
        goals.c.person_id == me,
        goals.c.owner_id == me,
    )


def eyes(call: "Call") -> dict[str, Any]:
    """The caller as parameters of `seen`."""
    who = call.principal
    return {
        "_all": who.rows == "all",
        "_leads": who.may(WRITE),
        "_me": who.id,
        "_team": who.team,
    }


def sees(call: "Call", row: Row) -> bool:
    """The same of one row."""
    who = call.principal
    if row.level == "company" or who.id in (row.person_id, row.owner_id):
        return True
    ours = who.rows == "all" or (bool(who.team) and row.team == who.team)
    return ours and (row.level == "team" or who.may(WRITE))


def one(
    call: "Call", goal_id: int, etag: str = "", *, held: bool = False, gone: bool = False
) -> Row:
    """A goal that the caller sees; held until the end if something is to change."""
    row = call.first(HELD if held else PLAIN, key=goal_id)
    if row is None or not sees(call, row) or (row.delete_time is not None and not gone):
        raise NotFound("goal", goal_id)
    check_etag(row, etag)
    return row


def may_change(call: "Call", level: str, team: str) -> bool:
    """Whether the caller may make and change goals of a level."""
    who = call.principal
    if not who.may(WRITE):
        return False
    return who.rows == "all" or (level != "company" and bool(team) and team == who.team)


def need_change(call: "Call", level: str, team: str) -> None:
    """Raises Forbidden where the caller may not."""
    if not may_change(call, level, team):
        raise Forbidden(
            "The company's goals are its leaders' to change, those of a team and its people their manager's."
        )
