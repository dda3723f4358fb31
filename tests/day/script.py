"""The script of the day: who does what when, as a table that model and services are both given.

The rule kept here: a day is what its patterns and its seed say, and nothing else. Stories that must happen stand at
their call; between them calls follow each other every three minutes in a fixed round. `python -m tests.day` prints it.
"""

import random
from collections.abc import Callable
from typing import Any, NamedTuple

HOUR, DAY = 60, 24 * 60
OPENS, CLOSES, NOON = 8 * HOUR, 18 * HOUR, 12 * HOUR
MONDAY = 4 * DAY  # Friday is a holiday
BACK = MONDAY + OPENS
DOWN, UP = 14 * HOUR, 15 * HOUR
CALLS, EVERY = 200, 3
AGENTS = ("anna", "bela", "carla", "dario", "emil", "fiona")
LEAVER, SUBSTITUTE = "dario", "emil"
TEAMS = {
    **dict.fromkeys(AGENTS, "service"),
    **dict.fromkeys(("theo", "tessa", "timo"), "technical"),
    **dict.fromkeys(("lena", "luis"), "logistics"),
    **dict.fromkeys(("bruno", "bianca"), "billing"),
}
LIAISONS = {"technical": "theo", "logistics": "lena", "billing": "bruno"}
SKILLS = {
    "theo": {"printers": 2},
    "tessa": {"printers": 4, "networks": 3},
    "timo": {"networks": 5},
}
COMPANIES = 24
REGULARS = tuple(f"c{n:02}" for n in range(1, 36))
IN_STORIES = tuple(f"c{n:02}" for n in range(36, 41))
SWITCHBOARD = ("c41", "c42")  # two people of two companies behind one number
NEWCOMERS = ("n01", "n02")  # entered by sales just before customers goes down
BECOME_CUSTOMERS = ("s01", "s02")  # nobody knows them until four o'clock
STRANGERS = tuple(f"s{n:02}" for n in range(3, 9))
OWNER, HANDLER, RECEIVER = "its owner", "its handler", "its receiver"  # whoever that is then
ROUND = (
    *("answer", "later", "answer", "callback", "answer", "department", "answer", "skill"),
    *("answer", "pause", "answer", "callback", "later", "answer", "sent_back", "answer"),
    *("late", "callback", "department", "answer", "later"),
)
SCORES, BAD = (5, 4, 1, 5, 3, 2), 2
DEPARTMENTS = ("technical", "logistics", "billing")
ONCE = ("call", "hang_up", "missed", "enter", "down", "up", "refused")
PRIORITIES = ("normal", "normal", "high", "low", "normal")


class Act(NamedTuple):
    """A line of the script."""

    minute: int
    number: int
    who: str
    deed: str
    ref: str
    more: dict[str, Any]

    def __str__(self) -> str:
        said = " ".join(f"{name}={value}" for name, value in self.more.items())
        return (
            f"{moment(self.minute)}  {self.who:<12} {self.deed:<10} {self.ref:<6} {said}".rstrip()
        )


class Open(NamedTuple):
    """A ticket that may be asked about: from when until when."""

    ref: str
    caller: str
    start: int
    end: int


