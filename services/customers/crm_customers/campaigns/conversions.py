"""Orders and won deals with the touches before them, credited.

The rule kept here: a conversion is credited over the touches of all campaigns, whoever asks, so that nothing counts
twice; it is the customer who converts, whichever of its people was touched. A touch counts from so many days before
the order (of a deal: before it was opened) to the day of the order (of a deal: of its winning), by days of UTC.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    any_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from crm_customers.campaigns import crediting, rules
from crm_customers.queries import COUNTED
from crm_customers.tables import campaign_touches, deals, orders

CAMPAIGNS = bindparam("campaigns", type_=ARRAY(BigInteger()))
DAYS = bindparam("days", type_=Integer())
ONE_DAY = timedelta(days=1)


class Way(NamedTuple):
    """How conversions are credited."""

    attribution: str
    window_days: int
    counted_as: str
    margin_rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Credit:
    """A share of one conversion that one touch gets."""

    kind: str
    record_id: int
    account_id: int
    day: date
    currency: str
    share: Fraction
    amount: Decimal
    margin: Decimal | None
    touch_id: int
    campaign_id: int
    channel: str
    touch_time: datetime


def reached() -> ColumnElement[bool]:
    """The touches that reached somebody."""
    outcome = campaign_touches.c.outcome
    return or_(outcome.is_(None), outcome.not_in(list(rules.REACHED_NOBODY)))


def _utc_day(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(func.timezone(literal("UTC"), moment), Date)


def _converted() -> dict[str, Select[Any]]:
    """Orders and won deals in one shape: from which day touches lead to them, and to which."""
    won = _utc_day(deals.c.close_time)
    opened = func.least(func.coalesce(deals.c.open_date, _utc_day(deals.c.create_time)), won)
    return {
        "orders": select(
            literal("order").label("kind"),
            orders.c.order_id.label("record_id"),
            orders.c.account_id,
            orders.c.order_date.label("first_day"),
            orders.c.order_date.label("day"),
            orders.c.currency,
            orders.c.amount,
            orders.c.profit.label("margin"),
        ).where(orders.c.state == any_(literal(COUNTED, ARRAY(Text)))),
        "deals": select(
            literal("deal").label("kind"),
            deals.c.deal_id.label("record_id"),
            deals.c.account_id,
            opened.label("first_day"),
            won.label("day"),
            deals.c.currency,
            deals.c.amount,
            cast(literal(None), orders.c.profit.type).label("margin"),
        ).where(deals.c.state == literal("won"), deals.c.delete_time.is_(None)),
    }


@lru_cache(maxsize=8)
def _touched_before(counted_as: str) -> Statement:
    """Each conversion of who was touched by these campaigns, beside each touch that leads to it, in order."""
    kinds = _converted()
    chosen = [kinds[name] for name in ("orders", "deals") if name in counted_as]
    converted = (chosen[0].union_all(*chosen[1:]) if len(chosen) > 1 else chosen[0]).subquery()
    touch = campaign_touches.c
    whose = select(touch.account_id).where(touch.campaign_id == any_(CAMPAIGNS)).distinct()
    day = _utc_day(touch.touch_time)
    return Statement(
        select(
            converted,
            touch.campaign_touch_id.label("touch_id"),
            touch.campaign_id,
            touch.channel,
            touch.touch_time,
        )
        .join(campaign_touches, touch.account_id == converted.c.account_id)
        .where(
            converted.c.account_id.in_(whose),
            reached(),
            day <= converted.c.day,
            day >= converted.c.first_day - type_coerce(DAYS, Integer()),
        )
        .order_by(
            converted.c.day,
            converted.c.kind,
            converted.c.record_id,
            touch.touch_time,
            touch.campaign_touch_id,
        )
    )


def credits_of(call: Call, campaign_ids: Sequence[int], way: Way) -> list[Credit]:
    """The shares that these campaigns get, by the day of the conversion."""
    rows = call.all(
        _touched_before(way.counted_as), campaigns=list(campaign_ids), days=way.window_days
    )
    wanted = frozenset(campaign_ids)
    return [
        credit
        for _, touched in groupby(rows, key=lambda row: (row.kind, row.record_id))
        for credit in _shared_out(list(touched), way)
        if credit.campaign_id in wanted
    ]


def _shared_out(touched: Sequence[Row], way: Way) -> Iterator[Credit]:
    """One conversion over its touches."""
    of = touched[0]
    margin = of.margin
    if margin is None and way.margin_rate is not None:
        margin = (of.amount * way.margin_rate).quantize(crediting.CENT)
    parts = crediting.shares(way.attribution, len(touched))
    amounts = crediting.split(of.amount, parts)
    margins = [None] * len(parts) if margin is None else crediting.split(margin, parts)
    for touch, share, amount, earned in zip(touched, parts, amounts, margins, strict=True):
        if share:
            yield Credit(
                of.kind,
                of.record_id,
                of.account_id,
                of.day,
                of.currency,
                share,
                amount,
                earned,
                touch.touch_id,
                touch.campaign_id,
                touch.channel,
                touch.touch_time,
            )


def window_is_over(last_touch: datetime | None, now: datetime, days: int) -> bool:
    """Whether no order can count any more for touches that were made."""
    if last_touch is None:
        return True
    last_day = last_touch.astimezone(UTC).date() + timedelta(days=days) + ONE_DAY
    return now >= datetime.combine(last_day, time(), UTC)
