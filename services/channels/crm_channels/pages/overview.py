"""The first page and the search box.

The rule kept here: what waits for somebody comes first, the oldest at the top.
"""

from datetime import timedelta

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import argument, pages, partner_names

SOON = timedelta(days=30)


@pages.get("/")
def index() -> Response:
    """What waits, what ends soon, and how much is claimed."""
    page = Page.current()
    waiting = page.call(
        "ListDealRegistrations", filter='state = "submitted"', order_by="submit_time", page_size=20
    )
    until = (page.now + SOON).isoformat()
    ending = page.call(
        "ListDealRegistrations",
        filter=f'state = "approved" AND protected_until_time < "{until}"',
        order_by="protected_until_time",
        page_size=20,
    )
    names = partner_names(
        page,
        [r.partner_id for r in (*waiting.deal_registrations, *ending.deal_registrations)],
    )
    return page.render(
        "channels/index.html",
        waiting=waiting.deal_registrations,
        ending=ending.deal_registrations,
        partner_names=names,
        counts=_counts(page),
    )


def _counts(page: Page) -> dict[str, str]:
    """How many registrations stand where; a hundred is enough to know."""
    counts = {}
    for state in ("draft", "submitted", "approved", "won"):
        reply = page.call("ListDealRegistrations", filter=f'state = "{state}"', page_size=100)
        more = "+" if reply.next_page_token else ""
        counts[state] = f"{len(reply.deal_registrations)}{more}"
    return counts


@pages.get("/find")
def find() -> Response:
    """The search box of the header: partners and end customers."""
    page, text = Page.current(), argument("q")
    if not text:
        return page.redirect("channels.registrations")
    partners = page.call("ListPartners", query=text, page_size=6).partners
    claims = page.call("ListDealRegistrations", query=text, page_size=8).deal_registrations
    if not page.wants_suggestions:
        return page.redirect("channels.registrations", q=text)
    found = [
        {
            "text": p.name,
            "note": p.territory or p.city,
            "url": flask.url_for("channels.partner", partner_id=p.partner_id),
        }
        for p in partners
    ]
    found += [
        {
            "text": claim.end_customer_name,
            "note": _("Registration %(number)s", number=claim.deal_registration_id),
            "url": flask.url_for(
                "channels.registration", deal_registration_id=claim.deal_registration_id
            ),
        }
        for claim in claims
    ]
    return page.suggestions(found)
