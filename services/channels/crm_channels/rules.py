"""What channels decides: steps of partners and registrations, overlaps of claims, and which price applies.

The rule kept here: every decision is a pure function of what is written down, and can say why it came out so. States
change only along the tables below.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crm_channels.names import FOUND_FROM, likeness

PARTNER_STEPS = {
    "prospect": frozenset({"active", "ended"}),
    "active": frozenset({"suspended", "ended"}),
    "suspended": frozenset({"active", "ended"}),
    "ended": frozenset({"active"}),
}
# (state, step) → the state that the step leads to.
REGISTRATION_STEPS = {
    ("draft", "submit"): "submitted",
    ("submitted", "approve"): "approved",
    ("submitted", "reject"): "rejected",
    ("approved", "win"): "won",
    ("approved", "lose"): "lost",
    ("approved", "expire"): "expired",
    ("draft", "withdraw"): "withdrawn",
    ("submitted", "withdraw"): "withdrawn",
    ("approved", "withdraw"): "withdrawn",
}
# Who claims whom: what the decision rests on may change in a draft only.
CLAIM_FIELDS = frozenset(
    {
        "partner_id",
        "end_customer_name",
        "account_id",
        "city",
        "country",
        "owner_id",
        "team",
        "protection_days",
    }
)
LIVE = frozenset({"submitted", "approved"})
ENDED = frozenset({"rejected", "won", "lost", "expired", "withdrawn"})
DEFAULT_PROTECTION_DAYS = 90
OTHER_COUNTRY = 0.8
SAME_CITY = 0.05


def next_state(state: str, step: str) -> str | None:
    """The state that the step leads to, or None if it may not be taken."""
    return REGISTRATION_STEPS.get((state, step))


def steps_from(state: str) -> tuple[str, ...]:
    """The steps that a registration in this state allows."""
    return tuple(step for (start, step) in REGISTRATION_STEPS if start == state)


def may_become(state: str, new_state: str) -> bool:
    """Whether a partner may go from one state to the other; staying is no step."""
    return state == new_state or new_state in PARTNER_STEPS[state]


def fixed_fields(state: str, fields: Iterable[str]) -> frozenset[str]:
    """Those of the fields that can no longer change in this state."""
    if state == "draft":
        return frozenset()
    return frozenset(fields) - {"notes"} if state in ENDED else CLAIM_FIELDS.intersection(fields)


def protected_until(moment: datetime, days: int) -> datetime:
    """When a protection that begins at this moment ends."""
    return moment + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Claim:
    """An end customer as somebody names it."""

    name: str
    account_id: int | None = None
    city: str = ""
    country: str = ""
    product_line: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """How much two claims mean the same end customer, and why: the grounds in the order of their weight."""

    score: float
    grounds: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether people should see it, and an approved one should stand in the way."""
        return self.score >= FOUND_FROM


def match(one: Claim, other: Claim) -> Match:
    """Compares two claims: the same account is certain, names are more or less alike, places add to it."""
    alike = likeness(one.name, other.name)
    if one.account_id and one.account_id == other.account_id:
        grounds = ["same_account", *(["same_name"] if alike.ground == "same_name" else [])]
        return Match(1.0, (*grounds, *_product_line(one, other)))
    score, grounds = alike.score, [alike.ground]
    if one.country and other.country and one.country != other.country:
        score *= OTHER_COUNTRY
        grounds.append("other_country")
    elif one.city and one.city.casefold() == other.city.casefold():
        score = min(1.0, score + SAME_CITY) if score > 0 else 0.0
        grounds.append("same_city")
    return Match(round(score, 2), (*grounds, *_product_line(one, other)))


def _product_line(one: Claim, other: Claim) -> tuple[str, ...]:
    if not one.product_line or not other.product_line:
        return ()
    same = one.product_line.casefold() == other.product_line.casefold()
    return ("same_product_line",) if same else ("other_product_line",)


def holds(state: str, protected_until_time: datetime | None, now: datetime) -> bool:
    """Whether a registration is approved and its protection still runs: then it stands in the way of others."""
    return state == "approved" and protected_until_time is not None and protected_until_time > now


def day(text: str) -> date | None:
    """The day written as "2026-11-22"; None for an empty text, ValueError for what is no day."""
    return date.fromisoformat(text) if text else None


def is_range(first: date | None, last: date | None) -> bool:
    """Whether these days are a range: missing ends are open."""
    return not (first and last) or last >= first
