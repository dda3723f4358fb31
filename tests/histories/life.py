"""A random history: people do what they do in three services, time passes, and news travels in any order.

The rule kept here: what can be done is data. A deed names a method, how often it is tried, and what is asked for; what
a service refuses is part of life, and nothing of a history depends on what the answer was but which records there are.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from crm_chassis.auth import Principal
from crm_chassis.errors import Internal, Refusal

from services.reports.tests.pasts import EDGES, NOW, PEOPLE, PERSON, TEAMS, WORDS, ZONES
from tests.histories.town import Town

FIRST = datetime(2025, 12, 28, 7, tzinfo=UTC)
WORKERS = dict(zip(PEOPLE[:3], TEAMS[:3], strict=True))
CURRENCIES = ("EUR", "EUR", "CNY")
COUNTRIES = ("DE", "CN", "")


class Theme(NamedTuple):
    """What some histories are about: what there is at first, what people do in any order, and what always happens."""

    begin: "Callable[[Life], None]"
    deeds: "list[Deed]"
    first: str = ""


class Deed(NamedTuple):
    """Something that people do."""

    method: str
    weight: float
    fields: "Callable[[Life], Mapping[str, Any] | None]"
    service: str


def deeds(service: str, **named: "tuple[float, Callable[[Life], Any]]") -> list[Deed]:
    """What people do in one service, by the names of its methods."""
    return [Deed(method, weight, fields, service) for method, (weight, fields) in named.items()]


class Life:
    """One history in a town."""

    def __init__(self, town: Town, seed: int, themes: Sequence[Theme]) -> None:
        self.town = town
        self.random = Random(seed)
        self.themes = themes
        self.known: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.done: dict[str, int] = defaultdict(int)
        self.refused: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.number = 0
        self.workers = {
            name: town.worlds["customers"].person(name, "admin", team=team)
            for name, team in WORKERS.items()
        }

    # -- words for what is asked ----------------------------------------------------------------------------------

    def one_of(self, *values: Any) -> Any:
        return self.random.choice(values)

    def word(self) -> str:
        return self.random.choice(WORDS)

    def name(self) -> str:
        return self.random.choice((*(f"Firm {n}" for n in range(6)), PERSON))

    def fresh(self) -> str:
        """A word that was not said before."""
        self.number += 1
        return f"{self.town.count}-{self.number}"

    def whose(self) -> dict[str, str]:
        """Somebody, with their team; now and then nobody."""
        who = self.random.choice(PEOPLE)
        return {"owner_id": who, "team": WORKERS.get(who, "") if self.random.random() < 0.8 else ""}

    def person(self) -> str:
        return self.random.choice(PEOPLE[:3])

    def team(self) -> str:
        return self.random.choice(TEAMS[:3])

    def money(self, most: int = 9000) -> str:
        return self.random.choice(
            (f"{self.random.randint(1, most * 100) / 100:.2f}", "12.5", "100")
        )

    def quantity(self, most: int = 9) -> str:
        return str(self.random.randint(1, most))

    def moment(self, before: int = 60, behind: int = 0) -> datetime:
        """A moment around now; now and then a midnight at which somebody's month begins, or a second beside it."""
        now = self.town.clock.now()
        midnight = self.midnight()
        if self.random.random() < 0.3 and (behind or midnight <= now):
            return midnight
        return now + timedelta(seconds=self.random.randint(-before * 86_400, behind * 86_400))

    def midnight(self) -> datetime:
        day, zone = self.random.choice(EDGES[1:]), ZoneInfo(self.random.choice(ZONES))
        there = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
        return there + timedelta(seconds=self.random.choice((-1, 0, 1)))

    def day(self, before: int = 60, behind: int = 0) -> str:
        return self.moment(before, behind).date().isoformat()

    def some(self, service: str, kind: str) -> int:
        """One of the records that were made; the latest more often."""
        known = self.known[service, kind]
        if not known:
            raise Nothing
        latest = known[-3:]
        return self.random.choice(latest if self.random.random() < 0.5 else known)

    def one(self, service: str, key: str, table: str, where: str) -> dict[str, int]:
        """One of the records of a table that stand so, by its key; now and then any of them."""
        where = "true" if self.random.random() < 0.1 else where
        row = self.found(service, f"select {key} from {table} where {where} order by 1")
        return {key: row[0]}

    def found(self, service: str, statement: str) -> Any:
        """One of the rows that a statement finds."""
        rows = self.town.look(service, statement)
        if not rows:
            raise Nothing
        return self.random.choice(rows)

    # -- what happens -----------------------------------------------------------------------------------------------

    def do(self, deed: Deed) -> Any:
        """Somebody tries it."""
        try:
            fields = deed.fields(self)
        except Nothing:
            return None
        if fields is None:  # it has been done already
            return None
        by: Principal = self.workers[self.person()]
        return self.ask(deed.service, deed.method, by, **fields)

    def ask(self, service: str, method: str, by: Any, **fields: Any) -> Any:
        """A call; what it made is known from then on."""
        world = self.town.worlds[service]
        try:
            reply = world.call(method, by=by, **fields)
        except Internal:
            raise
        except Refusal as refusal:
            self.refused[method][f"{refusal.reason}: {refusal.message}"] += 1
            return None
        self.done[method] += 1
        if method.startswith("Create") or method in ("MergeRecords", "MergeTickets", "IngestOrder"):
            first = reply.DESCRIPTOR.fields_by_number[1].name
            self.known[service, reply.DESCRIPTOR.name].append(getattr(reply, first))
        return reply

    def later(self, seconds: int) -> None:
        """A little later."""
        clock = self.town.clock
        clock.time = min(clock.now() + timedelta(seconds=self.random.randint(1, seconds)), NOW)

    def pass_time(self) -> None:
        """Time goes on by a little or by much, at most to the end of the history."""
        clock, r = self.town.clock, self.random
        step = r.choice(
            (
                timedelta(),
                *(timedelta(seconds=r.randint(1, n)) for n in (90, 9000, 9000, 90_000, 900_000)),
            )
        )
        midnight = self.midnight()
        then = clock.now() + step
        if clock.now() < midnight < then + timedelta(days=20) and r.random() < 0.5:
            then = midnight
        clock.time = min(max(then, clock.now()), NOW)

    def news(self) -> None:
        """News travels, or does not."""
        r, town = self.random, self.town
        way = r.random()
        if way < 0.05:
            town.spread()
        elif way < 0.10:
            town.read(r.choice(list(town.worlds)), r)
        elif way < 0.105:
            town.read_anew(r.choice(list(town.worlds)))
        elif way < 0.14:
            town.work()

    def live(self, size: int) -> "Life":
        """All of it."""
        start = NOW - timedelta(
            seconds=self.random.randint(86_400, int((NOW - FIRST).total_seconds()))
        )
        self.town.begin(start)
        for theme in self.themes:
            theme.begin(self)
            named = {deed.method: deed for deed in theme.deeds}
            for method in theme.first.split():
                self.do(named[method])
                if self.random.random() < 0.5:
                    self.pass_time()
        choice = [deed for theme in self.themes for deed in theme.deeds]
        for deed in self.random.choices(choice, [deed.weight for deed in choice], k=size):
            self.do(deed)
            if self.random.random() < 0.6:
                self.pass_time()
            self.news()
        self.town.clock.time = NOW
        for _ in range(2):
            self.town.work()
            self.town.spread()
        self.town.read_all(self.random)
        return self


class Nothing(Exception):
    """There is nothing of which it could be done."""
