"""What channels does by itself: protections end when their time is over.

The rule kept here: a protection expires once, however often the job runs and whoever decides meanwhile: the row is
locked, and only an approved registration whose time is over takes the step.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm_channels import decisions

if TYPE_CHECKING:
    from crm_chassis.call import Call


def expire_registration(call: "Call", payload: Mapping[str, Any]) -> None:
    """Ends one protection."""
    decisions.expire(call, int(payload["deal_registration_id"]))


JOBS = {decisions.EXPIRE: expire_registration}
