"""Intervals for what a channel led to, made to hold the truth in 95 of 100 cases also where little happened.

The rule kept here: what counts as one case is a customer, for whoever buys twice is no second proof. A channel touched
`units` customers; a few of them have a value (conversions, or money earned), all others have none. The sum of values
gets the mid-P gamma interval of Fay and Kim ("Confidence intervals for directly standardized rates using mid-p gamma
intervals", Biometrical Journal 59, 2017; for values of one it is the mid-P interval of a Poisson count), with the
variance of a sum over a known number of customers in place of Poisson's. Values below zero (sales at a loss) are a sum
of their own, and the difference of the two sums, as that of two channels, gets the MOVER interval of Zou and Donner
("Construction of confidence limits about effect measures", Statistics in Medicine 27, 2008). What was spent is known
and no estimate, so a figure per 1,000 spent is the interval times a constant: no interval of a ratio (Fieller) is
needed.
"""

from collections.abc import Callable, Sequence
from math import exp, hypot, lgamma, log
from typing import NamedTuple

LEVEL = 0.95
FEW = 10.0  # of fewer effective cases the interval is rough
STEPS, CLOSE, TINY = 200, 1e-12, 1e-300


class Estimate(NamedTuple):
    """A figure with its interval, and of how many equal cases it is worth (Kish's effective number)."""

    value: float
    low: float
    high: float
    effective: float

    def times(self, factor: float) -> "Estimate":
        """The same in another unit."""
        return Estimate(self.value * factor, self.low * factor, self.high * factor, self.effective)


def gamma_share(shape: float, at: float) -> float:
    """The regularised lower incomplete gamma function, by its series or its continued fraction (Lentz)."""
    if at <= 0:
        return 0.0
    front = exp(shape * log(at) - at - lgamma(shape))
    if at < shape + 1:
        term = total = 1 / shape
        step = shape
        while abs(term) > abs(total) * 1e-15:
            step += 1
            term *= at / step
            total += term
        return min(1.0, total * front)
    b = at + 1 - shape
    c, d = 1 / TINY, 1 / b
    fraction = d
    for i in range(1, 10_000):
        a = -i * (i - shape)
        b += 2
        d = 1 / (a * d + b or TINY)
        c = b + a / c or TINY
        fraction *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return 1 - front * fraction


def _solve(share: Callable[[float], float], wanted: float, start: float) -> float:
    """Where a share that rises from 0 to 1 is as wanted, by halving."""
    low, high = 0.0, start
    while share(high) < wanted:
        low, high = high, 2 * high
    for _ in range(STEPS):
        middle = (low + high) / 2
        if high - low <= high * CLOSE:
            break
        low, high = (middle, high) if share(middle) < wanted else (low, middle)
    return (low + high) / 2


def mid_gamma(total: float, variance: float, largest: float) -> tuple[float, float]:
    """The mid-P gamma interval of a sum of values above zero."""
    above, spread = total + largest, variance + largest * largest

    def share(at: float) -> float:
        upper = gamma_share(above * above / spread, at * above / spread)
        lower = gamma_share(total * total / variance, at * total / variance) if total else 1.0
        return (lower + upper) / 2

    tail = (1 - LEVEL) / 2
    low = _solve(share, tail, above) if total else 0.0
    return low, _solve(share, 1 - tail, above)


def _sum_of(values: Sequence[float], units: int, scale: float) -> Estimate:
    """The sum of values above zero, with its interval; `scale` is how large one would be where there is none."""
    total, squares = sum(values), sum(each * each for each in values)
    largest = max(values, default=scale)
    # Never less than one case: of customers who all bought, it is not certain that the next would.
    variance = max(squares - total * total / max(units, 1), largest * largest) if values else 0.0
    low, high = mid_gamma(total, variance, largest)
    return Estimate(total, low, high, total * total / squares if squares else 0.0)


def estimate(values: Sequence[float], units: int, scale: float = 1.0) -> Estimate:
    """The sum of the values of those customers who have one, of so many who were touched."""
    gains = [each for each in values if each > 0]
    losses = [-each for each in values if each < 0]
    up = _sum_of(gains, units, scale)
    if not losses:
        return up
    down = _sum_of(losses, units, scale)
    size, squares = sum(map(abs, values)), sum(each * each for each in values)
    return difference(up, down)._replace(effective=size * size / squares)


def difference(one: Estimate, other: Estimate) -> Estimate:
    """By how much one is more than the other (MOVER)."""
    gap = one.value - other.value
    low = gap - hypot(one.value - one.low, other.high - other.value)
    high = gap + hypot(one.high - one.value, other.value - other.low)
    return Estimate(gap, low, high, min(one.effective, other.effective))
