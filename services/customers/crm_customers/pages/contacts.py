"""The pages of contacts: the list, one person with what passed, and their forms.

The rule kept here: a person is always shown with the account they belong to.
"""

from typing import Any

import flask
from crm.customers.v1 import contacts_pb2
from crm_chassis import i18n
from crm_chassis.doors.list_pages import Extras, show_list
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, SIDE, asked, pages, timeline

ROLE = contacts_pb2.ContactRole.DESCRIPTOR


@pages.get("/contacts")
def contacts() -> Response:
    """The people, the newest first."""
    hint = _("Contacts are added on the page of their customer.")
    search = (flask.url_for("customers.find"), _("Name, pinyin, telephone or e-mail"))
    return show_list("contacts", Extras(search=search, empty=(_("No contacts yet"), hint, "", "")))


@pages.route("/accounts/<int:account_id>/contacts/new", methods=["GET", "POST"])
def new_contact(account_id: int) -> Response:
    """The form of a new person of a customer."""
    page = Page.current()
    found = page.call("GetAccount", account_id=account_id)
    form = page.form("CreateContact", contact={"account_id": account_id})
    if page.sent(form):
        page.toast(_("Contact added"))
        return page.redirect("customers.account", account_id=account_id)
    return page.render("customers/contact_form.html", form=form, account=found, person=None)


@pages.get("/contacts/<int:contact_id>")
def contact(contact_id: int) -> Response:
    """One person, and what passed with them."""
    page = Page.current()
    found = page.call("GetContact", contact_id=contact_id)
    passed = timeline(page, contact_id=contact_id)
    account_of = page.call("GetAccount", account_id=found.account_id)
    before = page.call("ListAffiliations", contact_id=contact_id, page_size=PAGE_SIZE)
    return page.render(
        "customers/contact.html",
        person=found,
        account=account_of,
        passed=passed,
        roles=[i18n.enum_label(ROLE, number) for number in found.roles],
        consents=page.call("ListCurrentConsents", contact_id=contact_id).consents,
        before=before.affiliations,
        remove=page.form(
            "DeleteContact",
            initial={"etag": found.etag},
            action=flask.url_for("customers.remove_contact", contact_id=contact_id),
            contact_id=contact_id,
        ),
        restore=page.form(
            "UndeleteContact",
            action=flask.url_for("customers.restore_contact", contact_id=contact_id),
            contact_id=contact_id,
        ),
    )


@pages.post("/contacts/<int:contact_id>/remove")
def remove_contact(contact_id: int) -> Response:
    """Removes a person; the page offers to restore them."""
    page = Page.current()
    if page.sent(page.form("DeleteContact", contact_id=contact_id)):
        page.toast(_("Removed. It can be restored here."))
    else:
        page.toast(_("Somebody else has changed this record meanwhile."), "error")
    return page.redirect("customers.contact", contact_id=contact_id)


@pages.post("/contacts/<int:contact_id>/restore")
def restore_contact(contact_id: int) -> Response:
    """Restores a person."""
    page = Page.current()
    if page.sent(page.form("UndeleteContact", contact_id=contact_id)):
        page.toast(_("Restored"))
    return page.redirect("customers.contact", contact_id=contact_id)


@pages.route("/contacts/<int:contact_id>/move", methods=["GET", "POST"])
def move_contact(contact_id: int) -> Response:
    """Looks for another customer, and moves a person there."""
    page = Page.current()
    found = page.call("GetContact", contact_id=contact_id)
    account_of = page.call("GetAccount", account_id=found.account_id)
    shown = {"person": found, "account": account_of, "query": asked("q"), "hits": (), "form": None}
    if not asked("to").isdigit():
        hits = page.call("SearchCustomers", query=asked("q")[:100], page_size=PAGE_SIZE).hits
        shown["hits"] = [hit for hit in hits if hit.account_id != found.account_id][:SIDE]
        return page.render("customers/contact_move.html", **shown)
    to = int(asked("to"))
    form = page.form(
        "MoveContact", initial={"etag": found.etag}, contact_id=contact_id, to_account_id=to
    )
    if page.sent(form):
        page.toast(_("Person moved"))
        return page.redirect("customers.contact", contact_id=contact_id)
    there = page.call("GetAccount", account_id=to)
    return page.render("customers/contact_move.html", **{**shown, "form": form, "to": there})


WHOSE = {
    "contacts": ("GetContact", "contact_id", "customers.contact"),
    "accounts": ("GetAccount", "account_id", "customers.account"),
}


@pages.get("/<any(contacts, accounts):whose>/<int:number>/consents")
def consents(whose: str, number: int) -> Response:
    """All that somebody allowed and refused, with the proof."""
    page = Page.current()
    method, key, endpoint = WHOSE[whose]
    named: dict[str, Any] = {key: number}
    reply = page.call(
        "ListConsents",
        filter=f"{key} = {number}",
        order_by="give_time desc",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    return page.render(
        "customers/consents.html",
        whose=page.call(method, **named),
        back=flask.url_for(endpoint, **named),
        new=flask.url_for("customers.new_consent", whose=whose, number=number),
        reply=reply,
    )


@pages.route("/<any(contacts, accounts):whose>/<int:number>/consents/new", methods=["GET", "POST"])
def new_consent(whose: str, number: int) -> Response:
    """The form that writes down what somebody allowed or refused."""
    page = Page.current()
    method, key, endpoint = WHOSE[whose]
    named: dict[str, Any] = {key: number}
    found = page.call(method, **named)
    initial = {"consent": {"channel": "CHANNEL_EMAIL", "purpose": "CONSENT_PURPOSE_ADVERTISING"}}
    form = page.form("CreateConsent", initial=initial, consent=named)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect(endpoint, **named)
    back = flask.url_for(endpoint, **named)
    return page.render("customers/consent_form.html", form=form, whose=found, back=back)


@pages.route("/contacts/<int:contact_id>/edit", methods=["GET", "POST"])
def edit_contact(contact_id: int) -> Response:
    """The form that changes a person."""
    page = Page.current()
    found = page.call("GetContact", contact_id=contact_id)
    form = page.form(
        "UpdateContact", initial={"contact": found}, contact={"contact_id": contact_id}
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.contact", contact_id=contact_id)
    account_of = page.call("GetAccount", account_id=found.account_id)
    return page.render("customers/contact_form.html", form=form, account=account_of, person=found)
