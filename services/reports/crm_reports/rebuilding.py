"""Reads the facts again from the first event into a second file, while the first one answers; then the second counts.

The rule kept here: until the second file has all that the first one has, nobody notices it, whatever happens to it; a
process that ends in the middle goes on with it when it starts again. That a rebuild is wanted is an event of reports'
own feed, so that each replica hears of it.
"""

import threading
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

import duckdb
from crm.events.v1 import events_pb2
from crm.reports.v1 import facts_pb2 as pb
from crm_chassis.errors import Refusal
from crm_chassis.logs import log
from crm_chassis.records import timestamp
from crm_chassis.sql import Statement, execute
from crm_chassis.tables import events
from sqlalchemy import BigInteger, bindparam, func, select

from crm_reports.filling import filled
from crm_reports.hashing import hashes
from crm_reports.warehouse import Warehouse

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

    from crm_reports.follower import Follower

WANTED = "crm.reports.FactsRebuild.wanted"
LOOK_SECONDS = 1.0
AGAIN_SECONDS, NO_ROOM_SECONDS = 5.0, 60.0
CLOSE = 3  # steps in which both files come to the same event
# What a disk that is full or cannot be written to ends in.
WITHOUT_ROOM = (
    OSError,
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.FatalException,
    duckdb.TransactionException,
)
_wanted = events.c.event_type == WANTED
LAST = Statement(select(func.coalesce(func.max(events.c.event_id), 0).label("last")))
NEWER = Statement(
    select(events.c.event_id, events.c.body)
    .where(_wanted, events.c.event_id > bindparam("noted", type_=BigInteger))
    .order_by(events.c.event_id)
)


def ask_for(call: "Call", asker: str = "") -> None:
    """Tells every replica to read its facts again, except the one that asks."""
    number = int(call.clock.now().timestamp() * 1_000_000)
    call.emit(WANTED, pb.FactsRebuild(facts_rebuild_id=number, asker=asker))


