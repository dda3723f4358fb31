"""What an activity costs an hour, and what the time of a ticket costs.

The rule kept here: sums are exact and rounded once, at the end; time costs what its day costs, and what has no rate yet
is said to have none, never counted as nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

CENT = Decimal("0.01")


class Spent(NamedTuple):
    """Minutes of an activity on a day."""

    activity_id: int
    day: date
    minutes: int


class Costs(NamedTuple):
    """What time costs by currency, and how many minutes have no rate."""

    amounts: Mapping[str, Decimal]
    unrated_minutes: int


def rate_on(rates: Sequence[Mapping[str, Any]], day: date) -> Mapping[str, Any] | None:
    """The rate that holds on a day: the latest that has begun; None before the first."""
    begun = [each for each in rates if date.fromisoformat(each["valid_from"]) <= day]
    return max(begun, key=lambda each: str(each["valid_from"]), default=None)


def costs(spent: Iterable[Spent], rates: Mapping[int, Sequence[Mapping[str, Any]]]) -> Costs:
    """What time costs."""
    sums, unrated = dict[str, Decimal](), 0
    for each in spent:
        rate = rate_on(rates.get(each.activity_id, ()), each.day)
        if rate is None:
            unrated += each.minutes
            continue
        cost = Decimal(each.minutes) * Decimal(rate["cost_per_hour"])
        sums[rate["currency"]] = sums.get(rate["currency"], Decimal(0)) + cost
    amounts = {
        currency: (total / 60).quantize(CENT, ROUND_HALF_UP)
        for currency, total in sorted(sums.items())
    }
    return Costs(amounts, unrated)


def wrong_rates(rates: Iterable[Any], path: str) -> dict[str, str]:
    """What is wrong with rates, by field."""
    wrong, days = dict[str, str](), set[str]()
    for at, each in enumerate(rates):
        here = f"{path}[{at}].valid_from"
        try:
            date.fromisoformat(each.valid_from)
        except ValueError:
            wrong[here] = "is no day"
        if each.valid_from in days:
            wrong[here] = "is the first day of another rate too"
        days.add(each.valid_from)
    return wrong
