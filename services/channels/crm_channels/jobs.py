"""What channels does by itself: protections and quotes end when their time is over.

The rule kept here: a protection expires once, however often the job runs and whoever decides meanwhile: the row is
locked, and only an approved registration whose time is over takes the step.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm_channels import decisions
from crm_channels.network import invitation_mails, reminders
from crm_channels.ordering import confirming
from crm_channels.quotes import steps
from crm_channels.stock import moving

if TYPE_CHECKING:
    from crm_chassis.call import Call


def expire_registration(call: "Call", payload: Mapping[str, Any]) -> None:
    """Ends one protection."""
    decisions.expire(call, int(payload["deal_registration_id"]))


def expire_quote(call: "Call", payload: Mapping[str, Any]) -> None:
    """Ends one version of a quote."""
    steps.expire(call, int(payload["quote_id"]), int(payload["version_number"]))


def allocate_back_orders(call: "Call", payload: Mapping[str, Any]) -> None:
    """Goods are free: each order that waits for them is looked at by itself."""
    confirming.find_back_orders(call, int(payload["location_id"]), int(payload["product_id"]))


def allocate_order(call: "Call", payload: Mapping[str, Any]) -> None:
    """Reserves for one order what has come in."""
    confirming.allocate_by_itself(call, int(payload["order_id"]))


JOBS = {
    **reminders.JOBS,
    **invitation_mails.JOBS,
    decisions.EXPIRE: expire_registration,
    steps.EXPIRE: expire_quote,
    moving.ALLOCATE: allocate_back_orders,
    confirming.ALLOCATE_ORDER: allocate_order,
}
OUTSIDE = tuple(invitation_mails.JOBS)
PERIODIC = {**reminders.PERIODIC}
