"""Pages of the deal registrations: the list, the form that looks for overlaps first, the page of decisions.

The rule kept here: nobody fills in a form to learn afterwards that somebody else was there first, and nobody decides
without the evidence beside the button.
"""

from typing import Any

import flask
from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import CURRENCIES, argument, pages, partner_names, plain_state
from crm_channels.pages.credit import usual_currency

STATES = ("submitted", "approved", "draft", "won", "lost", "rejected", "expired", "withdrawn")
PREFIX = "DEAL_REGISTRATION_STATE_"


@pages.get("/registrations")
def registrations() -> Response:
    """The registrations, all or those in one state."""
    page, state = Page.current(), argument("state")
    reply = page.call(
        "ListDealRegistrations",
        query=argument("q"),
        filter=f'state = "{state}"' if state in STATES else "",
        page_token=argument("page_token"),
    )
    enum = pb.DealRegistrationState.DESCRIPTOR
    return page.render(
        "channels/registrations.html",
        registrations=reply.deal_registrations,
        more=reply.next_page_token,
        partner_names=partner_names(page, (each.partner_id for each in reply.deal_registrations)),
        states=[
            (each, i18n.enum_label(enum, enum.values_by_name[PREFIX + each.upper()].number))
            for each in STATES
        ],
        state=state,
        q=argument("q"),
    )


@pages.route("/registrations/new", methods=["GET", "POST"])
def new_registration() -> Response:
    """First who it is and what speaks against it, then the rest."""
    page = Page.current()
    asked = {
        name: argument(name) for name in ("end_customer_name", "city", "country", "partner_id")
    }
    asked["country"] = asked["country"].upper()
    if flask.request.method == "GET" and not asked["end_customer_name"]:
        return page.render("channels/registration_start.html", asked=asked, partners=_choices(page))
    initial: dict[str, Any] = {
        name: asked[name] for name in ("end_customer_name", "city", "country")
    }
    partner_id = int(asked["partner_id"]) if asked["partner_id"].isdigit() else 0
    initial |= {"protection_days": 90, "currency": usual_currency(page, partner_id)}
    if partner_id:
        initial["partner_id"] = partner_id
    form = page.form("CreateDealRegistration", initial={"deal_registration": initial})
    if page.sent(form):
        page.toast(_("Draft saved"))
        return page.redirect(
            "channels.registration", deal_registration_id=form.reply.deal_registration_id
        )
    return page.render(
        "channels/registration_form.html",
        form=form,
        registration=None,
        overlaps=_speaks_against(page, form),
        partners=_choices(page),
        currencies=CURRENCIES,
    )


def _choices(page: Page) -> list[tuple[int, str]]:
    """The partners somebody may claim for."""
    reply = page.call("ListPartners", filter='state = "active"', order_by="name", page_size=1000)
    return [(each.partner_id, each.name) for each in reply.partners]


def _speaks_against(page: Page, form: Any) -> list[Any]:
    """The overlaps of what stands in the form just now."""
    said = {
        name: form.value(f"deal_registration.{name}")
        for name in ("end_customer_name", "city", "country", "product_line")
    }
    numbers = {
        name: form.value(f"deal_registration.{name}") for name in ("account_id", "partner_id")
    }
    try:
        asked = {name: int(text) for name, text in numbers.items() if text.isdigit()}
        return list(page.call("FindOverlaps", **said, **asked).overlaps)
    except Refusal:
        return []  # the form itself says what is wrong with it


@pages.route("/registrations/<int:deal_registration_id>/edit", methods=["GET", "POST"])
def edit_registration(deal_registration_id: int) -> Response:
    """Changes a registration, as far as its state allows."""
    page = Page.current()
    found = page.call("GetDealRegistration", deal_registration_id=deal_registration_id)
    key: dict[str, Any] = {"deal_registration_id": deal_registration_id}
    form = page.form(
        "UpdateDealRegistration", initial={"deal_registration": found}, deal_registration=key
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.registration", **key)
    return page.render(
        "channels/registration_form.html",
        form=form,
        registration=found,
        overlaps=list(page.call("FindOverlaps", **key).overlaps),
        partners=_choices(page),
        currencies=CURRENCIES,
    )


@pages.route("/registrations/<int:deal_registration_id>", methods=["GET", "POST"])
def registration(deal_registration_id: int) -> Response:
    """One registration: the claim, what speaks against it, the steps it allows, and its log."""
    page = Page.current()
    key: dict[str, Any] = {"deal_registration_id": deal_registration_id}
    found = page.call("GetDealRegistration", **key)
    forms = {
        step: page.form(f"{step}DealRegistration", initial={"etag": found.etag}, **key)
        for step in ("Submit", "Approve", "Reject", "Win", "Lose", "Withdraw")
    }
    state = plain_state(found)
    asked = page.call(
        "ListRegistrationExtensions", filter=f"deal_registration_id = {deal_registration_id}"
    ).registration_extensions
    forms |= _extending(page, key, asked)
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Done"))
        return page.redirect("channels.registration", **key)
    live = state in ("draft", "submitted", "approved") and not found.HasField("delete_time")
    overlaps = list(page.call("FindOverlaps", **key).overlaps) if live else []
    return page.render(
        "channels/registration.html",
        registration=found,
        state=state,
        live=live,
        overlaps=overlaps,
        blocked=any(overlap.blocking for overlap in overlaps),
        decisions=reversed(page.call("ListDecisions", **key).decisions),
        partner_name=partner_names(page, [found.partner_id]).get(found.partner_id, ""),
        forms=forms,
        deciding=state == "submitted" and page.may("registrations.decide"),
        writing=page.may("registrations.write"),
        extensions=asked,
        conflict=page.call("GetEndCustomerView", **key).conflict if live else None,
    )


def _extending(page: Page, key: dict[str, Any], asked: Any) -> dict[str, Any]:
    """The forms of longer protection: to ask for it, or to decide what was asked for."""
    waiting = [each for each in asked if plain_state(each) == "asked"]
    if not waiting:
        return {"Extend": page.form("CreateRegistrationExtension", registration_extension=key)}
    number = {"registration_extension_id": waiting[0].registration_extension_id}
    return {
        f"{step}Extension": page.form(
            f"{step}RegistrationExtension", initial={"etag": waiting[0].etag}, **number
        )
        for step in ("Approve", "Refuse")
    }
