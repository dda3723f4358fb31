"""Erasures: the handlers that begin and show them, and the jobs that ask every service until it has confirmed.

The rule kept here: a person is erased when every service of this installation has confirmed it and, asked once more,
has found nothing. A service that does not answer is asked again, ever later, and never given up; until then the
receipt says what is missing. Our own tables go first, so that nobody reads the person out of our feed again.
"""

from datetime import timedelta
from typing import Any

from crm.access.v1 import privacy_pb2
from crm.customers.v1 import privacy_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.erasure import sought
from crm_chassis.errors import AlreadyExists, Refusal
from crm_chassis.logs import log
from crm_chassis.privacy import erase_person as erase_here
from crm_chassis.sql import Row, Statement
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_customers.imports.between import between_steps
from crm_customers.privacy import arriving
from crm_customers.privacy.identifying import person_of, subject
from crm_customers.tables import contacts, erasure_receipts, erasures

HERE = "customers"
LONG = 600.0
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
FILTERABLE = (
    *("erasure_id", "contact_id", "account_id", "state", "creator_id"),
    *("create_time", "update_time", "finish_time"),
)
ID = bindparam("erasure_id", type_=BigInteger)
_one = select(*erasures.c).where(erasures.c.erasure_id == ID)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
_receipts = (
    select(*erasure_receipts.c)
    .where(erasure_receipts.c.erasure_id == ID)
    .order_by(erasure_receipts.c.receipt_id)
)
RECEIPTS = Statement(_receipts)
LOCK_RECEIPT = Statement(
    _receipts.where(
        erasure_receipts.c.service == bindparam("service", type_=Text)
    ).with_for_update()
)
ASK = Statement(
    insert(erasure_receipts)
    .values(erasure_id=ID, service=bindparam("service", type_=Text))
    .on_conflict_do_nothing()
)


def others(call: Call) -> dict[str, Any]:
    """The other services of this installation, by name."""
    known = {
        "tickets": call.peers.get("tickets"),
        "channels": call.peers.get("channels"),
        "reports": call.peers.get("reports"),
    }
    return {name: peer for name, peer in known.items() if peer is not None}


def _message(call: Call, row: Row) -> pb.Erasure:
    receipts = [
        records.to_message(
            pb.ServiceReceipt,
            each,
            tables=", ".join(f"{name} {count}" for name, count in sorted(each.tables.items())),
        )
        for each in call.all(RECEIPTS, erasure_id=row.erasure_id)
    ]
    return records.to_message(pb.Erasure, row, receipts=receipts)


def create_erasure(call: Call, request: pb.CreateErasureRequest) -> pb.Erasure:
    """Begins the erasure of a person."""
    table, found = subject(call, request.contact_id, request.account_id)
    person = person_of(call, table, found)
    now = call.clock.now()
    try:
        row = call.insert(
            erasures,
            contact_id=found.contact_id if table is contacts else None,
            account_id=found.account_id,
            reason=request.reason,
            creator_id=call.principal.id,
            person=Jsonb(arriving.kept(call, person)),
            create_time=now,
            update_time=now,
        )
    except UniqueViolation:
        text = "This person is being erased already."
        raise AlreadyExists("ERASURE_RUNNING", text) from None
    for name in (HERE, *others(call)):
        call.run(ASK, erasure_id=row.erasure_id, service=name)
    _ask(call, row.erasure_id, HERE)
    made = _message(call, row)
    call.emit("crm.customers.Erasure.created", made)
    return made


def get_erasure(call: Call, request: pb.GetErasureRequest) -> pb.Erasure:
    """One erasure."""
    number = request.erasure_id
    return _message(call, call.one(GET, erasure_id=number, missing=("erasure", number)))


def list_erasures(call: Call, request: pb.ListErasuresRequest) -> pb.ListErasuresResponse:
    """A page of erasures."""
    found, token = lists.page(
        call,
        erasures,
        request,
        pb.Erasure,
        filterable=FILTERABLE,
        convert=lambda row: _message(call, row),
    )
    return pb.ListErasuresResponse(erasures=found, next_page_token=token)


