"""A process that prepares rows: what comes in, comes out as records that are ready to be taken.

The rule kept here: it has no database, keeps nothing, and ends when its input does.

    python -m crm_customers.imports.preparer        # started by Helpers only
"""

import gc
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from crm_customers.imports.helping import SELDOM, receive, send

if TYPE_CHECKING:
    from crm_customers.imports.prepared import Block


def main(pipe_in: BinaryIO, pipe_out: BinaryIO) -> None:
    """Loads what preparing needs, where nothing is garbage; then prepares what comes in until nothing comes."""
    gc.disable()
    from crm_customers.imports.preparing import Preparer

    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()
    preparer: Preparer | None = None
    while True:
        try:
            task, rows = receive(pipe_in)
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
            send(pipe_out, answer)
        except BrokenPipeError:
            return


if __name__ == "__main__":
    # What prints must not get among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    main(sys.stdin.buffer, answers)
