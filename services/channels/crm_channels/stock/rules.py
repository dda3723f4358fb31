"""What holds of stock without looking anything up: shortages, and when somebody is told that something runs short.

The rule kept here: pure; what is available is what is there and not reserved, and nothing else.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

Place = tuple[int, int]  # location and product, in the order in which they are locked


class Shortage(NamedTuple):
    """What is missing of a product at a location."""

    place: Place
    wanted: Decimal
    available: Decimal


def shortages(wanted: Mapping[Place, Decimal], there: Mapping[Place, Decimal]) -> list[Shortage]:
    """What of this is not available, in the order of places."""
    return [
        Shortage(place, quantity, there.get(place, Decimal(0)))
        for place, quantity in sorted(wanted.items())
        if quantity > there.get(place, Decimal(0))
    ]


def runs_short(available: Decimal, minimum: Decimal) -> bool:
    """Whether a product is below its minimum; without a minimum it never is."""
    return minimum > 0 and available < minimum
