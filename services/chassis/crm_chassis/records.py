"""Rows into messages and back: a column and a field of one name are one thing.

The rule kept here: no mapping is written by hand. What differs between SQL and protobuf (times, decimals, enums,
missing values) is settled here once, in plans that are made once per pair of message and columns.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache, partial
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor
from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from crm_chassis.errors import Conflict
from crm_chassis.field_kinds import STRUCT, TIMESTAMP, WHOLE, is_decimal, is_map, struct, texts
from crm_chassis.methods import is_output_only

M = TypeVar("M", bound=Message)
Convert = Callable[[Any], Any]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=256)
def enum_names(enum: EnumDescriptor) -> dict[int, str]:
    """The columns' words for an enum's numbers: TICKET_STATE_IN_PROGRESS is "in_progress"; unspecified has none."""
    prefix = enum.values_by_number[0].name.removesuffix("UNSPECIFIED")
    return {
        value.number: value.name.removeprefix(prefix).lower()
        for value in enum.values
        if value.number
    }


@lru_cache(maxsize=256)
def enum_numbers(enum: EnumDescriptor) -> dict[str, int]:
    """The other way round."""
    return {name: number for number, name in enum_names(enum).items()}


def _stamp(moment: datetime | str) -> dict[str, int]:
    """A time as a message's constructor takes it; as a message of its own it would be copied."""
    since = (datetime.fromisoformat(moment) if isinstance(moment, str) else moment) - EPOCH
    return {"seconds": since.days * 86400 + since.seconds, "nanos": since.microseconds * 1000}


def timestamp(moment: datetime) -> Timestamp:
    """A datetime as protobuf has it."""
    return Timestamp(**_stamp(moment))


