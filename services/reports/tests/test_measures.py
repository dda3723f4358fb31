"""Whatever a dashboard shows opens to its records and adds up; that figures are right is in test_differences.py."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from crm_reports import listing, queries, rules
from crm_reports.computing import Computing
from crm_reports.measures import COUNT, MEASURES, SUM
from crm_reports.plans import PLANS
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse

from .histories import NOW, History


def utc(stamp: Any) -> datetime | None:
    return stamp.ToDatetime(tzinfo=UTC) if stamp.seconds else None


def slices() -> list[Slice]:
    berlin, shanghai = "Europe/Berlin", "Asia/Shanghai"
    return [
        Slice(rules.period_of("", "", "UTC")),
        Slice(rules.period_of("2026-10-01", "2026-10-31", shanghai)),
        Slice(rules.period_of("2026-01-01", "", berlin), team="技术部"),
        Slice(
            rules.period_of("", "2026-06-30", "UTC"),
            rows="team",
            reader_id="anna.keller",
            reader_team="Service",
        ),
        Slice(
            rules.period_of("2025-06-01", "2026-06-30", shanghai), rows="own", reader_id="li.wei"
        ),
        Slice(rules.period_of("", "", "UTC"), rows="own", reader_id="nobody"),
    ]


def same(value: Decimal | None, expected: Any) -> bool:
    if value is None or expected is None:
        return value is expected
    return (
        value == expected if isinstance(expected, Decimal) else abs(float(value) - expected) < 1e-3
    )


def marks_of(computing: Computing) -> dict[tuple[str, str], str]:
    """What all dashboards say: what stands on several of them is the same there."""
    marks: dict[tuple[str, str], str] = {}
    for plan in PLANS.values():
        dashboard = computing.dashboard(plan)
        points = [point for chart in dashboard.charts for point in chart.points]
        for mark in (*dashboard.figures, *points):
            assert marks.setdefault((mark.figure_id, mark.key), mark.value) == mark.value
    return marks


def test_every_figure_and_point_opens_to_exactly_the_records_behind_it(tmp_path: Path) -> None:
    facts = History(7).happen(80).into(Warehouse(tmp_path / "facts.duckdb"))
    for part in slices():
        for (figure_id, key), value in marks_of(Computing(facts, part, NOW.date())).items():
            measure, parts = MEASURES[figure_id], rules.parts_of(key)
            opened = queries.value_of(facts, measure, part, parts)
            listed = listing.records_of(facts, measure, part, parts, 10_000, None)
            assert len(listed) == opened.record_count, (figure_id, key)
            assert same(opened.value, Decimal(value) if value else None), (figure_id, key)
            if measure.aggregate == SUM and listed:
                total = sum(record.value or 0 for record in listed)
                assert total == opened.value, (figure_id, key)
    facts.close()


def test_bars_and_steps_add_up_to_the_figure(tmp_path: Path) -> None:
    facts = History(11).happen(100).into(Warehouse(tmp_path / "facts.duckdb"))
    part = Slice(rules.period_of("2026-01-01", "2026-10-31", "Asia/Shanghai"))
    computing = Computing(facts, part, NOW.date())
    for plan in PLANS.values():
        for chart in computing.dashboard(plan).charts:
            counted = [p for p in chart.points if MEASURES[p.figure_id].aggregate == COUNT]
            for figure_id in {point.figure_id for point in counted}:
                drawn = sum(int(point.value) for point in counted if point.figure_id == figure_id)
                assert drawn == queries.value_of(facts, MEASURES[figure_id], part, {}).value, (
                    chart.chart_id
                )
    facts.close()
