"""What is done in the background: a promise whose time has passed is broken.

The rule kept here: a job may run twice or late and does its work once, because the promise's own row decides.
"""

from typing import TYPE_CHECKING, Any

from crm_tickets import promises

if TYPE_CHECKING:
    from crm_chassis.call import Call


def lapse_promise(call: "Call", payload: dict[str, Any]) -> None:
    """The time of a promise has passed."""
    promises.lapse(call, payload["promise_id"])


JOBS = {"lapse_promise": lapse_promise}
