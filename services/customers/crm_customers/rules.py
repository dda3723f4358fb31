"""Decisions about customers and their orders: pure functions over plain values.

The rule kept here: what an order system says is either taken whole or refused with a reason, and saying the same
twice changes nothing.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

FAR_AWAY = datetime(9999, 12, 31, tzinfo=UTC)
LAST_ID = 2**62
N = TypeVar("N", bound=Any)


class Rejected(Exception):
    """A row of an intake that cannot be taken."""

    def __init__(self, reason: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.field = field


def day(text: str, field: str) -> date | None:
    """The day of a text like 2026-11-22; None of an empty one."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Rejected("INVALID_FIELD", f"{text} is not a day of the calendar", field) from None


def check_days(order_date: str, ship_date: str) -> None:
    """Raises Rejected for days that are not in the calendar, and for an order sent before it was placed."""
    ordered, sent = day(order_date, "order_date"), day(ship_date, "ship_date")
    if ordered is not None and sent is not None and sent < ordered:
        text = f"was sent on {sent}, before it was placed on {ordered}"
        raise Rejected("SHIPPED_BEFORE_ORDERED", text, "ship_date")


def fingerprint(said: bytes) -> bytes:
    """A short digest of all that an order system said of an order, in its normal form."""
    return blake2b(said, digest_size=16).digest()


MOST_MONEY = Decimal(10) ** 14  # what numeric(18,4) holds


def check_fits(*amounts: Decimal | None) -> None:
    """Raises Rejected for a sum that is too large to be kept."""
    for amount in amounts:
        if amount is not None and abs(amount) >= MOST_MONEY:
            raise Rejected("TOO_LARGE", f"a sum of {amount} is too large", "lines")


def wrong_move(join_time: datetime | None, end_time: datetime, now: datetime) -> str:
    """Why a person cannot have left an account then; "" when all is well."""
    if end_time > now + timedelta(minutes=5):  # clocks differ
        return "is in the future"
    if join_time is not None and end_time < join_time:
        return "is before the person came"
    return ""


def makes_circle(account_id: int, ancestors: Iterable[int]) -> bool:
    """Whether an account would become its own ancestor."""
    return account_id in set(ancestors)


def tidy_tags(given: Iterable[str]) -> list[str]:
    """Tags as they are kept: trimmed, each once whatever its case, in the order given."""
    kept: dict[str, str] = {}
    for tag in given:
        words = " ".join(tag.split())
        if words:
            kept.setdefault(words.casefold(), words)
    return list(kept.values())


def in_tree_order(found: Iterable[N], head: int) -> list[tuple[N, int]]:
    """Accounts of a group with their depths, each after the one that it belongs to, and then by name."""
    below: dict[int, list[N]] = {}
    nodes = {node.account_id: node for node in found}
    for node in sorted(nodes.values(), key=lambda node: (node.display_name, node.account_id)):
        if node.account_id != head and node.parent_account_id:
            below.setdefault(node.parent_account_id, []).append(node)
    ordered, todo = [], [(nodes[head], 0)] if head in nodes else []
    while todo:
        node, depth = todo.pop()
        ordered.append((node, depth))
        todo += [(each, depth + 1) for each in reversed(below.pop(node.account_id, []))]
    return ordered


class Place(NamedTuple):
    """A place in a timeline, and which way one goes from it: to what is older, or to what is newer."""

    moment: datetime
    kind: int
    record_id: int
    newer: bool = False

    def token(self) -> str:
        """The place as a page token."""
        way = "~newer" if self.newer else ""
        return f"{self.moment.isoformat()}~{self.kind}~{self.record_id}{way}"


def place_of(token: str) -> Place:
    """The place of a page token ("" is before everything); raises ValueError for one that is not ours."""
    if not token:
        return Place(FAR_AWAY, LAST_ID, LAST_ID)
    moment, kind, record_id, *way = token.split("~")
    found = Place(datetime.fromisoformat(moment), int(kind), int(record_id), way == ["newer"])
    if found.moment.utcoffset() != timedelta(0) or found.token() != token:
        raise ValueError(token)
    if not 0 <= found.record_id <= LAST_ID:
        raise ValueError(token)
    return found


def bound(place: Place, kind: int) -> tuple[datetime, int]:
    """The (time, id) that parts the records of one kind: those below are older than a place, those above are newer."""
    if kind == place.kind:
        return place.moment, place.record_id
    return place.moment, LAST_ID if kind < place.kind else 0


def day_bound(place: Place, kind: int) -> tuple[date, int]:
    """The same for records that only have a day: they count from its start in UTC."""
    moment, record_id = bound(place, kind)
    moment = moment.astimezone(UTC)
    starts = moment.time() == time()
    return moment.date(), record_id if starts else LAST_ID
