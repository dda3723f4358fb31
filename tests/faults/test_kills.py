"""Sixteen writers while services are killed and the database crashes: nothing acknowledged is lost or doubled."""

import random
import threading
import time
from collections import defaultdict

import pytest
from crm.customers.v1 import accounts_pb2
from crm.reports.v1 import facts_pb2
from crm.tickets.v1 import tickets_pb2

from tests.faults.writers import ACCOUNTS, TICKETS, Follower, Writer

RESOURCES = {
    "customers": ("crm.customers.Account", accounts_pb2.Account, "display_name"),
    "tickets": ("crm.tickets.Ticket", tickets_pb2.Ticket, "subject"),
}


def crash_something(running, what):
    """SIGKILL to a service, or a crash of the database; started again at once."""
    if what == "database":
        running.processes.database.crash()
        running.processes.database.start()
    else:
        import signal

        running.processes.restart(what, signal.SIGKILL)


def write_through(running, faults, pause):
    """Runs the writers and followers while the faults happen."""
    stop = threading.Event()
    writers = [
        Writer(number, module, running.stubs(module), stop)
        for number, module in enumerate(["customers", "tickets"] * 8)
    ]
    followers = {
        name: Follower(running.stubs(name), resource[0]) for name, resource in RESOURCES.items()
    }
    threads = [threading.Thread(target=writer.run) for writer in writers]
    following = [threading.Thread(target=one.run) for one in followers.values()]
    for thread in threads + following:
        thread.start()
    time.sleep(pause)
    for what in faults:
        crash_something(running, what)
        time.sleep(pause)
    stop.set()
    for thread in threads:
        thread.join(180)
    for one in followers.values():
        one.stop.set()
    for thread in following:
        thread.join(60)
    return writers, followers


def assert_nothing_lost(running, module, writers):
    """Every record is as it was last acknowledged."""
    resource, message, text = RESOURCES[module]
    stubs = running.stubs(module)
    service = ACCOUNTS if module == "customers" else TICKETS
    get = accounts_pb2.GetAccountRequest if module == "customers" else tickets_pb2.GetTicketRequest
    key = "account_id" if module == "customers" else "ticket_id"
    name = resource.rpartition(".")[2]
    for writer in writers:
        for record in writer.records:
            now = stubs.call(f"{service}/Get{name}", get(**{key: record.record_id}), message)
            assert getattr(now, text) == record.text
            assert int(now.etag) == record.writes, (
                f"{resource} {record.record_id} was written more or less often"
            )


def assert_feed_is_right(running, module, writers, follower):
    """Each write is one event, in its record's order, for one who followed through it all and for one who reads now."""
    resource, message, text = RESOURCES[module]
    followed = follower.finish()
    whole = Follower(running.stubs(module), resource).finish()
    for events in (followed, whole):
        versions, last = defaultdict(list), {}
        for event in events:
            after = message()
            assert event.data.Unpack(after)
            versions[event.resource_id].append(int(after.etag))
            last[event.resource_id] = getattr(after, text)
        for writer in writers:
            for record in writer.records:
                assert versions.pop(str(record.record_id)) == list(range(1, record.writes + 1))
                assert last[str(record.record_id)] == record.text
        assert not versions, f"records that nobody was told of: {versions}"
    assert sorted(one.event_id for one in followed) == sorted(one.event_id for one in whole)


def assert_reports_agree(running):
    """Reports has caught up with the same figures."""
    found = running.stubs("reports").call(
        "/crm.reports.v1.FactsService/Reconcile",
        facts_pb2.ReconcileRequest(wait_seconds=60),
        facts_pb2.Reconciliation,
        timeout=90,
    )
    assert found.equal, found


def survive(running, faults, pause):
    writers, followers = write_through(running, faults, pause)
    assert not [writer.problem for writer in writers if writer.problem]
    assert sum(len(writer.records) for writer in writers) > len(writers)
    for module, follower in followers.items():
        own = [writer for writer in writers if writer.module == module]
        assert_nothing_lost(running, module, own)
        assert_feed_is_right(running, module, own, follower)
    assert_reports_agree(running)


def test_kills_and_a_crash_of_the_database_lose_nothing(everything):
    survive(everything, ["customers", "database", "tickets", "reports"], pause=1.0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_many_kills_and_crashes_lose_nothing(everything, seed):
    draw = random.Random(seed)
    faults = [draw.choice(["customers", "tickets", "reports", "database"]) for _ in range(24)]
    survive(everything, faults, pause=1.5)
