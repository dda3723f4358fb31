"""The new values of a bulk edit, and what a record had in their place.

The rule kept here: what was there before is kept as the message of the record with only those fields, so that putting
it back is an update like any other: field by field, and empty where it was empty.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.records.v1 import bulk_edits_pb2 as pb
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from crm_chassis import record_fields, records, validation
from crm_chassis.doors.json_in import Reader
from crm_chassis.errors import Invalid
from crm_chassis.record_lists import BoundList

if TYPE_CHECKING:
    from crm_chassis.call import Call

PATH = "bulk_edit.changes"


class Target(NamedTuple):
    """What the records are to become: a message with the new values, and which of its fields count."""

    message: Any
    paths: tuple[str, ...]


def target(
    call: "Call", bound: BoundList, changes: Sequence[Any], *, check: bool = False
) -> Target:
    """What these changes mean; raises Invalid with the path of each that cannot be."""
    message: Any = bound.spec.message()
    reader, problems = Reader(), {}
    fields = {each.name: each for each in bound.fields(call)} if check else {}
    for at, change in enumerate(changes):
        path = f"{PATH}[{at}]"
        known = fields.get(change.field)
        if check and (known is None or not known.editable):
            problems[f"{path}.field"] = "cannot be changed in bulk"
            continue
        _put(message, change.field, change.value, reader, f"{path}.value")
    names = tuple(dict.fromkeys(change.field for change in changes))
    if len(names) != len(changes):
        problems[PATH] = "name a field only once"
    problems |= reader.problems
    if check and not problems:
        problems = _violations(bound, message, names)
    if problems:
        raise Invalid(problems)
    return Target(message, names)


def _put(message: Any, path: str, text: str, reader: Reader, told: str) -> None:
    """Reads one value; an empty one is none."""
    name, _, inner = path.partition(".")
    if inner:
        getattr(message, name)[inner] = text
        return
    field = message.DESCRIPTOR.fields_by_name[name]
    texts = [text.strip()] if text.strip() else []
    if field.is_repeated:
        texts = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
    if field.enum_type is not None:
        texts = [_enum_name(field, word) for word in texts]
    if not texts:
        message.ClearField(name)
        return
    own = Reader()
    own.parameter(message, name, texts)
    for problem in own.problems.values():
        reader.wrong(told, problem)


def _enum_name(field: FieldDescriptor, word: str) -> str:
    """The name of an enum value, also from the word that filters take."""
    numbers = records.enum_numbers(field.enum_type)
    if word.lower() in numbers:
        return str(field.enum_type.values_by_number[numbers[word.lower()]].name)
    return word


def _violations(bound: BoundList, message: Any, names: Sequence[str]) -> dict[str, str]:
    """What the field rules of the update say of the new values."""
    probe = update_request(bound, Target(message, tuple(names)), 1, "")
    try:
        validation.check(bound.methods["Update"], probe)
    except Invalid as refused:
        masked = bound.methods["Update"].masked_field
        found = {}
        for path, text in refused.fields.items():
            inner = path.removeprefix(f"{masked}.").partition("[")[0]
            at = names.index(inner) if inner in names else None
            found[PATH if at is None else f"{PATH}[{at}].value"] = text
        return found
    return {}


def update_request(bound: BoundList, wanted: Target, record_id: int, etag: str) -> Any:
    """The update that makes a record so."""
    method = bound.methods["Update"]
    request: Any = method.request_class()
    resource = getattr(request, method.masked_field)
    resource.CopyFrom(wanted.message)
    setattr(resource, bound.spec.key_field, record_id)
    if "etag" in resource.DESCRIPTOR.fields_by_name:
        resource.etag = etag
    request.update_mask.paths[:] = wanted.paths
    return request


def only(message: Message, paths: Sequence[str]) -> Any:
    """A message with only these fields of another."""
    found: Any = type(message)()
    for path in paths:
        name, _, inner = path.partition(".")
        field = message.DESCRIPTOR.fields_by_name[name]
        value = getattr(message, name)
        if inner:
            getattr(found, name)[inner] = value.get(inner, "")
        elif field.is_repeated:
            getattr(found, name).extend(value)
        elif field.message_type is not None:
            if message.HasField(name):
                getattr(found, name).CopyFrom(value)
        else:
            setattr(found, name, value)
    return found


def same(before: Message, wanted: Target) -> bool:
    """Whether a record is so already."""
    return bool(before == only(wanted.message, wanted.paths))


def texts(message: Message, paths: Sequence[str]) -> list[str]:
    """The values of these fields in words."""
    return [_text(record_fields.value_at(message, path)) for path in paths]


def _text(value: record_fields.Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, list) else str(value)


def changes_of(row: Any) -> list[pb.FieldChange]:
    """The changes that a bulk edit's row keeps."""
    return [pb.FieldChange(**each) for each in row.changes]
