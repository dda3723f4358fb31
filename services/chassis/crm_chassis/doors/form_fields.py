"""Between a form's inputs and a message's fields: the same names, `ticket.subject`, `contact.phones[0].number`.

The rule kept here: what kind of input a field needs, and what it may hold, is read from the proto and its field rules;
an input that cannot be read is a problem of that field, never a lost request.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from buf.validate import validate_pb2
from google.api import field_behavior_pb2
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

from crm_chassis import i18n
from crm_chassis.field_kinds import is_map
from crm_chassis.i18n import gettext as _

STEP = re.compile(r"([a-z0-9_]+)(?:\[(\d+)\])?")
WHOLE = frozenset({"int32", "int64", "uint32", "uint64"})
TYPES: dict[int, str] = {
    FieldDescriptor.TYPE_INT32: "int32",
    FieldDescriptor.TYPE_INT64: "int64",
    FieldDescriptor.TYPE_UINT32: "uint32",
    FieldDescriptor.TYPE_UINT64: "uint64",
}
MOMENT, MASK = "google.protobuf.Timestamp", "google.protobuf.FieldMask"
LONG = 300


class Spec(NamedTuple):
    """What an input has to be."""

    kind: str
    required: bool
    max_length: int
    choices: list[tuple[Any, str]]
    repeated: bool


@dataclass(frozen=True)
class Step:
    """One step of a path: a field, and which of its entries."""

    name: str
    index: int | None


def steps_of(path: str) -> list[Step]:
    """The steps of `contact.phones[0].number`; empty when it is not a path."""
    found = [STEP.fullmatch(part) for part in path.split(".")]
    if not all(found):
        return []
    return [Step(m[1], int(m[2]) if m[2] else None) for m in found if m]


def field_of(descriptor: Descriptor, path: str) -> FieldDescriptor | None:
    """The field at this path, or None."""
    current: Descriptor | None = descriptor
    field: FieldDescriptor | None = None
    steps = steps_of(path)
    for step in steps:
        if field is not None and is_map(field):  # the step is the name of one of its values
            field, current = field.message_type.fields_by_name["value"], None
            continue
        field = current.fields_by_name.get(step.name) if current is not None else None
        if field is not None and is_map(field):
            continue
        if field is None or (field.is_repeated and step is not steps[-1]) != (
            step.index is not None
        ):
            return None
        current = field.message_type
    return field


def rules_of(field: FieldDescriptor) -> validate_pb2.FieldRules:
    """The field rules of protovalidate."""
    rules: validate_pb2.FieldRules = field.GetOptions().Extensions[validate_pb2.field]
    return rules


def is_required(field: FieldDescriptor) -> bool:
    """Whether an empty input would be refused."""
    rules = rules_of(field)
    behaviors = field.GetOptions().Extensions[field_behavior_pb2.field_behavior]
    if rules.required or field_behavior_pb2.REQUIRED in behaviors:
        return True
    if rules.ignore == validate_pb2.IGNORE_IF_ZERO_VALUE:
        return False
    if rules.string.pattern and not re.search(rules.string.pattern, ""):
        return True
    fewest = rules.string.min_len or rules.string.len or rules.repeated.min_items
    return bool(fewest) or rules.int64.gt > 0 or rules.int32.gt > 0 or 0 in rules.enum.not_in


def spec_of(field: FieldDescriptor, kind: str, choices: list[tuple[Any, str]] | None) -> Spec:
    """What an input for this field has to be; `kind` and `choices` overrule what the proto says."""
    rules = rules_of(field)
    texts = rules.repeated.items.string if field.is_repeated else rules.string
    if choices is None and field.enum_type is not None:
        choices = [
            (v.name, i18n.enum_label(field.enum_type, v.number))
            for v in field.enum_type.values
            if v.number
        ]
    if choices is None and texts and getattr(texts, "in"):
        choices = [(value, value) for value in getattr(texts, "in") if value]
    if not kind:
        kind = "select" if choices is not None else _kind(field, texts.max_len)
    return Spec(
        kind, is_required(field), texts.max_len or texts.len, choices or [], field.is_repeated
    )


def _kind(field: FieldDescriptor, longest: int) -> str:
    """The kind of input that suits a field."""
    if field.message_type is not None and field.message_type.full_name == MOMENT:
        return "datetime"
    if field.type == FieldDescriptor.TYPE_BOOL:
        return "checkbox"
    if field.type in TYPES:
        return "number"
    if field.is_repeated or longest > LONG:
        return "textarea"
    named = (("password", "password"), ("email", "email"), ("phone", "tel"), ("_date", "date"))
    return next((kind for end, kind in named if field.name.endswith(end)), "text")


def read(field: FieldDescriptor, text: str) -> Any:
    """The value that an input's text means; None for an empty one; ValueError says what is wrong."""
    if field.type == FieldDescriptor.TYPE_STRING:
        return text.replace("\r\n", "\n")
    text = text.strip()
    if not text:
        return None
    if field.message_type is not None:
        if field.message_type.full_name != MOMENT:
            raise ValueError(_("cannot be given here"))
        return _moment(text)
    if field.type == FieldDescriptor.TYPE_BOOL:
        return text == "true"
    if field.enum_type is not None:
        if text not in field.enum_type.values_by_name:
            raise ValueError(_("is not one of the choices"))
        return field.enum_type.values_by_name[text].number
    try:
        return int(text) if field.type in TYPES else float(text)
    except ValueError:
        raise ValueError(_("must be a number")) from None


def _moment(text: str) -> datetime:
    """A moment as an input writes it, in the reader's time zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(_("must be a date and a time")) from None
    return (found if found.tzinfo else found.replace(tzinfo=i18n.zone())).astimezone(UTC)


def shown(field: FieldDescriptor, value: Any) -> str:
    """A field's value as an input shows it."""
    if field.message_type is not None and field.message_type.full_name == MOMENT:
        moment: datetime = value.ToDatetime(tzinfo=UTC)
        return moment.astimezone(i18n.zone()).strftime("%Y-%m-%dT%H:%M")
    if field.enum_type is not None:
        return str(field.enum_type.values_by_number[value].name) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value in (0, None) else str(value)


def values_at(message: Message, path: str) -> list[str]:
    """What a message holds at a path, as inputs show it."""
    current: Any = message
    field: FieldDescriptor | None = None
    for step in steps_of(path):
        if field is not None and is_map(field):
            return [current[step.name]] if step.name in current else []
        field = current.DESCRIPTOR.fields_by_name[step.name]
        if (
            field.message_type is not None
            and not field.is_repeated
            and not current.HasField(step.name)
        ):
            return []
        current = getattr(current, step.name)
        if step.index is not None:
            if step.index >= len(current):
                return []
            current = current[step.index]
    if field is None:
        return []
    entries: Iterable[Any] = (
        current if field.is_repeated and not isinstance(current, Message) else [current]
    )
    return [shown(field, entry) for entry in entries]
