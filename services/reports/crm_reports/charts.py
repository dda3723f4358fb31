"""Charts as geometry: where each column, line and label stands. The template draws it, the reader's browser shows it.

The rule kept here: a chart starts at zero, has few round ticks, and every mark is a link to the records behind it.
Nothing here knows HTML; nothing here decides a number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10
from typing import NamedTuple

from babel.numbers import format_compact_decimal
from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.i18n import gettext as _

WIDTH, HEIGHT = 440.0, 210.0
TOP, BOTTOM, RIGHT = 18.0, 24.0, 6.0
LETTER, DIGIT = 6.4, 7.5  # how wide they are: of words, and of values, which are bold
INTERVALS = 4
SPANS = (60, 300, 600, 900, 1800, 3600, 7200, 10800, 14400, 21600, 43200, 86400)
SHADES = 5
FIFTHS = frozenset(f"{share}%" for share in range(20, 101, 20))
AXIS = 16.0  # the line under the words, where it says what they are
# How many lines are told apart by the value at their end, and how far apart two such values must be.
NAMED_LINES, LINE_HEIGHT = 3, 13.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart with its number, or a word under it."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A column (part) or a point of a line."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    text: str
    point: pb.Point


@dataclass(frozen=True, slots=True)
class Label:
    """A value that stands on the drawing."""

    x: float
    y: float
    text: str


@dataclass(slots=True)
class Drawing:
    """A chart along time, ready to be drawn."""

    legend: list[tuple[str, str]] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    words: list[Tick] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)
    values: list[Label] = field(default_factory=list)
    left: float = 0.0
    right: float = WIDTH - RIGHT
    zero: float = 0.0
    foot: float = HEIGHT - 6
    axis: str = ""  # what stands along its foot, where that is not time
    width: float = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class Bar:
    """A lying bar: its share of the longest."""

    point: pb.Point
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of from and to; each cell has a shade from 0 (nothing) to 5 (the most)."""

    columns: list[str]
    rows: list[tuple[str, list[tuple[pb.Point | None, int, str]]]]


def shown(value: str, unit: int, currency: str = "") -> str:
    """A value as a person reads it: an amount in full with its currency if that is given, else in whole units."""
    if not value:
        return "–"
    number = Decimal(value)
    if unit == pb.UNIT_SECONDS:
        return formats.span(float(number))
    if unit == pb.UNIT_SHARE:
        return formats.percent(number, 0 if number in (0, 1) else 1)
    if unit == pb.UNIT_MONEY:
        return formats.money(number, currency) if currency else formats.number(number, 0)
    return formats.number(number, 0 if number == number.to_integral_value() else 1)


def _width(text: str) -> int:
    """How many letters wide a text is; Chinese ones are twice as wide."""
    return len(text) + sum(not letter.isascii() for letter in text)


def width_of(text: str) -> float:
    """How wide a value is on the drawing: a dot takes half a digit, a Chinese letter one and a half."""
    wide = sum(not letter.isascii() for letter in text)
    return DIGIT * (len(text) + wide / 2 - sum(map(text.count, ".,")) / 2)


def is_long(text: str) -> bool:
    """Whether a text is too wide for large letters."""
    return _width(text) > 9


def shortly(value: float, unit: int, digits: int = 1) -> str:
    """A value beside a tick."""
    if unit == pb.UNIT_SECONDS and 3600 <= value < 86400 and value % 3600 == 0:
        return _("%(hours)s h", hours=int(value // 3600))
    if unit == pb.UNIT_SECONDS:
        return formats.span(value) if value else "0"
    if unit == pb.UNIT_SHARE:
        return formats.percent(value)
    # Where thousands have no letter of their own (in Chinese), nothing else would round them.
    value = round(value) if abs(value) >= 100 else round(value, 2)
    return str(format_compact_decimal(value, locale=i18n.locale(), fraction_digits=digits))


def step_of(span: float, unit: int) -> float:
    """A round step of which a few cover the span."""
    least = span / INTERVALS
    if unit == pb.UNIT_SECONDS:
        days = (86400 * size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))
        return next((float(step) for step in (*SPANS, *days) if step >= least), least)
    if least <= 0:
        return 1.0
    power = 10.0 ** floor(log10(least))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= least * 0.999)
    return max(1.0, float(round(step))) if unit == pb.UNIT_COUNT else step


def ticks_of(low: float, high: float, unit: int) -> list[float]:
    """Round numbers from at or below `low` to at or above `high`; zero is always among them."""
    step = step_of(max(high - low, 1e-9), unit)
    first = floor(low / step)
    found = [first * step]
    while found[-1] < high - step * 1e-6:
        found.append((first + len(found)) * step)
    return found if len(found) > 1 else [0.0, step]


