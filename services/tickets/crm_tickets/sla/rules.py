"""What a clock is due, why, and what may happen to it: pure arithmetic over the steps of a ticket.

The rule kept here: time counts while the calendar is open and the ticket is in no state that pauses the clock; a thing
is in time when it is done before its due time. What was breached stays breached, and its due time stays on record.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

KINDS = ("first_response", "stage", "next_update", "callback", "resolution")
STATES = ("running", "paused", "met", "breached", "cancelled")
CAUSES = ("created", "step", "changed", "rules", "customer", "time", "promise")

# What may happen to a clock. Whether a breached one was ended, late, its end time says.
CLOCK: Mapping[tuple[str, str], str] = {
    ("running", "pause"): "paused",
    ("running", "meet"): "met",
    ("running", "breach"): "breached",
    ("running", "cancel"): "cancelled",
    ("paused", "resume"): "running",
    ("paused", "meet"): "met",
    ("paused", "breach"): "breached",
    ("paused", "cancel"): "cancelled",
    ("met", "restart"): "running",
    ("cancelled", "restart"): "running",
    ("breached", "meet"): "breached",
    ("breached", "cancel"): "breached",
    ("breached", "restart"): "breached",
}
NEVER_PAUSED = ("closed",)  # no clock runs on a closed ticket, whatever its rule says
GIVEN_BACK = ("returned", "withdrawn")
POINTLESS = ("duplicate", "withdrawn")  # outcomes of tickets whose clocks had nothing to reach
ZERO = timedelta(0)


class Calendar(Protocol):
    """What is asked of a calendar: crm_chassis.business_time.Calendar answers."""

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """How much time that counts lies between two moments."""

    def after(self, start: datetime, length: timedelta) -> datetime | None:
        """When so much time will have passed."""

    def stretches(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of time that counts."""


Calendars = Callable[[int], Calendar]


class ClockRule(NamedTuple):
    """One clock of a policy."""

    kind: str
    target: timedelta
    calendar_id: int
    warn_after: timedelta | None
    pause_states: frozenset[str]
    teams: frozenset[str]


class Policy(NamedTuple):
    """A policy: whom it is for (what is empty does not narrow), and its clocks."""

    policy_id: int
    priorities: frozenset[str]
    tiers: frozenset[str]
    categories: frozenset[str]
    channels: frozenset[str]
    teams: frozenset[str]
    from_time: datetime | None
    clocks: tuple[ClockRule, ...]


class Case(NamedTuple):
    """What policies ask of a ticket."""

    priority: str
    tier: str
    category: str
    channel: str
    team: str
    create_time: datetime


class Step(NamedTuple):
    """A step of a ticket: where it stood from then on, and which department had it."""

    step_id: int
    time: datetime
    kind: str
    state: str
    team: str


class Callback(NamedTuple):
    """A callback that was promised; `end` when it is kept or given up."""

    promise_id: int
    start: datetime
    end: datetime | None
    kept: bool


class Life(NamedTuple):
    """All of a ticket that its clocks depend on."""

    create_time: datetime
    close_time: datetime | None
    outcome: str
    first_response_time: datetime | None
    told_time: datetime | None
    steps: Sequence[Step]
    callbacks: Sequence[Callback]


class Wanted(NamedTuple):
    """A clock that a ticket's life asks for: since when, and how it ended if it did."""

    kind: str
    ref: int
    team: str
    start: datetime
    end: datetime | None = None
    ended_by: str = ""


class Run(NamedTuple):
    """A stretch in which a clock is not paused; without an end it goes on."""

    start: datetime
    end: datetime | None


class Reckoned(NamedTuple):
    """A clock as it stands: what is used up, and when it warns and is due if nothing changes."""

    consumed: timedelta
    due_time: datetime | None
    warn_time: datetime | None
    is_paused: bool


class Part(NamedTuple):
    """A part of the way to a due time: counted, closed (the calendar) or paused (the ticket)."""

    kind: str
    start: datetime
    end: datetime


def fitting(policies: Iterable[Policy], case: Case) -> Policy | None:
    """The first policy that a ticket fits."""
    return next((each for each in policies if _fits(each, case)), None)


def _fits(policy: Policy, case: Case) -> bool:
    asked = (
        (policy.priorities, case.priority),
        (policy.tiers, case.tier.lower()),
        (policy.categories, case.category.lower()),
        (policy.channels, case.channel),
        (policy.teams, case.team),
    )
    since = policy.from_time is None or case.create_time >= policy.from_time
    return since and all(not named or value in named for named, value in asked)


