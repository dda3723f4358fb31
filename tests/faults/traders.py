"""Sixty-four dealers at the door of a channels service that is killed under them, and an observer who never looks away.

The rule kept here: a dealer speaks gRPC as any program does, and repeats a call under its request_id until it is
answered. The observer asks all the while whether the ledgers agree: they do at every moment, or they lie.
"""

import threading
import time
from typing import Any

import grpc
import psycopg
from crm.channels.v1 import (
    credit_pb2,
    orders_pb2,
    partners_pb2,
    price_books_pb2,
    price_changes_pb2,
    prices_pb2,
    products_pb2,
    stock_pb2,
)
from crm_chassis.doors.statuses import refusal_from_status
from crm_chassis.errors import Refusal
from google.protobuf.message_factory import GetMessageClass
from grpc_status import rpc_status

from services.channels.tests import trade_history
from tests.faults.writers import PASSING

FILES = (
    *(credit_pb2, orders_pb2, partners_pb2, price_books_pb2, price_changes_pb2, prices_pb2),
    *(products_pb2, stock_pb2),
)
METHODS = {
    method.name: method
    for file in FILES
    for service in file.DESCRIPTOR.services_by_name.values()
    for method in service.methods
}
MONEY = {"currency": "EUR"}
CUT = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = 'channels' and pid <> pg_backend_pid() order by random() limit 4
"""
DOORS = 8  # channels to the service, shared by all dealers


class Door:
    """Calls by name over a few channels: what a client of the history needs."""

    def __init__(self, running: Any, patience: float = 180) -> None:
        self.doors = [running.stubs("channels") for _ in range(DOORS)]
        self.patience, self.calls, self.repeated = patience, 0, 0

    def __call__(self, name: str, **fields: Any) -> Any:
        """One call, repeated as long as nobody can know what came of it; raises the service's refusal."""
        method = METHODS[name]
        request = GetMessageClass(method.input_type)(**fields)
        end = time.monotonic() + self.patience
        self.calls += 1
        while True:
            stubs = self.doors[self.calls % DOORS]
            path = f"/{method.containing_service.full_name}/{name}"
            try:
                return stubs.call(path, request, GetMessageClass(method.output_type), timeout=60)
            except grpc.RpcError as error:
                if error.code() not in PASSING:
                    raise refused(error) from error
                if time.monotonic() > end:
                    raise
                self.repeated += 1
                time.sleep(0.05)


def refused(error: Any) -> Refusal:
    """What the service said, as it says it inside."""
    return refusal_from_status(rpc_status.from_call(error), str(error.details()))


class Observer(threading.Thread):
    """Asks again and again, through all of it, whether every balance is what its entries make."""

    def __init__(self, send: Door, pause: float) -> None:
        super().__init__()
        self.send, self.pause, self.stop = send, pause, threading.Event()
        self.looks, self.found = 0, list[str]()

    def run(self) -> None:
        """Looks until told to stop."""
        while not self.stop.wait(self.pause):
            self.found += self.send("CheckLedgers").differences
            self.looks += 1


def opened(send: Door, partners: int, products: int, stock: str, credit: str) -> Any:
    """A trade in which units and credit are scarce."""
    settings = {"price_settings": {"guard_new_books": False}}
    send("UpdatePriceSettings", **settings, update_mask={"paths": ["guard_new_books"]})
    book = send("CreatePriceBook", price_book={"name": "List", **MONEY, "valid_from": "2020-01-01"})
    place = send("CreateLocation", location={"name": "Central", "kind": 1, "owner_id": "admin"})
    firms, goods = [], []
    for number in range(partners):
        firm = {"name": f"Dealer number {number:02}", "kind": 1, "state": 2}
        firms.append(send("CreatePartner", partner=firm).partner_id)
        send("SetCredit", partner_id=firms[-1], credit_limit=credit, **MONEY)
    for number in range(products):
        made = send("CreateProduct", product={"sku": f"P-{number}", "name": f"Pump {number}"})
        goods.append(made.product_id)
        of = {"product_id": made.product_id, "unit_price": "100"}
        send("CreatePrice", price={"price_book_id": book.price_book_id, **of})
        there = {"location_id": place.location_id, "product_id": made.product_id}
        send("BookReceipt", **there, quantity=stock, reference="opening")
    return trade_history.History(firms, goods, place.location_id)


def cut(running: Any) -> int:
    """Cuts some connections of the service to its database; how many."""
    url = running.processes.database.url("channels")
    with psycopg.connect(url, autocommit=True) as connection:
        return len(connection.execute(CUT).fetchall())
