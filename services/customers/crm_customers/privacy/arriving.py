"""A person who is erased while imports bring them again.

The rule kept here: what came from imports that were made before the erasure was asked for goes with the person, also
when it arrives later; so an erasure is over only when no such import is at work any more. What comes in by a later
import, or by hand, is a new customer, and stays whole.
"""

from typing import Any

from crm.access.v1 import privacy_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.person_rows import NAMELESS, numbers_of
from crm_chassis.sql import Row, Statement
from google.protobuf import json_format
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, any_, bindparam, or_, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.privacy.identifying import Known, message_of, shared_now, sort_out
from crm_customers.tables import accounts, contacts, erasures, imports, source_records

IDS = bindparam("ids", type_=ARRAY(BigInteger))
SOURCES = Statement(
    select(source_records.c.source, source_records.c.external_id).where(
        source_records.c.kind == bindparam("kind", type_=Text),
        source_records.c.record_id == any_(IDS),
    )
)
AT_WORK = Statement(
    select(imports.c.import_id)
    .where(
        imports.c.state.in_(("running", "rolling_back")),
        imports.c.create_time <= bindparam("since", type_=imports.c.create_time.type),
    )
    .limit(1)
)


def kept(call: Call, person: pb.Person) -> dict[str, Any]:
    """A person as an erasure keeps them: also by which ids other systems know them, until those are erased too."""
    kind = "account" if person.is_account else "contact"
    rows = call.all(SOURCES, kind=kind, ids=numbers_of(person))
    said: dict[str, Any] = json_format.MessageToDict(person, preserving_proto_field_name=True)
    return said | {"known_as": [[row.source, row.external_id] for row in rows]}


def person_in(row: Row) -> pb.Person:
    """The person that an erasure keeps."""
    said = {name: value for name, value in row.person.items() if name != "known_as"}
    return json_format.ParseDict(said, pb.Person())


def is_awaited(call: Call, row: Row) -> bool:
    """Whether an import is at work that was made before the erasure was asked for."""
    return call.first(AT_WORK, since=row.create_time) is not None


def person_now(call: Call, row: Row) -> pb.Person:
    """The person with the records that came in of them since, and without what others are known by meanwhile."""
    person = person_in(row)
    table = accounts if person.is_account else contacts
    found = _arrived(call, row, person, table)
    known = Known()
    for each in found:
        known.take(message_of(table, each))
    person.also_ids.extend(sorted(getattr(each, _key(person)) for each in found))
    sort_out(call, table, person, known)
    shared_now(call, table, person)
    said = kept(call, person)
    said["known_as"] += [each for each in row.person.get("known_as", ()) if _is_said(each)]
    if said != row.person:
        call.update(erasures, row.erasure_id, person=Jsonb(said))
    return person


def _is_said(source: Any) -> bool:
    return not source[1].startswith(NAMELESS)


def _key(person: pb.Person) -> str:
    return "account_id" if person.is_account else "contact_id"


def _arrived(call: Call, row: Row, person: pb.Person, table: Any) -> list[Row]:
    """The records that such imports made of the person since: known by the same id, number or address."""
    key = table.c[_key(person)]
    brought = (
        select(source_records.c.record_id)
        .join(imports, imports.c.import_id == source_records.c.import_id)
        .where(
            source_records.c.kind == _key(person).removesuffix("_id"),
            imports.c.create_time <= row.create_time,
        )
    )
    same = [
        table.c.phone_numbers.overlap(list(person.phone_numbers)),
        table.c.email_addresses.overlap(list(person.addresses)),
    ]
    if known_as := [tuple(each) for each in row.person.get("known_as", ())]:
        named = tuple_(source_records.c.source, source_records.c.external_id).in_(known_as)
        same.append(key.in_(brought.where(named)))
    wanted = select(*table.c).where(
        key.in_(brought),
        key.not_in(numbers_of(person)),
        table.c.create_time >= row.create_time,
        table.c.delete_time.is_(None),
        or_(*same),
    )
    return call.all(wanted)
