"""What the model keeps: tickets with all that hangs on them, calls, and whose company somebody is of.

The rule kept here: nothing of the product is imported.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from tests.day.script import (
    BECOME_CUSTOMERS,
    COMPANIES,
    IN_STORIES,
    NEWCOMERS,
    REGULARS,
    SWITCHBOARD,
)


class Step(NamedTuple):
    """Where a ticket is from a minute on."""

    minute: int
    kind: str
    state: str
    handler: str
    team: str


@dataclass
class Promise:
    """Something promised to a customer."""

    kind: str
    due: int
    keeper: str
    state: str = "open"
    kept: int | None = None
    broken: int | None = None
    explained: bool = False

    @property
    def pending(self) -> bool:
        """Whether somebody still has to act."""
        return self.state == "open" or (
            self.broken is not None and not (self.kept or self.explained)
        )


@dataclass
class Survey:
    """The question after closing, and the answer."""

    closed: int
    state: str = "open"
    score: int = 0
    reaction: str = ""


@dataclass
class HandOver:
    """Something handed over."""

    kind: str
    giver: tuple[str, str]
    receiver: tuple[str, str]
    minute: int
    rule: str = ""
    state: str = "pending"
    answered: int | None = None
    answerer: str = ""


@dataclass
class Ticket:
    """A ticket, and all that hangs on it."""

    ref: str
    number: int
    opened: int
    channel: str
    caller: str
    priority: str
    owner: str = ""
    team: str = ""
    handler: str = ""
    handler_team: str = ""
    state: str = "new"
    first: int | None = None
    closed: int | None = None
    outcome: str = ""
    reopened: int = 0
    returns_to: str = ""
    raised: int | None = None
    was: str = ""  # its priority before it was raised
    known: bool = False  # whether its customer is one that customers knows
    steps: list[Step] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    hand_overs: list[HandOver] = field(default_factory=list)
    out: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    minutes: int = 0
    surveys: list["Survey"] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it is not closed."""
        return self.state != "closed"

    @property
    def pending(self) -> HandOver:
        """The hand-over that nobody has answered."""
        (found,) = [each for each in self.hand_overs if each.state == "pending"]
        return found

    def step(self, minute: int, kind: str) -> None:
        """A step of its way."""
        self.steps.append(Step(minute, kind, self.state, self.handler, self.handler_team))


def company_of(caller: str) -> str:
    """The company of a customer; nobody's for who is none."""
    if caller in (*REGULARS, *IN_STORIES):
        return f"k{(int(caller[1:]) - 1) % COMPANIES + 1:02}"
    return f"k-{caller}" if caller in (*SWITCHBOARD, *NEWCOMERS, *BECOME_CUSTOMERS) else ""


@dataclass
class Call:
    """A telephone call."""

    caller: str
    agent: str
    start: int
    ref: str = ""
    end: int | None = None
    settled: int | None = None
