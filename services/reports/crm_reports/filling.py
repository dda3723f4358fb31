"""Reads a feed into a file that nobody reads yet, as fast as it can be read.

The rule kept here: batches are stored one after the other, each behind the one before, while the next one is on its
way; a process that ends in the middle finds the file as it was after one of them.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from crm_chassis.errors import Refusal

if TYPE_CHECKING:
    from crm_reports.follower import Follower

# What is known of the records of a batch is asked of all rows once for each.
BATCH = 50_000


def filled(again: "Follower", halted: Callable[[], bool]) -> bool:
    """Reads all that there is; False if it was halted."""
    facts, service = again.facts, again.service
    storing: Future[bool] | None = None
    cursor: str | None = None
    with again.ahead() as ahead, ThreadPoolExecutor(1, thread_name_prefix="store") as store:
        while not halted():
            try:
                batch = again.read(ahead, start=cursor, most=BATCH)
            except Refusal as refusal:
                if storing is not None:
                    storing.result()
                if not again.forgets(refusal):
                    raise
                storing = cursor = None
                continue
            if storing is not None and not storing.result():
                storing = cursor = None  # it does not go on from what is stored
                continue
            storing = store.submit(facts.apply, service, batch, again.app.clock.now())
            cursor = batch.cursor
            if batch.caught_up and storing.result():
                return True
    return False
