"""What becomes of a ticket's clocks when something happened to it: the old clocks and its life go in, the new come out.

The rule kept here: what came due before this moment is breached first, under the due time that held until then; only
then everything is reckoned anew. So it makes no difference whether the clock or the change is looked at first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crm_tickets.sla.rules import (
    CLOCK,
    ZERO,
    Calendars,
    ClockRule,
    Life,
    Policy,
    Wanted,
    reckon,
    rule_for,
    runs,
    wanted,
)

SUMMED_UP = ("breached", "warned", "running", "paused")  # the loudest first


@dataclass(frozen=True)
class Clock:
    """A clock as its row has it; `events` is what happened to it since."""

    kind: str
    ref: int
    team: str
    start_time: datetime
    clock_id: int = 0
    state: str = "running"
    policy_id: int | None = None
    business_calendar_id: int | None = None
    target_seconds: int = 0
    warn_seconds: int | None = None
    pause_states: tuple[str, ...] = ()
    consumed_seconds: int = 0
    reckon_time: datetime | None = None
    due_time: datetime | None = None
    warn_time: datetime | None = None
    warned_time: datetime | None = None
    breach_time: datetime | None = None
    end_time: datetime | None = None
    next_time: datetime | None = None
    events: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more is to be done for it."""
        return self.end_time is not None


def stepped(clock: Clock, step: str, event: str = "") -> Clock:
    """The clock after a step that its table allows; KeyError for any other."""
    state = CLOCK[clock.state, step]
    return replace(clock, state=state, events=(*clock.events, *([event] if event else [])))


def fired(clock: Clock, now: datetime, since: datetime | None = None) -> Clock:
    """The clock with what came by now: its warning, its breach, or both when nobody looked in between.

    It goes by its times only `since` then: what would have warned before that warns now.
    """
    if clock.state != "running" or clock.ended:
        return replace(clock, next_time=None)
    if clock.warned_time is None and clock.warn_time is not None:
        if clock.warn_time > now:
            return replace(clock, next_time=clock.warn_time)
        warned = max(clock.warn_time, since or clock.warn_time)
        clock = replace(clock, warned_time=warned, events=(*clock.events, "warned"))
    if clock.due_time is not None and clock.due_time <= now:
        breached = stepped(clock, "breach", "breached")
        return replace(breached, breach_time=clock.due_time, next_time=None)
    return replace(clock, next_time=clock.due_time)


def followed(
    clocks: Iterable[Clock],
    life: Life,
    policy: Policy | None,
    calendars: Calendars,
    now: datetime,
    *,
    is_new: bool = False,
) -> list[Clock]:
    """All clocks of a ticket as they are now."""
    asked = {(each.kind, each.ref): each for each in wanted(life)}
    found = []
    for clock in clocks:
        want = asked.pop((clock.kind, clock.ref), None) or _outlived(clock, life)
        found.append(_carried(fired(clock, now), want, life, policy, calendars, now))
    for want in asked.values():
        rule = rule_for(policy, want.kind, want.team)
        if rule is not None and (want.end is None or is_new):
            made = Clock(want.kind, want.ref, want.team, want.start, events=("started",))
            found.append(_carried(made, want, life, policy, calendars, now))
    return found


def _outlived(clock: Clock, life: Life) -> Wanted:
    """A clock that nothing asks for any more: an update was given, or its reason is gone."""
    told = clock.kind == "next_update" and life.told_time is not None
    end = life.told_time if told else life.close_time
    how = "meet" if told else "cancel"
    return Wanted(clock.kind, clock.ref, clock.team, clock.start_time, end or clock.start_time, how)


