"""The call screen: from a number to the caller, and from the caller to a ticket in one form.

The rule kept here: the number is enough. A phone switch opens /tickets/call?phone=… and everything else is there; what
another module did not tell is said, and the form works all the same.
"""

import contextlib
from typing import Any

import flask
from crm.tickets.v1 import desk_pb2
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages import calls
from crm_tickets.pages.blueprint import argument, directory, pages, sent_without
from crm_tickets.pages.day import promise_forms

OPTIONAL = {
    "promise": ("due_time", "due_text", "note"),
    "hand_over": ("to_team", "to_id", "reason"),
}


@pages.route("/call", methods=["GET", "POST"])
def call() -> Response:
    """Who is calling, and what they want."""
    page = Page.current()
    rang = _rang(page)
    phone = rang.phone if rang is not None else argument("phone")
    caller, problem = _caller(page, phone)
    if caller is None and rang is None and not flask.request.args.get("without"):
        return page.render("tickets/call_start.html", phone=phone, problem=problem)
    form = page.form("CreateTicket", initial={"ticket": _known(caller, rang)})
    if sent_without(page, form, OPTIONAL):
        _link_answers(page, form.reply.ticket_id)
        page.toast(_("Ticket opened"))
        return page.redirect("tickets.show", ticket_id=form.reply.ticket_id)
    return _screen(page, caller, rang, form)


def typed_so_far(noted: Any = None) -> Response:
    """The call screen with what was typed so far, after another of its buttons was pressed; `noted`: what that did."""
    page = Page.current()
    rang = _rang(page)
    caller, problem = _caller(page, rang.phone if rang is not None else argument("phone"))
    if caller is None and rang is None:
        return page.render("tickets/call_start.html", phone=argument("phone"), problem=problem)
    words: dict[str, Any] = {n: argument(n) for n in ("phone", "call") if argument(n)}
    address = flask.url_for("tickets.call", **words)
    form = page.form("CreateTicket", {"ticket": _known(caller, rang)}, address)
    if flask.request.form.get("_form") == form.method.name:
        form.typed(flask.request.form)
    return _screen(page, caller, rang, form, noted)


def _link_answers(page: Page, ticket_id: int) -> None:
    """What was answered before the ticket was opened is put on it."""
    with contextlib.suppress(Refusal):  # the ticket is there already
        page.call("LinkQuestionAnswers", ticket_id=ticket_id)


def _screen(page: Page, caller: Any, rang: Any, form: Form, noted: Any = None) -> Response:
    """The call screen."""
    return page.render(
        "tickets/call.html",
        found=caller,
        noted=noted,
        rang=rang,
        take=calls.take_form(page, rang) if rang is not None else None,
        links=_links(page, rang, caller),
        form=form,
        directory=directory(),
        products=[each.name for each in caller.products] if caller else [],
        promise_forms=promise_forms(page, list(caller.promises) if caller else []),
        states=desk_pb2.CallerState,
    )


def _rang(page: Page) -> Any:
    """The call that the address names; None without one."""
    number = argument("call")
    return page.call("GetCall", call_id=int(number)) if number.isdigit() and int(number) else None


def _links(page: Page, rang: Any, caller: Any) -> dict[int, Any]:
    """The buttons that say which open ticket the call is about, until somebody has said it."""
    if rang is None or caller is None or rang.ticket_id or not page.may("tickets.write"):
        return {}
    return {
        ticket.ticket_id: page.form(
            "LinkCall",
            action=flask.url_for(
                "tickets.link_call", call_id=rang.call_id, ticket_id=ticket.ticket_id
            ),
            call_id=rang.call_id,
            ticket_id=ticket.ticket_id,
        )
        for ticket in caller.open_tickets
    }


def _caller(page: Page, phone: str) -> tuple[Any, str]:
    """Who calls from this number; None, and what is wrong with it, when it is none."""
    if not phone:
        return None, ""
    try:
        return page.call("LookUpCaller", phone=phone), ""
    except Invalid as refusal:
        return None, _(next(iter(refusal.fields.values()), refusal.message))


def _known(caller: Any, rang: Any = None) -> dict[str, Any]:
    """What the form knows beforehand."""
    known: dict[str, Any] = {
        "channel": "TICKET_CHANNEL_PHONE",
        "priority": "TICKET_PRIORITY_NORMAL",
    }
    if rang is not None:
        known["call_id"] = rang.call_id
    if caller is None:
        return known
    known |= {"phone": caller.phone, "requester_name": caller.name}
    known |= {"account_id": caller.account_id, "contact_id": caller.contact_id}
    if caller.HasField("requester"):
        known["requester_id"] = caller.requester.requester_id
    return known
