"""Periods, steps and keys; and charts, which are only geometry."""

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import i18n
from crm_reports import charts, rules
from crm_reports.facts import FACTS
from crm_reports.measures import MEASURES
from crm_reports.plans import PLANS
from crm_reports.rules import WrongInput, period_of
from crm_reports.totals import TOTALS

TODAY = date(2026, 11, 22)


def test_days_begin_in_the_named_time_zone() -> None:
    period = period_of("2026-10-25", "2026-10-25", "Europe/Berlin")
    assert period.start == datetime(2026, 10, 24, 22, tzinfo=UTC)
    assert period.end == datetime(2026, 10, 25, 23, tzinfo=UTC), "the clocks went back: 25 hours"


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        (("2026-10-01", "2026-10-31"), ("2026-09-01", "2026-09-30")),
        (("2026-01-01", "2026-03-31"), ("2025-10-01", "2025-12-31")),
        (("2026-11-01", ""), ("2026-10-01", "2026-10-31")),
        (("2026-11-16", "2026-11-22"), ("2026-11-09", "2026-11-15")),
    ],
)
def test_the_period_before_has_equal_length_or_equal_months(
    asked: tuple[str, str], before: tuple[str, str]
) -> None:
    found = rules.before(period_of(*asked, "UTC"), TODAY)
    assert found is not None
    assert (str(found.first), str(found.last)) == before


def test_without_a_beginning_there_is_nothing_before() -> None:
    assert rules.before(period_of("", "2026-10-31", "UTC"), TODAY) is None


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2026-11-20", "2026-11-22", ["11-20", "11-21", "11-22"]),
        ("2026-10-01", "2026-10-31", ["10-01", "10-05", "10-12", "10-19", "10-26"]),
        (
            "2025-11-15",
            "2026-04-02",
            ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04"],
        ),
        ("2018-01-01", "2026-01-01", None),
        ("1990-05-01", "2026-01-01", None),
    ],
)
def test_steps_cover_the_days_once_and_are_few(
    first: str, last: str, labels: list[str] | None
) -> None:
    steps = rules.steps(date.fromisoformat(first), date.fromisoformat(last))
    assert str(steps[0].first) == first
    assert str(steps[-1].last) == last
    assert all(one.last + rules.DAY == two.first for one, two in pairwise(steps))
    assert len({step.label for step in steps}) == len(steps) <= 82
    assert labels is None or [step.label for step in steps] == labels


def test_a_key_can_be_read_back_whatever_is_in_it() -> None:
    parts = {"team": "R&D = 研发; 100%", "from": "2026-10-01"}
    assert rules.parts_of(rules.key_of(parts)) == parts
    assert rules.parts_of("") == {}


@pytest.mark.parametrize("key", ["x", "a=1&a=2", "&&", "=&=", "%zz"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(WrongInput):
        rules.parts_of(key)


def test_plans_name_figures_and_parts_that_there_are() -> None:
    for plan in PLANS.values():
        for figure_id in plan.figures:
            assert MEASURES[figure_id].relation.service in plan.services
        for chart in plan.charts:
            for figure_id in chart.figures:
                parts = MEASURES[figure_id].relation.parts
                assert not chart.by or chart.by in parts
                assert not chart.split or chart.split in parts


def test_every_fact_of_a_service_can_be_reconciled() -> None:
    # Owners keep no count of what they told: of a history, and of moves between classes without the first.
    countable = [fact for fact in FACTS if not fact.history and fact.table != "class_changes"]
    for fact in countable:
        assert any(f" {fact.table} " in f"{sql} " for sql in TOTALS[fact.service].values()), (
            fact.table
        )


def chart(kind: pb.ChartKind, unit: pb.Unit, *points: tuple[str, str, str]) -> pb.Chart:
    made = pb.Chart(kind=kind, unit=unit)
    for label, group, value in points:
        made.points.add(label=label, group=group, value=value)
    return made


@pytest.mark.parametrize("top", [0, 1, 3, 7, 99, 1234, 8.5e6])
def test_ticks_are_few_round_and_reach_the_top(top: float) -> None:
    for unit in (pb.UNIT_COUNT, pb.UNIT_SECONDS, pb.UNIT_MONEY):
        ticks = charts.ticks_of(0, top, unit)
        assert ticks[0] == 0
        assert ticks[-1] >= top
        assert 2 <= len(ticks) <= charts.INTERVALS + 2


def test_columns_stand_on_each_other_and_never_leave_the_drawing() -> None:
    drawn = charts.columns(
        chart(
            pb.CHART_KIND_COLUMNS,
            pb.UNIT_MONEY,
            ("2026-09", "a", "10"),
            ("2026-09", "b", "5"),
            ("2026-10", "a", "-4"),
            ("2026-10", "b", ""),
        )
    )
    first, second, below = drawn.marks
    assert first.y + first.height == pytest.approx(drawn.zero)
    assert second.y + second.height == pytest.approx(first.y, abs=0.05)
    assert below.y == pytest.approx(drawn.zero)
    assert all(0 <= mark.y <= mark.y + mark.height <= charts.HEIGHT for mark in drawn.marks)
    assert drawn.legend == [("a", "s1"), ("b", "s2")]


def test_a_line_is_broken_where_there_is_nothing_to_measure() -> None:
    points = [(f"2026-{month:02}", "", "" if month == 3 else "60") for month in range(1, 7)]
    drawn = charts.lines(chart(pb.CHART_KIND_LINES, pb.UNIT_SECONDS, *points))
    assert len(drawn.lines) == 2
    assert len(drawn.marks) == 5


def test_words_under_a_chart_do_not_overlap() -> None:
    points = [(f"{2020 + month // 12}-{month % 12 + 1:02}", "", "1") for month in range(60)]
    drawn = charts.columns(chart(pb.CHART_KIND_COLUMNS, pb.UNIT_COUNT, *points))
    words = sorted(drawn.words, key=lambda word: word.at)
    gaps = [two.at - one.at for one, two in pairwise(words)]
    assert min(gaps) >= 7 * charts.LETTER
    assert len(words) >= 4


def test_values_are_written_as_the_reader_writes_them() -> None:
    i18n.add_folder(Path(rules.__file__).parent / "translations")
    i18n.speak_as(Path(rules.__file__).parent / "translations")
    with i18n.reader("zh-Hans"):
        assert charts.shown("9000", pb.UNIT_SECONDS) == "2 小时 30 分钟"
        assert charts.shortly(7200, pb.UNIT_SECONDS) == "2 小时"
    with i18n.reader("en"):
        assert charts.shown("1234.5", pb.UNIT_MONEY, "EUR") == "€1,234.50"
        assert charts.shown("0.651", pb.UNIT_SHARE) == "65.1%"
        assert charts.shown("", pb.UNIT_COUNT) == "–"
