"""Telephone calls that tickets tells of, as touches: one for each call that is over and whose customer is known here.

The rule kept here: a call is one touch, whatever is told of it, how often and in which order. What is known later (the
ticket, the customer) is added; what our people say of the touch themselves (how it ended, a note) stays.
"""

from datetime import datetime
from typing import Any

from crm.customers.v1.interactions_pb2 import Interaction
from crm.events.v1.events_pb2 import Event
from crm.tickets.v1.calls_pb2 import Call as TelephoneCall
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.records import to_message
from crm_chassis.sql import Row

from crm_customers import callers, interactions, queries
from crm_customers.ownership import conflicts
from crm_customers.tables import interactions as touches

SOURCE = "crm.tickets.calls"
DIRECTIONS = {"incoming": "inbound", "outgoing": "outbound"}
TOLD = ("ended", "missed", "unanswered", "lost", "updated")


def on_call(call: Call, event: Event, told: TelephoneCall) -> None:
    """A call is over, or something else is known of it since."""
    said = records.values(told, "state", "direction", "start_time", "answer_time", "end_time")
    spoken = said["answer_time"] is not None
    if said["end_time"] is None or (said["state"] == "lost" and not spoken):
        return
    name = {"source": SOURCE, "external_id": str(told.call_id)}
    row = call.first(interactions.LOCK_OF_SOURCE, **name)
    who = _who(call, told)
    if row is None and who is None:
        return
    # How long they spoke is not known of a call that the switch forgot.
    seconds = said["end_time"] - said["answer_time"] if spoken and said["state"] != "lost" else None
    values: dict[str, Any] = {
        "channel": "phone",
        "direction": DIRECTIONS[said["direction"]],
        "agent_id": told.agent_id,
        "start_time": said["start_time"],
        "duration_seconds": max(0, int(seconds.total_seconds())) if seconds else 0,
        "outcome": None if spoken else "no_answer",
        "remote_address": told.phone,
        "ticket_id": told.ticket_id or None,
        **(who._asdict() if who else {}),
    }
    moment = records.moment_of(event.occur_time)
    if row is not None:
        _learned(call, row, values, moment)
        return
    made = to_message(
        Interaction,
        call.insert(touches, **name, **values, create_time=moment, update_time=moment),
    )
    call.emit("crm.customers.Interaction.created", made)
    conflicts.on_interactions(call, [made])


def _learned(call: Call, row: Row, values: dict[str, Any], moment: datetime) -> None:
    """The touch with what is new; of what was told before something else was, only what nobody has said yet."""
    newer = row.update_time <= moment
    if row.outcome not in (None, "no_answer"):
        del values["outcome"]  # somebody said what came of it
    if not values["ticket_id"]:
        del values["ticket_id"]
    news = {
        name: value
        for name, value in values.items()
        if value != getattr(row, name) and (newer or getattr(row, name) in (None, ""))
    }
    if not newer:
        news.pop("outcome", None)  # nothing said is what is said of a call that was answered
    if news:
        # The time of the news, not of reading it: so that the next ones are known to be newer.
        now = max(moment, row.update_time)
        after = call.update(touches, row.interaction_id, **news, update_time=now)
        made, before = to_message(Interaction, after), to_message(Interaction, row)
        call.emit("crm.customers.Interaction.updated", made, before=before)


def _who(call: Call, told: TelephoneCall) -> callers.Who | None:
    """Whose call it was: the customer whom tickets names, or who took their place; else whose number it is."""
    if told.account_id:
        asked: dict[str, Any] = {"source": "", "external_ids": [], **queries.rows_of(call)}
        account = call.first(queries.INTAKE_ACCOUNTS, ids=[told.account_id], **asked)
        if account is not None:
            people = call.all(queries.INTAKE_CONTACTS, ids=[told.contact_id], **asked)
            there = (row.contact_id for row in people if row.account_id == account.account_id)
            return callers.Who(account.account_id, next(there, None))
    return callers.whose(call, [told.phone]).get(told.phone) if told.phone else None
