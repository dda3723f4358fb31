"""What the rest of a year is likely to bring, and the seasons of the years before.

The rule kept here: pure, and modest. With two full years of months: additive Holt-Winters exponential smoothing (Holt
1957, Winters 1960; equations and variance of forecasts as in Hyndman and Athanasopoulos, Forecasting: Principles and
Practice, 3rd edition, 8.3 and 8.7). With one: the sales so far and last year's seasons. With less: the average of the
full months. Each says which it was, and an 80 % interval where one can be computed. A library would bring scipy and
pandas into the image for what are a few lines here.
"""

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

SEASON = 12
Z80 = 1.2816
ALPHAS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
BETAS = (0.0, 0.05, 0.15, 0.3)
GAMMAS = (0.0, 0.1, 0.3, 0.5)
LEAST_FOR_SEASONS = 2 * SEASON


class Forecast(NamedTuple):
    """What the months ahead are likely to sum up to."""

    method: str  # none, run_rate, seasonal_run_rate, holt_winters
    value: float = 0.0
    low: float | None = None
    high: float | None = None
    months: int = 0  # how many months it goes by


def seasonality(history: Sequence[float], first_month: int) -> list[float]:
    """The indices of January to December over the full years at the end of a history; [] for fewer than two of them.

    An index is the month's average over that of all months: together they average 1.
    """
    years = len(history) // SEASON
    if years < 2:
        return []
    kept = history[len(history) - years * SEASON :]
    start = (first_month - 1 + len(history) - years * SEASON) % SEASON
    mean = sum(kept) / len(kept)
    if mean <= 0:
        return []
    found = [0.0] * SEASON
    for at, value in enumerate(kept):
        found[(start + at) % SEASON] += value / years / mean
    return found


class _State(NamedTuple):
    """The end of a smoothing: level, trend, seasons, and its one-step errors."""

    level: float
    trend: float
    seasons: list[float]
    errors: list[float]


def _start(series: Sequence[float]) -> tuple[float, float, list[float]]:
    """Level, trend and seasons out of the first two years."""
    first = sum(series[:SEASON]) / SEASON
    second = sum(series[SEASON : 2 * SEASON]) / SEASON
    trend = (second - first) / SEASON
    middle = (SEASON - 1) / 2
    seasons = [
        sum(
            series[at + year * SEASON] - first - trend * (at + year * SEASON - middle)
            for year in (0, 1)
        )
        / 2
        for at in range(SEASON)
    ]
    return first - trend * (middle + 1), trend, seasons


def _smoothed(series: Sequence[float], alpha: float, beta: float, gamma: float) -> _State:
    """Additive Holt-Winters in its error form (ETS(A,A,A))."""
    level, trend, seasons = _start(series)
    seasons, errors = list(seasons), []
    for at, value in enumerate(series):
        season = seasons[at % SEASON]
        error = value - (level + trend + season)
        level, trend = level + trend + alpha * error, trend + alpha * beta * error
        seasons[at % SEASON] = season + gamma * (1 - alpha) * error
        errors.append(error)
    return _State(level, trend, seasons, errors)


def holt_winters(series: Sequence[float], ahead: int, skip: int = 0) -> Forecast:
    """The sum of so many months ahead (after some that are skipped), by the smoothing that fitted the past best."""
    grid = itertools.product(ALPHAS, BETAS, GAMMAS)
    tried = ((parameters, _smoothed(series, *parameters)) for parameters in grid)
    (alpha, beta, gamma), best = min(tried, key=lambda t: sum(e * e for e in t[1].errors[SEASON:]))
    at = len(series)
    value = sum(
        best.level + best.trend * h + best.seasons[(at + h - 1) % SEASON]
        for h in range(skip + 1, skip + ahead + 1)
    )
    counted = best.errors[SEASON:]
    variance = sum(error * error for error in counted) / max(1, len(counted) - 3)
    # How much an error of one month goes on in all later ones: their sum's variance follows from these.
    echoes = [1.0] + [
        alpha + alpha * beta * h + (gamma * (1 - alpha) if h % SEASON == 0 else 0)
        for h in range(1, skip + ahead)
    ]
    sums = [
        sum(echoes[max(0, skip + 1 - month) : skip + ahead + 1 - month])
        for month in range(1, skip + ahead + 1)
    ]
    spread = Z80 * math.sqrt(variance * sum(s * s for s in sums))
    return Forecast("holt_winters", value, value - spread, value + spread, at)


def run_rate(done: Sequence[float], ahead: int) -> Forecast:
    """The average of the full months so far, with the interval of a sum of as many to come."""
    count = len(done)
    mean = sum(done) / count
    value = mean * ahead
    if count < 3:
        return Forecast("run_rate", value, months=count)
    variance = sum((each - mean) ** 2 for each in done) / (count - 1)
    spread = Z80 * math.sqrt(variance * (ahead + ahead * ahead / count))
    return Forecast("run_rate", value, value - spread, value + spread, count)


def seasonal_run_rate(done: Sequence[float], before: Sequence[float]) -> Forecast | None:
    """This year goes on like last year did, by as much more or less as it has begun; None without a beginning."""
    begun, rest = sum(before[: len(done)]), sum(before[len(done) :])
    if begun <= 0 or not done:
        return None
    return Forecast("seasonal_run_rate", sum(done) / begun * rest, months=SEASON + len(done))


def forecast(history: Sequence[float], done: int, skip: int = 0) -> Forecast:
    """The rest of a year of which `done` months are over, or of one that begins after `skip` more months; the history
    begins with the first sale and ends with the last full month."""
    ahead = SEASON - done
    if not ahead:
        return Forecast("none")
    if len(history) >= LEAST_FOR_SEASONS:
        return holt_winters(history, ahead, skip)
    if done and len(history) >= SEASON + done:
        before = history[len(history) - SEASON - done : len(history) - done]
        if found := seasonal_run_rate(history[len(history) - done :], before):
            return found
    recent = history[-max(done, min(len(history), SEASON)) :] if history else []
    return run_rate(recent, ahead) if recent else Forecast("none")
