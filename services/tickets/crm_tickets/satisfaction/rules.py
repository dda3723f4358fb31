"""What may happen to an invitation, what a link is signed with, and what a bad score sets going.

The rule kept here: a link says a number and until when it works, and nothing about anybody; it is checked before
anything is looked up. Each decision is a table or a function of plain values.
"""

import base64
import binascii
import hashlib
import hmac
import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

INVITATION: Mapping[tuple[str, str], str] = {
    ("open", "answer"): "answered",
    ("open", "expire"): "expired",
    ("open", "withdraw"): "withdrawn",
    ("answered", "change"): "answered",
}
LEAST, MOST = 1, 5
GOOD = 4  # from here on a reply counts as satisfied
MOST_CHANGES = 10
# What is closed so that nobody was served.
UNASKED = ("duplicate", "withdrawn")

FORM = struct.Struct(">QI")  # the invitation's number, and the second in which the link ends
SIGNATURE = 16


class Ticket(NamedTuple):
    """Of a bad reply's ticket what decides."""

    state: str
    deleted: bool
    merged: bool


def signing_key(service_key: str) -> bytes:
    """A key for links alone, out of the service's key."""
    return hmac.digest(service_key.encode(), b"survey links", hashlib.sha256)


def token(key: bytes, invitation_id: int, ends: datetime) -> str:
    """The last part of a link."""
    body = FORM.pack(invitation_id, int(ends.timestamp()))
    signature = hmac.digest(key, body, hashlib.sha256)[:SIGNATURE]
    return base64.urlsafe_b64encode(body + signature).decode().rstrip("=")


class Link(NamedTuple):
    """What a link says."""

    invitation_id: int
    ends: datetime


def read_token(key: bytes, text: str) -> Link | None:
    """What a link says; None when it is none of ours."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != FORM.size + SIGNATURE:
        return None
    body, signature = raw[: FORM.size], raw[FORM.size :]
    if not hmac.compare_digest(signature, hmac.digest(key, body, hashlib.sha256)[:SIGNATURE]):
        return None
    invitation_id, second = FORM.unpack(body)
    if token(key, invitation_id, datetime.fromtimestamp(second, UTC)) != text:
        return None  # another way of writing the same bytes
    return Link(invitation_id, datetime.fromtimestamp(second, UTC))


def ends(state: str, expire: datetime, answered: datetime | None, hours: int) -> datetime:
    """Until when a reply can be given, or changed once it was given."""
    if state != "answered" or answered is None:
        return expire
    return min(expire, answered + timedelta(hours=hours))


def is_bad(score: int, bad_score: int) -> bool:
    """Whether a score needs somebody."""
    return score <= bad_score


def reaction(wanted: str, ticket: Ticket) -> str:
    """What a bad score sets going as the ticket is now: what is open again already is not reopened, and what was merged
    or deleted cannot be, so that an action is raised for it.
    """
    if wanted != "reopen":
        return wanted
    if ticket.deleted or ticket.merged:
        return "action"
    return "reopen" if ticket.state == "closed" else "tell"


def months(first: datetime, last: datetime) -> list[str]:
    """The months from one moment to another, as results name them."""
    year, month = first.year, first.month
    found = []
    while (year, month) <= (last.year, last.month):
        found.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found
