"""Pages of rows that are computed: each goes on behind the last row of the one before, by its place in the order.

The rule kept here: a place is made of all that rows are ordered by, and no two rows have the same; so rows that come or
go meanwhile move no other from one page to the next. A row that is ordered by a value which changes meanwhile stands
where its value puts it now. A token fits only the question that it was made for.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from crm.reports.v1 import catalogue_pb2 as pb
from crm_chassis.errors import Invalid
from google.protobuf.message import Message

NUMBER = "decimal(38, 6)"
WRONG = Invalid({"page_token": "must be the next_page_token of the reply before"})
TYPES = {"boolean": bool, "bigint": int, "varchar": str, NUMBER: str}


class Key(NamedTuple):
    """One thing that rows are ordered by: what it is in SQL, its type, and which way."""

    sql: str
    kind: str
    descending: bool = False


def order(keys: Sequence[Key]) -> str:
    """ORDER BY of rows whose keys are the columns o0, o1 …"""
    ways = [f"o{at} {'desc' if key.descending else 'asc'}" for at, key in enumerate(keys)]
    return ", ".join(ways) or "1"


def after(keys: Sequence[Key], place: Sequence[Any]) -> tuple[str, dict[str, Any]]:
    """The condition that a row comes after a place (none: every row does), and its parameters."""
    if not place:
        return "true", {}
    if len(place) != len(keys):
        raise WRONG
    given = {f"after{at}": _checked(key, place[at]) for at, key in enumerate(keys)}
    typed = [f"cast($after{at} as {key.kind})" for at, key in enumerate(keys)]
    ways = []
    for at, key in enumerate(keys):
        equal = [f"o{before} is not distinct from {typed[before]}" for before in range(at)]
        ways.append(" and ".join([*equal, f"o{at} {'<' if key.descending else '>'} {typed[at]}"]))
    return f"({' or '.join(ways)})", given


def _checked(key: Key, value: Any) -> Any:
    if value is not None and not isinstance(value, TYPES[key.kind]):
        raise WRONG
    if key.kind == NUMBER and value is not None:
        try:
            return str(Decimal(str(value)))
        except ArithmeticError:
            raise WRONG from None
    return value


def token(request: pb.RunQueryRequest, place: Sequence[Any]) -> str:
    """What the page after this place is asked for with."""
    told = [digest(request), *(str(v) if isinstance(v, Decimal) else v for v in place)]
    return (
        base64.urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode()).decode().rstrip("=")
    )


def place_of(request: pb.RunQueryRequest) -> tuple[Any, ...]:
    """The place that a request's token holds; nothing on the first page. Raises Invalid for one of another question."""
    text = request.page_token
    if not text:
        return ()
    try:
        made_for, *place = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, TypeError, binascii.Error):
        raise WRONG from None
    if made_for != digest(request) or not place:
        raise WRONG
    return tuple(place)


def digest(request: Message) -> str:
    """What a question is told by, whichever page of its answer is asked for."""
    asked: Any = type(request)()
    asked.CopyFrom(request)
    asked.ClearField("page_token")
    asked.ClearField("page_size")
    told = asked.SerializeToString(deterministic=True)
    return hashlib.blake2b(told, digest_size=6).hexdigest()
