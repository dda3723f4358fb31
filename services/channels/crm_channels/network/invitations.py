"""Invitations to the portal: a link that opens once and for some days, and makes somebody's account.

The rule kept here: what opens a link is signed, bound to one invitation and kept nowhere; an invitation is accepted
once or never, however many try, and whoever accepts becomes a person of that partner and of no other.
"""

import hmac
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from crm.access.v1 import users_pb2
from crm.channels.v1 import portal_invitations_pb2 as pb
from crm_chassis import records, users
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.errors import UniqueViolation
from sqlalchemy import BigInteger, bindparam, select

from crm_channels import house, queries
from crm_channels.network import invitation_links, invitation_mails
from crm_channels.network.invitation_links import CLOSED, KIND, token_of
from crm_channels.network.rules import INVITATION_DAYS
from crm_channels.tables import partner_persons, partners, portal_invitations

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

PLAIN = Statement(
    select(*portal_invitations.c).where(
        portal_invitations.c.portal_invitation_id == bindparam("key", type_=BigInteger())
    )
)
NO_LINK = N_("This link is not complete. Open it as it was sent to you.")


def _name(call: "Call", given: pb.PortalInvitation) -> None:
    """Who is invited: a person of that partner is called and reached as it is known, unless it is said otherwise."""
    if given.partner_person_id:
        person = queries.alive(call, partner_persons, given.partner_person_id)
        if person.partner_id != given.partner_id:
            raise NotFound("partner_person", given.partner_person_id)
        given.display_name = given.display_name or person.name
        given.email = given.email or person.email
    if not given.display_name:
        raise Invalid({"portal_invitation.display_name": N_("must be said")})


def create_portal_invitation(
    call: "Call", request: pb.CreatePortalInvitationRequest
) -> pb.PortalInvitation:
    """Invites somebody."""
    users.keep_here(call)
    given = request.portal_invitation
    partner = queries.held(call, partners, given.partner_id)
    if house.is_house(partner):
        text = N_("Our own house has no people at the portal: make them accounts of their own.")
        raise Invalid({"portal_invitation.partner_id": text})
    if partner.state == "ended":
        raise Precondition("PARTNER_ENDED", N_("The contract with this partner has ended."))
    _name(call, given)
    if call.first(users.GET, user_id=given.user_id) is not None:
        text = said("The login name %(user_id)s is taken.", user_id=given.user_id)
        raise AlreadyExists("USER_EXISTS", text)
    days = request.valid_days or INVITATION_DAYS
    given.language = given.language or call.language
    mailed = bool(given.email) and invitation_mails.possible(call)
    more = {
        "state": "open",
        "expire_time": call.clock.now() + timedelta(days=days),
        "invited_by": call.principal.id,
        "nonce": secrets.token_urlsafe(12),
        "mail_state": "mailing" if mailed else None,
    }
    try:
        made: pb.PortalInvitation = KIND.create(call, given, **more)
    except UniqueViolation:
        text = said("The login name %(user_id)s is offered already.", user_id=given.user_id)
        raise AlreadyExists("INVITATION_OPEN", text) from None
    if mailed:
        invitation_mails.enqueue(call, made.portal_invitation_id)
    return _opening(call, made)


def _opening(call: "Call", plain: pb.PortalInvitation) -> pb.PortalInvitation:
    """The invitation with what opens its link; the reply that is kept for repeated calls is without."""
    call.stored_reply = plain
    opening = pb.PortalInvitation()
    opening.CopyFrom(plain)
    row = queries.found(call, portal_invitations, plain.portal_invitation_id)
    opening.token = token_of(call, row)
    return opening


def get_portal_invitation(
    call: "Call", request: pb.GetPortalInvitationRequest
) -> pb.PortalInvitation:
    """One of them, with what opens its link while it waits."""
    row = queries.found(call, portal_invitations, request.portal_invitation_id)
    return records.to_message(pb.PortalInvitation, row, token=token_of(call, row))


def list_portal_invitations(
    call: "Call", request: pb.ListPortalInvitationsRequest
) -> pb.ListPortalInvitationsResponse:
    """Those that the caller may see."""
    found, token = KIND.page(call, request)
    return pb.ListPortalInvitationsResponse(portal_invitations=found, next_page_token=token)


def revoke_portal_invitation(
    call: "Call", request: pb.RevokePortalInvitationRequest
) -> pb.PortalInvitation:
    """Takes one back."""
    row = KIND.held(call, request)
    if row.state != "open":
        raise Precondition("INVITATION_CLOSED", CLOSED)
    revoked: pb.PortalInvitation = KIND.write(
        call, "revoked", row, state="revoked", close_time=call.clock.now()
    )
    return revoked


def _of(call: "Call", token: str) -> tuple["Row", "Row"]:
    """The invitation of a link and its partner, locked; Invalid for no link of ours, Precondition for a closed one."""
    number, _, seal = token.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Invalid({"token": NO_LINK})
    seen = call.first(PLAIN, key=int(number))
    if seen is None or not hmac.compare_digest(
        invitation_links.seal(call, seen), seal.encode("ascii", "ignore").decode()
    ):
        raise Invalid({"token": NO_LINK})
    partner = queries.locked(call, partners, seen.partner_id)  # held first, as by whoever invites
    row = queries.locked(call, portal_invitations, seen.portal_invitation_id)
    over = row.state != "open" or row.expire_time <= call.clock.now()
    if over or partner.delete_time is not None or partner.state == "ended":
        raise Precondition("INVITATION_CLOSED", CLOSED)
    return row, partner


def read_portal_invitation(
    call: "Call", request: pb.ReadPortalInvitationRequest
) -> pb.ReadPortalInvitationResponse:
    """What a link invites to."""
    row, partner = _of(call, request.token)
    return pb.ReadPortalInvitationResponse(
        user_id=row.user_id,
        display_name=row.display_name,
        partner_name=partner.name,
        expire_time=records.timestamp(row.expire_time),
    )


def accept_portal_invitation(
    call: "Call", request: pb.AcceptPortalInvitationRequest
) -> pb.AcceptPortalInvitationResponse:
    """Makes the account, once."""
    if call.principal.roles:
        raise Forbidden(N_("Sign out first: an invitation is accepted by whoever it was sent to."))
    row, partner = _of(call, request.token)
    person = users_pb2.User(
        user_id=row.user_id,
        display_name=row.display_name,
        email=row.email,
        roles=["partner"],
        partner_id=partner.partner_id,
    )
    users.create_user(call, users_pb2.CreateUserRequest(user=person, password=request.password))
    KIND.write(call, "accepted", row, state="accepted", close_time=call.clock.now())
    if row.partner_person_id:
        call.update(
            partner_persons,
            row.partner_person_id,
            user_id=row.user_id,
            update_time=call.clock.now(),
        )
    return pb.AcceptPortalInvitationResponse(user_id=row.user_id)
