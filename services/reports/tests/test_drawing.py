"""What pictures look like: what stands beside what, that words are clear of lines and boxes, and one set of colours."""

from itertools import combinations, pairwise
from pathlib import Path

from crm.reports.v1 import costs_pb2, process_pb2
from crm.reports.v1 import dashboards_pb2 as pb
from crm_reports import arranging, charts, network, rules
from crm_reports.costs.drawing import whale
from crm_reports.packs import documents


def chart(kind: pb.ChartKind, *points: tuple[str, str, str]) -> pb.Chart:
    made = pb.Chart(kind=kind, unit=pb.UNIT_COUNT)
    for label, group, value in points:
        made.points.add(label=label, group=group, value=value)
    return made


def test_charts_stand_beside_their_like() -> None:
    def of(name: str, kind: pb.ChartKind, rows: int, columns: int = 1) -> pb.Chart:
        cells = [(f"{row}", f"{column}", "1") for row in range(rows) for column in range(columns)]
        made = chart(kind, *cells)
        made.chart_id, _, made.currency = name.partition("-")
        return made

    found = arranging.side_by_side(
        [
            of("time", pb.CHART_KIND_COLUMNS, 12),
            of("sales-EUR", pb.CHART_KIND_BARS, 10),
            of("sales-CNY", pb.CHART_KIND_BARS, 1),
            of("short", pb.CHART_KIND_BARS, 2),
            of("trend", pb.CHART_KIND_LINES, 12),
            of("wide", pb.CHART_KIND_MATRIX, 3, arranging.WIDE_COLUMNS),
            of("other", pb.CHART_KIND_BARS, 3),
        ]
    )
    names = ["-".join(filter(None, (each.chart_id, each.currency))) for each in found]
    rows = [("time", "trend"), ("sales-EUR", "sales-CNY"), ("short", "other"), ("wide",)]
    assert names == [name for row in rows for name in row]


def test_a_value_at_the_end_of_a_line_does_not_lie_upon_it() -> None:
    points = [(f"2026-{month:02}", "", "60" if month < 12 else "10") for month in range(1, 13)]
    (last,) = charts.lines(chart(pb.CHART_KIND_LINES, *points)).values
    steep = charts.lines(chart(pb.CHART_KIND_LINES, *points)).marks[-1]
    assert last.y < steep.y - 8


def test_words_under_a_chart_are_as_far_apart_as_each_other() -> None:
    points = [(f"2026-{month:02}", "", "1") for month in range(1, 13)]
    drawn = charts.columns(chart(pb.CHART_KIND_COLUMNS, *points))
    words = [word.text for word in drawn.words]
    assert words == [f"2026-{month:02}" for month in range(2, 13, 2)]


def test_a_curve_says_what_stands_along_its_foot_in_round_shares() -> None:
    shares = [*range(5, 80, 5), 77, *range(80, 101, 5)]
    curve = chart(pb.CHART_KIND_LINES, *((f"{share}%", "", str(share)) for share in shares))
    curve.label_title = "Customer: share of all"
    drawn = charts.lines(curve)
    assert [word.text for word in drawn.words] == ["20%", "40%", "60%", "80%", "100%"]
    assert drawn.axis == "Customer: share of all"
    assert drawn.height - 6 > drawn.foot, "below the words"
    assert charts.lines(chart(pb.CHART_KIND_LINES, ("2026-01", "", "1"))).axis == ""


def test_values_on_columns_have_room_and_two_digits_at_least() -> None:
    def on(amounts: list[int]) -> list[str]:
        points = [(f"2026-{at:02}", "", str(amount)) for at, amount in enumerate(amounts, 1)]
        return [
            label.text for label in charts.columns(chart(pb.CHART_KIND_COLUMNS, *points)).values
        ]

    assert on([7_165, 8_377]) == ["7.2K", "8.4K"]
    assert on([10_650] * 12) == ["11K"] * 12, "too narrow for 10.7K"
    assert on([1_400_000] * 24) == [], "1M would be less than it is"


def test_the_whale_curve_says_its_most_its_end_and_how_many_customers_there_are() -> None:
    curve = costs_pb2.WhaleCurve(customer_count=1394)
    for count, profit in ((1, 9_000), (500, 700_000), (1078, 818_652), (1394, 788_700)):
        curve.points.add(customer_count=count, profit=str(profit))
    for phone in (False, True):
        drawn = whale(curve, phone=phone)
        assert drawn is not None
        assert [value.text for value in drawn.values] == ["818.7K", "788.7K"]
        assert drawn.words[-1].text == "1,394"
        for word in drawn.words:
            assert 0 <= word.at <= drawn.width - charts.width_of(word.text) / 2
        for one, two in pairwise(drawn.words):
            assert two.at - one.at > (charts.width_of(one.text) + charts.width_of(two.text)) / 2


def test_every_colour_on_paper_is_that_of_the_screen() -> None:
    css = (Path(rules.__file__).parent / "static" / "reports.css").read_text(encoding="utf-8")
    first = css[: css.index("}")]
    for name, colour in documents.COLOURS.items():
        if name not in ("s1", "late"):
            assert f"--{name}: {colour};" in first


def test_a_network_upright_is_as_wide_as_a_phone_and_its_departments_stand_clear() -> None:
    for count in range(2, network.MOST_BOXES + 1):
        process = process_pb2.Process()
        for number in range(count):
            process.departments.add(team=f"t{number}", given_count=1, received_count=1)
            process.hand_overs.add(
                from_team=f"t{number}", to_team=f"t{(number + 1) % count}", hand_over_count=1
            )
        drawn = network.drawn(process, phone=True)
        assert drawn.shape.width == 400
        for one, two in combinations(drawn.boxes, 2):
            assert abs(one.x - two.x) >= one.width or abs(one.y - two.y) >= one.height
        assert all(
            one.width / 2 <= one.x <= drawn.shape.width - one.width / 2
            and one.height / 2 <= one.y <= drawn.shape.height - one.height / 2
            for one in drawn.boxes
        )
