"""Where a figure will stand on a day to come, and between which bounds: plain arithmetic on numbers.

The rule kept here: no forecast without bounds, and none at all from too few numbers. Four times out of five the truth
lies between the bounds, if things go on as they did; how each method earns that is said where it is.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

LEVEL = 0.8
FEWEST_BLOCKS = 4
FEWEST_POINTS = 5


@dataclass(frozen=True, slots=True)
class Forecast:
    """A value to come with its bounds, and how it was found."""

    method: str
    value: float
    low: float
    high: float

    def within(self, least: float | None, most: float | None) -> "Forecast":
        """The same where values beyond these cannot be."""

        def cut(value: float) -> float:
            value = value if least is None else max(least, value)
            return value if most is None else min(most, value)

        return Forecast(self.method, cut(self.value), cut(self.low), cut(self.high))


def quantile(freedom: int, level: float = LEVEL) -> float:
    """The quantile of Student's t that leaves so much between both tails.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5: right to the third digit from three degrees of
    freedom on.
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))


def run_rate(so_far: float, blocks: Sequence[float], left: float) -> Forecast | None:
    """A total: what came in equal blocks of time goes on for so many blocks more.

    The spread of `left` new blocks is that of the blocks, and of the mean that was made of them: s²(n + n²/k).
    """
    count = len(blocks)
    if count < FEWEST_BLOCKS:
        return None
    mean = sum(blocks) / count
    variance = sum((block - mean) ** 2 for block in blocks) / (count - 1)
    value = so_far + mean * left
    spread = quantile(count - 1) * math.sqrt(variance * (left + left * left / count))
    return Forecast("run_rate", value, value - spread, value + spread)


def last_year(
    so_far: float, blocks: Sequence[float], then: Sequence[float], rest_then: float, left: float
) -> Forecast | None:
    """A total: what came in the same days of last year, times how this year compares with it (seasonal naive).

    The ratio is that of the sums (Cochran, Sampling Techniques, chapter 6); its residuals say the spread.
    """
    count, before = len(blocks), sum(then)
    if count < FEWEST_BLOCKS or before <= 0 or rest_then <= 0:
        return None
    ratio = sum(blocks) / before
    pairs = zip(blocks, then, strict=True)
    variance = sum((now - ratio * was) ** 2 for now, was in pairs) / (count - 1)
    value = so_far + ratio * rest_then
    spread = quantile(count - 1) * math.sqrt(
        variance * (left + rest_then * rest_then * count / before**2)
    )
    return Forecast("last_year", value, value - spread, value + spread)


def trend(points: Sequence[tuple[float, float]], at: float) -> Forecast | None:
    """A level that is measured anew each time: the line of least squares, with the bounds of a new point on it.

    Draper and Smith, Applied Regression Analysis, 1.4: s²(1 + 1/n + (x − x̄)²/Sxx).
    """
    count = len(points)
    if count < FEWEST_POINTS:
        return None
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    sxx = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sxx
    value = mean_y + slope * (at - mean_x)
    rest = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in points)
    variance = rest / (count - 2)
    spread = quantile(count - 2) * math.sqrt(variance * (1 + 1 / count + (at - mean_x) ** 2 / sxx))
    return Forecast("trend", value, value - spread, value + spread)


def drift(levels: Sequence[float], left: float) -> Forecast | None:
    """A level that carries over from day to day, such as open tickets: a random walk with drift.

    Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2 and 5.5: s²(h + h²/k) of the k changes.
    """
    changes = [after - before for before, after in itertools.pairwise(levels)]
    count = len(changes)
    if count < FEWEST_BLOCKS:
        return None
    mean = sum(changes) / count
    variance = sum((change - mean) ** 2 for change in changes) / (count - 1)
    value = levels[-1] + mean * left
    spread = quantile(count - 1) * math.sqrt(variance * (left + left * left / count))
    return Forecast("drift", value, value - spread, value + spread)
