"""How an API key is made and checked.

The rule kept here: the secret is long and random, so a plain SHA-256 of it is enough to keep; the secret itself is
shown once and stored nowhere.
"""

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from crm_chassis.errors import Unauthenticated
from crm_chassis.sql import Statement, execute
from crm_chassis.tables import api_keys

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.auth import Principal

PREFIX = "crm_"
FOREVER = 4102444800.0  # 2100-01-01: a key without an end
GET = Statement(select(api_keys).where(api_keys.c.api_key_id == bindparam("api_key_id")))


def new_secret() -> tuple[str, bytes]:
    """A new secret and the hash of it that is stored."""
    secret = secrets.token_urlsafe(32)
    return secret, hashlib.sha256(secret.encode()).digest()


def token_of(api_key_id: int, secret: str) -> str:
    """What the program sends."""
    return f"{PREFIX}{api_key_id}_{secret}"


def check(app: "App", token: str) -> "tuple[Principal, float]":
    """The principal of a key and when it ends; raises Unauthenticated."""
    from crm_chassis.auth import Principal  # auth needs this module for its one entry point

    number, _, secret = token[len(PREFIX) :].partition("_")
    row: Any = None
    if number.isdecimal() and len(number) <= 18:
        with app.database.connection() as connection:
            row = execute(connection, GET, {"api_key_id": int(number)}).fetchone()
    if row is None or not hmac.compare_digest(
        bytes(row.secret_hash), hashlib.sha256(secret.encode()).digest()
    ):
        raise Unauthenticated("The API key is not valid.")
    ends = row.expire_time.timestamp() if row.expire_time else FOREVER
    if row.revoke_time is not None or ends <= app.clock.now().timestamp():
        raise Unauthenticated("The API key has ended.")
    principal = Principal(
        f"keys/{row.api_key_id}", row.display_name, ("app",), tuple(row.scopes), row.rows or "all"
    )
    return principal, ends
