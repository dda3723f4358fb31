"""The link of an invitation: whoever has it can reply, until it ends.

The rule kept here: the link is made when it is asked for and kept nowhere. It is signed with a key out of the service's
own, so that all processes agree, and a change of that key ends all links.
"""

from typing import TYPE_CHECKING

from crm_chassis.sql import Row

from crm_tickets.satisfaction import rules

if TYPE_CHECKING:
    from crm_chassis.call import Call

PATH = "/tickets/survey/"


def key(call: "Call") -> bytes:
    """What links are signed with."""
    return rules.signing_key(call.peers.home.app.config.token_key)


def url(call: "Call", row: Row) -> str:
    """The address to send; without an address of this module only its path."""
    home = call.peers.home.app.config.modules.get("tickets", "").rstrip("/")
    base = home.removesuffix("/tickets") + PATH
    return base + rules.token(key(call), row.survey_invitation_id, row.expire_time)
