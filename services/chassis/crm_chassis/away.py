"""Which peers have not answered lately, so that not everybody waits for them.

The rule kept here: a peer that failed some calls in a row, with its deadline and all repetitions, is asked by one call
every two seconds; all others go without it at once. Whatever it answers, a refusal too, ends that.
"""

import threading
import time
from collections.abc import Callable

from crm_chassis.errors import PeerUnavailable

IN_A_ROW = 3
PAUSE = 2.0  # seconds


class Away:
    """What the calls of one process found out about its peers."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self.lock = threading.Lock()
        self.failures: dict[str, int] = {}
        self.asked: dict[str, float] = {}

    def check(self, name: str) -> None:
        """Raises PeerUnavailable for a peer that is away, unless it is time for somebody to ask again."""
        if self.failures.get(name, 0) < IN_A_ROW:
            return
        with self.lock:
            now = self.now()
            if now - self.asked[name] < PAUSE:
                raise PeerUnavailable(name, "has not answered lately")
            self.asked[name] = now

    def failed(self, name: str) -> None:
        """It was down or too slow."""
        with self.lock:
            self.failures[name] = self.failures.get(name, 0) + 1
            self.asked[name] = self.now()

    def answered(self, name: str) -> None:
        """It is there."""
        if self.failures.get(name):
            with self.lock:
                self.failures[name] = 0
