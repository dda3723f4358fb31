"""Services that may be killed, stopped and restarted by a test; each test gets its own."""

import pytest
from crm_cli.testing import running


@pytest.fixture
def customers():
    with running("customers") as found:
        yield found


@pytest.fixture
def everything():
    with running() as found:
        yield found
