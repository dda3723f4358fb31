"""How somebody who works with the service fares while something large runs beside them.

The rule kept here: a busy person's pace, ten calls a second; each kind of call is timed by itself, and none may fail.
"""

import statistics
import threading
import time
from collections import defaultdict
from types import TracebackType
from typing import Any

from crm.customers.v1 import accounts_pb2, customers_pb2
from crm_cli.client import Stubs

from bench.measure import Result, Run

ACCOUNTS = "/crm.customers.v1.AccountsService/"
SEARCH = "/crm.customers.v1.CustomersService/SearchCustomers"
PAUSE = 0.3


class Bystander(threading.Thread):
    """Reads, looks for and changes an account of their own, again and again, until the block ends."""

    def __init__(self, stubs: Stubs) -> None:
        """Creates the account that they work with."""
        super().__init__(name="bystander")
        self.stubs = stubs
        self.over = threading.Event()
        self.waited: dict[str, list[float]] = defaultdict(list)
        self.failed: BaseException | None = None
        made = accounts_pb2.CreateAccountRequest(
            account={"display_name": "Bystander & Daughters"}, request_id="bystander"
        )
        self.account = stubs.call(ACCOUNTS + "CreateAccount", made, accounts_pb2.Account)

    def __enter__(self) -> "Bystander":
        """Begins."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends; what failed meanwhile is told."""
        self.over.set()
        self.join()
        if error is None and self.failed is not None:
            raise self.failed

    def run(self) -> None:
        """One round after the other."""
        number = 0
        try:
            while not self.over.wait(PAUSE):
                number += 1
                self._round(number)
        except BaseException as error:
            self.failed = error

    def _round(self, number: int) -> None:
        key = self.account.account_id
        self._timed(
            "read",
            ACCOUNTS + "GetAccount",
            accounts_pb2.GetAccountRequest(account_id=key),
            accounts_pb2.Account,
        )
        self._timed(
            "search",
            SEARCH,
            customers_pb2.SearchCustomersRequest(query=f"bystander da{'ughters'[: number % 7]}"),
            customers_pb2.SearchCustomersResponse,
        )
        changed = accounts_pb2.UpdateAccountRequest(
            account={"account_id": key, "city": f"Town {number}"}, request_id=f"bystander-{number}"
        )
        changed.update_mask.paths.append("city")
        self._timed("write", ACCOUNTS + "UpdateAccount", changed, accounts_pb2.Account)

    def _timed(self, kind: str, method: str, request: Any, reply: type[Any]) -> None:
        began = time.perf_counter()
        self.stubs.call(method, request, reply)
        self.waited[kind].append((time.perf_counter() - began) * 1000)

    def tell(self, run: Run, beside: str) -> None:
        """How long they waited: the slowest hundredth of each kind, and how much that is of the usual."""
        for kind, waited in sorted(self.waited.items()):
            slowest = statistics.quantiles(waited, n=100)[98] if len(waited) > 1 else waited[0]
            run.add(Result(f"a {kind} beside {beside}, 99 of 100 ({len(waited):,})", slowest, "ms"))
