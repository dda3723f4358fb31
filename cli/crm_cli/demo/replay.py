"""Carries sample history out inside a service, with the clock standing where the history says.

The rule kept here: every step goes through the service's own pipeline, as the person who did it then: the same rules,
events and audit rows as a call over the wire. Only the clock is not the machine's. It is a process of its own:
`python -m crm_cli.demo.replay MODULE …`, in the environment of that service.
"""

import heapq
import importlib
import itertools
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from crm.customers.v1 import interactions_pb2, orders_pb2

from . import enquiries, levels, people
from .customers import History, Week
from .directory import SOURCE, Customer
from .meetings import quality_meeting
from .partners import Channel
from .selling import Selling
from .stories import Play, Step, Teller, unfinished
from .trade import Trade

TICKETS_PER_CUSTOMER = 0.5
BATCH = 450
CHOICE = 4
LONGEST = timedelta(days=750)  # the history is not longer than this


@dataclass(frozen=True)
class Task:
    """What one process is to carry out."""

    module: str
    seed: int
    customers: int
    end: datetime
    folder: Path
    part: int = 0
    parts: int = 1

    def arguments(self) -> list[str]:
        """The command line of this task."""
        numbers = [str(self.seed), str(self.customers), self.end.isoformat(), str(self.folder)]
        return [self.module, *numbers, str(self.part), str(self.parts)]

    @classmethod
    def parse(cls, given: list[str]) -> "Task":
        """The task of a command line."""
        module, seed, customers, end, folder, part, parts = given
        return cls(
            module,
            int(seed),
            int(customers),
            datetime.fromisoformat(end),
            Path(folder),
            int(part),
            int(parts),
        )

    def history(self) -> History:
        """The customers and what they did."""
        return History(self.seed, self.end, self.customers, serving())

    @property
    def ids(self) -> Path:
        """Where the numbers of the sample customers are kept for the other modules."""
        return self.folder / "demo-ids.json"


def serving() -> dict[str, Any]:
    """Who serves whom: everybody their own language."""
    zh = {person.user_id for person in people.PEOPLE if person.language == "zh-Hans"}
    return {
        "zh": [name for name in people.AGENTS if name in zh],
        "others": [name for name in people.AGENTS if name not in zh],
        "reps_zh": [name for name in people.REPS if name in zh],
        "reps": [name for name in people.REPS if name not in zh],
    }


class Stage:
    """A service with a clock that can be moved, and the people of the sample company."""

    def __init__(self, task: Task) -> None:
        """Opens the service on the database of its environment."""
        from crm_chassis import auth, config
        from crm_chassis.app import App
        from crm_chassis.clock import FakeClock

        self.clock = FakeClock(task.end)
        service = importlib.import_module(f"crm_{task.module}.__main__").SERVICE
        # Peers are left out: a token minted in the past would be refused there.
        self.app = App(service, config.from_environment(task.module), self.clock, {})
        self.principals = {
            name: auth.person(name, person.display_name, (person.role,), team=person.team)
            for name, person in people.ROLE_OF.items()
        }
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def call(self, step: Step) -> Any:
        """Carries one step out at its time."""
        self.clock.time = step.time.astimezone(UTC)
        reply = self.app.call(step.method, step.request, self.principals[step.actor_id])
        self.done[step.method] += 1
        return reply

    def play(self, plays: Iterable[Play], end: datetime) -> None:
        """Carries plays out in the order of time; one that reaches the present stays as it is then."""
        from crm_chassis.errors import Refusal

        order = itertools.count()
        waiting: list[tuple[datetime, int, Step, Play]] = []

        def take_up(play: Play, reply: Any) -> None:
            try:
                step = play.send(reply)
            except StopIteration:
                return
            if step.time <= end:
                heapq.heappush(waiting, (step.time, next(order), step, play))

        for play in plays:
            take_up(play, None)
        while waiting:
            _, _, step, play = heapq.heappop(waiting)
            try:
                reply = self.call(step)
            except Refusal as refusal:
                self.refused[f"{step.method}: {refusal}"] += 1
                continue
            take_up(play, reply)


