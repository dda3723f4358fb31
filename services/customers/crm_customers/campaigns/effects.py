"""What campaigns led to: the handlers of CampaignEffectsService.

The rule kept here: a figure and the list of records behind it are made of the same credits, by the same question.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from crm.customers.v1 import campaign_effects_pb2 as pb
from crm.customers.v1.campaigns_pb2 import CampaignChannel
from crm_chassis import i18n, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, any_, bindparam, func, select

from crm_customers.campaigns import campaigns as home
from crm_customers.campaigns import conversions, crediting, rules, wording
from crm_customers.campaigns.conversions import CAMPAIGNS, Credit, Way
from crm_customers.campaigns.figures import Channel, Comparison, add_up, compare
from crm_customers.campaigns.intervals import Estimate
from crm_customers.tables import campaign_costs, campaign_responses, campaign_touches, campaigns

CHANNELS = records.enum_names(CampaignChannel.DESCRIPTOR)
PLACES, MOST = 4, 1000
touch = campaign_touches.c
SPENT = Statement(
    select(campaign_costs.c.channel, func.sum(campaign_costs.c.amount).label("cost"))
    .where(campaign_costs.c.campaign_id == any_(CAMPAIGNS))
    .group_by(campaign_costs.c.channel)
)
TOUCHED = Statement(
    select(
        touch.channel,
        func.count().label("touch_count"),
        func.count(touch.account_id.distinct()).label("touched_count"),
        func.max(touch.touch_time).label("last_time"),
    )
    .where(touch.campaign_id == any_(CAMPAIGNS), conversions.reached())
    .group_by(touch.channel)
)
TOUCHED_IN_ALL = Statement(
    select(func.count(touch.account_id.distinct()).label("count")).where(
        touch.campaign_id == any_(CAMPAIGNS), conversions.reached()
    )
)
ANSWERED = Statement(
    select(campaign_responses.c.channel, func.count().label("response_count"))
    .where(campaign_responses.c.campaign_id == any_(CAMPAIGNS))
    .group_by(campaign_responses.c.channel)
)


def _way(request: Any, row: Row | None) -> Way:
    """How to credit: as it was asked, else as the campaign says."""
    given = records.values(request, "attribution", "counted_as")
    return Way(
        given["attribution"] or (row.attribution if row else home.USUAL["attribution"]),
        request.window_days or (row.window_days if row else rules.USUAL_WINDOW),
        given["counted_as"] or (row.counted_as if row else home.USUAL["counted_as"]),
        row.margin_rate if row else None,
    )


def get_campaign_effect(call: Call, request: pb.GetCampaignEffectRequest) -> pb.CampaignEffect:
    """What one campaign led to."""
    row = home.seen_row(call, request.campaign_id)
    way = _way(request, row)
    found = conversions.credits_of(call, [row.campaign_id], way)
    return _told(call, [row], way, found, campaign_id=row.campaign_id)


def compare_campaign_channels(
    call: Call, request: pb.CompareCampaignChannelsRequest
) -> pb.CampaignEffect:
    """What all campaigns of a currency led to; each campaign's own usual margin holds for it."""
    currency = campaigns.c.currency == bindparam("currency", type_=Text())
    statement = (
        select(*campaigns.c)
        .where(currency, campaigns.c.delete_time.is_(None), call.visible(campaigns))
        .order_by(campaigns.c.campaign_id)
        .limit(MOST + 1)
    )
    rows = call.all(statement, currency=request.currency)
    if len(rows) > MOST:
        raise Invalid({"currency": N_("has too many campaigns to compare at once")})
    way, found = _way(request, None), list[Credit]()
    by_rate: dict[Decimal | None, list[int]] = {}
    for row in rows:
        by_rate.setdefault(row.margin_rate, []).append(row.campaign_id)
    for rate, numbers in by_rate.items():
        found += conversions.credits_of(call, numbers, way._replace(margin_rate=rate))
    return _told(call, rows, way, found, currency=request.currency)


def _channels(call: Call, rows: Sequence[Row]) -> tuple[dict[str, Channel], datetime | None]:
    """The channels of campaigns in their usual order, before anything is credited; the time of the last touch."""
    ids = [row.campaign_id for row in rows]
    known = {name: Channel(name) for name in CHANNELS.values()}
    used, last = set[str](), None
    for row in rows:
        for each in row.budgets:
            known[each["channel"]].budget += Decimal(each["amount"])
            used.add(each["channel"])
    for statement in (SPENT, TOUCHED, ANSWERED):
        for found in call.all(statement, campaigns=ids):
            used.add(found.channel)
            for name in found._fields:
                if name == "last_time":
                    last = max(last or found.last_time, found.last_time)
                elif name != "channel":
                    setattr(known[found.channel], name, getattr(found, name))
    return {name: each for name, each in known.items() if name in used}, last


