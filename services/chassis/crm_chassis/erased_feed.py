"""Takes a person out of the feed, the audit log, stored replies and webhooks' deliveries.

The rule kept here: an event keeps its number, its transaction and its place, so no follower misses or repeats one; only
what its record said of the person goes. What a delivery had not yet told is told without the person.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from crm.events.v1 import events_pb2
from google.protobuf import symbol_database
from google.protobuf.message import DecodeError, Message
from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    and_,
    false,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from crm_chassis.person_words import Words
from crm_chassis.personal_fields import Going, without
from crm_chassis.tables import audit, events, requests, webhook_deliveries

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.erasure import Sought

AT_ONCE = 500
ANY = "type.googleapis.com/"


def erase(call: "Call", found: "Sought") -> dict[str, int]:
    """Cleans what concerns the person's records, what hangs on their account, and whatever holds their words."""
    own, alone = found.own, found.alone
    cleaned = {"audit": 0, "events": 0}
    asked: set[tuple[str, str, str]] = set()
    for concerned, going in ((own, found.from_own), (found.others - own, Going(found.around))):
        told: set[int] = set()
        for resource, ids in _by_resource(concerned):
            for row in call.all(_audit().where(audit.c.resource == resource, _among(ids))):
                told.add(row.event_id or 0)
                asked.add((row.actor_id, row.method, row.request_id))
                cleaned["audit"] += _clean_entry(call, row, going)
        for row in call.all(select(*events.c).where(events.c.event_id.in_(sorted(told)))):
            cleaned["events"] += _clean_event(call, row, going)
    rest = _holds(audit.c.before, alone) | _holds(audit.c.after, alone)
    for row in call.all(_audit().where(rest)):
        cleaned["audit"] += _clean_entry(call, row, Going(alone))
    for row in call.all(select(*events.c).where(_holds(events.c.body, alone))):
        cleaned["events"] += _clean_event(call, row, Going(alone))
    cleaned["requests"] = _replies(call, alone, own, asked)
    cleaned["webhook_deliveries"] = _deliveries(call, alone)
    return cleaned


def _by_resource(own: Collection[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """The records' numbers by kind, so many at once."""
    kinds: dict[str, list[str]] = {}
    for resource, number in sorted(own):
        kinds.setdefault(resource, []).append(number)
    for resource, numbers in kinds.items():
        for start in range(0, len(numbers), AT_ONCE):
            yield resource, numbers[start : start + AT_ONCE]


def _among(ids: list[str]) -> ColumnElement[bool]:
    return audit.c.resource_id.in_(ids)


def _audit() -> Any:
    return select(*audit.c)


def like(piece: bytes) -> bytes:
    """The pattern of bytes in which a piece stands."""
    for special in (b"\\", b"%", b"_"):
        piece = piece.replace(special, b"\\" + special)
    return b"%" + piece + b"%"


def _holds(column: Any, words: Words) -> ColumnElement[bool]:
    """Whether one of the words stands in bytes, exactly as it was written."""
    if not words.pieces:
        return false()
    return or_(
        *(
            column.bool_op("~~")(literal(like(piece), LargeBinary))
            for piece in dict.fromkeys(words.pieces)
        )
    )


def _cleaned(type_name: str, body: bytes | None, going: Going) -> bytes | None:
    """The serialised message without the person."""
    if not body:
        return body
    try:
        kind: type[Message] = symbol_database.Default().GetSymbol(type_name)
    except KeyError:
        return body
    return without(kind.FromString(bytes(body)), going).SerializeToString()


def _clean_entry(call: "Call", row: Any, going: Going) -> int:
    before = _cleaned(row.type_name, row.before, going)
    after = _cleaned(row.type_name, row.after, going)
    if (before, after) == (_bytes(row.before), _bytes(row.after)):
        return 0
    mine = update(audit).where(audit.c.audit_id == row.audit_id)
    return call.run(mine.values(before=before, after=after))


def _bytes(value: Any) -> bytes | None:
    return None if value is None else bytes(value)


def _clean_event(call: "Call", row: Any, going: Going) -> int:
    event = events_pb2.Event.FromString(bytes(row.body))
    body = _cleaned(event.data.type_url.removeprefix(ANY), event.data.value, going)
    if body is None or body == event.data.value:
        return 0
    event.data.value = body
    mine = update(events).where(events.c.event_id == row.event_id)
    return call.run(mine.values(body=event.SerializeToString()))


def _replies(
    call: "Call", words: Words, own: Collection[tuple[str, str]], asked: set[tuple[str, str, str]]
) -> int:
    """What a repeated request would be told again: by those that changed the records, and whatever has the words."""
    count, methods = 0, call.peers.home.app.methods
    key = (requests.c.actor_id, requests.c.method, requests.c.request_id)
    known = sorted(each for each in asked if each[2])
    for row in call.all(
        select(*requests.c).where(or_(_holds(requests.c.reply, words), tuple_(*key).in_(known)))
    ):
        method = methods.get(row.method)
        if method is None or row.reply is None:
            continue
        before = method.reply_class.FromString(bytes(row.reply))
        reply = without(before, Going(words), own)
        if reply == before:
            continue
        same = and_(*(column == getattr(row, column.name) for column in key))
        count += call.run(update(requests).where(same).values(reply=reply.SerializeToString()))
    return count


def _deliveries(call: "Call", words: Words) -> int:
    """What was told, or is still to be told, to webhooks."""
    count, table = 0, webhook_deliveries
    for row in call.all(select(*table.c).where(_holds(table.c.body, words))):
        try:
            body = words.out_of(bytes(row.body).decode()).encode()
        except (UnicodeDecodeError, DecodeError):
            body = b""
        mine = update(table).where(table.c.delivery_id == row.delivery_id)
        count += call.run(mine.values(body=body))
    return count
