"""The values of attributes: checked, stored, and kept with what they were before.

The rule kept here: a value that is said again changes nothing but when it was last confirmed; another one ends the one
that was there, in the same statement, so that a record has one value of an attribute at any moment. Whoever stores
holds the record's row lock: two changes of one attribute come one after the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from crm.customers.v1.accounts_pb2 import Account
from crm_chassis import masking
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.sql import Row, Statement
from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.message import Message
from psycopg.types.json import Jsonb
from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    Numeric,
    Text,
    and_,
    any_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_customers.attributes import catalogue as known_names
from crm_customers.attributes import rules
from crm_customers.attributes.catalogue import Catalogue, catalogue
from crm_customers.attributes.rules import Value
from crm_customers.tables import accounts, attribute_values, contacts

__all__ = [
    "Catalogue",
    "begin",
    "catalogue",
    "check",
    "given_by",
    "hide",
    "learn",
    "shown",
    "store",
]

M = TypeVar("M", bound=Message)
TABLES = {"account": accounts, "contact": contacts}
NOW = bindparam("now", type_=DateTime(timezone=True))
KIND = bindparam("record_kind", type_=Text)
_v = attribute_values
GIVEN = (
    ("record_id", BigInteger()),
    ("attribute_id", BigInteger()),
    ("type", Text()),
    ("value", Text()),
    ("sort_value", Numeric()),
)


def _given() -> Any:
    """What is to be stored, from arrays."""
    arrays: list[Any] = [bindparam(name, type_=ARRAY(kind)) for name, kind in GIVEN]
    return (
        func.unnest(*arrays).table_valued(*(name for name, _ in GIVEN), name="given")
    ).render_derived()


def _is_current(given: Any) -> Any:
    return and_(
        _v.c.record_kind == KIND,
        _v.c.record_id == given.c.record_id,
        _v.c.attribute_id == given.c.attribute_id,
        _v.c.end_time.is_(None),
    )


def _store() -> Statement:
    """Ends what is said differently now, and adds what is said now; tells what has changed."""
    given = _given()
    was = func.coalesce(_v.c.value, "")
    news = (
        select(given, _v.c.value_id)
        .select_from(given.outerjoin(_v, _is_current(given)))
        .where(
            was != given.c.value,
            or_(bindparam("overwrite", type_=Boolean), was == ""),
        )
        .cte("news")
    )
    ended = update(_v).where(_v.c.value_id == news.c.value_id).values(end_time=NOW).cte("ended")
    names = [name for name, _ in GIVEN]
    more = {
        "record_kind": KIND,
        "set_time": NOW,
        "confirm_time": NOW,
        "source": bindparam("source", type_=Text),
        "actor_id": bindparam("actor_id", type_=Text),
    }
    told = select(*(news.c[name] for name in names), *more.values())
    stored = insert(_v).from_select([*names, *more], told)
    return Statement(stored.returning(_v.c.record_id, _v.c.attribute_id, _v.c.value).add_cte(ended))


def _confirm() -> Statement:
    """Notes that what is there was said again."""
    given = _given()
    same = and_(_is_current(given), _v.c.value == given.c.value, _v.c.value != "")
    return Statement(update(_v).where(same).values(confirm_time=NOW))


STORE, CONFIRM = _store(), _confirm()
_ids = bindparam("ids", type_=ARRAY(BigInteger))
LOCK = {
    kind: Statement(
        select(table.c[f"{kind}_id"])
        .where(table.c[f"{kind}_id"] == any_(_ids))
        .order_by(table.c[f"{kind}_id"])
        .with_for_update(key_share=True)
    )
    for kind, table in TABLES.items()
}


def _take_over(kind: str) -> Statement:
    """Brings the values that hold now into the records: a null takes one away."""
    table = TABLES[kind]
    arrays: list[Any] = [_ids, bindparam("changes", type_=ARRAY(JSONB))]
    told = func.unnest(*arrays).table_valued("id", "change", name="told").render_derived()
    change = func.cast(told.c.change, JSONB)
    return Statement(
        update(table)
        .where(table.c[f"{kind}_id"] == told.c.id)
        .values(
            attributes=func.jsonb_strip_nulls(table.c.attributes.concat(change)),
            etag=table.c.etag + 1,
            update_time=NOW,
        )
    )


TAKE_OVER = {kind: _take_over(kind) for kind in TABLES}


def check(
    call: Call,
    record_kind: str,
    given: Mapping[str, str],
    *,
    path: str = "attributes",
    known: Catalogue | None = None,
) -> dict[str, Value]:
    """The values that these texts mean, by name; an empty one clears. Raises Invalid with each one's path.

    Who has many rows loads a `catalogue` once and gives it as `known`.
    """
    if not given:
        return {}
    if known is None:
        call.all(known_names.STORING)
        known = catalogue(call, record_kind, given)
    values, problems = known.read(given, path)
    problems |= known_names.unknown_links(call, known, values, path)
    if problems:
        raise Invalid(problems)
    return values


def store(  # noqa: PLR0913 (how values are stored is said in one place)
    call: Call,
    record_kind: str,
    rows: Iterable[tuple[int, Mapping[str, Value]]],
    *,
    source: str = "",
    known: Catalogue | None = None,
    overwrite: bool = True,
    confirm: bool = False,
    already_there: bool = False,
) -> dict[int, dict[str, Value]]:
    """Stores checked values of many records; returns what has changed, by record and name (events are the caller's).

    `overwrite`: False fills in only what is empty. `confirm`: also notes what was said again. `already_there`: the
    records hold the values in their `attributes` (a new record was written with them), only the history is added.
    """
    given = [(record_id, values) for record_id, values in rows if values]
    if not given:
        return {}
    names = {name for _, values in given for name in values}
    call.all(known_names.STORING)
    if known is None:
        known = catalogue(call, record_kind, names)
    else:
        known_names.check_current(call, known, names)
    arrays = arrays_of(known, given)
    if not already_there:
        call.all(LOCK[record_kind], ids=sorted({record_id for record_id, _ in given}))
    told = {"now": call.clock.now(), "record_kind": record_kind}
    if confirm:
        call.run(CONFIRM, **arrays, **told)
    found = call.all(
        STORE, **arrays, **told, overwrite=overwrite, source=source, actor_id=call.principal.id
    )
    changed = _changed(known, found)
    if changed and not already_there:
        changes = [
            Jsonb({name: value or None for name, value in change.items()})
            for change in changed.values()
        ]
        call.run(TAKE_OVER[record_kind], ids=list(changed), changes=changes, now=told["now"])
    return changed


def _changed(known: Catalogue, rows: Iterable[Any]) -> dict[int, dict[str, Value]]:
    """What was stored, by record and name of the attribute."""
    by_id = {each.attribute_id: each for each in known.definitions.values()}
    changed: dict[int, dict[str, Value]] = defaultdict(dict)
    for row in rows:
        definition = by_id[row.attribute_id]
        several = definition.type == "choices" and row.value
        changed[row.record_id][definition.name] = row.value.split(",") if several else row.value
    return dict(changed)


def arrays_of(
    known: Catalogue, given: Sequence[tuple[int, Mapping[str, Value]]]
) -> dict[str, list[Any]]:
    """The values as columns, in the order in which rows are locked and written."""
    columns: dict[str, list[Any]] = {name: [] for name, _ in GIVEN}
    for record_id, values in sorted(given, key=lambda row: row[0]):
        for name, value in values.items():
            definition, text = known.definitions[name], rules.as_text(value)
            columns["record_id"].append(record_id)
            columns["attribute_id"].append(definition.attribute_id)
            columns["type"].append(definition.type)
            columns["value"].append(text)
            columns["sort_value"].append(rules.sort_value(definition.type, text))
    return columns


def merged(now: Mapping[str, Value], values: Mapping[str, Value]) -> dict[str, Value]:
    """The attributes of a record after these values were given: an empty one is gone."""
    both = {**now, **values}
    return {name: value for name, value in both.items() if value}


def given_by(message: Any, mask: FieldMask) -> dict[str, str]:
    """The attributes that a message brings: on an update, of which the mask names the field or some of its keys."""
    keys = [path.split(".", 1)[1] for path in mask.paths if path.startswith("attributes.")]
    if keys and "attributes" not in mask.paths:
        return {key: message.attributes.get(key, "") for key in keys}
    return {name: text for name, text in message.attributes.items() if masking.DOTS not in text}


def learn(
    call: Call, record_kind: str, row: Row, given: Mapping[str, str], path: str
) -> dict[str, Any]:
    """Stores what an update says of a locked record; returns the column to write, if anything changes."""
    checked = check(call, record_kind, given, path=path)
    record_id = getattr(row, f"{record_kind}_id")
    changed = store(call, record_kind, [(record_id, checked)], already_there=True, confirm=True)
    if not changed:
        return {}
    return {"attributes": Jsonb(merged(row.attributes, changed[record_id]))}


def begin(call: Call, record_kind: str, record_id: int, column: Jsonb, source: str = "") -> None:
    """Begins the history of a new record that was written with these attributes."""
    store(call, record_kind, [(record_id, column.obj)], source=source, already_there=True)


def shown(call: Call, message: M) -> M:
    """An account or contact as the caller may see it: the message itself, or a copy without what is not for them."""
    found: Any = message
    if not found.attributes:
        return message
    told: Any = type(message)()
    told.CopyFrom(message)
    hide(call, [told])
    return message if told == message else told


def hide(call: Call, messages: Iterable[Any]) -> None:
    """Takes out of these accounts or contacts what the caller may not see, and what is out of use."""
    with_some = [message for message in messages if message.attributes]
    if not with_some:
        return
    names = known_names.hidden_names(call)
    kind = "account" if isinstance(with_some[0], Account) else "contact"
    personal = known_names.masked_names(call, kind)
    for message in with_some:
        for name in names.intersection(message.attributes):
            del message.attributes[name]
        for name in personal.intersection(message.attributes):
            message.attributes[name] = masking.mask(message.attributes[name])
