"""What campaigns led to: credited to the last cent, the same whoever counts."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from crm.customers.v1 import campaign_effects_pb2 as pb
from crm.customers.v1 import campaigns_pb2
from crm_chassis.errors import Invalid
from crm_customers.campaigns import crediting

from .campaign_desk import AD, CALL, EMAIL, Desk

LINEAR = campaigns_pb2.ATTRIBUTION_LINEAR
MODELS = {
    name: getattr(campaigns_pb2, f"ATTRIBUTION_{name.upper()}")
    for name in ("first", "last", "linear", "position")
}


@pytest.mark.parametrize("amount", ["100.00", "0.01", "-0.05", "99999.99", "12.3457", "0"])
def test_the_parts_of_an_amount_are_the_amount(amount):
    for model in MODELS:
        for count in (1, 2, 3, 7, 40):
            shares = crediting.shares(model, count)
            assert sum(shares) == 1
            parts = crediting.split(Decimal(amount), shares)
            assert sum(parts) == Decimal(amount)
            cent = crediting.unit_of(Decimal(amount))
            exact = [share * Fraction(Decimal(amount)) for share in shares]
            assert all(
                abs(Fraction(p) - e) < Fraction(cent) for p, e in zip(parts, exact, strict=True)
            )


def independent(conversions, touches, model, days):
    """The same told in another way: touch by touch, in whole numbers of a share's denominator."""
    found = {}
    for account, first, day, amount in conversions:
        before = sorted(t for t in touches if t[2] == account and first - days <= t[0] <= day)
        if not before:
            continue
        weights = {
            "first": lambda n: [1] + [0] * (n - 1),
            "last": lambda n: [0] * (n - 1) + [1],
            "linear": lambda n: [1] * n,
            "position": lambda n: [1] * n if n < 3 else [2 * (n - 2), *[1] * (n - 2), 2 * (n - 2)],
        }[model](len(before))
        for touch, weight in zip(before, weights, strict=True):
            share = Fraction(weight, sum(weights))
            key = (touch[3], touch[4])
            got = found.setdefault(key, [Fraction(0), Fraction(0)])
            got[0] += share
            got[1] += share * Fraction(amount)
    return found


def test_orders_and_won_deals_are_credited_to_the_touches_before(world):
    desk = Desk(world)
    one, two = desk.campaign(), desk.campaign(name="Winter")
    firms = [desk.account(f"Firm {n}") for n in range(4)]
    touches = [  # days ago, number, customer, campaign, channel
        (40, 0, 0, one, EMAIL),
        (20, 1, 0, one, EMAIL),
        (15, 2, 0, two, AD),
        (10, 3, 0, one, CALL),
        (9, 4, 1, one, EMAIL),
        (9, 5, 1, two, EMAIL),
        (3, 6, 2, one, AD),
        (1, 7, 1, one, CALL),
    ]
    for ago, _, firm, campaign, channel in touches:
        desk.touch(campaign, (channel, firms[firm], ago))
    today = world.clock.now().date().toordinal()
    orders = [
        (0, 5, "100.00", "33.34"),
        (0, 12, "70.01", "-7.01"),
        (1, 0, "0.05", "0.01"),
        (3, 0, "9", "1"),
    ]
    for firm, ago, amount, profit in orders:
        desk.order(firms[firm], date.fromordinal(today - ago).isoformat(), amount, profit)
    desk.order(firms[2], date.fromordinal(today).isoformat(), "50", "5", state=3)  # cancelled
    known = [(-ago, at, firm, campaign, channel) for ago, at, firm, campaign, channel in touches]
    converted = [(firm, -ago, -ago, Decimal(amount)) for firm, ago, amount, _ in orders]
    for name, number in MODELS.items():
        wanted = independent(converted, known, name, 30)
        sums, got = Decimal(0), {}
        for campaign in (one, two):
            asked = {"campaign_id": campaign, "attribution": number}
            effect = world.call("GetCampaignEffect", **asked)
            for channel in effect.channels:
                share, money = wanted.get((campaign, channel.channel), (0, 0))
                assert abs(Fraction(channel.conversions) - share) <= Fraction(1, 20000)
                assert abs(Fraction(channel.revenue) - money) < Fraction(2, 100)
                sums += Decimal(channel.revenue)
            credits = world.call("ListCampaignCredits", **asked).campaign_credits
            assert sum(Decimal(c.amount) for c in credits) == Decimal(effect.total.revenue)
            assert sum(Decimal(c.margin) for c in credits) == Decimal(effect.total.margin)
            got[campaign] = effect
        assert sums == Decimal("170.06")  # the firm that nobody touched is nobody's
    shorter = world.call("GetCampaignEffect", campaign_id=one, window_days=5)
    assert shorter.total.conversions == "2"
    both = world.call("CompareCampaignChannels", currency="EUR", attribution=LINEAR)
    assert (both.total.conversions, both.total.revenue) == ("3", "170.06")
    kinds = {w.kind for w in got[one].warnings}
    assert pb.EFFECT_WARNING_KIND_NO_COST in kinds
    page = world.call("ListCampaignCredits", campaign_id=one, page_size=2)
    rest = world.call(
        "ListCampaignCredits", campaign_id=one, page_size=50, page_token=page.next_page_token
    )
    every = world.call("ListCampaignCredits", campaign_id=one)
    assert [*page.campaign_credits, *rest.campaign_credits] == list(every.campaign_credits)
    with pytest.raises(Invalid):
        world.call("ListCampaignCredits", campaign_id=one, page_token="x")
