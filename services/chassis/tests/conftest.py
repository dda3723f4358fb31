"""The chassis alone, as a service without resources of its own."""

from crm_chassis.app import Service
from crm_chassis.testing import fixtures_for

globals().update(fixtures_for(Service(name="bare")))
