"""One request, one effect: the key is claimed in the transaction of the effect, and the reply is stored with it.

The rule kept here: a second copy of a request waits for the first (the database makes it wait), then gets the stored
reply; the same key with another request is refused; a first copy that failed leaves nothing behind. What is kept of a
request tells nothing of a password in it.
"""

import hashlib
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import psycopg
from crm.options.v1 import options_pb2
from google.protobuf.descriptor import Descriptor
from google.protobuf.message import Message
from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_chassis.errors import Refusal
from crm_chassis.sql import Statement, first, touched
from crm_chassis.tables import requests

if TYPE_CHECKING:
    from crm_chassis.call import Call

CLAIM = Statement(
    insert(requests)
    .values(
        actor_id=bindparam("actor_id"),
        method=bindparam("method"),
        request_id=bindparam("request_id"),
        fingerprint=bindparam("fingerprint"),
        create_time=bindparam("create_time"),
    )
    .on_conflict_do_nothing()
)
STORED = Statement(
    select(requests.c.fingerprint, requests.c.reply).where(
        requests.c.actor_id == bindparam("actor_id"),
        requests.c.method == bindparam("method"),
        requests.c.request_id == bindparam("request_id"),
    )
)


class Reused(Refusal):
    """The key was used before for another request."""

    code = "INVALID_ARGUMENT"

    def __init__(self) -> None:
        super().__init__(
            "REQUEST_ID_REUSED",
            "This request_id was used before for a different request. Use a new one.",
            {"request_id": "was used before for a different request; use a new one"},
        )


@lru_cache(maxsize=1024)
def _has_secret(request: Descriptor) -> bool:
    """Whether a request carries something that opens a door."""
    classes = (field.GetOptions().Extensions[options_pb2.personal_data] for field in request.fields)
    return options_pb2.PERSONAL_DATA_SECRET in classes


def _fingerprint(call: "Call", request: Message) -> bytes:
    """What tells a request from another: of one with a secret only for who has the service's own key."""
    body = request.SerializeToString(deterministic=True)
    if _has_secret(request.DESCRIPTOR):
        key = call.peers.home.app.config.token_key
        return hmac.digest(b"request:" + key.encode(), body, "sha256")
    return hashlib.sha256(body).digest()


def claim(call: "Call", request: Message) -> bytes | None:
    """Claims the call's key; returns the stored reply if the same request was already carried out."""
    key: dict[str, Any] = {
        "actor_id": call.principal.id,
        "method": call.method,
        "request_id": call.request_id,
    }
    fingerprint = _fingerprint(call, request)
    connection: psycopg.Connection[Any] = call.connection
    said = {**key, "fingerprint": fingerprint, "create_time": call.clock.now()}
    if touched(connection, CLAIM, said):
        return None
    stored = first(connection, STORED, key)
    if stored is None or bytes(stored.fingerprint) != fingerprint:
        raise Reused
    return bytes(stored.reply)
