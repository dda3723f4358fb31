"""In which minutes of the day somebody looks at the clock, and the whole day by the model alone."""

from collections.abc import Iterator, Sequence

from tests.day.model import Day
from tests.day.script import HOUR, OPENS, Act

TICK = 10
MORNING, EVENING = OPENS - HOUR, 18 * HOUR + 30


def minutes(script: Sequence[Act]) -> Iterator[tuple[int, list[Act]]]:
    """The minutes at which somebody looks at the clock, and what is done in each: every tenth, and the one before."""
    doing: dict[int, list[Act]] = {}
    for act in script:
        doing.setdefault(act.minute, []).append(act)
    for minute in range(MORNING, EVENING + 1):
        if minute in doing or minute % TICK in (0, TICK - 1):
            yield minute, doing.get(minute, [])


def hear(minute: int) -> bool:
    """Whether services read what others told in this minute."""
    return minute % TICK == TICK - 1


def played(script: Sequence[Act]) -> Day:
    """The whole day, by the model alone."""
    day = Day()
    for minute, acts in minutes(script):
        day.at(minute)
        if hear(minute):
            day.spread()
        for act in acts:
            day.play(act)
    return day
