"""As whom mail, web form and chat act: whoever brings a message in, the customer said it and nobody of ours did.

The rule kept here: what arrives is done by a service of ours with one scope, whoever's key brought it; the event says
who brought it all the same, because the call has its own caller back by then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crm_chassis.auth import Principal

if TYPE_CHECKING:
    from crm_chassis.call import Call

SCOPES = ("tickets.read", "tickets.write")
MAIL = Principal("services/mail", "E-mail", scopes=SCOPES, rows="all")
WEB_FORM_NAME = "web form"
WEB_FORM = Principal("services/web-form", "Web form", scopes=SCOPES, rows="all")
CHAT = Principal("services/chat", "Chat", scopes=SCOPES, rows="all")


@contextmanager
def acting(call: "Call", principal: Principal) -> Iterator[None]:
    """For a while the call acts as one of these."""
    caller = call.principal
    call.principal = principal
    try:
        yield
    finally:
        call.principal = caller
