"""Channels, customers and reports behind their real gRPC doors, on one clock that the test sets.

The rule kept here: whoever acts speaks to a door with a token of their own; what a service does by itself is done when
the clock is moved.
"""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import grpc
from crm.access.v1 import users_pb2
from crm_channels.__main__ import SERVICE as CHANNELS
from crm_chassis import auth, embedded, jobs, testing
from crm_chassis.app import App, Service
from crm_chassis.clock import FakeClock
from crm_customers.__main__ import SERVICE as CUSTOMERS
from crm_reports.__main__ import SERVICE as REPORTS
from crm_reports.follower import following
from google.rpc import error_details_pb2, status_pb2

from tests.day.office import PASSWORD, PATIENCE, Desk

MORNING = 9
DETAILS = "grpc-status-details-bin"


def morning(day: date) -> datetime:
    """When work begins."""
    return datetime(day.year, day.month, day.day, MORNING, tzinfo=UTC)


def reason_of(refusal: grpc.RpcError) -> str:
    """The reason of a refusal: the one it gives, else its code."""
    for name, value in refusal.trailing_metadata():  # type: ignore[attr-defined]
        if name == DETAILS:
            for detail in status_pb2.Status.FromString(value).details:
                info = error_details_pb2.ErrorInfo()
                if detail.Unpack(info) and info.reason:
                    return str(info.reason)
    return str(refusal.code().name)  # type: ignore[attr-defined]


class House:
    """The manufacturer: its services, who signs in, and what day it is."""

    def __init__(self, desks: dict[str, Desk], clock: FakeClock) -> None:
        self.desks, self.clock = desks, clock
        self.people: dict[str, auth.Principal] = {}
        self.tokens: dict[str, tuple[datetime, str]] = {}
        self.numbers = itertools.count(1)
        self.calls = 0

    def call(self, who: str, method: str, service: str = "channels", **fields: Any) -> Any:
        """One call as somebody."""
        desk = self.desks[service]
        if desk.app.by_name[method].has_request_id:
            fields.setdefault("request_id", f"{who}-{next(self.numbers)}")
        self.calls += 1
        return desk.call(method, self.token(who), fields)

    def token(self, who: str) -> str:
        """A token of this day. People sign in once; that they would every day is not what this is about."""
        now = self.clock.now()
        if who not in self.people:
            given = {"user_id": who, "password": PASSWORD}
            token = self.desks["customers"].call("SignIn", "", given).token
            seen = {"authorization": f"Bearer {token}"}
            self.people[who] = self.desks["customers"].app.authenticator.principal(seen)
        made, token = self.tokens.get(who, (None, ""))
        if made != now:
            token = auth.mint(testing.TOKEN_KEY, self.people[who], now, timedelta(hours=9))
            self.tokens[who] = (now, token)
        return token

    def hire(self, who: str, role: str, **more: Any) -> None:
        """Somebody gets an account; the first one by the service's own command."""
        user = users_pb2.User(user_id=who, display_name=who.title(), roles=[role], **more)
        if role == "admin":
            request = users_pb2.CreateUserRequest(user=user, password=PASSWORD)
            console = auth.person("console", "Console", ("admin",))
            self.desks["customers"].app.call("CreateUser", request, console)
        else:
            self.call("office", "CreateUser", "customers", user=user, password=PASSWORD)

    def at(self, day: date) -> None:
        """It is the morning of this day."""
        self.clock.time = morning(day)
        self.run()

    def run(self) -> None:
        """Channels does what is to be done."""
        jobs.run_due(self.desks["channels"].app)

    def spread(self) -> None:
        """Channels and reports read what the others told."""
        for desk in self.desks.values():
            for follower in desk.followers:
                while not follower.step(desk.feeds):
                    pass
        for feed in following(self.desks["reports"].app).followers.values():
            if feed.service in self.desks:
                feed.catch_up()


@contextmanager
def opened(server: Any, folder: Path, start: date) -> Iterator[House]:
    """The house on its first morning, with databases of its own."""
    clock, names = FakeClock(morning(start)), []

    def desk(service: Service) -> Desk:
        name, url = testing.new_database(server, service)
        names.append(name)
        more = {"sign_in": "customers", "peer_deadline_seconds": PATIENCE}
        config = testing.config_for(service, url, folder / service.name, **more)
        return Desk(App(service, config, clock))

    desks = {service.name: desk(service) for service in (CUSTOMERS, CHANNELS, REPORTS)}
    for each in desks.values():
        each.meets(desks)
    try:
        yield House(desks, clock)
    finally:
        for each in desks.values():
            each.close()
        for name in names:
            embedded.drop_database(server, name)
