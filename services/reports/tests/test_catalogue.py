"""The catalogue: every measure and dimension that is declared runs, adds up, opens to its records, and is explained."""

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from crm_chassis import i18n
from crm_reports import catalogue_data, listing, queries, rules, stepping, valuing
from crm_reports.computing import name_of
from crm_reports.dimensions import DIMENSIONS
from crm_reports.measures import COUNT, MEASURES, SUM, Measure
from crm_reports.queries import Filter, Slice
from crm_reports.relating import title_of
from crm_reports.warehouse import Warehouse

from .pasts import Past

DOCS = Path(__file__).parents[3] / "docs"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ALL = Slice(rules.period_of("", "", "UTC"))
TEAM = Slice(
    rules.period_of("2026-01-01", "2026-10-31", "Asia/Shanghai"),
    rows="team",
    reader_id="li.wei",
    reader_team="Service",
)


@pytest.fixture(
    scope="module",
    params=[5, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(6, 16))],
)
def facts(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Warehouse]:
    """A random past."""
    made = Warehouse(tmp_path_factory.mktemp("facts") / "facts.duckdb")
    yield Past(request.param).happen().into(made)
    made.close()


def wrong_cuts(facts: Warehouse, measure: Measure, part: Slice, name: str) -> bool:
    """Whether a figure's cuts by a dimension are not the figure."""
    value, count = queries.value_of(facts, measure, part, {})
    cut = measure.relation.parts[name]
    cuts = queries.counts_of(facts, measure, part, {}, name, 10_000)
    added = sum((each.value or Decimal(0) for each in cuts), Decimal(0))
    counted = sum(each.record_count for each in cuts)
    if measure.aggregate == SUM or (measure.aggregate == COUNT and not cut.many):
        return added != value
    return counted != count and not (cut.many and counted > count)


def test_cuts_add_up_to_the_figure_by_every_dimension_of_every_kind_of_record(
    facts: Warehouse, request: pytest.FixtureRequest
) -> None:
    """The long form takes every dimension of every measure."""
    seen: set[tuple[str, str, str]] = set()
    wrong: list[tuple[str, str]] = []
    thorough = request.node.get_closest_marker("slow") is not None
    for number, measure in enumerate(MEASURES.values()):
        for at, name in enumerate(measure.relation.parts):
            place = (measure.relation.resource, measure.relation.source, name)
            part = (ALL, TEAM)[number % 2]
            if thorough or place not in seen or at == number % len(measure.relation.parts):
                seen.add(place)
                if wrong_cuts(facts, measure, part, name):
                    wrong.append((measure.figure_id, name))
    assert not wrong


def test_the_records_of_a_measure_are_as_many_as_it_says_and_add_up_to_it(facts: Warehouse) -> None:
    for number, measure in enumerate(MEASURES.values()):
        part = (ALL, TEAM)[number % 2]
        value, count = queries.value_of(facts, measure, part, {})
        listed = listing.records_of(facts, measure, part, {}, 10_000, None)
        assert len(listed) == count, measure.figure_id
        if measure.aggregate == SUM:
            assert sum(each.value or 0 for each in listed) == value, measure.figure_id


def test_a_filter_and_its_opposite_are_the_whole_and_equal_the_cut(facts: Warehouse) -> None:
    for figure_id in ("tickets.opened", "orders.count", "interactions.all", "promises.kept"):
        measure = MEASURES[figure_id]
        whole = queries.value_of(facts, measure, ALL, {}).value
        for name, cut in measure.relation.parts.items():
            if cut.many:
                continue
            for found in queries.cuts_of(facts, measure, ALL, {}, name, 3):
                only = Slice(ALL.period, filters=(Filter(name, (found.part,)),))
                others = Slice(ALL.period, filters=(Filter(name, (found.part,), negate=True),))
                part = queries.value_of(facts, measure, only, {}).value
                rest = queries.value_of(facts, measure, others, {}).value
                assert part == found.value, (figure_id, name)
                assert (part or 0) + (rest or 0) == whole, (figure_id, name)


def test_a_figure_says_which_filters_it_does_not_know() -> None:
    part = Slice(ALL.period, filters=(Filter("tier", ("vip",)), Filter("category", ("Paper",))))
    assert queries.unfiltered(MEASURES["tickets.opened"], part) == ("category",)
    assert queries.unfiltered(MEASURES["orders.sales"], part) == ()
    with pytest.raises(rules.WrongInput, match="does not know category"):
        valuing.check("tickets.opened", part.filters)
    with pytest.raises(rules.WrongInput, match="several currencies"):
        valuing.check("orders.sales")


def test_who_sees_a_part_sees_a_part_of_every_measure(facts: Warehouse) -> None:
    """A condition with an "or" in it never opens the way around rights or period."""
    day = rules.Period(date(1999, 1, 1), date(1999, 1, 2), rules.zone_of("UTC"))
    nobody = Slice(ALL.period, rows="own", reader_id="nobody")
    for measure in MEASURES.values():
        assert queries.value_of(facts, measure, nobody, {}).record_count == 0, measure.figure_id
        assert queries.value_of(facts, measure, ALL.at(day), {}).record_count == 0, (
            measure.figure_id
        )


def test_what_stands_is_counted_at_the_end_of_every_step(facts: Warehouse) -> None:
    measure = MEASURES["tickets.open"]
    steps = rules.steps_of("month", date(2026, 1, 1), date(2026, 6, 30))
    found = stepping.along(facts, measure, ALL, {}, steps)
    for number, step in enumerate(steps):
        at = ALL.at(rules.Period(step.first, step.last, ALL.period.zone))
        assert found.get((number, ""), Decimal(0)) == queries.value_of(facts, measure, at, {}).value


def words() -> dict[str, str]:
    """Every text of the catalogue, and where it is."""
    found = {
        text: name for name, each in DIMENSIONS.items() for text in (each.title, each.definition)
    }
    for measure in MEASURES.values():
        formula = catalogue_data.formula_of(measure)
        for text in (measure.title, measure.definition, formula):
            found[text] = measure.figure_id
        for name, part in measure.relation.parts.items():
            for text in (title_of(name, part), part.empty, *part.words.values()):
                found[text] = f"{measure.figure_id} by {name}"
    return found


def test_every_title_and_definition_is_there_in_chinese() -> None:
    i18n.add_folder(Path(queries.__file__).parent / "translations")
    with i18n.reader("zh-Hans"):
        missing = {
            text: at for text, at in words().items() if not CHINESE.search(i18n.gettext(text))
        }
    assert not missing


def test_a_part_without_a_name_is_called_what_it_lacks() -> None:
    part = MEASURES["tickets.opened"].relation.parts["team"]
    assert name_of(part, "") == "no team"


def test_every_dimension_is_declared_and_every_measure_has_a_direction_of_ours() -> None:
    for measure in MEASURES.values():
        assert set(measure.relation.parts) <= set(DIMENSIONS), measure.figure_id
        assert measure.direction in (-1, 0, 1), measure.figure_id
        assert not measure.per_currency or "currency" in measure.relation.parts, measure.figure_id
        assert "select" in catalogue_data.sql_of(measure)


def test_the_page_of_measures_is_as_the_code_says() -> None:
    spec = importlib.util.spec_from_file_location("measures_page", DOCS / "measures.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.PAGE.read_text(encoding="utf-8") == script.page(), "run docs/measures.py"
