"""The hand-over network as geometry: where each department stands, and which way each hand-over bends.

The rule kept here: departments stand in a ring in the order in which most hand-overs go to a neighbour, so that
few lines cross; an arrow is as wide as it is frequent, and both ways between two departments bend apart. It is drawn
lying for a desk, and upright for a phone. Nothing here knows HTML; nothing here decides a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin
from typing import NamedTuple

from crm.reports.v1 import process_pb2 as pb

THIN, THICK = 1.25, 9.0
BEND = 0.16
# Where words may stand on their line, the best place first: nearer to who gives, where no other arrow ends.
ALONG = (0.45, 0.38, 0.52, 0.31, 0.6, 0.68, 0.24)
# With more departments arrows say only how often: the rest is in the table.
FEW = 5
# Of so many hand-overs one that bounces is often.
OFTEN = 4
MOST_BOXES, MOST_ARROWS = 12, 40
LABELLED = 24


class Shape(NamedTuple):
    """How much room there is, how large a department is, and where each stands."""

    width: float
    height: float
    box_width: float
    box_height: float
    letters: int  # that fit into a box
    places: list[tuple[float, float]]
    upright: bool = False


def lying(count: int) -> Shape:
    """On an ellipse, for a desk."""
    width, height, radius_x, radius_y = 880.0, 560.0, 350.0, 236.0
    first = -pi if count == 2 else -pi / 2
    angles = [2 * pi * at / count + first for at in range(count)]
    places = [(width / 2 + radius_x * cos(a), height / 2 + radius_y * sin(a)) for a in angles]
    return Shape(width, height, 148.0, 46.0, 20, places)


def upright(count: int) -> Shape:
    """As wide as a phone: the first above, two columns below it, and the middle one of an even number at the foot."""
    width, box_width, box_height = 400.0, 132.0, 62.0
    side = (count - 1) // 2
    foot = count % 2 == 0
    step = max(box_height + 34.0, 340.0 / max(1, side + foot))
    left, right, top = box_width / 2 + 3, width - box_width / 2 - 3, box_height / 2 + 10
    places = [(width / 2, top), *((right, top + step * (at + 1)) for at in range(side))]
    if foot:
        places.append((width / 2, top + step * (side + 1)))
    places += [(left, top + step * (at + 1)) for at in reversed(range(side))]
    height = max(y for _, y in places) + box_height / 2 + 10
    return Shape(width, height, box_width, box_height, 16, places[:count], upright=True)


@dataclass(frozen=True, slots=True)
class Box:
    """A department."""

    x: float
    y: float
    department: pb.ProcessDepartment
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """The hand-overs from one department to another: a line, its head, and where its words stand."""

    path: str
    head: str
    width: float
    x: float
    y: float
    labelled: bool
    bounces_often: bool
    hand_over: pb.ProcessHandOver


@dataclass(slots=True)
class Network:
    """The whole picture, and how many departments and ways are not in it."""

    shape: Shape
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    boxes_left: int = 0
    arrows_left: int = 0
    whole: bool = True


def _order(teams: Sequence[str], hand_overs: Sequence[pb.ProcessHandOver]) -> list[str]:
    """Departments in a row in which the busiest pairs are neighbours: each next is who has most to do with the last."""
    between: dict[frozenset[str], int] = {}
    for each in hand_overs:
        pair = frozenset((each.from_team, each.to_team))
        between[pair] = between.get(pair, 0) + each.hand_over_count
    left, row = list(teams[1:]), list(teams[:1])
    while left:
        near = max(
            left, key=lambda team: (between.get(frozenset((row[-1], team)), 0), -left.index(team))
        )
        left.remove(near)
        row.append(near)
    return row


def _edge(box: Box, toward: tuple[float, float]) -> tuple[float, float]:
    """Where the line from a box's middle towards a point leaves the box."""
    dx, dy = toward[0] - box.x, toward[1] - box.y
    scale = max(abs(dx) / (box.width / 2 + 3), abs(dy) / (box.height / 2 + 3), 1e-9)
    return box.x + dx / scale, box.y + dy / scale


