"""One service as a running thing: its methods, its database, its peers, and the loops beside the doors.

The rule kept here: everything that a call needs hangs on the App; there are no globals, so a process may hold several
(tests do).
"""

import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from crm.access.v1 import api_keys_pb2, audit_pb2, notices_pb2, privacy_pb2, users_pb2
from crm.events.v1 import events_pb2, jobs_pb2, webhooks_pb2
from crm.records.v1 import (
    attachments_pb2,
    bulk_edits_pb2,
    record_exports_pb2,
    record_lists_pb2,
    saved_views_pb2,
)
from google.protobuf.message import Message
from sqlalchemy import MetaData

from crm_chassis import (
    api_keys,
    attachments,
    audit_log,
    auth,
    bulk_edits,
    bulk_steps,
    dead_jobs,
    described_lists,
    erasure,
    feed,
    i18n,
    jobs,
    metrics,
    notice_choices,
    notice_mails,
    notices,
    own_account,
    privacy,
    record_exports,
    record_lists,
    saved_views,
    users,
    webhooks,
    worksheet_parts,
)
from crm_chassis.auth import Principal
from crm_chassis.call import Call
from crm_chassis.clock import Clock, SystemClock
from crm_chassis.config import Config
from crm_chassis.digests import Digests
from crm_chassis.methods import Method, methods_of
from crm_chassis.peers import Peers
from crm_chassis.pipeline import pipeline, transaction
from crm_chassis.sql import Database, execute

if TYPE_CHECKING:
    from flask import Blueprint

PROTOS = (
    *(users_pb2, api_keys_pb2, audit_pb2, events_pb2, webhooks_pb2, jobs_pb2),
    *(privacy_pb2, notices_pb2),
    *(record_lists_pb2, saved_views_pb2, attachments_pb2, bulk_edits_pb2, record_exports_pb2),
)
HANDLERS = (
    *(users, own_account, api_keys, audit_log, feed, webhooks, dead_jobs),
    *(privacy, notices, notice_choices),
    *(described_lists, saved_views, attachments, bulk_edits, record_exports),
)
KNOWN_SECONDS = 30.0
Consumer = Callable[[Call, events_pb2.Event, Any], None]
Job = Callable[[Call, dict[str, Any]], None]
Loop = Callable[["App", threading.Event], None]


@dataclass(frozen=True)
class Service:
    """What makes a service: everything that its `__main__` names."""

    name: str
    protos: Sequence[ModuleType] = ()
    handlers: Sequence[ModuleType] = ()
    metadata: MetaData = field(default_factory=MetaData)
    consumers: Mapping[str, Consumer] = field(default_factory=dict)
    jobs: Mapping[str, Job] = field(default_factory=dict)
    periodic: Mapping[str, float] = field(default_factory=dict)  # job kind → every so many seconds
    apart: Collection[str] = ()  # job kinds that a process beside the service does
    outside: Collection[str] = ()  # job kinds that may have to wait for the world outside
    pages: "Blueprint | None" = None
    totals: Mapping[str, Any] = field(default_factory=dict)
    digests: Digests = field(default_factory=Digests)  # what followers can compare record by record
    lists: Sequence[record_lists.RecordList] = ()
    worksheets: Sequence[worksheet_parts.SheetKind] = ()  # what goes out and comes back
    # Kind of record → the view of one, where no list names it: "crm.tickets.Promise" → "tickets.promise".
    record_pages: Mapping[str, str] = field(default_factory=dict)
    # Kinds of notices that people choose about one by one, in words.
    notice_kinds: Mapping[str, str] = field(default_factory=dict)
    background: Sequence[Loop] = ()
    follows: Sequence[str] = ()  # peers whose feeds a background loop reads by itself
    one_process: bool = False
    # Table → its columns that are personal beside those of its message: for searching, copies of others' records.
    personal: Mapping[str, Sequence[str]] = field(default_factory=dict)
    # What keeps something of people outside PostgreSQL: erases it, and says in how many records it was.
    erasers: Sequence[Callable[[Call, "erasure.Sought"], Mapping[str, int]]] = ()

    @property
    def package(self) -> str:
        """The name of its Python package."""
        return f"crm_{self.name}"

    @property
    def texts(self) -> Path:
        """The folder of its translations: beside its pages."""
        return Path(self.pages.root_path) / "translations" if self.pages is not None else i18n.OWN

    @property
    def peers(self) -> tuple[str, ...]:
        """The modules whose feeds it follows: network policies and configuration are checked against it."""
        named = {event_type.split(".")[1] for event_type in self.consumers}
        return tuple(sorted((named | set(self.follows)) - {self.name, "access"}))


