"""Sends one delivery: signed, once, with an end; and decides when it is tried again.

The rule kept here: only a 2xx answer in time counts as taken, and redirects are not followed. Pauses grow from
seconds to hours; after `webhook_hours` it is a dead letter, kept with its reason until somebody sends it again.
"""

import base64
import hashlib
import hmac
import http.client
import random
import socket
import ssl
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import bindparam, select
from standardwebhooks import Webhook

from crm_chassis.addresses import PrivateAddress, checked_address, host_and_port
from crm_chassis.sql import Statement
from crm_chassis.tables import webhook_deliveries, webhooks

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = "deliver_webhook"
SECONDS = 10.0
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 4 * 3600.0
DUE = Statement(
    select(
        webhook_deliveries,
        webhooks.c.url,
        webhooks.c.secret_salt,
        webhooks.c.disabled,
        webhooks.c.delete_time,
    )
    .join_from(webhook_deliveries, webhooks)
    .where(webhook_deliveries.c.delivery_id == bindparam("delivery_id"))
    .with_for_update(of=webhook_deliveries)
)
TLS = ssl.create_default_context()


def key_of(delivery_id: int) -> str:
    """The key of the delivery's job."""
    return f"{KIND}/{delivery_id}"


def secret_of(token_key: str, salt: bytes) -> str:
    """The secret of a webhook, from its salt and the service's key."""
    derived = hmac.digest(token_key.encode(), b"webhook " + salt, hashlib.sha256)
    return f"whsec_{base64.b64encode(derived).decode()}"


class Connection(http.client.HTTPConnection):
    """A connection to the address that was checked, ended by force when its time is over."""

    def __init__(self, url: str, *, private: bool, seconds: float) -> None:
        host, port = host_and_port(url)
        super().__init__(host, port, timeout=seconds)
        self.private = private
        self.secure = urlsplit(url).scheme == "https"
        self.late = threading.Timer(seconds, self._end)

    def connect(self) -> None:
        """Connects to the checked address; TLS still checks the name."""
        address = checked_address(self.host, self.port, private=self.private)
        self.sock = socket.create_connection((address, self.port), self.timeout)
        self.late.start()
        if self.secure:
            self.sock = TLS.wrap_socket(self.sock, server_hostname=self.host)

    def _end(self) -> None:
        """Wakes whoever waits for an answer that comes drop by drop."""
        if self.sock is not None:
            self.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Lets go of the socket and the alarm."""
        self.late.cancel()
        super().close()


def post(url: str, body: bytes, headers: dict[str, str], *, private: bool) -> tuple[int, str]:
    """The HTTP status of the answer, or 0 and what went wrong."""
    parts = urlsplit(url)
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        connection = Connection(url, private=private, seconds=SECONDS)
        try:
            connection.request("POST", target, body, headers)
            status = connection.getresponse().status
        finally:
            connection.close()
    except PrivateAddress:
        return 0, "the address leads into a private network"
    except TimeoutError:
        return 0, "no answer in time"
    except (OSError, ValueError, http.client.HTTPException) as error:
        return 0, f"cannot be reached ({type(error).__name__})"
    return status, "" if 200 <= status < 300 else f"answered {status}"


def deliver_webhook(call: "Call", payload: dict[str, Any]) -> None:
    """One try; never raises for what the other side does."""
    key, app = int(payload["delivery_id"]), call.peers.home.app
    row = call.first(DUE, delivery_id=key)
    if row is None or row.state != "pending":
        return
    if row.delete_time is not None or row.disabled:
        _note(call, row, state="dead", last_error="the webhook was ended or disabled")
        return
    now, name = call.clock.now(), f"{app.service.name}_{row.event_id}"
    signer = Webhook(secret_of(app.config.token_key, bytes(row.secret_salt)))
    headers = {
        "content-type": "application/json",
        "user-agent": "firsthand-webhooks",
        "webhook-id": name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signer.sign(name, now, bytes(row.body).decode()),
    }
    private = app.config.webhooks_to_private
    status, error = post(row.url, bytes(row.body), headers, private=private)
    app.metrics.deliveries.labels("failed" if error else "delivered").inc()
    if not error:
        taken = {"delivered_time": now, "next_time": None, "last_error": ""}
        _note(call, row, state="delivered", last_status=status, **taken)
        return
    again = next_try(row.begin_time, row.attempts + 1, now, app.config.webhook_hours)
    state = "dead" if again is None else "pending"
    _note(call, row, state=state, last_status=status, last_error=error, next_time=again)
    if again is not None:
        call.enqueue(KIND, {"delivery_id": key}, run_time=again, key=key_of(key))


def _note(call: "Call", row: Any, **values: Any) -> None:
    """Writes down what became of a try."""
    values |= {"attempts": row.attempts + 1, "update_time": call.clock.now()}
    call.update(webhook_deliveries, row.delivery_id, **values)


def next_try(begin: datetime, tries: int, now: datetime, hours: float) -> datetime | None:
    """When to try again after so many tries; None when its time is over."""
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 3.0 ** (tries - 1)) * random.uniform(0.9, 1.1)  # noqa: S311
    again = now + timedelta(seconds=pause)
    return again if again <= begin + timedelta(hours=hours) else None
