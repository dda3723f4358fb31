"""Which questions are put to a caller, what becomes of each, and how sure its results are.

The rule kept here: plain values in, plain values out. What is not known of a customer is never taken for a "no": a
question that needs it is held back, and that is said.
"""

import itertools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from statistics import NormalDist
from typing import NamedTuple

# How far a question goes with one customer. What was answered or refused stays, unless whoever noted it takes a slip
# back in the same call: then the question is put again ("unask" where it had not been put before). A later time is a
# row of its own.
ANSWER: Mapping[tuple[str, str], str] = {
    ("offered", "ask"): "asked",
    ("offered", "answer"): "answered",
    ("offered", "refuse"): "refused",
    ("asked", "ask"): "asked",
    ("asked", "answer"): "answered",
    ("asked", "refuse"): "refused",
    ("answered", "take_back"): "asked",
    ("answered", "unask"): "offered",
    ("refused", "take_back"): "asked",
    ("refused", "unask"): "offered",
}
SETTLED = ("answered", "refused")

MONTH = timedelta(days=30)
ONE_CALL = timedelta(hours=1)
PAUSE_DAYS = 90
SCALE = 5
YES_NO = ("yes", "no")


def undoing(ask_time: datetime, answer_time: datetime) -> str:
    """The step that takes an answer back: a question that was put by itself before stays put."""
    return "take_back" if ask_time < answer_time else "unask"


class Owned(NamedTuple):
    """A product of a customer, and when it was last bought (None: not told)."""

    sku: str
    name: str
    bought: datetime | None


@dataclass(frozen=True)
class Customer:
    """What is known of who is on the line; `told`: whether customers said what it knows."""

    told: bool
    products: Sequence[Owned] = ()
    segment: str = ""
    tier: str = ""


@dataclass(frozen=True)
class Target:
    """To whom a question is put."""

    question_id: int
    priority: int = 0
    product: str = ""
    bought_days: int = 0
    segments: Collection[str] = ()
    tiers: Collection[str] = ()
    pause_days: int = 0
    repeat_days: int = 0

    @property
    def needs_customers(self) -> bool:
        """Whether only customers can tell who it is for."""
        return bool(self.product or self.bought_days or self.segments or self.tiers)


class Past(NamedTuple):
    """A question that was put to a customer."""

    question_id: int
    state: str
    ask_time: datetime
    answer_time: datetime | None = None


class Caps(NamedTuple):
    """How much one customer is asked."""

    per_call: int
    per_month: int


class Chosen(NamedTuple):
    """What to ask now, and whether questions were held back because customers did not tell."""

    question_ids: list[int]
    held_back: bool


def owns(target: Target, products: Iterable[Owned], now: datetime) -> bool:
    """Whether one of the products is meant, and was bought recently enough."""
    pattern = target.product.strip().casefold()
    since = now - timedelta(days=target.bought_days)
    for each in products:
        named = not pattern or any(
            fnmatchcase(name.casefold(), pattern) for name in (each.sku, each.name)
        )
        recent = not target.bought_days or (each.bought is not None and each.bought >= since)
        if named and recent:
            return True
    return False


def is_for(target: Target, customer: Customer, now: datetime) -> bool:
    """Whether a question is meant for this customer."""

    def among(value: str, wanted: Collection[str]) -> bool:
        return not wanted or value.casefold() in {each.casefold() for each in wanted}

    if not (among(customer.segment, target.segments) and among(customer.tier, target.tiers)):
        return False
    wants_product = bool(target.product or target.bought_days)
    return not wants_product or owns(target, customer.products, now)


def may_ask(target: Target, past: Iterable[Past], now: datetime) -> bool:
    """Whether enough time has passed since it was put, and whether it may be answered (again) at all."""
    pause = timedelta(days=target.pause_days or PAUSE_DAYS)
    for each in past:
        if each.question_id != target.question_id:
            continue
        if each.state == "answered":
            again = timedelta(days=target.repeat_days)
            answered = each.answer_time or each.ask_time
            if not target.repeat_days or answered + again > now:
                return False
        elif each.ask_time + pause > now:
            return False
    return True


def room(past: Iterable[Past], caps: Caps, now: datetime) -> int:
    """How many more questions this customer may be asked now."""
    times = [each.ask_time for each in past]
    in_call = sum(1 for time in times if time > now - ONE_CALL)
    in_month = sum(1 for time in times if time > now - MONTH)
    return max(0, min(caps.per_call - in_call, caps.per_month - in_month))


def choose(
    targets: Iterable[Target],
    customer: Customer,
    past: Sequence[Past],
    caps: Caps,
    now: datetime,
) -> Chosen:
    """What to ask now, the most important first."""
    left = room(past, caps, now)
    if not left:
        return Chosen([], held_back=False)
    askable = [each for each in targets if may_ask(each, past, now)]
    held_back = [each for each in askable if each.needs_customers and not customer.told]
    fitting = [
        each
        for each in askable
        if (customer.told or not each.needs_customers) and is_for(each, customer, now)
    ]
    fitting.sort(key=lambda each: (-each.priority, each.question_id))
    return Chosen([each.question_id for each in fitting[:left]], bool(held_back))


def choices_of(kind: str, scale_max: int) -> tuple[str, ...]:
    """What can be chosen where the kind alone says it."""
    if kind == "yes_no":
        return YES_NO
    if kind == "scale":
        return tuple(str(number) for number in range(1, (scale_max or SCALE) + 1))
    return ()


def named_choices(names: Sequence[str]) -> list[str]:
    """The names of choices: those that were given, and new ones for the others."""
    fresh = (f"c{number}" for number in itertools.count(1))
    unused = (name for name in fresh if name not in names)
    return [name or next(unused) for name in names]


# How sure results are

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)


class Interval(NamedTuple):
    """A value and where the true one lies, with CONFIDENCE."""

    value: float
    low: float
    high: float


def wilson(part: int, whole: int) -> Interval:
    """A share with the score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", JASA 22 (1927), 209-212: it holds for few answers and for shares near 0 and 1 too.
    """
    if not whole:
        return Interval(0.0, 0.0, 1.0)
    share, square = part / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    spread = Z * math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    spread /= 1 + square / whole
    return Interval(share, max(0.0, middle - spread), min(1.0, middle + spread))


def mean(counts: Mapping[int, int], least: int, most: int) -> Interval | None:
    """The mean of numbers on a scale, within its ends; None without any.

    The interval is the normal one of the mean, with the variance taken as if there were one more answer at each end of
    the scale: so that a few equal answers do not look certain.
    """
    whole = sum(counts.values())
    if not whole:
        return None
    value = sum(number * count for number, count in counts.items()) / whole
    wide = dict(counts)
    for end in (least, most):
        wide[end] = wide.get(end, 0) + 1
    more = whole + 2
    middle = sum(number * count for number, count in wide.items()) / more
    variance = sum(count * (number - middle) ** 2 for number, count in wide.items()) / (more - 1)
    spread = Z * math.sqrt(variance / whole)
    return Interval(value, max(float(least), value - spread), min(float(most), value + spread))
