"""Keys of internal apps: made, listed, revoked.

The rule kept here: nobody gives a key more than they may do themselves, and a secret is shown once.
"""

from typing import TYPE_CHECKING, Any

from crm.access.v1 import api_keys_pb2
from sqlalchemy import bindparam, select

from crm_chassis import lists, records
from crm_chassis.api_key_checks import new_secret, token_of
from crm_chassis.errors import Forbidden, Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from crm_chassis.tables import api_keys

if TYPE_CHECKING:
    from crm_chassis.call import Call

LOCK = Statement(
    select(api_keys).where(api_keys.c.api_key_id == bindparam("api_key_id")).with_for_update()
)
FILTERABLE = ("api_key_id", "display_name", "owner_id")


def _message(row: Any) -> api_keys_pb2.ApiKey:
    return records.to_message(api_keys_pb2.ApiKey, row)


def create_api_key(
    call: "Call", request: api_keys_pb2.CreateApiKeyRequest
) -> api_keys_pb2.CreateApiKeyResponse:
    """Makes a key; its secret is in the reply only, and left out of the stored one."""
    beyond = [scope for scope in request.api_key.scopes if not call.principal.may(scope)]
    if beyond:
        raise Forbidden(
            said("You may not give what you do not have: %(scopes)s.", scopes=", ".join(beyond))
        )
    values = records.values(request.api_key, "display_name", "scopes", "expire_time")
    if values["expire_time"] is not None and values["expire_time"] <= call.clock.now():
        raise Invalid({"api_key.expire_time": "must be in the future"})
    secret, digest = new_secret()
    now = call.clock.now()
    row = call.insert(
        api_keys,
        **values,
        secret_hash=digest,
        owner_id=call.principal.id,
        rows=call.principal.rows,
        create_time=now,
        update_time=now,
    )
    made = _message(row)
    call.emit("crm.access.ApiKey.created", made)
    # The stored reply must not hold the secret: a repeated request gets the key without it.
    call.stored_reply = api_keys_pb2.CreateApiKeyResponse(api_key=made)
    return api_keys_pb2.CreateApiKeyResponse(api_key=made, secret=token_of(row.api_key_id, secret))


def list_api_keys(
    call: "Call", request: api_keys_pb2.ListApiKeysRequest
) -> api_keys_pb2.ListApiKeysResponse:
    """A page of keys, without secrets."""
    return lists.reply(
        call,
        api_keys,
        request,
        api_keys_pb2.ListApiKeysResponse,
        filterable=FILTERABLE,
        order_by="display_name",
    )


def revoke_api_key(call: "Call", request: api_keys_pb2.RevokeApiKeyRequest) -> api_keys_pb2.ApiKey:
    """Ends a key for good; ending it twice is no error."""
    key = request.api_key_id
    row = call.one(LOCK, api_key_id=key, missing=("api_key", key))
    if row.revoke_time is not None:
        return _message(row)
    now = call.clock.now()
    after = _message(call.update(api_keys, key, revoke_time=now, update_time=now))
    call.emit("crm.access.ApiKey.revoked", after, before=_message(row))
    call.peers.home.app.authenticator.forget()
    return after
