"""Reports is killed while it reads all facts again, while it changes files, and while it follows: nothing is lost.

After each kill facts equal those of the services, read again or compared record by record; no half file is left. And a
second replica beside it follows for itself.
"""

import contextlib
import random
import signal
import subprocess
import sys
import threading
import time

import duckdb
import pytest
from crm.customers.v1 import orders_pb2
from crm.reports.v1 import dashboards_pb2, facts_pb2
from crm_cli import child
from crm_cli.client import Stubs, bearer, channel
from crm_cli.processes import end_tree, ready
from crm_cli.stand import HOST, free_port
from crm_cli.testing import running as stand_of

from tests.faults.writers import Writer

FACTS = "/crm.reports.v1.FactsService"
PATIENCE = 120
MOMENTS = ("begun", "swapped", "later")
ROUNDS = 6


@pytest.fixture(scope="module")
def house():
    """Reports beside customers, with some thousand facts."""
    with stand_of("customers", "reports") as found:
        stubs = found.stubs("customers")
        for part in range(ROUNDS):
            request = orders_pb2.IngestOrdersRequest(source="kills")
            for number in range(part * 500, part * 500 + 500):
                request.accounts.add(display_name=f"Firm {number}", external_id=f"A{number}")
                order = request.orders.add(
                    external_id=f"O{number}",
                    account_external_id=f"A{number}",
                    order_date="2026-11-02",
                    currency="EUR",
                )
                order.lines.add(product_code=f"P{number % 9}", quantity="1", amount="9.50")
            stubs.call(
                "/crm.customers.v1.OrdersService/IngestOrders",
                request,
                orders_pb2.IngestOrdersResponse,
            )
        settled(found)
        yield found


def ask(found, method, request, reply):
    return found.stubs("reports").call(f"{FACTS}/{method}", request, reply, timeout=PATIENCE)


def folder(found):
    return found.stand.folder / "reports" / "reports"


def files(found):
    """What lies in the folder of the facts, by what it is."""
    names = sorted(path.name for path in folder(found).iterdir())
    return [name for name in names if not name.endswith(".wal")]


def current(found):
    """The name of the file that counts."""
    pointer = folder(found) / "facts.duckdb.now"
    return pointer.read_text() if pointer.exists() else "facts.duckdb"


def settled(found):
    """Waits until everything is read and no rebuild is under way; then there is one file, and what names it."""
    end = time.monotonic() + PATIENCE
    while True:
        state = ask(
            found, "GetFollowState", facts_pb2.GetFollowStateRequest(), facts_pb2.FollowState
        )
        followed = [each for each in state.sources if each.service == "customers"]
        done = [each.state == dashboards_pb2.SOURCE_STATE_CURRENT for each in followed]
        left = {*files(found)} - {current(found), "facts.duckdb.now"}
        if all(done) and not left and not state.HasField("rebuild"):
            assert not state.rebuilt_differently
            return
        assert time.monotonic() < end, (files(found), state)
        time.sleep(0.05)


def kill_at(found, moment, draw):
    """Asks for a rebuild and kills reports at that moment of it."""
    before = current(found)
    ask(found, "RebuildFacts", facts_pb2.RebuildFactsRequest(), facts_pb2.FollowState)
    end = time.monotonic() + PATIENCE
    number = int(before.rpartition(".")[2]) + 1 if before != "facts.duckdb" else 1
    begun = folder(found) / f"facts.duckdb.{number}"
    if moment == "random":
        time.sleep(draw.uniform(0, 2.5))
    while moment != "random" and not begun.exists():
        assert time.monotonic() < end
    if moment == "later":
        time.sleep(draw.uniform(0, 0.3))
    while moment == "swapped" and current(found) == before:
        assert time.monotonic() < end
    found.processes.restart("reports", signal.SIGKILL)


def right(found):
    """Facts are those of the services, and those that are read from nothing."""
    settled(found)
    compared = ask(
        found, "Reconcile", facts_pb2.ReconcileRequest(wait_seconds=60), facts_pb2.Reconciliation
    )
    assert compared.equal, compared
    again = ask(found, "CheckFacts", facts_pb2.CheckFactsRequest(), facts_pb2.FactsCheck)
    assert again.equal, again
    assert "customers" in again.services


