"""How the tests of a service stand on the chassis: a real PostgreSQL, the real pipeline, and a clock that waits.

The rule kept here: the clock is fake, peers may be, the database never is. Each test has a database of its own, copied
from one that was migrated once.

In a service's tests/conftest.py:  `globals().update(fixtures_for(SERVICE))`
"""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import flask
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from crm.events.v1 import events_pb2
from google.protobuf.message import Message
from jinja2.bccache import Bucket, BytecodeCache

from crm_chassis import auth, embedded, jobs, migrate, records
from crm_chassis.app import App, Service
from crm_chassis.auth import Principal
from crm_chassis.clock import FakeClock
from crm_chassis.config import Config
from crm_chassis.errors import PeerUnavailable
from crm_chassis.sql import execute

START = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # a Monday
TOKEN_KEY = "a key for tests, longer than thirty-two characters"  # noqa: S105 (of tests)
NUMBERS = itertools.count(1)
OPEN: "list[World]" = []  # every world that is there now, for what must hold in all of them


class KeptTemplates(BytecodeCache):
    """Templates as they were compiled: each test has a web application of its own, its templates are those of all."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what is known."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self.known[bucket.key] = bucket.bytecode_to_string()


flask.Flask.jinja_options = {**flask.Flask.jinja_options, "bytecode_cache": KeptTemplates()}
VERIFY = PasswordHasher.verify


@cache
def _mistake(hasher: PasswordHasher, stored: str | bytes, password: str | bytes) -> Any:
    """What is wrong with a password, if anything: found out once, as slowly as it should be."""
    try:
        VERIFY(hasher, stored, password)
    except (Argon2Error, InvalidHashError) as wrong:
        return wrong
    return None


def _verify(hasher: PasswordHasher, hash: str | bytes, password: str | bytes) -> Literal[True]:
    """Says of the same password what it said before."""
    if wrong := _mistake(hasher, hash, password):
        raise type(wrong)(*wrong.args)
    return True


# The same few passwords are hashed and verified in hundreds of tests, at a tenth of a second each time.
PasswordHasher.hash = cache(PasswordHasher.hash)  # type: ignore[method-assign]
PasswordHasher.verify = _verify  # type: ignore[method-assign, assignment]


class FakePeers:
    """Peers that answer with what a test told them: name → RPC → function of the request."""

    def __init__(self, real: Any) -> None:
        self.real = real
        self.answers: dict[str, dict[str, Callable[[Any], Any]]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def has(self, name: str) -> bool:
        """Whether the peer was connected."""
        return name in self.answers

    def as_caller(self, principal: Principal, ends: float | None = None, trace_id: str = "") -> Any:
        """Peers of a call, sent here."""
        peers = self.real.as_caller(principal, ends, trace_id)
        peers.home = self
        return peers

    def send(self, name: str, method: Any, request: Any, seconds: float, metadata: Any) -> Any:  # noqa: ARG002
        """Answers, or raises what the test's function raises."""
        answer = self.answers[name].get(method.name)
        if answer is None:
            raise PeerUnavailable(name)
        return answer(request)


