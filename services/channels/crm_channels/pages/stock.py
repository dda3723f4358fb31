"""Pages of stock: what is where, the ledger of a place, counts, what runs short, and what dealers sold.

The rule kept here: a figure leads to the entries that it is made of; nothing is changed but by an entry with a name.
"""

from typing import Any

from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import CURRENCIES, argument, pages, partner_names
from crm_channels.pages.credit import usual_currency

SPARE = 5


def _places(page: Page, asked: str = "") -> list[tuple[int, str]]:
    reply = page.call("ListLocations", filter=asked, page_size=1000)
    return [(each.location_id, each.name) for each in reply.locations]


def _goods(page: Page) -> list[tuple[int, str]]:
    reply = page.call("ListProducts", order_by="sku", page_size=1000)
    return [(each.product_id, f"{each.sku} · {each.name}") for each in reply.products]


@pages.route("/stock", methods=["GET", "POST"])
def stock() -> Response:
    """What is where; all, one location, or only what runs short."""
    page, place = Page.current(), argument("location_id")
    forms = {name: page.form(name) for name in ("BookReceipt", "TransferStock", "SetMinimumStock")}
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Booked"))
        return page.redirect("channels.stock", location_id=place or None)
    reply = page.call(
        "ListStockBalances",
        filter=f"location_id = {place}" if place.isdigit() else "",
        short=bool(argument("short")),
        page_token=argument("page_token"),
        page_size=100,
    )
    return page.render(
        "channels/stock.html",
        balances=reply.stock_balances,
        more=reply.next_page_token,
        places=_places(page),
        goods=_goods(page) if page.may("stock.write") else [],
        place=place,
        short=bool(argument("short")),
        forms=forms,
    )


@pages.get("/stock/<int:location_id>/<int:product_id>")
def stock_ledger(location_id: int, product_id: int) -> Response:
    """The ledger of one product at one location."""
    page = Page.current()
    place = page.call("GetLocation", location_id=location_id)
    asked = f"location_id = {location_id} AND product_id = {product_id}"
    reply = page.call("ListStockEntries", filter=asked, page_token=argument("page_token"))
    found = page.call("ListStockBalances", filter=asked).stock_balances
    return page.render(
        "channels/stock_ledger.html",
        place=place,
        balance=found[0] if found else None,
        entries=reply.stock_entries,
        more=reply.next_page_token,
    )


@pages.route("/locations/new", methods=["GET", "POST"])
def new_location() -> Response:
    """A new location."""
    page = Page.current()
    form = page.form("CreateLocation", initial={"location": {"kind": 1}})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.stock", location_id=form.reply.location_id)
    return page.render("channels/location_form.html", form=form, partners=_partners(page))


def _partners(page: Page) -> list[tuple[int, str]]:
    reply = page.call("ListPartners", filter='state = "active"', order_by="name", page_size=1000)
    return [(each.partner_id, each.name) for each in reply.partners]


@pages.route("/locations/<int:location_id>", methods=["GET", "POST"])
def location(location_id: int) -> Response:
    """Changes a location."""
    page = Page.current()
    found = page.call("GetLocation", location_id=location_id)
    key: dict[str, Any] = {"location_id": location_id}
    form = page.form("UpdateLocation", initial={"location": found}, location=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.stock", **key)
    return page.render("channels/location_form.html", form=form, location=found)


@pages.get("/counts")
def counts() -> Response:
    """The counts, the newest first."""
    page = Page.current()
    reply = page.call("ListStockCounts", page_token=argument("page_token"))
    return page.render(
        "channels/counts.html",
        counts=reply.stock_counts,
        more=reply.next_page_token,
        places=dict(_places(page)),
    )


@pages.route("/counts/new", methods=["GET", "POST"])
def new_count() -> Response:
    """Takes a count down."""
    page = Page.current()
    form = page.form("CreateStockCount")
    if page.sent(form):
        page.toast(_("Count taken down"))
        return page.redirect("channels.count", stock_count_id=form.reply.stock_count_id)
    return page.render(
        "channels/count_form.html",
        form=form,
        places=_places(page),
        goods=_goods(page),
        spare=SPARE,
    )


@pages.route("/counts/<int:stock_count_id>", methods=["GET", "POST"])
def count(stock_count_id: int) -> Response:
    """One count, to be booked or laid aside."""
    page = Page.current()
    key: dict[str, Any] = {"stock_count_id": stock_count_id}
    found = page.call("GetStockCount", **key)
    initial = {"etag": found.etag}
    forms = {name: page.form(f"{name}StockCount", initial=initial, **key) for name in _STEPS}
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Done"))
        return page.redirect("channels.count", **key)
    place = page.call("GetLocation", location_id=found.location_id)
    return page.render("channels/count.html", count=found, forms=forms, place=place)


_STEPS = ("Book", "Cancel")


@pages.route("/sell-outs", methods=["GET", "POST"])
def sell_outs() -> Response:
    """What dealers sold, and a form to report a sale."""
    page = Page.current()
    form = page.form("CreateSellOut", initial={"sell_out": {"currency": usual_currency(page)}})
    if page.sent(form):
        page.toast(_("Sell-out taken"))
        return page.redirect("channels.sell_outs")
    reply = page.call("ListSellOuts", page_token=argument("page_token"))
    return page.render(
        "channels/sell_outs.html",
        sell_outs=reply.sell_outs,
        more=reply.next_page_token,
        form=form,
        goods=_goods(page),
        partners=_partners(page),
        places=_places(page, 'kind = "dealer"'),
        currencies=CURRENCIES,
        partner_names=partner_names(page, (each.partner_id for each in reply.sell_outs)),
    )
