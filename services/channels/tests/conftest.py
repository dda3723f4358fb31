"""The channels service on the chassis' fixtures; after every test, all ledgers agree.

The rule kept here: whatever a test did, every balance of stock and credit derived from its entries again is the
balance that is stored, and every journal adds up to zero.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from crm_channels.__main__ import SERVICE
from crm_chassis.testing import fixtures_for

globals().update(fixtures_for(SERVICE))


@pytest.fixture(autouse=True)
def ledgers_agree(request: Any) -> Iterator[None]:
    """Asks the service to check its ledgers when the test is over, whatever it was about."""
    world = request.getfixturevalue("world") if "world" in request.fixturenames else None
    yield
    if world is not None:
        assert list(world.call("CheckLedgers").differences) == []
