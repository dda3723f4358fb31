"""What the figures of campaigns come to: their cost, whom they touched, and what they are credited with."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any

from .oracle import Answer, Seen, Truth, at, customer, exact, on, utc, word
from .oracle_selling import day

CAMPAIGN = "crm.customers.Campaign"
CENT, LEAST = Decimal("0.01"), Decimal("0.0001")


def parts_of(c: Any, channel: str) -> dict[str, Any]:
    """What is told of a campaign wherever something belongs to it."""
    return {
        "campaign": c.campaign_id,
        "campaign_channel": channel,
        "owner": c.owner_id,
        "team": c.team,
        "product_line": c.product_line,
    }


def of_campaigns(truth: Truth, resource: str) -> Iterator[tuple[Any, Any]]:
    """What belongs to campaigns that are there."""
    there = {c.campaign_id: c for c in truth.alive(CAMPAIGN)}
    for each in truth.all(resource):
        if each.campaign_id in there:
            yield each, there[each.campaign_id]


def campaigns(truth: Truth) -> Iterator[Seen]:
    for c in truth.alive(CAMPAIGN):
        yield Seen(c.campaign_id, c, [c.owner_id], [c.team], parts_of(c, ""))


def budgets(truth: Truth) -> Iterator[Seen]:
    for c in truth.alive(CAMPAIGN):
        for budget in c.budgets:
            parts = {**parts_of(c, word(budget, "channel")), "currency": c.currency}
            yield Seen(c.campaign_id, c, [c.owner_id], [c.team], parts, budget)


def costs(truth: Truth) -> Iterator[Seen]:
    for k, c in of_campaigns(truth, "crm.customers.CampaignCost"):
        parts = {**parts_of(c, word(k, "channel")), "currency": c.currency}
        yield Seen(k.campaign_cost_id, k, [c.owner_id], [c.team], parts, c)


def reached(touch: Any) -> bool:
    """Who was not there was not touched."""
    return word(touch, "outcome") not in ("no_answer", "busy", "wrong_number")


def touches(truth: Truth) -> Iterator[Seen]:
    for t, c in of_campaigns(truth, "crm.customers.CampaignTouch"):
        if reached(t):
            parts = {**parts_of(c, word(t, "channel")), **customer(truth, t.account_id)}
            yield Seen(t.campaign_touch_id, t, [t.agent_id, c.owner_id], [c.team], parts)


def touched(truth: Truth) -> Iterator[Seen]:
    for seen in truth.seen(touches):
        if seen.of.account_id:
            yield Seen(seen.of.account_id, seen.of, seen.owners, seen.teams, seen.parts)


def responses(truth: Truth) -> Iterator[Seen]:
    for r, c in of_campaigns(truth, "crm.customers.CampaignResponse"):
        parts = {**parts_of(c, word(r, "channel")), **customer(truth, r.account_id)}
        parts["kind"] = word(r, "kind")
        yield Seen(r.campaign_response_id, r, [c.owner_id], [c.team], parts)


@dataclass(frozen=True)
class Conversion:
    """An order or a won deal of a customer."""

    kind: str
    number: int
    account_id: int
    first: date
    last: date
    currency: str
    amount: Decimal | None
    profit: Decimal | None


@dataclass(frozen=True)
class Credit:
    """What one touch gets of a conversion."""

    campaign: Any
    touch: Any
    of: Conversion
    share: Fraction
    amount: Decimal | None
    margin: Decimal | None


def conversions(truth: Truth) -> Iterator[Conversion]:
    for o in truth.all("crm.customers.Order"):
        if word(o, "state") in ("placed", "shipped") and o.account_id:
            ordered = date.fromisoformat(o.order_date)
            yield Conversion(
                "order",
                o.order_id,
                o.account_id,
                ordered,
                ordered,
                o.currency,
                exact(o.amount),
                exact(o.profit),
            )
    for d in truth.alive("crm.customers.Deal"):
        closed, made = utc(d.close_time), utc(d.create_time)
        if word(d, "state") == "won" and closed and made and d.account_id:
            began = day(d.open_date) or made.date()
            yield Conversion(
                "deal",
                d.deal_id,
                d.account_id,
                min(began, closed.date()),
                closed.date(),
                d.currency,
                exact(d.amount),
                None,
            )


def shares(way: str, count: int) -> list[Fraction]:
    """What each of so many touches gets, in their order; the first and the last two fifths each by position."""
    if way in ("first", "last"):
        chosen = 0 if way == "first" else count - 1
        return [Fraction(int(place == chosen)) for place in range(count)]
    if way == "position" and count > 2:
        between = Fraction(1, 5) / (count - 2)
        return [Fraction(2, 5), *[between] * (count - 2), Fraction(2, 5)]
    return [Fraction(1, count)] * count


def divided(money: Decimal | None, parts: list[Fraction], unit: Decimal) -> list[Decimal | None]:
    """Money by shares to the last unit: what is left goes to the largest remainders, the earlier first."""
    if money is None:
        return [None] * len(parts)
    units = int(abs(money) / unit)
    whole = [int(part * units) for part in parts]
    rests = [
        (-(part * units - each), place)
        for place, (part, each) in enumerate(zip(parts, whole, strict=True))
    ]
    for _rest, place in sorted(rests)[: units - sum(whole)]:
        whole[place] += 1
    return [unit * each * (-1 if money < 0 else 1) for each in whole]


def credited(truth: Truth) -> Iterator[Credit]:
    """All shares of all campaigns that are there, each in its own way."""
    good = [t for t in truth.all("crm.customers.CampaignTouch") if reached(t) and t.account_id]
    of_account: dict[int, list[tuple[datetime, int, Any]]] = defaultdict(list)
    for t in good:
        if moment := utc(t.touch_time):
            of_account[t.account_id].append((moment, t.campaign_touch_id, t))
    found = list(conversions(truth))
    for c in truth.alive(CAMPAIGN):
        whom = {t.account_id for t in good if t.campaign_id == c.campaign_id}
        for of in found:
            if of.account_id in whom and f"{of.kind}s" in word(c, "counted_as"):
                yield from _shared(
                    c, of, sorted(of_account[of.account_id], key=lambda each: each[:2])
                )


def _shared(c: Any, of: Conversion, led: list[tuple[datetime, int, Any]]) -> Iterator[Credit]:
    touches = [
        t
        for moment, _, t in led
        if moment.date() <= of.last and (of.first - moment.date()).days <= c.window_days
    ]
    if not touches:
        return
    parts = shares(word(c, "attribution"), len(touches))
    rate, earned, unit = exact(c.margin_rate), of.profit, LEAST
    if earned is None and rate is not None and of.amount is not None:
        earned, unit = (of.amount * rate).quantize(CENT, ROUND_HALF_EVEN), CENT
    amounts, margins = divided(of.amount, parts, LEAST), divided(earned, parts, unit)
    for t, share, money, margin in zip(touches, parts, amounts, margins, strict=True):
        if t.campaign_id == c.campaign_id and share:
            yield Credit(c, t, of, share, money, margin)


def credits(truth: Truth) -> Iterator[Seen]:
    for each in credited(truth):
        c, of = each.campaign, each.of
        parts = {**parts_of(c, word(each.touch, "channel")), **customer(truth, of.account_id)}
        parts["currency"] = of.currency
        yield Seen((of.kind, of.number), each, [c.owner_id], [c.team], parts, c)


def money(truth: Truth) -> Iterator[Seen]:
    """What was earned, and beside it what was spent."""
    for seen in truth.seen(credits):
        c = seen.more
        parts = {**parts_of(c, seen.parts["campaign_channel"]), "currency": c.currency}
        yield Seen(seen.key, seen.of, [c.owner_id], [c.team], parts, c)
    for seen in truth.seen(costs):
        yield Seen(("cost", seen.key), seen.of, seen.owners, seen.teams, seen.parts, seen.more)


def its_day(seen: Seen) -> date | None:
    return seen.of.of.last if isinstance(seen.of, Credit) else day(seen.of.cost_date)


def per_thousand(values: list[tuple[Seen, Any]]) -> float | None:
    """So much for each thousand spent; nothing while nothing was spent."""
    spent = sum(float(value) for seen, value in values if not isinstance(seen.of, Credit))
    got = sum(float(value) for seen, value in values if isinstance(seen.of, Credit))
    return 1000 * got / spent if spent else None


def begins(seen: Seen) -> date | None:
    made = utc(seen.of.create_time)
    return day(seen.of.start_date) or (made.date() if made else None)


def own_currency(seen: Seen) -> bool:
    return not isinstance(seen.of, Credit) or seen.of.of.currency == seen.more.currency


def margin_or_cost(seen: Seen) -> Decimal | None:
    return seen.of.margin if isinstance(seen.of, Credit) else exact(seen.of.amount)


def share_or_cost(seen: Seen) -> Any:
    return float(seen.of.share) if isinstance(seen.of, Credit) else exact(seen.of.amount)


def opted_out(seen: Seen) -> bool:
    return word(seen.of, "kind") == "opted_out"


ANSWERS = {
    "campaigns.running": Answer(campaigns, at("begin_time"), stands=True, until=at("close_time")),
    "campaigns.budget": Answer(
        budgets, begins, value=lambda seen: exact(seen.more.amount), how="sum"
    ),
    "campaigns.cost": Answer(
        costs, on("cost_date"), value=lambda seen: exact(seen.of.amount), how="sum"
    ),
    "campaigns.touches": Answer(touches, at("touch_time")),
    "campaigns.touched": Answer(touched, at("touch_time")),
    "campaigns.responses": Answer(responses, at("response_time"), lambda seen: not opted_out(seen)),
    "campaigns.opted_out": Answer(responses, at("response_time"), opted_out),
    "campaigns.conversions": Answer(
        credits, its_day, value=lambda seen: float(seen.of.share), how="total"
    ),
    "campaigns.revenue": Answer(
        credits, its_day, own_currency, value=lambda seen: seen.of.amount, how="sum"
    ),
    "campaigns.margin": Answer(
        credits,
        its_day,
        lambda seen: own_currency(seen) and seen.of.margin is not None,
        value=lambda seen: seen.of.margin,
        how="sum",
    ),
    "campaigns.conversions_per_thousand": Answer(
        money, its_day, value=share_or_cost, how=per_thousand
    ),
    "campaigns.margin_per_thousand": Answer(
        money,
        its_day,
        lambda seen: own_currency(seen) and margin_or_cost(seen) is not None,
        value=margin_or_cost,
        how=per_thousand,
    ),
}
