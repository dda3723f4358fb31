"""Processes beside the service: what would hold up its calls, or need much memory, is done in one of them.

The rule kept here: such a process is started by the loop of the service when something is due, does one thing at a time
whoever starts it, under a lock of PostgreSQL's that ends with its holder, and ends when the service does. What it had
not finished is found again by whoever looks next.
"""

import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from crm_chassis.app import App
from crm_chassis.logs import log
from crm_chassis.sql import Statement, execute
from sqlalchemy import BigInteger, bindparam, func, select

IMPORTS = "crm_customers.imports"
LOOK_EVERY = 0.3
STAY = 3.0  # seconds that a process waits for more before it ends
GOES_AFTER = 8.0  # seconds that it has between the end of its service and its own
_number = bindparam("number", type_=BigInteger)
LOCK = Statement(select(func.pg_try_advisory_lock(_number).label("mine")))
UNLOCK = Statement(select(func.pg_advisory_unlock(_number)))
Due = Callable[[App, Any], bool]
_bells: dict[str, threading.Event] = defaultdict(threading.Event)


@contextmanager
def alone(connection: Any, number: int) -> Iterator[bool]:
    """Holds the lock of this number as long as the block and the connection last; False: somebody else has it."""
    mine = bool(execute(connection, LOCK, {"number": number}).fetchone().mine)  # type: ignore[union-attr]
    try:
        yield mine
    finally:
        if mine and not connection.closed:
            execute(connection, UNLOCK, {"number": number})


def free(connection: Any, number: int) -> bool:
    """Whether nobody has the lock now."""
    with alone(connection, number) as mine:
        return mine


def ring(module: str) -> None:
    """Has the loop of this process look at once whether its process is due."""
    _bells[module].set()


def look_after(app: App, stopping: threading.Event, module: str, due: Due) -> None:
    """The loop of the service: starts the process whenever something is due, unless it runs already."""
    worker: subprocess.Popen[bytes] | None = None
    bell = _bells[module]
    while not stopping.is_set():
        bell.clear()
        try:
            if worker is not None and worker.poll() is not None:
                worker = None
            if worker is None:
                with app.database.connection() as connection:
                    wanted = due(app, connection)
                if wanted:
                    worker = start(app, module)
        except Exception:
            if not stopping.is_set():
                log.exception("looking after a process failed", module=module)
        bell.wait(LOOK_EVERY)
    if worker is not None and worker.stdin is not None:
        worker.stdin.close()
        try:
            worker.wait(app.config.grace_seconds)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def start(app: App, module: str) -> "subprocess.Popen[bytes]":
    """A process that ends when its input does: when we close it, or are no more."""
    environment = os.environ | {
        "CRM_DATABASE_URL": app.config.database_url,
        "CRM_DATA_DIR": str(app.config.data_dir),
        "CRM_TOKEN_KEY": app.config.token_key,
        "CRM_PROCESSES": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment,
    )


def until_the_service_ends() -> threading.Event:
    """For the process: set when its service is gone, and then it ends soon, between two steps or by force."""
    stopping = threading.Event()
    threading.Thread(target=_watch, args=(stopping,), daemon=True).start()
    return stopping


def _watch(stopping: threading.Event) -> None:
    while os.read(
        0, 1
    ):  # not sys.stdin, whose lock would hold up the end of a process that has nothing more to do
        pass
    stopping.set()
    time.sleep(GOES_AFTER)
    os._exit(1)
