"""What the feed is told of a record that has lost a person.

The rule kept here: an event tells its record whole. A row alone does not: what hangs on a record (lines, documents) and
what is worked out for it (names, what is due) stand in its last event. So that one is told again, without the person
and with what the row has now.
"""

from typing import TYPE_CHECKING, Any

from google.protobuf.message import Message
from sqlalchemy import select

from crm_chassis import records
from crm_chassis.personal_fields import Going, without
from crm_chassis.tables import audit

if TYPE_CHECKING:
    from crm_chassis.call import Call


def last_told(call: "Call", kind: type[Message], resource: str, number: str) -> Message | None:
    """The record as it was told last, which the audit log has at hand; None: nobody was ever told of it."""
    entry = call.first(
        select(audit.c.after)
        .where(
            audit.c.resource == resource,
            audit.c.resource_id == number,
            audit.c.type_name == kind.DESCRIPTOR.full_name,
        )
        .order_by(audit.c.audit_id.desc())
        .limit(1)
    )
    return None if entry is None else kind.FromString(bytes(entry.after))


def retold(last: Message, before: Any, after: Any, going: Going) -> Message:
    """The record as it was told, without the person, and with the columns in which its row differs now."""
    told = without(last, going)
    now = records.to_message(type(last), after)
    known = told.DESCRIPTOR.fields_by_name
    changed = {
        name
        for name in after._fields
        if name in known and getattr(after, name) != getattr(before, name)
    }
    for name in changed:
        told.ClearField(name)
    for field, _value in now.ListFields():
        if field.name not in changed:
            now.ClearField(field.name)
    told.MergeFrom(now)
    return told
