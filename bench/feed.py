"""How fast stored events are served, how fast reports follows them into its facts, and how far it is behind."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from crm.customers.v1 import interactions_pb2
from crm.events.v1 import events_pb2
from crm.reports.v1 import dashboards_pb2, facts_pb2
from crm_cli.testing import Running, running

from bench.measure import Result, Run, cpu_seconds

EVENTS = 200_000
PAGE = 5000
READERS = 2
LIST = "/crm.events.v1.EventsService/ListEvents"
REBUILD = "/crm.reports.v1.FactsService/RebuildFacts"
RATE, SECONDS, AT_ONCE = 500, 20, 25
STATE = "/crm.reports.v1.FactsService/GetFollowState"
AGAIN = "events read again into DuckDB facts"
CHANNELS = [number for number in interactions_pb2.Channel.values() if number]


def bodies(count: int, first: int = 1) -> Any:
    """Events as a service stores them: calls and mails of two years, each a record of its own."""
    start = datetime(2024, 11, 1, tzinfo=UTC)
    for number in range(first, first + count):
        moment = start + timedelta(minutes=5 * number)
        touch = interactions_pb2.Interaction(
            interaction_id=number,
            account_id=number % 2400 + 1,
            contact_id=number % 5000 + 1,
            channel=CHANNELS[number % len(CHANNELS)],
            direction=1 + number % 2,
            agent_id="anna.keller",
            duration_seconds=number % 900,
            subject="Question about a delivery date",
            etag="1",
        )
        event = events_pb2.Event(
            event_type="crm.customers.Interaction.created",
            resource="crm.customers.Interaction",
            resource_id=str(number),
            actor_id="anna.keller",
        )
        for stamp in (touch.start_time, touch.create_time, touch.update_time, event.occur_time):
            stamp.FromDatetime(moment)
        event.data.Pack(touch)
        yield event.event_type, event.resource, event.resource_id, event.SerializeToString()


def store(stand: Running, count: int) -> None:
    """Puts events into the feed of customers, past its API: how they came there is not what is measured."""
    with psycopg.connect(stand.processes.database.url("customers"), autocommit=True) as connection:
        put(connection, count)
        connection.execute("vacuum analyze events")


def put(connection: Any, count: int, first: int = 1) -> None:
    """Some events in one transaction."""
    with connection.cursor().copy(
        "copy events (event_type, resource, resource_id, body) from stdin"
    ) as copy:
        for row in bodies(count, first):
            copy.write_row(row)


def read_all(stand: Running, found: list[int]) -> None:
    """Reads the whole feed from its start."""
    stubs = stand.stubs("customers")
    request = events_pb2.ListEventsRequest(max_events=PAGE)
    count = 0
    while True:
        reply = stubs.call(LIST, request, events_pb2.ListEventsResponse)
        count += len(reply.events)
        request.cursor = reply.next_cursor
        if reply.caught_up:
            break
    found.append(count)


def served(run: Run, stand: Running) -> None:
    """Events a second, read by two readers at once."""
    read_all(stand, [])
    found: list[int] = []
    pid = stand.processes.services["customers"].pid
    before, started = cpu_seconds(pid), time.perf_counter()
    readers = [threading.Thread(target=read_all, args=(stand, found)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    seconds, used = time.perf_counter() - started, cpu_seconds(pid) - before
    run.add(
        Result(
            "stored events served", sum(found) / seconds, "events/s", target=200_000, at_least=True
        )
    )
    run.add(Result("server CPU of an event served", used / sum(found) * 1e6, "µs CPU"))


def followed(run: Run, stand: Running, count: int) -> None:
    """Events a second from the feed into DuckDB facts, by the follower of reports."""
    stand.processes.start("reports")
    stand.processes.wait_ready(["reports"])
    stubs = stand.stubs("reports")
    first: tuple[float, int] | None = None
    while True:
        now = time.perf_counter()
        reply = stubs.call(STATE, facts_pb2.GetFollowStateRequest(), facts_pb2.FollowState)
        source = next(one for one in reply.sources if one.service == "customers")
        if first is None and source.event_count:
            first = (now, source.event_count)
        if source.state == dashboards_pb2.SOURCE_STATE_CURRENT and source.event_count >= count:
            break
        time.sleep(0.05)
    assert first is not None
    start, already = first
    rate = (source.event_count - already) / max(now - start, 0.001)
    run.add(
        Result("events followed into DuckDB facts", rate, "events/s", target=50_000, at_least=True)
    )


def follow_state(stand: Running) -> tuple[int, facts_pb2.FollowState]:
    """How many events of customers are in the facts, and how far they are read again."""
    reply = stand.stubs("reports").call(
        STATE, facts_pb2.GetFollowStateRequest(), facts_pb2.FollowState
    )
    return next(one.event_count for one in reply.sources if one.service == "customers"), reply


def rebuilt(run: Run, stand: Running) -> None:
    """Events a second from the feed into a second file, while the first one answers; and the CPU of reports for one."""
    pid = stand.processes.services["reports"].pid
    request = facts_pb2.RebuildFactsRequest(request_id="bench")
    stand.stubs("reports").call(REBUILD, request, facts_pb2.FollowState)
    seen: list[tuple[float, float, int]] = []
    while True:
        _, state = follow_state(stand)
        if state.HasField("rebuild") and state.rebuild.event_count:
            seen.append((time.perf_counter(), cpu_seconds(pid), state.rebuild.event_count))
        if state.HasField("rebuild_time"):
            break
        time.sleep(0.05)
    (start, cpu, first), (end, used, last) = seen[0], seen[-1]
    rate = (last - first) / max(end - start, 0.001)
    run.add(Result(AGAIN, rate, "events/s", None, "", 100_000, True))
    run.add(Result("CPU of reports of an event", (used - cpu) / (last - first) * 1e6, "µs CPU"))


def behind(run: Run, stand: Running, count: int) -> None:
    """How long after its commit an event is in the facts, at 500 events a second."""
    told: list[tuple[float, int]] = []
    total = RATE * SECONDS

    def tell() -> None:
        url = stand.processes.database.url("customers")
        with psycopg.connect(url, autocommit=True) as connection:
            start = time.perf_counter()
            for number in range(0, total, AT_ONCE):
                time.sleep(max(0.0, start + number / RATE - time.perf_counter()))
                put(connection, AT_ONCE, count + number + 1)
                told.append((time.perf_counter(), count + number + AT_ONCE))

    telling = threading.Thread(target=tell)
    telling.start()
    lags: list[float] = []
    while len(lags) < total // AT_ONCE:
        there, _ = follow_state(stand)
        now = time.perf_counter()
        while len(lags) < len(told) and told[len(lags)][1] <= there:
            lags.append(now - told[len(lags)][0])
        time.sleep(0.01)
    telling.join()
    lags.sort()
    for name, share in (("median", 0.5), ("p99", 0.99)):
        late = lags[int(len(lags) * share)]
        target = 2000.0 if share > 0.9 else None
        run.add(Result(f"facts behind at 500 events/s, {name}", late * 1000, "ms", target=target))


def read_again(run: Run, count: int, *, serving: bool = False) -> None:
    """What is promised of following, over so many stored events; `serving`: and what the feed itself can serve."""
    with running("customers", "reports", CRM_LOG_LEVEL="warning", CRM_PIN="0") as stand:
        stand.token()
        stand.processes.stop("reports")
        store(stand, count)
        if serving:
            served(run, stand)
        followed(run, stand, count)
        rebuilt(run, stand)
        behind(run, stand, follow_state(stand)[0])


def bench(run: Run) -> None:
    """All figures, over the same stored events."""
    read_again(run, int(EVENTS * max(0.5, run.scale)), serving=True)
