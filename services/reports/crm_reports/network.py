"""The hand-over network as geometry: where each department stands, and which way each hand-over bends.

The rule kept here: departments stand on an ellipse in the order in which most hand-overs go to a neighbour, so that
few lines cross; an arrow is as wide as it is frequent, and both ways between two departments bend apart. Nothing here
knows HTML; nothing here decides a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from crm.reports.v1 import process_pb2 as pb

WIDTH, HEIGHT = 880.0, 560.0
BOX_WIDTH, BOX_HEIGHT = 148.0, 46.0
RADIUS_X, RADIUS_Y = 350.0, 236.0
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


@dataclass(frozen=True, slots=True)
class Box:
    """A department."""

    x: float
    y: float
    department: pb.ProcessDepartment
    width: float = BOX_WIDTH
    height: float = BOX_HEIGHT


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

    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    boxes_left: int = 0
    arrows_left: int = 0
    whole: bool = True
    width: float = WIDTH
    height: float = HEIGHT


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


def _edge(x: float, y: float, toward: tuple[float, float]) -> tuple[float, float]:
    """Where the line from a box's middle towards a point leaves the box."""
    dx, dy = toward[0] - x, toward[1] - y
    scale = max(abs(dx) / (BOX_WIDTH / 2 + 3), abs(dy) / (BOX_HEIGHT / 2 + 3), 1e-9)
    return x + dx / scale, y + dy / scale


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
    start, end = _edge(a.x, a.y, bend), _edge(b.x, b.y, bend)
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


def drawn(process: pb.Process) -> Network:
    """The network of the busiest departments."""
    busy = sorted(
        process.departments,
        key=lambda one: (-(one.given_count + one.received_count), -one.stay_seconds, one.team),
    )
    moving = [one for one in busy if one.given_count + one.received_count]
    shown = {one.team: one for one in moving[:MOST_BOXES]}
    row = _order(list(shown), process.hand_overs)
    network = Network(boxes_left=len(moving) - len(shown))
    places = {}
    for at, team in enumerate(row):
        angle = 2 * pi * at / len(row) - (pi if len(row) == 2 else pi / 2)
        x = WIDTH / 2 + RADIUS_X * cos(angle)
        y = HEIGHT / 2 + RADIUS_Y * sin(angle)
        places[team] = Box(round(x, 1), round(y, 1), shown[team])
    network.boxes = list(places.values())
    known = [
        each
        for each in process.hand_overs
        if each.from_team in places and each.to_team in places and each.from_team != each.to_team
    ]
    network.arrows_left = len(process.hand_overs) - len(known[:MOST_ARROWS])
    most = max((each.hand_over_count for each in known), default=1)
    network.whole = len(row) <= FEW
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
