"""The channels service on the chassis' fixtures."""

from crm_channels.__main__ import SERVICE
from crm_chassis.testing import fixtures_for

globals().update(fixtures_for(SERVICE))
