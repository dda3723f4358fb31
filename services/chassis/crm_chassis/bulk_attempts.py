"""One record of a bulk edit, changed by its own method in a savepoint.

The rule kept here: one that is refused says why, leaves nothing behind and holds up no other.
"""

from typing import Any

import psycopg
from google.protobuf.message import Message

from crm_chassis import bulk_values
from crm_chassis.bulk_values import Target
from crm_chassis.call import Call
from crm_chassis.database_errors import refusal_of
from crm_chassis.errors import Refusal
from crm_chassis.pipeline import AGAIN
from crm_chassis.record_lists import BoundList
from crm_chassis.record_tables import bulk_edits
from crm_chassis.sql import Row

VERBS = {"set": "Update", "delete": "Delete", "restore": "Undelete"}


def request(bound: BoundList, action: str, wanted: Target, record_id: int, etag: str) -> Message:
    """The call that changes one record."""
    if action == "set":
        return bulk_values.update_request(bound, wanted, record_id, etag)
    made: Any = bound.methods[VERBS[action]].request_class(**{bound.spec.key_field: record_id})
    if "etag" in made.DESCRIPTOR.fields_by_name:
        made.etag = etag
    return made


def attempt(
    call: Call, bound: BoundList, action: str, asked: Message, *, keep: bool = True
) -> tuple[Any, str]:
    """One call in a savepoint: its reply, or why it was refused; then nothing of it is left."""
    emitted, enqueued = len(call.emitted), len(call.enqueued)
    reply, reason = None, ""
    try:
        method = bound.need(call.principal, VERBS[action])
        with call.connection.transaction(force_rollback=not keep):
            reply = method.handler(call, asked)
    except AGAIN:
        raise
    except Refusal as refused:
        reason = refused.message
    except psycopg.Error as error:
        reason = str(refusal_of(error))
    if reason or not keep:
        del call.emitted[emitted:], call.enqueued[enqueued:]
    return reply, reason


def moved(call: Call, row: Row, **values: Any) -> Row:
    """Writes how far a bulk edit is."""
    return call.update(bulk_edits, row.bulk_edit_id, **values, update_time=call.clock.now())


def key_of(row: Row) -> str:
    """One step at a time of each bulk edit."""
    return f"bulk-edit-{row.bulk_edit_id}"
