"""What the pages of channels share: their place, their menu, and small readings of an address or a message.

The rule kept here: one set of pages. What somebody signed in for a partner sees less is what the calls return less,
and what only others may do is not offered to them.
"""

from collections.abc import Iterable
from typing import Any

import flask
from crm_chassis.doors.list_cells import name_of
from crm_chassis.doors.pages import MenuItem, Page, Pages
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

from crm_channels import words

pages = Pages(
    "channels",
    "crm_channels",
    menu=[
        MenuItem("index", N_("Overview"), "channels.read"),
        MenuItem("registrations", N_("Deal registrations"), "channels.read"),
        MenuItem("quotes", N_("Quotes"), "channels.read"),
        MenuItem("conflicts", N_("Conflicts"), "channels.read"),
        MenuItem("orders", N_("Orders"), "channels.read"),
        MenuItem("stock", N_("Stock"), "channels.read"),
        MenuItem("partners", N_("All partners"), "channels.read"),
        MenuItem("credit_accounts", N_("Credit"), "channels.read", more=True),
        MenuItem("plans", N_("Sales plans"), "channels.read", more=True),
        MenuItem("materials", N_("Marketing materials"), "channels.read", more=True),
        MenuItem("worksheets", N_("Worksheets"), "plans.write", more=True),
        MenuItem("price_books", N_("Price books"), "channels.read", more=True),
        MenuItem("products", N_("Products"), "channels.read", more=True),
    ],
    search="find",
)
TONES = {
    "submitted": "warn",
    "in_approval": "warn",
    "approved": "good",
    "won": "accent",
    "sent": "accent",
    "accepted": "good",
    "placed": "warn",
    "on_hold": "warn",
    "confirmed": "accent",
    "partly_shipped": "accent",
    "shipped": "accent",
    "delivered": "good",
    "open": "warn",
    "booked": "good",
}
# Units that everybody uses; one of somebody's own is told as it was typed.
UNITS = {"piece": N_("piece"), "box": N_("box"), "pack": N_("pack"), "set": N_("set")}
CURRENCIES = [(code, code) for code in ("EUR", "USD", "CNY", "GBP", "CHF", "JPY")]


def argument(name: str) -> str:
    """An argument of the address, without blanks around it."""
    return flask.request.args.get(name, "").strip()


def plain_state(message: Any) -> str:
    """A message's state as the filter and the tones know it."""
    enum = message.DESCRIPTOR.fields_by_name["state"].enum_type
    name: str = enum.values_by_number[message.state].name
    return name.removeprefix(enum.values_by_number[0].name.removesuffix("UNSPECIFIED")).lower()


def unit_word(unit: str) -> str:
    """What something is counted in, in the reader's language."""
    return _(UNITS[unit]) if unit in UNITS else unit


@pages.context_processor
def _shared() -> dict[str, Any]:
    """What all templates of this module may use."""
    page = Page.current()
    return {
        "is_partner": page.caller is not None and page.caller.rows == "partner",
        "state_tone": lambda message: TONES.get(plain_state(message), "neutral"),
        "standing": words.standing,
        "unit_word": unit_word,
        "who": lambda user_id: name_of(user_id) if user_id else "",
    }


def partner_names(page: Page, ids: Iterable[int]) -> dict[int, str]:
    """The names of partners beside their ids."""
    wanted = sorted({each for each in ids if each})
    if not wanted:
        return {}
    condition = " OR ".join(f"partner_id = {each}" for each in wanted)
    reply = page.call("ListPartners", filter=condition, page_size=len(wanted), show_deleted=True)
    return {partner.partner_id: partner.name for partner in reply.partners}
