"""Three services behind their real gRPC doors, on one clock that the test sets; tickets runs twice over one database.

The rule kept here: whoever acts speaks to a door with a token of their own, as any program does. What a service does by
itself (jobs, clocks that fire among them, feeds that are followed) is done when the clock is moved, by both replicas at
once.
"""

import itertools
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from crm.access.v1 import users_pb2
from crm_chassis import auth, embedded, jobs, testing
from crm_chassis.app import App, Service
from crm_chassis.clock import FakeClock
from crm_chassis.consumers import followers_of
from crm_chassis.doors.grpc import GrpcDoor
from crm_chassis.follower import Follower
from crm_chassis.peers import channel, stub
from crm_chassis.sql import configure
from crm_customers.__main__ import SERVICE as CUSTOMERS
from crm_reports.__main__ import SERVICE as REPORTS
from crm_reports.follower import following
from crm_tickets.__main__ import SERVICE as TICKETS

HOST = "127.0.0.1"
PASSWORD = "a password for the day"
HALF_A_SHIFT = 4 * 3600
PATIENCE, IMPATIENCE = 30.0, 0.2
NOBODY = "+493000000"  # whose number means nothing


class Desk:
    """One process of a service: its app, its door, and a channel to it."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.door: GrpcDoor | None = GrpcDoor(app, f"{HOST}:0")
        self.address = f"{HOST}:{self.door.port}"
        self.channel = channel(self.address)
        self.stubs: dict[str, Any] = {}
        self.followers = followers_of(app)
        self.feeds = psycopg.connect(app.config.database_url, autocommit=True)
        configure(self.feeds)

    def meets(self, others: dict[str, "Desk"]) -> None:
        """Knows its peers; only now, because nobody has a port before the door is open."""
        self.app.peers.addresses |= {
            n: d.address for n, d in others.items() if d.app is not self.app
        }
        self.followers = followers_of(self.app)

    def call(self, method: str, token: str, fields: dict[str, Any]) -> Any:
        """One call through the door; raises what the service refuses with."""
        found = self.app.by_name[method]
        if method not in self.stubs:
            file = found.request_class.DESCRIPTOR.file
            service = file.services_by_name[found.service.rpartition(".")[2]]
            self.stubs[method] = stub(self.channel, service.methods_by_name[method])
        metadata = (("authorization", f"Bearer {token}"),)
        request = found.request_class(**fields)
        return self.stubs[method](request, timeout=PATIENCE, metadata=metadata)

    def shut(self) -> None:
        """The door closes: whoever calls hears nothing."""
        assert self.door is not None
        self.door.server.stop(0).wait()
        self.door = None

    def open(self) -> None:
        """The door opens where it was."""
        self.door = GrpcDoor(self.app, self.address)

    def close(self) -> None:
        """Ends it."""
        self.channel.close()
        self.feeds.close()
        if self.door is not None:
            self.shut()
        self.app.close()


class Office:
    """The services of a call centre, the people who sign in, and the time of day."""

    def __init__(self, desks: dict[str, Desk], replica: Desk, clock: FakeClock) -> None:
        self.desks, self.replica, self.clock = desks, replica, clock
        self.replicas = itertools.cycle([desks["tickets"], replica])
        self.tokens: dict[str, tuple[float, str]] = {}
        self.keys: dict[str, str] = {}
        self.numbers = itertools.count(1)
        self.workers = ThreadPoolExecutor(2)

    def call(self, who: str, method: str, service: str = "tickets", **fields: Any) -> Any:
        """One call as somebody; calls to tickets go to its replicas by turns."""
        desk = next(self.replicas) if service == "tickets" else self.desks[service]
        found = desk.app.by_name[method]
        if found.has_request_id and "request_id" not in fields:
            fields["request_id"] = f"{who}-{next(self.numbers)}"
        return desk.call(method, self.token(who), fields)

    def token(self, who: str) -> str:
        """A token of somebody who signs in when they come, and again after half a shift; keys have theirs."""
        if who in self.keys:
            return self.keys[who]
        now = self.clock.now().timestamp()
        made, token = self.tokens.get(who, (0.0, ""))
        if now - made > HALF_A_SHIFT:
            desk = self.desks["customers"]
            token = desk.call("SignIn", "", {"user_id": who, "password": PASSWORD}).token
            self.tokens[who] = (now, token)
        return token

    def hire(self, who: str, role: str, team: str = "") -> None:
        """Somebody gets an account; the first one by the service's own command."""
        user = users_pb2.User(user_id=who, display_name=who.title(), roles=[role], team=team)
        if who == "admin":
            console = auth.person("console", "Console", ("admin",))
            request = users_pb2.CreateUserRequest(user=user, password=PASSWORD)
            self.desks["customers"].app.call("CreateUser", request, console)
        else:
            self.call("admin", "CreateUser", "customers", user=user, password=PASSWORD)

    def at(self, moment: datetime) -> None:
        """It is this moment: clocks fire and jobs run, in both replicas at once."""
        self.clock.time = moment
        both = (self.desks["tickets"].app, self.replica.app)
        for running in [self.workers.submit(jobs.run_due, app) for app in both]:
            running.result()

    def spread(self) -> None:
        """Every service reads what the others told; from one that is down nothing comes."""
        for desk in self.desks.values():
            for follower in desk.followers:
                if self.desks[follower.peer].door is not None:
                    _read_all(desk, follower)
        for feed in following(self.desks["reports"].app).followers.values():
            if feed.service in self.desks and self.desks[feed.service].door is not None:
                feed.catch_up()

    def down(self) -> None:
        """Customers is down. That a peer is away is found out within its deadline: here we do not wait as long."""
        self.desks["customers"].shut()
        for desk in (self.desks["tickets"], self.replica):
            desk.app.peers.deadline = IMPATIENCE

    def up(self) -> None:
        """Customers is back, and both replicas have found it again."""
        self.desks["customers"].open()
        for desk in (self.desks["tickets"], self.replica):
            desk.app.peers.deadline = PATIENCE
            ends = time.monotonic() + PATIENCE
            while desk.call("LookUpCaller", self.token("anna"), {"phone": NOBODY}).missing:
                assert time.monotonic() < ends, "customers is not found again"

    def close(self) -> None:
        """Ends everything."""
        self.workers.shutdown()
        for desk in [self.replica, *self.desks.values()]:
            desk.close()


def _read_all(desk: Desk, follower: Follower) -> None:
    """Applies what is left of a feed."""
    while not follower.step(desk.feeds):
        pass


@contextmanager
def opened(server: Any, folder: Path, start: datetime) -> Iterator[Office]:
    """The office in the morning, with databases of its own."""
    clock, names = FakeClock(start), []

    def app(service: Service, url: str) -> App:
        config = testing.config_for(
            service, url, folder / service.name, sign_in="customers", peer_deadline_seconds=PATIENCE
        )
        return App(service, config, clock)

    desks = {}
    for service in (CUSTOMERS, TICKETS, REPORTS):
        name, url = testing.new_database(server, service)
        names.append(name)
        desks[service.name] = Desk(app(service, url))
    replica = Desk(app(TICKETS, desks["tickets"].app.config.database_url))
    for desk in [*desks.values(), replica]:
        desk.meets(desks)
    replica.app.peers.addresses.pop("tickets", None)
    office = Office(desks, replica, clock)
    try:
        yield office
    finally:
        office.close()
        for name in names:
            embedded.drop_database(server, name)
