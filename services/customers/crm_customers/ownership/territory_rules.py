"""Which territory a customer lies in: a pure decision over plain values.

The rule kept here: the innermost territory that fits decides, and of two equally deep ones the one that says more of
the customer; whoever it does not name is named by the territory around it. The reason says what fitted, from the
outside in.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """What territories ask of a customer."""

    country: str = ""
    region: str = ""
    postal_code: str = ""
    segment: str = ""


class Territory(NamedTuple):
    """A territory's rule, and whom it names."""

    territory_id: int
    display_name: str
    parent_territory_id: int | None
    countries: Sequence[str]
    regions: Sequence[str]
    postal_codes: Sequence[str]
    segments: Sequence[str]
    owner_id: str
    team: str


class Found(NamedTuple):
    """Whose a customer is, by which territory, and why."""

    territory_id: int
    territory_name: str
    owner_id: str
    team: str
    reason: str

    @property
    def names_somebody(self) -> bool:
        """Whether it says a person or a team."""
        return bool(self.owner_id or self.team)


NOWHERE = Found(0, "", "", "", "")


class _Fit(NamedTuple):
    """A territory that fits: how deep it lies, how much it says, and what follows."""

    depth: int
    said: int
    order: int
    found: Found


def postal_fit(rule: str, code: str) -> int:
    """How much of a postal code a rule says: the length of its beginning, of a range's ends; 0: it does not fit."""
    code = code.replace(" ", "").upper()
    low, dash, high = rule.replace(" ", "").upper().partition("-")
    if not dash or not high:
        return len(low) if code.startswith(low) else 0
    head = code[: len(low)]
    return len(low) if len(code) >= len(low) and low <= head <= high else 0


def _said(territory: Territory, place: Place) -> list[str] | None:
    """What of the customer a territory says; None: the customer is not in it."""
    said: list[str] = []
    plain = (
        (territory.countries, place.country),
        (territory.regions, place.region),
        (territory.segments, place.segment),
    )
    for wanted, value in plain:
        if wanted:
            if value.casefold() not in {each.casefold() for each in wanted}:
                return None
            said.append(value)
    if territory.postal_codes:
        best = max(territory.postal_codes, key=lambda rule: postal_fit(rule, place.postal_code))
        if not postal_fit(best, place.postal_code):
            return None
        said.append(best)
    return said


class Map:
    """All territories, asked for many customers."""

    def __init__(self, territories: Iterable[Territory]) -> None:
        self.within: dict[int | None, list[Territory]] = defaultdict(list)
        for territory in territories:
            self.within[territory.parent_territory_id or None].append(territory)

    def find(self, place: Place) -> Found:
        """Whose a customer of this place is; NOWHERE when nothing fits."""
        fits = list(self._fits(None, place, NOWHERE, 0))
        return max(fits, key=lambda fit: fit[:3]).found if fits else NOWHERE

    def _fits(self, around: int | None, place: Place, outer: Found, depth: int) -> Iterable[_Fit]:
        """The territories within one that fit, and those within them."""
        for territory in self.within.get(around, ()):
            said = _said(territory, place)
            if said is None:
                continue
            words = (
                f"{territory.display_name} ({', '.join(said)})" if said else territory.display_name
            )
            found = Found(
                territory.territory_id,
                territory.display_name,
                territory.owner_id or outer.owner_id,
                territory.team or outer.team,
                f"{outer.reason} › {words}" if outer.reason else words,
            )
            weight = sum(len(word) for word in said) + 100 * len(said)
            yield _Fit(depth, weight, -territory.territory_id, found)
            yield from self._fits(territory.territory_id, place, found, depth + 1)


def makes_circle(territory_id: int, above: Iterable[int]) -> bool:
    """Whether a territory would lie within itself: `above` are the new one around it and all around that."""
    return territory_id in above
