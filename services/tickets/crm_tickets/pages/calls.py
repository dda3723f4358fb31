"""What rings, on every page of tickets, and the calls that came in vain.

The rule kept here: asking what rings costs no database while nothing rings, because every open page of every agent asks
all the time; what changed is told by the number of the answer. Without JavaScript the call page asks by itself.
"""

import hashlib
from typing import Any, NamedTuple

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.calls.board import board_of
from crm_tickets.pages.blueprint import act, argument, back, here, pages

SEVERAL = 100


class Shown(NamedTuple):
    """What rings for somebody, as their pages show it, and the number by which they know it again."""

    html: str
    tag: str


def ringing() -> Shown:
    """What rings for who looks at the page."""
    page = Page.current()
    assert page.caller is not None

    def make() -> Shown:
        html = flask.render_template("tickets/desk/ringing.html", found=page.call("GetRinging"))
        return Shown(html, hashlib.blake2b(html.encode(), digest_size=9).hexdigest())

    who, more = page.caller, (page.caller.rows, page.language, page.time_zone)
    found: Shown = board_of(page.app).answer(who.id, who.team, more, make)
    return found


@pages.context_processor
def _bar() -> dict[str, Any]:
    """What the bar of a page without JavaScript shows."""
    return {"ringing": ringing}


@pages.get("/ringing")
def what_rings() -> Response:
    """The bar again, if it is another one than the page has."""
    found = ringing()
    if flask.request.if_none_match.contains(found.tag):
        response = flask.Response(status=304)
    else:
        response = flask.Response(found.html, mimetype="text/html")
    response.set_etag(found.tag)
    return response


@pages.get("/calls")
def calls() -> Response:
    """Whom to ring back, and the last calls."""
    page = Page.current()
    missed = page.call(
        "ListCalls", to_ring_back=True, order_by="start_time", page_size=SEVERAL
    ).calls
    last = page.call("ListCalls", page_token=argument("page_token"))
    return page.render(
        "tickets/desk/calls.html",
        missed=missed,
        forms=missed_forms(page, list(missed)),
        calls=last.calls,
        more=last.next_page_token,
    )


def missed_forms(page: Page, missed: list[Any]) -> dict[int, dict[str, Any]]:
    """The buttons of each missed call: ring them, and no need any more."""
    if not page.may("tickets.write"):
        return {}
    return {
        each.call_id: {
            "ring": ring_form(page, each.phone, each.ticket_id),
            "settle": page.form(
                "SettleCall",
                action=here("tickets.settle_call", call_id=each.call_id),
                call_id=each.call_id,
            ),
        }
        for each in missed
    }


def ring_form(page: Page, phone: str, ticket_id: int = 0) -> Any:
    """The button that has the switch ring somebody up."""
    action = here("tickets.place_call", phone=phone, ticket_id=ticket_id)
    return page.form("PlaceCall", action=action, phone=phone, ticket_id=ticket_id)


@pages.post("/calls/place")
def place_call() -> Response:
    """The switch is asked to ring somebody up."""
    page = Page.current()
    ticket_id = argument("ticket_id")
    about = int(ticket_id) if ticket_id.isdigit() else 0
    form = page.form("PlaceCall", phone=argument("phone"), ticket_id=about)
    act(form, _("Your telephone rings, and then theirs"))
    return back(flask.url_for("tickets.calls"))


@pages.post("/calls/<int:call_id>/settle")
def settle_call(call_id: int) -> Response:
    """They need not be rung back any more."""
    act(Page.current().form("SettleCall", call_id=call_id), _("Noted: settled"))
    return back(flask.url_for("tickets.calls"))


@pages.post("/calls/<int:call_id>/take")
def take_call(call_id: int) -> Response:
    """I answer."""
    page = Page.current()
    form = page.form("TakeCall", call_id=call_id)
    try:
        if not page.sent(form):
            page.toast(form.error, "warn")
    except Refusal as refusal:
        page.toast(_(refusal.message), "warn")
    return page.redirect("tickets.call", call=call_id)


@pages.post("/calls/<int:call_id>/link/<int:ticket_id>")
def link_call(call_id: int, ticket_id: int) -> Response:
    """It was about this ticket."""
    act(
        Page.current().form("LinkCall", call_id=call_id, ticket_id=ticket_id),
        _("Noted: the call was about this ticket"),
    )
    return Page.current().redirect("tickets.call", call=call_id)


@pages.get("/calls/<int:call_id>/head")
def call_head(call_id: int) -> Response:
    """Where a call stands, for the page that shows it."""
    page = Page.current()
    found = page.call("GetCall", call_id=call_id)
    return page.render("tickets/desk/head.html", rang=found, take=take_form(page, found))


def take_form(page: Page, rang: Any) -> Any:
    """The button that answers a call, while it rings."""
    if not page.may("tickets.write"):
        return None
    action = flask.url_for("tickets.take_call", call_id=rang.call_id)
    return page.form("TakeCall", action=action, call_id=rang.call_id)