class World:
    """A service in a test: its app, its clock, its people."""

    def __init__(self, app: App, clock: FakeClock) -> None:
        self.app = app
        self.clock = clock
        self._web: flask.Flask | None = None
        self.people: dict[str, Principal] = {
            role: auth.person(f"{role}.one", f"{role.title()} One", (role,), team="service")
            for role in ("admin", "leader", "manager", "agent", "specialist", "rep")
        }
        self.people["partner"] = auth.person(
            "partner.one", "Partner One", ("partner",), partner_id=1
        )
        self.people["service"] = auth.service("tests")
        self.peers = FakePeers(app.peers)
        app.peers = self.peers  # type: ignore[assignment]

    def person(self, user_id: str, *its_roles: str, **more: Any) -> Principal:
        """Somebody of this name and these roles, to be given as `by`."""
        self.people[user_id] = auth.person(user_id, user_id, its_roles or ("agent",), **more)
        return self.people[user_id]

    def call(
        self,
        method: str,
        request: Message | None = None,
        by: str | Principal = "admin",
        **fields: Any,
    ) -> Any:
        """Calls an RPC through the pipeline as somebody; fields fill the request (dicts become messages)."""
        principal = self.people[by] if isinstance(by, str) else by
        made = request if request is not None else self.app.by_name[method].request_class(**fields)
        return self.app.call(method, made, principal)

    def connect(self, peer: str, **answers: Callable[[Any], Any]) -> None:
        """A peer that answers RPCs by these functions (and is down for all others)."""
        self.peers.answers.setdefault(peer, {}).update(answers)

    def receive(
        self, event_type: str, resource: Message, occur_time: datetime | None = None
    ) -> None:
        """An event of another service arrives, as its feed would bring it."""
        number = next(NUMBERS)
        event = events_pb2.Event(event_id=number, event_type=event_type, cursor=str(number))
        event.resource = event_type.rpartition(".")[0]
        event.resource_id = str(getattr(resource, resource.DESCRIPTOR.fields_by_number[1].name))
        event.data.Pack(resource)
        event.occur_time.CopyFrom(records.timestamp(occur_time or self.clock.now()))
        with self.app.database.connection() as connection:
            call = self.app.begin(connection, event_type)
            with self.app.transaction(connection, call):
                self.app.consumers[event_type](call, event, resource)
                from crm_chassis import outbox

                outbox.flush(call, None)

    def events(self, prefix: str = "") -> list[events_pb2.Event]:
        """The events emitted so far, oldest first, whose type starts like this."""
        reply = self.call("ListEvents", by="service", max_events=5000)
        return [event for event in reply.events if event.event_type.startswith(prefix)]

    def run_jobs(self) -> int:
        """Runs all jobs that are due by the clock; says how many ran."""
        return jobs.run_due(self.app)

    def rows(self, statement: Any, **params: Any) -> list[Any]:
        """What a statement finds, for looking behind the scenes."""
        with self.app.database.connection() as connection:
            return execute(connection, statement, params).fetchall()

    @property
    def http(self) -> Any:
        """A Flask test client of the REST and pages doors."""
        if self._web is None:
            from crm_chassis.doors.http import make_flask

            self._web = make_flask(self.app)
        return self._web.test_client()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """One PostgreSQL server for all tests of the run."""
    folder = Path(tempfile.mkdtemp(prefix="firsthand-tests-"))
    folder.chmod(0o755)
    server = embedded.start(folder / "postgres", careless=True)
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


TEMPLATES: dict[tuple[str, str], str] = {}


def new_database(server: Any, service: Service) -> tuple[str, str]:
    """A migrated database of its own: its name and URL."""
    key = (str(server.pgdata), service.name)
    if key not in TEMPLATES:
        url = embedded.create_database(server, f"template_{service.name}")
        migrate.migrate(url, service.name)
        TEMPLATES[key] = f"template_{service.name}"
    name = f"test_{service.name}_{next(NUMBERS)}"
    return name, embedded.create_database(server, name, TEMPLATES[key])


def config_for(service: Service, url: str, data_dir: Path, **changes: Any) -> Config:
    """A configuration for tests."""
    config = Config(
        service.name, database_url=url, data_dir=data_dir, token_key=TOKEN_KEY, threads=8
    )
    return replace(config, **changes)


def world_of(service: Service, server: Any, data_dir: Path, **changes: Any) -> Iterator[World]:
    """A world with a database of its own; a generator, so that a fixture can end it."""
    name, url = new_database(server, service)
    clock = FakeClock(START)
    app = App(service, config_for(service, url, data_dir, **changes), clock)
    OPEN.append(world := World(app, clock))
    yield world
    OPEN.remove(world)
    app.close()
    embedded.drop_database(server, name)


def fixtures_for(service: Service) -> Mapping[str, Any]:
    """The fixtures of one service: `postgres` and `world`."""

    @pytest.fixture
    def world(postgres: Any, tmp_path: Path) -> Iterator[World]:
        yield from world_of(service, postgres, tmp_path)

    return {"postgres": postgres, "world": world}
