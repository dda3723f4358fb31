"""Whether somebody has room for a ticket that they take up by hand.

The rule kept here: a limit holds for what people take up too; what customers, hand-overs and absences bring them comes
on top, and counts. Who takes is held before they are counted, so that two takes at once never exceed it.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.errors import Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_tickets.routing import rules, standing

if TYPE_CHECKING:
    from crm_chassis.call import Call


def check_room(call: "Call", row: Row) -> None:
    """Raises Precondition when the caller has no room for a held ticket that is not theirs yet."""
    me = call.principal.id
    if row.handler_id == me:
        return
    standing.hold(call, me)
    stands = standing.one(call, me)
    if not rules.has_room(
        stands.load, stands.capacity, rules.weight_of(stands.weights, row.channel)
    ):
        raise full(stands)


def settled(row: Row) -> dict[str, Any]:
    """The columns of a ticket that somebody takes up: what was with them for want of room elsewhere stays with them."""
    return {"returns_to_id": ""} if row.assignment_rule == "knows_full" else {}


def full(stands: rules.Candidate) -> Precondition:
    """The refusal of who has no room."""
    text = said(
        "You work on %(load)s of %(capacity)s tickets: finish or hand over one of them first.",
        load=stands.load,
        capacity=stands.capacity,
    )
    return Precondition("OVER_CAPACITY", text)
