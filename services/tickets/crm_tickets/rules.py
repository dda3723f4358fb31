"""What may happen to a ticket, a promise and a hand-over.

The rule kept here: every decision is a table or a function of plain values. Nothing here knows of a database, a message
or a page, so each can be read, and tried, by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import phonenumbers

# What may happen to a ticket, and where it stands afterwards. "return" and "withdraw" lead to "new" instead when nobody
# had it before (see after_return).
TICKET: Mapping[tuple[str, str], str] = {
    ("new", "take"): "in_progress",
    ("new", "hand_over"): "handed_over",
    ("new", "close"): "closed",
    ("in_progress", "hand_over"): "handed_over",
    ("in_progress", "pause"): "waiting",
    ("in_progress", "close"): "closed",
    ("handed_over", "accept"): "in_progress",
    ("handed_over", "return"): "in_progress",
    ("handed_over", "withdraw"): "in_progress",
    ("handed_over", "close"): "closed",
    ("waiting", "resume"): "in_progress",
    ("waiting", "hand_over"): "handed_over",
    ("waiting", "close"): "closed",
    ("closed", "reopen"): "in_progress",
}

# A promise that was broken stays broken, also when it is moved to another time with the customer's consent. Only where
# a clock had run ahead, so that its time has not come, is it kept after all ("correct"). "settled" is not a state of
# its own but says that nobody need act any more.
PROMISE: Mapping[tuple[str, str], str] = {
    ("open", "keep"): "kept",
    ("open", "keep_late"): "broken",
    ("open", "break"): "broken",
    ("open", "lapse"): "broken",
    ("open", "move"): "open",
    ("open", "hand_over"): "open",
    ("broken", "keep"): "broken",
    ("broken", "keep_late"): "broken",
    ("broken", "break"): "broken",
    ("broken", "lapse"): "broken",
    ("broken", "move"): "broken",
    ("broken", "hand_over"): "broken",
    ("broken", "correct"): "kept",
}

HAND_OVER: Mapping[tuple[str, str], str] = {
    ("pending", "accept"): "accepted",
    ("pending", "return"): "returned",
    ("pending", "withdraw"): "withdrawn",
}

OPEN_STATES = ("new", "in_progress", "handed_over", "waiting")
UNACCEPTED_STATES = ("new", "handed_over")


class NotAllowed(Exception):
    """A step that the state does not allow."""

    def __init__(self, state: str, step: str) -> None:
        super().__init__(f"{step} is not possible from {state}")
        self.state = state
        self.step = step


def next_state(table: Mapping[tuple[str, str], str], state: str, step: str) -> str:
    """Where a step leads; raises NotAllowed."""
    try:
        return table[state, step]
    except KeyError:
        raise NotAllowed(state, step) from None


class Place(NamedTuple):
    """Who works on a ticket: a person, a department, or both; nobody at all when both are empty."""

    person: str
    team: str


def first_state(owner_id: str) -> str:
    """A ticket that somebody took is being worked on; one that fell into the box is new."""
    return "in_progress" if owner_id else "new"


def after_return(giver: Place) -> str:
    """Where a ticket stands when it comes back: with whoever had it, or with nobody."""
    return "in_progress" if giver.person else "new"


def responds(channel: str, *, by_person: bool) -> bool:
    """Whether taking a ticket in is already an answer: it is when a person and the customer speak to each other."""
    return by_person and channel in ("phone", "visit")


def is_first_response(visibility: str, *, from_customer: bool, by_person: bool) -> bool:
    """Whether a comment tells the customer something: public, ours, and written by a person."""
    return visibility == "public" and not from_customer and by_person


def is_person(actor_id: str) -> bool:
    """Whether an actor is a person: keys and services are written with a slash."""
    return bool(actor_id) and "/" not in actor_id


def may_answer(receiver: Place, asker: Place, *, is_admin: bool) -> bool:
    """Who may accept or return a hand-over: the person named, or anybody of the department named."""
    if is_admin or (receiver.person and receiver.person == asker.person):
        return True
    return bool(receiver.team) and receiver.team == asker.team


def may_withdraw(giver_ids: Sequence[str], asker_id: str, *, is_admin: bool) -> bool:
    """Who may take a hand-over back: whoever gave it, had it, or is responsible for the ticket."""
    return is_admin or asker_id in giver_ids


@dataclass(frozen=True)
class Settled:
    """What became of a promise."""

    state: str
    keep_time: datetime | None
    break_time: datetime | None
    reason: str


def is_pending(state: str, keep_time: datetime | None, reason: str) -> bool:
    """Whether a promise still needs somebody: open, or broken and neither made good nor explained."""
    return state == "open" or (state == "broken" and keep_time is None and not reason)


def settle(  # noqa: PLR0913 (a promise's whole state goes in)
    step: str,
    now: datetime,
    reason: str,
    *,
    state: str,
    due_time: datetime,
    keep_time: datetime | None,
    break_time: datetime | None,
    old_reason: str,
    lapse_time: datetime | None = None,
) -> Settled:
    """What a promise becomes by "keep", "break" or "lapse" (its time passed); raises NotAllowed."""
    if not is_pending(state, keep_time, old_reason):
        raise NotAllowed("settled", step)
    if step == "keep" and now > due_time:
        step = "keep_late"
    elif step == "keep" and state == "broken" and due_time == lapse_time == break_time:
        step = "correct"
    after = next_state(PROMISE, state, step)
    if step == "lapse" and now < due_time:
        raise NotAllowed(state, step)
    return Settled(
        state=after,
        keep_time=now if step in ("keep", "keep_late", "correct") else keep_time,
        break_time=(break_time or min(now, due_time)) if after == "broken" else None,
        reason=reason or old_reason,
    )


def normal_phone(text: str, country: str) -> str:
    """A telephone number as +<country><number>, or "" when it is none; without a + it is one of `country`."""
    text = text.strip()
    if text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def written_phone(number: str) -> str:
    """A number as people write it: +49 30 901820; what cannot be read stays as it is."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
