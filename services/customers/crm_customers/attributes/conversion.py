"""A definition that changes its type: the values that there are, written as the new type says.

The rule kept here: nothing is lost silently. Each value is converted, or named with what would be right; the history
keeps what was there. Equal texts are converted once, however many records have them.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from crm.customers.v1.attributes_pb2 import CheckAttributeDefinitionResponse, UnfitValue
from crm_chassis.call import Call
from crm_chassis.errors import Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Numeric, Text, any_, bindparam, func, insert, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers import queries
from crm_customers.attributes import catalogue, rules
from crm_customers.attributes.rules import Definition, Unfit, Value
from crm_customers.attributes.values import KIND, NOW, TAKE_OVER
from crm_customers.tables import attribute_values

EXAMPLES, MOST = 10, 50_000
_v = attribute_values
_of = (
    _v.c.attribute_id == bindparam("attribute_id", type_=BigInteger),
    _v.c.end_time.is_(None),
    _v.c.value != "",
)
USED = Statement(
    select(
        _v.c.record_kind,
        _v.c.value,
        func.count().label("count"),
        func.min(_v.c.record_id).label("record_id"),
    )
    .where(*_of)
    .group_by(_v.c.record_kind, _v.c.value)
    .order_by(func.count().desc(), _v.c.value)
)
_texts = bindparam("texts", type_=ARRAY(Text))
HOLDERS = Statement(
    select(_v.c.record_id, _v.c.value)
    .where(*_of, _v.c.record_kind == KIND, _v.c.value == any_(_texts))
    .order_by(_v.c.record_id)
)

ALL_HOLDERS = Statement(
    select(_v.c.record_id)
    .where(*_of, _v.c.record_kind == KIND)
    .order_by(_v.c.record_id)
    .limit(MOST + 1)
)


# How the records of a kind are read, and told.
RECORDS: dict[str, tuple[Statement, Any]] = {
    "account": (queries.ACCOUNTS, account_handlers.message_of),
    "contact": (queries.CONTACTS, contact_handlers.message_of),
}


def _mapping() -> Any:
    arrays: list[Any] = [
        _texts,
        bindparam("new_texts", type_=ARRAY(Text)),
        bindparam("sorts", type_=ARRAY(Numeric)),
    ]
    return func.unnest(*arrays).table_valued("old", "new", "sort", name="told").render_derived()


def _same() -> Statement:
    """Values whose text stays: only their type and order change."""
    told = _mapping()
    new_type = bindparam("new_type", type_=Text)
    return Statement(
        update(_v)
        .where(*_of, _v.c.record_kind == KIND, _v.c.value == told.c.old, told.c.old == told.c.new)
        .values(type=new_type, sort_value=told.c.sort)
    )


def _other() -> Statement:
    """Values whose text changes: the old ones end, the new ones (or none) begin."""
    told = _mapping()
    ended = (
        update(_v)
        .where(*_of, _v.c.record_kind == KIND, _v.c.value == told.c.old, told.c.old != told.c.new)
        .values(end_time=NOW)
        .returning(_v.c.attribute_id, _v.c.record_id, told.c.new, told.c.sort)
        .cte("ended")
    )
    more = {
        "record_kind": KIND,
        "type": bindparam("new_type", type_=Text),
        "set_time": NOW,
        "confirm_time": NOW,
        "actor_id": bindparam("actor_id", type_=Text),
    }
    found = select(
        ended.c.attribute_id, ended.c.record_id, ended.c.new, ended.c.sort, *more.values()
    )
    names = ["attribute_id", "record_id", "value", "sort_value", *more]
    return Statement(insert(_v).from_select(names, found))


SAME, OTHER = _same(), _other()


@dataclass(slots=True)
class Plan:
    """What is to become of each text of each kind of record; None: it does not fit."""

    texts: dict[str, dict[str, Value | None]]
    counts: dict[tuple[str, str], int]
    problems: list[UnfitValue]

    def told(self) -> CheckAttributeDefinitionResponse:
        """The plan as its message."""
        converted = sum(
            self.counts[kind, old]
            for kind, texts in self.texts.items()
            for old, new in texts.items()
            if new is not None and rules.as_text(new) != old
        )
        return CheckAttributeDefinitionResponse(
            values=sum(self.counts.values()),
            converted=converted,
            unfit=sum(problem.count for problem in self.problems),
            examples=self.problems[:EXAMPLES],
        )


def plan(call: Call, row: Row, after: Any) -> Plan:
    """What a changed definition means for the values that there are."""
    new = catalogue.definition_of(after)
    # Limits are for what is filled in from now on; what there is has to be of the type only.
    free = Definition(0, row.name, new.type, choices=new.choices, currency=new.currency, decimals=4)
    found = Plan(defaultdict(dict), {}, [])
    for used in call.all(USED, attribute_id=row.attribute_id):
        found.counts[used.record_kind, used.value] = used.count
        text = (
            used.value.split(" ")[0] if (row.type, new.type) == ("money", "number") else used.value
        )
        try:
            if used.record_kind not in after.record_kinds:
                plural = catalogue.PLURALS[used.record_kind]
                raise Unfit(
                    said("%(plural)s would not have this attribute any more", plural=said(plural))
                )
            found.texts[used.record_kind][used.value] = rules.read(free, text)
        except Unfit as unfit:
            found.texts[used.record_kind][used.value] = None
            given = {"record_kind": f"RECORD_KIND_{used.record_kind.upper()}", "value": used.value}
            found.problems.append(
                UnfitValue(**given, record_id=used.record_id, problem=str(unfit), count=used.count)
            )
    return found


def convert(call: Call, row: Row, after: Any, drop_unfit: bool) -> None:
    """Writes the values that there are as the changed definition says, and tells of the records; or refuses."""
    found = plan(call, row, after)
    unfit = sum(problem.count for problem in found.problems)
    if unfit and not drop_unfit:
        shown = "; ".join(f"{p.value!r} ({p.count}): {p.problem}" for p in found.problems[:3])
        text = said(
            "%(unfit)s values do not fit. %(shown)s. Correct them, or end them on purpose.",
            unfit=unfit,
            shown=shown,
        )
        raise Precondition("VALUES_DO_NOT_FIT", text)
    _check_few(sum(found.counts.values()))
    for kind, texts in found.texts.items():
        _convert(call, row, after.type, kind, texts)


def _check_few(count: int) -> None:
    """Raises Precondition for more values than one change may tell of."""
    if count > MOST:
        text = said(
            "More than %(most)s values would change at once. Define a new attribute and import them into it.",
            most=MOST,
        )
        raise Precondition("TOO_MANY_VALUES", text)


def tell_again(call: Call, row: Row) -> None:
    """Tells of all records that have an attribute: whoever follows them had to leave it out, and need not any more."""
    found = {
        kind: call.all(ALL_HOLDERS, attribute_id=row.attribute_id, record_kind=kind)
        for kind in row.record_kinds
    }
    _check_few(sum(map(len, found.values())))
    for kind, holders in found.items():
        everything, message_of = RECORDS[kind]
        for each in call.all(everything, ids=[one.record_id for one in holders]) if holders else ():
            same = message_of(each)
            call.emit(f"crm.customers.{kind.title()}.updated", same, before=same)


def _convert(
    call: Call, row: Row, new_type: str, kind: str, texts: dict[str, Value | None]
) -> None:
    """The same for one kind of record."""
    new_texts = {old: rules.as_text(new or "") for old, new in texts.items()}
    listed = row.type == "choices"
    moved = [
        old
        for old, new in texts.items()
        if new_texts[old] != old or listed != isinstance(new, list)
    ]
    holders = call.all(HOLDERS, attribute_id=row.attribute_id, record_kind=kind, texts=moved)
    given = {
        "attribute_id": row.attribute_id,
        "record_kind": kind,
        "texts": list(texts),
        "new_texts": list(new_texts.values()),
        "sorts": [rules.sort_value(new_type, text) for text in new_texts.values()],
        "new_type": new_type,
    }
    now = call.clock.now()
    call.run(SAME, **given)
    call.run(OTHER, **given, now=now, actor_id=call.principal.id)
    if not holders:
        return
    ids = [holder.record_id for holder in holders]
    changes = [Jsonb({row.name: texts[holder.value] or None}) for holder in holders]
    everything, message_of = RECORDS[kind]
    key = f"{kind}_id"
    before = {getattr(each, key): message_of(each) for each in call.all(everything, ids=ids)}
    call.run(TAKE_OVER[kind], ids=ids, changes=changes, now=now)
    for each in call.all(everything, ids=ids):
        what = f"crm.customers.{kind.title()}.updated"
        call.emit(what, message_of(each), before=before[getattr(each, key)])
