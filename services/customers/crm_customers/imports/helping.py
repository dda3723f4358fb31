"""Processes that prepare rows beside the one that writes them, so that an import uses more than one core.

The rule kept here: a process of ours ends by itself when the one that started it is gone: its input has ended
then. What goes in and comes out is in the order of the rows.

Starting them costs little here: what they load, this module does not.
"""

import pickle
import struct
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from crm_customers.imports.prepared import Block, Task
    from crm_customers.imports.preparing import Preparer
    from crm_customers.imports.sources import Row

LENGTH = struct.Struct("!I")
# How seldom circles are looked for: rows are many, and have none.
SELDOM = (100_000, 50, 100)


def send(pipe: BinaryIO, thing: Any) -> None:
    """One thing into a pipe."""
    body = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO) -> Any:
    """The next thing of a pipe; EOFError when the other side is gone."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (size,) = LENGTH.unpack(head)
    body = pipe.read(size)
    if len(body) < size:
        raise EOFError
    return pickle.loads(body)  # noqa: S301 (of our own process)


class Helper:
    """One process, spoken to by one thread."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "crm_customers.imports.preparer"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="import-helper")
        self.task: Task | None = None

    def prepare(self, task: "Task", rows: "list[tuple[int, Row]]") -> "Future[Block]":
        """Has rows prepared."""
        return self.thread.submit(self._prepare, task, rows)

    def _prepare(self, task: "Task", rows: "list[tuple[int, Row]]") -> "Block":
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        fresh = task if task is not self.task else None
        self.task = task
        send(self.process.stdin, (fresh, rows))  # type: ignore[arg-type]
        block, problem = receive(self.process.stdout)  # type: ignore[arg-type]
        if problem is not None:
            raise RuntimeError(problem)
        return block

    def close(self) -> None:
        """Ends the process."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.thread.shutdown(wait=True, cancel_futures=True)
        self.process.wait(10)
        if self.process.stdout is not None:
            self.process.stdout.close()


class Helpers:
    """Several processes that take turns; without any, rows are prepared here."""

    def __init__(self, count: int) -> None:
        self.helpers = [Helper() for _ in range(count)]
        self.turn = 0
        self.own: Preparer | None = None

    def prepare(self, task: "Task", rows: "list[tuple[int, Row]]") -> "Future[Block]":
        """Has rows prepared by the next one."""
        if not self.helpers:
            if self.own is None or self.own.task is not task:
                from crm_customers.imports.preparing import Preparer  # late: see above

                self.own = Preparer(task)
            done: Future[Block] = Future()
            done.set_result(self.own.prepare(rows))
            return done
        helper = self.helpers[self.turn % len(self.helpers)]
        self.turn += 1
        return helper.prepare(task, rows)

    @property
    def ahead(self) -> int:
        """How many handfuls may be under way."""
        return 3 * len(self.helpers) or 1

    def close(self) -> None:
        """Ends them all."""
        for helper in self.helpers:
            helper.close()
        self.helpers = []


class Relay:
    """Helpers for one import after the other; the first ones are started at once, and load while their user does."""

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self.ready: Helpers | None = Helpers(count)

    def take(self) -> Helpers:
        """Helpers for an import, which closes them."""
        ready, self.ready = self.ready, None
        return ready or Helpers(self.count)

    def close(self) -> None:
        """Ends those that nobody took."""
        if self.ready is not None:
            self.ready.close()