def play_customers(stage: Stage, task: Task) -> None:
    """Week by week: new customers, their orders, their calls; keeps the numbers they got."""
    ids: dict[str, int] = {}
    for number, week in enumerate(task.history().weeks()):
        for part, request in enumerate(orders_of(week)):
            request.request_id = f"demo-orders-{number}-{part}"
            reply = stage.call(Step(week.end, "admin", "IngestOrders", request))
            note(stage, "order", reply.orders)
            note(stage, "account", reply.accounts)
            note(stage, "contact", reply.contacts)
            for result in (*reply.accounts, *reply.contacts):
                ids[result.external_id] = result.record_id
        for part, interactions in enumerate(batched(week.interactions)):
            touches = interactions_pb2.IngestInteractionsRequest(
                source=SOURCE, interactions=interactions, request_id=f"demo-touches-{number}-{part}"
            )
            reply = stage.call(Step(week.end, "admin", "IngestInteractions", touches))
            note(stage, "interaction", reply.results)
    task.ids.write_text(json.dumps(ids))
    stage.play([enquiries.rules(task.end - LONGEST)], task.end)
    stage.play(enquiries.plays(task.seed, task.end), task.end)


def orders_of(week: Week) -> Iterable[Any]:
    """The requests that bring a week's customers and orders in."""
    for customers in batched(week.customers):
        yield orders_pb2.IngestOrdersRequest(
            source=SOURCE,
            accounts=[customer.account for customer in customers],
            contacts=[contact for customer in customers for contact in customer.contacts],
        )
    for orders in batched(week.orders):
        yield orders_pb2.IngestOrdersRequest(source=SOURCE, orders=orders)


def batched(items: list[Any]) -> Iterable[list[Any]]:
    """The items in lists that an intake takes at once."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def note(stage: Stage, what: str, results: Iterable[Any]) -> None:
    """Counts rows that were not taken."""
    for result in results:
        if result.outcome == interactions_pb2.INGEST_OUTCOME_REJECTED:
            stage.refused[f"{what}: {result.reason} {result.field} {result.message}"] += 1


def play_tickets(stage: Stage, task: Task) -> None:
    """The tickets of this process's share of the customers."""
    known = json.loads(task.ids.read_text()) if task.ids.exists() else {}
    history = task.history()
    rng = random.Random(task.seed + 2)  # noqa: S311 (sample data, no secrets)
    # Each process makes what the history is measured by, and the key lets one of them do it.
    stage.play([levels.agreed(task.end - LONGEST)], task.end)
    plays = [quality_meeting(task.end)] if task.part == 0 else []
    for number in range(int(len(history.customers) * TICKETS_PER_CUSTOMER)):
        recent = rng.random() < 0.05
        # As many each month, and some more of late: a company that grows by a third in a year, not fourfold.
        usual = rng.uniform(5, 700) if rng.random() < 0.9 else rng.triangular(5, 400, 30)
        days = rng.uniform(0, 5) if recent else usual
        customer = _asking(rng, history, (task.end - timedelta(days=days)).date())
        start = task.end - timedelta(days=min(days, (task.end.date() - customer.since).days))
        own = random.Random(rng.random())  # noqa: S311
        if number % task.parts != task.part:
            continue
        contact = customer.contacts[0].external_id
        ids = (known.get(customer.account.external_id, 0), known.get(contact, 0))
        teller = Teller(own, customer, start, ids, f"demo-t{number}")
        teller.later(0, 9)
        plays.append(unfinished(teller.tell(), own.randrange(1, 6)) if recent else teller.tell())
    stage.play(plays, task.end)


def _asking(rng: random.Random, history: History, day: date) -> Customer:
    """Who asks on a day: larger customers more often, mostly one who is a customer by then."""
    sizes = [one.size for one in history.customers]
    drawn = rng.choices(history.customers, sizes, k=CHOICE)
    return next((one for one in drawn if one.since <= day), drawn[0])


def play_channels(stage: Stage, task: Task) -> None:
    """Partners, prices and claims; then what the partners quoted, ordered, sold and paid."""
    known = json.loads(task.ids.read_text()) if task.ids.exists() else {}
    channel = Channel(task.seed, task.end, task.history().customers, known)
    plays = channel.plays()
    stage.play(plays[:1], task.end)
    stage.play(plays[1:], task.end)
    trade = Trade(task.seed, channel)
    stage.play(trade.opening(), task.end)
    stage.play([*trade.plays(), *Selling(trade).plays()], task.end)
    partners = {one.message.name: one.partner_id for one in channel.partners}
    (task.folder / "demo-partners.json").write_text(json.dumps(partners))


PLAYS = {"customers": play_customers, "tickets": play_tickets, "channels": play_channels}


def main() -> int:
    """Carries out one task; prints what was done and what was refused, as JSON."""
    task = Task.parse(sys.argv[1:])
    stage = Stage(task)
    PLAYS[task.module](stage, task)
    stage.app.close()
    print(
        json.dumps(
            {"done": stage.done, "refused": dict(stage.refused.most_common(10))}, ensure_ascii=False
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
