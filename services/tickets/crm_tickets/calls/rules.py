"""What a call is, from all that was told of it: a table, and functions of plain values.

The rule kept here: the state of a call is never changed by an event; it is made anew from all its events in their
sequence. So it does not matter in which order, or how often, they arrive.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

INCOMING, OUTGOING = "incoming", "outgoing"
# Where a call stands after an event. What is not listed leaves it where it is: it rings late at somebody else, or an
# event has a place behind the end.
CALL: Mapping[tuple[str, str], str] = {
    ("dialling", "answered"): "answered",
    ("dialling", "ended"): "unanswered",
    ("ringing", "answered"): "answered",
    ("ringing", "taken"): "answered",
    ("ringing", "ended"): "missed",
    ("answered", "transferred"): "transferred",
    ("answered", "ended"): "ended",
    # Passed on to where we hear nothing: somebody there speaks with the customer.
    ("transferred", "left"): "answered",
    ("transferred", "answered"): "answered",
    ("transferred", "taken"): "answered",
    ("transferred", "ended"): "missed",
    # No event: the switch says nothing more for too long.
    ("dialling", "lose"): "lost",
    ("ringing", "lose"): "lost",
    ("answered", "lose"): "lost",
    ("transferred", "lose"): "lost",
}
# Within one place of the sequence; what the desk did comes behind what was known when it did it.
ORDER = ("requested", "ringing", "transferred", "answered", "taken", "ended")
FIRST = {INCOMING: "ringing", OUTGOING: "dialling"}
TOLD = ("ringing", "answered", "transferred", "ended")  # by the switch
OVER = frozenset({"ended", "missed", "unanswered", "lost"})
WAITING = frozenset({"ringing", "transferred"})
LIVE = ("dialling", "ringing", "answered", "transferred")
WITHHELD = frozenset(
    {"anonymous", "unknown", "withheld", "private", "restricted", "unavailable", "blocked"}
)
MADE_WITHIN = timedelta(minutes=2)
LATEST = timedelta(minutes=5)  # so much may the clock of a switch be ahead of ours
LONGEST_BUSY = timedelta(hours=4)


class Told(NamedTuple):
    """One event of a call, with the names of its columns."""

    kind: str
    sequence: int
    event_time: datetime
    direction: str = ""
    phone: str = ""
    called_number: str = ""
    queue: str = ""
    user_id: str = ""
    extension: str = ""
    place: str = ""


class Stands(NamedTuple):
    """A call as its events make it, with the names of its columns."""

    state: str
    direction: str
    phone: str
    called_number: str
    queue: str
    ring_id: str
    agent_id: str
    extension: str
    place: str
    start_time: datetime
    answer_time: datetime | None
    end_time: datetime | None
    transfer_count: int


class NoEvents(Exception):
    """A call of which nothing was told."""


def in_sequence(events: Iterable[Told]) -> list[Told]:
    """The events in the order in which they happened."""
    return sorted(events, key=lambda each: (each.sequence, ORDER.index(each.kind)))


def next_state(state: str, kind: str) -> str:
    """Where a call stands after an event; where it stood, when the table does not know the step."""
    return CALL.get((state, kind), state)


def stands(events: Sequence[Told]) -> Stands:
    """What a call is, from all its events; raises NoEvents."""
    told = in_sequence(events)
    if not told:
        raise NoEvents
    direction = _first(told, "direction") or INCOMING
    now = Stands(
        state=FIRST[direction],
        direction=direction,
        phone=_first(told, "phone"),
        called_number=_first(told, "called_number"),
        queue="",
        ring_id="",
        agent_id="",
        extension="",
        place="",
        start_time=min(each.event_time for each in told),
        answer_time=None,
        end_time=None,
        transfer_count=0,
    )
    for each in told:
        now = _after(now, each)
    return now


def _first(told: Iterable[Told], name: str) -> str:
    return next((value for each in told if (value := getattr(each, name))), "")


def _after(now: Stands, event: Told) -> Stands:
    """The call after one more event."""
    if now.state in OVER:
        return now
    reached = now._replace(state=next_state(now.state, event.kind))
    if event.kind == "ended":
        return reached._replace(end_time=event.event_time)
    if event.kind in ("answered", "taken"):
        return _answered(reached, event)
    if event.kind == "transferred":
        return _passed_on(reached, event)
    if event.kind == "requested":
        return reached._replace(agent_id=event.user_id, extension=event.extension)
    return _rings(reached, event)


def _rings(now: Stands, event: Told) -> Stands:
    """It rings at somebody's, or in a queue; while somebody speaks, that is only a call on the side."""
    if now.state == "answered":
        return now
    if now.direction == OUTGOING:
        who = event.user_id or now.agent_id
        return now._replace(agent_id=who, extension=event.extension or now.extension)
    return now._replace(ring_id=event.user_id, queue=event.queue or now.queue, place=event.place)


def _answered(now: Stands, event: Told) -> Stands:
    """Somebody speaks with the customer: who is named, else whom it rang for."""
    who = event.user_id or ("" if event.place else now.ring_id or now.agent_id)
    return now._replace(
        agent_id=who,
        extension=event.extension or (now.extension if who == now.agent_id else ""),
        place=event.place,
        ring_id="",
        answer_time=now.answer_time or event.event_time,
    )


def _passed_on(now: Stands, event: Told) -> Stands:
    """It rings elsewhere, in a queue or at somebody's; or went to where we hear nothing more."""
    count = now.transfer_count + 1
    if event.place and not event.user_id and not event.queue:
        left = next_state(now.state, "left")
        who = now.agent_id if left != "answered" else ""
        return now._replace(
            state=left, agent_id=who, ring_id="", place=event.place, transfer_count=count
        )
    queue = event.queue or ("" if event.user_id else now.queue)
    return now._replace(ring_id=event.user_id, queue=queue, place="", transfer_count=count)


def speaks(state: str, agent_id: str) -> str:
    """Who of ours is on the telephone with the customer; "" when nobody is."""
    return agent_id if state in ("answered", "dialling") else ""


def busy_until(now: datetime, wrap_up: timedelta) -> datetime:
    """Until when somebody who has just hung up writes down what was said."""
    return now + wrap_up


def is_withheld(phone: str) -> bool:
    """Whether what a switch gives as a number says that there is none."""
    return phone.strip().lower() in WITHHELD


def obstacle(state: str, ring_id: str, me: str, *, mine: bool, there: bool, speaking: bool) -> str:
    """What keeps somebody from answering a call: a reason; "" when nothing does. The first that applies is said."""
    checks = (
        ("CALL_OVER", state in OVER),
        ("CALL_TAKEN", state not in WAITING),
        ("CALL_OF_ANOTHER", (ring_id not in ("", me)) or not (ring_id or mine)),
        ("ON_A_CALL", speaking),
        ("AWAY", not ring_id and not there),
    )
    return next((reason for reason, applies in checks if applies), "")
