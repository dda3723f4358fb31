"""The page of one ticket: what was said, what is owed, who had it and how long, and every step it allows.

The rule kept here: everybody on the path sees the whole path, as a picture and in words.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, directory, pages, plain
from crm_tickets.pages.day import hand_over_forms, promise_forms
from crm_tickets.pages.journey_picture import draw


@pages.route("/<int:ticket_id>", methods=["GET", "POST"])
def show(ticket_id: int) -> Response:
    """One ticket."""
    page = Page.current()
    ticket = page.call("GetTicket", ticket_id=ticket_id)
    forms = _forms(page, ticket)
    for name, said in _said().items():
        if name in forms and page.sent(forms[name]):
            page.toast(said)
            return page.redirect("tickets.show", ticket_id=ticket_id)
    journey = page.call("GetJourney", ticket_id=ticket_id)
    promises = list(page.call("ListPromises", ticket_ids=[ticket_id], page_size=100).promises)
    hand_overs = list(page.call("ListHandOvers", ticket_id=ticket_id, page_size=100).hand_overs)
    waiting = [each for each in hand_overs if plain(each) == "pending"]
    return page.render(
        "tickets/show.html",
        ticket=ticket,
        forms=forms,
        open_form=flask.request.form.get("_form", ""),
        journey=journey,
        picture=draw(journey),
        conversation=_conversation(page, ticket_id, journey),
        promises=promises,
        promise_forms=promise_forms(page, promises),
        waiting=waiting,
        hand_over_forms=hand_over_forms(page, waiting),
        directory=directory(),
        skills=[(s.name, s.name) for s in page.call("ListSkills", page_size=1000).skills],
    )


def _said() -> dict[str, str]:
    """What is said when a form of the page was taken."""
    return {
        "comment": _("Added to the conversation"),
        "hand_over": _("Handed over"),
        "promise": _("Promise noted"),
        "close": _("Ticket closed"),
        "reopen": _("Ticket reopened"),
        "pause": _("It waits for the customer now"),
        "resume": _("Work goes on"),
        "inform": _("Noted: the customer was told"),
    }


def _forms(page: Page, ticket: Any) -> dict[str, Any]:
    """The forms that the state of the ticket allows."""
    if not page.may("tickets.write") or ticket.HasField("delete_time"):
        return {}
    key, etag = ticket.ticket_id, {"etag": ticket.etag}
    forms = {
        "comment": page.form("CreateComment", comment={"ticket_id": key}),
    }
    if plain(ticket) == "closed":
        return forms | {"reopen": page.form("ReopenTicket", etag, ticket_id=key)}
    initial = {"ticket_etag": ticket.etag}
    forms |= {
        "hand_over": page.form("CreateHandOver", initial, hand_over={"ticket_id": key}),
        "promise": page.form("CreatePromise", promise={"ticket_id": key}),
        "close": page.form("CloseTicket", etag, ticket_id=key),
    }
    if ticket.HasField("with_others_time"):
        forms["inform"] = page.form("InformCustomer", etag, ticket_id=key)
    if plain(ticket) == "in_progress":
        forms["pause"] = page.form("PauseTicket", etag, ticket_id=key)
    if plain(ticket) == "waiting":
        forms["resume"] = page.form("ResumeTicket", etag, ticket_id=key)
    if plain(ticket) == "new":
        action = flask.url_for("tickets.take", ticket_id=key)
        forms["take"] = page.form("TakeTicket", action=action, ticket_id=key)
    return forms


def _conversation(page: Page, ticket_id: int, journey: Any) -> list[dict[str, Any]]:
    """What was said and what was done, newest first."""
    reply = page.call("ListComments", ticket_id=ticket_id, order_by="create_time desc")
    said = [{"time": comment.create_time, "comment": comment} for comment in reply.comments]
    done = [{"time": step.start_time, "step": step} for step in journey.steps]
    return sorted([*said, *done], key=lambda e: e["time"].ToNanoseconds(), reverse=True)


@pages.route("/<int:ticket_id>/edit", methods=["GET", "POST"])
def edit(ticket_id: int) -> Response:
    """What the ticket says."""
    page = Page.current()
    ticket = page.call("GetTicket", ticket_id=ticket_id)
    form = page.form("UpdateTicket", initial={"ticket": ticket}, ticket={"ticket_id": ticket_id})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.show", ticket_id=ticket_id)
    return page.render("tickets/edit.html", ticket=ticket, form=form)


@pages.post("/<int:ticket_id>/delete")
def delete(ticket_id: int) -> Response:
    """It should never have been a ticket."""
    page = Page.current()
    act(page.form("DeleteTicket", ticket_id=ticket_id), _("Ticket deleted"))
    return page.redirect("tickets.show", ticket_id=ticket_id)


@pages.post("/<int:ticket_id>/undelete")
def undelete(ticket_id: int) -> Response:
    """It was one after all."""
    page = Page.current()
    act(page.form("UndeleteTicket", ticket_id=ticket_id), _("Ticket restored"))
    return page.redirect("tickets.show", ticket_id=ticket_id)
