"""A world with the tickets service in it, for every test that wants one."""

import pytest
from crm_chassis.testing import fixtures_for
from crm_tickets.__main__ import SERVICE

from .phone_desk import Desk

globals().update(fixtures_for(SERVICE))


@pytest.fixture
def desk(world):
    return Desk(world)
