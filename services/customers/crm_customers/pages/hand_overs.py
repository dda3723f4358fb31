"""The pages of hand-overs: what is handed over to whom, its briefings, and the answers.

The rule kept here: the receiver answers on the page where the briefings are a click away, one by one or all at once.
"""

from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, asked, pages

MANY = 1000


@pages.get("/ownership/hand-overs")
def hand_overs() -> Response:
    """The hand-overs, the newest first."""
    page = Page.current()
    reply = page.call(
        "ListHandOvers",
        order_by="hand_over_id desc",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    return page.render("customers/ownership/hand_overs.html", reply=reply)


@pages.route("/ownership/hand-overs/new", methods=["GET", "POST"])
def new_hand_over() -> Response:
    """The form that hands over what somebody holds."""
    page = Page.current()
    me = page.caller.id if page.caller else ""
    initial = {"from_id": asked("from_id") or me}
    form = page.form("CreateHandOver", initial=initial)
    if page.sent(form):
        page.toast(_("Handed over"))
        return page.redirect("customers.hand_over", number=form.reply.hand_over_id)
    return page.render("customers/ownership/hand_over_form.html", form=form)


@pages.route("/ownership/hand-overs/<int:number>", methods=["GET", "POST"])
def hand_over(number: int) -> Response:
    """One hand-over with its accounts."""
    page = Page.current()
    found = page.call("GetHandOver", hand_over_id=number)
    answer = page.form("AnswerHandOverItems")
    redirect = page.form("RedirectHandOverItems")
    if page.sent(answer) or page.sent(redirect):
        page.toast(_("Saved"))
        return page.redirect("customers.hand_over", number=number)
    items = page.call(
        "ListHandOverItems",
        filter=f"hand_over_id = {number}",
        page_size=MANY,
        page_token=asked("page_token"),
    )
    me = page.caller.id if page.caller else ""
    rows = items.hand_over_items
    return page.render(
        "customers/ownership/hand_over.html",
        found=found,
        rows=rows,
        mine=[row for row in rows if row.to_id == me and row.state == 1],
        refused=[row for row in rows if row.state == 3],
        answer=answer,
        redirect=redirect,
        more=items.next_page_token,
    )


@pages.get("/ownership/briefings/<int:number>")
def briefing(number: int) -> Response:
    """What a new owner has to know of a customer."""
    page = Page.current()
    found = page.call("GetBriefing", hand_over_item_id=number)
    return page.render("customers/ownership/briefing.html", told=found)
