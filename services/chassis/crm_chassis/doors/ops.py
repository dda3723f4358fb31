"""The port of those who operate the service: is it alive, is it ready, what does it count.

The rule kept here: alive asks nothing, so that a database that is away never gets a healthy process killed; ready
means that a call would be answered: database reachable, migrated to this version, not draining.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from prometheus_client import CONTENT_TYPE_LATEST

from crm_chassis import migrate
from crm_chassis.doors.threads import Threads
from crm_chassis.logs import log

if TYPE_CHECKING:
    from crm_chassis.app import App

PLAIN = "text/plain; charset=utf-8"


class OpsDoor(Threads):
    """A running ops port."""

    def __init__(self, app: "App") -> None:
        self.app = app
        self.migrated = False
        # Of several processes the first answers on the named port; all count into one folder.
        port = app.config.ops_port if app.config.worker <= 1 else 0
        super().__init__((app.config.host, port), self._answer, threads=2, shared=False)

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        status, kind, body = self._found(environ["PATH_INFO"])
        headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]

    def _found(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """What an address of this port answers."""
        if path == "/healthz":
            return HTTPStatus.OK, PLAIN, b"alive\n"
        if path == "/readyz":
            missing = self.missing()
            status = HTTPStatus.SERVICE_UNAVAILABLE if missing else HTTPStatus.OK
            return status, PLAIN, f"{missing or 'ready'}\n".encode()
        if path == "/metrics":
            return HTTPStatus.OK, CONTENT_TYPE_LATEST, self.app.metrics.text()
        return HTTPStatus.NOT_FOUND, PLAIN, b"/healthz /readyz /metrics\n"

    def missing(self) -> str:
        """What keeps the service from answering, or ""."""
        if self.app.draining.is_set():
            return "draining"
        try:
            with self.app.database.connection() as connection:
                if self.migrated:
                    connection.execute("select 1")
                else:
                    schema = migrate.current(connection, self.app.service.name)
                    self.migrated = schema is not migrate.Schema.OLDER
        except Exception as error:  # whatever it is, the database cannot be used
            log.warning("not ready", error=type(error).__name__)
            return "the database cannot be reached"
        return "" if self.migrated else "the database is not at this version"


def start(app: "App") -> OpsDoor:
    """Starts the ops port of this process."""
    return OpsDoor(app)
