"""People who sign in. One module keeps them; the others know them from its feed.

The rule kept here: passwords are kept as argon2 hashes and appear nowhere else; signing in says never which of name
and password was wrong, and takes as long either way.
"""

import threading
import time
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from crm.access.v1 import users_pb2
from crm.events.v1 import events_pb2
from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_chassis import lists, records
from crm_chassis.auth import SESSION, mint, person_of
from crm_chassis.errors import AlreadyExists, Exhausted, Invalid, Precondition, Unauthenticated
from crm_chassis.said import said
from crm_chassis.sql import Statement
from crm_chassis.tables import users

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

GET = Statement(select(users).where(users.c.user_id == bindparam("user_id")))
PLAIN = ("display_name", "email", "roles", "team", "partner_id", "time_zone", "language")
FILTERABLE = ("user_id", "display_name", "email", "team", "roles", "disabled_time")
HASHER = PasswordHasher()
# Verified when there is no such account, so that the answer takes as long as for one that is there. Nobody knows its
# password; a test keeps its cost equal to the HASHER's.
NOBODYS_HASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$4eB6cwQoMU+o6Gde14kbEA$"
    "byC3ml0MN1digQTJ/zUrT9sPhCy2bad29+hUVOdsDVg"
)
TRIES, TRIES_SECONDS = 10, 300.0


class Attempts:
    """Wrong passwords for each name lately, in this process."""

    def __init__(self) -> None:
        self.wrong: dict[str, list[float]] = {}
        self.lock = threading.Lock()

    def check(self, user_id: str) -> None:
        """Raises Exhausted when there were too many."""
        since = time.monotonic() - TRIES_SECONDS
        with self.lock:
            recent = [moment for moment in self.wrong.get(user_id, ()) if moment > since]
            self.wrong[user_id] = recent
            if len(self.wrong) > 100_000:
                self.wrong.clear()
        if len(recent) >= TRIES:
            raise Exhausted("TOO_MANY_TRIES", "Too many wrong passwords. Wait five minutes.")

    def note(self, user_id: str) -> None:
        """One more."""
        with self.lock:
            self.wrong.setdefault(user_id, []).append(time.monotonic())

    def clear(self, user_id: str) -> None:
        """The right password came."""
        self.wrong.pop(user_id, None)


ATTEMPTS = Attempts()


def user_message(row: Any) -> users_pb2.User:
    """A user as others see it."""
    return records.to_message(users_pb2.User, row, disabled=row.disabled_time is not None)


def keep_here(call: "Call") -> None:
    """Raises Precondition where another module keeps the accounts."""
    home = call.peers.home.app.config
    if not home.keeps_accounts:
        text = said(
            "People are kept by the module %(module)s; change them there.", module=home.sign_in
        )
        raise Precondition("SIGN_IN_ELSEWHERE", text)


def check_zone(path: str, name: str) -> None:
    """Raises Invalid for a time zone that nobody knows."""
    if name and name not in available_timezones():
        text = said("there is no time zone %(name)s; one is called like Asia/Shanghai", name=name)
        raise Invalid({path: text})


def create_user(call: "Call", request: users_pb2.CreateUserRequest) -> users_pb2.User:
    """Adds a person."""
    keep_here(call)
    user = request.user
    if call.first(GET, user_id=user.user_id) is not None:
        text = said("The login name %(user_id)s is taken.", user_id=user.user_id)
        raise AlreadyExists("USER_EXISTS", text)
    check_zone("user.time_zone", user.time_zone)
    values = records.values(user, "user_id", *PLAIN)
    values["password_hash"] = HASHER.hash(request.password) if request.password else None
    values["disabled_time"] = call.clock.now() if user.disabled else None
    now = call.clock.now()
    made = user_message(call.insert(users, **values, create_time=now, update_time=now))
    call.emit("crm.access.User.created", made)
    return made


def get_user(call: "Call", request: users_pb2.GetUserRequest) -> users_pb2.User:
    """One person."""
    return user_message(call.one(GET, user_id=request.user_id, missing=("user", request.user_id)))


def list_users(call: "Call", request: users_pb2.ListUsersRequest) -> users_pb2.ListUsersResponse:
    """A page of people."""
    found, token = lists.page(
        call,
        users,
        request,
        users_pb2.User,
        filterable=FILTERABLE,
        order_by="display_name",
        convert=user_message,
    )
    return users_pb2.ListUsersResponse(users=found, next_page_token=token)


def update_user(call: "Call", request: users_pb2.UpdateUserRequest) -> users_pb2.User:
    """Changes a person."""
    keep_here(call)
    key = request.user.user_id
    row = call.one(
        select(users).where(users.c.user_id == key).with_for_update(), missing=("user", key)
    )
    records.check_etag(row, request.user.etag)
    names = list(records.masked_names(request.user, request.update_mask))
    values = records.values(request.user, *(name for name in names if name in PLAIN))
    if "disabled" in names:
        values["disabled_time"] = (
            (row.disabled_time or call.clock.now()) if request.user.disabled else None
        )
    check_zone("user.time_zone", values.get("time_zone", ""))
    return changed(call, row, values)


def set_password(call: "Call", request: users_pb2.SetPasswordRequest) -> users_pb2.User:
    """Sets a password."""
    keep_here(call)
    key = request.user_id
    row = call.one(
        select(users).where(users.c.user_id == key).with_for_update(), missing=("user", key)
    )
    return changed(call, row, {"password_hash": HASHER.hash(request.password)})


def changed(call: "Call", row: Any, values: dict[str, Any]) -> users_pb2.User:
    """Writes changes of a person and tells them."""
    after = user_message(call.update(users, row.user_id, **values, update_time=call.clock.now()))
    call.emit("crm.access.User.updated", after, before=user_message(row))
    call.peers.home.app.forget_user(row.user_id)
    return after


def sign_in(call: "Call", request: users_pb2.SignInRequest) -> users_pb2.SignInResponse:
    """Name and password for a token."""
    app: App = call.peers.home.app
    user_id = request.user_id.strip().lower()
    ATTEMPTS.check(user_id)
    row = call.first(GET, user_id=user_id)
    try:
        HASHER.verify((row and row.password_hash) or NOBODYS_HASH, request.password)
    except (Argon2Error, InvalidHashError):
        row = None
    if row is None or not row.password_hash or row.disabled_time is not None or not row.home:
        ATTEMPTS.note(user_id)
        raise Unauthenticated("Name or password is wrong.")
    ATTEMPTS.clear(user_id)
    now = call.clock.now()
    token = mint(app.config.token_key, person_of(row), now, SESSION)
    return users_pb2.SignInResponse(
        token=token, expire_time=records.timestamp(now + SESSION), user=user_message(row)
    )


def on_user_changed(call: "Call", event: events_pb2.Event, user: users_pb2.User) -> None:  # noqa: ARG001
    """Knows a person whom another module keeps."""
    values = records.values(user, "user_id", *PLAIN)
    values |= {
        "home": False,
        "etag": int(user.etag or 1),
        "disabled_time": call.clock.now() if user.disabled else None,
        "create_time": records.moment_of(user.create_time),
        "update_time": records.moment_of(user.update_time),
    }
    upsert = insert(users).values(values)
    newer = {name: upsert.excluded[name] for name in values if name != "user_id"}
    call.run(
        upsert.on_conflict_do_update(
            index_elements=["user_id"], set_=newer, where=users.c.etag <= upsert.excluded.etag
        )
    )
    call.peers.home.app.forget_user(user.user_id)
