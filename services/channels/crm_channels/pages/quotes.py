"""Pages of quotes: the list, the editor, the page of one quote with its versions and conflicts, limits of discount.

The rule kept here: whoever writes a line sees what it costs, out of which book, and how far they may go, before they
save; whoever decides sees both sides beside the button.
"""

from typing import Any

import flask
from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import CURRENCIES, argument, pages, plain_state
from crm_channels.pages.credit import usual_currency
from crm_channels.quotes import rules

STATES = ("draft", "in_approval", "approved", "sent", "accepted", "declined", "expired")
PREFIX = "QUOTE_STATE_"
LIVE = ("draft", "in_approval", "approved", "sent")
STEPS = ("Submit", "Approve", "Reject", "Send", "Accept", "Decline", "Withdraw", "Revise")
SPARE = 3


@pages.get("/quotes")
def quotes() -> Response:
    """The quotes, all or those in one state."""
    page, state = Page.current(), argument("state")
    reply = page.call(
        "ListQuotes",
        query=argument("q"),
        filter=f'state = "{state}"' if state in STATES else "",
        page_token=argument("page_token"),
    )
    enum = pb.QuoteState.DESCRIPTOR
    return page.render(
        "channels/quotes.html",
        quotes=reply.quotes,
        more=reply.next_page_token,
        states=[
            (each, i18n.enum_label(enum, enum.values_by_name[PREFIX + each.upper()].number))
            for each in STATES
        ],
        state=state,
        q=argument("q"),
    )


def _choices(page: Page) -> dict[str, Any]:
    """What the editor offers to choose from."""
    goods = page.call("ListProducts", order_by="sku", page_size=1000).products
    known = page.call("ListPartners", filter='state = "active"', order_by="name", page_size=1000)
    return {
        "goods": [("", ""), *((each.product_id, f"{each.sku} · {each.name}") for each in goods)],
        "partners": [(each.partner_id, each.name) for each in known.partners],
        "currencies": CURRENCIES,
        "spare": SPARE,
    }


@pages.route("/quotes/new", methods=["GET", "POST"])
def new_quote() -> Response:
    """A new quote."""
    page = Page.current()
    initial = {"currency": usual_currency(page), "end_customer_name": argument("customer")}
    form = page.form("CreateQuote", initial={"quote": initial})
    if page.sent(form):
        page.toast(_("Draft saved"))
        return page.redirect("channels.quote_page", quote_id=form.reply.quote_id)
    return page.render("channels/quote_form.html", form=form, quote=None, **_choices(page))


@pages.route("/quotes/<int:quote_id>/edit", methods=["GET", "POST"])
def edit_quote(quote_id: int) -> Response:
    """Changes a draft; afterwards only who looks after it and what is noted."""
    page = Page.current()
    found = page.call("GetQuote", quote_id=quote_id)
    form = page.form("UpdateQuote", initial={"quote": found}, quote={"quote_id": quote_id})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.quote_page", quote_id=quote_id)
    return page.render("channels/quote_form.html", form=form, quote=found, **_choices(page))


@pages.get("/quotes/price")
def quote_line_price() -> Response:
    """What the line that somebody is writing costs; for the editor, while they type."""
    page = Page.current()
    given = {name: argument(name) for name in ("product_id", "quantity", "discount_percent")}
    partner, currency = argument("partner_id"), argument("currency")
    if not given["product_id"].isdigit():
        return flask.jsonify({})
    line = {**given, "product_id": int(given["product_id"]), "quantity": given["quantity"] or "1"}
    try:
        reply = page.call(
            "PriceQuoteLines",
            partner_id=int(partner) if partner.isdigit() else 0,
            currency=currency,
            lines=[line],
        )
    except Refusal as refusal:
        return flask.jsonify({"problem": translated_problem(refusal.message)})
    (found,) = reply.lines
    if not found.book_price:
        return flask.jsonify({"problem": _("No price book holds a price for this.")})
    return flask.jsonify(
        {
            "book": formats.money(found.book_price, currency),
            "source": found.price_book_name,
            "limit": _("up to %(percent)s %%", percent=formats.number(found.limit_percent)),
            "above": found.above_limit,
            "amount": formats.money(found.amount, currency),
        }
    )


@pages.route("/quotes/<int:quote_id>", methods=["GET", "POST"])
def quote_page(quote_id: int) -> Response:
    """One quote: its lines, its versions, who else offers something, and the steps that it allows."""
    page = Page.current()
    key: dict[str, Any] = {"quote_id": quote_id}
    found = page.call("GetQuote", **key)
    initial: dict[str, Any] = {"etag": found.etag}
    fixed = {"Accept": {"version_number": found.version_number}}
    forms = {
        step: page.form(f"{step}Quote", initial=initial, **key, **fixed.get(step, {}))
        for step in STEPS
    }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Done"))
        return page.redirect("channels.quote_page", **key)
    state = plain_state(found)
    alive = not found.HasField("delete_time")
    allowed = rules.steps_from(state) if alive else frozenset[str]()
    return page.render(
        "channels/quote_page.html",
        quote=found,
        state=state,
        allowed=allowed,
        versions=page.call("ListQuoteVersions", **key).quote_versions,
        conflicts=page.call("ListQuoteExceptions", **key).quote_exceptions,
        forms=forms,
        deciding="approve" in allowed and page.may("quotes.decide"),
        writing=page.may("quotes.write"),
        above=[line for line in found.lines if line.above_limit],
    )


@pages.get("/quotes/<int:quote_id>/<int:version_number>.pdf")
def quote_document(quote_id: int, version_number: int) -> Response:
    """A version as a document, in the language of the address, else in the reader's."""
    page = Page.current()
    language = argument("language")
    reply = page.call(
        "GetQuoteDocument",
        quote_id=quote_id,
        version_number=version_number,
        language=language if language in ("en", "zh-Hans") else page.language,
    )
    answer = flask.Response(reply.content, mimetype=reply.media_type)
    answer.headers["Content-Disposition"] = f'inline; filename="{reply.file_name}"'
    return answer


@pages.route("/discount-limits", methods=["GET", "POST"])
def discount_limits() -> Response:
    """Who may give, and approve, how much discount."""
    page = Page.current()
    form = page.form("CreateDiscountLimit")
    if page.sent(form):
        page.toast(_("Limit added"))
        return page.redirect("channels.discount_limits")
    return page.render(
        "channels/discount_limits.html",
        form=form,
        limits=page.call("ListDiscountLimits", page_size=1000).discount_limits,
        deciding=page.may("quotes.decide"),
    )


@pages.route("/discount-limits/<int:discount_limit_id>", methods=["GET", "POST"])
def edit_discount_limit(discount_limit_id: int) -> Response:
    """Changes a limit, or deletes it."""
    page = Page.current()
    key: dict[str, Any] = {"discount_limit_id": discount_limit_id}
    found = page.call("GetDiscountLimit", **key)
    form = page.form("UpdateDiscountLimit", initial={"discount_limit": found}, discount_limit=key)
    gone = page.form("DeleteDiscountLimit", initial={"etag": found.etag}, **key)
    if page.sent(form) or page.sent(gone):
        page.toast(_("Saved"))
        return page.redirect("channels.discount_limits")
    return page.render("channels/discount_limit_form.html", form=form, gone=gone, limit=found)
