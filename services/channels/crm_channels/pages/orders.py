"""Pages of orders: the list, the form of a new one, the page of one with the steps that it allows.

The rule kept here: whoever confirms or ships sees credit and stock beside the button, and a refusal with its numbers;
every step is a button that the keyboard reaches.
"""

from decimal import Decimal
from typing import Any

from crm.channels.v1 import orders_pb2 as pb
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from crm_chassis.records import decimal_text
from werkzeug.wrappers import Response

from crm_channels.ordering import rules
from crm_channels.pages.blueprint import CURRENCIES, argument, pages, partner_names, plain_state
from crm_channels.pages.credit import usual_currency

STATES = (
    *("placed", "on_hold", "confirmed", "partly_shipped", "shipped", "delivered", "draft"),
    *("closed", "returned", "cancelled"),
)
STEPS = ("Place", "Confirm", "Hold", "Allocate", "Ship", "Receive", "Return", "Cancel", "Close")
SPARE = 3


@pages.get("/orders")
def orders() -> Response:
    """The orders, all or those in one state."""
    page, state = Page.current(), argument("state")
    reply = page.call(
        "ListOrders",
        query=argument("q"),
        filter=f'state = "{state}"' if state in STATES else "",
        page_token=argument("page_token"),
    )
    enum = pb.OrderState.DESCRIPTOR
    return page.render(
        "channels/orders.html",
        orders=reply.orders,
        more=reply.next_page_token,
        partner_names=partner_names(page, (each.partner_id for each in reply.orders)),
        states=[
            (each, i18n.enum_label(enum, enum.values_by_name[f"ORDER_STATE_{each.upper()}"].number))
            for each in STATES
        ],
        state=state,
        q=argument("q"),
    )


@pages.route("/orders/new", methods=["GET", "POST"])
def new_order() -> Response:
    """A new order."""
    page = Page.current()
    partner_id = int(argument("partner_id")) if argument("partner_id").isdigit() else 0
    initial: dict[str, Any] = {"currency": usual_currency(page, partner_id)}
    if partner_id:
        initial["partner_id"] = partner_id
    form = page.form("CreateOrder", initial={"order": initial})
    if page.sent(form):
        page.toast(_("Order placed"))
        return page.redirect("channels.order", order_id=form.reply.order_id)
    goods = page.call("ListProducts", order_by="sku", page_size=1000).products
    known = page.call("ListPartners", filter='state = "active"', order_by="name", page_size=1000)
    return page.render(
        "channels/order_form.html",
        form=form,
        goods=[(each.product_id, f"{each.sku} · {each.name}") for each in goods],
        partners=[(each.partner_id, each.name) for each in known.partners],
        currencies=CURRENCIES,
        spare=SPARE,
        overriding=page.may("trade.override"),
    )


@pages.route("/orders/<int:order_id>", methods=["GET", "POST"])
def order(order_id: int) -> Response:
    """One order: its lines, its shipments, what happened, and the steps that it allows."""
    page = Page.current()
    found = page.call("GetOrder", order_id=order_id)
    forms = {
        step: page.form(
            f"{step}Order", initial={"etag": found.etag, **_parts(found, step)}, order_id=order_id
        )
        for step in STEPS
    }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Done"))
        return page.redirect("channels.order", order_id=order_id)
    state = plain_state(found)
    return page.render(
        "channels/order.html",
        order=found,
        allowed={step for step in STEPS if rules.allowed(state, step.lower())},
        forms=forms,
        partner_name=partner_names(page, [found.partner_id]).get(found.partner_id, ""),
        credit=_credit(page, found),
        stock=_stock(page, found),
        places=_places(page, found),
    )


def _parts(order: pb.Order, step: str) -> dict[str, Any]:
    """How many of each line a step would take, to begin with: all that there is."""
    if step == "Ship":
        most = {line.order_line_id: Decimal(line.reserved) for line in order.lines}
    elif step == "Return":
        lines = order.lines
        most = {x.order_line_id: Decimal(x.shipped) - Decimal(x.returned) for x in lines}
    else:
        return {}
    parts = [(key, decimal_text(quantity)) for key, quantity in most.items() if quantity]
    return {"lines": [{"order_line_id": key, "quantity": quantity} for key, quantity in parts]}


def _credit(page: Page, order: pb.Order) -> Any:
    """The partner's credit; none for a direct sale, which has terms of payment instead."""
    if order.direct:
        return None
    return page.call("GetCreditAccount", partner_id=order.partner_id, currency=order.currency)


def _stock(page: Page, order: pb.Order) -> dict[int, Any]:
    """What is at the order's warehouse, by product; a partner's people do not see it."""
    if not order.location_id or (page.caller is not None and page.caller.rows == "partner"):
        return {}
    goods = " OR ".join(f"product_id = {line.product_id}" for line in order.lines)
    asked = f"location_id = {order.location_id} AND ({goods})"
    reply = page.call("ListStockBalances", filter=asked, page_size=1000)
    return {each.product_id: each for each in reply.stock_balances}


def _places(page: Page, order: pb.Order) -> list[tuple[int, str]]:
    """The locations of the partner into which its goods may go."""
    asked = f"partner_id = {order.partner_id} AND consignment = false"
    reply = page.call("ListLocations", filter=asked, page_size=1000)
    return [(each.location_id, each.name) for each in reply.locations]


@pages.route("/orders/<int:order_id>/edit", methods=["GET", "POST"])
def edit_order(order_id: int) -> Response:
    """Changes the wishes of an order."""
    page = Page.current()
    found = page.call("GetOrder", order_id=order_id)
    form = page.form("UpdateOrder", initial={"order": found}, order={"order_id": order_id})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.order", order_id=order_id)
    return page.render("channels/order_edit.html", form=form, order=found)
