"""The pages of rounds of worksheets: send them out, see who is late, and for each person their own.

The rule kept here: a rep sees their own worksheets and nothing else; whoever sent them out sees who did not answer.
"""

import flask
from crm_chassis.doors import worksheet_pages
from crm_chassis.doors.pages import Page
from crm_chassis.errors import NotFound
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, asked, pages, people

worksheet_pages.add(pages)
TONES = {1: "neutral", 2: "warn", 3: "good"}


@pages.route("/worksheets/rounds", methods=["GET", "POST"])
def worksheet_rounds() -> Response:
    """The rounds that were sent out, and the form of the next one."""
    page = Page.current()
    form = None
    if page.may("policies.write"):
        form = page.form("CreateWorksheetRound")
        if page.sent(form):
            page.toast(_("Sent out"))
            number = form.reply.worksheet_round_id
            return page.redirect("customers.worksheet_round", worksheet_round_id=number)
    token = asked("page_token")
    reply = page.call("ListWorksheetRounds", page_size=PAGE_SIZE, page_token=token)
    me = page.caller.id if page.caller else ""
    mine = page.call("ListWorksheetRoundItems", filter=f'owner_id = "{me}"', page_size=10)
    kinds = page.call("ListWorksheetKinds").kinds
    return page.render(
        "customers/leads/rounds.html",
        rounds=reply.worksheet_rounds,
        more=reply.next_page_token,
        mine=mine.worksheet_round_items,
        form=form,
        kinds=[(kind.name, kind.title) for kind in kinds],
        choices=people(page),
        tones=TONES,
    )


@pages.get("/worksheets/rounds/<int:worksheet_round_id>")
def worksheet_round(worksheet_round_id: int) -> Response:
    """One round: who has handed in."""
    page = Page.current()
    found = page.call("GetWorksheetRound", worksheet_round_id=worksheet_round_id)
    items = page.call(
        "ListWorksheetRoundItems",
        filter=f"worksheet_round_id = {worksheet_round_id}",
        page_size=500,
    )
    close = page.form(
        "CloseWorksheetRound",
        initial={"etag": found.etag},
        action=flask.url_for("customers.close_round", worksheet_round_id=worksheet_round_id),
        worksheet_round_id=worksheet_round_id,
    )
    return page.render(
        "customers/leads/round.html",
        round=found,
        items=items.worksheet_round_items,
        close=close,
        tones=TONES,
    )


@pages.post("/worksheets/rounds/<int:worksheet_round_id>/close")
def close_round(worksheet_round_id: int) -> Response:
    """Ends a round."""
    page = Page.current()
    form = page.form("CloseWorksheetRound", worksheet_round_id=worksheet_round_id)
    if page.sent(form):
        page.toast(_("Ended"))
    return page.redirect("customers.worksheet_round", worksheet_round_id=worksheet_round_id)


@pages.get("/worksheets/mine/<int:worksheet_round_item_id>")
def worksheet_item(worksheet_round_item_id: int) -> Response:
    """One person's worksheet: to be fetched, filled in and handed in."""
    page = Page.current()
    wanted = f"worksheet_round_item_id = {worksheet_round_item_id}"
    found = page.call("ListWorksheetRoundItems", filter=wanted).worksheet_round_items
    if not found:
        raise NotFound("worksheet", worksheet_round_item_id)
    return page.render("customers/leads/item.html", item=found[0], tones=TONES)
