"""Forecasts against simulated truth: four times out of five it lies between the bounds, by every method."""

import math
import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from crm_reports.goals import forecasting, rules
from crm_reports.goals.forecasting import Forecast
from crm_reports.goals.rules import Plan

TIMES = 3000
Case = tuple[Forecast | None, float]


def run_rate(chance: random.Random) -> Case:
    """Sales of 26 weeks, of which some have been."""
    weeks = [chance.gauss(1000, 200) for _ in range(26)]
    gone = chance.randint(5, 22)
    return forecasting.run_rate(sum(weeks[:gone]), weeks[:gone], 26 - gone), sum(weeks)


def last_year(chance: random.Random) -> Case:
    """A year with seasons, and one like it of another size."""
    season = [1000 * (1.5 + math.sin(week / 52 * 2 * math.pi)) for week in range(52)]
    then = [value * chance.uniform(0.9, 1.1) for value in season]
    size = chance.uniform(0.7, 1.4)
    now = [value * size + chance.gauss(0, 150) for value in then]
    gone = chance.randint(10, 45)
    found = forecasting.last_year(
        sum(now[:gone]), now[:gone], then[:gone], sum(then[gone:]), 52 - gone
    )
    return found, sum(now)


def trend(chance: random.Random) -> Case:
    """A share that moves along a line, measured with noise."""
    slope = chance.uniform(-0.02, 0.02)
    points = [(month, 0.5 + slope * month + chance.gauss(0, 0.03)) for month in range(13)]
    return forecasting.trend(points[:9], 12), points[12][1]


def drift(chance: random.Random) -> Case:
    """Open tickets: each week some more or fewer than the week before."""
    levels = [400.0]
    for _ in range(20):
        levels.append(levels[-1] + chance.gauss(-5, 12))
    return forecasting.drift(levels[:13], 8), levels[20]


@pytest.mark.parametrize("method", [run_rate, last_year, trend, drift])
def test_the_truth_lies_between_the_bounds_four_times_out_of_five(
    method: Callable[[random.Random], Case],
) -> None:
    chance = random.Random(method.__name__)
    inside = 0
    for _ in range(TIMES):
        forecast, truth = method(chance)
        assert forecast is not None
        inside += forecast.low <= truth <= forecast.high
    assert 0.76 <= inside / TIMES <= 0.85


def test_too_little_tells_nothing() -> None:
    assert forecasting.run_rate(30, [10, 10, 10], 5) is None
    assert forecasting.trend([(1, 1), (2, 2), (3, 3), (4, 4)], 9) is None
    assert forecasting.drift([1, 2, 3, 4], 2) is None
    assert forecasting.last_year(4, [1] * 4, [0] * 4, 4, 4) is None


@pytest.mark.parametrize(
    ("freedom", "expected"), [(3, 1.638), (4, 1.533), (10, 1.372), (30, 1.310), (1000, 1.282)]
)
def test_the_quantile_is_that_of_the_tables(freedom: int, expected: float) -> None:
    assert forecasting.quantile(freedom) == pytest.approx(expected, abs=0.002)


@pytest.mark.parametrize(
    ("total", "way", "value", "forecast", "day", "state"),
    [
        (True, 1, 40, 120, 5, "on_track"),
        (True, 1, 40, 80, 5, "at_risk"),
        (True, 1, 100, 120, 5, "reached"),
        (True, 1, 99, None, 11, "missed"),
        (True, -1, 40, 90, 5, "on_track"),  # a limit is kept only at the end
        (True, -1, 101, 150, 5, "missed"),
        (True, -1, 100, None, 11, "reached"),
        (False, -1, 100, 120, 5, "reached"),
        (False, -1, 130, 120, 5, "at_risk"),
        (False, 1, 40, None, 5, "unknown"),
        (False, 1, None, None, 5, "unknown"),
        (False, 1, 40, 50, 0, "not_started"),
    ],
)
def test_where_a_goal_stands(
    total: bool, way: int, value: int | None, forecast: float | None, day: int, state: str
) -> None:
    plan = Plan(
        total,
        way,
        Decimal(150 if way < 0 else 50),
        Decimal(100),
        date(2026, 1, 1),
        date(2026, 1, 10),
    )
    today = date.fromordinal(date(2026, 1, 1).toordinal() + day - 1)
    known = None if value is None else Decimal(value)
    assert rules.state_of(plan, known, forecast, today) == state


def test_the_way_that_is_needed_is_straight() -> None:
    total = Plan(True, 1, Decimal(50), Decimal(100), date(2026, 1, 1), date(2026, 1, 10))
    assert [total.needed(date(2026, 1, day)) for day in (1, 5, 10, 20)] == [10, 50, 100, 100]
    level = Plan(False, -1, Decimal(150), Decimal(100), date(2026, 1, 1), date(2026, 1, 10))
    assert [level.needed(date(2026, 1, day)) for day in (5, 10)] == [125, 100]
    assert level.percent(Decimal(125), None) == 50
    assert total.percent(Decimal(25), None) == 25
