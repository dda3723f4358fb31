"""What plans decide: steps, how a figure is spread over months, and to which target a sale belongs.

The rule kept here: pure and exact. The parts of a figure sum up to it, to the last cent; every sale counts once, at the
target that names it most closely.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache

# (state, step) → the state that the step leads to.
PLAN_STEPS = {
    ("draft", "agree"): "agreed",
    ("agreed", "reopen"): "draft",
    ("agreed", "close"): "closed",
}
MONTHS = 12
MONTH_FIELDS = tuple(f"month_{number:02d}" for number in range(1, MONTHS + 1))
CENT, FOUR_PLACES = Decimal("0.01"), Decimal("0.0001")
NOTHING = Decimal(0)


def next_state(state: str, step: str) -> str | None:
    """The state that the step leads to, or None if it may not be taken."""
    return PLAN_STEPS.get((state, step))


def steps_from(state: str) -> tuple[str, ...]:
    """The steps that a plan in this state allows."""
    return tuple(step for start, step in PLAN_STEPS if start == state)


def unit_of(total: Decimal) -> Decimal:
    """In which steps a figure is spread: whole ones stay whole, cents stay cents."""
    for unit in (Decimal(1), CENT):
        if total == total.quantize(unit):
            return unit
    return FOUR_PLACES


def spread(
    total: Decimal, weights: Sequence[Decimal], unit: Decimal | None = None
) -> list[Decimal]:
    """Parts by these weights (none: evenly) whose sum is the total; what rounding leaves goes to the largest rests,
    of equals to the first. Raises ValueError for a negative weight."""
    if any(weight < 0 for weight in weights):
        raise ValueError("negative weight")
    step = unit or unit_of(total)
    whole = sum(weights, NOTHING)
    shares = weights if whole else [Decimal(1)] * len(weights)
    whole = whole or Decimal(len(weights))
    exact = [total * share / whole / step for share in shares]
    floors = [part.to_integral_value(ROUND_FLOOR) for part in exact]
    left = int(total / step - sum(floors, NOTHING))
    by_rest = sorted(range(len(exact)), key=lambda at: (floors[at] - exact[at], at))
    for at in by_rest[:left]:
        floors[at] += 1
    return [part * step for part in floors]


def spread_quarters(
    quarters: Sequence[Decimal], weights: Sequence[Decimal], unit: Decimal | None = None
) -> list[Decimal]:
    """Each quarter over its own three months."""
    return [
        part
        for at, quarter in enumerate(quarters)
        for part in spread(quarter, weights[at * 3 : at * 3 + 3], unit)
    ]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target names; what it leaves open is any."""

    key: int
    partner_id: int = 0
    product_line: str = ""
    territory: str = ""


@dataclass(frozen=True, slots=True)
class Sale:
    """Sales of one partner and product line in a month, taken together."""

    partner_id: int
    product_line: str
    territory: str
    month: int  # 1 to 12
    value: Decimal


@lru_cache(maxsize=4096)
def parts_of(territory: str) -> tuple[str, ...]:
    """A territory and those around it, from the outside in: "DE/South" or, of the tree, "DE › South"."""
    return tuple(part.strip().casefold() for part in territory.replace("›", "/").split("/"))


def within(territory: str, outer: str) -> int:
    """How deep a territory lies in another one: "DE / South / Bavaria" 1 in "DE", 2 in "South"; 0: it does not."""
    inner, around = parts_of(territory), parts_of(outer)
    ends = range(len(inner), len(around) - 1, -1)
    return next((end for end in ends if inner[end - len(around) : end] == around), 0)


def _fits(aim: Aim, partner_id: int, product_line: str, territory: str) -> bool:
    return (
        (not aim.partner_id or aim.partner_id == partner_id)
        and (not aim.product_line or aim.product_line.casefold() == product_line.casefold())
        and (not aim.territory or bool(within(territory, aim.territory)))
    )


def closeness(aim: Aim, territory: str) -> tuple[bool, bool, int, int, int]:
    """How closely a target names what it is about: partner, then product line, then the smaller territory."""
    deep = within(territory, aim.territory) if aim.territory else 0
    named = len(parts_of(aim.territory)) if aim.territory else 0
    return bool(aim.partner_id), bool(aim.product_line), deep, named, -aim.key


class Choosing:
    """Finds the one target that a sale belongs to."""

    def __init__(self, aims: Iterable[Aim]) -> None:
        self.aims = list(aims)
        self._known: dict[tuple[int, str, str], int] = {}

    def target(self, partner_id: int, product_line: str, territory: str) -> int:
        """Its key; 0: no target names it."""
        key = (partner_id, product_line, territory)
        if key not in self._known:
            fitting = (aim for aim in self.aims if _fits(aim, *key))
            best = max(fitting, key=lambda aim: closeness(aim, territory), default=None)
            self._known[key] = best.key if best is not None else 0
        return self._known[key]


def summed(parts: Iterable[Sequence[Decimal]]) -> list[Decimal]:
    """Twelve months of several rows together."""
    total = [NOTHING] * MONTHS
    for months in parts:
        total = [a + b for a, b in zip(total, months, strict=True)]
    return total


def months_over(year: int, current_year: int, current_month: int) -> int:
    """How many months of a year are over on a day of this month."""
    if year != current_year:
        return MONTHS if year < current_year else 0
    return current_month - 1


def twelve(months: Mapping[int, Decimal]) -> list[Decimal]:
    """Months by number as a list of twelve."""
    return [months.get(month, NOTHING) for month in range(1, MONTHS + 1)]
