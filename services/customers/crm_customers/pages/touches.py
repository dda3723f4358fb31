"""The pages of what passed: interactions, and orders.

The rule kept here: what a machine took in is shown as it was taken, and what a person logs takes one form.
"""

import flask
from crm.customers.v1 import consents_pb2
from crm_chassis import formats
from crm_chassis.doors.list_pages import Extras, show_list
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, asked, if_seen, pages


@pages.route("/accounts/<int:account_id>/interactions/new", methods=["GET", "POST"])
def log_interaction(account_id: int) -> Response:
    """The form that writes down a call, a visit or another touch."""
    page = Page.current()
    found = page.call("GetAccount", account_id=account_id)
    people = page.call("ListContacts", filter=f"account_id = {account_id}", page_size=200)
    form = page.form(
        "CreateInteraction",
        initial={
            "interaction": {
                "channel": "CHANNEL_PHONE",
                "direction": "DIRECTION_INBOUND",
                "contact_id": int(asked("contact_id")) if asked("contact_id").isdigit() else 0,
            }
        },
        interaction={"account_id": account_id},
    )
    if page.sent(form):
        page.toast(_("Logged"))
        return page.redirect("customers.account", account_id=account_id)
    choices = [(str(person.contact_id), person.display_name) for person in people.contacts]
    return page.render(
        "customers/interaction_form.html",
        form=form,
        account=found,
        people=choices,
        touch=None,
        refused=_refused(page),
    )


def _refused(page: Page) -> list[str]:
    """The channels that the person whom the address names does not want to be reached by."""
    if not asked("contact_id").isdigit():
        return []
    words = page.call("ListCurrentConsents", contact_id=int(asked("contact_id"))).consents
    said = [word for word in words if word.state == consents_pb2.CONSENT_STATE_REFUSED]
    return [f"{formats.label(word, 'channel')} ({formats.label(word, 'purpose')})" for word in said]


@pages.get("/interactions/<int:interaction_id>")
def interaction(interaction_id: int) -> Response:
    """One touch with all that was written down."""
    page = Page.current()
    found = page.call("GetInteraction", interaction_id=interaction_id)
    account_of = person = None
    if found.account_id:
        account_of = if_seen(page, "GetAccount", account_id=found.account_id)
    if found.contact_id:
        person = if_seen(page, "GetContact", contact_id=found.contact_id)
    return page.render(
        "customers/interaction.html",
        touch=found,
        account=account_of,
        person=person,
        remove=page.form(
            "DeleteInteraction",
            initial={"etag": found.etag},
            action=flask.url_for("customers.remove_interaction", interaction_id=interaction_id),
            interaction_id=interaction_id,
        ),
        restore=page.form(
            "UndeleteInteraction",
            action=flask.url_for("customers.restore_interaction", interaction_id=interaction_id),
            interaction_id=interaction_id,
        ),
    )


@pages.post("/interactions/<int:interaction_id>/remove")
def remove_interaction(interaction_id: int) -> Response:
    """Removes a touch; its page offers to restore it."""
    page = Page.current()
    if page.sent(page.form("DeleteInteraction", interaction_id=interaction_id)):
        page.toast(_("Removed. It can be restored here."))
    else:
        page.toast(_("Somebody else has changed this record meanwhile."), "error")
    return page.redirect("customers.interaction", interaction_id=interaction_id)


@pages.post("/interactions/<int:interaction_id>/restore")
def restore_interaction(interaction_id: int) -> Response:
    """Restores a touch."""
    page = Page.current()
    if page.sent(page.form("UndeleteInteraction", interaction_id=interaction_id)):
        page.toast(_("Restored"))
    return page.redirect("customers.interaction", interaction_id=interaction_id)


@pages.route("/interactions/<int:interaction_id>/edit", methods=["GET", "POST"])
def edit_interaction(interaction_id: int) -> Response:
    """The form that corrects a touch, or says with whom it was."""
    page = Page.current()
    found = page.call("GetInteraction", interaction_id=interaction_id)
    given = asked("account_id")
    account_id = int(given) if given.isdigit() else found.account_id
    if not account_id:
        return page.redirect("customers.link_interaction", interaction_id=interaction_id)
    key = {"interaction_id": interaction_id, "account_id": account_id}
    initial = {"interaction": found}
    if asked("contact_id").isdigit():
        found.contact_id = int(asked("contact_id"))
    elif account_id != found.account_id:
        found.contact_id = 0
    found.account_id = account_id
    form = page.form("UpdateInteraction", initial=initial, interaction=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.interaction", interaction_id=interaction_id)
    people = page.call("ListContacts", filter=f"account_id = {account_id}", page_size=200)
    return page.render(
        "customers/interaction_form.html",
        form=form,
        account=page.call("GetAccount", account_id=account_id),
        people=[(str(person.contact_id), person.display_name) for person in people.contacts],
        touch=found,
    )


@pages.get("/interactions/<int:interaction_id>/link")
def link_interaction(interaction_id: int) -> Response:
    """Looks for the customer with whom a touch was."""
    page, query = Page.current(), asked("q")
    found = page.call("GetInteraction", interaction_id=interaction_id)
    hits = page.call("SearchCustomers", query=query[:100], page_size=PAGE_SIZE).hits
    return page.render("customers/interaction_link.html", touch=found, hits=hits, query=query)


@pages.get("/interactions")
def interactions() -> Response:
    """The touches, the newest first."""
    hint = _("Calls, visits and messages are logged on the page of their customer.")
    return show_list("interactions", Extras(empty=(_("Nothing yet"), hint, "", "")))


@pages.get("/orders")
def orders() -> Response:
    """The orders, the newest first."""
    number = asked("account_id")
    if number.isdigit():
        return Page.current().redirect("customers.orders", filter=f"account_id = {number}")
    hint = _("Orders come from your order system, through its calls or with crm import.")
    return show_list("orders", Extras(empty=(_("No orders yet"), hint, "", "")))


@pages.get("/orders/<int:order_id>")
def order(order_id: int) -> Response:
    """One order with its lines."""
    page = Page.current()
    found = page.call("GetOrder", order_id=order_id)
    account_of = page.call("GetAccount", account_id=found.account_id)
    return page.render("customers/order.html", order=found, account=account_of)
