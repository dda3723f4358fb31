"""Rules of plans and forecasts: no cent lost, no sale counted twice, seasons found again."""

from datetime import date
from decimal import Decimal

import pytest
from crm_channels.materials import rules as material_rules
from crm_channels.plans import forecasting, rules
from hypothesis import given
from hypothesis import strategies as st

CENTS = st.integers(0, 10**12).map(lambda n: Decimal(n) / 100)
FINE = st.integers(0, 10**12).map(lambda n: Decimal(n) / 10_000)
WEIGHTS = st.lists(st.integers(0, 1000).map(Decimal), min_size=12, max_size=12)
WAVE = [0, 5, 9, 3, -4, -8, 1, 2, -3, -1, -2, -2]


@given(st.one_of(CENTS, FINE), WEIGHTS)
def test_the_parts_of_a_figure_sum_up_to_it(total: Decimal, weights: list[Decimal]) -> None:
    parts = rules.spread(total, weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


@given(CENTS, WEIGHTS)
def test_no_part_is_a_unit_away_from_its_share(total: Decimal, weights: list[Decimal]) -> None:
    whole = sum(weights)
    if not whole:
        return
    unit = rules.unit_of(total)
    for part, weight in zip(rules.spread(total, weights), weights, strict=True):
        assert abs(part - total * weight / whole) < unit


def test_a_year_is_spread_evenly_and_the_rest_goes_first() -> None:
    parts = rules.spread(Decimal("100.01"), [Decimal(1)] * 12)
    assert parts == [Decimal("8.34")] * 5 + [Decimal("8.33")] * 7


@given(st.lists(CENTS, min_size=4, max_size=4), WEIGHTS)
def test_quarters_keep_their_own_figures(quarters: list[Decimal], weights: list[Decimal]) -> None:
    months = rules.spread_quarters(quarters, weights)
    assert [sum(months[at : at + 3]) for at in (0, 3, 6, 9)] == quarters


def test_a_sale_belongs_to_the_target_that_names_it_most_closely() -> None:
    aims = [
        rules.Aim(1),
        rules.Aim(2, territory="DE"),
        rules.Aim(3, territory="DE/South"),
        rules.Aim(4, product_line="Copiers"),
        rules.Aim(5, partner_id=7),
        rules.Aim(6, partner_id=7, product_line="copiers"),
    ]
    choosing = rules.Choosing(aims)
    assert choosing.target(7, "Copiers", "DE/South") == 6
    assert choosing.target(7, "Toner", "DE/South") == 5
    assert choosing.target(8, "Copiers", "DE/South") == 4
    assert choosing.target(8, "Toner", "DE/South/Bavaria") == 3
    assert choosing.target(8, "Toner", "DE/Southwest") == 2
    assert choosing.target(8, "Toner", "FR") == 1
    assert choosing.target(8, "Toner", "EU › DE › South › Bavaria") == 3  # as the tree writes it
    assert (
        rules.Choosing([*aims, rules.Aim(9, territory="bavaria")]).target(8, "", "DE/South/Bavaria")
        == 9
    )


def test_a_plan_goes_only_along_its_table() -> None:
    assert rules.next_state("draft", "agree") == "agreed"
    assert rules.next_state("draft", "close") is None
    assert rules.next_state("closed", "reopen") is None
    assert rules.steps_from("agreed") == ("reopen", "close")


@given(
    st.floats(10, 1000),
    st.floats(-2, 5),
    st.integers(24, 60),
    st.integers(1, 12),
)
def test_what_goes_on_like_before_is_foretold_exactly(
    level: float, trend: float, length: int, ahead: int
) -> None:
    series = [level + trend * at + WAVE[at % 12] for at in range(length + ahead)]
    found = forecasting.holt_winters(series[:length], ahead)
    assert found.value == pytest.approx(sum(series[length:]), rel=1e-6, abs=1e-4)
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low < 1


def test_a_year_to_come_is_foretold_after_the_months_before_it() -> None:
    series = [100.0 + 2 * at + WAVE[at % 12] for at in range(52)]
    found = forecasting.forecast(series[:36], 0, skip=4)
    assert found.value == pytest.approx(sum(series[40:52]))


def test_each_length_of_history_has_its_method() -> None:
    year = [100.0 + each for each in WAVE]
    assert forecasting.forecast([], 3).method == "none"
    assert forecasting.forecast([5.0, 7.0], 2)[:2] == ("run_rate", 60.0)
    grown = forecasting.forecast(year + [2 * each for each in year[:6]], 6)
    assert grown.method == "seasonal_run_rate"
    assert grown.value == pytest.approx(2 * sum(year[6:]))
    assert forecasting.forecast(year * 2, 6).method == "holt_winters"
    assert forecasting.forecast(year * 2, 12).method == "none"


def test_an_interval_is_wider_the_less_regular_the_months_were() -> None:
    calm = forecasting.run_rate([10, 11, 10, 11], 6)
    wild = forecasting.run_rate([2, 20, 1, 19], 6)
    assert calm.value == wild.value == 63
    assert calm.high is not None
    assert wild.high is not None
    assert wild.high > calm.high


def test_seasons_average_one_and_begin_with_january() -> None:
    wave = [100 + each for each in WAVE]
    found = forecasting.seasonality([*wave[6:], *wave, *wave[:6]], 7)
    assert found == pytest.approx([each / 100 for each in wave])
    assert sum(found) / 12 == pytest.approx(1)
    assert forecasting.seasonality(wave, 1) == []


def test_months_that_are_over() -> None:
    assert rules.months_over(2026, 2026, 11) == 10
    assert rules.months_over(2025, 2026, 1) == 12
    assert rules.months_over(2027, 2026, 11) == 0


def test_periods_of_quotas_begin_on_their_first_days() -> None:
    day = date(2026, 11, 22)
    found = [material_rules.period_start(p, day) for p in ("month", "quarter", "year")]
    assert found == [date(2026, 11, 1), date(2026, 10, 1), date(2026, 1, 1)]


def test_before_and_after_a_shipment_are_equally_long() -> None:
    (first, last), (begin, end) = material_rules.spans(date(2026, 6, 15), 30)
    assert (last - first).days == (end - begin).days == 29
    assert (last, begin) == (date(2026, 6, 14), date(2026, 6, 16))


def test_the_least_quota_decides() -> None:
    lines = [(Decimal(10), Decimal(4)), (Decimal(5), Decimal(0)), (Decimal(3), Decimal(4))]
    assert material_rules.left(lines) == 0
    assert material_rules.left(lines[:2]) == 5
    assert material_rules.left([]) is None
