"""Source records: the handlers of SourceRecordsService.

The rule kept here: what a source says is kept as it came, beside what was made of it; saying it again replaces it, and
a source's record belongs to one account or contact.
"""

from typing import Any

from crm.customers.v1.source_records_pb2 import (
    ListSourceRecordsRequest,
    ListSourceRecordsResponse,
    PutSourceRecordRequest,
    SourceRecord,
)
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, NotFound
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Statement
from google.protobuf.json_format import MessageToDict
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_customers.identity import engine
from crm_customers.identity.merges import kind_of
from crm_customers.tables import accounts, source_records

OF_RECORD = Statement(
    select(source_records)
    .where(
        source_records.c.kind == bindparam("kind", type_=Text),
        source_records.c.record_id == bindparam("record_id", type_=BigInteger),
    )
    .order_by(source_records.c.trust.desc(), source_records.c.source_record_id)
)
SAID = ("source", "external_id", "kind", "record_id", "data", "trust", "seen_time")
_put = insert(source_records).values(
    {name: bindparam(name, type_=source_records.c[name].type) for name in SAID}
)
PUT = Statement(
    _put.on_conflict_do_update(
        index_elements=["source", "kind", "external_id"],
        set_={name: _put.excluded[name] for name in ("data", "trust", "seen_time")},
        where=source_records.c.record_id == _put.excluded.record_id,
    ).returning(*source_records.c)
)


def _check_seen(call: Call, kind: str, record_id: int) -> None:
    """Raises NotFound for a record that is not there, or that the caller may not see."""
    rows = call.all(engine.ROWS[kind], ids=[record_id])
    if not rows or not call.sees(accounts, rows[0]):
        raise NotFound(kind, record_id)


def message_of(row: Any) -> SourceRecord:
    """A source record's message from its row."""
    return to_message(SourceRecord, row)


def list_source_records(call: Call, request: ListSourceRecordsRequest) -> ListSourceRecordsResponse:
    """The source records of one account or contact."""
    kind = kind_of(request.kind)
    _check_seen(call, kind, request.record_id)
    rows = call.all(OF_RECORD, kind=kind, record_id=request.record_id)
    return ListSourceRecordsResponse(source_records=[message_of(row) for row in rows])


def put_source_record(call: Call, request: PutSourceRecordRequest) -> SourceRecord:
    """Keeps what a source says of a known record."""
    given = request.source_record
    kind = kind_of(given.kind)
    _check_seen(call, kind, given.record_id)
    values = records.values(given, "source", "external_id", "record_id")
    values["data"] = Jsonb(MessageToDict(given.data))
    row = call.first(PUT, **values, kind=kind, trust=given.trust or 50, seen_time=call.clock.now())
    if row is None:
        text = said(
            "%(external_id)s of %(source)s belongs to another record.",
            external_id=given.external_id,
            source=given.source,
        )
        raise AlreadyExists("SOURCE_TAKEN", text)
    made = message_of(row)
    call.emit("crm.customers.SourceRecord.updated", made)
    return made
