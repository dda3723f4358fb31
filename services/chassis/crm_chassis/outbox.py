"""What a call leaves behind besides its rows: events, audit rows, jobs and the stored reply.

The rule kept here: all of it goes in the transaction of the call, and for the usual call (one event, one reply) in
one statement, because round trips are the cost of a write.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crm.events.v1 import events_pb2
from google.protobuf.descriptor import Descriptor
from google.protobuf.message import Message
from sqlalchemy import (
    BigInteger,
    LargeBinary,
    Text,
    bindparam,
    func,
    insert,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.dialects.postgresql import insert as upsert

from crm_chassis import copying
from crm_chassis.records import timestamp
from crm_chassis.sql import Statement, touched
from crm_chassis.tables import audit, events, jobs, requests

if TYPE_CHECKING:
    from crm_chassis.call import Call, Emitted

NOTED = ("event_type", "resource", "resource_id", "before", "after", "event_time")
MANY = 50  # events of one call, from which on COPY is cheaper
EVENT_TYPES = {
    "event_id": "int8",
    "event_type": "text",
    "resource": "text",
    "resource_id": "text",
    "body": "bytea",
}
AUDIT_TYPES = {
    **{"event_id": "int8", "event_time": "timestamptz", "before": "bytea", "after": "bytea"},
    **dict.fromkeys(("event_type", "resource", "resource_id", "type_name"), "text"),
    **dict.fromkeys(("actor_id", "method", "request_id", "trace_id"), "text"),
}
TYPES: dict[str, Any] = {
    "before": LargeBinary(),
    "after": LargeBinary(),
    "event_time": TIMESTAMP(timezone=True),
}


def _one_event() -> Any:
    """INSERT of one event, as a CTE that the audit row refers to."""
    return (
        insert(events)
        .values(
            **{
                name: bindparam(name, type_=Text())
                for name in ("event_type", "resource", "resource_id")
            }
        )
        .values(body=bindparam("body", type_=LargeBinary()))
        .returning(events.c.event_id)
        .cte("event")
    )


def _one_entry(event: Any) -> Any:
    """INSERT of the audit row of that event."""
    values: dict[str, Any] = {
        name: bindparam(name, type_=TYPES.get(name, Text())) for name in NOTED
    }
    for name in ("actor_id", "method", "request_id", "trace_id", "type_name"):
        values[name] = bindparam(name, type_=Text())
    return insert(audit).from_select(
        ["event_id", *values], select(event.c.event_id, *values.values())
    )


def _keep_reply() -> Any:
    """UPDATE that stores the reply with the claimed key."""
    return (
        update(requests)
        .where(
            requests.c.actor_id == bindparam("actor_id", type_=Text()),
            requests.c.method == bindparam("method", type_=Text()),
            requests.c.request_id == bindparam("request_id", type_=Text()),
        )
        .values(reply=bindparam("reply", type_=LargeBinary()))
    )


def _event_and_reply() -> Statement:
    event = _one_event()
    return Statement(_keep_reply().add_cte(_one_entry(event).cte("entry")))


def _many_events() -> Statement:
    """Events and their audit rows from arrays, in the order of the arrays."""
    event_id = func.nextval(func.pg_get_serial_sequence(literal(events.name), literal("event_id")))
    columns = (
        "event_type",
        "resource",
        "resource_id",
        "body",
        "before",
        "after",
        "event_time",
        "type_name",
    )
    types: dict[str, Any] = {**TYPES, "body": LargeBinary()}
    arrays: list[Any] = [bindparam(name, type_=ARRAY(types.get(name, Text()))) for name in columns]
    rows = func.unnest(*arrays).table_valued(*columns, with_ordinality="position").render_derived()
    numbered = (
        select(event_id.cast(BigInteger).label("event_id"), *(rows.c[name] for name in columns))
        .order_by(rows.c.position)
        .cte("numbered")
    )
    kept = ("event_id", "event_type", "resource", "resource_id", "body")
    stored = (
        insert(events).from_select(kept, select(*(numbered.c[name] for name in kept))).cte("stored")
    )
    shared = ("actor_id", "method", "request_id", "trace_id")
    entry = ("event_id", *NOTED, "type_name")
    source = select(
        *(numbered.c[name] for name in entry), *(bindparam(name, type_=Text()) for name in shared)
    )
    return Statement(insert(audit).from_select([*entry, *shared], source).add_cte(stored))


EVENT = Statement(_one_entry(_one_event()))
EVENT_AND_REPLY = _event_and_reply()
MANY_EVENTS = _many_events()
REPLY = Statement(_keep_reply())
ASKED = upsert(jobs).values(
    {name: bindparam(name) for name in ("kind", "payload", "key", "run_time", "trace_id")}
)
# One waiting job for each key: asking again moves it. If it runs just now, this waits for its end and
# asks for a new one, so that no run misses what was written after it began.
JOB = Statement(
    ASKED.on_conflict_do_update(
        index_elements=[jobs.c.key],
        index_where=jobs.c.state == literal_column("'waiting'"),
        set_={"run_time": ASKED.excluded.run_time, "payload": ASKED.excluded.payload},
    )
)


def flush(call: "Call", reply: Message | None) -> None:
    """Writes all that the call leaves behind; `reply` is kept if the call claimed a key."""
    connection = call.connection
    for job in call.enqueued:
        run_time = job.run_time or call.clock.now()
        row = {"kind": job.kind, "payload": dict(job.payload), "key": job.key}
        touched(connection, JOB, {**row, "run_time": run_time, "trace_id": call.trace_id})
    shared: dict[str, Any] = {
        "actor_id": call.principal.id,
        "method": call.method,
        "request_id": call.request_id,
        "trace_id": call.trace_id,
    }
    claimed = reply is not None and bool(call.request_id)
    stored = {"reply": reply.SerializeToString()} if claimed and reply is not None else {}
    noted = note(call)
    if len(noted) == 1:
        touched(connection, EVENT_AND_REPLY if claimed else EVENT, {**noted[0], **shared, **stored})
        return
    if len(noted) >= MANY:
        _copy_events(connection, noted, shared)
    elif noted:
        arrays = {name: [row[name] for row in noted] for name in noted[0]}
        touched(connection, MANY_EVENTS, {**arrays, **shared})
    if claimed:
        touched(connection, REPLY, {**shared, **stored})


def note(call: "Call") -> list[Mapping[str, Any]]:
    """Makes what will be written of each event; who has a moment may have it done before the end."""
    now = call.clock.now()
    stamp = timestamp(now) if call.emitted else None
    for emitted in call.emitted:
        if emitted.noted is None:
            emitted.noted = _event(call, emitted, now, stamp)
    return [emitted.noted for emitted in call.emitted if emitted.noted is not None]


def _copy_events(
    connection: Any, noted: Sequence[Mapping[str, Any]], shared: Mapping[str, Any]
) -> None:
    """The events of an import: the same rows by COPY, which costs a third of handing over arrays."""
    ids = copying.new_ids(connection, events, len(noted))
    rows = [{"event_id": number, **row, **shared} for number, row in zip(ids, noted, strict=True)]
    for table, types in ((events, EVENT_TYPES), (audit, AUDIT_TYPES)):
        wanted = ([row[name] for name in types] for row in rows)
        copying.copy(connection, table.name, list(types), wanted, list(types.values()))


def _event(call: "Call", emitted: "Emitted", now: datetime, stamp: Any) -> dict[str, Any]:
    """One event with its audit row's part; `stamp` is now."""
    message = emitted.message
    after = message.SerializeToString()
    occur_time = emitted.occur_time or now
    resource = emitted.event_type.rpartition(".")[0]
    type_name, key = _named(message.DESCRIPTOR)
    resource_id = str(getattr(message, key))
    event = events_pb2.Event(
        event_type=emitted.event_type,
        resource=resource,
        resource_id=resource_id,
        actor_id=call.principal.id,
        request_id=call.request_id,
        trace_id=call.trace_id,
    )
    data = event.data
    data.type_url, data.value = f"type.googleapis.com/{type_name}", after
    event.occur_time.CopyFrom(stamp if occur_time is now else timestamp(occur_time))
    return {
        "event_type": emitted.event_type,
        "resource": resource,
        "resource_id": resource_id,
        "body": event.SerializeToString(),
        "before": emitted.before.SerializeToString() if emitted.before is not None else None,
        "after": after,
        "event_time": occur_time,
        "type_name": type_name,
    }


@lru_cache(maxsize=1024)
def _named(kind: Descriptor) -> tuple[str, str]:
    """The name of a kind of messages, and of its first field: its id."""
    return kind.full_name, kind.fields_by_number[1].name
