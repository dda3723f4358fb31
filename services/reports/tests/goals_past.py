"""A past that tests of goals and alerts can count on: tickets that were opened and closed on days that they say."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from crm.events.v1 import events_pb2
from crm.tickets.v1 import actions_pb2, promises_pb2, tickets_pb2
from crm_chassis.testing import World, world_of
from crm_reports.__main__ import SERVICE
from crm_reports.batches import Batch
from crm_reports.follower import following


class Past:
    """Tickets and promises, told as the feed tells them."""

    def __init__(self, world: World) -> None:
        self.found = following(world.app)
        self.world = world
        self.number = 0
        self.ids = itertools.count(1)
        self.held: list[tuple[str, Any]] | None = None

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All that happens within is told in one go."""
        self.held = []
        yield
        events, self.held = self.held, None
        self.tell(events)

    def tell(self, events: list[tuple[str, Any]]) -> None:
        """Tells that these records became so."""
        if self.held is not None:
            self.held += events
            return
        made = []
        for resource, message in events:
            self.number += 1
            event = events_pb2.Event(event_id=self.number, resource=resource)
            event.resource_id = str(getattr(message, message.DESCRIPTOR.fields[0].name))
            event.event_type = f"{resource}.updated"
            event.data.Pack(message)
            made.append(event)
        position = self.found.facts.position("tickets")
        batch = Batch(start=position.cursor)
        batch.take(made)
        batch.cursor, batch.caught_up = str(self.number), True
        assert self.found.facts.apply("tickets", batch, self.world.clock.now())
        for follower in self.found.followers.values():
            follower.reached, follower.problem = True, ""

    def opened(self, day: date, count: int = 1, **fields: Any) -> None:
        """So many tickets were opened on this day."""
        told = []
        for place in range(count):
            ticket = tickets_pb2.Ticket(
                ticket_id=next(self.ids),
                state=tickets_pb2.TICKET_STATE_NEW,
                subject="Toner",
                **{"channel": 1, **fields},
            )
            moment = datetime.combine(day, time(10), UTC) + timedelta(seconds=place)
            ticket.create_time.FromDatetime(moment)
            told.append(("crm.tickets.Ticket", ticket))
        self.tell(told)

    def promised(self, day: date, kept: int, broken: int) -> None:
        """So many promises were kept and broken on this day."""
        told = []
        for place in range(kept + broken):
            promise = promises_pb2.Promise(promise_id=next(self.ids), team="service")
            moment = datetime.combine(day, time(9), UTC) + timedelta(seconds=place)
            promise.create_time.FromDatetime(moment)
            promise.state = (
                promises_pb2.PROMISE_STATE_KEPT
                if place < kept
                else promises_pb2.PROMISE_STATE_BROKEN
            )
            (promise.keep_time if place < kept else promise.break_time).FromDatetime(moment)
            told.append(("crm.tickets.Promise", promise))
        self.tell(told)

    def action(self, action_id: int, title: str, **fields: Any) -> None:
        """An action of tickets."""
        action = actions_pb2.Action(
            action_id=action_id, title=title, state=actions_pb2.ACTION_STATE_IN_PROGRESS, **fields
        )
        action.create_time.FromDatetime(self.world.clock.now())
        self.tell([("crm.tickets.Action", action)])


def fixtures() -> dict[str, Any]:
    """A world for a whole module, with tickets beside it, and a past in it."""

    @pytest.fixture(scope="module")
    def there(postgres: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
        folder: Path = tmp_path_factory.mktemp("reports")
        for world in world_of(SERVICE, postgres, folder):
            world.connect("tickets")
            yield world

    @pytest.fixture(scope="module")
    def past(there: World) -> Past:
        return Past(there)

    return {"there": there, "past": past}
