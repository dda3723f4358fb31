"""Protections: the handlers of ProtectionsService, and what happens when one ends.

The rule kept here: an account has one protection at a time, and the database keeps it at any concurrency; whoever holds
one is reminded a week before it ends, and told when it has ended.
"""

from datetime import datetime, timedelta
from typing import Any

from crm.customers.v1 import protections_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.sql import Row, Statement
from psycopg.errors import ExclusionViolation
from sqlalchemy import BigInteger, bindparam, select

from crm_customers import accounts as account_handlers
from crm_customers.ownership import notices, people
from crm_customers.tables import protections

FILTERABLE = (
    "protection_id",
    "account_id",
    "owner_id",
    "team",
    "start_time",
    "end_time",
    "release_time",
    "creator_id",
    "create_time",
    "update_time",
)
REMIND = timedelta(days=7)
_one = select(*protections.c).where(
    protections.c.protection_id == bindparam("protection_id", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())


def state_of(row: Row, now: datetime) -> str:
    """Where a protection stands."""
    if row.release_time is not None:
        return "released"
    if row.end_time <= now:
        return "ended"
    return "coming" if row.start_time > now else "active"


def message_of(call: Call, row: Row) -> pb.Protection:
    """A protection as it is now."""
    return records.to_message(pb.Protection, row, state=state_of(row, call.clock.now()))


def _seen(call: Call, statement: Statement, protection_id: int) -> Row:
    row = call.one(statement, protection_id=protection_id, missing=("protection", protection_id))
    if not call.sees(protections, row):
        raise NotFound("protection", protection_id)
    return row


def _taken() -> AlreadyExists:
    return AlreadyExists("PROTECTED", "The account is protected already in that time.")


def create_protection(call: Call, request: pb.CreateProtectionRequest) -> pb.Protection:
    """Protects an account."""
    given = request.protection
    account = account_handlers.seen_row(call, account_handlers.LOCK, given.account_id)
    if account.delete_time is not None:
        raise NotFound("account", given.account_id)
    now = call.clock.now()
    values = records.values(given, "account_id", "start_time", "end_time", "reason")
    values["start_time"] = values["start_time"] or now
    if values["end_time"] <= max(values["start_time"], now):
        raise Invalid({"protection.end_time": "must be later than now, and than the start"})
    owner_id = given.owner_id or account.owner_id
    if not owner_id:
        raise Invalid({"protection.owner_id": "say for whom: nobody looks after the account"})
    team = given.team or people.team_of(call, owner_id) or account.team
    whose = {"owner_id": owner_id, "team": team, "creator_id": call.principal.id}
    try:
        row = call.insert(protections, **values, **whose, create_time=now, update_time=now)
    except ExclusionViolation:
        raise _taken() from None
    _plan(call, row)
    made = message_of(call, row)
    call.emit("crm.customers.Protection.created", made)
    return made


def get_protection(call: Call, request: pb.GetProtectionRequest) -> pb.Protection:
    """One protection."""
    return message_of(call, _seen(call, GET, request.protection_id))


def list_protections(call: Call, request: pb.ListProtectionsRequest) -> pb.ListProtectionsResponse:
    """A page of protections."""
    found, token = lists.page(
        call,
        protections,
        request,
        pb.Protection,
        filterable=FILTERABLE,
        convert=lambda row: message_of(call, row),
    )
    return pb.ListProtectionsResponse(protections=found, next_page_token=token)


def _running(call: Call, protection_id: int, etag: str) -> Row:
    """A protection, locked, that has not ended."""
    row = _seen(call, LOCK, protection_id)
    records.check_etag(row, etag)
    if row.release_time is not None or row.end_time <= call.clock.now():
        raise Precondition("PROTECTION_ENDED", "This protection has ended.")
    return row


def extend_protection(call: Call, request: pb.ExtendProtectionRequest) -> pb.Protection:
    """Lets a protection end later."""
    row = _running(call, request.protection_id, request.etag)
    end_time = records.moment_of(request.end_time)
    if end_time <= row.end_time:
        raise Invalid({"end_time": "must be later than it is now"})
    try:
        return _changed(call, "extended", row, end_time=end_time, reason=request.reason)
    except ExclusionViolation:
        raise _taken() from None


def release_protection(call: Call, request: pb.ReleaseProtectionRequest) -> pb.Protection:
    """Ends a protection now."""
    row = _running(call, request.protection_id, request.etag)
    return release(call, row, request.reason)


def release(call: Call, row: Row, reason: str) -> pb.Protection:
    """Ends a locked protection now."""
    now = call.clock.now()
    ended = {"release_time": now, "release_reason": reason, "end_time": max(now, row.start_time)}
    made = _changed(call, "released", row, **ended)
    notices.tell(
        call,
        [row.owner_id],
        "protection_ended",
        account_id=row.account_id,
        record_id=row.protection_id,
    )
    return made


def pass_on(call: Call, row: Row, owner_id: str, team: str) -> pb.Protection:
    """A locked protection is somebody else's from now on."""
    return _changed(call, "passed_on", row, owner_id=owner_id, team=team)


def _changed(call: Call, what: str, row: Row, **values: Any) -> pb.Protection:
    after = call.update(protections, row.protection_id, **values, update_time=call.clock.now())
    _plan(call, after)
    made = message_of(call, after)
    call.emit(f"crm.customers.Protection.{what}", made, before=message_of(call, row))
    return made


def _plan(call: Call, row: Row) -> None:
    """The next time that its holder has to be told something."""
    if row.release_time is not None:
        return
    reminder = row.end_time - REMIND
    due = reminder if reminder > call.clock.now() else row.end_time
    key = f"protection-{row.protection_id}"
    call.enqueue("watch_protection", {"protection_id": row.protection_id}, due, key)


def watch_protection(call: Call, payload: dict[str, Any]) -> None:
    """A protection ends soon, or has ended: its holder is told."""
    row = call.first(LOCK, protection_id=payload["protection_id"])
    if row is None or row.release_time is not None:
        return
    now = call.clock.now()
    ended = row.end_time <= now
    about = {"account_id": row.account_id, "record_id": row.protection_id}
    if not ended and row.end_time - REMIND > now:
        _plan(call, row)
        return
    notices.tell(
        call, [row.owner_id], "protection_ended" if ended else "protection_ending", **about
    )
    what = "expired" if ended else "expiring"
    call.emit(f"crm.customers.Protection.{what}", message_of(call, row))
    if not ended:
        key = f"protection-{row.protection_id}"
        call.enqueue("watch_protection", payload, row.end_time, key)
