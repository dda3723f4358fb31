"""A macro, or one step, on several tickets chosen in a list: looked at first, then run.

The rule kept here: what would be refused is seen before anything is done; what is run is what was looked at.
"""

import secrets
from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import directory, pages
from crm_tickets.pages.everyday import EVERY, named
from crm_tickets.pages.house import STEP_FIELDS


def _chosen(page: Page) -> list[int]:
    """The tickets: some by their numbers, or those that match, as many as one run takes."""
    given = flask.request.values
    numbers = [int(text) for text in given.getlist("id") if text.isdigit()][:EVERY]
    if numbers and given.get("which") != "all":
        return numbers
    if given.get("which") == "all":
        found = page.call("ListTickets", filter=given.get("filter", ""), page_size=EVERY).tickets
        return [ticket.ticket_id for ticket in found]
    return []


@pages.route("/several", methods=["GET", "POST"])
def several() -> Response:
    """What is to be done, what would come of it, and doing it."""
    page = Page.current()
    chosen = _chosen(page)
    if not chosen:
        page.toast(_("Choose records first"), "error")
        return flask.redirect(flask.url_for("lists.show", name="tickets"), 303)
    form = page.form("RunMacro", ticket_ids=chosen)
    looked, run = None, None
    if flask.request.method == "POST":
        preview = flask.request.form.get("go") != "run"
        looked, run = _sent(page, form, preview=preview)
    tickets = {}
    if looked is not None or run is not None:
        wanted = " OR ".join(f"ticket_id = {each}" for each in chosen[:20])
        found = page.call("ListTickets", filter=wanted, page_size=20).tickets
        tickets = {each.ticket_id: each for each in found}
    return page.render(
        "tickets/everyday/several.html",
        chosen=chosen,
        form=form,
        looked=looked,
        run=run,
        tickets=tickets,
        macros=named(page, "ListMacros", "macros", "macro_id"),
        step_fields=STEP_FIELDS,
        teams=directory().teams,
        people=directory().choices,
    )


def _sent(page: Page, form: Any, *, preview: bool) -> tuple[Any, Any]:
    """Tried, or run; nothing when it was refused."""
    posted: MultiDict[str, str] = MultiDict(flask.request.form)
    posted.setlist("preview", ["true" if preview else "false"])
    try:
        taken = form.sent(posted)
    except Refusal as refusal:
        form.refused(refusal)
        taken = False
    if not taken:
        page.status = 422
        return None, None
    form.request_id = secrets.token_urlsafe(16)  # running it is another request than looking at it
    return (form.reply, None) if preview else (None, form.reply)
