"""What customers does in the background, by kind; and what of it comes back by itself.

The rule kept here: each area names its own jobs, this file only brings them together.
"""

from typing import Any

from crm_customers import touch_counting
from crm_customers.classes import background
from crm_customers.deals import pipelines
from crm_customers.identity import rekeying, sweeping
from crm_customers.imports import import_plans
from crm_customers.leads import clock
from crm_customers.ownership import protections
from crm_customers.privacy import erasures
from crm_customers.worksheets import chasing, mailing

JOBS: dict[str, Any] = {
    **background.JOBS,
    **sweeping.JOBS,
    **rekeying.JOBS,
    **touch_counting.JOBS,
    **clock.JOBS,
    **chasing.JOBS,
    **mailing.JOBS,
    "forget_import_files": import_plans.forget_files,
    "ask_for_erasure": erasures.ask_for_erasure,
    "watch_protection": protections.watch_protection,
    "tell_pipelines": pipelines.tell_pipelines,
}
PERIODIC: dict[str, float] = {
    **background.PERIODIC,
    **touch_counting.PERIODIC,
    **clock.PERIODIC,
    **chasing.PERIODIC,
    "sweep_matches": 24 * 3600.0,
    "forget_import_files": 24 * 3600.0,
    "tell_pipelines": 24 * 3600.0,
}
# What speaks to the world outside, and may have to wait for it.
OUTSIDE = frozenset(mailing.JOBS)
# Done by processes beside the service.
APART = frozenset(sweeping.KIND_OF)
