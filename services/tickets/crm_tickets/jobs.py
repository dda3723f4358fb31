"""What is done in the background: a promise whose time has passed is broken.

The rule kept here: a job may run twice or late and does its work once, because the promise's own row decides.
"""

from typing import TYPE_CHECKING, Any

from crm_tickets import promises
from crm_tickets.calls import reporting as calls
from crm_tickets.everyday import time_logs
from crm_tickets.journeys import background
from crm_tickets.mail import parts as mail
from crm_tickets.meetings import watching
from crm_tickets.promising import firing as promise_firing
from crm_tickets.questions import parts as questions
from crm_tickets.routing import background as routing
from crm_tickets.sla import background as service_levels

if TYPE_CHECKING:
    from crm_chassis.call import Call


def lapse_promise(call: "Call", payload: dict[str, Any]) -> None:
    """The time of a promise has passed."""
    promises.lapse(call, payload["promise_id"])


JOBS: dict[str, Any] = {
    "lapse_promise": lapse_promise,
    "measure_journeys": background.measure_journeys,
    **time_logs.JOBS,
    **promise_firing.JOBS,
    **watching.JOBS,
    **routing.JOBS,
    **service_levels.JOBS,
    **questions.JOBS,
    **calls.JOBS,
    **mail.JOBS,
}
PERIODIC: dict[str, float] = {
    **service_levels.PERIODIC,
    **promise_firing.PERIODIC,
    **watching.PERIODIC,
    **routing.PERIODIC,
    **questions.PERIODIC,
    **calls.PERIODIC,
    **mail.PERIODIC,
}
