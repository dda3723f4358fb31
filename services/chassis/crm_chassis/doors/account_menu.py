"""The places under one's initials: one's own account, and what those who administer look after.

The rule kept here: people and one's own account are where the accounts are kept, and other modules link there; keys,
webhooks, background work and the audit log belong to each module, and are in each.
"""

from typing import TYPE_CHECKING, NamedTuple

import flask

from crm_chassis.doors.navigation import Link
from crm_chassis.i18n import N_

if TYPE_CHECKING:
    from crm_chassis.doors.pages import Page


class Place(NamedTuple):
    """A page of the house: shown to who has the scope; `home`: only where the accounts are kept."""

    endpoint: str
    text: str
    scope: str
    home: bool = False


PLACES = (
    Place("access.me", N_("Your account"), "self", home=True),
    Place("access.notices", N_("Notices"), "self"),
    Place("access.people", N_("People"), "users.read", home=True),
    Place("access.keys", N_("API keys"), "keys.write"),
    Place("access.webhooks", N_("Webhooks"), "webhooks.write"),
    Place("access.jobs", N_("Background work"), "jobs.write"),
    Place("access.audit", N_("Audit log"), "audit.read"),
)


def address(page: "Page", endpoint: str, *, home: bool) -> str:
    """Where such a page is: here, or in the module that keeps the accounts; "" where that cannot be reached."""
    here, config = flask.url_for(endpoint), page.app.config
    if not home or config.keeps_accounts:
        return here
    base = config.modules.get(config.sign_in, "").rstrip("/")
    return base + here.removeprefix(f"/{page.service}") if base else ""


def account_menu(page: "Page") -> list[Link]:
    """The places that the caller may go to."""
    links = []
    for place in PLACES:
        url = address(page, place.endpoint, home=place.home) if page.may(place.scope) else ""
        if url:
            here = (flask.request.endpoint or "").startswith(place.endpoint)
            links.append(Link(url, place.text, here))
    return links
