"""From the own feed to deliveries: one row and one job for each event and each webhook that wants it.

The rule kept here: the rows, the jobs and the place in the feed are written in one transaction, by one process at a
time, so that no event is left out and none is put in line twice. A webhook hears of what happens after it was made.
"""

import threading
from typing import TYPE_CHECKING, Any

import orjson
from crm.events.v1 import events_pb2
from google.protobuf import json_format
from sqlalchemy import bindparam, false, func, select
from sqlalchemy.dialects.postgresql import insert

from crm_chassis import durable, feed_identity, feed_pages, outbox
from crm_chassis.cursor import Cursor
from crm_chassis.errors import Precondition, Unavailable
from crm_chassis.logs import log
from crm_chassis.sql import Statement
from crm_chassis.tables import cursors, webhook_deliveries, webhooks
from crm_chassis.webhook_sending import KIND, key_of

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

CONSUMER = "webhooks"
LOCK = 0x776562686F6F  # "webhoo" in hexadecimal
BATCH = 200
PAUSE = 0.5
TURN = Statement(select(func.pg_try_advisory_xact_lock(LOCK).label("mine")))
WAIT = Statement(select(func.pg_advisory_xact_lock(LOCK)))
ACTIVE = Statement(
    select(webhooks.c.webhook_id, webhooks.c.event_types).where(
        webhooks.c.delete_time.is_(None), webhooks.c.disabled == false()
    )
)
PLACE = Statement(
    select(cursors.c.cursor).where(
        cursors.c.consumer == bindparam("consumer"), cursors.c.peer == bindparam("peer")
    )
)
ROW = insert(cursors).values(
    {name: bindparam(name) for name in ("consumer", "peer", "cursor", "update_time")}
)
KEEP = Statement(
    ROW.on_conflict_do_update(
        index_elements=[cursors.c.consumer, cursors.c.peer],
        set_={"cursor": ROW.excluded.cursor, "update_time": ROW.excluded.update_time},
    )
)
LINE_UP = Statement(
    insert(webhook_deliveries)
    .values(
        {
            name: bindparam(name, type_=webhook_deliveries.c[name].type)
            for name in ("webhook_id", "event_id", "event_type", "body")
        }
        | {
            name: bindparam("now", type_=webhook_deliveries.c.create_time.type)
            for name in ("create_time", "update_time", "begin_time", "next_time")
        }
    )
    .on_conflict_do_nothing()
    .returning(webhook_deliveries.c.delivery_id)
)


def _keep(call: "Call", cursor: Cursor) -> None:
    service = call.peers.home.app.service.name
    place = {"consumer": CONSUMER, "peer": service, "cursor": cursor.text()}
    call.run(KEEP, **place, update_time=call.clock.now())


def _present(call: "Call") -> Cursor:
    """The place in the feed behind everything that was committed until now."""
    feed_identity.settle(call.connection)
    row: Any = call.first(feed_pages.PRESENT)
    if not durable.is_durable(call.connection, row):
        raise Unavailable
    return Cursor(feed_identity.epoch_of(row), row.now)


def begin_if_first(call: "Call") -> None:
    """While nobody wants to hear, the feed is not read: whoever is first begins at the present."""
    call.run(WAIT)
    if not call.all(ACTIVE):
        _keep(call, _present(call))


def collect(app: "App", stopping: threading.Event) -> None:
    """The background loop: puts events in line, until told to stop."""
    settled = False
    while not stopping.is_set():
        try:
            if not settled:
                settled = _settle(app)
            more = collect_once(app)
        except Exception:
            log.exception("collecting webhook deliveries failed")
            more = False
        if not more:
            stopping.wait(PAUSE)


def _settle(app: "App") -> bool:
    """A database that was restored is noticed when the service starts, before followers ask."""
    with app.database.connection() as connection:
        feed_identity.settle(connection)
    return True


def collect_once(app: "App") -> bool:
    """One batch; True when there may be more."""
    with app.database.connection() as connection:
        call = app.begin(connection, CONSUMER)
        with app.transaction(connection, call):
            turn: Any = call.first(TURN)
            wanted = call.all(ACTIVE) if turn.mine else []
            if not wanted:
                return False
            place = call.first(PLACE, consumer=CONSUMER, peer=app.service.name)
            cursor = Cursor.parse(place.cursor) if place else _present(call)
            types = sorted({name for hook in wanted for name in hook.event_types})
            try:
                page = feed_pages.read(connection, cursor, types, BATCH)
            except Precondition:
                # Restored from a copy: what was before is not told a second time.
                _keep(call, _present(call))
                return True
            for event in events_pb2.ListEventsResponse.FromString(page.packed).events:
                _line_up(call, event, wanted)
            if place is None or page.next != cursor:
                _keep(call, page.next)
            outbox.flush(call, None)
            return not page.caught_up


def _line_up(call: "Call", event: events_pb2.Event, wanted: list[Any]) -> None:
    """A delivery and a job for each webhook that wants the event."""
    hooks = [hook for hook in wanted if any(_fits(event.event_type, t) for t in hook.event_types)]
    body = body_of(event) if hooks else b""
    for hook in hooks:
        row = call.first(
            LINE_UP,
            webhook_id=hook.webhook_id,
            event_id=event.event_id,
            event_type=event.event_type,
            body=body,
            now=call.clock.now(),
        )
        if row is not None:
            key = key_of(row.delivery_id)
            call.enqueue(KIND, {"delivery_id": row.delivery_id}, key=key)


def _fits(event_type: str, wanted: str) -> bool:
    return event_type.startswith(wanted[:-1]) if wanted.endswith("*") else event_type == wanted


def body_of(event: events_pb2.Event) -> bytes:
    """What is posted: type, timestamp and data, as standardwebhooks.com has it; data is the event as JSON."""
    shown = json_format.MessageToDict(event, preserving_proto_field_name=True)
    for name in ("cursor", "event_type"):
        shown.pop(name, None)
    return orjson.dumps(
        {"type": event.event_type, "timestamp": shown.pop("occur_time", None), "data": shown}
    )
