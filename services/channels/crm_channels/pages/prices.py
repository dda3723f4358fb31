"""Pages of products, price books and prices, and the question what something costs.

The rule kept here: an answer always comes with its reason.
"""

from typing import Any

from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import CURRENCIES, argument, pages


@pages.get("/products")
def products() -> Response:
    """The products."""
    page = Page.current()
    reply = page.call("ListProducts", query=argument("q"), page_token=argument("page_token"))
    return page.render(
        "channels/products.html",
        products=reply.products,
        more=reply.next_page_token,
        q=argument("q"),
    )


@pages.route("/products/new", methods=["GET", "POST"])
def new_product() -> Response:
    """A new product."""
    page = Page.current()
    form = page.form("CreateProduct")
    if page.sent(form):
        page.toast(_("Product added"))
        return page.redirect("channels.products")
    return page.render("channels/product_form.html", form=form, product=None)


@pages.route("/products/<int:product_id>/edit", methods=["GET", "POST"])
def edit_product(product_id: int) -> Response:
    """Changes a product."""
    page = Page.current()
    found = page.call("GetProduct", product_id=product_id)
    form = page.form(
        "UpdateProduct", initial={"product": found}, product={"product_id": product_id}
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.products")
    return page.render("channels/product_form.html", form=form, product=found)


@pages.route("/price-books", methods=["GET", "POST"])
def price_books() -> Response:
    """The price books, and what something costs."""
    page = Page.current()
    form = None
    if page.may("prices.decide"):
        settings = page.call("GetPriceSettings")
        form = page.form("UpdatePriceSettings", initial={"price_settings": settings})
        if page.sent(form):
            page.toast(_("Saved"))
            return page.redirect("channels.price_books")
    reply = page.call("ListPriceBooks", page_token=argument("page_token"))
    return page.render(
        "channels/price_books.html",
        price_books=reply.price_books,
        more=reply.next_page_token,
        form=form,
    )


@pages.route("/price-books/new", methods=["GET", "POST"])
def new_price_book() -> Response:
    """A new price book."""
    page = Page.current()
    guarded = page.call("GetPriceSettings").guard_new_books
    first = {"valid_from": str(page.now.date()), "guarded": guarded}
    form = page.form("CreatePriceBook", initial={"price_book": first})
    if page.sent(form):
        page.toast(_("Price book added"))
        return page.redirect("channels.price_book", price_book_id=form.reply.price_book_id)
    return page.render(
        "channels/price_book_form.html",
        form=form,
        price_book=None,
        currencies=CURRENCIES,
        guarded=guarded,
    )


@pages.route("/price-books/<int:price_book_id>", methods=["GET", "POST"])
def price_book(price_book_id: int) -> Response:
    """One price book with its prices; a new price is added here."""
    page = Page.current()
    found = page.call("GetPriceBook", price_book_id=price_book_id)
    form = page.form("CreatePrice", price={"price_book_id": price_book_id})
    if page.sent(form):
        page.toast(_("Price added"))
        return page.redirect("channels.price_book", price_book_id=price_book_id)
    prices = page.call(
        "ListPrices", price_book_id=price_book_id, page_size=200, page_token=argument("page_token")
    )
    goods = page.call("ListProducts", page_size=1000).products if page.may("channels.write") else []
    return page.render(
        "channels/price_book.html",
        price_book=found,
        prices=prices.prices,
        more=prices.next_page_token,
        changes=page.call(
            "ListPriceChanges", price_book_id=price_book_id, page_size=20
        ).price_changes,
        form=form,
        goods=[(product.product_id, f"{product.sku} · {product.name}") for product in goods],
    )


@pages.route("/price-books/<int:price_book_id>/edit", methods=["GET", "POST"])
def edit_price_book(price_book_id: int) -> Response:
    """Changes a price book."""
    page = Page.current()
    found = page.call("GetPriceBook", price_book_id=price_book_id)
    form = page.form(
        "UpdatePriceBook",
        initial={"price_book": found},
        price_book={"price_book_id": price_book_id},
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.price_book", price_book_id=price_book_id)
    return page.render(
        "channels/price_book_form.html", form=form, price_book=found, currencies=CURRENCIES
    )


@pages.route("/prices/<int:price_id>/edit", methods=["GET", "POST"])
def edit_price(price_id: int) -> Response:
    """Changes a price, or deletes it."""
    page = Page.current()
    found = page.call("GetPrice", price_id=price_id)
    form = page.form("UpdatePrice", initial={"price": found}, price={"price_id": price_id})
    gone = page.form("DeletePrice", initial={"etag": found.etag}, price_id=price_id)
    if page.sent(form) or page.sent(gone):
        page.toast(_("Saved"))
        return page.redirect("channels.price_book", price_book_id=found.price_book_id)
    return page.render("channels/price_form.html", form=form, gone=gone, price=found)


@pages.get("/quote")
def quote() -> Response:
    """What something costs somebody, and why."""
    page = Page.current()
    asked = {
        name: argument(name) for name in ("sku", "partner_id", "currency", "quantity", "quote_date")
    }
    found, problem = None, ""
    if asked["sku"]:
        found, problem = _quoted(page, asked)
    choices = page.call("ListPartners", filter='state = "active"', page_size=500).partners
    return page.render(
        "channels/quote.html",
        asked=asked,
        quote=found,
        problem=problem,
        partners=choices,
        currencies=CURRENCIES,
    )


def _quoted(page: Page, asked: dict[str, str]) -> tuple[Any, str]:
    """The quote, or why there is none."""
    goods = page.call("ListProducts", query=asked["sku"], page_size=10).products
    exact = [product for product in goods if product.sku.casefold() == asked["sku"].casefold()]
    product = next(iter(exact or goods), None)
    if product is None:
        return None, _("There is no product with this SKU or name.")
    try:
        return page.call(
            "QuotePrice",
            product_id=product.product_id,
            partner_id=int(asked["partner_id"]) if asked["partner_id"].isdigit() else 0,
            currency=asked["currency"],
            quantity=asked["quantity"],
            quote_date=asked["quote_date"],
        ), ""
    except Refusal as refusal:
        return None, translated_problem(refusal.message)
