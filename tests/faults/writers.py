"""Writers that go on through any fault, and remember exactly what was acknowledged to them.

The rule kept here: a writer repeats a call under the same key until it is answered, whatever happens to the service
meanwhile, as every careful client does. So each of its writes must have had exactly one effect.
"""

import threading
import time
from dataclasses import dataclass, field
from typing import Any

import grpc
from crm.customers.v1 import accounts_pb2
from crm.events.v1 import events_pb2
from crm.tickets.v1 import tickets_pb2
from google.protobuf.field_mask_pb2 import FieldMask

PASSING = (
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.CANCELLED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
    grpc.StatusCode.UNKNOWN,
)
ACCOUNTS = "/crm.customers.v1.AccountsService"
TICKETS = "/crm.tickets.v1.TicketsService"
EVENTS = "/crm.events.v1.EventsService/ListEvents"


@dataclass
class Record:
    """One record of a writer: how often it was written, and what was last acknowledged."""

    record_id: int
    text: str
    writes: int = 1


@dataclass
class Writer:
    """Writes accounts or tickets, one call after the other, until told to stop."""

    number: int
    module: str
    stubs: Any
    stop: threading.Event
    timeout: float = 15  # seconds of each try
    records: list[Record] = field(default_factory=list)
    retries: list[str] = field(default_factory=list)
    problem: str = ""

    def insist(self, method: str, request: Any, reply: type[Any]) -> Any:
        """Calls until there is an answer."""
        end = time.monotonic() + 120
        while True:
            try:
                return self.stubs.call(method, request, reply, timeout=self.timeout)
            except grpc.RpcError as error:
                if error.code() not in PASSING or time.monotonic() > end:
                    raise
                self.retries.append(f"{error.code()}: {error.details()}")
                time.sleep(0.1)

    def run(self) -> None:
        """Creates a record, changes it a few times, takes the next one."""
        step = 0
        try:
            while not self.stop.is_set():
                if step % 5 == 0:
                    self.records.append(
                        self.create(f"writer {self.number} step {step}", f"w{self.number}-{step}")
                    )
                else:
                    self.change(
                        self.records[-1],
                        f"writer {self.number} step {step}",
                        f"w{self.number}-{step}",
                    )
                step += 1
        except grpc.RpcError as error:
            self.problem = f"{error.code()}: {error.details()}"

    def create(self, text: str, key: str) -> Record:
        """A new record."""
        if self.module == "customers":
            account = accounts_pb2.Account(display_name=text)
            make = accounts_pb2.CreateAccountRequest(account=account, request_id=key)
            return Record(
                self.insist(f"{ACCOUNTS}/CreateAccount", make, accounts_pb2.Account).account_id,
                text,
            )
        ticket = tickets_pb2.Ticket(subject=text, requester_name="Imke Petersen", owner_id="admin")
        open_ = tickets_pb2.CreateTicketRequest(ticket=ticket, request_id=key)
        return Record(
            self.insist(f"{TICKETS}/CreateTicket", open_, tickets_pb2.Ticket).ticket_id, text
        )

    def change(self, record: Record, text: str, key: str) -> None:
        """A change of a record."""
        if self.module == "customers":
            account = accounts_pb2.Account(account_id=record.record_id, display_name=text)
            mask = FieldMask(paths=["display_name"])
            change = accounts_pb2.UpdateAccountRequest(
                account=account, update_mask=mask, request_id=key
            )
            self.insist(f"{ACCOUNTS}/UpdateAccount", change, accounts_pb2.Account)
        else:
            ticket = tickets_pb2.Ticket(ticket_id=record.record_id, subject=text)
            mask = FieldMask(paths=["subject"])
            edit = tickets_pb2.UpdateTicketRequest(ticket=ticket, update_mask=mask, request_id=key)
            self.insist(f"{TICKETS}/UpdateTicket", edit, tickets_pb2.Ticket)
        record.text = text
        record.writes += 1


@dataclass
class Follower:
    """Follows a feed through all faults from its cursor, as another service does."""

    stubs: Any
    prefix: str
    stop: threading.Event = field(default_factory=threading.Event)
    events: list[Any] = field(default_factory=list)
    cursor: str = ""

    def read(self, wait_seconds: int = 0) -> bool:
        """Takes what is there; true when nothing was left."""
        request = events_pb2.ListEventsRequest(
            cursor=self.cursor, wait_seconds=wait_seconds, types=[f"{self.prefix}*"], max_events=500
        )
        reply = self.stubs.call(EVENTS, request, events_pb2.ListEventsResponse, timeout=60)
        self.events += reply.events
        self.cursor = reply.next_cursor
        return bool(reply.caught_up)

    def run(self) -> None:
        """Follows until told to stop."""
        while not self.stop.is_set():
            try:
                self.read(wait_seconds=1)
            except grpc.RpcError:
                time.sleep(0.1)

    def finish(self) -> list[Any]:
        """Reads to the end."""
        while not self.read():
            pass
        return self.events
