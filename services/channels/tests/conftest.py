"""The channels service on the chassis' fixtures. That all ledgers agree after every test, the root's conftest asks."""

from crm_channels.__main__ import SERVICE
from crm_chassis.testing import fixtures_for

globals().update(fixtures_for(SERVICE))
