"""The picture of a buying committee: a box for each person, below whom they report to.

The rule kept here: what the picture shows stands in words beside it too. Geometry only; the template draws it.
"""

from collections import defaultdict
from typing import Any, NamedTuple

WIDTH, HEIGHT = 186.0, 66.0
GAP_X, GAP_Y = 22.0, 44.0
EDGE = 6.0
# On a phone: how far in those stand who report to somebody, as deep as there is room.
INDENT, DEEPEST, GAP_DOWN = 22.0, 5, 12.0
LETTERS, SMALL = 18, 26  # that fit into a line of a box: of the name, and of the lines below it


class Box(NamedTuple):
    """Somebody."""

    x: float
    y: float
    person: Any
    name: str


class Line(NamedTuple):
    """From somebody down to who reports to them."""

    points: str


class Picture(NamedTuple):
    """A committee, ready to be drawn."""

    boxes: list[Box]
    lines: list[Line]
    width: float
    height: float
    box_width: float = WIDTH
    box_height: float = HEIGHT


def short(text: str, letters: float = LETTERS) -> str:
    """A text that fits into a box; Chinese letters take twice the room."""
    room, kept = float(letters), ""
    for letter in text:
        room -= 1 if letter.isascii() else 1.8
        if room < 0:
            return f"{kept.rstrip()}…"
        kept += letter
    return kept


def draw(persons: Any) -> Picture:
    """The picture: each stands in the middle above those who report to them."""
    known = {person.deal_person_id for person in persons}
    below: dict[int, list[Any]] = defaultdict(list)
    for person in persons:
        above = person.reports_to_id if person.reports_to_id in known else 0
        below[above].append(person)
    places: dict[int, tuple[float, float]] = {}
    free = EDGE

    def place(person: Any, depth: int) -> float:
        nonlocal free
        y = EDGE + depth * (HEIGHT + GAP_Y)
        under = [place(one, depth + 1) for one in below[person.deal_person_id]]
        if under:
            x = (under[0] + under[-1]) / 2
        else:
            x = free
            free += WIDTH + GAP_X
        places[person.deal_person_id] = (x, y)
        return x

    for person in below[0]:
        place(person, 0)
    boxes = [
        Box(
            *places[person.deal_person_id],
            person,
            short(person.display_name),
        )
        for person in persons
        if person.deal_person_id in places
    ]
    lines = [
        _line(places[person.reports_to_id], places[person.deal_person_id])
        for person in persons
        if person.reports_to_id in places and person.deal_person_id in places
    ]
    deepest = max((y for _, y in places.values()), default=0.0)
    return Picture(boxes, lines, max(free - GAP_X, WIDTH) + EDGE, deepest + HEIGHT + EDGE)


def draw_down(persons: Any) -> Picture:
    """The picture for a phone: one below the other, and further in who reports to somebody."""
    known = {person.deal_person_id for person in persons}
    below: dict[int, list[Any]] = defaultdict(list)
    for person in persons:
        below[person.reports_to_id if person.reports_to_id in known else 0].append(person)
    boxes: list[Box] = []
    lines: list[Line] = []

    def place(person: Any, depth: int, above: Box | None) -> None:
        x, y = EDGE + min(depth, DEEPEST) * INDENT, EDGE + len(boxes) * (HEIGHT + GAP_DOWN)
        box = Box(x, y, person, short(person.display_name))
        boxes.append(box)
        if above:
            side, middle = above.x + INDENT / 2, y + HEIGHT / 2
            lines.append(_through((side, above.y + HEIGHT), (side, middle), (x, middle)))
        for one in below[person.deal_person_id]:
            place(one, depth + 1, box)

    for person in below[0]:
        place(person, 0, None)
    right = max((box.x for box in boxes), default=0.0)
    lowest = max((box.y for box in boxes), default=0.0)
    return Picture(boxes, lines, right + WIDTH + EDGE, lowest + HEIGHT + EDGE)


def _line(above: tuple[float, float], below: tuple[float, float]) -> Line:
    start, end = above[0] + WIDTH / 2, below[0] + WIDTH / 2
    top, bottom = above[1] + HEIGHT, below[1]
    middle = (top + bottom) / 2
    return _through((start, top), (start, middle), (end, middle), (end, bottom))


def _through(*points: tuple[float, float]) -> Line:
    return Line(" ".join(f"{x:.1f},{y:.1f}" for x, y in points))
