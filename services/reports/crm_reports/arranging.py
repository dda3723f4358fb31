"""Which chart stands beside which: two in a row, on a page and on paper.

The rule kept here: the order of the dashboard is kept as far as little is left empty; every chart is shown once.
"""

from collections.abc import Iterable
from itertools import pairwise

from crm.reports.v1 import dashboards_pb2 as pb

# A chart along time is as high as a list of so many lines; lists that differ by no more lines stand side by side.
ALONG_TIME, ALIKE = 9, 3
LOOK_AHEAD = 6
WIDE_COLUMNS = 6


def is_wide(chart: pb.Chart) -> bool:
    """Whether a chart needs the width of two: a table with many columns."""
    columns = {point.group for point in chart.points}
    return chart.kind == pb.CHART_KIND_MATRIX and len(columns) >= WIDE_COLUMNS


def side_by_side(charts: Iterable[pb.Chart]) -> list[pb.Chart]:
    """Charts in the order in which they are shown: beside each the same in another currency, or one about as high."""
    left, shown = [*charts], list[pb.Chart]()
    while left:
        first = left.pop(0)
        shown.append(first)
        near = [each for each in left[:LOOK_AHEAD] if not is_wide(each)]
        if is_wide(first) or not near:
            continue
        same = [each for each in near if each.chart_id == first.chart_id]
        alike = [each for each in near if abs(_height(each) - _height(first)) <= ALIKE]
        # What has another half itself is left to it, if there is anything else.
        halves = {one.chart_id for one, two in pairwise(left) if one.chart_id == two.chart_id}
        alone = [each for each in alike if each.chart_id not in halves]
        beside = (same or alone or alike or near)[0]
        left.remove(beside)
        shown.append(beside)
    return shown


def _height(chart: pb.Chart) -> int:
    """How high a chart is, roughly, in lines of a list."""
    if chart.kind in (pb.CHART_KIND_LINES, pb.CHART_KIND_COLUMNS):
        return ALONG_TIME
    return len({point.label for point in chart.points})
