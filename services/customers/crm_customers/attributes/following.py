"""Attributes that a record got as a whole, such as by a merge or its undo: the history follows what the record holds.

The rule kept here: what was begun for a merge is gone without a trace when the merge is undone; what people said
meanwhile stays.
"""

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Text, and_, bindparam, delete, select, update

from crm_customers.attributes import rules
from crm_customers.attributes.catalogue import OF_NAMES, Catalogue, definition_of
from crm_customers.attributes.values import STORE, TABLES, arrays_of
from crm_customers.tables import attribute_definitions, attribute_values

_v, _d = attribute_values, attribute_definitions
_kind, _id = bindparam("record_kind", type_=Text), bindparam("record_id", type_=BigInteger)
_mine = and_(_v.c.record_kind == _kind, _v.c.record_id == _id)
HELD = {
    kind: Statement(select(table.c.attributes).where(table.c[f"{kind}_id"] == _id))
    for kind, table in TABLES.items()
}
CURRENT = Statement(
    select(_d.c.name, _v.c.value)
    .join(_d, _d.c.attribute_id == _v.c.attribute_id)
    .where(_mine, _v.c.end_time.is_(None))
)
_begun = bindparam("begun_by", type_=Text)
_next = attribute_values.alias("begun")
REOPEN = Statement(
    update(_v)
    .where(
        _mine,
        _next.c.record_kind == _v.c.record_kind,
        _next.c.record_id == _v.c.record_id,
        _next.c.attribute_id == _v.c.attribute_id,
        _next.c.source == _begun,
        _next.c.set_time == _v.c.end_time,
        _next.c.value_id > _v.c.value_id,
    )
    .values(end_time=_next.c.end_time)
)
FORGET = Statement(delete(_v).where(_mine, _v.c.source == _begun))


def follow(call: Call, record_kind: str, record_id: int, source: str = "") -> None:
    """Brings the history of a record to what its attributes hold now."""
    key = {"record_kind": record_kind, "record_id": record_id}
    held = call.all(HELD[record_kind], record_id=record_id)[0].attributes
    said = {row.name: row.value for row in call.all(CURRENT, **key)}
    changed = {
        name: held.get(name, "")
        for name in held.keys() | said.keys()
        if rules.as_text(held.get(name, "")) != said.get(name, "")
    }
    if not changed:
        return
    rows = call.all(OF_NAMES, names=sorted(changed))
    known = Catalogue(record_kind, {row.name: definition_of(row) for row in rows})
    values = {name: value for name, value in changed.items() if name in known.definitions}
    call.all(
        STORE,
        **arrays_of(known, [(record_id, values)]),
        now=call.clock.now(),
        record_kind=record_kind,
        overwrite=True,
        source=source,
        actor_id=call.principal.id,
    )


def unfollow(call: Call, record_kind: str, record_id: int, source: str) -> None:
    """Forgets what was begun from this source, as if it had never been; then follows what the record holds."""
    key = {"record_kind": record_kind, "record_id": record_id}
    call.run(REOPEN, **key, begun_by=source)
    call.run(FORGET, **key, begun_by=source)
    follow(call, record_kind, record_id)