def moment_of(stamp: Timestamp) -> datetime:
    """A protobuf time as an aware datetime in UTC, cut to microseconds."""
    return EPOCH + timedelta(seconds=stamp.seconds, microseconds=stamp.nanos // 1000)


def decimal_text(number: Decimal) -> str:
    """A decimal without exponent and without zeros at its end."""
    return f"{number.normalize():f}" if number else "0"


def _text(value: Any) -> str:
    if value.__class__ is int or isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _one(field: FieldDescriptor) -> Convert | None:
    """How one value of a column becomes one value of the field; None: as it is."""
    if field.message_type is not None:
        if field.message_type.full_name == TIMESTAMP:
            return _stamp
        if field.message_type.full_name == STRUCT:
            return struct
        return _inner(field.message_type)
    if field.enum_type is not None:
        numbers = {**enum_numbers(field.enum_type), "": 0}  # an empty text says nothing
        return lambda value: numbers[value] if isinstance(value, str) else value
    if field.cpp_type == FieldDescriptor.CPPTYPE_STRING:
        return bytes if field.type == FieldDescriptor.TYPE_BYTES else _text
    if field.cpp_type in (FieldDescriptor.CPPTYPE_DOUBLE, FieldDescriptor.CPPTYPE_FLOAT):
        return float
    return int if field.cpp_type in WHOLE else None


@lru_cache(maxsize=1024)
def converter(descriptor: Descriptor, name: str) -> Convert | None:
    """How a column's value becomes the field's; raises KeyError if there is no such field."""
    field = descriptor.fields_by_name[name]
    if is_map(field):
        return texts
    convert = _one(field)
    if field.is_repeated and convert is not None:
        each = convert
        return lambda values: [each(value) for value in values]
    return convert


@lru_cache(maxsize=256)
def _fields(descriptor: Descriptor) -> dict[str, tuple[Convert | None, type | None]]:
    """For each field how a value is converted, and of which type it is taken as it is (and left out when empty)."""
    as_it_is = {_text: str, int: int, float: float, bytes: bytes}
    found: dict[str, tuple[Convert | None, type | None]] = {}
    for name, field in descriptor.fields_by_name.items():
        convert = converter(descriptor, name)
        plain = convert is not None and not field.is_repeated and not field.has_presence
        found[name] = (convert, as_it_is.get(convert) if plain and convert is not None else None)
    return found


def _inner(descriptor: Descriptor) -> Convert:
    """What makes of a column's value the fields of a message within a message."""

    def fill(value: Any) -> Any:
        fits = value.__class__ is dict or not isinstance(value, Message)
        return _filled(descriptor, value) if fits else value

    return fill


def _filled(descriptor: Descriptor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a message from column values, as its constructor takes them."""
    known = _fields(descriptor)
    filled = {}
    for name, value in values.items():
        if value is not None and name in known:
            convert, fits = known[name]
            filled[name] = value if convert is None or type(value) is fits else convert(value)
    return filled


def from_mapping(message_class: type[M], values: Mapping[str, Any]) -> M:
    """A message from column values; names that are no fields are left out, None is "not set"."""
    return message_class(**_filled(message_class.DESCRIPTOR, values))


@lru_cache(maxsize=1024)
def reader(
    descriptor: Descriptor, row_class: Any, replaced: tuple[str, ...] = ()
) -> Callable[[Any], dict[str, Any]]:
    """What reads the fields of a message off rows of one shape, but for those in `replaced`."""
    known = _fields(descriptor)
    names = [name for name in row_class._fields if name in known and name not in replaced]
    places = [row_class._fields.index(name) for name in names]
    pick: Callable[[Any], Any] = lambda row: [row[place] for place in places]  # noqa: E731
    if places == list(range(len(places))):  # they stand first: cut off at once
        pick = itemgetter(slice(len(places)))
    elif len(places) > 1:
        pick = itemgetter(*places)
    steps = [(name, *known[name]) for name in names]

    def read(row: Any) -> dict[str, Any]:
        filled = {}
        for (name, convert, fits), value in zip(steps, pick(row), strict=True):
            if value.__class__ is fits:
                if value:
                    filled[name] = value
            elif value is not None:
                filled[name] = value if convert is None else convert(value)
        return filled

    return read


def to_message(message_class: type[M], row: Any, **extra: Any) -> M:
    """A message from a row: columns fill the fields of their names, `extra` adds or replaces."""
    filled = reader(message_class.DESCRIPTOR, row.__class__, tuple(extra))(row)
    for name, value in extra.items():
        convert = converter(message_class.DESCRIPTOR, name)
        filled[name] = value if convert is None else convert(value)
    return message_class(**filled)


def to_messages(message_class: type[M], rows: Sequence[Any]) -> list[M]:
    """Messages from rows of one shape."""
    return [message_class(**filled) for filled in fillings(message_class.DESCRIPTOR, rows)]


def fillings(descriptor: Descriptor, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The fields of rows of one shape, as the constructor of a message that holds them takes them."""
    return list(map(reader(descriptor, rows[0].__class__), rows)) if rows else []


def _of_one(field: FieldDescriptor) -> Convert | None:
    """How one value of a field becomes what its column has; None: as it is."""
    if field.message_type is not None:
        if field.message_type.full_name == TIMESTAMP:
            return moment_of
        return dict if field.message_type.full_name == STRUCT else to_mapping
    return enum_names(field.enum_type).get if field.enum_type is not None else None


@lru_cache(maxsize=4096)
def _reading(field: FieldDescriptor) -> Callable[[Message], Any]:
    """What reads the value of a field's column off a message: which way that goes is found out once."""
    name, one, get = field.name, _of_one(field), attrgetter(field.name)
    if is_map(field):
        return lambda message: dict(get(message))
    if field.is_repeated:
        if one is None:
            return lambda message: list(get(message))
        each = one
        return lambda message: [each(item) for item in get(message)]
    empty_is_null = (field.cpp_type in WHOLE and name.endswith("_id")) or (
        field.cpp_type == FieldDescriptor.CPPTYPE_STRING and is_decimal(field)
    )
    read: Callable[[Message], Any] = get
    if one is not None:
        read = partial(_through, get, one)
    elif empty_is_null:
        read = partial(_or_null, get)
    if field.has_presence:
        return lambda message: read(message) if message.HasField(name) else None
    return read


def _through(get: Callable[[Message], Any], convert: Convert, message: Message) -> Any:
    return convert(get(message))


def _or_null(get: Callable[[Message], Any], message: Message) -> Any:
    return get(message) or None


def to_mapping(message: Message) -> dict[str, Any]:
    """All set fields of a message as plain values that JSONB takes; times are ISO texts."""
    plain = {}
    for field, _ in message.ListFields():
        value = _reading(field)(message)
        plain[field.name] = value.isoformat() if isinstance(value, datetime) else value
    return plain


def values(message: Message, *names: str) -> dict[str, Any]:
    """The column values of these fields. Not set, 0 in an *_id, "" in a decimal: NULL."""
    as_they_are, others = _taken(message.DESCRIPTOR, names)
    found = {name: getattr(message, name) for name in as_they_are}
    for field in others:
        found[field.name] = _reading(field)(message)
    return found


@lru_cache(maxsize=1024)
def _taken(
    descriptor: Descriptor, names: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[FieldDescriptor, ...]]:
    """Of these fields those whose column has just what the message has, and the others."""
    fields = [descriptor.fields_by_name[name] for name in names]
    others = tuple(field for field in fields if _differs(field))
    return tuple(field.name for field in fields if field not in others), others


def _differs(field: FieldDescriptor) -> bool:
    """Whether a column may have something else than the message."""
    if field.is_repeated or field.has_presence or field.enum_type is not None:
        return True
    if field.cpp_type in WHOLE:
        return field.name.endswith("_id")
    return field.cpp_type == FieldDescriptor.CPPTYPE_STRING and is_decimal(field)


def masked_names(message: Message, mask: FieldMask) -> Iterable[str]:
    """The fields that an update takes: those of the mask, else those that are set; never key, etag or output."""
    fields = message.DESCRIPTOR.fields_by_name
    named = [path.partition(".")[0] for path in mask.paths] or [
        f.name for f, _ in message.ListFields()
    ]
    key = message.DESCRIPTOR.fields_by_number[1].name
    return [
        n for n in dict.fromkeys(named) if n not in (key, "etag") and not is_output_only(fields[n])
    ]


def changes(message: Message, mask: FieldMask) -> dict[str, Any]:
    """The column values that an update sets (AIP-134: an empty mask means every field that is set)."""
    return values(message, *masked_names(message, mask))


def check_etag(row: Any, etag: str) -> None:
    """Raises Conflict when the caller's etag is not the row's: somebody else changed it meanwhile."""
    if etag and etag != str(row.etag):
        raise Conflict(
            "ETAG_MISMATCH",
            "Somebody else has changed this record meanwhile. Load it again and repeat your change.",
            metadata={"etag": str(row.etag)},
        )
