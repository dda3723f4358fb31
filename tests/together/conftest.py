"""All four services as real processes, once for the tests of this folder."""

import pytest
from crm_cli.testing import running


@pytest.fixture(scope="package")  # ends with the last test here: a stand that waits costs as well
def stand():
    with running() as found:
        yield found
