"""Field rules, checked before anything is touched: all violations at once, each with its field's path.

The rule kept here: on an update only the fields named by the mask are checked, and a mask that names an unknown or
output-only field is refused.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import protovalidate
from google.protobuf import field_mask_pb2
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from crm_chassis.errors import Invalid
from crm_chassis.field_kinds import is_map
from crm_chassis.methods import Method, is_output_only
from crm_chassis.plainly import VALIDATOR, plainly
from crm_chassis.said import said

FIRST, LAST = (
    -62135510400,
    253402214400,
)  # seconds of 0001-01-02 and 9999-12-31: a day inside, for zones


def check(method: Method, request: Message) -> None:
    """Raises Invalid with every violation of the request's field rules."""
    if _has_times(request.DESCRIPTOR) and (wrong := _wrong_times(request)):
        raise Invalid(wrong)
    plain = plainly(request.DESCRIPTOR)(request)
    violations = [] if plain else VALIDATOR.collect_violations(request)
    masked = method.masked_field
    if not violations and not masked:
        return
    fields: dict[str, str] = {}
    for violation in violations:
        path = _path(violation.proto.field)
        fields.setdefault(path, violation.proto.message or violation.proto.rule_id)
    if masked:
        fields = _under_mask(request, masked, fields)
    if fields:
        raise Invalid(fields)


def _parts(message: Message, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every set value inside a message with its path, messages included."""
    for field, value in message.ListFields():
        here = f"{path}{field.name}"
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            items = [(f"{here}[{key!r}]", item) for key, item in value.items()]
            yield from (
                (name, key) for key, name in zip(value, (name for name, _ in items), strict=True)
            )
        elif field.is_repeated:
            items = [(f"{here}[{index}]", item) for index, item in enumerate(value)]
        else:
            items = [(here, value)]
        for name, item in items:
            yield name, item
            if isinstance(item, Message):
                yield from _parts(item, f"{name}.")


def null_character(message: Message) -> str:
    """The path of a text that holds a null character, which PostgreSQL cannot store, or ""."""
    return next(
        (path for path, item in _parts(message) if isinstance(item, str) and "\x00" in item), ""
    )


def _taken(descriptor: Descriptor) -> list[FieldDescriptor]:
    """The fields with messages in them that are taken from callers: what only we set is not looked at."""
    return [f for f in descriptor.fields if f.message_type and not is_output_only(f)]


@lru_cache(maxsize=4096)
def _has_times(descriptor: Descriptor, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a time can stand anywhere inside this kind of message."""
    if descriptor.full_name == Timestamp.DESCRIPTOR.full_name:
        return True
    inner = {f.message_type.full_name: f.message_type for f in _taken(descriptor)}
    return any(
        _has_times(kind, seen | {descriptor.full_name})
        for name, kind in inner.items()
        if name not in seen
    )


@lru_cache(maxsize=4096)
def _ways_to_times(descriptor: Descriptor) -> tuple[FieldDescriptor, ...]:
    """The fields that are times, or that lead to times."""
    return tuple(f for f in _taken(descriptor) if _has_times(f.message_type))


def _times(message: Message, path: str) -> Iterator[tuple[str, Timestamp]]:
    """The times inside a message with their paths. Only the ways to them are gone: a batch has many other fields."""
    if isinstance(message, Timestamp):
        yield path, message
        return
    for field in _ways_to_times(message.DESCRIPTOR):
        here = f"{path}.{field.name}" if path else field.name
        if field.message_type.GetOptions().map_entry:
            for key, item in getattr(message, field.name).items():
                yield from _times(item, f"{here}[{key!r}]")
        elif field.is_repeated:
            for index, item in enumerate(getattr(message, field.name)):
                yield from _times(item, f"{here}[{index}]")
        elif message.HasField(field.name):
            yield from _times(getattr(message, field.name), here)


def _wrong_times(request: Message) -> dict[str, str]:
    """Times outside the years 1 to 9999, which neither protobuf's JSON nor a calendar knows."""
    return {
        path: "must be a time between the years 1 and 9999"
        for path, item in _times(request, "")
        if not (FIRST <= item.seconds <= LAST and 0 <= item.nanos < 10**9)
    }


def violations(message: Message) -> dict[str, str]:
    """What is wrong with one row of a batch whose rows are judged one by one: path and text."""
    found: dict[str, str] = {}  # times were looked at in the request as a whole
    if plainly(message.DESCRIPTOR)(message):
        return found
    for violation in VALIDATOR.collect_violations(message):
        path = _path(violation.proto.field)
        found.setdefault(path, violation.proto.message or violation.proto.rule_id)
    return found


def _path(field: protovalidate.FieldPathPb | None) -> str:
    """ticket.phones[2].number."""
    parts = []
    for element in field.elements if field is not None else ():
        part = element.field_name
        subscript = element.subscript
        if subscript is not None:
            part += f"[{subscript.value}]"
        parts.append(part)
    return ".".join(parts)


@lru_cache(maxsize=4096)
def _wrong_path(descriptor: Descriptor, path: str) -> str:
    """What is wrong with a path of a mask, or ""."""
    current: Descriptor | None = descriptor
    for name in path.split("."):
        field = current.fields_by_name.get(name) if current is not None else None
        if field is None:
            return said(
                "names %(path)s, which is not a field of %(message)s",
                path=repr(path),
                message=descriptor.name,
            )
        if is_output_only(field):
            return said("names %(path)s, which is set by the service", path=repr(path))
        if is_map(field):
            return ""  # the rest is the name of one of its values
        current = field.message_type
    return ""


def _under_mask(request: Message, masked: str, fields: dict[str, str]) -> dict[str, str]:
    """The violations that an update cares about, and those of the mask itself."""
    mask: field_mask_pb2.FieldMask = getattr(request, "update_mask")  # noqa: B009 (known by descriptor)
    resource: Message = getattr(request, masked)
    wrong = next(filter(None, (_wrong_path(resource.DESCRIPTOR, path) for path in mask.paths)), "")
    if wrong:
        return {"update_mask": wrong}
    paths = list(mask.paths) or [field.name for field, _ in resource.ListFields()]
    kept = {}
    key = resource.DESCRIPTOR.fields_by_number[1].name
    for path, text in fields.items():
        inner = path.removeprefix(f"{masked}.")
        outside = inner == path
        if (
            outside
            or inner == key
            or any(inner == p or inner.startswith((f"{p}.", f"{p}[")) for p in paths)
        ):
            kept[path] = text
    return kept
