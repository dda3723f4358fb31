"""Goals in a pack: the cascade as it stood when it was published, and the same as a table for spreadsheets.

The rule kept here: what is kept is what is read, people by name; nothing of the moment and nothing of who asked.
"""

from collections.abc import Callable

from crm.reports.v1 import goals_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis.i18n import gettext as _

from crm_reports.goals import block
from crm_reports.goals.block import Shown

OF_THE_MOMENT = (
    *("etag", "create_time", "update_time", "creator_id", "description", "changeable"),
    *("state", "value", "forecast", "percent"),
)
Name = Callable[[str], str]


def kept(tree: goals_pb2.GoalTree, most: int, name: Name) -> goals_pb2.GoalTree:
    """The goals of a cascade as a publication keeps them."""
    made = goals_pb2.GoalTree()
    for node in tree.nodes[:most]:
        mine = made.nodes.add()
        mine.CopyFrom(node)
        goal = mine.goal
        for field in OF_THE_MOMENT:
            goal.ClearField(field)
        del goal.progress.points[:]
        goal.owner_id, goal.person_id = name(goal.owner_id), name(goal.person_id)
        for action in goal.actions:
            for field in ("etag", "create_time", "update_time"):
                action.ClearField(field)
            action.owner_id = name(action.owner_id)
    return made


def shown(tree: goals_pb2.GoalTree) -> list[Shown]:
    """Each goal in words, parents before children."""
    return [block.shown(node.goal, node.depth, link) for node in tree.nodes]


def link(goal_id: int) -> str:
    """Where a goal is; the same address everywhere, for publications stay."""
    return f"/reports/goals/{goal_id}"


def fill(table: pb.PackTable, tree: goals_pb2.GoalTree, total: int) -> None:
    """The same as rows, for spreadsheets and to tell versions apart."""
    heads = (_("Goal"), _("Whose"), _("Responsible"), _("Baseline"), _("Now"), _("Forecast"))
    stakes = (_("If it is reached"), _("If it is not reached"), _("Actions that are not closed"))
    for title in (*heads, _("Target"), _("By"), _("State"), *stakes):
        table.columns.add(title=title)
    for each in shown(tree):
        ways = (each.baseline, each.value, each.forecast, each.target)
        stakes = each.if_reached, each.if_missed, "; ".join(each.actions)
        cells = [each.title, each.whose, each.owner, *ways, each.day, each.state, *stakes]
        table.rows.add(cells=cells, url=each.url)
    table.total_size = total
