"""What of a promise happens by itself, and when: reminders, the breach, and the steps of escalation.

The rule kept here: a promise's own row says what happened already, so that each thing happens once however many look;
what was missed while nobody looked is made up for in its order, except for reminders of a time that has passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple


class Step(NamedTuple):
    """One step of escalation: how long after the broken time, and who is told."""

    after: timedelta
    targets: Sequence[str]
    user_ids: Sequence[str] = ()


class Rule(NamedTuple):
    """How promises of a kind are looked after."""

    kind: str
    calendar_id: int = 0
    leads: Sequence[timedelta] = ()
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Owed:
    """A promise as far as time is concerned."""

    due_time: datetime
    since_time: datetime
    pending: bool = True
    remind_time: datetime | None = None
    lapse_time: datetime | None = None
    escalation_count: int = 0

    @property
    def ahead(self) -> bool:
        """Whether its time has not passed unkept yet."""
        return self.lapse_time is None or self.due_time > self.lapse_time


class Act(NamedTuple):
    """Something that happens by itself: "remind", "lapse", or "escalate" by one of the steps."""

    what: str
    step: int = 0


def reminders(owed: Owed, rule: Rule) -> list[datetime]:
    """The moments of its reminders that are still to come or were not used yet, the earliest first."""
    used = max(owed.since_time, owed.remind_time or owed.since_time)
    moments = {owed.due_time - lead for lead in rule.leads}
    return sorted(moment for moment in moments if moment > used)


def next_time(owed: Owed, rule: Rule) -> datetime | None:
    """When the next thing happens by itself; None: nothing does."""
    if not owed.pending:
        return None
    if owed.ahead:
        return min([*reminders(owed, rule), owed.due_time])
    if owed.lapse_time is not None and owed.escalation_count < len(rule.steps):
        return owed.lapse_time + rule.steps[owed.escalation_count].after
    return None


def fallen_due(owed: Owed, rule: Rule, now: datetime) -> tuple[list[Act], Owed]:
    """What happens now, in its order, and how the promise stands afterwards."""
    acts: list[Act] = []
    if not owed.pending:
        return acts, owed
    if owed.ahead and now >= owed.due_time:
        acts.append(Act("lapse"))
        owed = replace(owed, lapse_time=owed.due_time, escalation_count=0)
    elif owed.ahead and any(moment <= now for moment in reminders(owed, rule)):
        acts.append(Act("remind"))
        owed = replace(owed, remind_time=now)
    while not owed.ahead and owed.escalation_count < len(rule.steps):
        at = next_time(owed, rule)
        if at is None or now < at:
            break
        acts.append(Act("escalate", owed.escalation_count))
        owed = replace(owed, escalation_count=owed.escalation_count + 1)
    return acts, owed


def in_order(steps: Sequence[Step]) -> bool:
    """Whether each step comes after the one before, and tells somebody."""
    times = [step.after for step in steps]
    return times == sorted(times) and all(step.targets or step.user_ids for step in steps)