def _carried(
    clock: Clock,
    want: Wanted,
    life: Life,
    policy: Policy | None,
    calendars: Calendars,
    now: datetime,
) -> Clock:
    """One clock, reckoned anew."""
    if clock.ended and want.end is not None:
        return clock
    rule = rule_for(policy, want.kind, want.team)
    if clock.ended:
        if rule is None and clock.state != "breached":
            return clock
        clock = replace(stepped(clock, "restart", "restarted"), end_time=None)
    if clock.state == "breached":
        return _late(clock, want, life, calendars, now)
    if rule is None:
        cancelled = stepped(clock, "cancel", "cancelled")
        return replace(cancelled, end_time=now, next_time=None)
    assert policy is not None
    clock = _under(clock, rule, policy.policy_id)
    running = runs(want.start, want.end, life.steps, clock.pause_states)
    found = reckon(rule.target, rule.warn_after, running, calendars(rule.calendar_id), now)
    was_due, was_state = clock.due_time, clock.state
    clock = replace(
        clock,
        consumed_seconds=_seconds(found.consumed),
        reckon_time=now,
        due_time=found.due_time or (clock.due_time if want.end is not None else None),
        warn_time=found.warn_time or (clock.warn_time if want.end is not None else None),
    )
    if found.due_time is not None and found.due_time <= (want.end or now):
        late = replace(stepped(clock, "breach", "breached"), breach_time=now, next_time=None)
        return _late(late, want, life, calendars, now)
    if want.end is not None:
        by = want.ended_by
        ended = stepped(clock, by, "met" if by == "meet" else "cancelled")
        return replace(ended, end_time=want.end, next_time=None)
    return _going_on(clock, found.is_paused, was_due, was_state, now)


def _going_on(
    clock: Clock, is_paused: bool, was_due: datetime | None, was_state: str, now: datetime
) -> Clock:
    """A clock that is neither ended nor due, running or paused."""
    if is_paused != (clock.state == "paused"):
        clock = stepped(clock, "pause" if is_paused else "resume")
    if is_paused:
        clock = replace(clock, due_time=None, warn_time=None)
    moved = (clock.due_time, clock.state) != (was_due, was_state)
    if moved and "started" not in clock.events and "restarted" not in clock.events:
        clock = replace(clock, events=(*clock.events, "moved"))
    ahead = clock.warn_seconds is not None and not is_paused
    if clock.warned_time and ahead and (clock.warn_time is None or clock.warn_time > now):
        clock = replace(clock, warned_time=None)  # it lies ahead again: it will warn again
    return fired(clock, now, since=now)


def _late(clock: Clock, want: Wanted, life: Life, calendars: Calendars, now: datetime) -> Clock:
    """A breached clock: it keeps its due time, and ends when the thing is done after all."""
    if want.end is None:
        return clock
    calendar = calendars(clock.business_calendar_id or 0)
    running = runs(want.start, want.end, life.steps, clock.pause_states)
    used = sum((calendar.worked(run.start, run.end or now) for run in running), ZERO)
    ended = stepped(clock, want.ended_by, "ended_late")
    return replace(
        ended,
        consumed_seconds=_seconds(used),
        reckon_time=now,
        end_time=want.end,
        next_time=None,
    )


def _under(clock: Clock, rule: ClockRule, policy_id: int) -> Clock:
    """The clock under a rule."""
    return replace(
        clock,
        policy_id=policy_id,
        business_calendar_id=rule.calendar_id or None,
        target_seconds=_seconds(rule.target),
        warn_seconds=None if rule.warn_after is None else _seconds(rule.warn_after),
        pause_states=tuple(sorted(rule.pause_states)),
    )


def _seconds(length: timedelta) -> int:
    return int(length.total_seconds())


def summed_up(clocks: Sequence[Clock]) -> tuple[str | None, datetime | None, str | None]:
    """What a ticket says of its clocks: the loudest state, what is due first, and which clock that is."""
    going = [clock for clock in clocks if not clock.ended]
    states = {"warned" if c.state == "running" and c.warned_time else c.state for c in going}
    loudest = next((state for state in SUMMED_UP if state in states), None)
    due = min(
        (clock for clock in going if clock.due_time is not None),
        key=lambda clock: (clock.due_time, clock.kind),
        default=None,
    )
    return (loudest, due.due_time, due.kind) if due is not None else (loudest, None, None)
