"""Sixty-four clients at once over the last stock and the last credit of a service that is killed, cut off and left
without its database: never negative, never over, every rejection explained, each answered call counted once."""

import random
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from crm_cli.testing import running

from services.channels.tests import trade_history
from tests.faults.traders import Door, Observer, cut, opened

CLIENTS = 64


@pytest.fixture
def channels():
    with running("channels") as found:
        yield found


def strike(running, what):
    """Does one of the things that happen."""
    processes = running.processes
    if what == "kill":
        processes.restart("channels", signal.SIGKILL)
    elif what == "crash":
        processes.database.crash()
        processes.database.start()
    elif what == "restart":
        processes.restart("channels")
    else:
        cut(running)


def rushed(running, send, history):
    """All clients want the last units of one product at the same moment, and the service is killed under them."""
    line = {"product_id": history.products[0], "quantity": "1"}
    keys = []
    for number in range(CLIENTS):
        partner_id = history.partners[number % len(history.partners)]
        order = {"partner_id": partner_id, "currency": "EUR", "lines": [line]}
        keys.append(send("CreateOrder", order=order).order_id)
        history.orders[keys[-1]] = "1"

    def confirm(key):
        client = trade_history.Client(f"rush-{key}", history, send)
        return client.insist("ConfirmOrder", order_id=key) is not None

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = [pool.submit(confirm, key) for key in keys]
        strike(running, "kill")
        return sum(answer.result() for answer in answers)


def traded(running, send, history, operations, faults, pause):
    """The history goes on for so many operations under these faults; how often each happened."""
    done, started = Counter(), time.monotonic()
    observer = Observer(send, pause / 4)
    playing = threading.Thread(
        target=trade_history.play, args=(history, send, CLIENTS, operations), daemon=True
    )
    observer.start()
    playing.start()
    while playing.is_alive():  # here, because what a thread starts ends with that thread
        playing.join(pause)
        if what := next(faults, ""):
            strike(running, what)
            done[what] += 1
    observer.stop.set()
    observer.join(180)
    print(
        f"{history.operations} operations in {time.monotonic() - started:.0f} s, {send.repeated} repeated;"
        f" {dict(done)}; refused {dict(history.refused)}; ledgers looked at {observer.looks} times"
    )
    assert (observer.found, observer.is_alive()) == ([], False)
    assert observer.looks
    assert history.operations >= operations
    assert trade_history.check(history, send) == []
    return done


def test_the_last_units_and_the_last_credit_survive_kills_and_a_crash_of_the_database(channels):
    send = Door(channels)
    history = opened(send, partners=4, products=2, stock="25", credit="1700")
    assert rushed(channels, send, history) == 25
    assert history.refused == {"STOCK_SHORT": CLIENTS - 25}
    faults = iter(["cut", "kill", "cut", "crash", "cut"])
    assert traded(channels, send, history, 700, faults, 0.3).keys() == {"cut", "kill", "crash"}
    assert {"CREDIT_EXCEEDED", "STOCK_SHORT"} <= history.refused.keys()


@pytest.mark.slow
def test_a_history_of_50_000_operations_is_right_whatever_is_killed(channels):
    draw = random.Random(5)
    chosen = ("cut", "cut", "cut", "kill", "kill", "crash", "restart")
    faults = iter(lambda: draw.choice(chosen), None)
    send = Door(channels)
    history = opened(send, partners=20, products=10, stock="50", credit="3500")
    done = traded(channels, send, history, 50_000, faults, 4)
    assert done.keys() == {"cut", "kill", "crash", "restart"}
    assert {"CREDIT_EXCEEDED", "STOCK_SHORT"} <= history.refused.keys()
