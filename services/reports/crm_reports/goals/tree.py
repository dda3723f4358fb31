"""The cascade: goals below the goals that they serve, and levels that have too few of them.

The rule kept here: a goal stands once, below its parent if that is shown, else at the top; what is over is shown for
as long as is asked, and counts no more.
"""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from crm.reports.v1 import goals_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.records import enum_numbers
from crm_chassis.sql import Row, Statement
from sqlalchemy import Date, Text, bindparam, or_, select

from crm_reports.goals import actions, seeing
from crm_reports.goals.goals import shown
from crm_reports.goals.rules import RANK
from crm_reports.goals.tables import goals
from crm_reports.rules import WrongInput, day_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

MOST = 300
_team = bindparam("team", type_=Text())
SHOWN = Statement(
    select(goals)
    .where(
        goals.c.delete_time.is_(None),
        goals.c.target_date >= bindparam("since", type_=Date()),
        or_(_team == "", goals.c.level == "company", goals.c.team == _team),
        seeing.seen(),
    )
    .order_by(goals.c.target_date, goals.c.goal_id)
    .limit(MOST)
)


def get_goal_tree(call: "Call", request: pb.GetGoalTreeRequest) -> pb.GoalTree:
    """The cascade."""
    today = call.clock.now().date()
    try:
        since = day_of("date", request.date) or today
    except WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    rows = call.all(SHOWN, since=since, team=request.team, **seeing.eyes(call))
    tree = pb.GoalTree(may_create=call.principal.may(seeing.WRITE))
    for row, depth in _ordered(rows):
        goal = shown(call, row)
        goal.actions.extend(actions.of_goal(call, row.goal_id))
        tree.nodes.add(goal=goal, depth=depth)
    counted = Counter(_group(row) for row in rows if row.target_date >= today)
    wanted = {("company", "")}
    if call.principal.team and call.principal.rows != "all":
        wanted.add(("team", call.principal.team))
    numbers = enum_numbers(pb.GoalLevel.DESCRIPTOR)
    for level, name in sorted(counted.keys() | wanted, key=lambda key: (RANK[key[0]], key[1])):
        tree.groups.add(level=numbers[level], name=name, count=counted[level, name])
    return tree


def _group(row: Row) -> tuple[str, str]:
    """Whose a goal is."""
    return row.level, {"company": "", "team": row.team, "person": row.person_id}[row.level]


def _ordered(rows: list[Row]) -> list[tuple[Row, int]]:
    """Goals in the order of the cascade, with how far down each stands."""
    there = {row.goal_id for row in rows}
    below: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in there else 0].append(row)
    found: list[tuple[Row, int]] = []

    def descend(parent: int, depth: int) -> None:
        for row in sorted(below[parent], key=lambda each: (RANK[each.level], each.team)):
            found.append((row, depth))
            descend(row.goal_id, depth + 1)

    descend(0, 0)
    return found
