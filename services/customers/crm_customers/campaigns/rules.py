"""What follows on what in a campaign: its states, what a call leads to, and which channels need consent.

The rule kept here: pure decisions, as tables that can be read.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

# state → step → state
STATES = {
    "draft": {"start": "running"},
    "running": {"end": "ended"},
    "ended": {"start": "running"},
}
# The channel of consents that a campaign's channel needs; the others need none.
CONSENT_OF = {"call": "phone", "email": "email", "messenger": "messenger"}
# Calls that reached nobody: they cost time, but touched no one.
REACHED_NOBODY = ("no_answer", "busy", "wrong_number")
# After these somebody is called again, after so long.
AGAIN_AFTER = {
    "busy": timedelta(minutes=30),
    "no_answer": timedelta(hours=4),
    "left_message": timedelta(days=1),
}
ANSWERS = {"interested": "asked", "ordered": "answered"}  # what a call's outcome is as a response
LEFT_ALONE = timedelta(minutes=30)  # a call that was taken and left goes to the next who asks
USUAL_WINDOW, USUAL_ATTEMPTS = 30, 3


def next_state(state: str, step: str) -> str | None:
    """Where a step leads; None: it cannot be taken."""
    return STATES[state].get(step)


class AfterCall(NamedTuple):
    """What becomes of a call list's entry."""

    call_state: str
    due_time: datetime | None


def after_call(
    outcome: str, attempts: int, most: int, now: datetime, agreed: datetime | None
) -> AfterCall:
    """What follows a call; `attempts` counts it, `agreed` is when to call back."""
    if outcome == "callback":
        return AfterCall("callback", agreed)
    if outcome in AGAIN_AFTER and attempts < most:
        return AfterCall("waiting", now + AGAIN_AFTER[outcome])
    return AfterCall("done", None)


def why_left_out(  # one question for each reason, in the order in which they are told
    consent: str | None, *, needs_consent: bool, reachable: bool, already: bool, full: bool
) -> str:
    """Why somebody is left out of an audience; "" when meant. `consent` is the latest word that holds."""
    if already:
        return "already"
    if needs_consent and consent == "refused":
        return "refused"
    if needs_consent and consent is None:
        return "no_consent"
    if not reachable:
        return "unreachable"
    return "capped" if full else ""


def day(text: str) -> date | None:
    """A day of the calendar; None for none given. Raises ValueError for one that is not there."""
    return date.fromisoformat(text) if text else None


def twice(channels: list[str]) -> str:
    """A channel that is named twice; "" for none."""
    return next((each for at, each in enumerate(channels) if each in channels[:at]), "")


def total(amounts: list[str]) -> Decimal:
    """The sum of amounts."""
    return sum((Decimal(each) for each in amounts), Decimal(0))