class NoRoom(Exception):
    """Facts cannot be written: the disk is full, or not to be written to."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(
            "The facts cannot be read again: the disk is full or cannot be written to. Those of before serve on."
        )
        self.reason = str(cause)


class Rebuilding:
    """The rebuild of one replica's facts, if one is under way."""

    def __init__(self, app: "App", facts: Warehouse, followers: Mapping[str, "Follower"]) -> None:
        self.app = app
        self.facts = facts
        self.followers = followers
        self.replica = uuid.uuid4().hex
        self.second: Warehouse | None = None
        self.begun: datetime | None = None
        self.done: datetime | None = None
        self.problem = ""
        self.differing: list[str] = []
        self.anew = threading.Event()

    def state(self) -> dict[str, Any]:
        """How far it is, as the fields of a FollowState."""
        told: dict[str, Any] = {"rebuilt_differently": self.differing}
        if self.done is not None:
            told["rebuild_time"] = timestamp(self.done)
        second, begun = self.second, self.begun
        if second is not None and begun is not None:
            read, there = (
                sum(one.position(name).event_count for name in self.followers)
                for one in (second, self.facts)
            )
            told["rebuild"] = pb.Rebuild(
                event_count=read,
                expected_count=max(read, there),
                start_time=timestamp(begun),
                problem=self.problem,
            )
        elif self.problem:  # it is tried again
            told["rebuild"] = pb.Rebuild(problem=self.problem)
        return told

    def start_over(self) -> None:
        """What was read again so far may tell of somebody who was erased since: it is not used."""
        self.anew.set()

    def run(self, stopping: threading.Event) -> None:
        """Waits until a rebuild is wanted, and does it; what goes wrong is told and tried again."""
        while not stopping.wait(LOOK_SECONDS):
            try:
                if self.is_wanted():
                    self.once(stopping.is_set)
                self.problem = ""
            except NoRoom as mistake:
                self.problem = str(
                    mistake
                )  # before it is written to a log that may have no room either
                log.warning("there is no room to read the facts again", reason=mistake.reason)
                stopping.wait(NO_ROOM_SECONDS)
            except Exception as mistake:
                if not isinstance(mistake, Refusal):
                    log.exception("reading the facts again failed")
                self.problem = (
                    str(mistake) if isinstance(mistake, Refusal) else type(mistake).__name__
                )
                stopping.wait(AGAIN_SECONDS)

    def is_wanted(self) -> bool:
        """Whether the file is stale, a rebuild was cut off, or one was asked for since the facts were begun."""
        asked = [
            event.event_id for event in self._asked() if self._message(event).asker != self.replica
        ]
        return bool(asked) or self.facts.stale or self.facts.files.next.exists()

    def _asked(self) -> list[Any]:
        with self.app.database.connection() as connection:
            noted = self.facts.noted()
            if noted is None:  # a new file: it knows all that was told before it was begun
                self.facts.note(self._last(connection))
                return []
            return list(execute(connection, NEWER, {"noted": noted}))

    @staticmethod
    def _message(event: Any) -> pb.FactsRebuild:
        told = events_pb2.Event.FromString(bytes(event.body))
        return pb.FactsRebuild.FromString(told.data.value)

    @staticmethod
    def _last(connection: Any) -> int:
        row: Any = execute(connection, LAST, {}).fetchone()
        return int(row.last)

    def once(self, stopped: Callable[[], bool] = lambda: False) -> bool:
        """Reads all facts again and lets them count; False if it was stopped: then the next start goes on."""
        try:
            return self._once(stopped)
        except WITHOUT_ROOM as mistake:
            # What is half written would keep the room that the facts which serve need.
            self._throw_away()
            with suppress(OSError):
                self.facts.files.remove(self.facts.files.next)
            raise NoRoom(mistake) from mistake
        finally:  # unless it has taken its place, it is let go as it is: the next start goes on with it
            second, self.second = self.second, None
            if second is not None:
                second.close()

    def _once(self, stopped: Callable[[], bool]) -> bool:
        self.anew.clear()
        self.second, self.begun = self.facts.second(), self.app.clock.now()
        self.second.filling = True
        if self.second.noted() is None:
            with self.app.database.connection() as connection:
                self.second.note(self._last(connection))
        again = {name: self._again(one) for name, one in self.followers.items()}
        present = {n: one for n, one in again.items() if self.app.peers.has(n)}
        for one in present.values():
            if not self._read(one, stopped):
                return False
        self.second.complete()
        return self._swap(present)

    def _again(self, follower: "Follower") -> "Follower":
        """Reads the same feed into the second file."""
        assert self.second is not None
        again = type(follower)(self.app, self.second, follower.service)
        again.watched = False
        return again

    def _read(self, again: "Follower", stopped: Callable[[], bool]) -> bool:
        if filled(again, lambda: self.anew.is_set() or stopped()):
            return True
        if self.anew.is_set():
            self._throw_away()
        return False

    def _throw_away(self) -> None:
        second, self.second = self.second, None
        if second is not None:
            self.facts.give_up(second)

    def _swap(self, present: Mapping[str, "Follower"]) -> bool:
        """Holds the followers of the first file still, brings both to the same event, and changes the files."""
        second = self.second
        assert second is not None
        with ExitStack() as held:
            for name in present:
                held.enter_context(self.followers[name].turn)
            level = all(self._level(name, again) for name, again in present.items())
            before, after = (hashes(self.facts), hashes(second)) if level else ({}, {})
            if self.anew.is_set():
                self._throw_away()
                return False
            stale = self.facts.stale
            self.differing = sorted(t for t in before if not stale and before[t] != after.get(t))
            self.facts.take_over(second)
            self.second = None
        self.done = self.app.clock.now()
        log.info("the facts were read again", different=self.differing)
        return True

    def _level(self, name: str, again: "Follower") -> bool:
        """Whether both have read the same events, and the second all that there is."""
        first = self.followers[name]
        for _ in range(CLOSE):
            while not again.step():
                pass
            counts = [one.facts.position(name).event_count for one in (first, again)]
            if counts[0] == counts[1]:
                return True
            batch = first.read(first.ask)
            first.facts.apply(name, batch, self.app.clock.now())
            time.sleep(0)
        return False
