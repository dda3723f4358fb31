"""What a service keeps of one person, and taking it out: the handlers of PrivacyService.

The rule kept here: each service answers for all its tables, its own and those of the house, and for what it keeps
outside of them; nobody else reads them.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.access.v1 import privacy_pb2 as pb
from google.protobuf import json_format
from google.protobuf.struct_pb2 import Struct
from sqlalchemy import func, select

from crm_chassis import erasure, records
from crm_chassis.errors import Invalid
from crm_chassis.person_rows import Holder, holders
from crm_chassis.tables import audit

if TYPE_CHECKING:
    from crm_chassis.call import Call

NO_END = select(func.set_config("statement_timeout", "0", True))


def _check(person: pb.Person) -> None:
    if not (person.contact_id or (person.is_account and person.account_id)):
        raise Invalid({"person.contact_id": "say which contact, or which account that is a person"})


def export_person(call: "Call", request: pb.ExportPersonRequest) -> pb.PersonRecords:
    """Everything that is kept of a person."""
    _check(request.person)
    reply = pb.PersonRecords(service=call.peers.home.app.service.name)
    with call.connection.transaction():  # for as long as it takes, and of one connection only
        call.run(NO_END)
        reply.person_records.extend(_records(call, request.person))
    return reply


def _records(call: "Call", person: pb.Person) -> Iterator[pb.PersonRecord]:
    """The person's rows of all tables, those in which they are named, and the history of both."""
    found = erasure.sought(person)
    for holder in holders(call.peers.home.app):
        seen: dict[str, Any] = {}
        own, named = holder.of_person(person), holder.with_words(found.alone)
        if own is not None:
            rows = call.all(select(*holder.table.c).where(own))
            seen.update((_key(holder, row), row) for row in rows)
        if named is not None:
            rows = call.all(select(*holder.table.c).where(named))
            held = (row for row in rows if holder.holds(row, found.alone))
            seen.update((_key(holder, row), row) for row in held)
        for key, row in sorted(seen.items()):
            found.own.add((holder.event, key))
            data = _data(holder, row)
            yield pb.PersonRecord(table_name=holder.table.name, record_id=key, data=data)
    yield from _history(call, found)


def _key(holder: Holder, row: Any) -> str:
    key = [str(getattr(row, c.name)) for c in holder.table.primary_key.columns]
    return "/".join(key)


def _data(holder: Holder, row: Any) -> Struct:
    """A row as its message shows it; without one, its columns."""
    data = Struct()
    if holder.message is not None:
        message = records.to_message(holder.message, row)
        data.update(json_format.MessageToDict(message, preserving_proto_field_name=True))
    else:
        plain = {name: _plain(value) for name, value in row._asdict().items() if value is not None}
        data.update({name: value for name, value in plain.items() if value not in ("", [], {})})
    return data


def _plain(value: Any) -> Any:
    """A column's value as JSON has it."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return records.decimal_text(value)
    if isinstance(value, bytes | memoryview):
        return ""
    return value if isinstance(value, str | bool | int | float) else str(value)


def _history(call: "Call", found: erasure.Sought) -> list[pb.PersonRecord]:
    """When somebody changed the person's records, and what they did."""
    told = []
    for resource, number in sorted(found.own):
        same = (audit.c.resource == resource, audit.c.resource_id == number)
        wanted = (audit.c.audit_id, audit.c.event_type, audit.c.event_time, audit.c.actor_id)
        for row in call.all(select(*wanted).where(*same).order_by(audit.c.audit_id)):
            data = Struct()
            data.update(
                {
                    "event_type": row.event_type,
                    "event_time": row.event_time.isoformat(),
                    "actor_id": row.actor_id,
                    "resource_id": number,
                }
            )
            told.append(pb.PersonRecord(table_name="audit", record_id=str(row.audit_id), data=data))
    return told


def erase_person(call: "Call", request: pb.ErasePersonRequest) -> pb.ErasureReceipt:
    """Takes a person out of this service."""
    _check(request.person)
    return erasure.erase(call, request.person)
