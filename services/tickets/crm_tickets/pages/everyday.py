"""What stands beside a ticket: who follows and who is here, tags, checklists, links, time, macros.

The rule kept here: each button is one call, and leads back to the ticket with what was done or why not.
"""

from typing import Any

import flask
from crm.tickets.v1 import time_logs_pb2
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, directory, pages

EVERY = 200
STEPS = {
    "do": "CHECKLIST_STEP_DO",
    "skip": "CHECKLIST_STEP_SKIP",
    "open": "CHECKLIST_STEP_OPEN",
}


@pages.context_processor
def _everyday() -> dict[str, Any]:
    """What the ticket's page shows of everyday work."""
    return {"everyday_of": everyday_of, "people_here": people_here, "minutes_text": minutes_text}


def people_here(ticket_id: int, *, editing: bool = False) -> list[Any]:
    """Who else has the ticket open; the reader has too, by asking."""
    reply = Page.current().call("NoteViewer", ticket_id=ticket_id, editing=editing)
    return list(reply.viewers)


def everyday_of(ticket: Any) -> dict[str, Any]:
    """All of it for one ticket, with the forms that the reader may send."""
    page = Page.current()
    assert page.caller is not None
    key = {"ticket_id": ticket.ticket_id}
    followers = list(page.call("ListFollowers", **key).followers)
    logs = page.call("ListTimeLogs", **key, page_size=20)
    mine = next((e for e in logs.time_logs if e.running and e.user_id == page.caller.id), None)
    found = {
        "followers": followers,
        "following": page.caller.id in [each.user_id for each in followers],
        "links": page.call("ListTicketLinks", **key).ticket_links,
        "checklists": page.call("ListChecklists", **key).checklists,
        "logs": logs.time_logs,
        "minutes": logs.total_minutes,
        "costs": logs.total_costs,
        "unrated": logs.unrated_minutes,
        "timer": mine,
        "forms": {},
    }
    if page.may("tickets.write") and ticket.HasField("delete_time"):
        undelete = page.form("UndeleteTicket", action=_to("undelete", **key), **key)
        found["forms"] = {"undelete": undelete}
    elif page.may("tickets.write"):
        found["forms"] = _forms(page, ticket, found)
        found["activities"] = named(page, "ListActivities", "activities", "activity_id")
        found["macros"] = named(page, "ListMacros", "macros", "macro_id")
        found["templates"] = named(
            page, "ListChecklistTemplates", "checklist_templates", "checklist_template_id"
        )
    return found


def named(page: Page, method: str, plural: str, key: str) -> list[tuple[int, str]]:
    """A catalogue to choose from; what is another department's stays out."""
    assert page.caller is not None
    reply = page.call(method, page_size=EVERY)
    return [
        (getattr(each, key), each.display_name)
        for each in getattr(reply, plural)
        if getattr(each, "team", "") in ("", page.caller.team)
    ]


def _to(endpoint: str, **values: Any) -> str:
    return flask.url_for(f"tickets.{endpoint}", **values)


def _forms(page: Page, ticket: Any, found: dict[str, Any]) -> dict[str, Any]:
    """The forms of the card."""
    key: dict[str, Any] = {"ticket_id": ticket.ticket_id}
    method = "UnfollowTicket" if found["following"] else "FollowTicket"
    tags = {"ticket": {"tags": ticket.tags, "etag": ticket.etag}}
    return {
        "delete": page.form("DeleteTicket", action=_to("delete", **key), **key),
        "follow": page.form(method, action=_to("follow", **key), **key),
        "add": page.form("FollowTicket", action=_to("follow", **key), **key),
        "tags": page.form("UpdateTicket", tags, action=_to("set_tags", **key), ticket=key),
        "link": page.form(
            "CreateTicketLink", action=_to("make_link", **key), ticket_link=dict(key)
        ),
        "time": page.form("CreateTimeLog", action=_to("note_time", **key), time_log=dict(key)),
        "start": page.form("StartTimer", action=_to("timer", **key), **key),
        "stop": page.form("StopTimer", action=_to("timer", **key), **key),
        "checklist": page.form("AddChecklist", action=_to("put_checklist", **key), **key),
        "macro": page.form("RunMacro", action=_to("apply", **key), ticket_ids=[ticket.ticket_id]),
        "unlink": {each.ticket_link_id: _unlink(page, each) for each in found["links"]},
        "items": {
            item.checklist_item_id: {step: _tick(page, item, step) for step in STEPS}
            for checklist in found["checklists"]
            for item in checklist.items
        },
    }


def _unlink(page: Page, link: Any) -> Form:
    key = {"ticket_link_id": link.ticket_link_id}
    return page.form("DeleteTicketLink", action=_to("drop_link", **key), **key)


