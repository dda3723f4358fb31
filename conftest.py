"""Said before any test imports gRPC: its handlers of fork() crash children that a process with threads starts.

Each test begins in English: a page that was asked for within a test speaks the language of its reader, in this thread.
"""

import os

os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")

import pytest
from crm_chassis import i18n


@pytest.fixture(autouse=True)
def english() -> None:
    """What the test before left behind is forgotten."""
    i18n.language.set(i18n.DEFAULT)
    i18n.time_zone.set("UTC")
