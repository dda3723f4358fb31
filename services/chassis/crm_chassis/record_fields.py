"""What a field of a record holds, and its values as a list, a spreadsheet and a bulk edit need them.

The rule kept here: everything follows from the proto's descriptor; a value keeps its type until it is shown, so that a
spreadsheet gets numbers as numbers and days as days.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from buf.validate import validate_pb2
from crm.records.v1 import record_lists_pb2 as pb
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from crm_chassis import field_kinds, i18n, records
from crm_chassis.methods import is_output_only

TIMESTAMP = Timestamp.DESCRIPTOR.full_name
TEXT = FieldDescriptor.TYPE_STRING
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"  # in the rule of a day
# Exact numbers that we compute and therefore need no rule: they are text in the proto.
AMOUNTS = frozenset({"amount", "profit", "quantity", "total", "volume_12m"})
Value = str | int | bool | Decimal | float | date | datetime | list[str] | None


def is_shown(field: FieldDescriptor) -> bool:
    """Whether a list can show the field at all: not bytes, and messages only if they can be said in a word."""
    if field.type == FieldDescriptor.TYPE_BYTES:
        return False
    if field.message_type is None or field.message_type.full_name == TIMESTAMP:
        return True
    return field.is_repeated and bool(_texts_of(field))


def _texts_of(field: FieldDescriptor) -> list[str]:
    """The texts of an inner message: the first that is filled in says what it is, as a phone's number."""
    inner = field.message_type
    if inner is None or inner.GetOptions().map_entry:
        return []
    return [each.name for each in inner.fields if each.type == TEXT and not each.is_repeated]


def _word(field: FieldDescriptor, each: Any) -> str:
    """One entry of a repeated field in a word."""
    if field.enum_type is not None:
        return i18n.enum_label(field.enum_type, each)
    texts = _texts_of(field)
    return next(filter(None, (getattr(each, name) for name in texts)), "") if texts else str(each)


@lru_cache(maxsize=4096)
def is_day(field: FieldDescriptor) -> bool:
    """Whether a text field holds a day: its rule says so, or, where we fill it in ourselves, its name."""
    pattern: str = field.GetOptions().Extensions[validate_pb2.field].string.pattern
    return DAY in pattern or field.name.endswith("_date")


def kind_of(field: FieldDescriptor, refers: bool = False) -> int:
    """What the field holds."""
    if field.is_repeated:
        return pb.FIELD_KIND_WORDS
    if refers:
        return pb.FIELD_KIND_REFERENCE
    if field.enum_type is not None:
        return pb.FIELD_KIND_CHOICE
    if field.message_type is not None:
        return pb.FIELD_KIND_TIME
    if field.type == FieldDescriptor.TYPE_BOOL:
        return pb.FIELD_KIND_FLAG
    if field.type != TEXT:
        return pb.FIELD_KIND_NUMBER
    if is_day(field):
        return pb.FIELD_KIND_DATE
    exact = field_kinds.is_decimal(field) or field.name in AMOUNTS
    return pb.FIELD_KIND_NUMBER if exact else pb.FIELD_KIND_TEXT


def is_needed(field: FieldDescriptor) -> bool:
    """Whether the field must hold something; what only we set is not asked."""
    from crm_chassis.doors.form_fields import is_required  # late: the doors stand above

    return not is_output_only(field) and is_required(field)


def choices_of(field: FieldDescriptor) -> Sequence[pb.FieldChoice]:
    """The words that it can hold, as filters take them and as people read them."""
    if field.enum_type is None:
        return ()
    names = records.enum_names(field.enum_type)
    return [
        pb.FieldChoice(value=word, label=i18n.enum_label(field.enum_type, number))
        for number, word in names.items()
    ]


def value_at(message: Message, path: str) -> Value:
    """What a message holds at `city`, or at `attributes.colour`; None for nothing."""
    name, _, inner = path.partition(".")
    field = message.DESCRIPTOR.fields_by_name.get(name)
    if field is None:
        return None
    value = getattr(message, name)
    if inner:
        return _inner(field, value, inner)
    if field.is_repeated:
        return [_word(field, each) for each in value]
    if field.message_type is not None:
        return records.moment_of(value) if message.HasField(name) else None
    if field.enum_type is not None:
        return i18n.enum_label(field.enum_type, value) or None
    return _scalar(field, value)


def value_of(message: Message, field: pb.RecordField) -> Value:
    """What a message holds in a field of its list; what a map holds as text gets the type of its kind."""
    value = value_at(message, field.name)
    if not isinstance(value, str):
        return value
    if field.choices:  # several words of a map stand in one text
        words = {each.value: each.label for each in field.choices}
        parts = value.split(",") if field.kind == pb.FIELD_KIND_WORDS else [value]
        return ", ".join(words.get(part, part) for part in parts)
    if "." not in field.name:
        return value
    try:
        if field.kind == pb.FIELD_KIND_NUMBER:
            return Decimal(value)
        return date.fromisoformat(value) if field.kind == pb.FIELD_KIND_DATE else value
    except (ValueError, InvalidOperation):
        return value


def _inner(field: FieldDescriptor, value: Any, name: str) -> Value:
    """An entry of a map or of a free object."""
    if field.message_type is None or name not in value:
        return None
    found = value[name]
    if isinstance(found, Message):  # a value message: its one set field
        found = next((part for _field, part in found.ListFields()), None)
    return found if isinstance(found, str | int | bool | float | None) else str(found)


def _scalar(field: FieldDescriptor, value: Any) -> Value:
    """A plain value with its type; 0 in an id and an empty text are nothing."""
    kind = kind_of(field)
    if kind == pb.FIELD_KIND_FLAG:
        return bool(value)
    if not value and (field.type == TEXT or field.name.endswith("_id")):
        return None
    if field.type != TEXT:
        return value if isinstance(value, float) else int(value)
    try:
        if kind == pb.FIELD_KIND_DATE:
            return date.fromisoformat(value)
        return Decimal(value) if kind == pb.FIELD_KIND_NUMBER else str(value)
    except (ValueError, InvalidOperation):
        return str(value)
