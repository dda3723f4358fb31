"""The town of these tests: made once, emptied before each history."""

from collections.abc import Iterator
from typing import Any

import pytest
from crm_chassis import testing

from tests.histories.town import Town, opened

globals()["postgres"] = testing.postgres


@pytest.fixture(scope="module")
def town(postgres: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with opened(postgres, tmp_path_factory.mktemp("town")) as found:
        yield found
