"""Processes that prepare rows beside the one that writes them, so that an import uses more than one core.

The rule kept here: a process of ours ends by itself when the one that made it is gone: its input has ended then. It is
a copy of that one, made after all is loaded and before any thread is, so that nothing is loaded twice. What goes in
and comes out is in the order of the rows.
"""

import os
import pickle
import struct
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, BinaryIO

from crm_chassis.logs import log

from crm_customers.imports import mapping
from crm_customers.imports.prepared import Block, Task
from crm_customers.imports.preparing import Preparer
from crm_customers.imports.sources import Row

LENGTH = struct.Struct("!I")


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


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """The life of such a process: prepares what comes in, until nothing comes."""
    mapping.countries()  # takes its time, and the first rows do not come at once
    preparer: Preparer | None = None
    while True:
        try:
            task, rows = receive(asked)
        except EOFError:
            return
        try:
            if task is not None:
                preparer = Preparer(task)
            assert preparer is not None
            answer: tuple[Block | None, str | None] = (preparer.prepare(rows), None)
        except Exception as error:
            answer = (None, f"{type(error).__name__}: {error}")
        try:
            send(answers, answer)
        except BrokenPipeError:
            return


class Helper:
    """One process, spoken to by one thread."""

    pipes: tuple[BinaryIO, BinaryIO]

    def __init__(self, before: "Sequence[Helper]") -> None:
        """Makes the process; it lets go of what belongs to those `before`."""
        asked, asking = os.pipe()
        answered, answering = os.pipe()
        self.number = os.fork()
        if not self.number:
            for pipe in (
                asking,
                answered,
                *(one.fileno() for each in before for one in each.pipes),
            ):
                os.close(pipe)
            _live(asked, answering)
        os.close(asked)
        os.close(answering)
        self.pipes = (os.fdopen(asking, "wb"), os.fdopen(answered, "rb"))
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="import-helper")
        self.task: Task | None = None
        self.broken = False

    def prepare(self, task: Task, rows: list[tuple[int, Row]]) -> Future[Block]:
        """Has rows prepared."""
        return self.thread.submit(self._prepare, task, rows)

    def _prepare(self, task: Task, rows: list[tuple[int, Row]]) -> Block:
        fresh = task if task is not self.task else None
        self.task = task
        try:
            send(self.pipes[0], (fresh, rows))
            block, problem = receive(self.pipes[1])
        except (EOFError, OSError):
            self.broken = True
            raise RuntimeError("a process that prepares rows has ended") from None
        if problem is not None:
            raise RuntimeError(problem)
        assert isinstance(block, Block)
        return block

    def close(self) -> None:
        """Ends the process."""
        self.thread.shutdown(wait=True, cancel_futures=True)
        for pipe in self.pipes:
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # it was gone before
        os.waitpid(self.number, 0)


def _live(asked: int, answering: int) -> None:
    """What the copy does, all its life."""
    failed = 1
    try:
        with os.fdopen(asked, "rb") as pipe_in, os.fdopen(answering, "wb") as pipe_out:
            serve(pipe_in, pipe_out)
        failed = 0
    except Exception:
        log.exception("a process that prepares rows failed")
    finally:
        os._exit(failed)


class Helpers:
    """Several processes that take turns; without any, rows are prepared here."""

    def __init__(self, count: int = 0) -> None:
        self.helpers: list[Helper] = []
        for _ in range(count):
            self.helpers.append(Helper(self.helpers))
        self.turn = 0
        self.own: Preparer | None = None

    def prepare(self, task: Task, rows: list[tuple[int, Row]]) -> Future[Block]:
        """Has rows prepared by the next one."""
        if not self.helpers:
            if self.own is None or self.own.task is not task:
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

    @property
    def broken(self) -> bool:
        """Whether one has ended against our will: then they are of no more use."""
        return any(helper.broken for helper in self.helpers)

    def close(self) -> None:
        """Ends them all."""
        for helper in self.helpers:
            helper.close()
        self.helpers = []
