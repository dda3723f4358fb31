"""The pages of actions: mine, my department's, those that nobody has, and one with every step that it allows.

The rule kept here: a problem without an owner is an error that is said on every page until somebody has it.
"""

from collections.abc import Mapping
from typing import Any

import flask
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, back, directory, here, pages, plain
from crm_tickets.pages.lists import quoted

STEPS = {
    "open": ("start", "finish"),
    "in_progress": ("finish",),
    "done": ("verify", "reopen"),
    "verified": ("reopen",),
    "cancelled": ("reopen",),
}
TONES = {
    "proposed": "warn",
    "open": "accent",
    "in_progress": "accent",
    "done": "warn",
    "verified": "good",
    "cancelled": "neutral",
}
SHOWN = 5


def action_tone(action: Any) -> str:
    """The tone of an action's state."""
    return "late" if action.ownerless else TONES.get(plain(action), "neutral")


def is_late(action: Any) -> bool:
    """Whether an action's day is over and it is still to do."""
    if plain(action) not in ("proposed", "open", "in_progress") or not action.HasField("due_time"):
        return False
    return bool(action.due_time.ToNanoseconds() <= Page.current().now.timestamp() * 1e9)


def without_owner() -> list[Any]:
    """The problems that nobody has, of the reader's department or of none; of all for who looks after no department."""
    page = Page.current()
    if not page.may("tickets.read") or page.caller is None:
        return []
    if "without_owner" not in flask.g:
        team = page.caller.team
        ours = f'team = "" OR team = {quoted(team)}' if team else ""
        reply = page.call("ListActions", ownerless_only=True, filter=ours, page_size=100)
        flask.g.without_owner = list(reply.actions)
    found: list[Any] = flask.g.without_owner
    return found


def actions_of_ticket(ticket_id: int) -> list[Any]:
    """The actions about a ticket."""
    return list(Page.current().call("ListActions", ticket_id=ticket_id, page_size=50).actions)


@pages.context_processor
def _words() -> dict[str, Any]:
    """What the templates of actions ask for."""
    return {
        "action_tone": action_tone,
        "is_late": is_late,
        "without_owner": without_owner,
        "actions_of_ticket": actions_of_ticket,
    }


def action_forms(page: Page, actions: list[Any]) -> dict[int, dict[str, Any]]:
    """The buttons of each action: the steps that its state allows."""
    if not page.may("tickets.write"):
        return {}
    return {
        action.action_id: {
            step: page.form(
                f"{step.capitalize()}Action",
                action=here("tickets.action_step", action_id=action.action_id, step=step),
                action_id=action.action_id,
            )
            for step in STEPS.get(plain(action), ())
        }
        for action in actions
    }


def _form(page: Page, method: str, initial: Mapping[str, Any], fixed: Mapping[str, Any]) -> Form:
    """A form of a method whose field is itself called "action", as page.form calls the address."""
    found = page.methods[method]
    return Form(
        found, lambda message: page.call(method, message), page.address, initial, {"action": fixed}
    )


def _views() -> dict[str, tuple[str, dict[str, Any]]]:
    """The views of the list: in words, and what is asked."""
    closed = 'state = "verified" OR state = "cancelled"'
    return {
        "mine": (_("Mine"), {"open_only": True, "mine_only": True}),
        "department": (_("My department"), {"open_only": True, "department_only": True}),
        "ownerless": (_("Without owner"), {"ownerless_only": True}),
        "overdue": (_("Overdue"), {"overdue_only": True}),
        "verify": (_("To be verified"), {"filter": 'state = "done"'}),
        "open": (_("All open"), {"open_only": True}),
        "closed": (_("Closed"), {"filter": closed, "order_by": "close_time desc"}),
    }


@pages.get("/actions")
def actions() -> Response:
    """Actions by view."""
    page = Page.current()
    views = _views()
    view = argument("view") if argument("view") in views else "mine"
    asked = views[view][1]
    reply = page.call("ListActions", page_size=50, page_token=argument("page_token"), **asked)
    tabs = [
        (text, flask.url_for("tickets.actions", view=name), name == view)
        for name, (text, _asked) in views.items()
    ]
    found = list(reply.actions)
    return page.render(
        "tickets/meetings/actions.html",
        actions=found,
        forms=action_forms(page, found),
        more=reply.next_page_token,
        tabs=tabs,
        view=view,
    )


@pages.route("/actions/new", methods=["GET", "POST"])
def action_new() -> Response:
    """A new action, also of a ticket or a meeting."""
    page = Page.current()
    given = {name: argument(name) for name in ("ticket_id", "meeting_id")}
    numbers = {name: int(text) for name, text in given.items() if text.isdigit() and len(text) < 19}
    fixed: dict[str, Any] = {}
    if "ticket_id" in numbers:
        fixed["ticket_ids"] = [numbers["ticket_id"]]
    if "meeting_id" in numbers:
        fixed["meeting_id"] = numbers["meeting_id"]
    form = _form(page, "CreateAction", {}, fixed)
    if page.sent(form):
        page.toast(_("Action noted"))
        if "meeting_id" in numbers:
            return page.redirect("tickets.meeting", meeting_id=numbers["meeting_id"])
        return page.redirect("tickets.action", action_id=form.reply.action_id)
    return page.render("tickets/meetings/action_new.html", form=form, directory=directory())


@pages.route("/actions/<int:action_id>", methods=["GET", "POST"])
def action(action_id: int) -> Response:
    """One action."""
    page = Page.current()
    found = page.call("GetAction", action_id=action_id)
    closed = plain(found) in ("verified", "cancelled") or found.HasField("delete_time")
    edit = cancel = None
    if page.may("tickets.write") and not closed:
        key: dict[str, Any] = {"action_id": action_id}
        edit = _form(page, "UpdateAction", {"action": found}, key)
        if page.sent(edit):
            page.toast(_("Saved"))
            return page.redirect("tickets.action", **key)
        if plain(found) != "done":
            address = here("tickets.action_step", step="cancel", **key)
            cancel = page.form("CancelAction", action=address, **key)
    return page.render(
        "tickets/meetings/action.html",
        action=found,
        edit=edit,
        cancel=cancel,
        forms=action_forms(page, [found]),
        directory=directory(),
    )


def _done() -> dict[str, str]:
    """What is said when a step was taken."""
    return {
        "start": _("Work on it begins"),
        "finish": _("Done: somebody else verifies it now"),
        "verify": _("Verified: it is closed"),
        "reopen": _("It is open again"),
        "cancel": _("It will not be done"),
    }


@pages.post("/actions/<int:action_id>/<step>")
def action_step(action_id: int, step: str) -> Response:
    """A step by one button."""
    said = _done()
    if step not in said:
        flask.abort(404)
    form = Page.current().form(f"{step.capitalize()}Action", action_id=action_id)
    act(form, said[step])
    return back(flask.url_for("tickets.action", action_id=action_id))
