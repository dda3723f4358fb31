"""The pages of accounts: the list, the search box, who is calling, and one customer with everything that passed.

The rule kept here: a removed customer stays where it was and can be restored there.
"""

from datetime import timedelta
from typing import Any

import flask
from crm.customers.v1 import customers_pb2 as pb
from crm_chassis.doors.forms import Form
from crm_chassis.doors.list_pages import Extras, show_list
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_, ngettext
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import (
    PAGE_SIZE,
    SIDE,
    SUGGESTED,
    WRITE,
    asked,
    if_seen,
    pages,
    timeline,
)

KINDS = {
    "interactions": pb.TIMELINE_KIND_INTERACTION,
    "orders": pb.TIMELINE_KIND_ORDER,
    "tickets": pb.TIMELINE_KIND_TICKET,
    "promises": pb.TIMELINE_KIND_PROMISE,
    "claims": pb.TIMELINE_KIND_CLAIM,
}
LATELY = timedelta(days=90)
OF_PEERS = {"tickets": "tickets", "promises": "tickets", "claims": "channels"}
TABS = (
    (N_("Everything"), ""),
    (N_("Touches"), "interactions"),
    (N_("Orders"), "orders"),
    (N_("Tickets"), "tickets"),
    (N_("Promises"), "promises"),
    (N_("Claims"), "claims"),
)


@pages.get("/")
def index() -> Response:
    """The customers, the newest first."""
    new = flask.url_for("customers.new_account") if Page.current().may(WRITE) else ""
    action = _("New customer") if new else ""
    hint = _(
        "Add the first one, or bring in your orders with crm import: their customers come along."
    )
    actions = [(action, new)] if new else []
    state = Page.current().call("GetOwnershipState")
    if nobodys := state.unowned_count:
        text = ngettext("%(num)s without owner", "%(num)s without owner", nobodys)
        actions.append((text, flask.url_for("customers.unowned")))
    extras = Extras(
        actions=actions,
        search=(flask.url_for("customers.find"), _("Name, pinyin, telephone or e-mail")),
        empty=(_("No customers yet"), hint, new, action),
    )
    return show_list("accounts", extras)


@pages.get("/find")
def find() -> Response:
    """The search box: suggestions while somebody types, a page of hits on Enter."""
    page, query = Page.current(), asked("q")
    most = SUGGESTED if page.wants_suggestions else PAGE_SIZE
    hits = page.call("SearchCustomers", query=query[:100], page_size=most).hits
    if page.wants_suggestions:
        return page.suggestions(
            {
                "text": hit.contact_display_name or hit.account_display_name,
                "note": " · ".join(filter(None, (_belongs(hit), hit.detail, hit.phone))),
                "url": _url_of(hit),
            }
            for hit in hits
        )
    return page.render("customers/found.html", hits=hits, query=query, url_of=_url_of)


def _belongs(hit: pb.CustomerHit) -> str:
    """The account of a person who was found."""
    return hit.account_display_name if hit.contact_id else ""


def _url_of(hit: pb.CustomerHit) -> str:
    if hit.contact_id:
        return flask.url_for("customers.contact", contact_id=hit.contact_id)
    return flask.url_for("customers.account", account_id=hit.account_id)


@pages.get("/caller")
def caller() -> Response:
    """Who has a telephone number."""
    page, number = Page.current(), asked("number")
    reply = None
    if number.strip():
        reply = page.call(
            "LookUpPhone", phone_number=number.strip()[:60], country=asked("country")[:2].upper()
        )
    return page.render("customers/caller.html", reply=reply, number=number)


@pages.route("/accounts/new", methods=["GET", "POST"])
def new_account() -> Response:
    """The form of a new customer, or of a new subsidiary of one."""
    page = Page.current()
    fixed: dict[str, Any] = {}
    head = None
    if asked("parent_account_id").isdigit():
        head = page.call("GetAccount", account_id=int(asked("parent_account_id")))
        fixed["account"] = {"parent_account_id": head.account_id}
    initial = {"account": {"kind": "ACCOUNT_KIND_COMPANY"}}
    form = page.form("CreateAccount", initial=initial, **fixed)
    if page.sent(form):
        page.toast(_("Customer added"))
        return page.redirect("customers.account", account_id=form.reply.account_id)
    return page.render("customers/account_form.html", form=form, account=None, head=head)


