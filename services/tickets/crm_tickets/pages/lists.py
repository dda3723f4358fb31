"""The list of tickets, filtered from the address, and the search box of the header."""

from typing import Any

import flask
from crm.tickets.v1 import promises_pb2, tickets_pb2
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import argument, directory, pages

VIEWS = ("open", "mine", "department", "new", "handed_over", "waiting", "closed", "all")


def quoted(text: str) -> str:
    """A text as a filter takes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _views() -> dict[str, str]:
    """The views of the list, in words."""
    return {
        "open": _("Open"),
        "mine": _("Mine"),
        "department": _("My department"),
        "new": _("New"),
        "handed_over": _("Handed over"),
        "waiting": _("Waiting"),
        "closed": _("Closed"),
        "all": _("All"),
    }


@pages.get("/list")
def tickets() -> Response:
    """Tickets by view, owner, department and words."""
    page = Page.current()
    assert page.caller is not None
    view = argument("view") if argument("view") in VIEWS else "open"
    wanted = [_condition(view, page.caller.id, page.caller.team)]
    chosen = {name: argument(name) for name in ("priority", "handler_team", "owner_id")}
    wanted += [f"{name} = {quoted(value)}" for name, value in chosen.items() if value]
    account = argument("account_id")
    wanted += [f"account_id = {account}"] if account.isdigit() else []
    due = argument("due") if argument("due") in ("breached", "warned") else ""
    wanted += [f"due_state = {due}"] if due else []
    by_due = argument("order") == "due"
    if by_due:  # what is due never has no place in this order
        wanted.append('due_time > "2000-01-01T00:00:00Z"')
    reply = page.call(
        "ListTickets",
        order_by="due_time" if by_due else "",
        query=argument("q"),
        open_only=view in ("open", "mine", "department"),
        filter=" AND ".join(filter(None, wanted)),
        page_token=argument("page_token"),
    )
    return page.render(
        "tickets/list.html",
        tickets=reply.tickets,
        more=reply.next_page_token,
        loud=_loud(page, [ticket.ticket_id for ticket in reply.tickets]),
        tabs=_tabs(view),
        view=view,
        q=argument("q"),
        due=due,
        order=argument("order"),
        chosen=chosen,
        priorities=_priorities(),
        directory=directory(),
    )


def _condition(view: str, me: str, team: str) -> str:
    if view == "mine":
        return f"(owner_id = {quoted(me)} OR handler_id = {quoted(me)})"
    if view == "department":
        return f"(team = {quoted(team)} OR handler_team = {quoted(team)})"
    return f"state = {quoted(view)}" if view not in ("open", "all") else ""


def _tabs(view: str) -> list[tuple[str, str, bool]]:
    kept: dict[str, Any] = {
        k: v for k, v in flask.request.args.items() if k not in ("view", "page_token")
    }
    return [
        (text, flask.url_for("tickets.tickets", view=name, **kept), name == view)
        for name, text in _views().items()
    ]


def _priorities() -> list[tuple[str, str]]:
    enum = tickets_pb2.TicketPriority.DESCRIPTOR
    words = ((value.name, i18n.enum_label(enum, value.number)) for value in enum.values)
    return [(name.removeprefix("TICKET_PRIORITY_").lower(), text) for name, text in words if text]


def _loud(page: Page, ticket_ids: list[int]) -> dict[int, Any]:
    """The promise that each ticket has to hear of first: a broken one, else the earliest."""
    found: dict[int, Any] = {}
    if not ticket_ids:
        return found
    reply = page.call("ListPromises", ticket_ids=ticket_ids, pending_only=True, page_size=1000)
    broken = promises_pb2.PROMISE_STATE_BROKEN
    for promise in sorted(reply.promises, key=lambda p: p.state != broken):
        found.setdefault(promise.ticket_id, promise)
    return found


@pages.get("/find")
def find() -> Response:
    """The search box of the header: numbers, subjects, names, telephone numbers."""
    page, typed = Page.current(), argument("q")
    if not page.wants_suggestions:
        return page.redirect("tickets.tickets", q=typed, view="all")
    found = page.call("ListTickets", query=typed, page_size=10).tickets if typed else []
    return page.suggestions(
        {
            "text": f"#{ticket.ticket_id} {ticket.subject}",
            "note": ticket.account_name or ticket.requester_name,
            "url": flask.url_for("tickets.show", ticket_id=ticket.ticket_id),
        }
        for ticket in found
    )
