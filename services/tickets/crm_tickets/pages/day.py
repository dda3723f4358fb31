"""The first page: what this person has to do now, the loudest first; and the buttons that settle it.

The rule kept here: what is settled by one word is settled by one button, from wherever it is shown.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages import calls
from crm_tickets.pages.blueprint import act, argument, back, here, pages

VIEWS = ("own", "department", "all")


def promise_forms(page: Page, promises: list[Any]) -> dict[int, dict[str, Any]]:
    """The buttons of each promise: kept, and will not be."""
    if not page.may("tickets.write"):
        return {}
    return {
        promise.promise_id: {
            "keep": page.form(
                "KeepPromise",
                action=here("tickets.keep_promise", promise_id=promise.promise_id),
                promise_id=promise.promise_id,
            ),
            "break": page.form(
                "BreakPromise",
                action=here("tickets.break_promise", promise_id=promise.promise_id),
                promise_id=promise.promise_id,
            ),
        }
        for promise in promises
    }


def hand_over_forms(page: Page, hand_overs: list[Any]) -> dict[int, dict[str, Any]]:
    """The buttons of each hand-over that waits."""
    if not page.may("tickets.write"):
        return {}
    forms = {}
    for each in hand_overs:
        key = {"hand_over_id": each.hand_over_id}
        forms[each.hand_over_id] = {
            step: page.form(method, action=here(f"tickets.{step}_hand_over", **key), **key)
            for step, method in (
                ("accept", "AcceptHandOver"),
                ("return", "ReturnHandOver"),
                ("withdraw", "WithdrawHandOver"),
            )
        }
    return forms


# So many of one's own and of what waits are on the page; the lists and the queues have them all.
OWN, WAITING = 100, 20


@pages.get("/")
def index() -> Response:
    """My day."""
    page = Page.current()
    whose = argument("whose") if argument("whose") in VIEWS else ""
    day = page.call("GetDay", view=f"PROMISE_VIEW_{whose.upper() or 'UNSPECIFIED'}")
    known = {ticket.ticket_id: ticket for ticket in (*day.related, *day.tickets)}
    promises = [*day.broken_promises, *day.due_promises]
    take = {
        ticket.ticket_id: page.form(
            "TakeTicket",
            action=flask.url_for("tickets.take", ticket_id=ticket.ticket_id),
            ticket_id=ticket.ticket_id,
        )
        for ticket in day.waiting[:WAITING]
        if page.may("tickets.write")
    }
    return page.render(
        "tickets/index.html",
        day=day,
        known=known,
        promise_forms=promise_forms(page, promises),
        hand_over_forms=hand_over_forms(page, list(day.hand_overs)),
        take_forms=take,
        others=page.call("GetWithOthers"),
        shown_own=OWN,
        shown_waiting=WAITING,
        missed_forms=calls.missed_forms(page, list(day.missed_calls[:5])),
    )


@pages.get("/alarm")
def alarm() -> Response:
    """The broken promises again, for a page that stays open."""
    return Page.current().render("tickets/alarm.html")


@pages.post("/promises/<int:promise_id>/keep")
def keep_promise(promise_id: int) -> Response:
    """It was kept."""
    form = Page.current().form("KeepPromise", promise_id=promise_id)
    act(form, _("Noted: the promise is settled"))
    return back(flask.url_for("tickets.index"))


@pages.post("/promises/<int:promise_id>/break")
def break_promise(promise_id: int) -> Response:
    """It was not, and why."""
    form = Page.current().form("BreakPromise", promise_id=promise_id)
    act(form, _("Noted: why the promise was not kept"))
    return back(flask.url_for("tickets.index"))


@pages.post("/hand-overs/<int:hand_over_id>/accept")
def accept_hand_over(hand_over_id: int) -> Response:
    """It is ours now."""
    form = Page.current().form("AcceptHandOver", hand_over_id=hand_over_id)
    act(form, _("Accepted: it is yours now"))
    return back(flask.url_for("tickets.index"))


@pages.post("/hand-overs/<int:hand_over_id>/return")
def return_hand_over(hand_over_id: int) -> Response:
    """It is not ours."""
    form = Page.current().form("ReturnHandOver", hand_over_id=hand_over_id)
    act(form, _("Returned with your reason"))
    return back(flask.url_for("tickets.index"))


@pages.post("/hand-overs/<int:hand_over_id>/withdraw")
def withdraw_hand_over(hand_over_id: int) -> Response:
    """We keep it after all."""
    form = Page.current().form("WithdrawHandOver", hand_over_id=hand_over_id)
    act(form, _("Taken back"))
    return back(flask.url_for("tickets.index"))


@pages.post("/<int:ticket_id>/take")
def take(ticket_id: int) -> Response:
    """I take it up."""
    form = Page.current().form("TakeTicket", ticket_id=ticket_id)
    act(form, _("Taken up: it is yours now"))
    return Page.current().redirect("tickets.show", ticket_id=ticket_id)
