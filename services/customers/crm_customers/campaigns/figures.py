"""What channels led to: figures of each, per 1,000 spent, and what is beside what.

The rule kept here: every figure is a sum of credits, exact; only intervals are made with fractions of a computer. A
channel is compared with others at equal budget only by what was truly spent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from crm_customers.campaigns import intervals
from crm_customers.campaigns.conversions import Credit
from crm_customers.campaigns.intervals import Estimate

THOUSAND = 1000
HEAVY = 3  # digits that an interval is told with, at most


@dataclass
class Channel:
    """A channel with what it cost and led to."""

    name: str
    budget: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    touch_count: int = 0
    touched_count: int = 0
    response_count: int = 0
    conversions: Fraction = Fraction(0)
    revenue: Decimal = Decimal(0)
    margin: Decimal = Decimal(0)
    unknown_margin: Fraction = Fraction(0)
    other_currency: Fraction = Fraction(0)
    by_account: dict[int, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    earned_by_account: dict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, credit: Credit, currency: str) -> None:
        """Takes in one share."""
        self.conversions += credit.share
        self.by_account[credit.account_id] += credit.share
        if credit.currency != currency:
            self.other_currency += credit.share
            return
        self.revenue += credit.amount
        if credit.margin is None:
            self.unknown_margin += credit.share
            return
        self.margin += credit.margin
        self.earned_by_account[credit.account_id] += credit.margin

    @property
    def margin_known(self) -> bool:
        """Whether anything is known of what was earned."""
        return bool(self.earned_by_account)

    def estimate_conversions(self) -> Estimate | None:
        """Conversions for each 1,000 spent; None: nothing was spent, or nobody touched."""
        if self.cost <= 0 or not self.touched_count:
            return None
        values = [float(each) for each in self.by_account.values()]
        found = intervals.estimate(values, self.touched_count)
        return found.times(THOUSAND / float(self.cost))

    def estimate_margin(self) -> Estimate | None:
        """What was earned for each 1,000 spent; None also where nothing is known of it."""
        if self.cost <= 0 or not self.touched_count or not self.margin_known:
            return None
        values = [float(each) for each in self.earned_by_account.values() if each]
        found = intervals.estimate(values, self.touched_count)
        return found.times(THOUSAND / float(self.cost))

    @property
    def enough(self) -> bool:
        """Whether the intervals are more than rough."""
        found = [self.estimate_conversions(), self.estimate_margin()]
        known = [each for each in found if each is not None]
        return bool(known) and all(each.effective >= intervals.FEW for each in known)


@dataclass(frozen=True)
class Comparison:
    """The best channel by a measure, and another beside it."""

    measure: str
    best: str
    other: str
    difference: Estimate

    @property
    def tells(self) -> bool:
        """Whether the interval leaves out nothing."""
        return self.difference.low > 0


def add_up(
    channels: Mapping[str, Channel], found: Iterable[Credit], currency: str
) -> tuple[list[Channel], Channel]:
    """The channels with their credits, and all together."""
    total = Channel("")
    for credit in found:
        channels[credit.channel].add(credit, currency)
        total.add(credit, currency)
    for each in channels.values():
        for name in ("budget", "cost", "touch_count", "response_count"):
            setattr(total, name, getattr(total, name) + getattr(each, name))
    return list(channels.values()), total


def compare(channels: Sequence[Channel]) -> list[Comparison]:
    """For each measure, every channel beside the best at equal budget."""
    found = []
    for measure in ("conversions", "margin"):
        known = {
            each.name: figure
            for each in channels
            if (figure := getattr(each, f"estimate_{measure}")()) is not None
        }
        if len(known) < 2:
            continue
        best = max(known, key=lambda name: known[name].value)
        for name, figure in known.items():
            if name != best:
                gap = intervals.difference(known[best], figure)
                found.append(Comparison(measure, best, name, gap))
    return found
