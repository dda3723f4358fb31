"""The pages on which tickets become one or two, and on which an answer is written from what is known.

The rule kept here: what a merge would move is said before it happens, and taking it back is one button.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, pages
from crm_tickets.pages.lists import quoted


@pages.route("/<int:ticket_id>/merge", methods=["GET", "POST"])
def merge(ticket_id: int) -> Response:
    """Other tickets become part of this one."""
    page = Page.current()
    ticket = page.call("GetTicket", ticket_id=ticket_id)
    form = page.form("MergeTickets", ticket_id=ticket_id)
    if page.sent(form):
        page.toast(_("Merged"))
        return page.redirect("tickets.show", ticket_id=ticket_id)
    merges = page.call("ListTicketMerges", ticket_id=ticket_id).ticket_merges
    undo = {
        each.ticket_merge_id: page.form(
            "UndoTicketMerge",
            action=flask.url_for("tickets.unmerge", ticket_merge_id=each.ticket_merge_id),
            ticket_merge_id=each.ticket_merge_id,
        )
        for each in merges
        if each.state == 1 and page.may("tickets.write")
    }
    return page.render(
        "tickets/everyday/merge.html",
        ticket=ticket,
        form=form,
        choices=_candidates(page, ticket),
        merges=merges,
        undo=undo,
    )


def _candidates(page: Page, ticket: Any) -> list[tuple[int, str]]:
    """What may say the same: open tickets of the same customer or number, and what the reader looked for."""
    alike = []
    if ticket.requester_id:
        alike.append(f"requester_id = {ticket.requester_id}")
    if ticket.account_id:
        alike.append(f"account_id = {ticket.account_id}")
    if ticket.phone:
        alike.append(f"phone = {quoted(ticket.phone)}")
    found = {}
    if alike:
        reply = page.call("ListTickets", open_only=True, filter=" OR ".join(alike))
        found = {each.ticket_id: each for each in reply.tickets}
    if argument("q"):
        reply = page.call("ListTickets", open_only=True, query=argument("q"))
        found |= {each.ticket_id: each for each in reply.tickets}
    found.pop(ticket.ticket_id, None)
    return [(key, f"#{key} {each.subject}") for key, each in sorted(found.items())]


@pages.post("/merges/<int:ticket_merge_id>/undo")
def unmerge(ticket_merge_id: int) -> Response:
    """A merge is taken back."""
    page = Page.current()
    merged = page.call("GetTicketMerge", ticket_merge_id=ticket_merge_id)
    form = page.form("UndoTicketMerge", ticket_merge_id=ticket_merge_id)
    act(form, _("The merge is taken back"))
    return page.redirect("tickets.merge", ticket_id=merged.ticket_id)


@pages.route("/<int:ticket_id>/split", methods=["GET", "POST"])
def split(ticket_id: int) -> Response:
    """Some of what was said becomes a ticket of its own."""
    page = Page.current()
    ticket = page.call("GetTicket", ticket_id=ticket_id)
    form = page.form("SplitTicket", ticket_id=ticket_id)
    if page.sent(form):
        page.toast(_("Ticket opened"))
        return page.redirect("tickets.show", ticket_id=form.reply.ticket_id)
    comments = page.call("ListComments", ticket_id=ticket_id, page_size=200).comments
    return page.render("tickets/everyday/split.html", ticket=ticket, form=form, comments=comments)


@pages.route("/<int:ticket_id>/answer", methods=["GET", "POST"])
def answer(ticket_id: int) -> Response:
    """An answer, from a canned reply or an article, to be finished by hand."""
    page = Page.current()
    ticket = page.call("GetTicket", ticket_id=ticket_id)
    posted, text = flask.request.form, ""
    try:
        text = _inserted(page, ticket_id, posted)
    except Refusal as refusal:
        page.toast(_(refusal.message), "warn")
    visibility = "COMMENT_VISIBILITY_PUBLIC"
    initial = {"comment": {"text": text, "visibility": visibility}}
    form = page.form("CreateComment", initial, comment={"ticket_id": ticket_id})
    if posted.get("_form") == "CreateComment" and page.sent(form):
        page.toast(_("Added to the conversation"))
        return page.redirect("tickets.show", ticket_id=ticket_id)
    asked = argument("q") or ticket.category
    articles = page.call("ListArticles", query=asked, page_size=10).articles if asked else []
    replies = page.call("ListCannedReplies", page_size=100, order_by="use_count desc")
    assert page.caller is not None
    team = page.caller.team
    return page.render(
        "tickets/everyday/answer.html",
        ticket=ticket,
        form=form,
        articles=articles,
        replies=[each for each in replies.canned_replies if each.team in ("", team)],
        q=asked,
    )


def _inserted(page: Page, ticket_id: int, posted: Any) -> str:
    """What a button of the page puts into the answer; "" for the other buttons."""
    key = {"ticket_id": ticket_id}
    if number := posted.get("reply", type=int):
        return str(page.call("FillCannedReply", canned_reply_id=number, **key).text)
    if number := posted.get("article", type=int):
        return str(page.call("UseArticle", article_id=number, **key).text)
    for word in ("helped", "not_helped"):
        if number := posted.get(word, type=int):
            page.call("RateArticle", article_id=number, **key, helped=word == "helped")
            page.toast(_("Thank you: noted"))
    return ""


@pages.route("/comments/<int:comment_id>", methods=["GET", "POST"])
def comment(comment_id: int) -> Response:
    """A note, corrected, and what it said before."""
    page = Page.current()
    key = {"comment_id": comment_id}
    found = page.call("GetComment", **key)
    form = page.form("UpdateComment", {"comment": found}, comment=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.show", ticket_id=found.ticket_id)
    return page.render(
        "tickets/everyday/comment.html",
        comment=found,
        form=form,
        edits=page.call("ListCommentEdits", **key).comment_edits,
        mine=page.caller is not None and found.author_id == page.caller.id,
    )
