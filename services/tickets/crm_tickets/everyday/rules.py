"""What may happen to the things of everyday work, as tables and plain functions.

The rule kept here: nothing here knows of a database or a message; every state machine is a table that its test walks
through.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

# An article, an item of a checklist, a merge of tickets.
ARTICLE: Mapping[tuple[str, str], str] = {
    ("draft", "publish"): "published",
    ("retired", "publish"): "published",
    ("draft", "retire"): "retired",
    ("published", "retire"): "retired",
}
CHECKLIST_ITEM: Mapping[tuple[str, str], str] = {
    ("open", "do"): "done",
    ("open", "skip"): "skipped",
    ("skipped", "do"): "done",
    ("done", "open"): "open",
    ("skipped", "open"): "open",
}
MERGE: Mapping[tuple[str, str], str] = {("merged", "undo"): "undone"}

# What each kind of step of a macro needs (any of a group will do), and what it may have besides.
STEP_NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "set": (("priority", "category", "product"),),
    "tag": (("tags",),),
    "untag": (("tags",),),
    "comment": (("text",),),
    "take": (),
    "hand_over": (("to_id", "to_team"), ("text",)),
    "promise": (("due_minutes",),),
    "pause": (("text",),),
    "follow": (),
    "close": (("text",), ("outcome",)),
}
STEP_TAKES: Mapping[str, frozenset[str]] = {
    "comment": frozenset({"visibility"}),
    "hand_over": frozenset({"hand_over_kind"}),
    "promise": frozenset({"promise_kind", "text"}),
}

# What followers are told of, by the step: what only moves work within a department is no news.
TOLD_STEPS = frozenset({"handed_over", "returned", "owner_changed", "closed", "reopened"})

PLACEHOLDERS = ("requester", "agent", "ticket", "subject", "promise_time")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
MENTION = re.compile(r"(?<![\w.@/-])@([a-z0-9][a-z0-9._-]{0,78}[a-z0-9]|[a-z0-9])(?![\w-])", re.I)
TIMER_LIMIT = timedelta(hours=12)
VIEW_SECONDS = timedelta(seconds=30)
MOST_MINUTES = 24 * 60


def mentioned(text: str) -> list[str]:
    """The login names that a text mentions by @, each once, in their order."""
    return list(dict.fromkeys(name.lower() for name in MENTION.findall(text)))


def may_correct(visibility: str, *, from_customer: bool) -> bool:
    """Whether a comment may still be corrected: what the customer said or read stays said."""
    return visibility == "internal" and not from_customer


def tidy_tags(tags: Iterable[str]) -> list[str]:
    """Tags as they are kept: in small letters, one blank between words, each once."""
    plain = (" ".join(unicodedata.normalize("NFKC", tag).lower().split()) for tag in tags)
    return list(dict.fromkeys(tag for tag in plain if tag))


def missing_parts(kind: str, given: Iterable[str]) -> list[str]:
    """What a step of a macro lacks: the first of each group of which nothing is given."""
    have = set(given)
    return [group[0] for group in STEP_NEEDS[kind] if not have & set(group)]


def foreign_parts(kind: str, given: Iterable[str]) -> list[str]:
    """What a step of a macro has and does not take."""
    takes = STEP_TAKES.get(kind, frozenset()).union(*STEP_NEEDS[kind])
    return [name for name in given if name not in takes]


def unknown_placeholders(text: str) -> list[str]:
    """Placeholders that nothing fills in."""
    return sorted({name for name in PLACEHOLDER.findall(text) if name not in PLACEHOLDERS})


def filled(text: str, values: Mapping[str, str]) -> tuple[str, list[str]]:
    """A text with its placeholders filled in, and those for which there is nothing."""
    missing = [name for name in PLACEHOLDERS if not values.get(name) and f"{{{name}}}" in text]
    return PLACEHOLDER.sub(lambda found: values.get(found[1], ""), text), missing


def whole_minutes(start: datetime, end: datetime) -> int:
    """How long a timer ran: begun minutes are whole ones, at least one, at most a day."""
    seconds = max(0.0, (end - start).total_seconds())
    return int(min(MOST_MINUTES, max(1, -(-seconds // 60))))


def closes_loop(pairs: Iterable[tuple[int, int]], above: int, below: int) -> bool:
    """Whether a link from `above` to `below` would lead back to where it began, given the links there are."""
    under: dict[int, list[int]] = {}
    for upper, lower in pairs:
        under.setdefault(upper, []).append(lower)
    waiting, seen = [below], set[int]()
    while waiting:
        here = waiting.pop()
        if here == above:
            return True
        if here not in seen:
            seen.add(here)
            waiting += under.get(here, [])
    return False


def link_order(kind: str, one: int, other: int) -> tuple[int, int]:
    """Which end of a link comes first: where both ends are alike, the older ticket."""
    return (min(one, other), max(one, other)) if kind == "related" else (one, other)
