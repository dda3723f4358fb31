"""What the pages of customers share: their place, their menu, and how customers and what passed are shown.

The rule kept here: a page shows what the calls return. What another module would add is left out when it is not there.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import flask
from crm.customers.v1 import customers_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.doors.pages import MenuItem, Page, Pages
from crm_chassis.errors import NotFound
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

READ, WRITE = "customers.read", "customers.write"
PAGE_SIZE, SUGGESTED, SIDE = 40, 8, 8
MOST_PEOPLE = 1000  # in one list to choose from; with more, the login name is typed
# Messengers are called what they call themselves.
MESSENGERS = {
    "MESSENGER_KIND_WECHAT": N_("WeChat"),
    "MESSENGER_KIND_WECOM": N_("WeCom"),
    "MESSENGER_KIND_QQ": N_("QQ"),
    "MESSENGER_KIND_DINGTALK": N_("DingTalk"),
    "MESSENGER_KIND_WHATSAPP": N_("WhatsApp"),
    "MESSENGER_KIND_TELEGRAM": N_("Telegram"),
    "MESSENGER_KIND_SIGNAL": N_("Signal"),
    "MESSENGER_KIND_LINE": N_("LINE"),
    "MESSENGER_KIND_TEAMS": N_("Teams"),
}
pages = Pages(
    "customers",
    "crm_customers",
    menu=(
        MenuItem("index", N_("Customers"), READ),
        MenuItem("contacts", N_("Contacts"), READ),
        MenuItem("leads", N_("Leads"), READ),
        MenuItem("deal_board", N_("Deals"), READ, under="deals"),
        MenuItem("orders", N_("Orders"), READ),
        MenuItem("interactions", N_("Touches"), READ),
        MenuItem("caller", N_("Who is calling?"), READ),
        MenuItem("review", N_("Duplicates"), "customers.merge"),
        MenuItem("campaigns", N_("Campaigns"), READ, more=True),
        MenuItem("touchpoints", N_("Touchpoints"), READ, more=True),
        MenuItem("ownership", N_("Ownership"), READ, more=True),
        MenuItem("worksheet_rounds", N_("Worksheets"), WRITE, more=True),
        MenuItem("imports", N_("Imports"), "imports.write", more=True),
        MenuItem("classes", N_("Classes"), "classes.write", more=True),
        MenuItem("attributes", N_("Attributes"), "attributes.write", more=True),
        MenuItem("privacy", N_("Privacy"), "privacy.write", more=True),
    ),
    search="find",
)


@pages.context_processor
def _words() -> dict[str, Any]:
    """What templates use."""
    return {
        "entries_of": entries_of,
        "place_of": place_of,
        "country": country_name,
        "name_of": name_of,
        "people": lambda now="", gone=False: people(Page.current(), now, gone=gone),
        "messengers": {kind: _(name) for kind, name in MESSENGERS.items()},
        "day_of": lambda moment: formats.day(moment) if formats.is_set(moment) else "",
    }


def name_of(user_id: str) -> str:
    """The name of one of our people; the login name of somebody who is not known here."""
    row = Page.current().app.user_row(user_id) if user_id else None
    return row.display_name if row is not None and row.display_name else user_id


def people(page: Page, now: str = "", *, gone: bool = False) -> list[tuple[str, str]] | None:
    """Who can be chosen, by name and team; None where people are too many, or not shown to the reader.

    `now` is who stands there already; with `gone` also those who have left.
    """
    if not page.may("users.read"):
        return None
    reply = page.call("ListUsers", page_size=MOST_PEOPLE)
    if reply.next_page_token or not reply.users:
        return None
    found = {user.user_id: _said_of(user) for user in reply.users if gone or not user.disabled}
    if now:
        found.setdefault(now, name_of(now))
    return sorted(found.items(), key=lambda each: each[1].casefold())


def _said_of(user: Any) -> str:
    """Somebody's name as one chooses it: two of one name differ by their teams."""
    left = _("has left") if user.disabled else ""
    return " · ".join(filter(None, (user.display_name or user.user_id, user.team, left)))


def place_of(account: Any) -> str:
    """The city and country of an account, in the reader's language."""
    return ", ".join(filter(None, (account.city, country_name(account.country))))


def country_name(code: str) -> str:
    """A country's name in the reader's language."""
    return str(i18n.locale().territories.get(code, code))


def asked(name: str) -> str:
    """An argument of the address, "" when it is not there."""
    return flask.request.args.get(name, "")


def if_seen(page: Page, method: str, **fields: Any) -> Any:
    """What a call finds, or nothing if the reader may not see it."""
    try:
        return page.call(method, **fields)
    except NotFound:
        return None


def entries_of(found: Any) -> list[dict[str, Any]]:
    """Entries of a timeline as the macro shows them."""
    return [_entry(entry) for entry in found]


def _entry(entry: pb.TimelineEntry) -> dict[str, Any]:
    """One entry: what it is, what it was about, who and how it ended."""
    shown: dict[str, Any] = {"time": entry.time, "text": entry.title, "tone": ""}
    state = _(entry.state.replace("_", " ").capitalize()) if entry.state else ""
    notes = [state, name_of(entry.agent_id)]
    if entry.kind == pb.TIMELINE_KIND_INTERACTION:
        words = (formats.label(entry, "channel"), formats.label(entry, "direction"))
        shown["title"] = " · ".join(filter(None, words))
        shown["url"] = flask.url_for("customers.interaction", interaction_id=entry.record_id)
        if entry.duration_seconds >= 60:
            notes.append(formats.span(entry.duration_seconds))
        elif entry.duration_seconds:
            notes.append(_("%(seconds)s s", seconds=entry.duration_seconds))
    elif entry.kind == pb.TIMELINE_KIND_ORDER:
        shown["title"] = _("Order %(number)s", number=entry.title)
        shown["text"] = formats.money(entry.amount, entry.currency)
        shown["url"] = flask.url_for("customers.order", order_id=entry.record_id)
    elif entry.kind == pb.TIMELINE_KIND_PROMISE:
        shown["title"] = _("Promise")
        shown["url"] = _elsewhere("tickets", entry.ticket_id)
        shown["tone"] = "late" if entry.state == "broken" else ""
        notes.append(_("by %(time)s", time=formats.day_and_time(entry.due_time)))
    elif entry.kind == pb.TIMELINE_KIND_CLAIM:
        shown["title"] = _("Claim")
        shown["url"] = _elsewhere("channels", f"registrations/{entry.record_id}")
        if entry.amount:
            notes.append(formats.money(entry.amount, entry.currency))
        if formats.is_set(entry.due_time):
            notes.append(_("protected until %(day)s", day=formats.day(entry.due_time)))
    else:
        shown["title"] = _("Ticket %(number)s", number=entry.record_id)
        shown["url"] = _elsewhere("tickets", entry.record_id)
    shown["note"] = " · ".join(filter(None, notes))
    return shown


def _elsewhere(module: str, place: int | str) -> str:
    """An address in another module; "" where it is not there."""
    address = Page.current().app.config.modules.get(module)
    return f"{address.rstrip('/')}/{place}" if address else ""


def timeline(page: Page, **whose: Any) -> pb.ListTimelineResponse:
    """The page of a timeline that the address asks for: by token, or what passed up to a day."""
    try:
        day = date.fromisoformat(asked("until"))
        until = datetime.combine(day + timedelta(days=1), time(), i18n.zone()).astimezone(UTC)
    except (ValueError, OverflowError):
        until = None
    reply: pb.ListTimelineResponse = page.call(
        "ListTimeline",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
        before_time=until,
        **whose,
    )
    return reply