@contextlib.contextmanager
def written_to(found, number):
    """Somebody writes meanwhile."""
    stop = threading.Event()
    writer = Writer(number, "customers", found.stubs("customers"), stop)
    thread = threading.Thread(target=writer.run)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert not writer.problem


def test_kills_while_facts_are_read_again_leave_one_whole_file(house):
    draw = random.Random(1)
    for number, moment in enumerate(MOMENTS):
        with written_to(house, number):
            kill_at(house, moment, draw)
    right(house)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_kills_at_any_moment_leave_one_whole_file(house, seed):
    draw = random.Random(seed)
    with written_to(house, 100 + seed):
        if seed % 3:
            kill_at(house, "random", draw)
        else:  # while it follows
            time.sleep(draw.uniform(0, 1))
            house.processes.restart("reports", signal.SIGKILL)
    right(house)


@contextlib.contextmanager
def replica(found):
    """One more process of reports over the same database and feeds, with a file of its own."""
    grpc, http, ops = (free_port() for _ in range(3))
    place = found.stand.folder / "second"
    given = {"GRPC_PORT": grpc, "HTTP_PORT": http, "OPS_PORT": ops, "DATA_DIR": place}
    env = found.processes.variables("reports") | {f"CRM_{n}": str(v) for n, v in given.items()}
    command = child.command([sys.executable, "-m", "crm_reports", "serve"])
    with found.processes.log("second").open("ab") as log:
        process = subprocess.Popen(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        end = time.monotonic() + PATIENCE
        while not ready(ops):
            assert process.poll() is None, found.processes.last_lines("second")
            assert time.monotonic() < end
            time.sleep(0.05)
        with channel(f"{HOST}:{grpc}") as opened:
            yield Stubs(opened, bearer(found.token()))
    finally:
        end_tree(process, signal.SIGTERM, 20)


def read_by(stubs):
    """How many events of customers a replica has read."""
    asked = facts_pb2.GetFollowStateRequest()
    state = stubs.call(f"{FACTS}/GetFollowState", asked, facts_pb2.FollowState)
    return next(each.event_count for each in state.sources if each.service == "customers")


def test_two_replicas_follow_each_for_itself(house):
    """One of them is killed while somebody writes: the other one goes on, and both end with what customers has."""
    settled(house)
    end = time.monotonic() + 2 * PATIENCE
    with replica(house) as second:
        with written_to(house, 900):
            house.processes.stop("reports", signal.SIGKILL)
            before = read_by(second)
            while read_by(second) <= before:
                assert time.monotonic() < end
                time.sleep(0.05)
            house.processes.start("reports")
            house.processes.wait_ready(["reports"])
        for stubs in (second, house.stubs("reports")):
            asked, reply = facts_pb2.ReconcileRequest(wait_seconds=60), facts_pb2.Reconciliation
            found = stubs.call(f"{FACTS}/Reconcile", asked, reply, timeout=PATIENCE)
            assert found.equal, found
        while read_by(second) != read_by(house.stubs("reports")):  # tenths of seconds apart
            assert time.monotonic() < end
            time.sleep(0.05)
        assert (house.stand.folder / "second" / "reports" / "facts.duckdb").exists()


@pytest.mark.broken_facts
def test_a_fact_that_was_changed_by_hand_is_told(house):
    """What every test with processes is asked after it finds a row that nobody told of."""
    settled(house)
    house.processes.stop("reports")
    with duckdb.connect(str(folder(house) / current(house))) as opened:
        opened.execute("update accounts set city = 'Nowhere' where account_id = 3")
    house.processes.start("reports")
    house.processes.wait_ready(["reports"])
    found = ask(house, "CheckFacts", facts_pb2.CheckFactsRequest(), facts_pb2.FactsCheck)
    assert [each.table for each in found.differences] == ["accounts"]
    ask(house, "RebuildFacts", facts_pb2.RebuildFactsRequest(), facts_pb2.FollowState)
    end = time.monotonic() + PATIENCE
    while not ask(house, "CheckFacts", facts_pb2.CheckFactsRequest(), facts_pb2.FactsCheck).equal:
        assert time.monotonic() < end
