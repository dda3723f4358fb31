"""The feed skips nothing, repeats nothing, and has the changes of one record in their order."""

import random
import threading
import time
from collections import defaultdict

import psycopg
import pytest
from crm.events.v1 import events_pb2
from crm_chassis import feed_identity, feed_pages, users
from crm_chassis.cursor import Cursor
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.follower import unpacked
from crm_chassis.sql import configure, execute
from crm_chassis.tables import events
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text

WRITERS, RECORDS = 4, 3


def connect(world):
    connection = psycopg.connect(world.app.config.database_url)
    configure(connection)
    return connection


def write(connection, record, number):
    """An event of a record, as the pipeline writes it: after the record was locked."""
    body = events_pb2.Event(resource_id=str(record), request_id=str(number)).SerializeToString()
    row = {"event_type": "crm.test.Thing.changed", "resource": "crm.test.Thing"}
    execute(connection, insert(events).values(**row, resource_id=str(record), body=body), {})


def numbers(reply):
    return [(event.resource_id, int(event.request_id)) for event in reply]


def drain(connection, cursor, most=3):
    """All events behind a cursor, and the cursor behind them."""
    found = []
    while True:
        page = feed_pages.read(connection, cursor, [], most)
        found += events_pb2.ListEventsResponse.FromString(page.packed).events
        # The text is what a caller has: nothing else may be needed to read on.
        cursor = Cursor.parse(page.next.text())
        if page.caught_up:
            return found, cursor


@pytest.fixture
def writers(world):
    world.call("ListEvents", by="service")  # a service settles its feed when it starts
    found = [connect(world) for _ in range(WRITERS)]
    for connection in found:
        connection.autocommit = False
    yield found
    for connection in found:
        connection.close()


@pytest.fixture
def reader(world):
    with connect(world) as connection:
        yield connection


STEP = st.one_of(
    st.tuples(st.just("begin"), st.integers(0, WRITERS - 1)),
    st.tuples(st.just("write"), st.integers(0, WRITERS - 1), st.integers(0, RECORDS - 1)),
    st.tuples(st.just("commit"), st.integers(0, WRITERS - 1)),
    st.tuples(st.just("rollback"), st.integers(0, WRITERS - 1)),
    st.tuples(st.just("read"), st.integers(1, 4)),
)


class Schedule:
    """Writers whose steps interleave, and what a reader must see: a record is locked until its writer ends."""

    def __init__(self, writers, reader):
        self.writers, self.reader = writers, reader
        self.pending = defaultdict(list)
        self.locked = {}
        self.committed = []
        self.number = 0
        _, self.cursor = drain(reader, Cursor())
        self.seen = []

    def step(self, what, *where):
        getattr(self, what)(*where)

    def begin(self, writer):
        self.writers[writer].execute("select pg_current_xact_id()")  # as the claimed key does

    def write(self, writer, record):
        if self.locked.setdefault(record, writer) == writer:
            self.number += 1
            write(self.writers[writer], record, self.number)
            self.pending[writer].append((str(record), self.number))

    def commit(self, writer):
        self.writers[writer].commit()
        self.committed += self.pending.pop(writer, [])
        self._unlock(writer)

    def rollback(self, writer):
        self.writers[writer].rollback()
        self.pending.pop(writer, None)
        self._unlock(writer)

    def read(self, most):
        page = feed_pages.read(self.reader, self.cursor, [], most)
        self.cursor = Cursor.parse(page.next.text())
        self.seen += numbers(events_pb2.ListEventsResponse.FromString(page.packed).events)

    def _unlock(self, writer):
        self.locked = {record: by for record, by in self.locked.items() if by != writer}

    def end(self):
        for writer in range(WRITERS):
            self.commit(writer)
        rest, _ = drain(self.reader, self.cursor)
        self.seen += numbers(rest)


def of_each_record(changes):
    found = defaultdict(list)
    for record, number in changes:
        found[record].append(number)
    return found


def test_any_interleaving_of_writers_is_read_once_and_in_order(writers, reader):
    @settings(max_examples=150, deadline=None)
    @given(st.lists(STEP, max_size=40))
    def holds(steps):
        schedule = Schedule(writers, reader)
        for step in steps:
            schedule.step(*step)
        schedule.end()
        assert sorted(schedule.seen) == sorted(schedule.committed)
        assert of_each_record(schedule.seen) == of_each_record(schedule.committed)

    holds()


