"""Trade at any concurrency: the last units and the last of a limit, with connections cut and calls repeated."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from crm_chassis.errors import Refusal
from crm_chassis.sql import Statement
from sqlalchemy import text

from . import trade_history
from .trade_desk import Shop, limit, partner, product, receipt, step, warehouse

CUT = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() order by random() limit 2
"""


class Saboteur(threading.Thread):
    """Cuts connections of the service to its database at random moments until told to stop."""

    def __init__(self, world: Any, pause: float) -> None:
        super().__init__(daemon=True)
        self.world, self.pause, self.stop, self.cut = world, pause, threading.Event(), 0

    def __enter__(self) -> "Saboteur":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.join()
        self.world.app.database.pool.check()  # what was cut last is thrown away

    def run(self) -> None:
        with psycopg.connect(self.world.app.config.database_url, autocommit=True) as connection:
            while not self.stop.wait(self.pause):
                self.cut += len(connection.execute(CUT).fetchall())


def trading(world: Any, partners: int, products: int, stock: str, credit: str) -> Any:
    """A world in which units and credit are scarce."""
    place = warehouse(world)
    goods = [product(world, f"P-{number}") for number in range(products)]
    firms = [partner(world, f"Dealer number {number:02}") for number in range(partners)]
    for firm in firms:
        limit(world, firm, credit)
    for each in goods:
        key = {"location_id": place.location_id, "product_id": each.product_id}
        world.call("BookReceipt", **key, quantity=stock, reference="opening")
    ids = [firm.partner_id for firm in firms], [each.product_id for each in goods]
    return trade_history.History(*ids, place.location_id)


def played(world: Any, history: Any, clients: int, operations: int, pause: float) -> Saboteur:
    with Saboteur(world, pause) as saboteur:
        trade_history.play(history, world.call, clients, operations)
    return saboteur


def insist(call: Any) -> str:
    """Repeats a call until it is answered."""
    while True:
        try:
            call()
        except Refusal as refusal:
            if refusal.code != "UNAVAILABLE":
                return refusal.reason
        else:
            return "done"


@pytest.mark.parametrize(
    ("stock", "credit", "reason"),
    [("7", "1000000", "STOCK_SHORT"), ("1000", "700", "CREDIT_EXCEEDED")],
)
def test_64_orders_at_once_get_what_there_is_and_not_one_more(
    world: Any, stock: str, credit: str, reason: str
) -> None:
    shop = Shop(world, stock=stock, credit_limit=credit)
    placed = [shop.order() for _ in range(64)]

    def confirm(which: Any) -> str:
        key = f"confirm-{which.order_id}"
        return insist(lambda: step(world, "Confirm", which, request_id=key))

    with Saboteur(world, 0.02), ThreadPoolExecutor(64) as pool:
        outcomes = Counter(pool.map(confirm, placed))
    assert outcomes == {"done": 7, reason: 57}
    assert shop.balance == (stock, "7")
    assert shop.credit == ("700", "0")


def test_orders_of_many_products_in_any_order_never_wait_in_a_circle(world: Any) -> None:
    shop = Shop(world, stock="100", credit_limit="1000000")
    goods = [shop.goods, *(product(world, f"M-{number}") for number in range(5))]
    for each in goods[1:]:
        receipt(world, shop.warehouse, each, "100")

    def trade(number: int) -> str:
        turned = goods[number % 6 :] + goods[: number % 6]
        lines = [{"product_id": each.product_id, "quantity": "1"} for each in turned]
        fields = {"partner_id": shop.partner.partner_id, "currency": "EUR", "lines": lines}
        made = world.call("CreateOrder", order=fields)
        return insist(lambda: step(world, "Ship", step(world, "Confirm", made)))

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(trade, range(32))) == {"done"}
    deadlocks = Statement(
        text("select deadlocks from pg_stat_database where datname = current_database()")
    )
    assert world.rows(deadlocks)[0].deadlocks == 0


def test_a_history_of_many_clients_with_cut_connections_is_right(world: Any) -> None:
    history = trading(world, partners=3, products=2, stock="15", credit="900")
    saboteur = played(world, history, clients=16, operations=600, pause=0.1)
    assert trade_history.check(history, world.call) == []
    assert saboteur.cut
    assert {"CREDIT_EXCEEDED", "STOCK_SHORT"} <= history.refused.keys()
