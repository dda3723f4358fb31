"""Goals as they stand on pages, in packs and in meetings: one rendering for all of them.

The rule kept here: it needs no web request, only what GetGoalTree returned and the reader's language (`i18n.reader`).
`goals_block(call, team)` gives the data, `rendered(tree)` the HTML; its style is static/goals.css.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.reports.v1 import goals_pb2 as pb
from crm_chassis import formats
from crm_chassis.i18n import enum_label, ngettext
from crm_chassis.i18n import gettext as _
from markupsafe import Markup

from crm_reports import rendering
from crm_reports.goals.progress import roughly, shortly
from crm_reports.goals.rules import FEWEST_GOALS
from crm_reports.goals.tree import get_goal_tree

if TYPE_CHECKING:
    from crm_chassis.call import Call

TONES = {
    pb.GOAL_STATE_REACHED: "good",
    pb.GOAL_STATE_ON_TRACK: "accent",
    pb.GOAL_STATE_AT_RISK: "warn",
    pb.GOAL_STATE_MISSED: "missed",
}
DEEPEST = 4
Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """One goal in words."""

    title: str
    url: str
    depth: int
    state: str
    tone: str
    percent: str
    bar: float
    whose: str
    owner: str
    measure: str
    baseline: str
    target: str
    value: str
    day: str
    forecast: str
    bounds: str
    explanation: str
    if_reached: str
    if_missed: str
    actions: list[str]

    def stakes(self) -> list[tuple[str, str]]:
        """What happens if it is reached, and if it is not, as far as that is said."""
        told = (
            (_("If it is reached"), self.if_reached),
            (_("If it is not reached"), self.if_missed),
        )
        return [(what, text) for what, text in told if text]


def goals_block(call: "Call", team: str = "") -> pb.GoalTree:
    """The goals of the company, and those of a team and its people if one is named, as the caller sees them."""
    return get_goal_tree(call, pb.GetGoalTreeRequest(team=team))


def rendered(
    tree: pb.GoalTree, link: Callable[[int], str] | None = None, who: Name = str
) -> Markup:
    """The goals as HTML, in the language of the reader."""
    goals = [shown(node.goal, node.depth, link, who) for node in tree.nodes]
    template = rendering.environment().get_template("reports/goals/block.html")
    html = template.render(goals=goals, states=states(tree), remarks=remarks(tree, who))
    return Markup(html)  # noqa: S704 (rendered by our own template, which escapes)


def states(tree: pb.GoalTree) -> list[tuple[str, str, int]]:
    """How many goals stand where: the word, the tone, and the number."""
    counted = Counter(node.goal.progress.state for node in tree.nodes)
    return [
        (state_word(state), TONES.get(state, "neutral"), counted[state])
        for state in sorted(counted)
    ]


def whose(level: int, team: str, person: str, who: Name) -> str:
    """Whose a goal is, in words."""
    if level == pb.GOAL_LEVEL_COMPANY:
        return _("the company")
    return who(person) if level == pb.GOAL_LEVEL_PERSON else team


def remarks(tree: pb.GoalTree, who: Name = str) -> list[str]:
    """Levels that have too few goals."""
    return [
        ngettext(
            "%(whose)s has %(num)s goal: three to five are meant.",
            "%(whose)s has %(num)s goals: three to five are meant.",
            group.count,
            whose=capital(whose(group.level, group.name, group.name, who)),
        )
        for group in tree.groups
        if group.count < FEWEST_GOALS
    ]


def capital(text: str) -> str:
    """A text with a large letter first."""
    return text[:1].upper() + text[1:]


def state_word(state: int) -> str:
    """Where a goal stands, in a word."""
    return enum_label(pb.GoalState.DESCRIPTOR, state)


def shown(
    goal: pb.Goal, depth: int = 0, link: Callable[[int], str] | None = None, who: Name = str
) -> Shown:
    """One goal in words."""
    progress = goal.progress

    def value(text: str) -> str:
        return shortly(text, progress.unit, goal.currency)

    def rough(text: str) -> str:
        return roughly(float(text), progress.unit, goal.currency) if text else ""

    open_states = (pb.GOAL_ACTION_STATE_OPEN, pb.GOAL_ACTION_STATE_IN_PROGRESS)
    return Shown(
        title=goal.title,
        url=link(goal.goal_id) if link else "",
        depth=min(depth, DEEPEST),
        state=state_word(progress.state),
        tone=TONES.get(progress.state, "neutral"),
        percent=formats.percent(Decimal(max(progress.percent, 0)) / 100, 0)
        if progress.has_percent
        else "",
        bar=min(max(progress.percent, 0), 100) if progress.has_percent else 0,
        whose=whose(goal.level, goal.team, goal.person_id, who),
        owner=who(goal.owner_id),
        measure=progress.measure or goal.figure_id,
        baseline=value(goal.baseline),
        target=value(goal.target),
        value=value(progress.value),
        day=formats.day(date.fromisoformat(goal.target_date)),
        forecast=rough(progress.forecast),
        bounds=" – ".join(
            filter(None, (rough(progress.forecast_low), rough(progress.forecast_high)))
        ),
        explanation=progress.explanation,
        if_reached=goal.if_reached,
        if_missed=goal.if_missed,
        actions=[_action(each, who) for each in goal.actions if each.state in open_states],
    )


def _action(action: pb.GoalAction, who: Name) -> str:
    """An action in a line."""
    text = action.text or _("Action %(number)s of tickets", number=action.ticket_action_id)
    day = formats.day(date.fromisoformat(action.due_date)) if action.due_date else ""
    return " · ".join(filter(None, (text, who(action.owner_id) if action.owner_id else "", day)))
