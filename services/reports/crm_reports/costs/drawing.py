"""The whale curve as geometry: where its line, its ticks and its marks stand. The template draws it.

The rule kept here: as in charts.py: the curve has zero on it and few round ticks; nothing here decides a number.
"""

from collections.abc import Callable
from dataclasses import dataclass

from crm.reports.v1 import costs_pb2 as pb
from crm.reports.v1 import dashboards_pb2
from crm_chassis import formats

from crm_reports import charts

WIDTH, HEIGHT = 760.0, 280.0
PHONE = 360.0, 240.0
TOP, BOTTOM, RIGHT = 24.0, 46.0, 10.0
FOOT = 26.0  # where the numbers of customers stand; what they are stands below
MARKED = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that can be opened."""

    x: float
    y: float
    point: pb.WhalePoint


@dataclass(frozen=True, slots=True)
class Whale:
    """The curve, ready to be drawn."""

    ticks: list[charts.Tick]
    words: list[charts.Tick]
    line: str
    spots: list[Spot]
    peak: Spot
    values: list[charts.Label]
    foot: float
    left: float
    zero: float
    right: float
    width: float
    height: float


def whale(curve: pb.WhaleCurve, *, phone: bool = False) -> Whale | None:
    """The curve, for a desk or as narrow as a phone; None without customers."""
    if not curve.points:
        return None
    values = [float(point.profit) for point in curve.points]
    numbers = charts.ticks_of(min(0.0, *values), max(0.0, *values), dashboards_pb2.UNIT_MONEY)
    texts = [charts.shortly(number, dashboards_pb2.UNIT_MONEY) for number in numbers]
    left = max(len(text) + sum(not each.isascii() for each in text) for text in texts) * 6.4 + 10
    low, high, total = numbers[0], numbers[-1], curve.customer_count
    width, height = PHONE if phone else (WIDTH, HEIGHT)

    def y(value: float) -> float:
        return round(TOP + (height - TOP - BOTTOM) * (1 - (value - low) / (high - low)), 2)

    def x(count: int) -> float:
        return round(left + (width - RIGHT - left) * count / total, 2)

    spots = [Spot(x(p.customer_count), y(v), p) for p, v in zip(curve.points, values, strict=True)]
    line = " ".join([f"{left:.2f},{y(0)}", *(f"{spot.x},{spot.y}" for spot in spots)])
    every = max(1, len(spots) // MARKED)
    peak = max(spots, key=lambda spot: -spot.y)
    return Whale(
        ticks=[charts.Tick(y(n), text) for n, text in zip(numbers, texts, strict=True)],
        words=_words(x, total, width),
        line=line,
        spots=[spot for at, spot in enumerate(spots) if at % every == 0 or at == len(spots) - 1],
        peak=peak,
        values=_values(peak, spots[-1], width),
        foot=height - FOOT,
        left=round(left, 2),
        zero=y(0),
        right=width - RIGHT,
        width=width,
        height=height,
    )


def _words(x: Callable[[int], float], total: int, width: float) -> list[charts.Tick]:
    """Round numbers of customers, and at the end how many they are."""
    last = formats.number(total)
    half = charts.width_of(last) / 2
    found = [charts.Tick(min(x(total), width - half), last)]
    for count in reversed(charts.ticks_of(0, total, dashboards_pb2.UNIT_COUNT)):
        text = formats.number(round(count))
        room = charts.width_of(text) / 2 + half + charts.LETTER
        if 0 <= count < total and all(abs(x(round(count)) - word.at) > room for word in found):
            found.append(charts.Tick(x(round(count)), text))
    return found[::-1]


def _values(peak: Spot, last: Spot, width: float) -> list[charts.Label]:
    """The most that is earned, and what is left of it with all customers."""
    found = []
    for spot, above in ((peak, True), (last, False)):
        text = charts.shortly(float(spot.point.profit), dashboards_pb2.UNIT_MONEY)
        half = charts.width_of(text) / 2
        found.append(charts.Label(min(spot.x, width - half), spot.y + (-10 if above else 18), text))
    return found if peak.point != last.point else found[:1]
