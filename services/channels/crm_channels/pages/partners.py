"""Pages of the partners.

The rule kept here: the form asks in the order in which one tells about a partner; nothing is decided here.
"""

from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import argument, pages
from crm_channels.pages.network import of_partner, territory_choices

NEW = {"tier": "PARTNER_TIER_REGISTERED", "state": "PARTNER_STATE_PROSPECT"}


@pages.get("/partners")
def partners() -> Response:
    """The partners; who is signed in for one goes straight to it."""
    page = Page.current()
    if page.caller is not None and page.caller.rows == "partner" and page.caller.partner_id:
        return page.redirect("channels.partner", partner_id=page.caller.partner_id)
    reply = page.call("ListPartners", query=argument("q"), page_token=argument("page_token"))
    return page.render(
        "channels/partners.html",
        partners=reply.partners,
        more=reply.next_page_token,
        q=argument("q"),
    )


@pages.route("/partners/new", methods=["GET", "POST"])
def new_partner() -> Response:
    """A new partner."""
    page = Page.current()
    form = page.form("CreatePartner", initial={"partner": NEW})
    if page.sent(form):
        page.toast(_("Partner added"))
        return page.redirect("channels.partner", partner_id=form.reply.partner_id)
    return page.render(
        "channels/partner_form.html", form=form, partner=None, territories=territory_choices(page)
    )


@pages.get("/partners/<int:partner_id>")
def partner(partner_id: int) -> Response:
    """One partner, with what it claims."""
    page = Page.current()
    found = page.call("GetPartner", partner_id=partner_id)
    claims = page.call("ListDealRegistrations", filter=f"partner_id = {partner_id}", page_size=50)
    return page.render(
        "channels/partner.html",
        partner=found,
        registrations=claims.deal_registrations,
        **of_partner(page, partner_id),
    )


@pages.route("/partners/<int:partner_id>/edit", methods=["GET", "POST"])
def edit_partner(partner_id: int) -> Response:
    """Changes a partner."""
    page = Page.current()
    found = page.call("GetPartner", partner_id=partner_id)
    form = page.form(
        "UpdatePartner", initial={"partner": found}, partner={"partner_id": partner_id}
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.partner", partner_id=partner_id)
    return page.render(
        "channels/partner_form.html", form=form, partner=found, territories=territory_choices(page)
    )
