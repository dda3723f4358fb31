"""Pages of a feed folded into what facts need: the last state of every record that was seen.

The rule kept here: of many events of one record only the last is looked into, because an event holds the whole record;
all of them only where a fact is the history of its records.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from crm.events.v1 import events_pb2

from crm_reports.facts import FACTS

KEY = attrgetter("resource_id")
HISTORIES = frozenset(fact.resource for fact in FACTS if fact.history)


@dataclass(slots=True)
class Batch:
    """Records of one service by kind and id, and the positions of the feed before and behind them."""

    start: str = ""
    last: dict[str, dict[int, events_pb2.Event]] = field(default_factory=dict)
    # Every event of the resources that have a history, by its id.
    every: dict[str, dict[int, events_pb2.Event]] = field(default_factory=dict)
    cursor: str = ""
    event_count: int = 0
    caught_up: bool = False
    # How often people had been erased from the facts when it was begun; None: it does not matter.
    erasures: int | None = None

    def add(self, page: events_pb2.ListEventsResponse) -> None:
        """Takes the next page in."""
        self.take(page.events)
        self.cursor = page.next_cursor
        self.caught_up = page.caught_up

    def take(self, events: Iterable[events_pb2.Event]) -> None:
        """Takes events in, in the order of the feed."""
        by_kind: dict[str, list[events_pb2.Event]] = {}
        for event in events:
            by_kind.setdefault(event.resource, []).append(event)
        for resource, told in by_kind.items():
            self.event_count += len(told)
            if resource in HISTORIES:
                self.every.setdefault(resource, {}).update({one.event_id: one for one in told})
            of_kind = self.last.setdefault(resource, {})
            keys = list(map(int, map(KEY, told)))
            first = dict(zip(keys, told, strict=True))
            # Mostly each is the first of its record: then there is nothing to compare.
            if len(first) == len(told) and of_kind.keys().isdisjoint(first):
                of_kind.update(first)
                continue
            for key, event in zip(keys, told, strict=True):
                seen = of_kind.setdefault(key, event)
                if seen is not event and seen.event_id <= event.event_id:
                    of_kind[key] = event
