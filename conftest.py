"""Said before any test imports gRPC: its handlers of fork() crash children that a process with threads starts.

Each test begins in English: a page that was asked for within a test speaks the language of its reader, in this thread.
Each test ends with ledgers that agree: every balance of stock and credit derived from its entries again is the balance
that is stored, in every world and every stand that holds channels at that moment, whatever the test was about.
Where there is plenty of memory, temporary files are kept in it: the databases of tests cost a tenth then.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")

import pytest
from crm.channels.v1 import credit_pb2
from crm_chassis import i18n
from crm_chassis import testing as worlds
from crm_cli import testing as stands
from crm_cli.client import Stubs, bearer, channel

MEMORY, PLENTY = Path("/dev/shm"), 6 * 1024**3  # noqa: S108 (its names are drawn by tempfile)
if (
    "TMPDIR" not in os.environ
    and os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free > PLENTY
):
    tempfile.tempdir = str(MEMORY)
CHECK = "CheckLedgers"


@pytest.fixture(autouse=True)
def english() -> None:
    """What the test before left behind is forgotten."""
    i18n.language.set(i18n.DEFAULT)
    i18n.time_zone.set("UTC")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Iterator[None]:  # noqa: ARG001 (pytest gives it)
    """Asks every channels service that is there to check its ledgers, while what the test did is still there."""
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


def _checked(stand: Any) -> list[str]:
    """What a channels service that runs as a process says of its ledgers."""
    method, asked = f"/crm.channels.v1.CreditService/{CHECK}", credit_pb2.CheckLedgersRequest()
    with channel(stand.stand.address("channels")) as opened:
        stubs = Stubs(opened, bearer(stand.token()))
        return list(stubs.call(method, asked, credit_pb2.CheckLedgersResponse).differences)