def test_who_began_first_but_changed_later_comes_later(writers, reader):
    first, second, third, _ = writers
    for connection in (first, third, second):  # their transaction ids are in this order
        connection.execute("select pg_current_xact_id()")
    write(second, 7, 1)
    second.commit()
    write(first, 7, 2)
    first.commit()
    found, cursor = drain(reader, Cursor())
    assert numbers(found) == [("7", 1), ("7", 2)]
    write(third, 7, 3)
    third.commit()
    assert numbers(drain(reader, cursor)[0]) == [("7", 3)]


def test_a_long_transaction_holds_nobody_back(writers, reader):
    long, other, *_ = writers
    write(long, 1, 1)
    write(other, 2, 2)
    other.commit()
    found, cursor = drain(reader, Cursor())
    assert numbers(found) == [("2", 2)]
    long.commit()
    assert numbers(drain(reader, cursor)[0]) == [("1", 1)]


def test_a_place_is_told_only_when_all_it_rests_on_is_on_disk(writers, reader):
    reader.execute("set synchronous_commit = on")  # what the tests' server does without
    for number in range(5):
        write(writers[0], 1, number)
        writers[0].rollback()
        (end,) = writers[1].execute("select pg_current_wal_insert_lsn()::text").fetchone()
        feed_pages.read(reader, Cursor(), [], 1)
        (on_disk,) = reader.execute(
            "select pg_current_wal_flush_lsn() >= %s::pg_lsn", [end]
        ).fetchone()
        assert on_disk


def test_each_event_says_where_to_read_on_after_it(writers, reader):
    for number in range(1, 8):
        write(writers[0], 1, number)
    writers[0].commit()
    found, _ = drain(reader, Cursor())
    for at, event in enumerate(found):
        rest, _ = drain(reader, Cursor.parse(event.cursor))
        assert numbers(rest) == numbers(found[at + 1 :])


@pytest.mark.parametrize("wrong", ["x", "00.1", "0" * 12 + ".0-0", "a" * 12 + ".5-2-3", "-" * 9])
def test_a_cursor_that_is_none_of_ours_is_refused(world, wrong):
    with pytest.raises(Invalid) as refused:
        world.call("ListEvents", by="service", cursor=wrong)
    assert list(refused.value.fields) == ["cursor"]


def test_types_select_with_an_asterisk_at_their_end(world):
    world.call("CreateUser", user={"user_id": "anna", "display_name": "Anna", "roles": ["agent"]})
    world.call("UpdateUser", user={"user_id": "anna", "team": "service"})
    for types, count in (
        (["crm.access.User.*"], 2),
        (["crm.access.User.created"], 1),
        (["crm.access.User", "crm_access*"], 0),
        (["crm.access.User.created", "crm.*"], 2),
    ):
        reply = world.call("ListEvents", by="service", types=types)
        assert len(reply.events) == count
        assert reply.caught_up


class TestRestoredDatabase:
    def test_a_cursor_of_before_is_refused_and_a_new_reader_gets_everything(self, world, reader):
        world.call("CreateUser", user={"user_id": "anna", "display_name": "A", "roles": ["agent"]})
        before = world.call("ListEvents", by="service")
        # What a restored copy looks like: other transaction numbers, another place.
        reader.execute("update events set xid = '999999999999'")
        reader.execute("update feed set cluster = 'elsewhere'")
        with pytest.raises(Precondition) as refused:
            world.call("ListEvents", by="service", cursor=before.next_cursor)
        assert refused.value.reason == "FEED_EPOCH_CHANGED"
        after = world.call("ListEvents", by="service")
        assert [event.event_id for event in after.events] == [before.events[0].event_id]
        world.call("UpdateUser", user={"user_id": "anna", "team": "service"})
        more = world.call("ListEvents", by="service", cursor=after.next_cursor)
        assert [event.event_type for event in more.events] == ["crm.access.User.updated"]

    def test_settling_happens_once_whoever_notices(self, world, reader):
        with connect(world) as other:
            for connection in (reader, other):
                drain(connection, Cursor())
            row = execute(reader, feed_pages.ON_THE_WAY, {}).fetchone()
            feed_identity.settle(other)
            again = execute(reader, feed_pages.ON_THE_WAY, {}).fetchone()
            assert row.feed_id == again.feed_id


