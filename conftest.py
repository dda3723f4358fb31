"""Said before any test imports gRPC: its handlers of fork() crash children that a process with threads starts.

Each test begins in English: a page that was asked for within a test speaks the language of its reader, in this thread.
Where there is plenty of memory, temporary files are kept in it: the databases of tests cost a tenth then.
"""

import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")

import pytest
from crm_chassis import i18n

MEMORY, PLENTY = Path("/dev/shm"), 6 * 1024**3  # noqa: S108 (its names are drawn by tempfile)
if (
    "TMPDIR" not in os.environ
    and os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free > PLENTY
):
    tempfile.tempdir = str(MEMORY)


@pytest.fixture(autouse=True)
def english() -> None:
    """What the test before left behind is forgotten."""
    i18n.language.set(i18n.DEFAULT)
    i18n.time_zone.set("UTC")
