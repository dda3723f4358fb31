"""What a call costs: the bare server's empty call, then ours, signed in and validated, in the same run.

The rule kept here: client, server and database share one core. So each call comes by itself: with a core of its own the
bare server would be handed calls in bundles and look half as dear, which no server with work to do can match.
"""

import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import grpc
import requests
from crm.customers.v1 import accounts_pb2, reach_pb2
from crm_cli.client import Stubs, bearer
from crm_cli.testing import Running, running

from bench.baseline import METHOD
from bench.measure import CORES, Cost, Result, Run, Work, in_turn, on_cores, settle, threads

ACCOUNTS = "/crm.customers.v1.AccountsService"
CHANNELS = 4
CALLS = 2000  # of one round, at full scale
PAGE_SIZE = 100
EMPTY = "empty call, bare grpcio server (B)"
GET = "Get, signed in and validated"
CREATE = "Create with event, audit row and idempotency record"
PAGE = "page of 100 by gRPC"
REST_PAGE = "page of 100 by REST"


def channels(address: str, count: int = CHANNELS) -> list[grpc.Channel]:
    """Several channels with a connection each: a connection sticks to one process."""
    options = [("grpc.use_local_subchannel_pool", 1)]
    return [grpc.insecure_channel(address, options=options) for _ in range(count)]


@contextmanager
def empty_call(calls: int) -> Iterator[Work]:
    """B: the empty call through the bare server, which stands meanwhile."""
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.baseline", str(CORES[0])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    address = f"127.0.0.1:{int(server.stdout.readline())}"
    opened = channels(address)
    methods = [one.unary_unary(METHOD) for one in opened]
    yield Work(
        EMPTY, server.pid, lambda index: methods[index % CHANNELS].future(b""), max(50, calls)
    )
    for one in opened:
        one.close()
    server.communicate()


def account(number: int) -> accounts_pb2.Account:
    """An account as people enter them."""
    made = accounts_pb2.Account(
        display_name=f"Falken Logistik {number} GmbH",
        country="DE",
        region="North",
        city="Hamburg",
        street="Am Hafen 12",
        postal_code="20095",
        segment="Corporate",
        owner_id="admin",
    )
    made.phones.add(number=f"+49 40 66969 {number % 1000:03d}", kind=reach_pb2.PHONE_KIND_WORK)
    made.emails.add(address=f"info{number}@falken.example")
    return made


class Service:
    """The customers service as the benchmarks call it."""

    def __init__(self, stand: Running) -> None:
        """Opens several channels."""
        self.stand = stand
        self.pid = stand.processes.services["customers"].pid
        settle(self.pid)
        self.opened = channels(stand.stand.address("customers"))
        metadata = bearer(stand.token())
        self.stubs = [Stubs(one, metadata) for one in self.opened]
        self.web = f"http://127.0.0.1:{stand.stand.ports['customers'].http}/customers/api/v1"
        self.headers = {"authorization": metadata[0][1]}
        self.local = threading.local()

    def call(self, method: str, reply: type[Any]) -> Any:
        """Sends calls of an RPC over all channels in turn; each returns a future."""
        made = [one.multicallable(f"{ACCOUNTS}/{method}", reply) for one in self.stubs]
        metadata = self.stubs[0].metadata
        return lambda index, request: made[index % CHANNELS].future(
            request, metadata=metadata, timeout=30
        )

    def create(self, prefix: str) -> Any:
        """Creates an account under a key of its own."""
        send = self.call("CreateAccount", accounts_pb2.Account)
        make = accounts_pb2.CreateAccountRequest
        return lambda index: send(
            index, make(account=account(index), request_id=f"{prefix}-{index}")
        )

    def get(self, account_id: int) -> Any:
        """Gets one account."""
        send = self.call("GetAccount", accounts_pb2.Account)
        request = accounts_pb2.GetAccountRequest(account_id=account_id)
        return lambda index: send(index, request)

    def page(self) -> Any:
        """A page of a hundred by gRPC; the reply's bytes are not read."""
        send = self.call("ListAccounts", accounts_pb2.ListAccountsResponse)
        request = accounts_pb2.ListAccountsRequest(page_size=PAGE_SIZE)
        return lambda index: send(index, request)

    def rest_page(self, _: int) -> None:
        """The same page by REST."""
        if not hasattr(self.local, "session"):  # a connection for each thread, as clients have
            self.local.session = requests.Session()
        url = f"{self.web}/accounts"
        reply = self.local.session.get(
            url, params={"page_size": PAGE_SIZE}, headers=self.headers, timeout=30
        )
        assert reply.status_code == 200, reply.text[:300]
        assert len(reply.content) > 20_000


