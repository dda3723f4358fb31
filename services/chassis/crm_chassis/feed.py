"""The feed as other services and programs ask for it: events after a cursor, and totals to compare with.

The rule kept here: who waits for events holds no database connection meanwhile, and stops waiting when the service
drains; totals are all of one moment, and say which place of the feed that moment is.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.events.v1 import events_pb2
from psycopg import IsolationLevel

from crm_chassis import feed_identity, feed_pages
from crm_chassis.cursor import Cursor
from crm_chassis.sql import execute

if TYPE_CHECKING:
    from crm_chassis.call import Call

PAGE = 500
PAUSES = (0.02, 0.05, 0.1, 0.2)


def list_events(
    call: "Call", request: events_pb2.ListEventsRequest
) -> events_pb2.ListEventsResponse:
    """A page of the feed; waits for one if asked to."""
    ends = time.monotonic() + request.wait_seconds
    if call.ends is not None:
        ends = min(ends, call.ends - 0.5)
    draining = call.peers.home.app.draining
    cursor, tries = Cursor.parse(request.cursor), 0
    while True:
        page = feed_pages.read(call.connection, cursor, request.types, request.max_events or PAGE)
        left = ends - time.monotonic()
        if page.size or not page.caught_up or left <= 0 or draining.is_set():
            break
        cursor = page.next
        with _without_connection(call):
            draining.wait(min(left, PAUSES[min(tries, len(PAUSES) - 1)]))
        tries += 1
    reply = events_pb2.ListEventsResponse(next_cursor=page.next.text(), caught_up=page.caught_up)
    reply.MergeFromString(page.packed)
    return reply


@contextmanager
def _without_connection(call: "Call") -> Iterator[None]:
    """Others may have the call's connection while the block waits."""
    database = call.peers.home.app.database
    database.take_back(call)
    try:
        yield
    finally:
        database.lend(call)


@contextmanager
def moment(call: "Call") -> Iterator[str]:
    """All that is read in the block is of one moment, whose place in the feed it gets."""
    connection = call.connection
    feed_identity.settle(connection)
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        with connection.transaction():
            origin: Any = execute(connection, feed_pages.ON_THE_WAY, {}).fetchone()
            yield Cursor(feed_identity.epoch_of(origin), origin.now).text()
    finally:
        connection.isolation_level = None


def get_totals(call: "Call", _request: events_pb2.GetTotalsRequest) -> events_pb2.Totals:
    """The service's totals as its tables have them now."""
    service = call.peers.home.app.service
    reply = events_pb2.Totals(digests=service.digests.kinds)
    with moment(call) as cursor:
        reply.cursor = cursor
        for name, statement in service.totals.items():
            row: Any = execute(call.connection, statement, {}).fetchone()
            reply.totals.add(name=name, value=_exact(row[0]))
    return reply


def get_digest(call: "Call", request: events_pb2.GetDigestRequest) -> events_pb2.Digest:
    """Hashes of one kind of records as the tables have them now."""
    reply = events_pb2.Digest()
    with moment(call) as cursor:
        reply.cursor = cursor
        call.peers.home.app.service.digests.read(call.connection, request, reply)
    return reply


def _exact(value: Any) -> str:
    """A count or a sum as an exact decimal; no rows: 0."""
    return format(value, "f") if isinstance(value, Decimal) else str(value or 0)
