"""What the pages of tickets share: their place, their menu, who is who, and the alarm about broken promises.

The rule kept here: people are shown by name, and kept by login name.
"""

from collections.abc import Mapping
from typing import Any

import flask
from crm.tickets.v1.promises_pb2 import Promise
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import MenuItem, Page, Pages
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from google.protobuf.message import Message
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from crm_tickets import phones

pages = Pages(
    "tickets",
    "crm_tickets",
    menu=[
        MenuItem("index", N_("My day"), "tickets.read"),
        MenuItem("call", N_("Take a call"), "tickets.write"),
        MenuItem("tickets", N_("All tickets"), "tickets.read"),
        MenuItem("promises", N_("Promises"), "tickets.read"),
        MenuItem("due", N_("Due"), "tickets.read"),
        MenuItem("actions", N_("Action items"), "tickets.read"),
        MenuItem("mail", N_("Mail"), "tickets.write"),
        MenuItem("calls", N_("Calls"), "tickets.read", more=True),
        MenuItem("meetings", N_("Meetings"), "tickets.read", more=True),
        MenuItem("journeys", N_("Journeys"), "tickets.read", more=True),
        MenuItem("satisfaction", N_("Feedback"), "tickets.read", more=True),
        MenuItem("queues", N_("Queues"), "tickets.read", more=True),
        MenuItem("policies", N_("Service levels"), "policies.write", more=True),
        MenuItem("house_first", N_("Catalogues"), "tickets.read", more=True),
    ],
    search="find",
)
TONES = {
    "new": "accent",
    "handed_over": "warn",
    "waiting": "neutral",
    "closed": "good",
    "kept": "good",
    "broken": "late",
    "returned": "warn",
    "accepted": "good",
    "pending": "warn",
    "urgent": "warn",
    "high": "warn",
}
TIERS = {"vip": N_("VIP"), "key": N_("Key customer"), "standard": N_("Standard customer")}
# What is no person, in words.
MACHINES = {
    "services/mail": N_("Email"),
    "services/web-form": N_("Web form"),
    "services/chat": N_("Chat"),
    "services/tickets": N_("by itself"),
}
SEVERAL = 1000


def argument(name: str) -> str:
    """An argument of the address, without blanks around it."""
    return flask.request.args.get(name, "").strip()


def plain(message: Message, field: str = "state") -> str:
    """A message's enum field as the filter and the tones know it."""
    enum = message.DESCRIPTOR.fields_by_name[field].enum_type
    assert enum is not None
    prefix = enum.values_by_number[0].name.removesuffix("UNSPECIFIED")
    name: str = enum.values_by_number[getattr(message, field)].name
    return name.removeprefix(prefix).lower()


def is_loud(promise: Message) -> bool:
    """Whether a promise is broken and neither made good nor explained: only then it is red."""
    known: Any = promise
    return plain(promise) == "broken" and not known.HasField("keep_time") and not known.reason


def tone_of(message: Message, field: str = "state") -> str:
    """The tone of a state; of what was broken only until it was made good or explained the loudest."""
    word = plain(message, field)
    if isinstance(message, Promise) and word == "broken" and not is_loud(message):
        return "neutral"
    return TONES.get(word, "neutral")


class Directory:
    """Who works here, asked once for each page."""

    def __init__(self, page: Page) -> None:
        self.people: list[Any] = []
        self.names: dict[str, str] = {}
        if page.may("users.read"):
            found = page.call("ListUsers", page_size=SEVERAL, order_by="team, display_name").users
            self.people = [user for user in found if user.team and not user.disabled]
            self.names = {user.user_id: user.display_name or user.user_id for user in found}

    def name(self, user_id: str) -> str:
        """The person's name, or what they sign in with; what works by itself says so."""
        if user_id in MACHINES:
            return _(MACHINES[user_id])
        return self.names.get(user_id, user_id)

    def place(self, user_id: str, team: str) -> str:
        """A person and their department in one line."""
        return " · ".join(filter(None, (self.name(user_id), team))) or _("nobody yet")

    @property
    def teams(self) -> list[tuple[str, str]]:
        """The departments, to choose from."""
        return [(team, team) for team in sorted({user.team for user in self.people})]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The people, to choose from."""
        return [(user.user_id, f"{self.name(user.user_id)} · {user.team}") for user in self.people]


def directory() -> Directory:
    """Who works here."""
    if "directory" not in flask.g:
        flask.g.directory = Directory(Page.current())
    found: Directory = flask.g.directory
    return found


def alarm() -> list[Any]:
    """The broken promises of who looks at the page, and of their department."""
    page = Page.current()
    if not page.may("tickets.read"):
        return []
    reply = page.call(
        "ListPromises",
        pending_only=True,
        mine_only=True,
        filter='state = "broken"',
        page_size=100,
    )
    return list(reply.promises)


def tier_word(tier: str) -> str:
    """What a customer's tier is called; one that a manager made up is called what it is."""
    return _(TIERS[tier.lower()]) if tier.lower() in TIERS else tier


@pages.context_processor
def _shared() -> dict[str, Any]:
    """What all templates of this module may use."""
    return {
        "alarm": alarm,
        "customers_url": Page.current().app.config.modules.get("customers", "").rstrip("/"),
        "plain": plain,
        "dialled": phones.shown,
        "tier_word": tier_word,
        "tone": tone_of,
        "is_loud": is_loud,
        "who": lambda user_id: directory().name(user_id),
        "place": lambda user_id, team: directory().place(user_id, team),
    }


def sent_without(page: Page, form: Form, parts: Mapping[str, tuple[str, ...]]) -> bool:
    """Like page.sent, but a part of the form counts only if one of its inputs was filled in."""
    request = flask.request
    if request.method != "POST":
        return False
    posted = MultiDict(request.form)
    for part, inputs in parts.items():
        if not any(posted.get(f"{part}.{name}", "").strip() for name in inputs):
            for name in [name for name in posted if name.startswith(f"{part}.")]:
                posted.poplist(name)
    if form.sent(posted):
        return True
    page.status = 422
    return False


def here(endpoint: str, **values: Any) -> str:
    """The address of a button that leads back to this page."""
    return flask.url_for(endpoint, next=Page.current().address, **values)


def act(form: Form, done: str) -> None:
    """Sends a form of a button; says what was done, or why not."""
    page = Page.current()
    try:
        taken = page.sent(form)
    except Refusal as refusal:
        page.toast(_(refusal.message), "warn")
        return
    if taken:
        page.toast(done)
    else:
        problem = form.problem("reason")
        page.toast(f"{_('Reason')}: {problem}" if problem else form.error, "warn")


def back(otherwise: str) -> Response:
    """To the page of ours that the button stood on."""
    given = flask.request.args.get("next", "")
    inside = given.startswith("/tickets/") and "//" not in given and "\\" not in given
    return flask.redirect(given if inside else otherwise, 303)
