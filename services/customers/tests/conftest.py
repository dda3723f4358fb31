"""The tests of customers stand on a real PostgreSQL, migrated as in production."""

from crm_chassis.testing import fixtures_for
from crm_customers.__main__ import SERVICE

globals().update(fixtures_for(SERVICE))
