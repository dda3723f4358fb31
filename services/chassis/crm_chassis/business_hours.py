"""Hours as people write them, "mon-fri 09:00-12:00", read once into minutes of the day.

The rule kept here: a span that ends when it begins or before ends on the next day; 24:00 is the end of the day. What
cannot be read raises UnreadableHours, and whoever asked says it in the words of the place where it stood.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60
_TIMES = r"(?P<start>\d{1,2}:\d{2})\s*[-–]\s*(?P<end>\d{1,2}:\d{2})"
SPAN = re.compile(rf"(?P<first>[a-z]{{3}})(-(?P<last>[a-z]{{3}}))?(\s+{_TIMES})?")
TIMES = re.compile(_TIMES)


class UnreadableHours(ValueError):
    """Hours that nobody can read; `part` is the one that is wrong in them."""

    def __init__(self, part: str, *, is_time: bool = False) -> None:
        super().__init__(part)
        self.part, self.is_time = part, is_time


class Span(NamedTuple):
    """A time of the day in minutes since its midnight; an end beyond 1440 lies on the next day."""

    start: int
    end: int


Week = tuple[tuple[Span, ...], ...]


def minute_of(text: str) -> int:
    """Minutes since midnight of "9:30"; 24:00 is the end of the day."""
    hour, minute = map(int, text.split(":"))
    if minute > 59 or hour * 60 + minute > DAY:
        raise UnreadableHours(text, is_time=True)
    return hour * 60 + minute


def _between(start: str, end: str) -> Span:
    first, last = minute_of(start) % DAY, minute_of(end)
    return Span(first, last if last > first else last + DAY)


def span_of(text: str) -> tuple[frozenset[int], Span]:
    """Reads "mon-fri 20:00-06:00" or "sat-sun": the days of the week (Monday is 0) and the span."""
    found = SPAN.fullmatch(str(text).strip().lower())
    if not found or found["first"] not in DAYS or (found["last"] or "mon") not in DAYS:
        raise UnreadableHours(text)
    first = DAYS.index(found["first"])
    last = DAYS.index(found["last"]) if found["last"] else first
    days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    span = _between(found["start"], found["end"]) if found["start"] else Span(0, DAY)
    return days, span


def day_spans(text: str) -> tuple[Span, ...]:
    """Reads the hours of one day, like "09:00-12:00, 13:00-15:00"; nothing written: closed."""
    parts = list(filter(None, (part.strip() for part in re.split(r"[,;]", text))))
    found = [TIMES.fullmatch(part) for part in parts]
    wrong = next((part for part, match in zip(parts, found, strict=True) if match is None), None)
    if wrong is not None:
        raise UnreadableHours(wrong)
    return tuple(sorted(_between(match["start"], match["end"]) for match in found if match))


def week_of(spans: Iterable[tuple[frozenset[int], Span]]) -> Week:
    """The spans of each day of the week, Monday first."""
    found: list[set[Span]] = [set() for _ in DAYS]
    for days, span in spans:
        for day in days:
            found[day].add(span)
    return tuple(tuple(sorted(each)) for each in found)


def written(span: Span) -> str:
    """A span as people write it."""
    start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in (span.start, span.end % DAY))
    return f"{start}-{'24:00' if span.end == DAY else end}"
