"""Follows the feeds of the other services into the facts, one thread for each.

The rule kept here: a feed is read in pages and stored in large batches, each with the position behind it; when the
feed's epoch has changed (its database was restored) the facts of that service are read again from nothing. What was
read before somebody was erased from the facts is read again after it.
"""

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from crm.events.v1 import events_pb2
from crm.reports.v1 import dashboards_pb2 as pb
from crm.reports.v1 import facts_pb2
from crm_chassis import auth
from crm_chassis.errors import PeerUnavailable, Refusal
from crm_chassis.logs import log
from crm_chassis.records import timestamp

from crm_reports import attributes, people
from crm_reports.batches import Batch
from crm_reports.facts import FACTS
from crm_reports.rebuilding import Rebuilding
from crm_reports.warehouse import Warehouse

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

SERVICES = tuple(dict.fromkeys(fact.service for fact in FACTS))
PAGE = 5_000
BATCH = 20_000
# Short enough that a stop or a rebuild is not kept waiting.
WAIT_SECONDS = 5
DEADLINE_SECONDS = 10.0
Ask = Callable[[str, int], events_pb2.ListEventsResponse]
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)


class Ahead:
    """Asks for the next page while the last one is being worked on: a feed's time is not ours."""

    def __init__(self, ask: Ask, erasures: Callable[[], int]) -> None:
        self.ask = ask
        self.erasures = erasures
        self.asked_after = 0
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="ahead")
        self.cursor = ""
        self.coming: Future[events_pb2.ListEventsResponse] | None = None

    def __enter__(self) -> "Ahead":
        return self

    def __exit__(self, *_: object) -> None:
        self.worker.shutdown(wait=False, cancel_futures=True)

    def __call__(self, cursor: str, wait_seconds: int) -> events_pb2.ListEventsResponse:
        """The page behind the cursor: the one that is coming, if it is that."""
        coming, self.coming = self.coming, None
        fits = self.cursor == cursor and self.asked_after == self.erasures()
        page = coming.result() if coming and fits else self.ask(cursor, wait_seconds)
        if not page.caught_up:
            self.cursor, self.asked_after = page.next_cursor, self.erasures()
            self.coming = self.worker.submit(self.ask, self.cursor, 0)
        return page


class Follower:
    """Reads one service's feed."""

    def __init__(self, app: "App", facts: Warehouse, service: str) -> None:
        self.app = app
        self.facts = facts
        self.service = service
        self.types = sorted(
            {f"{fact.resource}.*" for fact in facts.facts if fact.service == service}
        )
        # Held while a batch is read and stored: whoever holds it decides where the facts stand.
        self.turn = threading.Lock()
        self.problem = ""
        self.reached = False
        self.page = PAGE
        # Whether its metrics are those of the service: one that reads into a second file has none.
        self.watched = True
        # When it last had everything; while that is so: None.
        self.behind_since: float | None = time.monotonic()

    def ask(self, cursor: str, wait_seconds: int, most: int = 0) -> events_pb2.ListEventsResponse:
        """One page of the feed."""
        peer = self.app.peers.as_caller(auth.service(self.app.service.name)).get(self.service)
        if peer is None:
            raise PeerUnavailable(self.service, "is not part of this installation")
        request = events_pb2.ListEventsRequest(
            cursor=cursor, wait_seconds=wait_seconds, types=self.types, max_events=most or self.page
        )
        page: events_pb2.ListEventsResponse = peer.call(
            "ListEvents", request, wait_seconds + DEADLINE_SECONDS
        )
        return page

    def read(
        self, ask: Ask, wait_seconds: int = 0, start: str | None = None, most: int = BATCH
    ) -> Batch:
        """The next batch behind what is stored (or behind `start`): pages until it is large or nothing is left."""
        erasures = self.facts.erasures
        if start is None:
            start = self.facts.position(self.service).cursor
        batch = Batch(start=start, cursor=start, erasures=erasures)
        while batch.event_count < most and not batch.caught_up:
            batch.add(ask(batch.cursor, 0 if batch.event_count else wait_seconds))
        return batch

    def forgets(self, refusal: Refusal) -> bool:
        """Whether a page was refused because the feed is another one now: then its facts are read from nothing."""
        if refusal.reason != "FEED_EPOCH_CHANGED":
            return False
        log.warning("a feed has changed its epoch: its facts are read again", service=self.service)
        self.facts.forget(self.service)
        return True

    def step(self, wait_seconds: int = 0, ask: Ask | None = None) -> bool:
        """Reads and stores one batch; True when nothing was left to read."""
        try:
            batch = self.read(ask or self.ask, wait_seconds)
        except Refusal as refusal:
            if not self.forgets(refusal):
                raise
            return False
        with self.turn:
            stored = self.facts.apply(self.service, batch, self.app.clock.now())
        self.problem, self.reached = "", True
        current = stored and batch.caught_up
        self.tell(current=current, event_count=batch.event_count)
        return current

    def tell(self, *, current: bool, event_count: int = 0, stopped: bool = False) -> None:
        """Tells those who watch for how many seconds the facts have not been complete, and whether we stand still."""
        if not self.watched:
            return
        now = time.monotonic()
        self.app.metrics.followed.labels(self.service).inc(event_count)
        self.behind_since = None if current else (self.behind_since or now)
        self.app.metrics.lag.labels(self.service).set(now - (self.behind_since or now))
        self.app.metrics.stopped.labels(self.service).set(stopped)

    def catch_up(self) -> None:
        """Reads until nothing is left."""
        with self.ahead() as ahead:
            while not self.step(ask=ahead):
                pass

    def ahead(self) -> Ahead:
        """Asks for pages ahead of their use."""
        return Ahead(self.ask, lambda: self.facts.erasures)

    def run(self, stopping: threading.Event) -> None:
        """Follows until told to stop; what goes wrong is said in the follow state and tried again."""
        with self.ahead() as ahead:
            self._run(stopping, ahead)

    def _run(self, stopping: threading.Event, ahead: "Ahead") -> None:
        failures = 0
        while not stopping.is_set():
            try:
                # The first time without waiting: so it is known at once whether the facts are current.
                self.step(WAIT_SECONDS if self.reached else 0, ahead)
                failures, self.page = 0, min(PAGE, self.page * 2)
            except Exception as mistake:
                if not isinstance(mistake, PeerUnavailable):
                    log.exception("following failed", service=self.service)
                self.problem = (
                    str(mistake) if isinstance(mistake, Refusal) else type(mistake).__name__
                )
                self.tell(current=False, stopped=not isinstance(mistake, Refusal))
                stopping.wait(PAUSES[min(failures, len(PAUSES) - 1)])
                failures += 1

    def source(self) -> pb.Source:
        """How far its facts can be trusted now."""
        if not self.app.peers.has(self.service):
            return pb.Source(service=self.service, state=pb.SOURCE_STATE_ABSENT)
        position = self.facts.position(self.service)
        source = pb.Source(
            service=self.service,
            event_count=position.event_count,
            cursor=position.cursor,
            problem=self.problem,
            current_time=timestamp(position.current_time) if position.current_time else None,
        )
        if self.problem:
            source.state = pb.SOURCE_STATE_UNREACHABLE
        elif self.reached and position.caught_up and not self.facts.stale:
            source.state = pb.SOURCE_STATE_CURRENT
        else:
            source.state = pb.SOURCE_STATE_CATCHING_UP
        return source


