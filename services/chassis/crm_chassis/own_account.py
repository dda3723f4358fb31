"""One's own account: what everybody may see and change about themselves, whatever their role.

The rule kept here: it is always the caller's own account and never one that is named; a new password needs the present
one, and wrong ones are counted as they are at sign-in.
"""

from typing import TYPE_CHECKING, Any

from argon2.exceptions import Argon2Error, InvalidHashError
from crm.access.v1 import users_pb2
from sqlalchemy import bindparam, select

from crm_chassis import records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.sql import Statement
from crm_chassis.tables import users
from crm_chassis.users import ATTEMPTS, GET, HASHER, changed, check_zone, keep_here

if TYPE_CHECKING:
    from crm_chassis.call import Call

MINE = ("display_name", "language", "time_zone")
LOCK = Statement(select(users).where(users.c.user_id == bindparam("user_id")).with_for_update())


def _row(call: "Call", statement: Statement) -> Any:
    """The caller's own row."""
    row = call.first(statement, user_id=call.principal.id)
    if row is None:
        raise Precondition("NO_LOCAL_ACCOUNT", "You have no account here that could be changed.")
    return row


def _profile(of: Any) -> users_pb2.Profile:
    """A person as they see themselves."""
    return users_pb2.Profile(
        user_id=of.user_id,
        display_name=of.display_name,
        language=of.language,
        time_zone=of.time_zone,
        etag=str(of.etag),
        email=of.email,
        roles=of.roles,
        team=of.team,
    )


def get_me(call: "Call", request: users_pb2.GetMeRequest) -> users_pb2.Profile:  # noqa: ARG001
    """The caller's own account."""
    return _profile(_row(call, GET))


def update_me(call: "Call", request: users_pb2.UpdateMeRequest) -> users_pb2.Profile:
    """Changes the caller's own account."""
    row = _row(call, LOCK)
    keep_here(call)
    records.check_etag(row, request.profile.etag)
    names = records.masked_names(request.profile, request.update_mask)
    values = records.values(request.profile, *(name for name in names if name in MINE))
    check_zone("profile.time_zone", values.get("time_zone", ""))
    return _profile(changed(call, row, values))


def change_my_password(
    call: "Call", request: users_pb2.ChangeMyPasswordRequest
) -> users_pb2.Profile:
    """Changes the caller's own password."""
    row = _row(call, LOCK)
    keep_here(call)
    ATTEMPTS.check(row.user_id)
    try:
        HASHER.verify(row.password_hash or "", request.present_password)
    except (Argon2Error, InvalidHashError):
        ATTEMPTS.note(row.user_id)
        raise Invalid({"present_password": "is not your present password"}) from None
    ATTEMPTS.clear(row.user_id)
    if request.new_password == request.present_password:
        raise Invalid({"new_password": "must be another one than until now"})
    return _profile(changed(call, row, {"password_hash": HASHER.hash(request.new_password)}))


def who_am_i(call: "Call", request: users_pb2.WhoAmIRequest) -> users_pb2.Caller:  # noqa: ARG001
    """The caller as this service sees it."""
    caller = call.principal
    return users_pb2.Caller(
        caller_id=caller.id,
        display_name=caller.name,
        roles=caller.roles,
        scopes=caller.scopes,
        rows=caller.rows,
        team=caller.team,
        partner_id=caller.partner_id,
    )
