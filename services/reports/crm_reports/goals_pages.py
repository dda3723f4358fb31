"""Pages of goals: the cascade, one goal with its chart, and the forms that make and change them.

The rule kept here: a page shows what the calls return; progress is nowhere typed in.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import flask
from crm.reports.v1 import goals_pb2 as pb
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_, enum_label
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import charts
from crm_reports.dimensions import DIMENSIONS
from crm_reports.goals import block, drawing
from crm_reports.goals.parts import GOALS
from crm_reports.pages import pages, today_of
from crm_reports.rules import add_months

STYLE = Path(__file__).parent / "static" / "goals.css"
VERSION = hashlib.sha256(STYLE.read_bytes()).hexdigest()[:12]
# What is over stays on the page for so long.
SHOWN_DAYS = 92
METHODS = {
    pb.FORECAST_METHOD_RUN_RATE: N_(
        "what came in for each week goes on for the weeks that are left"
    ),
    pb.FORECAST_METHOD_LAST_YEAR: N_(
        "what came in during the same days of last year, times how this year compares with it"
    ),
    pb.FORECAST_METHOD_TREND: N_("the straight line of least squares through the last figures"),
    pb.FORECAST_METHOD_DRIFT: N_("the last level, and what it changed by on average"),
}
ACTION_TONES = {1: "neutral", 2: "accent", 3: "good", 4: "neutral"}


class Directory:
    """Who works here, asked once for a page."""

    def __init__(self, page: Page) -> None:
        self.people: list[Any] = []
        if page.may("users.read"):
            found = page.call("ListUsers", page_size=1000, order_by="team, display_name").users
            self.people = [user for user in found if not user.disabled and not user.partner_id]

    def name(self, user_id: str) -> str:
        """The person's name, or what they sign in with."""
        for user in self.people:
            if user.user_id == user_id:
                return str(user.display_name or user_id)
        return user_id

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The people, to choose from."""
        return [
            (user.user_id, " · ".join(filter(None, (self.name(user.user_id), user.team))))
            for user in self.people
        ]

    @property
    def teams(self) -> list[tuple[str, str]]:
        """The teams, to choose from."""
        return [(team, team) for team in sorted({u.team for u in self.people if u.team})]


def measures(page: Page) -> list[tuple[str, str]]:
    """The measures of the catalogue, to choose from."""
    found = page.call("ListMeasures").measures
    named = sorted((each.measure_id.split(".")[0], each.title, each.measure_id) for each in found)
    return [("", ""), *((figure_id, f"{title} · {figure_id}") for _kind, title, figure_id in named)]


def dimensions() -> list[tuple[str, str]]:
    """The dimensions that cut measures, to choose from."""
    return [(name, _(each.title)) for name, each in DIMENSIONS.items() if name != "currency"]


def views(here: str) -> list[tuple[str, str, bool]]:
    """Goals and alerts are one place in the menu."""
    words = {"goals": _("Goals"), "alerts": _("Alerts")}
    return [(text, flask.url_for(f"reports.{name}"), name == here) for name, text in words.items()]


@pages.context_processor
def _goal_words() -> dict[str, Any]:
    """What templates of goals and alerts use."""
    return {
        "goals_style": flask.url_for("reports.static", filename=STYLE.name, v=VERSION),
        "goal_views": views,
        "measured": charts.shown,
    }


def act(form: Form, done: str) -> None:
    """Sends a form of a button; says what was done, or why not."""
    page = Page.current()
    try:
        taken = page.sent(form)
    except Refusal as refusal:
        page.toast(_(refusal.message), "warn")
        return
    problem = next(iter(form.problems.values()), form.error)
    page.toast(*((done,) if taken else (problem, "warn")))


def _link(goal_id: int) -> str:
    return flask.url_for("reports.goal", goal_id=goal_id)


@pages.get("/goals")
def goals() -> Response:
    """The cascade."""
    page = Page.current()
    since = today_of(page) - timedelta(days=SHOWN_DAYS)
    tree = page.call("GetGoalTree", date=since.isoformat(), team=flask.request.args.get("team", ""))
    body = block.rendered(tree, _link, Directory(page).name)
    return page.render("reports/goals/goals.html", tree=tree, body=body)


@pages.route("/goals/new", methods=["GET", "POST"])
def new_goal() -> Response:
    """The form that makes a goal."""
    page, given = Page.current(), flask.request.args
    first = today_of(page).replace(day=1)
    initial = {
        "level": given.get("level", "") or "GOAL_LEVEL_COMPANY",
        "parent_id": int(given.get("parent_id", "") or 0),
        "start_date": first.isoformat(),
        "target_date": (add_months(first, 12) - timedelta(days=1)).isoformat(),
        "time_zone": page.time_zone,
    }
    form = page.form("CreateGoal", initial={"goal": initial})
    if page.sent(form):
        page.toast(_("The goal is set; the facts say how far it has come."))
        return page.redirect("reports.goal", goal_id=form.reply.goal_id)
    return _edit(page, form, None)


def _edit(page: Page, form: Form, goal: pb.Goal | None) -> Response:
    known = page.call("ListGoals", page_size=500).goals
    return page.render(
        "reports/goals/edit.html",
        form=form,
        goal=goal,
        measures=measures(page),
        dimensions=dimensions(),
        directory=Directory(page),
        parents=[(g.goal_id, g.title) for g in known if goal is None or g.goal_id != goal.goal_id],
    )


@pages.route("/goals/<int:goal_id>/edit", methods=["GET", "POST"])
def edit_goal(goal_id: int) -> Response:
    """The form that changes a goal."""
    page = Page.current()
    goal = page.call("GetGoal", goal_id=goal_id)
    kept = pb.Goal()
    kept.CopyFrom(goal)
    for name in ("progress", "actions", "state", "value", "forecast", "percent", "changeable"):
        kept.ClearField(name)
    form = page.form("UpdateGoal", initial={"goal": kept}, goal={"goal_id": goal_id})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("reports.goal", goal_id=goal_id)
    return _edit(page, form, goal)


@pages.get("/goals/<int:goal_id>")
def goal(goal_id: int) -> Response:
    """One goal."""
    page = Page.current()
    key: dict[str, Any] = {"goal_id": goal_id}
    found = page.call("GetGoal", **key)
    directory = Directory(page)
    forms: dict[str, Any] = {}
    if page.may("goals.comment"):
        forms["comment"] = page.form(
            "CreateGoalComment", action=flask.url_for("reports.comment_goal", **key), **key
        )
    if found.changeable:
        forms["delete"] = page.form(
            "DeleteGoal", action=flask.url_for("reports.delete_goal", **key), **key
        )
        forms["add"] = page.form(
            "CreateGoalAction",
            action=flask.url_for("reports.add_goal_action", **key),
            goal_action=key,
        )
    tree = page.call("GetGoalTree", date=found.start_date).nodes
    near = [each.goal for each in tree if goal_id == each.goal.parent_id]
    parent = next((n.goal for n in tree if n.goal.goal_id == found.parent_id), None)
    return page.render(
        "reports/goals/goal.html",
        goal=found,
        shown=block.shown(found, who=directory.name),
        picture=drawing.picture_of(found),
        upright=drawing.picture_of(found, phone=True),
        parent=parent,
        below=[block.shown(each, 0, _link, directory.name) for each in near],
        history=_history(page, goal_id, directory.name),
        forms=forms,
        steps=_steps(page, found),
        directory=directory,
        method=_(METHODS[found.progress.method]) if found.progress.method else "",
        reading=enum_label(pb.GoalReading.DESCRIPTOR, found.reading),
        tones=ACTION_TONES,
    )


def _steps(page: Page, found: pb.Goal) -> dict[int, Any]:
    """The button that each action's next state has, for who may press it."""
    assert page.caller is not None
    steps = {}
    for each in found.actions:
        mine = page.may("goals.comment") and each.owner_id == page.caller.id
        if each.ticket_action_id or not (found.changeable or mine) or each.state > 2:
            continue
        key: dict[str, Any] = {"goal_action_id": each.goal_action_id}
        address = flask.url_for("reports.finish_goal_action", goal_id=found.goal_id, **key)
        steps[each.goal_action_id] = page.form(
            "UpdateGoalAction",
            action=address,
            goal_action={**key, "state": "GOAL_ACTION_STATE_DONE"},
            update_mask={"paths": ["state"]},
        )
    return steps