class Following:
    """The facts of one app and who reads the feeds into them."""

    def __init__(self, app: "App") -> None:
        path = app.config.data_dir / "reports" / "facts.duckdb"
        self.facts = Warehouse(path, memory=app.config.facts_memory)
        self.followers = {service: Follower(app, self.facts, service) for service in SERVICES}
        self.rebuilding = Rebuilding(app, self.facts, self.followers)
        # Dashboards as they were computed, by all that they depend on; see dashboards.compute.
        self.kept: dict[Hashable, pb.Dashboard] = {}

    def sources(self) -> list[pb.Source]:
        """The state of every service's facts."""
        return [follower.source() for follower in self.followers.values()]

    def state(self) -> facts_pb2.FollowState:
        """How far the feeds have been read, and read again."""
        return facts_pb2.FollowState(sources=self.sources(), **self.rebuilding.state())

    def close(self) -> None:
        """Lets the file go."""
        self.facts.close()


_opened: "WeakKeyDictionary[App, Following]" = WeakKeyDictionary()
_opening = threading.Lock()


def following(app: "App") -> Following:
    """The facts of this app, opened when they are first asked for."""
    with _opening:
        if app not in _opened:
            _opened[app] = Following(app)
        return _opened[app]


def opened(app: "App") -> Following | None:
    """The facts of this app, if they were asked for."""
    return _opened.get(app)


def following_of(call: "Call") -> Following:
    """The facts of the app that serves this call, with what is known beside them: names of people, attributes."""
    app = call.peers.home.app
    found = following(app)
    people.renew(app, found.facts)
    attributes.know(found.facts)
    return found


def follow(app: "App", stopping: threading.Event) -> None:
    """The background loop of the service: a thread for each feed that there is, until told to stop."""
    found = following(app)
    present = [follower for follower in found.followers.values() if app.peers.has(follower.service)]
    again = threading.Thread(
        target=found.rebuilding.run, args=(stopping,), name="rebuild", daemon=True
    )
    threads = [
        again,
        *(
            threading.Thread(
                target=follower.run,
                args=(stopping,),
                name=f"follow-{follower.service}",
                daemon=True,
            )
            for follower in present
        ),
    ]
    for thread in threads:
        thread.start()
    stopping.wait()
    ends = time.monotonic() + WAIT_SECONDS + 1
    for thread in threads:
        thread.join(max(0.0, ends - time.monotonic()))
    # The file stays open: calls are still being answered while the service drains.
