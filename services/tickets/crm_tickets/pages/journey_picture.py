"""The picture of a way: a lane for each department, a bar for each stretch of time, an arrow for each hand-over.

The rule kept here: what took a minute can still be seen beside what took a month; what the picture shows stands in
words beside it too. Geometry only; the template draws it.
"""

from typing import Any, NamedTuple

from crm_tickets.pages.blueprint import plain

LEFT, WIDTH = 130.0, 590.0
TOP, LANE, BAR = 26.0, 46.0, 20.0
LEAST = 10.0
LETTER = 7.0
NAME_LETTERS = 17


class Bar(NamedTuple):
    """A stretch of the way."""

    x: float
    y: float
    width: float
    state: str
    step: Any
    wide: bool  # wide enough to say how long it took


class Arrow(NamedTuple):
    """A hand-over: from lane to lane, with its number."""

    x: float
    start: float
    end: float
    head: str  # the points of its head
    number: int
    move: Any
    tone: str


class Lane(NamedTuple):
    """What one department had."""

    team: str
    short: str
    y: float
    stay: Any


class Picture(NamedTuple):
    """A way, ready to be drawn."""

    lanes: list[Lane]
    bars: list[Bar]
    arrows: list[Arrow]
    width: float
    height: float
    start: Any
    end: Any


def _place(step: Any) -> str:
    return str(step.handler_team or step.handler_id)


def _tone(move: Any) -> str:
    """Back to whom it had come from is the loudest, back to somebody who had had it is next."""
    return "bounce" if move.is_bounce else "loop" if move.is_loop else "onward"


def _short(name: str) -> str:
    """A name that fits beside its lane; Chinese letters take twice the room."""
    room, kept = float(NAME_LETTERS), ""
    for letter in name:
        room -= 1 if letter.isascii() else 1.8
        if room < 0:
            return f"{kept.rstrip()}…"
        kept += letter
    return kept


def draw(journey: Any) -> Picture:
    """The picture of a journey."""
    steps = [step for step in journey.steps if plain(step) != "closed"]
    stays = {stay.team: stay for stay in journey.stays}
    names = list(dict.fromkeys(_place(step) for step in steps))
    tops = {name: TOP + LANE * number for number, name in enumerate(names)}
    bars = _bars(steps, tops)
    return Picture(
        lanes=[Lane(name, _short(name), tops[name], stays.get(name)) for name in names],
        bars=bars,
        arrows=_arrows(journey, bars),
        width=LEFT + WIDTH + 10,
        height=TOP + LANE * len(names) + 4,
        start=journey.steps[0].start_time if journey.steps else None,
        end=journey.steps[-1].end_time if steps and steps[-1].HasField("end_time") else None,
    )


def _bars(steps: list[Any], tops: dict[str, float]) -> list[Bar]:
    """The stretches side by side; each has its least width, and the rest is shared by time."""
    total = sum(step.duration_seconds for step in steps)
    least = min(LEAST, WIDTH / len(steps)) if steps else 0.0
    spare = max(0.0, WIDTH - least * len(steps))
    x, bars = LEFT, []
    for step in steps:
        share = step.duration_seconds / total if total else 1 / len(steps)
        width = least + spare * share
        y = tops[_place(step)]
        bars.append(Bar(round(x, 1), y, round(width, 1), plain(step), step, width > LETTER * 9))
        x += width
    return bars


def _arrows(journey: Any, bars: list[Bar]) -> list[Arrow]:
    """An arrow where a bar lies in another lane than the one before it; nobody's lane takes part in no hand-over."""
    moves = {move.number: move for move in journey.moves}
    arrows: list[Arrow] = []
    last: Bar | None = None
    for bar in bars:
        if not _place(bar.step):
            continue
        if last is not None and _place(last.step) != _place(bar.step):
            number = len(arrows) + 1
            down = bar.y > last.y
            start = last.y + (BAR if down else 0)
            end = bar.y + (0 if down else BAR)
            tip = end - 6 if down else end + 6
            head = f"{bar.x - 4},{tip} {bar.x + 4},{tip} {bar.x},{end}"
            move = moves.get(number)
            tone = _tone(move) if move is not None else "onward"
            arrows.append(Arrow(bar.x, start, end, head, number, move, tone))
        last = bar
    return arrows