def _history(page: Page, goal_id: int, who: Callable[[str], str]) -> list[dict[str, Any]]:
    """What happened and what was said, as a timeline takes it."""
    told = []
    for each in page.call("ListGoalEntries", goal_id=goal_id, page_size=200).goal_entries:
        changes = [
            f"{_(GOALS.labels.get(c.field, c.field))}: {c.before or '–'} → {c.after or '–'}"
            for c in each.changes
        ]
        kind = enum_label(pb.GoalEntryKind.DESCRIPTOR, each.kind)
        told.append(
            {
                "time": each.create_time,
                "title": f"{who(each.actor_id)} · {kind}",
                "text": each.text,
                "note": "; ".join(changes),
                "tone": "warn" if each.kind == pb.GOAL_ENTRY_KIND_TARGET_MOVED else "",
            }
        )
    return told


@pages.post("/goals/<int:goal_id>/comment")
def comment_goal(goal_id: int) -> Response:
    """Says something about a goal."""
    page = Page.current()
    act(page.form("CreateGoalComment", goal_id=goal_id), _("Noted"))
    return page.redirect("reports.goal", goal_id=goal_id)


@pages.post("/goals/<int:goal_id>/actions")
def add_goal_action(goal_id: int) -> Response:
    """Adds what is done for it."""
    page = Page.current()
    act(page.form("CreateGoalAction", goal_action={"goal_id": goal_id}), _("Added"))
    return page.redirect("reports.goal", goal_id=goal_id)


@pages.post("/goals/<int:goal_id>/actions/<int:goal_action_id>/done")
def finish_goal_action(goal_id: int, goal_action_id: int) -> Response:
    """An action is done."""
    page = Page.current()
    form = page.form(
        "UpdateGoalAction",
        goal_action={"goal_action_id": goal_action_id, "state": "GOAL_ACTION_STATE_DONE"},
        update_mask={"paths": ["state"]},
    )
    act(form, _("Done"))
    return page.redirect("reports.goal", goal_id=goal_id)


@pages.post("/goals/<int:goal_id>/delete")
def delete_goal(goal_id: int) -> Response:
    """It should never have been one."""
    page = Page.current()
    act(page.form("DeleteGoal", goal_id=goal_id), _("Removed; it can be restored from the trash."))
    return page.redirect("reports.goals")
