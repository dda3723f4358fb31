"""Invitations to the portal: given by us, accepted by whoever has the link.

The rule kept here: who accepts needs no account and sees nothing but whom the link is for; the page asks with one scope
of its own, so that it can do nothing else.
"""

from typing import Any

import flask
from crm.channels.v1 import portal_invitations_pb2 as pb
from crm_chassis.auth import Principal
from crm_chassis.doors.pages import Page, public
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import pages

PUBLIC = Principal("public/invitations", "", (), ("invitations.accept",), "all")
GONE = 410


@pages.route("/partners/<int:partner_id>/invite", methods=["GET", "POST"])
def invite(partner_id: int) -> Response:
    """Invites somebody of a partner, and shows who was invited."""
    page = Page.current()
    partner = page.call("GetPartner", partner_id=partner_id)
    people = page.call(
        "ListPartnerPersons", filter=f"partner_id = {partner_id}", page_size=200
    ).partner_persons
    form = page.form("CreatePortalInvitation", portal_invitation={"partner_id": partner_id})
    if page.sent(form):
        page.toast(
            _("Invited. The link is on its way by e-mail.")
            if form.reply.mail_state
            else _("Invited. Send the link to the person.")
        )
        key = form.reply.portal_invitation_id
        return page.redirect("channels.invitation", portal_invitation_id=key)
    asked = {"filter": f"partner_id = {partner_id}", "page_size": 100}
    return page.render(
        "channels/network/invite.html",
        partner=partner,
        form=form,
        people=[(0, "–"), *((each.partner_person_id, each.name) for each in people)],
        invitations=page.call("ListPortalInvitations", **asked).portal_invitations,
    )


@pages.route("/invitations/<int:portal_invitation_id>", methods=["GET", "POST"])
def invitation(portal_invitation_id: int) -> Response:
    """One invitation with its link, while it waits."""
    page = Page.current()
    key: dict[str, Any] = {"portal_invitation_id": portal_invitation_id}
    found = page.call("GetPortalInvitation", **key)
    form = page.form("RevokePortalInvitation", initial={"etag": found.etag}, **key)
    if page.sent(form):
        page.toast(_("Taken back"))
        return page.redirect("channels.invite", partner_id=found.partner_id)
    again = page.form("SendPortalInvitation", initial={"etag": found.etag}, **key)
    if page.sent(again):
        page.toast(_("The link is on its way"))
        return page.redirect("channels.invitation", **key)
    link = (
        flask.url_for("channels.accept", token=found.token, _external=True) if found.token else ""
    )
    return page.render(
        "channels/network/invitation.html", invitation=found, form=form, again=again, link=link
    )


def _as_invited(method: str, request: Any) -> Any:
    page = Page.current()
    return page.app.call(method, request, PUBLIC, **{"accept-language": page.language})


@pages.route("/invited/<token>", methods=["GET", "POST"])
@public
def accept(token: str) -> Response:
    """Whoever was invited sets a password."""
    page = Page.current()
    try:
        found = _as_invited(
            "ReadPortalInvitation", pb.ReadPortalInvitationRequest(token=token[:400])
        )
    except Refusal as refusal:
        bad = isinstance(refusal, Invalid)
        page.status = 404 if bad else GONE
        text = next(iter(refusal.fields.values()), refusal.message) if bad else refusal.message
        return page.render("channels/network/no_invitation.html", text=_(text))
    problem = ""
    if flask.request.method == "POST":
        problem = _accepted(token)
        if not problem:
            return page.render("channels/network/accepted.html", found=found)
        page.status = 422
    return page.render("channels/network/accept.html", found=found, problem=problem)


def _accepted(token: str) -> str:
    """Accepts; says what is wrong, or ""."""
    first = flask.request.form.get("password", "")
    if first != flask.request.form.get("again", ""):
        return _("The two passwords differ.")
    request = pb.AcceptPortalInvitationRequest(token=token[:400], password=first[:300])
    try:
        _as_invited("AcceptPortalInvitation", request)
    except Refusal as refusal:
        return translated_problem(next(iter(refusal.fields.values()), refusal.message))
    return ""