def bench(run: Run) -> None:
    """All figures of single calls."""
    with on_cores(CORES[0]):
        one_process(run)
    two_processes(run)


def one_process(run: Run) -> None:
    """Everything about one process."""
    calls = int(CALLS * run.scale)
    with (
        running("customers", CRM_PIN="1", CRM_LOG_LEVEL="warning") as stand,
        empty_call(calls // 2) as base,
    ):
        service = Service(stand)
        made = service.create("one")(0).result()
        works = [
            Work(GET, service.pid, service.get(made.account_id), calls // 2),
            Work(CREATE, service.pid, service.create("one"), calls // 4),
            Work(PAGE, service.pid, service.page(), calls // 8),
            Work(REST_PAGE, service.pid, threads(service.rest_page), calls // 8),
        ]
        tell(run, *in_turn(base, works))


def tell(run: Run, base: float, found: dict[str, Cost]) -> None:
    """The figures of one process, beside what was promised."""
    run.add(Result(EMPTY, base, "µs CPU"))
    for name, promised in ((GET, 2.5), (CREATE, 4.5), (PAGE, 9), (REST_PAGE, None)):
        one = found[name]
        run.add(Result(name, one.cpu, "µs CPU", one.ratio, "B", promised))
    more = (found[REST_PAGE].cpu - found[PAGE].cpu) / 1000
    run.add(Result("REST over gRPC, page of 100", more, "ms CPU more", target=3))


def two_processes(run: Run) -> None:
    """What two processes on two cores carry against one on one core.

    Each core has all that a call needs: a process, a caller, and its share of the database. So nobody helps
    from outside when there is one, and nobody is in the way when there are two.
    """
    with on_cores(CORES[0]):
        one = gets_a_second(1, run)
    run.add(Result("Get, one process and all else on one core", one, "calls/s"))
    if len(CORES) < 2:
        return
    two = gets_a_second(2, run)
    name = "Get, two processes and all else on two cores"
    run.add(Result(name, two, "calls/s", two / one, "one", 1.8, at_least=True))


def gets_a_second(count: int, run: Run) -> float:
    """The calls that so many processes carry, with as many callers."""
    settings = {"CRM_PROCESSES": str(count), "CRM_PIN": "1", "CRM_LOG_LEVEL": "warning"}
    with running("customers", **settings) as stand, ExitStack() as callers:
        made = Service(stand).create("two")(1).result()
        address, token = stand.stand.address("customers"), stand.token()
        words = (address, token, str(made.account_id))
        started = [callers.enter_context(caller(core, *words)) for core in CORES[:count]]
        rates = [one_round(started, int(CALLS * run.scale)) for _ in range(6)]
    return statistics.median(rates[1:])


def caller(core: int, *words: str) -> "subprocess.Popen[str]":
    """A caller on a core; it ends with its standard input."""
    command = [sys.executable, "-m", "bench.caller", str(core), *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def one_round(callers: "list[subprocess.Popen[str]]", calls: int) -> float:
    """All callers at once; the calls a second of all of them together."""
    for one in callers:
        print(calls, file=one.stdin, flush=True)
    return sum(calls / float(one.stdout.readline()) for one in callers if one.stdout)