def _number(point: pb.Point) -> float:
    return float(point.value) if point.value else 0.0


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def tones_of(groups: Sequence[str], points: Iterable[pb.Point]) -> dict[str, str]:
    """The colour class of each group; one that tells of broken promises is red, and only that."""
    late = {point.group for point in points if point.alarming}
    tones, number = {}, 0
    for group in groups:
        if group in late:
            tones[group] = "late"
        else:
            number += 1
            tones[group] = f"s{(number - 1) % 8 + 1}"
    return tones


class _Plane:
    """Where values and steps stand on the drawing."""

    def __init__(self, chart: pb.Chart, low: float, high: float) -> None:
        self.labels = _unique(point.label for point in chart.points)
        self.numbers = ticks_of(low, high, chart.unit)
        texts = [shortly(number, chart.unit) for number in self.numbers]
        # Lines along something else than time are curves along shares.
        self.axis = chart.label_title if chart.kind == pb.CHART_KIND_LINES else ""
        self.left = max(map(_width, texts)) * LETTER + 8
        self.step = (WIDTH - RIGHT - self.left) / max(1, len(self.labels))
        self.texts = texts

    def y(self, value: float) -> float:
        low, high = self.numbers[0], self.numbers[-1]
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low)), 2)

    def x(self, label: str) -> float:
        return self.left + self.step * (self.labels.index(label) + 0.5)

    def frame(self) -> Drawing:
        """The drawing without marks: ticks, and as many words under it as fit."""
        drawing = Drawing(left=round(self.left, 2), zero=self.y(0), axis=self.axis)
        drawing.height += AXIS if self.axis else 0
        drawing.ticks = [
            Tick(self.y(n), text) for n, text in zip(self.numbers, self.texts, strict=True)
        ]
        # Every so many steps from the last one back, so that the words are as far apart as the steps.
        widest = max(map(_width, self.labels), default=1) * LETTER
        over = max(0.0, widest / 2 - self.step / 2 - RIGHT)
        every = max(1, ceil((widest + LETTER * 1.5 + over) / self.step))
        shares = [label for label in self.labels if label in FIFTHS] if drawing.axis else []
        for label in shares if len(shares) > 2 else reversed(self.labels[::-every]):
            half = _width(label) * LETTER / 2
            at = min(self.x(label), WIDTH - half)
            if at - half >= 0:
                drawing.words.append(Tick(round(at, 2), label))
        return drawing


def columns(chart: pb.Chart) -> Drawing:
    """Upright columns; groups stand on each other."""
    groups = _unique(point.group for point in chart.points)
    tones = tones_of(groups, chart.points)
    ups: dict[str, float] = {}
    downs: dict[str, float] = {}
    for point in chart.points:
        heap = ups if _number(point) >= 0 else downs
        heap[point.label] = heap.get(point.label, 0.0) + _number(point)
    plane = _Plane(chart, min([0.0, *downs.values()]), max([0.0, *ups.values()]))
    drawing = plane.frame()
    drawing.legend = [(group, tones[group]) for group in groups if group]
    width = max(1.0, min(plane.step * 0.72, 36.0))
    stand: dict[tuple[str, bool], float] = {}
    for point in chart.points:
        value = _number(point)
        if not value:
            continue
        foot = stand.get((point.label, value > 0), 0.0)
        stand[point.label, value > 0] = foot + value
        top, bottom = sorted((plane.y(foot), plane.y(foot + value)))
        x = round(plane.x(point.label) - width / 2, 2)
        drawing.marks.append(
            Mark(
                x,
                top,
                round(width, 2),
                max(0.75, round(bottom - top, 2)),
                tones[point.group],
                _told(chart, point),
                point,
            )
        )
    drawing.values = _totals(chart, plane, ups)
    return drawing


def _totals(chart: pb.Chart, plane: _Plane, ups: dict[str, float]) -> list[Label]:
    """The value on each column, where all of them have room and none loses what it says by being short."""
    for digits in (1, 0):
        texts = {
            label: shortly(value, chart.unit, digits) for label, value in ups.items() if value > 0
        }
        fit = all(width_of(text) + 2 <= plane.step for text in texts.values())
        if fit and (digits or all(_says_enough(ups[n], text) for n, text in texts.items())):
            return [
                Label(round(plane.x(label), 2), plane.y(ups[label]) - 4, text)
                for label, text in texts.items()
            ]
    return []


def _says_enough(value: float, text: str) -> bool:
    """Whether a shortened number has two digits at least: 14,000 is not 10,000."""
    return value < 10_000 or sum(map(str.isdigit, text)) > 1


