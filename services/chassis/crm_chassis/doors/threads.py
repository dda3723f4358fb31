"""The threaded web server that both HTTP ports run on (cheroot), with our log and an end that is soon.

The rule kept here: it says nothing of its own but mistakes, and it stops within the time that it is given: requests
that were begun are answered, while connections that say nothing (browsers keep some in hand) keep nobody waiting.
"""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterable
from typing import Any

from cheroot import wsgi
from cheroot.workers.threadpool import ThreadPool

from crm_chassis.logs import log

WebApp = Callable[[dict[str, Any], Any], Iterable[bytes]]
IDLE_SECONDS = 30
ERROR = 40
# How long a connection that has sent nothing, or half a request, may take to send the rest once we stop.
SILENCE_SECONDS = 0.5


class _Server(wsgi.Server):
    """cheroot's server, quiet."""

    def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:
        """Its own words: only those about mistakes are of interest."""
        if traceback or level >= ERROR:
            log.warning("web server", text=msg.strip(), exc_info=traceback)


class _Pool(ThreadPool):
    """cheroot's threads, whose end does not wait for those who only listen to a silent connection."""

    def __init__(self, server: _Server, threads: int) -> None:
        super().__init__(server, min=threads, max=threads)
        self.answering: set[int] = set()

    def stop(self, timeout: int = 5) -> None:
        """Lets requests that were begun end; other connections are told that nothing more is read."""
        workers, ended = list(self._threads), threading.Event()  # type: ignore[attr-defined]
        hurry = threading.Thread(target=self._hurry, args=(workers, ended), daemon=True)
        hurry.start()
        super().stop(timeout)
        ended.set()
        hurry.join()

    def _hurry(self, workers: list[Any], ended: threading.Event) -> None:
        # What has arrived already is still read, and answered if it is a whole request.
        while not ended.wait(SILENCE_SECONDS):
            for worker in workers:
                connection = worker.conn
                if connection is not None and worker.ident not in self.answering:
                    with contextlib.suppress(OSError):
                        connection.socket.shutdown(socket.SHUT_RD)


class Threads:
    """A running web server."""

    def __init__(self, address: tuple[str, int], web: WebApp, threads: int, shared: bool) -> None:
        self.web_app = web
        self.server = _Server(
            address,
            self._begin,
            server_name="firsthand",
            numthreads=threads,
            max=threads,
            timeout=IDLE_SECONDS,
            request_queue_size=128,
            reuse_port=shared,
        )
        self.server.requests = self.pool = _Pool(self.server, threads)
        self.server.software = "firsthand"
        self.server.prepare()
        self.port: int = self.server.bind_addr[1]
        self.thread = threading.Thread(target=self._serve, name=f"http-{self.port}", daemon=True)
        self.thread.start()

    @property
    def waiting(self) -> int:
        """How many connections wait for a thread."""
        return int(self.server.requests.qsize)

    def _begin(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """One request that was begun."""
        thread = threading.get_ident()
        self.pool.answering.add(thread)
        try:
            return self.web_app(environ, start_response)
        finally:
            self.pool.answering.discard(thread)

    def _serve(self) -> None:
        try:
            self.server.serve()
        except Exception:
            log.exception("the web server ended")

    def stop(self, grace: float) -> None:
        """Takes no more connections and lets running requests end, for so many seconds at most."""
        self.server.shutdown_timeout = max(1, round(grace))
        self.server.stop()
        self.thread.join(grace + 1)