def _told(
    call: Call, rows: Sequence[Row], way: Way, found: Sequence[Credit], **head: Any
) -> pb.CampaignEffect:
    channels, last = _channels(call, rows)
    currency = head.get("currency") or rows[0].currency
    listed, total = add_up(channels, found, currency)
    ids = [row.campaign_id for row in rows]
    total.touched_count = call.all(TOUCHED_IN_ALL, campaigns=ids)[0].count
    compared = compare(listed)
    over = conversions.window_is_over(last, call.clock.now(), way.window_days)
    with i18n.reader(call.language):
        return records.from_mapping(
            pb.CampaignEffect,
            {
                **head,
                "currency": currency,
                **{name: getattr(way, name) for name in way._fields if name != "margin_rate"},
                "channels": [_figures(each) for each in listed],
                "total": _figures(total),
                "comparisons": [_beside(each) for each in compared],
                "warnings": [
                    {"kind": kind, "channel": channel or None, "text": wording.warning(kind)}
                    for kind, channel in _warnings(listed, compared, over)
                ],
                "method": wording.method(),
            },
        )


def _warnings(
    channels: Sequence[Channel], compared: Sequence[Comparison], over: bool
) -> Iterator[tuple[str, str]]:
    """What the figures cannot tell, and of which channel."""
    for each in channels:
        if each.cost <= 0:
            yield "no_cost", each.name
        elif not each.touched_count:
            yield "nothing_touched", each.name
        elif not each.enough:
            yield "few_conversions", each.name
        if each.unknown_margin:
            yield "unknown_margin", each.name
        if each.other_currency:
            yield "other_currency", each.name
    for name in dict.fromkeys(each.other for each in compared if not each.tells):
        yield "cannot_tell", name
    if not over:
        yield "window_open", ""


def _figures(channel: Channel) -> dict[str, Any]:
    return {
        "channel": channel.name or None,
        "budget": channel.budget,
        "cost": channel.cost,
        "touch_count": channel.touch_count,
        "touched_count": channel.touched_count,
        "response_count": channel.response_count,
        "converted_count": len(channel.by_account),
        "conversions": crediting.rounded(channel.conversions, PLACES),
        "revenue": channel.revenue,
        "margin": channel.margin,
        "unknown_margin": crediting.rounded(channel.unknown_margin, PLACES),
        "conversions_per_thousand": _per_thousand(channel.estimate_conversions()),
        "margin_per_thousand": _per_thousand(channel.estimate_margin()),
        "enough": channel.enough,
    }


def _per_thousand(found: Estimate | None) -> dict[str, str] | None:
    if found is None:
        return None
    return {name: f"{getattr(found, name):.{PLACES}f}" for name in ("value", "low", "high")}


def _beside(each: Comparison) -> dict[str, Any]:
    return {
        "measure": each.measure,
        "best": each.best,
        "other": each.other,
        "difference": _per_thousand(each.difference),
        "tells": each.tells,
    }


def list_campaign_credits(
    call: Call, request: pb.ListCampaignCreditsRequest
) -> pb.ListCampaignCreditsResponse:
    """The records behind the figures."""
    row = home.seen_row(call, request.campaign_id)
    found = conversions.credits_of(call, [row.campaign_id], _way(request, row))
    if request.channel:
        wanted = CHANNELS[request.channel]
        found = [each for each in found if each.channel == wanted]
    start = _after(found, request.page_token)
    size = min(request.page_size or 50, MOST)
    page = found[start : start + size]
    more = start + size < len(found)
    return pb.ListCampaignCreditsResponse(
        campaign_credits=[_message(each) for each in page],
        next_page_token=_token(page[-1]) if more else "",
    )


def _token(credit: Credit) -> str:
    return f"{credit.day}/{credit.kind}/{credit.record_id}/{credit.touch_id}"


def _after(found: Sequence[Credit], token: str) -> int:
    """Where a list goes on after a token."""
    if not token:
        return 0
    places = {_token(each): at for at, each in enumerate(found)}
    if token not in places:
        text = N_("is not the next_page_token of this list with this filter and order")
        raise Invalid({"page_token": text})
    return places[token] + 1


def _message(credit: Credit) -> pb.CampaignCredit:
    return records.from_mapping(
        pb.CampaignCredit,
        {
            "record_kind": credit.kind,
            "record_id": credit.record_id,
            "campaign_touch_id": credit.touch_id,
            "channel": credit.channel,
            "account_id": credit.account_id,
            "conversion_date": credit.day,
            "touch_time": credit.touch_time,
            "share": crediting.rounded(credit.share, 6),
            "currency": credit.currency,
            "amount": credit.amount,
            "margin": credit.margin,
        },
    )