@pages.get("/accounts/<int:account_id>")
def account(account_id: int) -> Response:
    """One customer: everything that passed, and who and what belongs to them."""
    page, tab = Page.current(), asked("show")
    found = page.call("GetAccount", account_id=account_id)
    passed = timeline(page, account_id=account_id, kinds=[KINDS[tab]] if tab in KINDS else [])
    parent = None
    if found.parent_account_id:
        parent = if_seen(page, "GetAccount", account_id=found.parent_account_id)
    of_account = f"account_id = {account_id}"
    below = page.call(
        "ListAccounts", filter=f"parent_account_id = {account_id}", page_size=PAGE_SIZE
    )
    owned = page.call("ListOwnedProducts", account_id=account_id, page_size=SIDE + 1).products
    return page.render(
        "customers/account.html",
        account=found,
        passed=passed,
        parent=parent,
        below=below.accounts,
        touched=page.call(
            "GetTouchpoints", account_id=account_id, since_time=page.now - LATELY
        ).touchpoints[:3],
        former=page.call(
            "ListAffiliations", account_id=account_id, page_size=PAGE_SIZE
        ).affiliations,
        consents=page.call("ListCurrentConsents", account_id=account_id).consents,
        people=page.call(
            "ListContacts", filter=of_account, page_size=PAGE_SIZE, order_by="key_person desc"
        ).contacts,
        owned=owned[:SIDE],
        owns_more=len(owned) > SIDE,
        tabs=_tabs(page, account_id, tab),
        **_removing(page, found),
    )


def _removing(page: Page, found: Any) -> dict[str, Form]:
    """What removes an account, and what brings it back."""
    key: dict[str, Any] = {"account_id": found.account_id}
    return {
        "remove": page.form(
            "DeleteAccount",
            initial={"etag": found.etag},
            action=flask.url_for("customers.remove_account", **key),
            **key,
        ),
        "restore": page.form(
            "UndeleteAccount", action=flask.url_for("customers.restore_account", **key), **key
        ),
    }


def _tabs(page: Page, account_id: int, tab: str) -> list[tuple[str, str, bool]]:
    """The views of a timeline; what other modules tell only where they are."""
    address = flask.url_for("customers.account", account_id=account_id)
    has = page.app.peers.has
    shown = [(text, key) for text, key in TABS if key not in OF_PEERS or has(OF_PEERS[key])]
    return [
        (_(text), f"{address}?show={key}" if key else address, key == tab) for text, key in shown
    ]


@pages.route("/accounts/<int:account_id>/edit", methods=["GET", "POST"])
def edit_account(account_id: int) -> Response:
    """The form that changes a customer."""
    page = Page.current()
    found = page.call("GetAccount", account_id=account_id)
    key = {"account_id": account_id}
    form = page.form("UpdateAccount", initial={"account": found}, account=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.account", account_id=account_id)
    return page.render("customers/account_form.html", form=form, account=found)


@pages.route("/accounts/<int:account_id>/parent", methods=["GET", "POST"])
def set_parent(account_id: int) -> Response:
    """Looks for the account that a customer belongs to, and puts it there; 0 takes it out of its group."""
    page, to = Page.current(), asked("to")
    found = page.call("GetAccount", account_id=account_id)
    shown = {"account": found, "query": asked("q"), "hits": (), "form": None, "head": None}
    if not to.isdigit():
        hits = page.call("SearchCustomers", query=asked("q")[:100], page_size=PAGE_SIZE).hits
        others = {hit.account_id: hit for hit in hits if hit.account_id != account_id}
        return page.render("customers/parent.html", **{**shown, "hits": list(others.values())})
    key = {"account_id": account_id, "parent_account_id": int(to)}
    form = page.form("UpdateAccount", initial={"account": {"etag": found.etag}}, account=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.group", account_id=account_id)
    head = page.call("GetAccount", account_id=int(to)) if int(to) else None
    return page.render("customers/parent.html", **{**shown, "form": form, "head": head})


@pages.get("/accounts/<int:account_id>/group")
def group(account_id: int) -> Response:
    """The group that a customer belongs to, as a tree."""
    page = Page.current()
    return page.render(
        "customers/group.html",
        account=page.call("GetAccount", account_id=account_id),
        group=page.call("GetHierarchy", account_id=account_id),
    )


@pages.post("/accounts/<int:account_id>/remove")
def remove_account(account_id: int) -> Response:
    """Removes a customer; the page offers to restore it."""
    page = Page.current()
    if page.sent(page.form("DeleteAccount", account_id=account_id)):
        page.toast(_("Removed. It can be restored here."))
    else:
        page.toast(_("Somebody else has changed this customer meanwhile."), "error")
    return page.redirect("customers.account", account_id=account_id)


@pages.post("/accounts/<int:account_id>/restore")
def restore_account(account_id: int) -> Response:
    """Restores a customer."""
    page = Page.current()
    if page.sent(page.form("UndeleteAccount", account_id=account_id)):
        page.toast(_("Restored"))
    return page.redirect("customers.account", account_id=account_id)


@pages.get("/accounts/<int:account_id>/products")
def owned(account_id: int) -> Response:
    """All that a customer owns."""
    page = Page.current()
    return page.render(
        "customers/owned.html",
        account=page.call("GetAccount", account_id=account_id),
        owned=page.call("ListOwnedProducts", account_id=account_id, page_size=1000).products,
    )
