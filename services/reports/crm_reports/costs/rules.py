"""Months, shares and exact allocation: plain decisions, no database, no messages.

The rule kept here: money that is shared out is shared out whole. Of a pool's cents everybody gets the whole part of
their share, and the cents that are left go to the largest remainders (Hamilton's method), the equal by key; so the
parts always add up to the pool.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from babel.numbers import get_currency_precision

Key = TypeVar("Key")


def places(currency: str) -> int:
    """How many digits the smallest amount of a currency has: 2 of euros, 0 of yen."""
    return get_currency_precision(currency)


def shared(total: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """So many cents shared out by whole weights, none lost: what the statements of allocating.py do, in Python."""
    whole = sum(weights.values())
    if not whole:
        return {}
    parts = {key: total * weight // whole for key, weight in weights.items()}
    order = sorted(weights, key=lambda key: (-(total * weights[key] % whole), key))
    for key in order[: total - sum(parts.values())]:
        parts[key] += 1
    return parts


def cents(amount: Decimal, currency: str) -> int:
    """An amount in the smallest unit of its currency, rounded to it."""
    return int((amount.scaleb(places(currency))).to_integral_value())


def first_day(month: str) -> date | None:
    """The first day of a month like "2026-10"; None for one that no calendar has, or an empty one."""
    try:
        day = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None
    return day if day.year >= 2000 else None


def month_before(month: str) -> str:
    """The month before."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year}-{number - 1:02d}" if number > 1 else f"{year - 1}-12"


def holds(first: str, last: str, month: str) -> bool:
    """Whether a month lies in a span of months; an empty last month is no end."""
    return first <= month and (not last or month <= last)


def months(first: date, last: date) -> list[date]:
    """The first days of all months from one to another."""
    found, day = [], first.replace(day=1)
    while day <= last:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def overlap(first: str, last: str, other_first: str, other_last: str) -> bool:
    """Whether two spans of months have a month in common; an empty last month is no end."""
    return (not last or other_first <= last) and (not other_last or first <= other_last)


def within(first: str, last: str, outer_first: str, outer_last: str) -> bool:
    """Whether a span of months lies within another."""
    return first >= outer_first and (not outer_last or (bool(last) and last <= outer_last))
