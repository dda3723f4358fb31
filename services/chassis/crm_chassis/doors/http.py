"""The web server of a process: pages and REST on one port, in threads of this process.

The rule kept here: what waits is bounded. When more connections wait than calls may run at once, a caller is told to
come again instead of being kept waiting.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import flask

from crm_chassis.doors.threads import Threads
from crm_chassis.doors.web import web_app

if TYPE_CHECKING:
    from crm_chassis.app import App

make_flask = web_app


class WebDoor(Threads):
    """A running web server of pages and REST."""

    def __init__(self, app: "App", web: flask.Flask) -> None:
        self.web = web
        config = app.config
        address = (config.host, config.http_port)
        super().__init__(address, self._answer, config.threads, shared=config.processes > 1)

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Tells each request how many connections wait for a thread."""
        environ["crm.waiting"] = self.waiting
        return self.web.wsgi_app(environ, start_response)


def start(app: "App") -> WebDoor:
    """Starts the pages and the REST door of this process."""
    return WebDoor(app, web_app(app))
