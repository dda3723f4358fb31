"""What a way tells: stays, waits, hand-overs, loops, bounces, and from when on somebody is passed around.

The rule kept here: a way is a row of moments, and every measure is a function of them, whether they come from a ticket
or from a log of another system. The stays of all places add up to the whole time. docs/journeys.md has the definitions
and where they come from. Nothing here knows of a database, a message or a page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from crm_tickets.rules import UNACCEPTED_STATES

NOTHING = timedelta(0)
SECONDS_OF_HOUR = Decimal(3600)


class Moment(NamedTuple):
    """Where a ticket or case is from this moment on."""

    time: datetime
    place: str  # the department; the person where no departments are known; "": nobody's
    person: str
    state: str  # as the states of tickets: what it is doing there
    kind: str = ""  # a ticket's step; "" for an event of a log
    reason: str = ""
    activity: str = ""  # what was done, in the words of a log


class Stretch(NamedTuple):
    """A moment and the time until the next one."""

    number: int  # which of the moments
    end: datetime | None
    length: timedelta


class Stay(NamedTuple):
    """How long one place had it, and how many times it came there."""

    place: str
    length: timedelta
    visits: int


class Move(NamedTuple):
    """A hand-over from one place to another."""

    number: int
    giver: str
    receiver: str
    time: datetime
    wait: timedelta
    answered: bool
    is_loop: bool
    is_bounce: bool
    is_return: bool
    reason: str


@dataclass(frozen=True)
class Path:
    """Everything that a way tells."""

    stretches: list[Stretch]
    stays: list[Stay]
    moves: list[Move]
    places: list[str]
    people: int
    total: timedelta
    unaccepted: timedelta
    waiting: timedelta

    @property
    def hand_overs(self) -> int:
        """Changes of place."""
        return len(self.moves)

    @property
    def loops(self) -> int:
        """Arrivals at a place that had had it before."""
        return sum(move.is_loop for move in self.moves)

    @property
    def bounces(self) -> int:
        """Arrivals at the place where it had just come from."""
        return sum(move.is_bounce for move in self.moves)

    @property
    def departments(self) -> int:
        """Different places."""
        return len(set(self.places))


def measure(moments: Sequence[Moment], now: datetime) -> Path:
    """What a way tells, up to now while its last moment does not close it."""
    stretches = []
    for number, moment in enumerate(moments):
        last = number == len(moments) - 1
        end = None if last else moments[number + 1].time
        length = max(NOTHING, (end or max(now, moment.time)) - moment.time)
        if last and moment.state == "closed":
            length = NOTHING
        stretches.append(Stretch(number, end, length))
    opened = [s for s in stretches if moments[s.number].state != "closed"]
    moves = _moves(moments, now)
    return Path(
        stretches=stretches,
        stays=_stays(moments, opened),
        moves=moves,
        places=_places(moments),
        people=len({moment.person for moment in moments if moment.person}),
        total=_sum(opened),
        unaccepted=_sum(s for s in opened if moments[s.number].state in UNACCEPTED_STATES),
        waiting=_sum(s for s in opened if moments[s.number].state == "waiting"),
    )


def _sum(stretches: Iterable[Stretch]) -> timedelta:
    return sum((stretch.length for stretch in stretches), NOTHING)


def _stays(moments: Sequence[Moment], stretches: Sequence[Stretch]) -> list[Stay]:
    """The places on the way, the longest stay first."""
    lengths: dict[str, timedelta] = {}
    visits: dict[str, int] = {}
    before: str | None = None
    for stretch in stretches:
        place = moments[stretch.number].place
        lengths[place] = lengths.get(place, NOTHING) + stretch.length
        visits[place] = visits.get(place, 0) + (place != before)
        before = place
    ordered = sorted(lengths, key=lambda place: (-lengths[place], place))
    return [Stay(place, lengths[place], visits[place]) for place in ordered]


def _arrivals(moments: Sequence[Moment]) -> list[int]:
    """The moments at which it came to another place; nobody is no place."""
    found: list[int] = []
    for number, moment in enumerate(moments):
        if moment.place and (not found or moments[found[-1]].place != moment.place):
            found.append(number)
    return found


def _places(moments: Sequence[Moment]) -> list[str]:
    return [moments[number].place for number in _arrivals(moments)]


def _moves(moments: Sequence[Moment], now: datetime) -> list[Move]:
    """The hand-overs of a way, each with how long it lay with its receiver before somebody took it up."""
    arrivals = _arrivals(moments)
    places = [moments[number].place for number in arrivals]
    moves = []
    for step in range(1, len(arrivals)):
        arrived = arrivals[step]
        moment = moments[arrived]
        taken = _taken(moments, arrived)
        until = now if taken is None else moments[taken].time
        moves.append(
            Move(
                number=step,
                giver=places[step - 1],
                receiver=places[step],
                time=moment.time,
                wait=max(NOTHING, until - moment.time),
                answered=taken is not None,
                is_loop=places[step] in places[:step],
                is_bounce=step > 1 and places[step] == places[step - 2],
                is_return=moment.kind == "returned",
                reason=moment.reason,
            )
        )
    return moves


def _taken(moments: Sequence[Moment], arrived: int) -> int | None:
    """The moment from which on it no longer lay unaccepted with its receiver: taken up, moved on or closed."""
    place = moments[arrived].place
    for number in range(arrived, len(moments)):
        if moments[number].place != place or moments[number].state not in UNACCEPTED_STATES:
            return number
    return None


def repeats(activities: Iterable[str]) -> int:
    """How many activities had been done before on the same way: rework."""
    listed = list(activities)
    return len(listed) - len(set(listed))


# From when on somebody is passed around


def too_many(counts: Mapping[str, int], most: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """The measures that reached what is too many: measure, count, limit; a limit of 0 is none."""
    return [
        (measure, counts[measure], limit)
        for measure, limit in most.items()
        if limit and counts[measure] >= limit
    ]


# What it costs


class Rates(NamedTuple):
    """What reading into a ticket takes, and what hours cost; None: not said."""

    reading: timedelta
    work: Decimal | None
    wait: Decimal | None


class Cost(NamedTuple):
    """The hours that hand-overs cost, and the money if a rate is known."""

    wait: timedelta
    reading: timedelta
    amount: Decimal | None


def cost(hand_overs: int, wait: timedelta, rates: Rates) -> Cost:
    """What hand-overs cost: the customer's wait for each receiver, and each receiver's time to read into it."""
    reading = hand_overs * rates.reading
    if rates.work is None and rates.wait is None:
        return Cost(wait, reading, None)
    amount = _hours(reading) * (rates.work or 0) + _hours(wait) * (rates.wait or 0)
    return Cost(wait, reading, amount.quantize(Decimal("0.01")))


def _hours(length: timedelta) -> Decimal:
    return Decimal(int(length.total_seconds())) / SECONDS_OF_HOUR
