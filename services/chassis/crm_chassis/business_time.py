"""Time that counts: how much of it lies between two moments, and when so much of it will have passed.

The rule kept here: a moment counts when the clock on the wall of the calendar's zone shows a time within a span of its
day; where that clock is put forward or back, the spans are as much shorter or longer. All is reckoned in whole
microseconds over the days of UTC, which are always 24 hours long; each is laid out once and kept, with sums by
periods of some weeks, so that a question costs two searches and a look at each period between.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from crm_chassis.business_hours import Span, Week

Stretch = tuple[datetime, datetime]
Ticks = tuple[tuple[int, int], ...]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
SECOND, MINUTE, DAY = 1_000_000, 60_000_000, 86_400_000_000
FIRST_DAY = EPOCH.toordinal()
PERIOD = 32  # days of UTC whose sums are kept together
# How many periods are looked at: what does not come within twenty years never does, and without hours of the week,
# when only special days have any, within two.
FARTHEST, FARTHEST_OF_DAYS = 20 * 366 // PERIOD, 2 * 366 // PERIOD


class Calendar:
    """The hours of a week in a time zone, and the days that are different."""

    def __init__(
        self,
        zone: ZoneInfo,
        week: Week,
        special: Callable[[date], Sequence[Span] | None] = lambda _day: None,
    ) -> None:
        self.zone, self.week, self.special = zone, week, special
        self._days: dict[int, Ticks] = {}
        self._sums: dict[int, list[int]] = {}

    def spans_on(self, day: date) -> Sequence[Span]:
        """The hours of one day."""
        found = self.special(day)
        return self.week[day.weekday()] if found is None else found

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """How much time that counts lies between two moments; none when the end is first."""
        if end <= start:
            return timedelta(0)
        (first, before), (last, until) = self._passed(_ticks(start)), self._passed(_ticks(end))
        return (until - before + sum(self._period(n)[-1] for n in range(first, last))) * TICK

    def after(self, start: datetime, length: timedelta) -> datetime | None:
        """The first moment at which so much time has passed since `start`; None: it never comes."""
        if length <= timedelta(0):
            return start
        first, passed = self._passed(_ticks(start))
        wanted = passed + length // TICK
        farthest = FARTHEST if any(self.week) else FARTHEST_OF_DAYS
        for number in range(first, first + farthest):
            sums = self._period(number)
            if sums[-1] >= wanted:
                return EPOCH + self._reached(number, sums, wanted) * TICK
            wanted -= sums[-1]
        return None

    def stretches(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """The stretches of time that counts between two moments, each as long as it can be."""
        first, last = _ticks(start), _ticks(end)
        held: tuple[int, int] | None = None
        for number in range(first // DAY, last // DAY + 1):
            for begin, stop in self._day(number):
                one, two = max(begin, first), min(stop, last)
                if one >= two:
                    continue
                if held and held[1] == one:
                    held = (held[0], two)
                    continue
                if held:
                    yield EPOCH + held[0] * TICK, EPOCH + held[1] * TICK
                held = (one, two)
        if held:
            yield EPOCH + held[0] * TICK, EPOCH + held[1] * TICK

    def is_open(self, moment: datetime) -> bool:
        """Whether a moment counts."""
        tick = _ticks(moment)
        return any(begin <= tick < stop for begin, stop in self._day(tick // DAY))

    def next_open(self, moment: datetime, days: int) -> datetime | None:
        """The next moment that counts, this one if it does; None: none of the next days has one."""
        tick = _ticks(moment)
        for number in range(tick // DAY, tick // DAY + days):
            for begin, stop in self._day(number):
                if stop > tick:
                    found = EPOCH + max(begin, tick) * TICK
                    return found.astimezone(moment.tzinfo)
        return None

    def _passed(self, tick: int) -> tuple[int, int]:
        """The period in which a tick lies, and how much of the period's time has passed by then."""
        number, day = divmod(tick // DAY, PERIOD)
        today = self._day(tick // DAY)
        since_midnight = sum(min(stop, tick) - begin for begin, stop in today if begin < tick)
        return number, self._period(number)[day] + since_midnight

    def _reached(self, number: int, sums: list[int], wanted: int) -> int:
        """The tick at which so much of a period's time has passed."""
        day = bisect_left(sums, wanted) - 1
        left = wanted - sums[day]
        for begin, stop in self._day(number * PERIOD + day):
            if stop - begin >= left:
                return begin + left
            left -= stop - begin
        raise AssertionError("the sums of a day are those of its spans")

    def _period(self, number: int) -> list[int]:
        """What had passed of a period's time at the beginning of each of its days, and at its end."""
        found = self._sums.get(number)
        if found is None:
            found = [0]
            for day in range(number * PERIOD, (number + 1) * PERIOD):
                found.append(found[-1] + sum(stop - begin for begin, stop in self._day(day)))
            self._sums[number] = found
        return found

    def _day(self, number: int) -> Ticks:
        """The time that counts on a day of UTC."""
        found = self._days.get(number)
        if found is None:
            found = self._days[number] = self._laid_out(number * DAY, (number + 1) * DAY)
        return found

    def _laid_out(self, start: int, end: int) -> Ticks:
        """The spans of local days as they lie between two ticks: each part of them with its own offset."""
        found: list[tuple[int, int]] = []
        change = self._change(start, end)
        for begin, stop in ((start, change), (change, end)):
            if begin == stop:
                continue
            offset = self._offset(begin)
            for day in range((begin + offset) // DAY - 1, (stop + offset - 1) // DAY + 1):
                for span in self.spans_on(date.fromordinal(FIRST_DAY + day)):
                    one = max(begin, day * DAY + span.start * MINUTE - offset)
                    two = min(stop, day * DAY + span.end * MINUTE - offset)
                    if one < two:
                        found.append((one, two))
        return _joined(found)

    def _offset(self, tick: int) -> int:
        """How far the zone's clocks are ahead of UTC."""
        there = datetime.fromtimestamp(tick // SECOND, self.zone).utcoffset()
        return (there or timedelta(0)) // TICK

    def _change(self, start: int, end: int) -> int:
        """When the clocks are put forward or back between two ticks; `end` if they are not."""
        before = self._offset(start)
        if self._offset(end - SECOND) == before:
            return end
        low, high = start // SECOND, end // SECOND - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._offset(middle * SECOND) == before else (low, middle)
        return high * SECOND


def _ticks(moment: datetime) -> int:
    return (moment - EPOCH) // TICK


def _joined(spans: list[tuple[int, int]]) -> Ticks:
    """Spans in order, those that touch or overlap as one."""
    joined: list[tuple[int, int]] = []
    for begin, stop in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((begin, stop))
    return tuple(joined)
