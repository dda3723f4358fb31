"""The pages of campaigns: plan, spend, freeze audiences, call, and see what it led to.

The rule kept here: a step is offered only where the state allows it and the reader may take it; intervals are drawn on
one scale for all channels, so that they can be compared by looking.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import flask
from crm.customers.v1 import campaign_audiences_pb2, campaign_effects_pb2, campaigns_pb2
from crm_chassis import i18n
from crm_chassis.doors.list_pages import Extras, show_list
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.campaigns import rules
from crm_customers.pages.blueprint import PAGE_SIZE, WRITE, asked, pages

PLAN = "campaigns.write"
CURRENCIES = [(code, code) for code in ("EUR", "USD", "CNY", "GBP", "CHF", "JPY")]
MEASURES = ("conversions", "margin")
# What came of a call, each under its key.
OUTCOMES = [
    (str(at), campaign_audiences_pb2.CallOutcome.Name(number))
    for at, number in enumerate(campaign_audiences_pb2.CallOutcome.values())
    if number
]


class Bar(NamedTuple):
    """An interval as it is drawn, from 0 to 100."""

    low: float
    high: float
    value: float
    nothing: float


@pages.context_processor
def _words() -> dict[str, Any]:
    """What the templates of campaigns use."""
    return {
        "channel_choices": _channels,
        "audience_views": lambda: _views(Page.current()),
        "attribution_name": campaigns_pb2.Attribution.Name,
        "channel_name": lambda number: campaigns_pb2.CampaignChannel.Name(number).rpartition("_")[
            2
        ],
        "outcome_word": lambda name: i18n.enum_label(
            campaign_audiences_pb2.CallOutcome.DESCRIPTOR,
            campaign_audiences_pb2.CallOutcome.Value(name),
        ),
    }


def _channels() -> list[tuple[str, str]]:
    """The channels of campaigns, by their words."""
    enum = campaigns_pb2.CampaignChannel
    words = i18n.enum_label
    return [(enum.Name(n), words(enum.DESCRIPTOR, n)) for n in enum.values() if n]


def _views(page: Page) -> list[tuple[str, str]]:
    """The saved views that an audience may come from."""
    found = []
    for name, title in (("contacts", _("Contacts")), ("accounts", _("Customers"))):
        listed = page.call("ListSavedViews", record_list=name, page_size=200).saved_views
        found += [(str(v.saved_view_id), f"{title}: {v.display_name}") for v in listed]
    return found


@pages.get("/campaigns")
def campaigns() -> Response:
    """All campaigns, as a list."""
    page = Page.current()
    actions = [(_("Channels compared"), flask.url_for("customers.campaign_channels"))]
    if page.may(PLAN):
        actions.insert(0, (_("New campaign"), flask.url_for("customers.new_campaign")))
    return show_list("campaigns", Extras(actions=actions))


@pages.route("/campaigns/new", methods=["GET", "POST"])
def new_campaign() -> Response:
    """Plans a campaign."""
    page = Page.current()
    usual = {"attribution": "ATTRIBUTION_LINEAR", "counted_as": "COUNTED_AS_ORDERS_AND_DEALS"}
    days = {"window_days": rules.USUAL_WINDOW, "cap_days": rules.USUAL_WINDOW, "cap_touches": 3}
    start: dict[str, Any] = {**usual, **days, "most_attempts": rules.USUAL_ATTEMPTS}
    form = page.form("CreateCampaign", initial={"campaign": {**start, "currency": "EUR"}})
    if page.sent(form):
        page.toast(_("Campaign added"))
        return page.redirect("customers.campaign", campaign_id=form.reply.campaign_id)
    return page.render("customers/campaign_form.html", form=form, campaign=None)


@pages.route("/campaigns/<int:campaign_id>/edit", methods=["GET", "POST"])
def edit_campaign(campaign_id: int) -> Response:
    """Changes a campaign."""
    page = Page.current()
    key: dict[str, Any] = {"campaign_id": campaign_id}
    found = page.call("GetCampaign", **key)
    form = page.form("UpdateCampaign", initial={"campaign": found}, campaign=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.campaign", **key)
    return page.render("customers/campaign_form.html", form=form, campaign=found)


@pages.route("/campaigns/<int:campaign_id>", methods=["GET", "POST"])
def campaign(campaign_id: int) -> Response:
    """One campaign: budget and cost, audiences, and what it led to."""
    page = Page.current()
    key: dict[str, Any] = {"campaign_id": campaign_id}
    found = page.call("GetCampaign", **key)
    forms = _forms(page, found) if page.may(PLAN) else {}
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Saved"))
        return page.redirect("customers.campaign", **key)
    audiences = page.call("ListCampaignAudiences", **key, page_size=20)
    effect = page.call("GetCampaignEffect", **key, **_how())
    return page.render(
        "customers/campaign.html",
        campaign=found,
        forms=forms,
        effect=effect,
        bars=bars_of(effect),
        ways=_ways(effect.attribution, "customers.campaign", **key),
        audiences=audiences.campaign_audiences,
        costs=page.call("ListCampaignCosts", **key, page_size=8).campaign_costs,
        calls=page.call("GetCampaignCalls", **key),
        may_call=page.may(WRITE),
    )


def _forms(page: Page, found: Any) -> dict[str, Any]:
    """What can be done with a campaign now."""
    key: dict[str, Any] = {"campaign_id": found.campaign_id}
    state = campaigns_pb2.CampaignState.Name(found.state).rpartition("_")[2].lower()
    forms = {
        step: page.form(f"{step.title()}Campaign", initial={"etag": found.etag}, **key)
        for step in rules.STATES[state]
    }
    if state != "ended":
        forms["freeze"] = page.form("FreezeCampaignAudience", **key)
    forms["spend"] = page.form("CreateCampaignCost", campaign_cost=key)
    return forms


def _how() -> dict[str, Any]:
    """How the address wants orders to be credited."""
    name = asked("attribution")
    known = campaigns_pb2.Attribution.keys()
    return {"attribution": name} if name in known else {}


def _ways(now: int, view: str, **key: Any) -> list[tuple[str, str, bool]]:
    """The ways to credit, as tabs."""
    words = {
        campaigns_pb2.ATTRIBUTION_FIRST: _("First touch"),
        campaigns_pb2.ATTRIBUTION_LAST: _("Last touch"),
        campaigns_pb2.ATTRIBUTION_LINEAR: _("Evenly"),
        campaigns_pb2.ATTRIBUTION_POSITION: _("By position"),
    }
    return [
        (
            text,
            flask.url_for(view, **key, attribution=campaigns_pb2.Attribution.Name(number)),
            number == now,
        )
        for number, text in words.items()
    ]


def bars_of(effect: campaign_effects_pb2.CampaignEffect) -> dict[tuple[int, str], Bar]:
    """The intervals of all channels on one scale each, by channel and measure."""
    found: dict[tuple[int, str], Bar] = {}
    for measure in MEASURES:
        known = {
            each.channel: getattr(each, f"{measure}_per_thousand")
            for each in effect.channels
            if each.HasField(f"{measure}_per_thousand")
        }
        ends = [float(x) for figure in known.values() for x in (figure.low, figure.high)]
        low, high = min([0.0, *ends]), max([0.0, *ends])
        span = (high - low) or 1.0

        def at(number: str, low: float = low, span: float = span) -> float:
            return round(100 * (float(number) - low) / span, 2)

        for channel, figure in known.items():
            ends_at = (at(figure.low), at(figure.high), at(figure.value), at("0"))
            found[channel, measure] = Bar(*ends_at)
    return found


@pages.get("/campaigns/channels")
def campaign_channels() -> Response:
    """Which channel does more at equal budget, over all campaigns of a currency."""
    page = Page.current()
    currency = asked("currency") if (asked("currency"),) * 2 in CURRENCIES else "EUR"
    effect = page.call("CompareCampaignChannels", currency=currency, **_how())
    ways = _ways(effect.attribution, "customers.campaign_channels", currency=currency)
    return page.render(
        "customers/campaign_channels.html",
        effect=effect,
        bars=bars_of(effect),
        ways=ways,
        currencies=CURRENCIES,
    )


@pages.get("/campaigns/<int:campaign_id>/members")
def campaign_members(campaign_id: int) -> Response:
    """Who is meant, and who was left out and why."""
    page = Page.current()
    shown = asked("state") if asked("state") in ("included", "left_out") else ""
    key: dict[str, Any] = {"campaign_id": campaign_id}
    listed = page.call(
        "ListCampaignMembers",
        **key,
        filter=f"state = {shown}" if shown else "",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    address = flask.url_for("customers.campaign_members", **key)
    tabs: Iterable[tuple[str, str, bool]] = (
        (_("All"), address, not shown),
        (_("Meant"), f"{address}?state=included", shown == "included"),
        (_("Left out"), f"{address}?state=left_out", shown == "left_out"),
    )
    return page.render(
        "customers/campaign_members.html",
        campaign=page.call("GetCampaign", **key),
        members=listed.campaign_members,
        more=listed.next_page_token,
        tabs=tabs,
    )


@pages.get("/campaigns/<int:campaign_id>/credits")
def campaign_credits(campaign_id: int) -> Response:
    """The orders and deals behind the figures."""
    page = Page.current()
    key: dict[str, Any] = {"campaign_id": campaign_id}
    name = f"CAMPAIGN_CHANNEL_{asked('channel').upper()}"
    channels = campaigns_pb2.CampaignChannel.keys()
    only = {"channel": name} if name in channels else {}
    listed = page.call(
        "ListCampaignCredits",
        **key,
        **_how(),
        **only,
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    return page.render(
        "customers/campaign_credits.html",
        campaign=page.call("GetCampaign", **key),
        credits=listed.campaign_credits,
        more=listed.next_page_token,
    )


@pages.route("/campaigns/<int:campaign_id>/calls", methods=["GET", "POST"])
def campaign_calls(campaign_id: int) -> Response:
    """The call list: one call at a time, and with its outcome the next."""
    page = Page.current()
    key: dict[str, Any] = {"campaign_id": campaign_id}
    found = page.call("GetCampaign", **key)
    take = page.form("TakeNextCampaignCall", **key)
    current, record, release = None, None, None
    if flask.request.method == "POST" and asked("member").isdigit():
        record, release = _call_forms(page, campaign_id, int(asked("member")))
        if page.sent(release):
            return page.redirect("customers.campaign_calls", **key)
        if page.sent(record):
            page.toast(_("Noted"))
            record = None
        current = page.call("TakeNextCampaignCall", **key)
    elif page.sent(take):
        current = take.reply
    if current is not None and current.HasField("campaign_member"):
        again, release = _call_forms(page, campaign_id, current.campaign_member.campaign_member_id)
        record = record or again
    return page.render(
        "customers/campaign_calls.html",
        campaign=found,
        current=current,
        take=take,
        record=record,
        release=release,
        running=found.state == campaigns_pb2.CAMPAIGN_STATE_RUNNING,
        calls=page.call("GetCampaignCalls", **key),
        outcomes=OUTCOMES,
        may_call=page.may(WRITE),
    )


def _call_forms(page: Page, campaign_id: int, member: int) -> tuple[Any, Any]:
    """What can be done with a call that one has: say what came of it, or give it back."""
    whom: dict[str, Any] = {"campaign_id": campaign_id, "campaign_member_id": member}
    there = flask.url_for("customers.campaign_calls", campaign_id=campaign_id, member=member)
    return (
        page.form("RecordCampaignCall", action=there, **whom),
        page.form("ReleaseCampaignCall", action=there, **whom),
    )
