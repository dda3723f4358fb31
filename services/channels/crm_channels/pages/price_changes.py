"""Pages of price changes: what is proposed, what it changes, who approves it, and from when it holds.

The rule kept here: whoever decides sees each old price beside the new one.
"""

from typing import Any

from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import argument, pages, plain_state
from crm_channels.pricing import rules

STEPS = ("Submit", "Approve", "Reject", "Withdraw")
SPARE = 5


@pages.get("/price-changes")
def price_changes() -> Response:
    """The price changes, what waits first."""
    page = Page.current()
    waiting = page.call("ListPriceChanges", filter='state = "submitted"', order_by="submit_time")
    reply = page.call("ListPriceChanges", page_token=argument("page_token"))
    return page.render(
        "channels/price_changes.html",
        waiting=waiting.price_changes,
        changes=reply.price_changes,
        more=reply.next_page_token,
    )


def _goods(page: Page) -> list[tuple[int | str, str]]:
    found = page.call("ListProducts", order_by="sku", page_size=1000).products
    return [("", ""), *((each.product_id, f"{each.sku} · {each.name}") for each in found)]


@pages.route("/price-books/<int:price_book_id>/change", methods=["GET", "POST"])
def new_price_change(price_book_id: int) -> Response:
    """A new change of a book's prices."""
    page = Page.current()
    book = page.call("GetPriceBook", price_book_id=price_book_id)
    form = page.form("CreatePriceChange", price_change={"price_book_id": price_book_id})
    if page.sent(form):
        page.toast(_("Draft saved"))
        return page.redirect("channels.price_change", price_change_id=form.reply.price_change_id)
    return page.render(
        "channels/price_change_form.html",
        form=form,
        change=None,
        book=book,
        goods=_goods(page),
        spare=SPARE,
    )


@pages.route("/price-changes/<int:price_change_id>/edit", methods=["GET", "POST"])
def edit_price_change(price_change_id: int) -> Response:
    """Changes a draft."""
    page = Page.current()
    key: dict[str, Any] = {"price_change_id": price_change_id}
    found = page.call("GetPriceChange", **key)
    form = page.form("UpdatePriceChange", initial={"price_change": found}, price_change=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.price_change", **key)
    return page.render(
        "channels/price_change_form.html",
        form=form,
        change=found,
        book=page.call("GetPriceBook", price_book_id=found.price_book_id),
        goods=_goods(page),
        spare=SPARE,
    )


@pages.route("/price-changes/<int:price_change_id>", methods=["GET", "POST"])
def price_change(price_change_id: int) -> Response:
    """One change: old and new prices, and the steps that it allows."""
    page = Page.current()
    key: dict[str, Any] = {"price_change_id": price_change_id}
    found = page.call("GetPriceChange", **key)
    forms = {
        step: page.form(f"{step}PriceChange", initial={"etag": found.etag}, **key) for step in STEPS
    }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Done"))
        return page.redirect("channels.price_change", **key)
    state = plain_state(found)
    return page.render(
        "channels/price_change.html",
        change=found,
        state=state,
        forms=forms,
        writing=page.may("channels.write"),
        deciding=page.may("prices.decide") and rules.next_state(state, "approve") is not None,
        mine=page.caller is not None and found.submitted_by == page.caller.id,
    )
