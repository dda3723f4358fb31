"""Load while something happens to the services: clients with the normal retry policy, and every failed call."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import grpc
import requests
from crm.customers.v1 import accounts_pb2
from crm.tickets.v1 import tickets_pb2

from .people import People, Somebody


@dataclass
class Load:
    """What the clients did and what went wrong."""

    calls: int = 0
    failed: list[str] = field(default_factory=list)
    written: set[int] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, written: int | None = None, failed: str | None = None) -> None:
        """Takes note of one call."""
        with self.lock:
            self.calls += 1
            if written:
                self.written.add(written)
            if failed:
                self.failed.append(failed)


def write(load: Load, somebody: Somebody, name: str) -> None:
    """A customer and a ticket, each under a key of its own, and both read again."""
    account = accounts_pb2.Account(display_name=f"Load {name}")
    request = accounts_pb2.CreateAccountRequest(account=account, request_id=f"account-{name}")
    made = somebody.call("CreateAccount", request)
    somebody.call("GetAccount", accounts_pb2.GetAccountRequest(account_id=made.account_id))
    wanted = tickets_pb2.Ticket(subject=f"Load {name}", requester_name="Load")
    ticket = somebody.call(
        "CreateTicket", tickets_pb2.CreateTicketRequest(ticket=wanted, request_id=f"ticket-{name}")
    )
    somebody.call("GetTicket", tickets_pb2.GetTicketRequest(ticket_id=ticket.ticket_id))
    load.count(written=ticket.ticket_id)


def read(load: Load, people: People, session: requests.Session) -> None:
    """A page over a connection of its own, without any retry."""
    url = f"http://{people.addresses['customers']}/customers/sign-in"
    with session.get(url, timeout=20, headers={"Connection": "close"}) as reply:
        load.count(failed=None if reply.status_code == 200 else f"page: {reply.status_code}")


@contextmanager
def under_load(people: People, run: str, writers: int = 3) -> Iterator[Load]:
    """Load from before the first line of the block until after its last."""
    load, stop = Load(), threading.Event()

    def work(number: int) -> None:
        somebody, session, step = people.somebody("anna.keller"), requests.Session(), 0
        while not stop.is_set():
            step += 1
            try:
                if number == 0:
                    read(load, people, session)
                else:
                    write(load, somebody, f"{run}-{number}-{step}")
            except (grpc.RpcError, requests.RequestException) as error:
                load.count(failed=str(error)[:400])
            time.sleep(0.05)
        somebody.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(writers + 1)]
    for thread in threads:
        thread.start()
    try:
        time.sleep(1)
        yield load
        time.sleep(2)
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)
