"""Feeds facts as a process of its own, so that a test can kill it.

Event i says that ticket i % 50 was opened again i times.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from crm.events.v1 import events_pb2
from crm.tickets.v1 import tickets_pb2
from crm_reports.batches import Batch
from crm_reports.warehouse import Warehouse

EVENTS = 30_000
TICKETS = 50
BATCH = 137


def event(number: int) -> events_pb2.Event:
    """The event of this number."""
    key = number % TICKETS
    made = events_pb2.Event(
        event_id=number + 1, resource="crm.tickets.Ticket", resource_id=str(key)
    )
    made.data.Pack(tickets_pb2.Ticket(ticket_id=key, reopen_count=number))
    return made


def feed(path: Path) -> None:
    """Goes on where the facts end, until all is in."""
    facts = Warehouse(path)
    at = int(facts.position("tickets").cursor or 0)
    while at < EVENTS:
        batch = Batch(start=str(at) if at else "")
        batch.take(event(number) for number in range(at, min(at + BATCH, EVENTS)))
        at = min(at + BATCH, EVENTS)
        batch.cursor = str(at)
        facts.apply("tickets", batch, datetime.now(UTC))
        print(at, flush=True)
    facts.close()


if __name__ == "__main__":
    feed(Path(sys.argv[1]))
