"""Somebody on whose behalf the background works: remembered with the work, and looked at again when it is done.

The rule kept here: work in the background has the rights that its person has when it runs, not those of when it was
asked for; who was disabled meanwhile, and a key that was revoked, does nothing more.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, bindparam, or_, select

from crm_chassis.auth import Principal, person_of
from crm_chassis.sql import Statement
from crm_chassis.tables import api_keys

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

LIVE_KEY = Statement(
    select(api_keys.c.api_key_id).where(
        api_keys.c.api_key_id == bindparam("number", type_=BigInteger),
        api_keys.c.revoke_time.is_(None),
        or_(
            api_keys.c.expire_time.is_(None),
            api_keys.c.expire_time > bindparam("now", type_=api_keys.c.create_time.type),
        ),
    )
)


def actor_of(call: "Call") -> dict[str, Any]:
    """The caller as work for the background remembers them."""
    names = ("id", "name", "roles", "scopes", "rows", "team", "partner_id")
    return {name: getattr(call.principal, name) for name in names} | {"language": call.language}


def actor(call: "Call", kept: Mapping[str, Any]) -> Principal | None:
    """The same somebody with the rights that they have now; None if they may not act any more."""
    app: App = call.peers.home.app
    kind, _, number = kept["id"].partition("/")
    if kind == "keys" and call.first(LIVE_KEY, number=int(number), now=call.clock.now()) is None:
        return None
    row = app.user_row(kept["id"])
    if row is not None:
        return None if row.disabled_time is not None else person_of(row)
    listed = {name: tuple(kept[name]) for name in ("roles", "scopes")}
    return Principal(**{**kept, **listed})


def acting(call: "Call", kept: Mapping[str, Any], name: str) -> "Call | None":
    """A call of whoever asked for work in the background, in its transaction; None if they may not act any more."""
    who = actor(call, kept)
    if who is None:
        return None
    mine: Call = call.peers.home.app.begin(call.connection, name, who)
    mine.trace_id, mine.language = call.trace_id, kept["language"] or "en"
    return mine
