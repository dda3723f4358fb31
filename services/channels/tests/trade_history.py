"""Many clients that trade at once over the last units and the last of a limit, and the check of what they saw.

The rule kept here: a client repeats a call under the same request_id until it is answered, whatever is killed
meanwhile, and remembers every answer. Afterwards each acknowledged call has had exactly one effect, no refused one had
any, and at no moment was anything negative or over: the ledger is replayed entry by entry.
"""

import random
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from crm_chassis.errors import Refusal

EXPLAINED = {
    "CREDIT_EXCEEDED": ("needed", "available"),
    "STOCK_SHORT": ("wanted", "available"),
    "NOTHING_TO_SHIP": (),
    "ORDER_STATE": (),
    "COUNT_STATE": (),
}
Send = Callable[..., Any]


@dataclass
class History:
    """What was answered: acknowledged effects, and refusals by reason."""

    partners: list[int]
    products: list[int]
    location_id: int
    orders: dict[int, str] = field(default_factory=dict)
    received: dict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    paid: dict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    shipped: Counter[int] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    operations: int = 0
    problems: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Client:
    """One of many: takes a step at random, again and again."""

    def __init__(self, number: int | str, history: History, send: Send) -> None:
        self.number, self.history, self.send = number, history, send
        self.chance = random.Random(number)
        self.mine: list[int] = []
        self.calls = 0

    def insist(self, method: str, **fields: Any) -> Any:
        """Calls under one request_id until there is an answer; None: refused, with a reason that explains itself."""
        self.calls += 1
        key = f"client-{self.number}-{self.calls}"
        while True:
            try:
                return self.send(method, request_id=key, **fields)
            except Refusal as refusal:
                if refusal.code in ("UNAVAILABLE", "ABORTED"):
                    continue
                self._explained(refusal)
                return None

    def _explained(self, refusal: Refusal) -> None:
        numbers = [
            Decimal(refusal.metadata.get(n, "NaN")) for n in EXPLAINED.get(refusal.reason, ())
        ]
        wrong = refusal.reason not in EXPLAINED or any(each.is_nan() for each in numbers)
        with self.history.lock:
            self.history.refused[refusal.reason] += 1
            if wrong or (numbers and not numbers[0] > numbers[1]):
                self.history.problems.append(f"{refusal.reason}: {refusal.message}")

    def run(self, operations: int) -> None:
        """Takes steps until so many calls were answered."""
        steps = (self.order, self.order, self.order, self.ship, self.cancel, self.receive, self.pay)
        while self.calls < operations:
            self.chance.choice(steps)()
        with self.history.lock:
            self.history.operations += self.calls

    def order(self) -> None:
        """Orders a few units and asks for confirmation."""
        line = {
            "product_id": self.chance.choice(self.history.products),
            "quantity": str(self.chance.randint(1, 3)),
        }
        partner_id = self.chance.choice(self.history.partners)
        made = self.insist(
            "CreateOrder", order={"partner_id": partner_id, "currency": "EUR", "lines": [line]}
        )
        if made is None:
            return
        with self.history.lock:
            if made.order_id in self.history.orders:
                self.history.problems.append(f"order {made.order_id} was acknowledged twice")
            self.history.orders[made.order_id] = line["quantity"]
        if self.insist("ConfirmOrder", order_id=made.order_id) is not None:
            self.mine.append(made.order_id)
        else:
            self.insist("CancelOrder", order_id=made.order_id, reason="Not to be had")

    def ship(self) -> None:
        """Ships one of the confirmed orders."""
        if self.mine:
            key = self.mine.pop(self.chance.randrange(len(self.mine)))
            if self.insist("ShipOrder", order_id=key) is not None:
                with self.history.lock:
                    self.history.shipped[key] += 1
                if self.chance.random() < 0.1:
                    self.insist("ReturnOrder", order_id=key, reason="Damaged")

    def cancel(self) -> None:
        """Cancels one of the confirmed orders."""
        if self.mine:
            key = self.mine.pop(self.chance.randrange(len(self.mine)))
            self.insist("CancelOrder", order_id=key, reason="Changed plans")

    def receive(self) -> None:
        """A unit comes in."""
        key = self.chance.choice(self.history.products)
        where = {"location_id": self.history.location_id, "product_id": key}
        if self.insist("BookReceipt", **where, quantity="1") is not None:
            with self.history.lock:
                self.history.received[key] += 1

    def pay(self) -> None:
        """A partner pays something."""
        key = self.chance.choice(self.history.partners)
        paid = {"partner_id": key, "currency": "EUR", "amount": "90"}
        if self.insist("CreatePayment", payment=paid) is not None:
            with self.history.lock:
                self.history.paid[key] += 90


