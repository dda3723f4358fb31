"""Said before any test imports gRPC: its handlers of fork() crash children that a process with threads starts.

Each test begins in English: a page that was asked for within a test speaks the language of its reader, in this thread.
Each test ends with ledgers that agree: every balance of stock and credit derived from its entries again is the balance
that is stored, in every world and every stand that holds channels at that moment, whatever the test was about.
And facts of reports, in every world that follows feeds, are those that are read from these feeds from nothing: table
by table the same hash; reports that run as processes say so themselves, whenever their feeds have moved. A test that
breaks facts by hand says so (`broken_facts`).
Where there is plenty of memory, temporary files are kept in it: the databases of tests cost a tenth then.
How tests are divided among workers, and what of memory is looked through for garbage, tests/division.py says.
"""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")

import grpc
import pytest
from crm.channels.v1 import credit_pb2
from crm.reports.v1 import facts_pb2
from crm_chassis import i18n
from crm_chassis import testing as worlds
from crm_chassis.errors import PeerUnavailable
from crm_cli import testing as stands
from crm_cli.client import Stubs, bearer, channel
from hypothesis import settings

from tests import division

settings.register_profile("no times", deadline=None)  # a machine may be as slow as it likes
settings.load_profile("no times")
gc.disable()  # until all tests are collected: what is loaded until then is no garbage
MEMORY, PLENTY = Path("/dev/shm"), 6 * 1024**3  # noqa: S108 (its names are drawn by tempfile)
if (
    "TMPDIR" not in os.environ
    and os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free > PLENTY
):
    tempfile.tempdir = str(MEMORY)
CHECK, BROKEN = "CheckLedgers", "broken_facts"
SECOND: dict[
    str, Any
] = {}  # facts in memory, one for each service: made once, as sixty tables take their time


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[Any]) -> None:
    """Workers begin with what takes long."""
    if hasattr(config, "workerinput"):
        items[:] = [items[at] for at in division.longest_first([each.nodeid for each in items])]


def pytest_collection_finish() -> None:
    """From here on there is garbage."""
    division.keep()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """All workers end at about the same time."""
    return division.scheduler_of(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(autouse=True)
def english() -> None:
    """What the test before left behind is forgotten."""
    i18n.language.set(i18n.DEFAULT)
    i18n.time_zone.set("UTC")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Iterator[None]:
    """Asks every channels service that is there to check its ledgers, while what the test did is still there.

    And reads the facts of every reports service again.
    """
    yield  # a test that failed has enough to say
    differences = []
    for world in worlds.OPEN:
        if CHECK in world.app.by_name:
            differences += world.call(CHECK).differences
    for stand in stands.OPEN:
        process = stand.processes.services.get("channels")
        if process is not None and process.poll() is None:
            differences += _checked(stand)
    assert not differences, "the ledgers of channels do not agree"
    if (follower := sys.modules.get("crm_reports.follower")) and not item.get_closest_marker(
        BROKEN
    ):
        hashing = sys.modules["crm_reports.hashing"]
        for world in worlds.OPEN:
            different = _read_again(world.app, follower, hashing)
            assert not different, f"facts that are read again differ: {different}"
    if not item.get_closest_marker(BROKEN):
        for stand in stands.OPEN:
            process = stand.processes.services.get("reports")
            if process is not None and process.poll() is None:
                different = _read_again_there(stand)
                assert not different, f"facts that are read again differ: {different}"


def _checked(stand: Any) -> list[str]:
    """What a channels service that runs as a process says of its ledgers."""
    method, asked = f"/crm.channels.v1.CreditService/{CHECK}", credit_pb2.CheckLedgersRequest()
    with channel(stand.stand.address("channels")) as opened:
        stubs = Stubs(opened, bearer(stand.token()))
        return list(stubs.call(method, asked, credit_pb2.CheckLedgersResponse).differences)


def _read_again(app: Any, follower: Any, hashing: Any) -> list[str]:
    """The tables of this app's facts that are others when its feeds are read from nothing."""
    found = follower.opened(app)
    if found is None:
        return []
    different = []
    for service, live in found.followers.items():
        if not app.peers.has(service) or not found.facts.position(service).cursor:
            continue
        if service not in SECOND:
            SECOND[service] = follower.Warehouse(Path(":memory:"))
        again = follower.Follower(app, SECOND[service], service)
        again.facts.forget(service)
        again.facts.filling = True  # as facts are read again
        try:
            for each in (live, again):
                while not each.step():
                    pass
        except PeerUnavailable:
            continue  # the test took the peer away
        again.facts.complete()
        tables = [fact.table for fact in found.facts.facts if fact.service == service]
        here, there = hashing.hashes(found.facts), hashing.hashes(again.facts)
        different += [table for table in tables if here[table] != there[table]]
    return different


FACTS = "/crm.reports.v1.FactsService"


def _read_again_there(stand: Any) -> list[str]:
    """The same of a reports service that runs as a process; only if its feeds have moved since it was asked last."""
    with channel(stand.stand.address("reports")) as opened:
        stubs = Stubs(opened, bearer(stand.token()))

        def standing() -> Any:
            asked = facts_pb2.GetFollowStateRequest()
            state = stubs.call(f"{FACTS}/GetFollowState", asked, facts_pb2.FollowState)
            counts = [(each.service, each.event_count) for each in state.sources]
            return stand.processes.services["reports"].pid, counts, state.rebuild_time.seconds

        try:
            if getattr(stand, "facts_checked", None) == standing():
                return []
            asked = facts_pb2.CheckFactsRequest()
            found = stubs.call(f"{FACTS}/CheckFacts", asked, facts_pb2.FactsCheck, timeout=120)
            stand.facts_checked = standing()
        except grpc.RpcError as error:
            if error.code() == grpc.StatusCode.UNAVAILABLE:
                return []  # the test took the service, or the one where people sign in, away
            raise
        return [str(each) for each in found.differences]