class App:
    """A service in a process."""

    def __init__(
        self,
        service: Service,
        config: Config,
        clock: Clock | None = None,
        peers: Mapping[str, str] | None = None,
    ) -> None:
        self.service = service
        self.config = config
        self.clock: Clock = clock or SystemClock()
        protos, handlers = worksheet_parts.of(service)
        self.methods: dict[str, Method] = methods_of(
            [*service.protos, *PROTOS, *protos], [*service.handlers, *HANDLERS, *handlers]
        )
        self.by_name: dict[str, Method] = {method.name: method for method in self.methods.values()}
        self.lists = record_lists.bind(service.lists, self.by_name)
        self.database = Database(config.database_url, size=config.threads + 4)
        self.authenticator = auth.Authenticator(self)
        self.peers = Peers(self, config.peers if peers is None else peers)
        self.metrics = metrics.Metrics(self)
        self.texts = service.texts
        i18n.add_folder(self.texts)
        self.draining, self._known = threading.Event(), dict[str, tuple[float, Any]]()

    @property
    def consumers(self) -> dict[str, Consumer]:
        """What happens on which event of another service; people too, where another module keeps them."""
        found = dict(self.service.consumers)
        if not self.config.keeps_accounts:
            found["crm.access.User.created"] = found["crm.access.User.updated"] = (
                users.on_user_changed
            )
        return found

    @property
    def jobs(self) -> dict[str, Job]:
        """What is done in the background, by kind."""
        own = {
            **jobs.OWN,
            **notice_mails.JOBS,
            **webhooks.JOBS,
            **bulk_steps.JOBS,
            **record_exports.JOBS,
            **worksheet_parts.JOBS,
        }
        return {**own, **self.service.jobs}

    def call(self, method: str, request: Message, principal: Principal, **metadata: str) -> Any:
        """Carries out a call of our own as somebody, through the whole pipeline."""
        token = self.peers.token(principal)
        return pipeline(
            self, self.by_name[method], request, {"authorization": f"Bearer {token}", **metadata}
        )

    def begin(self, connection: Any, name: str, principal: Principal | None = None) -> Call:
        """A call for background work, on a connection; `transaction(connection, call)` wraps its effect."""
        i18n.speak_as(self.texts)
        worker = principal or auth.service(self.service.name)
        return Call(connection, worker, self.clock, self.peers.as_caller(worker), method=name)

    transaction = staticmethod(transaction)

    def user_row(self, user_id: str) -> Any:
        """The row of a person if this module knows them; remembered for half a minute."""
        known = self._known.get(user_id)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        with self.database.connection() as connection:
            row = execute(connection, users.GET, {"user_id": user_id}).fetchone()
        if len(self._known) > 10_000:
            self._known.clear()
        self._known[user_id] = (time.monotonic() + KNOWN_SECONDS, row)
        return row

    def forget_user(self, user_id: str) -> None:
        """A person changed: the next call sees it."""
        self._known.pop(user_id, None)
        self.authenticator.forget()

    def close(self) -> None:
        """Lets go of connections and channels."""
        self.peers.close()
        self.database.close()
