"""Follows the feeds of peers: each event once, in order, its effect and our place in the feed in one transaction.

The rule kept here: one process at a time follows a peer (an advisory lock on the very connection that writes, so that
who loses the lock can write no more). An event that cannot be applied is not passed over, because later ones build on
it: its peer's feed stands still there, with growing pauses, a metric and a log line, until the cause is mended. After
a change of the feed's epoch it is read again from the beginning: consumers must be able to see an event twice.
"""

import random
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from crm.events.v1 import events_pb2
from google.protobuf import symbol_database
from sqlalchemy import Text, bindparam, delete, func, select

from crm_chassis import auth, logs, outbox, tracing
from crm_chassis.errors import PeerUnavailable, Refusal
from crm_chassis.logs import log
from crm_chassis.sql import Statement, configure, execute
from crm_chassis.tables import cursors
from crm_chassis.webhook_events import KEEP, PLACE

if TYPE_CHECKING:
    from crm_chassis.app import App

CONSUMER = "follow"
PAGE = 500
WAIT_SECONDS = 5
SECONDS = 15.0
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 15.0
KEEP_SECONDS = 60.0
OTHERS_TURN_SECONDS = 2.0
LOCKED = func.hashtextextended(bindparam("what", type_=Text()), 0)
TURN = Statement(select(func.pg_try_advisory_lock(LOCKED).label("mine")))
FORGET = Statement(
    delete(cursors).where(
        cursors.c.consumer == bindparam("consumer"), cursors.c.peer == bindparam("peer")
    )
)


class Follower:
    """Follows one peer's feed in this process, when it is this process' turn."""

    def __init__(self, app: "App", peer: str, types: Iterable[str]) -> None:
        self.app = app
        self.peer = peer
        self.place = {"consumer": CONSUMER, "peer": peer}
        self.types = sorted(types)
        # When it last had everything; while that is so: None.
        self.behind_since: float | None = time.monotonic()
        self.mine = False
        # Where it stands, and when that was last written down; None: as the table says.
        self.cursor: str | None = None
        self.kept = 0.0

    def tell(self, *, current: bool) -> float:
        """Notes and tells for how many seconds it has not had everything."""
        now = time.monotonic()
        self.behind_since = None if current else (self.behind_since or now)
        lag = now - (self.behind_since or now)
        self.app.metrics.lag.labels(self.peer).set(lag)
        return lag

    def run(self, stopping: threading.Event) -> None:
        """Follows until told to stop; whatever goes wrong is tried again, ever later."""
        pause = FIRST_PAUSE
        while not stopping.is_set():
            try:
                with self._turn() as connection:
                    while connection is not None and not stopping.is_set():
                        self.step(connection, WAIT_SECONDS)
                        pause = FIRST_PAUSE
                self.tell(current=True)  # another process follows, and tells how far it is
                stopping.wait(OTHERS_TURN_SECONDS)
            except Exception as mistake:
                if stopping.is_set():
                    return
                self.tell(current=False)
                if pause == FIRST_PAUSE or not isinstance(mistake, PeerUnavailable):
                    log.warning("following waits", peer=self.peer, why=logs.told(mistake))
                stopping.wait(pause * random.uniform(0.8, 1.2))  # noqa: S311
                pause = min(pause * 2, LONGEST_PAUSE)

    @contextmanager
    def _turn(self) -> Iterator[psycopg.Connection[Any] | None]:
        """A connection that holds the lock of this peer; None while another process has it."""
        with psycopg.connect(self.app.config.database_url, autocommit=True) as connection:
            configure(connection)
            what = f"{CONSUMER}/{self.app.service.name}/{self.peer}"
            turn: Any = execute(connection, TURN, {"what": what}).fetchone()
            self.mine, self.cursor = turn.mine, None
            try:
                yield connection if turn.mine else None
            finally:
                self.mine = False

    def step(self, connection: psycopg.Connection[Any], wait_seconds: int = 0) -> bool:
        """Reads a page and applies it; True when nothing was left to read."""
        if self.cursor is None:
            row = execute(connection, PLACE, self.place).fetchone()
            self.cursor = row.cursor if row else ""
        try:
            page = self._ask(self.cursor, wait_seconds)
        except Refusal as refusal:
            if refusal.reason != "FEED_EPOCH_CHANGED":
                raise
            log.warning("a feed begins anew", peer=self.peer)
            execute(connection, FORGET, self.place)
            self.cursor = None
            return False
        # The place behind nothing is worth a write only now and then.
        if page.events or time.monotonic() > self.kept + KEEP_SECONDS:
            self._apply(connection, page)
        self.cursor = page.next_cursor
        self.tell(current=page.caught_up)
        return page.caught_up

    def _ask(self, cursor: str, wait_seconds: int) -> events_pb2.ListEventsResponse:
        """A page of the peer's feed."""
        peer = self.app.peers.as_caller(auth.service(self.app.service.name)).get(self.peer)
        if peer is None:
            raise PeerUnavailable(self.peer, "is not part of this installation")
        request = events_pb2.ListEventsRequest(
            cursor=cursor, wait_seconds=wait_seconds, types=self.types, max_events=PAGE
        )
        page: events_pb2.ListEventsResponse = peer.call("ListEvents", request, SECONDS)
        return page

    def _apply(
        self, connection: psycopg.Connection[Any], page: events_pb2.ListEventsResponse
    ) -> None:
        """The whole page in one transaction; if that fails, one by one up to the event that cannot be applied."""
        stopped = self.app.metrics.stopped.labels(self.peer)
        self.cursor = None  # until all of it has landed
        try:
            self._together(connection, page.events, page.next_cursor)
        except Exception:
            if connection.closed:
                raise
            for event in page.events:
                try:
                    self._together(connection, [event], event.cursor)
                except Exception:
                    stopped.set(1)
                    shown = {"event_id": event.event_id, "event_type": event.event_type}
                    log.exception("an event cannot be applied", peer=self.peer, **shown)
                    raise
            self._together(connection, (), page.next_cursor)
        stopped.set(0)
        self.kept = time.monotonic()
        self.app.metrics.followed.labels(self.peer).inc(len(page.events))

    def _together(
        self,
        connection: psycopg.Connection[Any],
        events: Sequence[events_pb2.Event],
        cursor: str,
    ) -> None:
        """These events' effects and the place behind them, in one transaction."""
        call = self.app.begin(connection, f"follow/{self.peer}")
        consumers = self.app.consumers
        with self.app.transaction(connection, call):
            for event in events:
                consumer = consumers.get(event.event_type)
                if consumer is not None:
                    parent = {"traceparent": tracing.outgoing(event.trace_id)}
                    with tracing.span(f"follow/{event.event_type}", parent) as call.trace_id:
                        consumer(call, event, unpacked(event))
            outbox.flush(call, None)
            now = self.app.clock.now()
            execute(connection, KEEP, {**self.place, "cursor": cursor, "update_time": now})


def unpacked(event: events_pb2.Event) -> Any:
    """The resource that an event carries."""
    name = event.data.type_url.rpartition("/")[2]
    return symbol_database.Default().GetSymbol(name).FromString(event.data.value)
