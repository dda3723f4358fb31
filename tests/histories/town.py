"""Three services in one process, each with a database of its own, and facts that follow their feeds as they come.

The rule kept here: every call goes through the real pipeline to a real PostgreSQL, and whatever facts know they read
from the feeds. A town is emptied and not built anew before its next history: what a new installation has stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import psycopg
from crm.access.v1 import privacy_pb2
from crm.events.v1 import events_pb2
from crm_channels.__main__ import SERVICE as CHANNELS
from crm_chassis import jobs, testing
from crm_chassis.app import App
from crm_chassis.clock import FakeClock
from crm_chassis.consumers import followers_of
from crm_chassis.erasure import sought
from crm_chassis.sql import configure
from crm_chassis.testing import World
from crm_customers.__main__ import SERVICE as CUSTOMERS
from crm_reports.batches import Batch
from crm_reports.erasing import AROUND
from crm_reports.facts import FACTS
from crm_reports.warehouse import Warehouse
from crm_tickets import falling_due
from crm_tickets.__main__ import SERVICE as TICKETS
from psycopg.rows import namedtuple_row

SERVICES = (CUSTOMERS, TICKETS, CHANNELS)
OF_REPORTS = {
    service.name: sorted({f"{fact.resource}.*" for fact in FACTS if fact.service == service.name})
    for service in SERVICES
}
# Looking for records that may be one changes none of them, and takes its time.
SWEEPS = {"sweep_matches", *CUSTOMERS.apart}
# What a database is, not what is in it.
LEFT = ("alembic_version",)
COLUMNS = """
select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position)
    filter (where is_generated = 'NEVER')
from information_schema.columns join information_schema.tables using (table_schema, table_name)
where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name order by table_name
"""


class Emptying:
    """How one database becomes again what it was when it was new."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)
        configure(self.connection)
        run = self.connection.execute
        run("create schema if not exists kept")
        steps = ["begin", "set local session_replication_role = replica"]
        tables = [(t, c) for t, c in run(COLUMNS).fetchall() if t not in LEFT]
        steps += [f'delete from public."{table}"' for table, _ in tables]
        for table, columns in tables:
            if run(f'select exists (select 1 from public."{table}")').fetchone() == (True,):
                run(f'create table kept."{table}" as select {columns} from public."{table}"')
                steps.append(
                    f'insert into public."{table}" ({columns}) overriding system value'
                    f' select {columns} from kept."{table}"'
                )
        self.statement = "; ".join([*steps, "commit"])

    def again(self) -> None:
        """Empties it."""
        self.connection.execute(self.statement)

    def tidy(self) -> None:
        """What was deleted takes no more place."""
        self.connection.execute("vacuum")


class Direct(dict[str, Any]):
    """All methods of another service in this process."""

    def __init__(self, world: World) -> None:
        self.world = world

    def get(self, name: str, default: Any = None) -> Any:
        return lambda request: self.world.call(name, request, by="service")


class Town:
    """The services, their clock, and what reports has read of them."""

    def __init__(self, worlds: dict[str, World]) -> None:
        self.worlds = worlds
        self.clock = FakeClock(datetime(2026, 1, 1, tzinfo=UTC))
        for name, world in worlds.items():
            world.clock = world.app.clock = self.clock
            for other, peer in worlds.items():
                if other != name:
                    world.peers.answers[other] = Direct(peer)
        worlds["customers"].peers.answers["reports"] = {"ErasePerson": self.forget_person}
        self.facts = Warehouse(Path(":memory:"))
        for name in worlds:
            self.page(name, "", 1)
        self.emptying = {
            name: Emptying(world.app.config.database_url) for name, world in worlds.items()
        }
        self.followers = {name: followers_of(world.app) for name, world in worlds.items()}
        self.places: dict[str, list[str]] = {}
        self.count = 0

    def begin(self, moment: datetime) -> None:
        """A new installation, at this moment."""
        self.count += 1
        self.clock.time = moment
        for name, world in self.worlds.items():
            self.emptying[name].again()
            if self.count % 40 == 0:
                self.emptying[name].tidy()
            world.app._known.clear()
            world.app.authenticator.forget()
            world.peers.tokens.clear()
            for follower in self.followers[name]:
                follower.cursor = None
            self.facts.forget(name)
            self.places[name] = [""]

    def look(self, service: str, statement: str) -> list[Any]:
        """What lies in a service's tables."""
        cursor = self.emptying[service].connection.cursor(row_factory=namedtuple_row)
        return cursor.execute(statement.encode()).fetchall()

    # -- what services do by themselves ---------------------------------------------------------------------------

    @property
    def apps(self) -> dict[str, App]:
        return {name: world.app for name, world in self.worlds.items()}

    def work(self) -> None:
        """Everything that is due is done."""
        for name in falling_due.FIRES:
            falling_due.fire_all(self.worlds["tickets"].app, name)
        for world in self.worlds.values():
            app = world.app
            kinds = app.jobs.keys() - SWEEPS
            jobs.plan(app, [each for each in app.service.periodic.items() if each[0] in kinds])
            while jobs.run_one(app, kinds):
                pass

    def spread(self) -> None:
        """Every service reads what the others told."""
        for name, followers in self.followers.items():
            for follower in followers:
                while not follower.step(self.emptying[name].connection):
                    pass

    # -- what reports does ----------------------------------------------------------------------------------------

    def page(self, service: str, cursor: str, most: int) -> events_pb2.ListEventsResponse:
        """A page of a feed."""
        request = events_pb2.ListEventsRequest(
            cursor=cursor, max_events=most, types=OF_REPORTS[service]
        )
        found: events_pb2.ListEventsResponse = self.worlds[service].call(
            "ListEvents", request, by="service"
        )
        return found

    def read(self, service: str, chance: Random) -> bool:
        """One batch of a feed goes into the facts, some of it not for the first time; True: nothing is left."""
        start = self.facts.position(service).cursor
        batch = Batch(start=start, cursor=start, erasures=self.facts.erasures)
        if chance.random() < 0.15:
            batch.take(self.page(service, chance.choice(self.places[service]), 30).events)
        page = self.page(service, start, chance.choice((1, 7, 60, 500)))
        batch.add(page)
        if chance.random() < 0.1:
            batch.take(page.events)
        assert self.facts.apply(service, batch, self.clock.now())
        self.places[service].append(batch.cursor)
        return batch.caught_up

    def read_anew(self, service: str) -> None:
        """Its facts are thrown away, and will be read again from the beginning."""
        self.facts.forget(service)
        self.places[service] = [""]

    def read_all(self, chance: Random) -> None:
        """The feeds to their ends, taking turns."""
        left = list(self.worlds)
        while left:
            service = chance.choice(left)
            if self.read(service, chance):
                left.remove(service)

    def forget_person(self, request: privacy_pb2.ErasePersonRequest) -> Any:
        """Reports takes a person out of the facts."""
        alone = sought(request.person).alone
        if alone.pattern is not None:
            self.facts.rewrite(AROUND.sub("", alone.text), alone.out_of)
        return privacy_pb2.ErasureReceipt(service="reports")

    def close(self) -> None:
        self.facts.close()
        for emptying in self.emptying.values():
            emptying.connection.close()


@contextmanager
def opened(server: Any, folder: Path) -> Iterator[Town]:
    """A town with databases of its own."""
    made = [testing.world_of(each, server, folder / each.name) for each in SERVICES]
    worlds = {service.name: next(one) for service, one in zip(SERVICES, made, strict=True)}
    town = Town(worlds)
    try:
        yield town
    finally:
        town.close()
        for one in made:
            next(one, None)
