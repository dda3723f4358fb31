"""Forms that anybody may fill in without signing in: whether one was ours, and what looks like none of a person.

The rule kept here: pure. Nothing is dropped for a suspicion; it waits for a person, and who sent it is told the same as
everybody. What is personal is kept as a digest where only sameness counts.
"""

import hashlib
import hmac
import re
from datetime import datetime, timedelta

# A person takes a moment to type, and no form is left open for longer than half a day.
LEAST, MOST = timedelta(seconds=4), timedelta(hours=12)
# So many from one place, and for one address or number, within so long are more than one person sends.
SPAN, FROM_PLACE, FROM_CONTACT = timedelta(hours=1), 20, 6
LINKS = 4
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def digest(key: str, *parts: str) -> str:
    """What stands for something personal where only sameness counts."""
    return hmac.digest(key.encode(), "\n".join(parts).encode(), hashlib.sha256).hex()


def _signature(key: str, form: str, said: str) -> str:
    return digest(key, f"{form} {said}")[:24]


def token(key: str, form: str, now: datetime, nonce: str) -> str:
    """What a form of this name is given out with: when, and that it was ours."""
    said = f"{int(now.timestamp())}-{nonce}"
    return f"{said}-{_signature(key, form, said)}"


def problem(key: str, form: str, given: str, now: datetime) -> str:
    """What is wrong with a form's token: "bad_token", "too_fast", or "" when nothing is."""
    said, _, signature = given.rpartition("-")
    moment = said.partition("-")[0]
    made = _signature(key, form, said)
    ours = hmac.compare_digest(made.encode(), signature.encode())
    if not moment.isdigit() or len(moment) > 12 or not ours:
        return "bad_token"
    age = now.timestamp() - int(moment)
    if not -60 <= age <= MOST.total_seconds():
        return "bad_token"
    return "too_fast" if age < LEAST.total_seconds() else ""


def suspicions(
    *, trap: str, problem: str, text: str, from_place: int, from_contact: int
) -> list[str]:
    """Why what came by a form looks like none of a person; the counts are of those within SPAN."""
    reasons = {
        "trap": bool(trap.strip()),
        problem: bool(problem),
        "many_from_place": from_place >= FROM_PLACE,
        "many_from_contact": from_contact >= FROM_CONTACT,
        "links": len(LINK.findall(text)) >= LINKS,
    }
    return [reason for reason, holds in reasons.items() if holds]