def moment(minute: int) -> str:
    """A minute of the script as people write it."""
    day = {0: "", 4: "Mon "}[minute // DAY]
    return f"{day}{minute % DAY // HOUR:02}:{minute % HOUR:02}"


class Writer:
    """Writes the script, call by call."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.chance = random.Random(20260430)
        self.open: list[Open] = []
        self.asked: set[str] = set()
        self.refs: dict[str, str] = {}
        self.calls = self.cases = self.turn = 0

    def act(self, minute: int, who: str, deed: str, ref: str = "", **more: Any) -> None:
        """One line. Every seventh change is sent twice, as a switch does that did not hear the answer."""
        if len(self.acts) % 7 == 6 and deed not in ONCE:
            more["twice"] = True
        self.acts.append(Act(minute, len(self.acts), who, deed, ref, more))

    def pick(self, *choices: Any) -> Any:
        """One of these."""
        return choices[int(self.chance.random() * len(choices))]

    def agent(self, minute: int) -> str:
        """Whose turn it is."""
        there = [each for each in AGENTS if minute < NOON or each != LEAVER]
        self.turn += 1
        return there[self.turn % len(there)]

    def caller(self, minute: int) -> str:
        """A customer who has nothing open, or now and then somebody whom nobody knows."""
        busy = {each.caller for each in self.open if each.end > minute}
        if self.cases % 14 == 9:
            free = [each for each in STRANGERS if each not in busy]
        else:
            free = [each for each in REGULARS if each not in busy]
        return str(self.pick(*free))

    def ring(self, minute: int, agent: str, caller: str) -> None:
        """The telephone rings."""
        self.calls += 1
        self.act(minute, agent, "call", f"R{self.calls:03}", caller=caller)
        self.act(minute + 2, "switch", "hang_up", f"R{self.calls:03}")

    def new(self, minute: int, agent: str = "", caller: str = "", **more: Any) -> str:
        """A call about something new."""
        agent, caller = agent or self.agent(minute), caller or self.caller(minute)
        self.cases += 1
        ref = f"T{self.cases:03}"
        self.refs[ref] = caller
        self.ring(minute, agent, caller)
        more.setdefault("priority", PRIORITIES[self.cases % len(PRIORITIES)])
        self.act(minute, agent, "open", ref, caller=caller, **more)
        self.act(minute + 1, agent, "log", ref, minutes=self.pick(3, 4, 6))
        return ref

    def until(self, ref: str, start: int, end: int) -> None:
        """A ticket may be asked about between these."""
        self.open.append(Open(ref, self.refs[ref], start, end))

    def again(self, minute: int, ref: str, agent: str = "") -> str:
        """A call about something old; says who took it."""
        agent = agent or self.agent(minute)
        self.ring(minute, agent, self.refs[ref])
        return agent


# What becomes of a call


def answer(w: Writer, t: int) -> None:
    """Solved on the phone; some say by their link how that was, and who is not content has it opened again."""
    ref = w.new(t)
    w.act(t + 2, OWNER, "close", ref, outcome=w.pick("solved", "solved", "workaround"))
    if w.cases % 4 == 1:
        score = SCORES[w.cases // 4 % len(SCORES)]
        w.act(t + 12, "the customer", "rate", ref, score=score)
        if score <= BAD:
            w.act(t + 40, OWNER, "close", ref, outcome="solved")


def later(w: Writer, t: int) -> None:
    """Solved by its owner some time later; what comes late in the day stays open."""
    ref, end = w.new(t), t + w.pick(35, 50, 80, 140)
    w.act(t + 6, OWNER, "note", ref)
    w.until(ref, t + 7, min(end, CLOSES))
    if end < CLOSES:
        w.act(end - 5, OWNER, "tell", ref)
        w.act(end, OWNER, "close", ref, outcome="solved")


def callback(w: Writer, t: int) -> None:
    """Promised in the same form, and kept; after half past four it is promised for Monday."""
    due = t + w.pick(45, 60, 90)
    if due > CLOSES - 20:
        ref = w.new(t, promise="callback", due=MONDAY + 10 * HOUR)
        w.until(ref, t + 5, CLOSES)
        return
    ref = w.new(t, promise="callback", due=due)
    w.until(ref, t + 5, due - 10)
    w.act(due - 8, OWNER, "keep", ref)
    w.act(due - 4, OWNER, "close", ref, outcome="solved")


def late(w: Writer, t: int) -> None:
    """Promised and forgotten: made good, explained, or neither."""
    ref, due = w.new(t, promise="callback", due=t + 30), t + 30
    way = w.cases % 3
    w.until(ref, t + 5, due)
    if way == 0:
        w.act(due + 20, OWNER, "keep", ref)
        w.act(due + 21, OWNER, "close", ref, outcome="solved")
    elif way == 1:
        w.act(due + 15, OWNER, "break", ref)
        w.act(due + 16, OWNER, "close", ref, outcome="not_solved")


def department(w: Writer, t: int) -> None:
    """A department works on it; its owner closes it."""
    ref, end = w.new(t), t + w.pick(40, 75, 150, 190)
    w.act(t + 2, OWNER, "give", ref, team=w.pick(*DEPARTMENTS))
    w.act(t + 17, RECEIVER, "accept", ref)
    w.until(ref, t + 18, min(end, CLOSES))
    if end < CLOSES:
        w.act(end - 10, HANDLER, "note", ref)
        w.act(end, OWNER, "close", ref, outcome="solved")


def sent_back(w: Writer, t: int) -> None:
    """The wrong department sends it back, the right one keeps it."""
    ref = w.new(t)
    wrong = w.cases % 3
    w.act(t + 2, OWNER, "give", ref, team=DEPARTMENTS[wrong])
    w.act(t + 16, RECEIVER, "return", ref)
    w.act(t + 20, OWNER, "give", ref, team=DEPARTMENTS[wrong - 1])
    w.act(t + 34, RECEIVER, "accept", ref)
    w.until(ref, t + 35, t + 60)
    if t + 65 < CLOSES:
        w.act(t + 65, OWNER, "close", ref, outcome="solved")


def pause(w: Writer, t: int) -> None:
    """Waits for the customer."""
    ref = w.new(t)
    w.act(t + 5, OWNER, "pause", ref)
    w.until(ref, t + 6, t + 70)
    if t + 80 < CLOSES:
        w.act(t + 75, OWNER, "resume", ref)
        w.act(t + 80, OWNER, "close", ref, outcome="solved")


def skill(w: Writer, t: int) -> None:
    """A specialist is looked for by skill."""
    ref = w.new(t)
    name, level = w.pick(("networks", 3), ("printers", 1), ("printers", 3))
    w.act(t + 2, OWNER, "give", ref, skill=name, level=level)
    w.act(t + 12, RECEIVER, "accept", ref)
    w.until(ref, t + 13, t + 55)
    if t + 60 < CLOSES:
        w.act(t + 60, OWNER, "close", ref, outcome="workaround")


PATTERNS: dict[str, Callable[[Writer, int], None]] = {
    each.__name__: each
    for each in (answer, later, callback, late, department, sent_back, pause, skill)
}
