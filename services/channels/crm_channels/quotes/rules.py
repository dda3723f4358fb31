"""What quotes decide: their steps, how a line is priced, who may give how much discount, and when two offers differ.

The rule kept here: every decision is a pure function of what is written down; money is that of amounts.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crm_channels.amounts import NOTHING

USUAL_DAYS = 30
# (state, step) → the state of the version that the step leads to; a quote says what its latest version says.
STEPS = {
    ("draft", "submit"): "in_approval",
    ("draft", "pass"): "approved",
    ("in_approval", "approve"): "approved",
    ("in_approval", "reject"): "draft",
    ("approved", "send"): "sent",
    ("sent", "accept"): "accepted",
    ("sent", "decline"): "declined",
    ("in_approval", "expire"): "expired",
    ("approved", "expire"): "expired",
    ("sent", "expire"): "expired",
    ("draft", "withdraw"): "withdrawn",
    ("in_approval", "withdraw"): "withdrawn",
    ("approved", "withdraw"): "withdrawn",
    ("sent", "withdraw"): "withdrawn",
    ("approved", "revise"): "superseded",
    ("sent", "revise"): "superseded",
    # What ended stays as it ended; only a new version begins beside it.
    ("declined", "revise"): "declined",
    ("expired", "revise"): "expired",
    ("withdrawn", "revise"): "withdrawn",
}
LIVE = frozenset({"in_approval", "approved", "sent"})
# What an end customer was or may still be offered: what others have to be compared with while it is valid.
OFFERED = LIVE | {"accepted"}
ENDED = frozenset({"accepted", "declined", "expired", "withdrawn", "superseded"})
ALWAYS_OPEN = frozenset({"notes", "owner_id", "team"})


def next_state(state: str, step: str) -> str | None:
    """The state that the step leads to, or None if it may not be taken."""
    return STEPS.get((state, step))


def steps_from(state: str) -> frozenset[str]:
    """The steps that a version in this state allows."""
    return frozenset(step for (start, step) in STEPS if start == state)


def fixed_fields(state: str, fields: Iterable[str]) -> frozenset[str]:
    """Those of the fields that can no longer change in this state."""
    return frozenset() if state == "draft" else frozenset(fields) - ALWAYS_OPEN


def is_over(valid_until: date, today: date) -> bool:
    """Whether an offer's last day has passed."""
    return valid_until < today


@dataclass(frozen=True, slots=True)
class Limit:
    """How much discount a role may give, and approve, on a product line ("": on every one)."""

    role: str
    product_line: str
    own_percent: Decimal
    approve_percent: Decimal


class Limits:
    """The limits of one person: of each role that of the product line before that of all, of several the widest."""

    def __init__(self, limits: Iterable[Limit], roles: Iterable[str]) -> None:
        self.by_role: dict[str, dict[str, Limit]] = {role: {} for role in roles}
        self.known: dict[str, tuple[Decimal, Decimal]] = {}
        for limit in limits:
            if limit.role in self.by_role:
                self.by_role[limit.role][limit.product_line.casefold()] = limit

    def _of(self, product_line: str) -> tuple[Decimal, Decimal]:
        line = product_line.casefold()
        if line not in self.known:
            found = [
                limit
                for lines in self.by_role.values()
                if (limit := lines.get(line) or lines.get("")) is not None
            ]
            self.known[line] = (
                max((limit.own_percent for limit in found), default=NOTHING),
                max((limit.approve_percent for limit in found), default=NOTHING),
            )
        return self.known[line]

    def own(self, product_line: str) -> Decimal:
        """How much they give by themselves."""
        return self._of(product_line)[0]

    def approves(self, product_line: str) -> Decimal:
        """How much they approve for others."""
        return self._of(product_line)[1]


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody asks for one unit of a product, and how it came about."""

    unit_price: Decimal
    currency: str
    price_book_id: int
    discount_percent: Decimal


def deviation(mine: Offer, other: Offer) -> str | None:
    """How an offer differs from another one of the same product to the same end customer; None: it does not.

    The same discount on the same book is one price, whatever the quantities: the book says what more of it costs.
    """
    if mine.currency != other.currency:
        return "other_currency"
    if (mine.price_book_id, mine.discount_percent) == (other.price_book_id, other.discount_percent):
        return None
    if mine.unit_price == other.unit_price:
        return None
    return "lower" if mine.unit_price < other.unit_price else "higher"
