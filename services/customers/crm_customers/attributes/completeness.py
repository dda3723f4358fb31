"""How far attributes are filled in, and how old what is filled in is: for each segment, tier or team.

The rule kept here: counted over the records that the caller sees, from the values that hold now; an attribute that
nobody has filled in is a row too.
"""

from collections import defaultdict
from typing import Any

from crm.customers.v1.attributes_pb2 import (
    Completeness,
    CompletenessGroup,
    CompletenessPart,
    CompletenessRow,
    GetCompletenessRequest,
)
from crm.customers.v1.merges_pb2 import RecordKind
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Interval,
    any_,
    bindparam,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.attributes.catalogue import PLURALS, catalogue
from crm_customers.tables import accounts, attribute_definitions, attribute_values, contacts

_v, _d = attribute_values, attribute_definitions
NOW = bindparam("now", type_=DateTime(timezone=True))
GROUPS: dict[int, ColumnElement[str]] = {
    CompletenessGroup.COMPLETENESS_GROUP_UNSPECIFIED: literal(""),
    CompletenessGroup.COMPLETENESS_GROUP_SEGMENT: accounts.c.segment,
    CompletenessGroup.COMPLETENESS_GROUP_TIER: accounts.c.tier,
    CompletenessGroup.COMPLETENESS_GROUP_TEAM: accounts.c.team,
}


def _records(kind: str) -> tuple[Any, ColumnElement[int], tuple[Any, ...]]:
    """The records of a kind with their accounts: what to join, their key, and which of them count."""
    if kind == "account":
        return accounts, accounts.c.account_id, (accounts.c.delete_time.is_(None), queries.seen())
    joined = contacts.join(accounts, accounts.c.account_id == contacts.c.account_id)
    return joined, contacts.c.contact_id, (contacts.c.delete_time.is_(None), queries.seen())


def _counts(kind: str, group: ColumnElement[str]) -> Statement:
    source, _, where = _records(kind)
    return Statement(
        select(group.label("group"), func.count().label("records"))
        .select_from(source)
        .where(*where)
        .group_by(group)
        .order_by(group)
    )


def _filled(kind: str, group: ColumnElement[str]) -> Statement:
    source, key, where = _records(kind)
    age = NOW - _v.c.confirm_time
    fresh = func.make_interval(0, 0, 0, _d.c.fresh_days, type_=Interval)
    middle = func.percentile_disc(0.5).within_group(age)
    return Statement(
        select(
            _v.c.attribute_id,
            group.label("group"),
            func.count().label("filled"),
            func.count().filter(_d.c.fresh_days > 0, age > fresh).label("old"),
            func.date_part("day", middle).label("middle_age_days"),
        )
        .select_from(source)
        .join(_v, _v.c.record_id == key)
        .join(_d, _d.c.attribute_id == _v.c.attribute_id)
        .where(
            *where,
            _v.c.record_kind == kind,
            _v.c.end_time.is_(None),
            _v.c.value != "",
            _v.c.attribute_id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        )
        .group_by(_v.c.attribute_id, group)
    )


COUNTS = {(kind, by): _counts(kind, group) for kind in PLURALS for by, group in GROUPS.items()}
FILLED = {(kind, by): _filled(kind, group) for kind in PLURALS for by, group in GROUPS.items()}


def get_completeness(call: Call, request: GetCompletenessRequest) -> Completeness:
    """How far attributes are filled in."""
    kind = "contact" if request.record_kind == RecordKind.RECORD_KIND_CONTACT else "account"
    known = catalogue(call, kind, request.names or None).definitions
    if unknown := [name for name in request.names if name not in known]:
        raise Invalid(
            {
                "names": said(
                    "%(name)s is not an attribute of %(plural)s",
                    name=unknown[0],
                    plural=said(PLURALS[kind]),
                )
            }
        )
    who = queries.rows_of(call)
    by = (kind, int(request.group_by))
    groups = {row.group: row.records for row in call.all(COUNTS[by], **who)}
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    ids = [definition.attribute_id for definition in known.values()]
    for row in call.all(FILLED[by], **who, ids=ids, now=call.clock.now()):
        found[row.attribute_id][row.group] = row
    rows = [
        _row(definition.name, group, count, found[definition.attribute_id].get(group))
        for definition in known.values()
        for group, count in groups.items()
    ]
    parts = [CompletenessPart(group=group, records=count) for group, count in groups.items()]
    return Completeness(groups=parts, rows=rows)


def _row(name: str, group: str, count: int, found: Any) -> CompletenessRow:
    row = CompletenessRow(name=name, group=group, records=count)
    if found is not None:
        row.filled, row.old = found.filled, found.old
        row.middle_age_days = max(0, int(found.middle_age_days))
    return row
