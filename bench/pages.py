"""What the pages of the desk cost: the call page of somebody with five hundred tickets, a queue and a day of as many.

The rule kept here: pages as people get them, from a running service over HTTP with a session, and of the service's CPU
nothing is left out. What rings is asked for by every open page all the time, so its "nothing new" is measured too.
"""

import threading
from typing import Any

import psycopg
import requests
from crm_cli.testing import Running, running

from bench.calls import empty_call
from bench.measure import CORES, Cost, Result, Run, Work, in_turn, on_cores, settle, threads

TICKETS = 500
PAGES = 40  # of one round, at full scale
EMPTY_CALLS = 500  # of a round of B beside them
MOST = 50.0  # ms of CPU
PHONE = "+4940669690"
LOAD = (
    "insert into requesters (requester_id, name, phones) values (1, 'Nordwind', array[%(phone)s])",
    "insert into queues (queue_id, display_name, filter, sorting, mode)"
    " values (1, 'Web', 'channel = \"web\"', 'priority_age', 'pull')",
    # Those of the caller, which are also the agent's own day; and those that wait in the queue.
    "insert into tickets (subject, state, priority, channel, owner_id, team, handler_id, handler_team,"
    " requester_id, requester_name, phone, account_name)"
    " select 'Printer jams again ' || n, 'in_progress', (array['low', 'normal', 'high'])[1 + n %% 3],"
    " 'phone', 'admin', '', 'admin', '', 1, 'Nordwind', %(phone)s, 'Nordwind Logistik GmbH'"
    " from generate_series(1, %(count)s) n",
    "insert into tickets (subject, state, priority, channel, requester_name, account_name)"
    " select 'Where is my order ' || n, 'new', (array['low', 'normal', 'high'])[1 + n %% 3], 'web',"
    " 'Customer ' || n, 'Falken Logistik ' || n from generate_series(1, %(count)s) n",
    "insert into promises (ticket_id, kind, state, due_time, owner_id, team, phone, requester_name, note)"
    " select ticket_id, 'callback', 'open', now() + interval '1 hour', 'admin', '', %(phone)s,"
    " 'Nordwind', 'Ring back' from tickets where requester_id = 1 order by ticket_id limit 20",
    "analyze",
)


class Pages:
    """The pages of a service, as a browser with a session asks for them."""

    def __init__(self, stand: Running, module: str = "tickets") -> None:
        """Each thread has a connection of its own, as browsers have."""
        self.web = f"http://127.0.0.1:{stand.stand.ports[module].http}/{module}"
        self.token = stand.token()
        self.local = threading.local()

    def get(self, address: str, headers: dict[str, str] | None = None) -> requests.Response:
        """One page."""
        if not hasattr(self.local, "session"):
            self.local.session = requests.Session()
            self.local.session.cookies.set("crm_session", self.token)
            self.local.session.headers["Accept-Encoding"] = "identity"
        reply: requests.Response = self.local.session.get(
            f"{self.web}{address}", headers=headers, timeout=60
        )
        return reply

    def page(self, address: str, holds: str) -> Any:
        """A page that holds these words."""

        def get(_index: int) -> None:
            reply = self.get(address)
            assert reply.status_code == 200, reply.text[:300]
            assert holds in reply.text

        return threads(get)

    def nothing_new(self) -> Any:
        """What rings, for a page that knows it already."""
        tag = self.get("/ringing").headers["ETag"]

        def get(_index: int) -> None:
            assert self.get("/ringing", {"If-None-Match": tag}).status_code == 304

        return threads(get)


def fill(stand: Running) -> None:
    """The tickets of all these pages."""
    given = {"phone": PHONE, "count": TICKETS}
    with psycopg.connect(stand.processes.database.url("tickets"), autocommit=True) as connection:
        for statement in LOAD:
            connection.execute(statement, given if "%(" in statement else None)


def bench(run: Run) -> None:
    """All pages, on one core with all that they need."""
    with (
        on_cores(CORES[0]),
        running("tickets", CRM_PIN="1", CRM_LOG_LEVEL="warning") as stand,
        empty_call(int(EMPTY_CALLS * run.scale)) as base,
    ):
        fill(stand)
        pid = stand.processes.services["tickets"].pid
        settle(pid)
        measure(run, pid, Pages(stand), base)


def measure(run: Run, pid: int, pages: Pages, base: Work) -> None:
    """The figures, beside what was promised."""
    calls = max(8, int(PAGES * run.scale))
    asked = [
        Work(name, pid, pages.page(address, holds), calls)
        for name, address, holds in (
            ("call page of somebody with 500 tickets", f"/call?phone=%2B{PHONE[1:]}", "Nordwind"),
            ("queue of 500 tickets", "/queues/1", "Where is my order 499"),
            ("day with 500 tickets", "/", "Printer jams again"),
            ("page of one ticket", "/1", "Printer jams again 1"),
        )
    ]
    ringing = Work("what rings: nothing new", pid, pages.nothing_new(), 10 * calls)
    _, found = in_turn(base, [*asked, ringing], rounds=3)
    for one in asked:
        tell(run, one.name, found[one.name])
    rings = found[ringing.name]
    run.add(Result(ringing.name, rings.cpu, "µs CPU", rings.ratio, "B"))


def tell(run: Run, name: str, found: Cost) -> None:
    """A page's own cost, and how many empty calls that is."""
    run.add(Result(name, found.cpu / 1000, "ms CPU", target=MOST))
    run.add(Result(f"{name}, against an empty call", found.cpu, "µs CPU", found.ratio, "B"))
