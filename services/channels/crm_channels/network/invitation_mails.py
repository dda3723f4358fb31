"""The link of an invitation by e-mail.

The rule kept here: a mail is in its reader's language, and says who invites, to what and until when; it goes out only
while the invitation waits. What the mail server does not take now is tried again some times; then the page says so,
and the link stands there in any case.
"""

from collections.abc import Mapping
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, make_msgid
from typing import TYPE_CHECKING, Any

from crm_chassis import formats, i18n, mail_sending
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.logs import log

from crm_channels import queries
from crm_channels.network import invitation_links
from crm_channels.network.invitation_links import KIND
from crm_channels.tables import partners, portal_invitations

if TYPE_CHECKING:
    from crm.channels.v1 import portal_invitations_pb2 as pb
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

MAIL = "mail_portal_invitation"
PAUSES = (60.0, 300.0, 1800.0, 7200.0)  # seconds before each next try
NOT_SET_UP = N_(
    "No mail can be sent from here: no mail server is set up, or the address of this module is not known."
    " Send the link yourself."
)


def _address(call: "Call", token: str) -> str:
    """The whole address of the link; "" where the address of this module is not known."""
    app = call.peers.home.app
    base = app.config.modules.get(app.service.name, "").rstrip("/")
    if not base.startswith(("https://", "http://")):
        return ""
    return f"{base.removesuffix('/channels')}/channels/invited/{token}"


def possible(call: "Call") -> bool:
    """Whether mails can be sent, and lead here."""
    app = call.peers.home.app
    return app.config.mail.smtp is not None and bool(_address(call, "-"))


def send_portal_invitation(
    call: "Call", request: "pb.SendPortalInvitationRequest"
) -> "pb.PortalInvitation":
    """Sends the link, once more."""
    row = KIND.held(call, request)
    if not invitation_links.token_of(call, row):
        raise Precondition("INVITATION_CLOSED", invitation_links.CLOSED)
    if not row.email:
        raise Invalid({"portal_invitation.email": N_("is needed to send the link")})
    if not possible(call):
        raise Precondition("MAIL_NOT_SET_UP", NOT_SET_UP)
    made: pb.PortalInvitation = KIND.write(call, "updated", row, mail_state="mailing")
    enqueue(call, row.portal_invitation_id)
    return made


def enqueue(call: "Call", portal_invitation_id: int, tried: int = 0) -> None:
    """Leaves the sending to the background."""
    payload = {"portal_invitation_id": portal_invitation_id, "tried": tried}
    wait = timedelta(seconds=PAUSES[tried - 1]) if tried else timedelta()
    call.enqueue(MAIL, payload, run_time=call.clock.now() + wait)


def _letter(call: "Call", row: "Row") -> EmailMessage:
    settings = call.peers.home.app.config.mail
    partner = queries.rows_of(call, partners, {row.partner_id})[row.partner_id].name
    link = _address(call, invitation_links.token_of(call, row))
    mail = EmailMessage(policy=SMTP)
    with i18n.reader(row.language or i18n.DEFAULT):
        last = formats.day_and_time(row.expire_time)
        parts = (
            _("Hello %(name)s,", name=row.display_name),
            _(
                "you are invited to our partner portal as one of the people of %(partner)s."
                " Your login name is %(user)s.",
                partner=partner,
                user=row.user_id,
            ),
            _(
                "Open this link and choose a password. It opens once, until %(moment)s.",
                moment=last,
            ),
            link,
            _("If this means nothing to you, you need do nothing."),
        )
        mail["Subject"] = " ".join(_("Your way into our partner portal").split())
    mail["From"] = formataddr((settings.name, settings.address))
    mail["To"] = formataddr((" ".join(row.display_name.split()), row.email))
    mail["Date"] = format_datetime(call.clock.now())
    mail["Message-ID"] = make_msgid(domain=settings.domain)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n\n".join(parts), charset="utf-8", cte="base64")
    return mail


def send(call: "Call", payload: Mapping[str, Any]) -> None:
    """One try."""
    row = queries.locked(call, portal_invitations, int(payload["portal_invitation_id"]))
    waits = row.mail_state == "mailing" and invitation_links.token_of(call, row)
    if not waits or not row.email:
        return
    settings, tried = call.peers.home.app.config.mail, int(payload["tried"])
    try:
        if settings.smtp is None:
            raise OSError("no mail server is set")
        mail_sending.deliver(settings.smtp, settings.address, row.email, _letter(call, row))
    except mail_sending.Refused as refusal:
        _ended(call, row, "not_mailed", mail_problem=str(refusal))
    except (OSError, ValueError) as error:
        log.warning("an invitation could not be mailed", error=type(error).__name__)
        if tried < len(PAUSES):
            enqueue(call, row.portal_invitation_id, tried + 1)
        else:
            _ended(call, row, "not_mailed", mail_problem=mail_sending.told(error))
    else:
        _ended(call, row, "mailed", mail_time=call.clock.now(), mail_problem="")


def _ended(call: "Call", row: "Row", state: str, **values: Any) -> None:
    KIND.write(call, "updated", row, mail_state=state, **values)


JOBS = {MAIL: send}
