"""The audit log: what changed, shown field by field.

The rule kept here: entries are only ever added, in the transaction of the change; secrets never get into them because
no resource message holds one.
"""

from typing import TYPE_CHECKING, Any

from crm.access.v1 import audit_pb2
from google.protobuf import json_format, symbol_database
from sqlalchemy import ColumnElement, Text, and_, bindparam, or_

from crm_chassis import lists, records
from crm_chassis.tables import audit

if TYPE_CHECKING:
    from crm_chassis.call import Call

WHERE = ("resource", "resource_id", "actor_id")


def _asked() -> ColumnElement[bool]:
    """Each of the three, unless it is empty."""
    bound = {name: bindparam(name, type_=Text()) for name in WHERE}
    return and_(*(or_(bound[name] == "", audit.c[name] == bound[name]) for name in WHERE))


def _fields(type_name: str, body: bytes | None) -> dict[str, Any]:
    if body is None:
        return {}
    message = symbol_database.Default().GetSymbol(type_name).FromString(bytes(body))
    return json_format.MessageToDict(message, preserving_proto_field_name=True)


def _entry(row: Any) -> audit_pb2.AuditEntry:
    """An entry with only the fields that differ."""
    before, after = _fields(row.type_name, row.before), _fields(row.type_name, row.after)
    changed = sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )
    return records.to_message(
        audit_pb2.AuditEntry,
        row,
        before={name: before[name] for name in changed if name in before},
        after={name: after[name] for name in changed if name in after},
    )


def list_audit_entries(
    call: "Call", request: audit_pb2.ListAuditEntriesRequest
) -> audit_pb2.ListAuditEntriesResponse:
    """A page of changes, newest first."""
    entries, token = lists.page(
        call,
        audit,
        request,
        audit_pb2.AuditEntry,
        filterable=("event_time",),
        order_by="event_time desc",
        where=_asked,
        convert=_entry,
        resource=request.resource,
        resource_id=request.resource_id,
        actor_id=request.actor_id,
    )
    return audit_pb2.ListAuditEntriesResponse(audit_entries=entries, next_page_token=token)
