"""Values of attributes: the handlers of AttributesService that fill them in and read them, now or as of a moment.

The rule kept here: what is not named stays as it is; two who change one value are told, two who change different values
of one record are not.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from crm.customers.v1.attributes_pb2 import (
    AttributeValue,
    ListAttributeHistoryRequest,
    ListAttributeHistoryResponse,
    ListAttributeValuesRequest,
    ListAttributeValuesResponse,
    SetAttributeValuesRequest,
)
from crm_chassis import masking, records
from crm_chassis.call import Call
from crm_chassis.errors import Conflict, Invalid, NotFound
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, DateTime, Integer, Text, bindparam, or_, select

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers import queries
from crm_customers.attributes import catalogue, rules, values
from crm_customers.tables import attribute_definitions, attribute_values

USUAL = 50
_v, _d = attribute_values, attribute_definitions
_record = (
    _v.c.record_kind == bindparam("record_kind", type_=Text),
    _v.c.record_id == bindparam("record_id", type_=BigInteger),
)
_shown = (*(c for c in _v.c if c.name not in ("record_kind", "record_id")), _d.c.name, _d.c.readers)
_all = (
    select(*_shown)
    .join(_d, _d.c.attribute_id == _v.c.attribute_id)
    .where(*_record, _d.c.delete_time.is_(None))
)
CURRENT = Statement(
    _all.where(_v.c.end_time.is_(None), _v.c.value != "").order_by(
        _d.c.section, _d.c.position, _d.c.attribute_id
    )
)
_moment = bindparam("moment", type_=DateTime(timezone=True))
AS_OF = Statement(
    _all.where(
        _v.c.set_time <= _moment,
        or_(_v.c.end_time.is_(None), _v.c.end_time > _moment),
        _v.c.value != "",
    ).order_by(_d.c.section, _d.c.position, _d.c.attribute_id)
)
ETAGS = Statement(
    select(_d.c.name, _v.c.value_id)
    .join(_d, _d.c.attribute_id == _v.c.attribute_id)
    .where(*_record, _v.c.end_time.is_(None), _v.c.value != "")
)
HISTORY = Statement(
    _all.where(
        _d.c.name == bindparam("name", type_=Text),
        _v.c.value_id < bindparam("before", type_=BigInteger),
    )
    .order_by(_v.c.value_id.desc())
    .limit(bindparam("most", type_=Integer))
)


class Record(NamedTuple):
    """The account or contact that a request is about."""

    kind: str
    record_id: int
    row: Row
    message_of: Callable[[Row], Any]

    @property
    def key(self) -> dict[str, Any]:
        """Its place among the values."""
        return {"record_kind": self.kind, "record_id": self.record_id}


def _record_of(call: Call, request: Any, lock: bool = False) -> Record:
    """The record; NotFound if there is none that the caller may see."""
    if request.contact_id:
        statement = contact_handlers.LOCK if lock else contact_handlers.GET
        row = contact_handlers.seen_row(call, statement, request.contact_id)
        return Record("contact", request.contact_id, row, contact_handlers.message_of)
    statement = account_handlers.LOCK if lock else account_handlers.GET
    row = account_handlers.seen_row(call, statement, request.account_id)
    return Record("account", request.account_id, row, account_handlers.message_of)


def set_attribute_values(
    call: Call, request: SetAttributeValuesRequest
) -> ListAttributeValuesResponse:
    """Fills in attributes of one record."""
    record = _record_of(call, request, lock=True)
    given, problems = {}, {}
    for at, entry in enumerate(request.entries):
        if entry.name in given:
            problems[f"entries[{at}].name"] = "is named twice"
        if masking.DOTS not in entry.value:  # what came masked and comes back masked is no change
            given[entry.name] = entry.value
    if problems:
        raise Invalid(problems)
    try:
        checked = values.check(call, record.kind, given, path="entries")
    except Invalid as wrong:
        raise Invalid(_by_place(request, wrong.fields)) from None
    _check_etags(call, record, request)
    stored = values.store(
        call, record.kind, [(record.record_id, checked)], source=request.source, confirm=True
    )
    if stored:
        statement = queries.ACCOUNTS if record.kind == "account" else queries.CONTACTS
        (after,) = call.all(statement, ids=[record.record_id])
        made, before = record.message_of(after), record.message_of(record.row)
        call.emit(f"crm.customers.{record.kind.title()}.updated", made, before=before)
    return _values(call, record, None)


def _by_place(request: SetAttributeValuesRequest, fields: Any) -> dict[str, str]:
    """Problems by name as problems by entry."""
    places = {f"entries.{entry.name}": at for at, entry in enumerate(request.entries)}
    return {
        f"entries[{places[path]}].value" if path in places else path: text
        for path, text in fields.items()
    }


def _check_etags(call: Call, record: Record, request: SetAttributeValuesRequest) -> None:
    """Raises Conflict when one of these values was changed after it was read."""
    wanted = {entry.name: entry.etag for entry in request.entries if entry.etag}
    if not wanted:
        return
    now = {row.name: str(row.value_id) for row in call.all(ETAGS, **record.key)}
    changed = [name for name, etag in wanted.items() if now.get(name, "0") != etag]
    if changed:
        raise Conflict(
            "VALUE_CHANGED",
            said(
                "Somebody else has changed %(changed)s meanwhile. Look at it and decide again.",
                changed=", ".join(changed),
            ),
            metadata={"names": ",".join(changed)},
        )


def list_attribute_values(
    call: Call, request: ListAttributeValuesRequest
) -> ListAttributeValuesResponse:
    """The attributes of one record, now or as of a moment."""
    record = _record_of(call, request)
    moment = records.moment_of(request.as_of_time) if request.HasField("as_of_time") else None
    return _values(call, record, moment)


def _values(call: Call, record: Record, moment: datetime | None) -> ListAttributeValuesResponse:
    at = moment or call.clock.now()
    statement, when = (AS_OF, {"moment": at}) if moment else (CURRENT, {})
    rows = call.all(statement, **record.key, **when)
    roles = call.principal.roles
    shown = [_value(row, at) for row in rows if rules.may_see(roles, row.readers)]
    _mask(call, record.kind, shown)
    return ListAttributeValuesResponse(values=shown)


def _mask(call: Call, kind: str, shown: Sequence[AttributeValue]) -> None:
    """Masks what is personal for those who do not need it."""
    personal = catalogue.masked_names(call, kind)
    for value in shown:
        if value.name in personal:
            value.value = masking.mask(value.value)


def _value(row: Row, at: datetime) -> AttributeValue:
    """A value's message with its age at a moment."""
    said = min(row.confirm_time, at)
    return records.to_message(
        AttributeValue, row, etag=str(row.value_id), age_days=max(0, (at - said).days)
    )


def list_attribute_history(
    call: Call, request: ListAttributeHistoryRequest
) -> ListAttributeHistoryResponse:
    """What one attribute of one record was."""
    record = _record_of(call, request)
    token = request.page_token
    if token and not (token.isascii() and token.isdigit() and int(token) < rules.LAST_ID):
        raise Invalid({"page_token": "is not the next_page_token of this list"})
    known = catalogue.catalogue(call, record.kind, [request.name])
    if request.name not in known.definitions:
        raise NotFound("attribute", request.name)
    size = request.page_size or USUAL
    before = int(token) if token else rules.LAST_ID
    rows = call.all(HISTORY, **record.key, name=request.name, before=before, most=size + 1)
    now = call.clock.now()
    more = str(rows[size - 1].value_id) if len(rows) > size else ""
    shown = [_value(row, row.end_time or now) for row in rows[:size]]
    _mask(call, record.kind, shown)
    return ListAttributeHistoryResponse(values=shown, next_page_token=more)