def rule_for(policy: Policy | None, kind: str, team: str) -> ClockRule | None:
    """The first rule of a policy for a clock of this kind, and for a stage of this department."""
    rules = policy.clocks if policy is not None else ()
    fits = (r for r in rules if r.kind == kind and (not r.teams or team in r.teams))
    return next(fits, None)


def warn_after(target: timedelta, minutes: int, percent: int) -> timedelta | None:
    """How much of the target is used up when the clock warns: so many minutes before, or by so many percent."""
    if minutes:
        return max(ZERO, target - timedelta(minutes=minutes))
    return target * percent / 100 if percent else None


def wanted(life: Life) -> list[Wanted]:
    """The clocks that a ticket's life asks for."""
    how = "cancel" if life.outcome in POINTLESS else "meet"
    found = [Wanted("resolution", 0, "", life.create_time, life.close_time, how)]
    found.append(_first_response(life))
    if life.told_time is not None:
        ref = microseconds(life.told_time)
        found.append(Wanted("next_update", ref, "", life.told_time, life.close_time, how))
    for each in life.callbacks:
        by = "meet" if each.kept else "cancel"
        found.append(Wanted("callback", each.promise_id, "", each.start, each.end, by))
    return [*found, *stages(life.steps, how)]


def _first_response(life: Life) -> Wanted:
    answered = life.first_response_time is not None
    end = life.first_response_time if answered else life.close_time
    how = "meet" if answered else "cancel"
    return Wanted("first_response", 0, "", life.create_time, end, how)


def stages(steps: Sequence[Step], closed_by: str = "meet") -> list[Wanted]:
    """One clock for each visit of a ticket to a department, ended when it moves on or is closed."""
    found: list[Wanted] = []
    here: Wanted | None = None
    for step in steps:
        goes_on = here is not None and here.team == step.team and step.state != "closed"
        if goes_on:
            continue
        if here is not None:
            how = "cancel" if step.kind in GIVEN_BACK else "meet"
            how = closed_by if step.state == "closed" else how
            found.append(here._replace(end=step.time, ended_by=how))
            here = None
        if step.team and step.state != "closed":
            here = Wanted("stage", step.step_id, step.team, step.time)
    return [*found, here] if here is not None else found


def microseconds(moment: datetime) -> int:
    """A moment as a number, to tell one clock of a kind from the next."""
    return round(moment.timestamp() * 1_000_000)


def runs(
    start: datetime, end: datetime | None, steps: Sequence[Step], pauses: Iterable[str]
) -> list[Run]:
    """When a clock was not paused between its start and its end, by the states of its ticket."""
    still = {*pauses, *NEVER_PAUSED}
    found: list[Run] = []
    begun: datetime | None = start
    for step in steps:
        if end is not None and step.time >= end:
            break
        moment = max(start, step.time)
        if step.state in still:
            if begun is not None and moment > begun:
                found.append(Run(begun, moment))
            begun = None
        elif begun is None:
            begun = moment
    if begun is not None and (end is None or end > begun):
        found.append(Run(begun, end))
    return found


def reckon(
    target: timedelta,
    warn: timedelta | None,
    running: Sequence[Run],
    calendar: Calendar,
    now: datetime,
) -> Reckoned:
    """How a clock stands now."""
    consumed = sum((calendar.worked(run.start, min(run.end or now, now)) for run in running), ZERO)
    return Reckoned(
        consumed=consumed,
        due_time=reached(target, running, calendar),
        warn_time=reached(warn, running, calendar) if warn is not None else None,
        is_paused=not running or running[-1].end is not None,
    )


def reached(length: timedelta, running: Sequence[Run], calendar: Calendar) -> datetime | None:
    """The first moment at which so much time has counted; None: not before the clock goes on, or never."""
    left = length
    for run in running:
        if run.end is None:
            return calendar.after(run.start, left)
        here = calendar.worked(run.start, run.end)
        if here >= left:
            return calendar.after(run.start, left)
        left -= here
    return None


def _parts_of(begin: datetime, end: datetime, calendar: Calendar) -> Iterator[Part]:
    """The parts of a stretch in which nothing was paused."""
    at = begin
    for start, stop in calendar.stretches(begin, end):
        if start > at:
            yield Part("closed", at, start)
        yield Part("counted", start, stop)
        at = stop
    if at < end:
        yield Part("closed", at, end)


def parts(running: Sequence[Run], calendar: Calendar, until: datetime) -> list[Part]:
    """The way of a clock until a moment: the stretches that count, and what lies between them."""
    found: list[Part] = []
    at: datetime | None = None
    for run in running:
        if run.start >= until:
            break
        if at is not None and run.start > at:
            found.append(Part("paused", at, run.start))
        at = min(run.end or until, until)
        found += _parts_of(run.start, at, calendar)
    if at is not None and at < until:
        found.append(Part("paused", at, until))
    return found