def _between(
    start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float], at: float
) -> tuple[float, float]:
    """A point of the curve."""
    x, y = ((1 - at) ** 2 * start[n] + 2 * at * (1 - at) * bend[n] + at**2 * end[n] for n in (0, 1))
    return x, y


class _Words:
    """Where the words of arrows stand: not on a department, and not on each other, as long as there is room."""

    def __init__(self, boxes: Sequence[Box], whole: bool) -> None:
        self.half = (62.0 if whole else 17.0, 8.0)
        self.taken = [(box.x, box.y, box.width / 2, box.height / 2) for box in boxes]

    def place(self, found: Sequence[tuple[float, float]]) -> tuple[float, float]:
        """The first of these places that is free; none is: the first."""
        free = (
            place for place in found if not any(self._over(place, other) for other in self.taken)
        )
        x, y = next(free, found[0])
        self.taken.append((x, y, *self.half))
        return round(x, 1), round(y, 1)

    def _over(self, place: tuple[float, float], other: tuple[float, float, float, float]) -> bool:
        x, y, width, height = other
        return (
            abs(place[0] - x) < self.half[0] + width and abs(place[1] - y) < self.half[1] + height
        )


def _arrow(a: Box, b: Box, each: pb.ProcessHandOver, most: int, words: _Words | None) -> Arrow:
    dx, dy = b.x - a.x, b.y - a.y
    # To the left of the way, so that the way back bends to the other side.
    bend = ((a.x + b.x) / 2 + dy * BEND, (a.y + b.y) / 2 - dx * BEND)
    start, end = _edge(a, bend), _edge(b, bend)
    width = round(THIN + (THICK - THIN) * (each.hand_over_count / most), 2)
    size = 7 + width
    length = hypot(end[0] - bend[0], end[1] - bend[1]) or 1.0
    ux, uy = (end[0] - bend[0]) / length, (end[1] - bend[1]) / length
    foot = (end[0] - ux * size, end[1] - uy * size)
    sides = [
        (foot[0] - uy * size * 0.5 * side, foot[1] + ux * size * 0.5 * side) for side in (1, -1)
    ]
    head = " ".join(f"{x:.1f},{y:.1f}" for x, y in (end, *sides))
    path = (
        f"M{start[0]:.1f},{start[1]:.1f} Q{bend[0]:.1f},{bend[1]:.1f} {foot[0]:.1f},{foot[1]:.1f}"
    )
    places = [_between(start, bend, foot, at) for at in ALONG]
    x, y = words.place(places) if words else places[0]
    often = each.bounce_count * OFTEN >= each.hand_over_count
    return Arrow(path, head, width, x, y, words is not None, often, each)


def drawn(process: pb.Process, *, phone: bool = False) -> Network:
    """The network of the busiest departments."""
    busy = sorted(
        process.departments,
        key=lambda one: (-(one.given_count + one.received_count), -one.stay_seconds, one.team),
    )
    moving = [one for one in busy if one.given_count + one.received_count]
    shown = {one.team: one for one in moving[:MOST_BOXES]}
    row = _order(list(shown), process.hand_overs)
    shape = upright(len(row)) if phone else lying(len(row))
    network = Network(shape, boxes_left=len(moving) - len(shown))
    places = {}
    for team, (x, y) in zip(row, shape.places, strict=True):
        size = shape.box_width, shape.box_height
        places[team] = Box(round(x, 1), round(y, 1), shown[team], *size)
    network.boxes = list(places.values())
    known = [
        each
        for each in process.hand_overs
        if each.from_team in places and each.to_team in places and each.from_team != each.to_team
    ]
    network.arrows_left = len(process.hand_overs) - len(known[:MOST_ARROWS])
    most = max((each.hand_over_count for each in known), default=1)
    network.whole = len(row) <= FEW and not shape.upright
    words = _Words(network.boxes, network.whole)
    network.arrows = [
        _arrow(
            places[each.from_team],
            places[each.to_team],
            each,
            most,
            words if at < LABELLED else None,
        )
        for at, each in enumerate(known[:MOST_ARROWS])
    ]
    return network
