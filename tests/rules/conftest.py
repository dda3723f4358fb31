"""A world for each service: every test of this folder runs over all of them."""

import pytest
from crm_chassis.testing import postgres, world_of

from tests.rules.services import NAMES, service

__all__ = ["postgres"]


@pytest.fixture(params=NAMES)
def world(request, postgres, tmp_path):
    yield from world_of(service(request.param), postgres, tmp_path)


@pytest.fixture(scope="module", params=NAMES)
def shared_world(request, postgres, tmp_path_factory):
    """One world for many examples: for tests that ask for refusals only."""
    yield from world_of(service(request.param), postgres, tmp_path_factory.mktemp(request.param))
