"""What opens the link of an invitation.

The rule kept here: it is signed, bound to one invitation and kept nowhere, and opens nothing once the invitation is
accepted, taken back or too old.
"""

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from crm.channels.v1 import portal_invitations_pb2 as pb
from crm_chassis.i18n import N_

from crm_channels.network.belongings import Belonging
from crm_channels.tables import portal_invitations

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

KIND = Belonging(
    table=portal_invitations,
    message=pb.PortalInvitation,
    name="portal_invitation",
    fields=("partner_person_id", "user_id", "display_name", "email", "language"),
    filterable=(
        *("portal_invitation_id", "partner_id", "partner_person_id", "user_id", "state"),
        *("expire_time", "close_time", "invited_by", "create_time", "update_time"),
    ),
)
CLOSED = N_("This invitation was accepted or taken back, or its time is over.")


def seal(call: "Call", row: "Row") -> str:
    """The signature of an invitation."""
    key = call.peers.home.app.config.token_key.encode()
    said_ = f"portal/{row.portal_invitation_id}/{row.user_id}/{row.nonce}"
    digest = hmac.new(key, said_.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def token_of(call: "Call", row: "Row") -> str:
    """What opens the link of an invitation that waits; "" for one that does not."""
    if row.state != "open" or row.expire_time <= call.clock.now():
        return ""
    return f"{row.portal_invitation_id}.{seal(call, row)}"