def _ask(call: Call, number: int, service: str, after: timedelta = timedelta(0)) -> None:
    """Leaves the question to a service for the background."""
    payload = {"erasure_id": number, "service": service}
    due = call.clock.now() + after
    call.enqueue("ask_for_erasure", payload, due, f"erasure-{number}-{service}")


def ask_for_erasure(call: Call, payload: dict[str, Any]) -> None:
    """Asks one service; what it confirms is written down, what went wrong too, and it is asked again."""
    number, service = payload["erasure_id"], payload["service"]
    row = call.first(GET, erasure_id=number)
    receipt = call.first(LOCK_RECEIPT, erasure_id=number, service=service)
    if row is None or receipt is None or row.state == "done" or receipt.round >= row.round:
        return
    if service == HERE:
        between_steps(call, alone=True)
        if row.round > 1 and arriving.is_awaited(call, row):
            _note(call, receipt, problem="An import that was made before is still at work.")
            _ask(call, number, service, _pause(receipt))
            return
        person = arriving.person_now(call, row)
    else:
        person = arriving.person_in(row)
    try:
        told = _told(call, service, person, f"erasure-{number}-{receipt.attempts + 1}")
    except Refusal as refusal:
        log.warning("an erasure waits", erasure_id=number, service=service, why=refusal.reason)
        _note(call, receipt, problem=refusal.message[:500])
        _ask(call, number, service, _pause(receipt))
        return
    if _confirm(call, row, receipt, told):
        if service == HERE:
            for each in call.all(RECEIPTS, erasure_id=number):
                if each.service != HERE:
                    _ask(call, number, each.service)
        _close(call, number)
    else:
        _ask(call, number, service, FIRST_PAUSE)


def _confirm(call: Call, row: Row, receipt: Row, told: Any) -> bool:
    """Writes down what a service did; whether it holds nothing of the person any more."""
    tables = dict(receipt.tables)
    for each in told.erased_tables:
        tables[each.table_name] = tables.get(each.table_name, 0) + each.changed_count
    clean = not told.remaining_count
    _note(
        call,
        receipt,
        round=row.round if clean else receipt.round,
        confirmed=clean,
        confirm_time=call.clock.now() if clean else None,
        changed_count=receipt.changed_count + told.changed_count,
        found_count=told.changed_count,
        tables=Jsonb(tables),
        problem="" if clean else f"{told.remaining_count} rows still hold something",
    )
    return clean


def _pause(receipt: Row) -> timedelta:
    """How long to wait before a service is asked again: ever longer."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(receipt.attempts, 10))


def _told(
    call: Call, service: str, person: privacy_pb2.Person, request_id: str
) -> privacy_pb2.ErasureReceipt:
    """What a service says when it is asked."""
    request = privacy_pb2.ErasePersonRequest(person=person, request_id=request_id)
    if service == HERE:
        return erase_here(call, request)
    peer = others(call).get(service)
    if peer is None:  # it was taken out of this installation: nothing of it is asked any more
        return privacy_pb2.ErasureReceipt(service=service)
    reply: privacy_pb2.ErasureReceipt = peer.call("ErasePerson", request, seconds=LONG)
    return reply


def _note(call: Call, receipt: Row, **values: Any) -> None:
    """Writes on a receipt."""
    call.update(erasure_receipts, receipt.receipt_id, attempts=receipt.attempts + 1, **values)


def _close(call: Call, number: int) -> None:
    """Once all have confirmed: done if this round found nothing any more, else everybody is asked once again."""
    row = call.one(LOCK, erasure_id=number, missing=("erasure", number))
    receipts = call.all(RECEIPTS, erasure_id=number)
    if row.state == "done" or any(each.round < row.round for each in receipts):
        return
    now = call.clock.now()
    if row.round == 1 or any(each.found_count for each in receipts):
        call.update(erasures, number, round=row.round + 1, update_time=now)
        _ask(call, number, HERE)
        return
    words = sought(arriving.person_in(row)).all
    done = {"state": "done", "finish_time": now, "person": Jsonb({})}
    done["reason"] = words.out_of(row.reason)
    after = call.update(erasures, number, **done, update_time=now)
    call.emit("crm.customers.Erasure.completed", _message(call, after))
