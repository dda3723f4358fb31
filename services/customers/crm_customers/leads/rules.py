"""What can become of a lead, and who of several gets it: tables and plain functions.

The rule kept here: pure. Whoever gave a lead back does not get it again by rule; of equals the one decides who has
waited longest.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

# What a lead is after a step; what is not here is refused. A row that begins with nothing says how a lead begins.
LEAD: Mapping[tuple[str, str], str] = {
    ("", "take"): "pool",
    ("", "suspect"): "suspect",
    ("suspect", "release"): "pool",
    ("suspect", "reject"): "rejected",
    ("rejected", "restore"): "suspect",
    ("pool", "assign"): "assigned",
    ("assigned", "assign"): "assigned",
    ("working", "assign"): "assigned",
    ("assigned", "contact"): "working",
    ("working", "contact"): "working",
    ("assigned", "recycle"): "pool",
    ("working", "recycle"): "pool",
    ("pool", "disqualify"): "disqualified",
    ("assigned", "disqualify"): "disqualified",
    ("working", "disqualify"): "disqualified",
    ("disqualified", "reopen"): "working",
    ("disqualified", "reopen_nobodys"): "pool",
    ("assigned", "convert"): "converted",
    ("working", "convert"): "converted",
}
OPEN = ("pool", "assigned", "working")
SAME = timedelta(hours=24)
EMAIL = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\".]+(\.[^@\s<>,;\".]+)+")
# Where everybody can have an address: it says nothing of a company.
FREE_MAIL = frozenset(
    {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com"}
    | {"icloud.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "qq.com", "163.com"}
    | {"126.com", "sina.com", "sohu.com", "foxmail.com", "aliyun.com", "139.com"}
)


class NotAllowed(Exception):
    """A step that the state does not allow."""


def after(state: str, step: str) -> str:
    """Where a step leads; raises NotAllowed."""
    try:
        return LEAD[state, step]
    except KeyError:
        raise NotAllowed(f"{step} is not possible from {state}") from None


# Who gets it


class Receiver(NamedTuple):
    """Somebody who may get leads, with what is known of them now."""

    user_id: str
    skills: Collection[str] = ()
    most_open: int = 0
    open_count: int = 0
    last_turn: int = 0  # the number of the last lead that this rule gave them; 0: none

    @property
    def has_room(self) -> bool:
        """Whether they can take one more."""
        return not self.most_open or self.open_count < self.most_open


class Chosen(NamedTuple):
    """Who it is, and the figures that say why."""

    user_id: str
    reason: str


def round_robin(receivers: Sequence[Receiver]) -> Chosen | None:
    """Whose turn was longest ago; of those who never had one the first."""
    free = [each for each in receivers if each.has_room]
    if not free:
        return None
    turns = sorted(free, key=lambda each: each.last_turn)
    return Chosen(turns[0].user_id, " › ".join(each.user_id for each in turns[:5]))


def by_load(receivers: Sequence[Receiver], said: str = "") -> Chosen | None:
    """Who has the fewest open leads; of those with equally many whose turn was longest ago."""
    free = [each for each in receivers if each.has_room]
    if not free:
        return None
    fewest = sorted(free, key=lambda each: (each.open_count, each.last_turn))
    counts = ", ".join(f"{each.user_id} {each.open_count}" for each in fewest[:5])
    return Chosen(fewest[0].user_id, f"{said}: {counts}" if said else counts)


def by_skill(receivers: Sequence[Receiver], interest: str, language: str) -> Chosen | None:
    """Who knows what it is about, and if anybody of those does, speaks its language; then by load."""

    def knows(each: Receiver, word: str) -> bool:
        return word.casefold() in {skill.casefold() for skill in each.skills}

    wanted = interest or language
    able = [each for each in receivers if wanted and knows(each, wanted) and each.has_room]
    speaking = [each for each in able if language and knows(each, language)]
    words = dict.fromkeys([wanted, *([language] if speaking else [])])
    return by_load(speaking or able, " + ".join(words))


# What it says of a company


def is_business(email: str) -> bool:
    """Whether an address is at a company's own domain."""
    return bool(email) and email.rpartition("@")[2] not in FREE_MAIL