def play(history: History, send: Send, clients: int, operations: int) -> None:
    """Lets so many clients make at least so many calls together, all at once."""
    each = -(-operations // clients)
    with ThreadPoolExecutor(clients) as pool:
        futures = [
            pool.submit(Client(number, history, send).run, each) for number in range(clients)
        ]
        for future in futures:
            future.result()


def pages(send: Send, method: str, field_name: str, **asked: Any) -> list[Any]:
    """All records of a list."""
    found: list[Any] = []
    token = ""
    while True:
        reply = send(method, page_size=1000, page_token=token, **asked)
        found += getattr(reply, field_name)
        token = reply.next_page_token
        if not token:
            return found


def check(history: History, send: Send) -> list[str]:
    """What is wrong with what was seen: nothing."""
    wrong = list(history.problems) + list(send("CheckLedgers").differences)
    orders = {each.order_id: each for each in pages(send, "ListOrders", "orders")}
    if orders.keys() != history.orders.keys():
        wrong.append(f"orders differ: {orders.keys() ^ history.orders.keys()}")
    for key, quantity in history.orders.items():
        if key in orders and orders[key].lines[0].quantity != quantity:
            wrong.append(f"order {key} is of another quantity")
    for key, times in history.shipped.items():
        if times != 1 or orders[key].lines[0].shipped != history.orders[key]:
            wrong.append(f"order {key} was shipped otherwise")
    wrong += _replayed(history, send)
    paid: dict[int, Decimal] = defaultdict(Decimal)
    for payment in pages(send, "ListPayments", "payments", filter='kind = "payment"'):
        paid[payment.partner_id] += Decimal(payment.amount)
    if {k: v for k, v in paid.items() if v} != dict(history.paid):
        wrong.append(f"payments differ: {dict(paid)} {dict(history.paid)}")
    for account in pages(send, "ListCreditAccounts", "credit_accounts"):
        if Decimal(account.exposure) > Decimal(account.credit_limit):
            wrong.append(f"partner {account.partner_id} is over its limit")
    return wrong


def _replayed(history: History, send: Send) -> list[str]:
    """The ledger of stock, entry by entry: never negative, never reserved beyond what is there."""
    wrong = []
    there: dict[int, Decimal] = defaultdict(Decimal)
    kept: dict[int, Decimal] = defaultdict(Decimal)
    came: dict[int, Decimal] = defaultdict(Decimal)
    for entry in pages(send, "ListStockEntries", "stock_entries", order_by="stock_entry_id"):
        key = entry.product_id
        there[key] += Decimal(entry.on_hand_change)
        kept[key] += Decimal(entry.reserved_change)
        if (
            entry.kind == 1 and entry.reference == ""
        ):  # receipts of clients; the first one has a note
            came[key] += Decimal(entry.on_hand_change)
        if there[key] < 0 or not 0 <= kept[key] <= there[key]:
            wrong.append(f"entry {entry.stock_entry_id}: {there[key]} there, {kept[key]} reserved")
    if {k: v for k, v in came.items() if v} != dict(history.received):
        wrong.append(f"receipts differ: {dict(came)} {dict(history.received)}")
    return wrong