class TestWaiting:
    def test_an_event_ends_the_wait_and_no_connection_is_held_meanwhile(self, world):
        start = world.call("ListEvents", by="service").next_cursor
        replies = []
        thread = threading.Thread(
            target=lambda: replies.append(
                world.call("ListEvents", by="service", cursor=start, wait_seconds=20)
            )
        )
        begin = time.monotonic()
        thread.start()
        time.sleep(0.5)
        held = [world.app.database.window() for _ in range(20) if time.sleep(0.01) is None]
        assert sum(window.free == window.size for window in held) > 10
        world.call("CreateUser", user={"user_id": "anna", "display_name": "A", "roles": ["agent"]})
        thread.join(20)
        assert len(replies[0].events) == 1
        assert time.monotonic() - begin < 20

    def test_the_wait_ends_when_the_service_drains(self, world):
        begin = time.monotonic()
        threading.Timer(0.3, world.app.draining.set).start()
        reply = world.call("ListEvents", by="service", wait_seconds=20)
        assert reply.caught_up
        assert time.monotonic() - begin < 20

    def test_the_wait_ends_before_the_caller_gives_up(self, world):
        begin = time.monotonic()
        request = events_pb2.ListEventsRequest(wait_seconds=20)
        deadline = {"x-deadline-ms": "5000"}
        assert world.app.call("ListEvents", request, world.people["service"], **deadline).caught_up
        assert time.monotonic() - begin < 5


def check_order(world, found):
    """Every record's changes one after the other, the last of them what the table has."""
    changes = defaultdict(list)
    for event in found:
        changes[event.resource_id].append(unpacked(event))
    for user_id, states in changes.items():
        etags = [int(state.etag) for state in states]
        assert etags == list(range(1, len(etags) + 1))
        assert states[-1].team == world.rows(users.GET, user_id=user_id)[0].team


def follow(world, into, stop):
    """Reads on until told to stop and nothing is left."""
    cursor, chance = "", random.Random(7)
    while True:
        stopped = stop.is_set()
        most = chance.choice((1, 3, 50))
        reply = world.call("ListEvents", by="service", cursor=cursor, max_events=most)
        into += reply.events
        cursor = reply.next_cursor
        if stopped and reply.caught_up:
            return


def test_sixteen_writers_and_two_readers_through_the_pipeline(world):
    """Threads that change a few records; readers that begin while they do."""
    for number in range(3):
        user = {"user_id": f"user{number}", "display_name": "X", "roles": ["agent"]}
        world.call("CreateUser", user=user)
    stop, seen = threading.Event(), [[], []]

    def change(seed):
        chance = random.Random(seed)
        for turn in range(12):
            user = {"user_id": f"user{chance.randrange(3)}", "team": f"team {seed}.{turn}"}
            world.call("UpdateUser", user=user, request_id=f"{seed}.{turn}")

    readers = [threading.Thread(target=follow, args=(world, into, stop)) for into in seen]
    writers = [threading.Thread(target=change, args=(seed,)) for seed in range(16)]
    for thread in (*readers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in readers:
        thread.join()
    for found in seen:
        assert len({event.event_id for event in found}) == len(found) == 3 + 16 * 12
        check_order(world, found)


def test_totals_are_of_the_moment_that_their_cursor_names(world):
    world.app.service.totals["users.count"] = text("select count(*) from users")
    world.call("CreateUser", user={"user_id": "anna", "display_name": "A", "roles": ["agent"]})
    totals = world.call("GetTotals", by="service")
    world.call("CreateUser", user={"user_id": "ben", "display_name": "B", "roles": ["agent"]})
    del world.app.service.totals["users.count"]
    assert [(total.name, total.value) for total in totals.totals] == [("users.count", "1")]
    rest = world.call("ListEvents", by="service", cursor=totals.cursor)
    assert [event.resource_id for event in rest.events] == ["ben"]