def _tick(page: Page, item: Any, step: str) -> Form:
    key = {"checklist_item_id": item.checklist_item_id}
    action = _to("tick", step=step, **key)
    return page.form("TickChecklistItem", action=action, **key, step=STEPS[step])


def _on(ticket_id: int) -> Response:
    return Page.current().redirect("tickets.show", ticket_id=ticket_id, _anchor="everyday")


@pages.get("/<int:ticket_id>/here")
def here(ticket_id: int) -> Response:
    """Who is here, again, for a page that stays open."""
    viewers = people_here(ticket_id, editing=argument("editing") == "1")
    return Page.current().render("tickets/everyday/here.html", viewers=viewers)


@pages.get("/people")
def people() -> Response:
    """People whose name or login name begins as typed, for mentions."""
    typed = argument("q").lower()
    found = [
        {"text": user_id, "note": name, "url": ""}
        for user_id, name in directory().names.items()
        if user_id.lower().startswith(typed) or name.lower().startswith(typed)
    ]
    return Page.current().suggestions(found[:8])


@pages.post("/<int:ticket_id>/follow")
def follow(ticket_id: int) -> Response:
    """Follows, or no longer."""
    page = Page.current()
    if flask.request.form.get("_form") == "UnfollowTicket":
        act(page.form("UnfollowTicket", ticket_id=ticket_id), _("You follow it no longer"))
    else:
        act(page.form("FollowTicket", ticket_id=ticket_id), _("Followed from now on"))
    return _on(ticket_id)


@pages.post("/<int:ticket_id>/tags")
def set_tags(ticket_id: int) -> Response:
    """The tags of a ticket."""
    page = Page.current()
    act(page.form("UpdateTicket", ticket={"ticket_id": ticket_id}), _("Saved"))
    return _on(ticket_id)


@pages.post("/<int:ticket_id>/links")
def make_link(ticket_id: int) -> Response:
    """A link to another ticket."""
    page = Page.current()
    act(page.form("CreateTicketLink", ticket_link={"ticket_id": ticket_id}), _("Linked"))
    return _on(ticket_id)


@pages.post("/links/<int:ticket_link_id>/delete")
def drop_link(ticket_link_id: int) -> Response:
    """A link goes."""
    form = Page.current().form("DeleteTicketLink", ticket_link_id=ticket_link_id)
    act(form, _("The link is gone"))
    return _on(form.reply.ticket_id) if form.reply else Page.current().redirect("tickets.index")


@pages.post("/<int:ticket_id>/time")
def note_time(ticket_id: int) -> Response:
    """Time was spent."""
    page = Page.current()
    act(page.form("CreateTimeLog", time_log={"ticket_id": ticket_id}), _("Time noted"))
    return _on(ticket_id)


@pages.post("/<int:ticket_id>/timer")
def timer(ticket_id: int) -> Response:
    """The timer starts or stops."""
    page = Page.current()
    if flask.request.form.get("_form") == "StopTimer":
        form = page.form("StopTimer", ticket_id=ticket_id)
        act(form, _("The timer is stopped"))
    else:
        act(page.form("StartTimer", ticket_id=ticket_id), _("The timer runs"))
    return _on(ticket_id)


@pages.post("/<int:ticket_id>/checklists")
def put_checklist(ticket_id: int) -> Response:
    """A checklist on the ticket."""
    act(Page.current().form("AddChecklist", ticket_id=ticket_id), _("The checklist is on it"))
    return _on(ticket_id)


@pages.post("/checklist-items/<int:checklist_item_id>/<step>")
def tick(checklist_item_id: int, step: str) -> Response:
    """Something was done, or not."""
    page = Page.current()
    if step not in STEPS:
        flask.abort(404)
    key: dict[str, Any] = {"checklist_item_id": checklist_item_id}
    form = page.form("TickChecklistItem", **key, step=STEPS[step])
    act(form, _("Noted"))
    return _on(form.reply.ticket_id) if form.reply else page.redirect("tickets.index")


@pages.post("/<int:ticket_id>/macro")
def apply(ticket_id: int) -> Response:
    """A macro on this ticket."""
    page = Page.current()
    form = page.form("RunMacro", ticket_ids=[ticket_id])
    if page.sent(form):
        (result,) = form.reply.results
        done = _("%(macro)s: done", macro=form.reply.display_name)
        page.toast(done if result.done else result.reason, "message" if result.done else "warn")
    else:
        page.toast(form.error, "warn")
    return _on(ticket_id)


def minutes_text(log: time_logs_pb2.TimeLog) -> str:
    """How long, in words."""
    return _("runs") if log.running else _("%(minutes)s min", minutes=log.minutes)
