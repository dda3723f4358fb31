"""All four services as real processes, once for the tests of this folder."""

import pytest
from crm_cli.testing import running


@pytest.fixture(scope="session")
def stand():
    with running() as found:
        yield found
