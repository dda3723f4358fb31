"""Definitions of attributes: the handlers of AttributesService that are about what can be filled in.

The rule kept here: a definition never makes stored values wrong: a change that some of them do not fit is refused with
the values, or ends them on purpose; their history stays.
"""

from typing import Any

from crm.customers.v1.attributes_pb2 import (
    AttributeDefinition,
    CheckAttributeDefinitionRequest,
    CheckAttributeDefinitionResponse,
    CreateAttributeDefinitionRequest,
    DeleteAttributeDefinitionRequest,
    GetAttributeDefinitionRequest,
    ListAttributeDefinitionsRequest,
    ListAttributeDefinitionsResponse,
    UndeleteAttributeDefinitionRequest,
    UpdateAttributeDefinitionRequest,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Text,
    and_,
    any_,
    bindparam,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.attributes import catalogue, conversion, rules
from crm_customers.tables import attribute_definitions

PLAIN = (
    "type",
    "label",
    "label_zh",
    "help",
    "help_zh",
    "record_kinds",
    "choices",
    "unit",
    "currency",
    "min_value",
    "max_value",
    "decimals",
    "max_length",
    "pattern",
    "section",
    "position",
    "personal",
    "readers",
    "fresh_days",
)
FILTERABLE = (
    "attribute_id",
    "name",
    "type",
    "label",
    "label_zh",
    "section",
    "position",
    "record_kinds",
    "personal",
    "create_time",
    "update_time",
)
# Whatever a definition says beside these leaves the values that there are as they are.
MEANING = ("type", "record_kinds", "choices", "currency")
_d = attribute_definitions
_one = select(_d).where(_d.c.attribute_id == bindparam("attribute_id", type_=BigInteger))
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
OF_NAME = Statement(select(_d.c.attribute_id).where(_d.c.name == bindparam("name", type_=Text)))


def seen() -> ColumnElement[bool]:
    """The definitions that somebody with `roles` sees."""
    roles = bindparam("roles", type_=ARRAY(Text))
    mine = or_(
        bindparam("sees_all", type_=Boolean), _d.c.readers == [], _d.c.readers.overlap(roles)
    )
    names = bindparam("names", type_=ARRAY(Text))
    return and_(mine, or_(func.cardinality(names) == 0, _d.c.name == any_(names)))


COUNT = Statement(
    select(
        func.count().filter(literal("account") == any_(_d.c.record_kinds)).label("account_count"),
        func.count().filter(literal("contact") == any_(_d.c.record_kinds)).label("contact_count"),
    ).where(seen(), _d.c.delete_time.is_(None))
)


def _seen_row(call: Call, statement: Statement, attribute_id: int) -> Row:
    """The definition's row; NotFound if there is none that the caller may see."""
    missing = ("attribute_definition", attribute_id)
    row = call.one(statement, missing=missing, attribute_id=attribute_id)
    if not rules.may_see(call.principal.roles, row.readers):
        raise NotFound(*missing)
    return row


def message_of(row: Row) -> AttributeDefinition:
    """A definition's message from its row."""
    return records.to_message(AttributeDefinition, row)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """The columns of a definition; Invalid for what cannot be meant."""
    values["record_kinds"] = values["record_kinds"] or ["account"]
    words = [choice["value"] for choice in values["choices"]]
    problems = {
        f"choices[{at}].value": "is there already"
        for at, word in enumerate(words)
        if word in words[:at]
    }
    as_row = records_row(0, "", values)
    problems |= rules.check_definition(catalogue.definition_of(as_row))
    if problems:
        raise Invalid({f"attribute_definition.{path}": text for path, text in problems.items()})
    return values


class records_row:  # noqa: N801 (reads like a row of the table)
    """Columns of a definition that is not stored yet, as its row would have them."""

    def __init__(self, attribute_id: int, name: str, values: dict[str, Any]) -> None:
        self.__dict__.update(values, attribute_id=attribute_id, name=name)


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    """The same as the driver takes them."""
    return {name: Jsonb(v) if name == "choices" else v for name, v in values.items()}


def create_attribute_definition(
    call: Call, request: CreateAttributeDefinitionRequest
) -> AttributeDefinition:
    """Defines an attribute."""
    given = request.attribute_definition
    known = call.first(OF_NAME, name=given.name)
    if known is not None:
        text = said(
            "There is an attribute %(name)s already; it may be out of use.", name=given.name
        )
        raise AlreadyExists("NAME_TAKEN", text, attribute_id=known.attribute_id)
    values = _checked(records.values(given, *PLAIN))
    now = call.clock.now()
    row = call.insert(_d, name=given.name, **_columns(values), create_time=now, update_time=now)
    made = message_of(row)
    call.emit("crm.customers.AttributeDefinition.created", made)
    return made


def get_attribute_definition(
    call: Call, request: GetAttributeDefinitionRequest
) -> AttributeDefinition:
    """One definition."""
    return message_of(_seen_row(call, GET, request.attribute_id))


def list_attribute_definitions(
    call: Call, request: ListAttributeDefinitionsRequest
) -> ListAttributeDefinitionsResponse:
    """A page of definitions."""
    roles = list(call.principal.roles)
    who = {"roles": roles, "sees_all": bool({"admin", "service"}.intersection(roles))}
    found = lists.reply(
        call,
        _d,
        request,
        ListAttributeDefinitionsResponse,
        filterable=FILTERABLE,
        order_by="section, position, attribute_id",
        where=seen,
        names=list(request.names),
        **who,
    )
    if not request.page_token:
        counts = call.all(COUNT, names=[], **who)[0]
        found.account_count, found.contact_count = counts.account_count, counts.contact_count
    return found


def update_attribute_definition(
    call: Call, request: UpdateAttributeDefinitionRequest
) -> AttributeDefinition:
    """Changes a definition, and converts the values that there are."""
    given = request.attribute_definition
    call.all(catalogue.CHANGING)
    row = _seen_row(call, LOCK, given.attribute_id)
    records.check_etag(row, given.etag)
    changes = records.changes(given, request.update_mask)
    if changes.pop("name", row.name) != row.name:
        raise Invalid({"attribute_definition.name": "stays as it is: filters and imports use it"})
    values = _checked({name: changes.get(name, getattr(row, name)) for name in PLAIN})
    if any(values[name] != getattr(row, name) for name in MEANING):
        conversion.convert(
            call, row, records_row(row.attribute_id, row.name, values), request.drop_unfit
        )
    changed = _changed(call, "updated", row, **_columns(values))
    if _guarded(row) and not (values["personal"] or values["readers"]):
        conversion.tell_again(call, row)
    return changed


def _guarded(row: Row) -> bool:
    """Whether its values are not for everybody who may see the record."""
    return bool(row.personal or row.readers)


def check_attribute_definition(
    call: Call, request: CheckAttributeDefinitionRequest
) -> CheckAttributeDefinitionResponse:
    """What a change would do to the values that there are."""
    given = request.attribute_definition
    if not given.attribute_id:
        raise Invalid({"attribute_definition.attribute_id": "say which"})
    row = _seen_row(call, GET, given.attribute_id)
    values = _checked(records.values(given, *PLAIN))
    return conversion.plan(call, row, records_row(row.attribute_id, row.name, values)).told()


def delete_attribute_definition(
    call: Call, request: DeleteAttributeDefinitionRequest
) -> AttributeDefinition:
    """Takes a definition out of use; doing it twice is doing it once."""
    row = _seen_row(call, LOCK, request.attribute_id)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return message_of(row)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_attribute_definition(
    call: Call, request: UndeleteAttributeDefinitionRequest
) -> AttributeDefinition:
    """Takes a definition into use again."""
    row = _seen_row(call, LOCK, request.attribute_id)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This attribute is in use.")
    return _changed(call, "undeleted", row, delete_time=None)


def _changed(call: Call, what: str, row: Row, **values: Any) -> AttributeDefinition:
    """Writes new values of a definition and tells of them."""
    after = call.update(_d, row.attribute_id, **values, update_time=call.clock.now())
    made = message_of(after)
    call.emit(f"crm.customers.AttributeDefinition.{what}", made, before=message_of(row))
    return made
