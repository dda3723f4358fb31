"""Who gets a ticket, who stands in for whom, and when something goes back: decisions over plain values.

The rule kept here: every choice is a table or a function that can be read and tried by itself, and each says why it
chose. The words of the reasons are here once; pages say them in the reader's language.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

# What an absence becomes. "begin" and "end" are steps of jobs, which may come twice or late: what is not listed here
# was done already, or was called off.
ABSENCE: Mapping[tuple[str, str], str] = {
    ("planned", "begin"): "active",
    ("planned", "call_off"): "called_off",
    ("planned", "end"): "ended",
    ("active", "end"): "ended",
}

# What becomes of something that a caretaker has.
CARETAKING: Mapping[tuple[str, str], str] = {
    ("out", "return"): "back",
    ("out", "move"): "moved",
}

# A customer's next ticket goes to the agent who knows them. What stands in the way decides by which rule it goes
# elsewhere, and when it goes back to them.
STICKY: Mapping[str, str] = {
    "free": "knows",
    "absent": "knows_absent",
    "full": "knows_full",
    "left": "knows_left",
}
GOES_BACK: Mapping[str, str] = {
    "knows": "it is with them",
    "knows_absent": "when they are back",
    "knows_full": "when they have room, unless somebody took it up meanwhile",
    "knows_left": "never: the successor knows the customer from then on",
}

# Why somebody has a ticket: in words, with what the rule went by.
REASONS: Mapping[str, str] = {
    "knows": "%(person)s knows this customer from ticket %(ticket)s",
    "knows_absent": "%(from)s, who knows this customer, is absent: %(person)s has it until %(from)s is back",
    "knows_full": "%(from)s, who knows this customer, has %(load)s of %(capacity)s: it goes back when there is room",
    "knows_left": "%(from)s, who knew this customer, has left: %(person)s is the successor",
    "least_loaded": "%(person)s is available, has the skills, and has least (%(load)s)",
    "next": "next in %(queue)s: it waited %(minutes)s min",
    "next_promised": "next in %(queue)s: it is promised for %(due)s UTC",
    "next_due": "next in %(queue)s: by its service level it is due %(due)s UTC",
    "liaison": "%(person)s is the liaison person of %(team)s",
    "deputy": "the liaison persons of %(team)s are absent: %(person)s stands in",
    "anybody": "the liaison persons of %(team)s and their deputies are absent: anybody there may take it",
    "specialist": "%(person)s can do %(skill)s (level %(level)s), is available, and has least (%(load)s)",
    "specialist_away": "nobody with %(skill)s is available; of those not absent %(person)s has least (%(load)s)",
    "absence": "%(from)s is absent until %(until)s: %(person)s stands in",
    "absence_over": "%(person)s is back",
    "room_again": "%(person)s knows this customer and has room again",
    "successor": "%(from)s has left: %(person)s is the successor",
}

# The orders of queues that go by what is due: by clocks and by promises alike.
BY_DUE = frozenset({"due", "priority_due"})
PRIORITIES = ("urgent", "high", "normal", "low")
INFORM_AFTER = timedelta(hours=8)
PRESENT_FOR = timedelta(hours=10)
BEATS_FOR = timedelta(minutes=10)
STICKY_DAYS = 400


class NotAllowed(Exception):
    """A step that the state does not allow."""


def next_state(table: Mapping[tuple[str, str], str], state: str, step: str) -> str:
    """Where a step leads; raises NotAllowed."""
    try:
        return table[state, step]
    except KeyError:
        raise NotAllowed(f"{step} is not possible from {state}") from None


class Why(NamedTuple):
    """The rule by which somebody was chosen, and what it went by."""

    rule: str
    facts: Mapping[str, str]

    @property
    def text(self) -> str:
        """In English words."""
        return reason(self.rule, self.facts)


def why(rule: str, **facts: object) -> Why:
    """A rule with its facts; `from_` is written `from`."""
    return Why(rule, {name.rstrip("_"): str(value) for name, value in facts.items()})


def reason(rule: str | None, facts: Mapping[str, str] | None) -> str:
    """A rule with its facts in English words; "" without a rule. A fact that is missing is a dash."""
    template = REASONS.get(rule or "")
    return template % _Facts(facts or {}) if template else ""


class _Facts(dict[str, str]):
    def __missing__(self, _name: str) -> str:
        return "–"


# Who is there


def presence_now(
    state: str | None,
    expire_time: datetime | None,
    now: datetime,
    busy_until: datetime | None = None,
) -> str:
    """What somebody's presence is: what they said last, until it expires; who said nothing is away.

    Who is on the telephone, or writes down what was said there, is busy at most.
    """
    if not state or expire_time is None or now >= expire_time:
        return "away"
    if state == "available" and busy_until is not None and now < busy_until:
        return "busy"
    return state


def presence_after_beat(expire_time: datetime, now: datetime, lasts: timedelta) -> datetime:
    """Until when a presence holds after a heartbeat: a heartbeat never shortens it."""
    return max(expire_time, now + lasts)


class Away(NamedTuple):
    """An absence of somebody that is going on."""

    user_id: str
    substitute_id: str
    end_time: datetime
    absence_id: int = 0


def stand_in(person: str, absences: Mapping[str, Away], others: Sequence[str]) -> str:
    """Who stands in for somebody absent: the substitute, or theirs, and so on; else the first other who is there.

    "" when nobody is there: then everything stays where it is, and is loud.
    """
    seen = {person}
    each = absences[person].substitute_id if person in absences else ""
    while each and each not in seen:
        if each not in absences:
            return each
        seen.add(each)
        each = absences[each].substitute_id
    return next((o for o in others if o not in absences and o not in seen), "")


# Who could take a ticket


@dataclass(frozen=True)
class Candidate:
    """Somebody who might get a ticket, as they stand now."""

    user_id: str
    team: str = ""
    presence: str = "away"
    absent: bool = False
    left: bool = False
    load: int = 0
    capacity: int = 0
    skills: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)


class Need(NamedTuple):
    """What a ticket asks of who takes it."""

    skills: Mapping[str, int]
    channel: str = ""


def weight_of(weights: Mapping[str, int], channel: str) -> int:
    """What a ticket of a channel counts."""
    return weights.get(channel, 1)


def has_room(load: int, capacity: int, weight: int) -> bool:
    """Whether a ticket of this weight still fits; capacity 0 is no limit."""
    return not capacity or load + weight <= capacity


def can(skills: Mapping[str, int], needed: Mapping[str, int]) -> bool:
    """Whether somebody has all skills that are needed, each at its level."""
    return all(skills.get(name, 0) >= max(level, 1) for name, level in needed.items())


def obstacle(candidate: Candidate, need: Need) -> str:
    """What keeps routing from giving somebody a ticket; "" when nothing does. The first that applies is said."""
    checks = (
        ("left", candidate.left),
        ("skill", not can(candidate.skills, need.skills)),
        ("absent", candidate.absent),
        (candidate.presence, candidate.presence != "available"),
        ("full", not _fits(candidate, need)),
    )
    return next((name for name, applies in checks if applies), "")


def _fits(candidate: Candidate, need: Need) -> bool:
    weight = weight_of(candidate.weights, need.channel)
    return has_room(candidate.load, candidate.capacity, weight)


def by_load(candidate: Candidate) -> tuple[float, int, str]:
    """The order in which routing prefers people: the least loaded share of what they take, then the least load."""
    share = candidate.load / candidate.capacity if candidate.capacity else 0.0
    return share, candidate.load, candidate.user_id


def ranked(candidates: Iterable[Candidate], need: Need) -> list[Candidate]:
    """Those to whom routing may give a ticket, the one it prefers first."""
    return sorted((c for c in candidates if not obstacle(c, need)), key=by_load)


def specialists(candidates: Iterable[Candidate], need: Need) -> list[tuple[str, Candidate]]:
    """Who may get a hand-over for a skill, by which rule, in the order of preference.

    Who is available and has room comes first. When nobody is, it may wait in the box of somebody who is not absent.
    """
    able = [c for c in candidates if not c.left and not c.absent and can(c.skills, need.skills)]
    there = sorted((c for c in able if not obstacle(c, need)), key=by_load)
    if there:
        return [("specialist", c) for c in there]
    return [("specialist_away", c) for c in sorted(able, key=by_load) if _fits(c, need)]


def sticky(known: Candidate, need: Need) -> str:
    """What stands in the way of the agent who knows the customer: a key of STICKY. Being out for lunch does not."""
    if known.left:
        return "left"
    if known.absent:
        return "absent"
    return "free" if _fits(known, need) else "full"


def liaison(
    team: str, liaisons: Sequence[str], deputies: Sequence[str], absent: frozenset[str]
) -> tuple[str, Why | None]:
    """Who gets what is handed to a department, and why; ("", None) when it has no liaison persons at all."""
    for rule, people in (("liaison", liaisons), ("deputy", deputies)):
        for person in people:
            if person not in absent:
                return person, why(rule, person=person, team=team)
    return "", why("anybody", team=team) if (liaisons or deputies) else None


def next_why(
    sorting: str, due_time: datetime | None, promise_due_time: datetime | None, **facts: object
) -> Why:
    """Why a ticket is the next in a queue: by what is due first, where the queue goes by that, else by its age."""
    dues = [moment for moment in (due_time, promise_due_time) if moment is not None]
    if sorting not in BY_DUE or not dues:
        return why("next", **facts)
    first = min(dues)
    rule = "next_promised" if first == promise_due_time else "next_due"
    return why(rule, **facts, due=first.astimezone(UTC).strftime("%Y-%m-%d %H:%M"))


def goes_back(rule: str | None, state: str, *, room: bool) -> bool:
    """Whether a ticket that went elsewhere for want of room goes to who knows the customer: GOES_BACK in words."""
    return rule == "knows_full" and state == "new" and room


# Who is kept in the picture


def is_with_others(owner: tuple[str, str], handler: tuple[str, str], state: str) -> bool:
    """Whether others than the owner work on a ticket: then the owner keeps the customer informed."""
    return state != "closed" and bool(owner[0]) and owner[0] != handler[0]


def inform_due(
    since: datetime, informed: datetime | None, interval: timedelta = INFORM_AFTER
) -> datetime:
    """By when the customer has to hear how things stand: so long after they last did, or after it went to others."""
    return max(since, informed or since) + interval


def reminds(now: datetime, due_time: datetime | None, remind_time: datetime | None) -> bool:
    """Whether the owner is to be reminded now: once for each time that it fell due."""
    return (
        due_time is not None and now >= due_time and (remind_time is None or remind_time < due_time)
    )
