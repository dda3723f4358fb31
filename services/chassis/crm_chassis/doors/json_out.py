"""Messages as JSON, fast: for each kind of message one function, made once from its descriptor.

The rule kept here: exactly what protobuf's own MessageToDict(preserving_proto_field_name=True) gives, only sooner;
test_json.py holds the two together over all messages there are.
"""

import base64
import math
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson
from google.protobuf import json_format
from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor
from google.protobuf.internal import type_checkers
from google.protobuf.message import Message

Encoder = Callable[[Any], Any]
LONG = frozenset({FieldDescriptor.CPPTYPE_INT64, FieldDescriptor.CPPTYPE_UINT64})
FIRST_SECOND, LAST_SECOND = -62135596800, 253402300799
WRAPPERS = "google/protobuf/wrappers.proto"
_encoders: dict[str, Encoder] = {}


def encode(message: Message) -> bytes:
    """The message as JSON text."""
    return orjson.dumps(to_dict(message))


def to_dict(message: Message) -> Any:
    """The message as what JSON is made of."""
    return _encoder(message.DESCRIPTOR)(message)


def _encoder(descriptor: Descriptor) -> Encoder:
    """The function for this kind of message, made when it is first needed."""
    name = descriptor.full_name
    if name not in _encoders:
        _encoders[name] = _made(descriptor)
    return _encoders[name]


def _made(descriptor: Descriptor) -> Encoder:
    """Makes the function for a kind of message."""
    special = SPECIAL.get(descriptor.full_name)
    if special is not None:
        return special
    if descriptor.file.name == WRAPPERS:
        inner = _value(descriptor.fields_by_name["value"])
        return lambda message: inner(message.value)
    fields: dict[int, tuple[str, Encoder | None]] = {}

    def message_to_dict(message: Any) -> dict[str, Any]:
        found = {}
        for field, value in message.ListFields():
            number = field.number
            known = fields.get(number)
            if known is None:
                known = fields[number] = (field.name, _field(field))
            name, encoder = known
            found[name] = value if encoder is None else encoder(value)
        return found

    return message_to_dict


def _field(field: FieldDescriptor) -> Encoder | None:
    """The function for a field's whole value; None where the value is JSON already."""
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        inner = _value(field.message_type.fields_by_name["value"])
        return lambda found: {_key(key): inner(found[key]) for key in found}
    plain = _plain(field)
    if field.is_repeated:
        one = _value(field)
        return list if plain else lambda values: [one(value) for value in values]
    return None if plain else _value(field)


def _key(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def _plain(field: FieldDescriptor) -> bool:
    """Whether the value needs no change: strings, bools and short integers."""
    small = (
        FieldDescriptor.CPPTYPE_BOOL,
        FieldDescriptor.CPPTYPE_INT32,
        FieldDescriptor.CPPTYPE_UINT32,
    )
    return field.type == FieldDescriptor.TYPE_STRING or field.cpp_type in small


def _value(field: FieldDescriptor) -> Encoder:
    """The function for one value of a field."""
    kind = field.cpp_type
    if field.message_type is not None:
        return _later(field.message_type)
    if field.enum_type is not None:
        return _enum(field.enum_type)
    if field.type == FieldDescriptor.TYPE_BYTES:
        return lambda value: base64.b64encode(value).decode()
    if kind in LONG:
        return str
    if kind == FieldDescriptor.CPPTYPE_DOUBLE:
        return _double
    if kind == FieldDescriptor.CPPTYPE_FLOAT:
        return _float
    return lambda value: value


def _later(descriptor: Descriptor) -> Encoder:
    """The function for an inner message; looked up when it runs, for messages may hold themselves."""
    special = SPECIAL.get(descriptor.full_name)
    if special is not None:
        return special
    found: list[Encoder] = []

    def inner(message: Any) -> Any:
        if not found:
            found.append(_encoder(descriptor))
        return found[0](message)

    return inner


def _enum(descriptor: EnumDescriptor) -> Encoder:
    if descriptor.full_name == "google.protobuf.NullValue":
        return lambda _value: None
    names = {value.number: value.name for value in reversed(descriptor.values)}
    return lambda value: names.get(value, value)


def _double(value: float) -> Any:
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _float(value: float) -> Any:
    return type_checkers.ToShortestFloat(value) if math.isfinite(value) else _double(value)


@lru_cache(maxsize=4096)
def _day(number: int) -> str:
    return datetime.fromtimestamp(number * 86400, UTC).strftime("%Y-%m-%d").zfill(10)


def _timestamp(message: Any) -> str:
    seconds, nanos = message.seconds, message.nanos
    if not FIRST_SECOND <= seconds <= LAST_SECOND or not 0 <= nanos < 1_000_000_000:
        return str(message.ToJsonString())  # which says what is wrong with it
    number, rest = divmod(seconds, 86400)
    minutes, second = divmod(rest, 60)
    hour, minute = divmod(minutes, 60)
    text = f"{_day(number)}T{hour:02d}:{minute:02d}:{second:02d}"
    if not nanos:
        return text + "Z"
    if nanos % 1_000_000 == 0:
        return f"{text}.{nanos // 1_000_000:03d}Z"
    return f"{text}.{nanos // 1000:06d}Z" if nanos % 1000 == 0 else f"{text}.{nanos:09d}Z"


def _by_protobuf(message: Message) -> Any:
    """The kinds that are rare: protobuf's own way."""
    return json_format.MessageToDict(message, preserving_proto_field_name=True)


SPECIAL: dict[str, Encoder] = {
    "google.protobuf.Timestamp": _timestamp,
    "google.protobuf.Duration": lambda message: message.ToJsonString(),
    "google.protobuf.FieldMask": lambda message: message.ToJsonString(),
    "google.protobuf.Any": _by_protobuf,
    "google.protobuf.Struct": _by_protobuf,
    "google.protobuf.Value": _by_protobuf,
    "google.protobuf.ListValue": _by_protobuf,
}