def lines(chart: pb.Chart) -> Drawing:
    """One line per group, broken where there is nothing to measure."""
    groups = _unique(point.group for point in chart.points)
    tones = tones_of(groups, chart.points)
    values = [_number(point) for point in chart.points]
    plane = _Plane(chart, min([0.0, *values]), max([0.0, *values]))
    drawing = plane.frame()
    drawing.legend = [(group, tones[group]) for group in groups if group]
    for group in groups:
        run: list[str] = []
        for point in (point for point in chart.points if point.group == group):
            if not point.value:
                _end(drawing, tones[group], run)
                run = []
                continue
            x, y = round(plane.x(point.label), 2), plane.y(_number(point))
            run.append(f"{x},{y}")
            drawing.marks.append(Mark(x, y, 0, 0, tones[group], _told(chart, point), point))
        _end(drawing, tones[group], run)
    if len(groups) <= NAMED_LINES:
        drawing.values = _ends(chart, drawing, groups)
    return drawing


def _ends(chart: pb.Chart, drawing: Drawing, groups: Sequence[str]) -> list[Label]:
    """The last value of each line, but where it would lie upon another one's."""
    found: list[Label] = []
    for group in groups:
        last = next((mark for mark in reversed(drawing.marks) if mark.point.group == group), None)
        if last is None:
            continue
        text = shortly(_number(last.point), chart.unit)
        half = _width(text) * LETTER / 2
        x = min(last.x, WIDTH - half)
        top = _highest(drawing, group, x - half)
        label = Label(round(x, 2), max(10.0, top - 8), text)
        if all(abs(label.y - other.y) >= LINE_HEIGHT for other in found):
            found.append(label)
    return found


def _highest(drawing: Drawing, group: str, left: float) -> float:
    """How high a line comes from a place on: at its points, and where it crosses that place."""
    marks = [mark for mark in drawing.marks if mark.point.group == group]
    tops = [mark.y for mark in marks if mark.x >= left]
    for one, two in pairwise(marks):
        if one.x < left < two.x:
            tops.append(one.y + (two.y - one.y) * (left - one.x) / (two.x - one.x))
    return min(tops)


def _end(drawing: Drawing, tone: str, run: list[str]) -> None:
    if len(run) > 1:
        drawing.lines.append((tone, " ".join(run)))


def _told(chart: pb.Chart, point: pb.Point) -> str:
    """What a mark says when it is pointed at."""
    value = shown(point.value, chart.unit, chart.currency)
    return " · ".join(filter(None, (point.label, point.group, value)))


def bars(chart: pb.Chart) -> list[Bar]:
    """Lying bars, as shares of the longest."""
    most = max((abs(_number(point)) for point in chart.points), default=0) or 1
    return [
        Bar(
            point,
            round(100 * max(0.0, _number(point)) / most, 1),
            shown(point.value, chart.unit),
        )
        for point in chart.points
    ]


class Rows(NamedTuple):
    """A chart along time as a table."""

    columns: list[str]
    rows: list[tuple[str, list[tuple[pb.Point | None, str]]]]


def rows(chart: pb.Chart) -> Rows:
    """The values of a chart as a table: steps are rows, groups are columns."""
    cells = {(point.label, point.group): point for point in chart.points}
    groups = _unique(point.group for point in chart.points)

    def cell(label: str, group: str) -> tuple[pb.Point | None, str]:
        point = cells.get((label, group))
        return point, shown(point.value, chart.unit) if point else ""

    labels = _unique(point.label for point in chart.points)
    return Rows(groups, [(label, [cell(label, group) for group in groups]) for label in labels])


def matrix(chart: pb.Chart) -> Matrix:
    """The table, its busiest rows and columns first."""
    totals: dict[tuple[bool, str], float] = {}
    cells = {(point.label, point.group): point for point in chart.points}
    for point in chart.points:
        for way, name in ((True, point.label), (False, point.group)):
            totals[way, name] = totals.get((way, name), 0.0) + _number(point)
    order = sorted(totals, key=lambda entry: (-totals[entry], entry[1]))
    columns_, rows = ([name for way, name in order if way is kind] for kind in (False, True))
    most = max((_number(point) for point in chart.points), default=0) or 1

    def cell(row: str, column: str) -> tuple[pb.Point | None, int, str]:
        point = cells.get((row, column))
        if point is None:
            return None, 0, ""
        return (
            point,
            max(1, round(SHADES * _number(point) / most)),
            shown(point.value, chart.unit),
        )

    return Matrix(columns_, [(row, [cell(row, column) for column in columns_]) for row in rows])
