"""The owner stays in the picture: since when others work on a ticket, and by when the customer has to hear of it.

The rule kept here: a ticket that leaves its owner's hands is watched from that moment. It knows by when the customer
has to be told, and a job reminds the owner once each time that passes; the ticket's own row decides.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, bindparam, select

from crm_tickets.routing import rules
from crm_tickets.tables import departments

if TYPE_CHECKING:
    from crm_chassis.call import Call

INTERVAL = Statement(
    select(departments.c.inform_minutes).where(
        departments.c.team == bindparam("team", type_=Text()), departments.c.delete_time.is_(None)
    )
)


def ahead(
    call: "Call", row: Row, after: Mapping[str, Any], why: rules.Why | None
) -> dict[str, Any]:
    """The columns that a move changes beside its own: by which rule, since when with others, until when untold."""
    values: dict[str, Any] = {}
    if why is not None:
        values["assignment_rule"] = why.rule
    elif after["handler_id"] != row.handler_id:
        values["assignment_rule"] = None
    owner, handler = (
        (after["owner_id"], after["team"]),
        (after["handler_id"], after["handler_team"]),
    )
    away = rules.is_with_others(owner, handler, after["state"])
    if not away:
        nothing = ("with_others_time", "inform_due_time", "remind_time")
        return values | {name: None for name in nothing if getattr(row, name) is not None}
    if row.with_others_time is None:
        now = call.clock.now()
        due = rules.inform_due(now, None, interval(call, after["team"]))
        expect(call, row.ticket_id, due)
        values |= {"with_others_time": now, "inform_due_time": due, "remind_time": None}
    return values


def interval(call: "Call", team: str) -> timedelta:
    """How long a customer of this department may go without news."""
    row = call.first(INTERVAL, team=team) if team else None
    minutes = row.inform_minutes if row is not None else 0
    return timedelta(minutes=minutes) if minutes else rules.INFORM_AFTER


def expect(call: "Call", ticket_id: int, due: datetime) -> None:
    """Has a ticket looked at when its customer should have heard."""
    call.enqueue(
        "remind_to_inform", {"ticket_id": ticket_id}, run_time=due, key=f"inform-{ticket_id}"
    )


def told(call: "Call", row: Row) -> dict[str, Any]:
    """The columns of a held ticket whose customer was told just now."""
    now = call.clock.now()
    values: dict[str, Any] = {"informed_time": now, "remind_time": None}
    if row.with_others_time is not None:
        due = rules.inform_due(row.with_others_time, now, interval(call, row.team))
        expect(call, row.ticket_id, due)
        values["inform_due_time"] = due
    return values
