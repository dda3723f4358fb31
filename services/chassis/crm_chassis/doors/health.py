"""The health that clients ask for and watch.

The rule kept here: who goes away never holds up the server. grpcio's own servicer (1.85 and before) takes its lock in
the thread that reports finished sends, and holds the same lock while it waits for such a send: a watcher that leaves
while the health changes stops the whole server for good (grpc/grpc pull request 43403). Here leaving is noted by a
thread of its own. To be dropped once that request is released.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from grpc_health.v1 import health


class Health(health.HealthServicer):
    """Answers Check and Watch."""

    def __init__(self) -> None:
        super().__init__()
        self.leaving = ThreadPoolExecutor(1, thread_name_prefix="health")

    def _on_close_callback(self, send: Callable[[Any], None], service: str) -> Callable[[], Any]:
        forget = super()._on_close_callback(send, service)
        return lambda: self.leaving.submit(forget)
