"""What customers learns from the feeds of tickets and channels: enough for a customer's timeline, and no more.

The rule kept here: an event that comes twice, or after a newer one of the same ticket, changes nothing.
"""

from typing import Any

from crm.channels.v1.deal_registrations_pb2 import DealRegistration
from crm.events.v1.events_pb2 import Event
from crm.tickets.v1.promises_pb2 import Promise
from crm.tickets.v1.tickets_pb2 import Ticket
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.sql import Statement, key_of
from google.protobuf.message import Message
from sqlalchemy import Table, bindparam
from sqlalchemy.dialects.postgresql import insert

from crm_customers import calls
from crm_customers.ownership import conflicts
from crm_customers.tables import CHANNELS, claim_copies, promise_copies, ticket_copies


def _keeping(table: Table) -> Statement:
    """Adds a copy, or brings it up to date unless it is newer than the event."""
    values = {c.name: bindparam(c.name, type_=c.type) for c in table.c}
    added = insert(table).values(values)
    return Statement(
        added.on_conflict_do_update(
            index_elements=[key_of(table)],
            set_={name: added.excluded[name] for name in values if name != key_of(table)},
            where=table.c.event_time <= added.excluded.event_time,
        )
    )


KEEP = {table: _keeping(table) for table in (ticket_copies, promise_copies, claim_copies)}


def _keep(call: Call, table: Table, event: Event, message: Message, **other: Any) -> None:
    """Keeps what the columns of a copy hold of a message; a text that is not said is empty."""
    names = [c.name for c in table.c if c.name != "event_time"]
    values = records.values(message, *names)
    for column in table.c:
        if values.get(column.name) is None and column.server_default is not None:
            values[column.name] = ""
    values[key_of(table)] = getattr(message, key_of(table))
    call.run(KEEP[table], **values | other, event_time=records.moment_of(event.occur_time))


def on_ticket(call: Call, event: Event, ticket: Ticket) -> None:
    """Keeps what the timeline shows of a ticket."""
    channel = records.values(ticket, "channel")["channel"]
    _keep(call, ticket_copies, event, ticket, channel=channel if channel in CHANNELS else None)


def on_promise(call: Call, event: Event, promise: Promise) -> None:
    """Keeps what the timeline shows of a promise: broken it is only until it is made good or explained."""
    state = records.values(promise, "state")["state"]
    if state == "broken" and promise.HasField("keep_time"):
        state = "made_good"
    elif state == "broken" and promise.reason:
        state = "explained"
    _keep(call, promise_copies, event, promise, state=state or "")


def on_claim(call: Call, event: Event, claim: DealRegistration) -> None:
    """Keeps what the timeline shows of a claim on an account; whose customer it is, is told."""
    _keep(call, claim_copies, event, claim)
    conflicts.on_deal_registration(call, event, claim)


CHANGES = ("created", "updated", "handed_over", "closed", "reopened", "deleted", "undeleted")
PROMISED = ("made", "updated", "kept", "broken")
CLAIMED = ("created", "updated", "deleted", "undeleted", "submitted", "approved", "rejected")
ENDED = ("won", "lost", "expired", "withdrawn")
CONSUMERS: dict[str, Any] = {
    **{f"crm.tickets.Ticket.{change}": on_ticket for change in CHANGES},
    **{f"crm.tickets.Promise.{change}": on_promise for change in PROMISED},
    **{f"crm.tickets.Call.{what}": calls.on_call for what in calls.TOLD},
    **{f"crm.channels.DealRegistration.{change}": on_claim for change in (*CLAIMED, *ENDED)},
}
