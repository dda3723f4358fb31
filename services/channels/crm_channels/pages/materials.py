"""The pages of marketing materials: the catalogue, orders and their steps, stock, quotas, and what came after.

The rule kept here: a step is offered only where the table of states allows it and the reader may take it.
"""

from typing import Any

from crm_chassis.doors.list_pages import Extras, show_list
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.materials import rules
from crm_channels.pages.blueprint import argument, pages, plain_state

PARTNERS_STEPS = ("withdraw", "receive")


@pages.get("/materials")
def materials() -> Response:
    """The catalogue, and what is to be decided."""
    page = Page.current()
    goods = page.call("ListMaterials", query=argument("q"), page_token=argument("page_token"))
    waiting = page.call("ListMaterialOrders", filter="state = requested", page_size=20)
    return page.render(
        "channels/materials.html",
        materials=goods.materials,
        more=goods.next_page_token,
        waiting=waiting.material_orders,
    )


@pages.get("/material-orders")
def material_orders() -> Response:
    """All orders, as a list."""
    return show_list("material_orders", Extras())


@pages.route("/materials/new", methods=["GET", "POST"])
def new_material() -> Response:
    """A new material."""
    page = Page.current()
    form = page.form("CreateMaterial")
    if page.sent(form):
        page.toast(_("Material added"))
        return page.redirect("channels.material", material_id=form.reply.material_id)
    return page.render("channels/material_form.html", form=form, material=None)


@pages.route("/materials/<int:material_id>/edit", methods=["GET", "POST"])
def edit_material(material_id: int) -> Response:
    """Changes a material."""
    page = Page.current()
    key: dict[str, Any] = {"material_id": material_id}
    found = page.call("GetMaterial", **key)
    form = page.form("UpdateMaterial", initial={"material": found}, material=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.material", material_id=material_id)
    return page.render("channels/material_form.html", form=form, material=found)


@pages.route("/materials/<int:material_id>", methods=["GET", "POST"])
def material(material_id: int) -> Response:
    """One material with its files, stock and quotas; it is ordered here."""
    page = Page.current()
    key: dict[str, Any] = {"material_id": material_id}
    found = page.call("GetMaterial", **key)
    writing = page.may("channels.write")
    order = page.form("CreateMaterialOrder", material_order=key)
    book = page.form("BookMaterialStock", **key)
    quota = page.form("CreateMaterialQuota", material_quota=key)
    if page.sent(order):
        page.toast(_("Asked for"))
        number = order.reply.material_order_id
        return page.redirect("channels.material_order", material_order_id=number)
    if page.sent(book) or page.sent(quota):
        page.toast(_("Saved"))
        return page.redirect("channels.material", material_id=material_id)
    wanted = f"material_id = {material_id}"
    partners = page.call("ListPartners", page_size=1000).partners
    return page.render(
        "channels/material.html",
        material=found,
        stock=page.call("ListMaterialStocks", **key) if writing else None,
        quotas=page.call("ListMaterialQuotas", filter=wanted, page_size=100).material_quotas,
        orders=page.call("ListMaterialOrders", filter=wanted, page_size=20).material_orders,
        order=order if page.may("materials.request") else None,
        book=book if writing else None,
        quota=quota if writing else None,
        partners=[(each.partner_id, each.name) for each in partners],
    )


@pages.route("/material-orders/<int:material_order_id>", methods=["GET", "POST"])
def material_order(material_order_id: int) -> Response:
    """One order with its steps, and what was ordered after it."""
    page = Page.current()
    key: dict[str, Any] = {"material_order_id": material_order_id}
    found = page.call("GetMaterialOrder", **key)
    forms: dict[str, Any] = {}
    for step in rules.steps_from(plain_state(found)):
        scope = "materials.request" if step in PARTNERS_STEPS else "channels.write"
        if page.may(scope):
            method = f"{step.title()}MaterialOrder"
            forms[step] = page.form(method, initial={"etag": found.etag}, **key)
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Saved"))
        return page.redirect("channels.material_order", material_order_id=material_order_id)
    allowance = None
    if "approve" in forms:
        asked = {"material_id": found.material_id, "partner_id": found.partner_id}
        allowance = page.call("GetMaterialAllowance", **asked)
    return page.render(
        "channels/material_order.html",
        order=found,
        forms=forms,
        allowance=allowance,
        effect=_effect(page, material_order_id),
    )


def _effect(page: Page, material_order_id: int) -> Any:
    """What came after, once it was shipped."""
    try:
        return page.call("GetMaterialEffect", material_order_id=material_order_id)
    except Refusal:
        return None
