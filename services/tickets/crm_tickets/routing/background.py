"""What routing does in the background, by kind; and what of it comes back by itself.

The rule kept here: each part names its own jobs, this file only brings them together.
"""

from typing import Any

from crm_tickets.routing import absences, assigning, informing

JOBS: dict[str, Any] = {**absences.JOBS, **assigning.JOBS, **informing.JOBS}
PERIODIC: dict[str, float] = {**absences.PERIODIC, **assigning.PERIODIC}
