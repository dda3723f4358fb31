"""The reports service, and beside it a bare service that stands for another module: its feed is real."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from crm.tickets.v1 import tickets_pb2
from crm_chassis import outbox
from crm_chassis.app import Service
from crm_chassis.tables import events
from crm_chassis.testing import World, fixtures_for, world_of
from crm_reports.__main__ import SERVICE
from google.protobuf.message import Message
from sqlalchemy import distinct, func, select

globals().update(fixtures_for(SERVICE))


def different(resource: str) -> Any:
    """How many different records of a kind the feed tells of."""
    return select(func.count(distinct(events.c.resource_id))).where(events.c.resource == resource)


BARE = Service(name="tickets", totals={"tickets.count": different("crm.tickets.Ticket")})
Teller = Callable[[Sequence[tuple[str, Message]]], None]


@pytest.fixture
def tickets(postgres: Any, tmp_path: Path) -> Iterator[World]:
    """A module with a feed and nothing else."""
    yield from world_of(BARE, postgres, tmp_path / "tickets")


@pytest.fixture
def tell(tickets: World) -> Teller:
    """Lets the tickets module tell of changed records, in one transaction."""

    def tell(changes: Sequence[tuple[str, Message]]) -> None:
        with tickets.app.database.connection() as connection:
            call = tickets.app.begin(connection, "tell")
            with tickets.app.transaction(connection, call):
                for event_type, message in changes:
                    call.emit(event_type, message)
                outbox.flush(call, None)

    return tell


@pytest.fixture
def connected(world: World, tickets: World) -> World:
    """Reports, connected with the tickets module."""
    world.connect(
        "tickets",
        ListEvents=lambda request: tickets.call("ListEvents", request, by="service"),
        GetTotals=lambda request: tickets.call("GetTotals", request, by="service"),
        GetDigest=lambda request: tickets.call("GetDigest", request, by="service"),
    )
    return world


@pytest.fixture
def ticket() -> Callable[..., tickets_pb2.Ticket]:
    """Makes a ticket; times by field name."""

    def make(ticket_id: int, **fields: Any) -> tickets_pb2.Ticket:
        return tickets_pb2.Ticket(ticket_id=ticket_id, **fields)

    return make
