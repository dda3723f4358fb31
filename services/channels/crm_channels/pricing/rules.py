"""What changes of prices decide: their steps, and what becomes of the prices that a change replaces.

The rule kept here: a change cuts what held before on the eve of its day, leaves quantities that it does not name as
they were, and never touches what was to hold later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

STEPS = {
    ("draft", "submit"): "submitted",
    ("submitted", "approve"): "approved",
    ("submitted", "reject"): "rejected",
    ("draft", "withdraw"): "withdrawn",
    ("submitted", "withdraw"): "withdrawn",
}


def next_state(state: str, step: str) -> str | None:
    """The state that the step leads to, or None if it may not be taken."""
    return STEPS.get((state, step))


@dataclass(frozen=True, slots=True)
class Span:
    """Quantities from `least` to below `most` (None: any)."""

    least: Decimal
    most: Decimal | None

    def meets(self, other: "Span") -> bool:
        """Whether the two share a quantity."""
        return (self.most is None or other.least < self.most) and (
            other.most is None or self.least < other.most
        )


def without(span: Span, taken: Iterable[Span]) -> list[Span]:
    """What is left of a span when others are taken out of it."""
    left = [span]
    for each in taken:
        rest = []
        for part in left:
            if not part.meets(each):
                rest.append(part)
                continue
            if part.least < each.least:
                rest.append(Span(part.least, each.least))
            if each.most is not None and (part.most is None or each.most < part.most):
                rest.append(Span(each.most, part.most))
        left = rest
    return left


def overlapping(spans: Sequence[Span]) -> bool:
    """Whether two of these share a quantity."""
    ordered = sorted(spans, key=lambda span: span.least)
    return any(one.meets(other) for one, other in pairwise(ordered))


def eve(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def outlived(valid_until: date | None, day: date) -> bool:
    """Whether a price is over before this day."""
    return valid_until is not None and valid_until < day


def begins_later(valid_from: date | None, day: date) -> bool:
    """Whether a price is to begin on this day or later: then a change must not run into it."""
    return valid_from is not None and valid_from >= day
