"""Which fields of a message say something about a person, and the message without it.

The rule kept here: the proto alone says what is personal. In a record of the person all of that goes; in a record of
somebody else only the person's own words go, wherever they stand.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from buf.validate import validate_pb2
from crm.options.v1 import options_pb2
from google.protobuf import json_format
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct

from crm_chassis.person_words import ERASED, Words

M = TypeVar("M", bound=Message)
STRUCT = Struct.DESCRIPTOR.full_name
REACHES = options_pb2.PERSONAL_DATA_CONTACT


@lru_cache(maxsize=4096)
def data_class(field: FieldDescriptor) -> int:
    """The class of personal data that a field holds; 0: none."""
    return int(field.GetOptions().Extensions[options_pb2.personal_data])


@lru_cache(maxsize=4096)
def is_needed(field: FieldDescriptor) -> bool:
    """Whether a text may not be empty, since a rule says so or it is what its record is called."""
    rules = field.GetOptions().Extensions[validate_pb2.field]
    return bool(rules.string.min_len or rules.required or field.name == "display_name")


@lru_cache(maxsize=1024)
def reaches(descriptor: Descriptor) -> bool:
    """Whether a message is a way to reach somebody (a telephone number, an address): it goes as a whole."""
    return any(data_class(field) == REACHES for field in descriptor.fields)


@lru_cache(maxsize=4096)
def goes_whole(field: FieldDescriptor) -> bool:
    """Whether a field is personal, itself or by what is in it."""
    kind = field.message_type
    return bool(data_class(field)) or (field.is_repeated and kind is not None and reaches(kind))


def personal_names(descriptor: Descriptor) -> dict[str, FieldDescriptor]:
    """The fields of a message that are personal, themselves or by what is in them."""
    return {field.name: field for field in descriptor.fields if goes_whole(field)}


Own = Collection[tuple[str, str]]  # the person's own records: (resource, number)
NOTHING = frozenset[str]()


class Going(NamedTuple):
    """What goes out of a message: words, wherever they stand; of the person's own record all that is personal."""

    words: Words
    whole: bool = False  # it is the person's own record
    spared: frozenset[str] = (
        NOTHING  # fields that name somebody else there: only words go out of them
    )


def without(message: M, going: Going, own: Own = ()) -> M:
    """The message without the person; records in `own` that stand within it are the person's too."""
    kept = type(message)()
    kept.CopyFrom(message)
    _clean(kept, going, own)
    return kept


def _is_own(message: Any, own: Own) -> bool:
    """Whether a message is one of these records."""
    first = message.DESCRIPTOR.fields_by_number.get(1)
    if not own or first is None or first.is_repeated:
        return False
    resource = message.DESCRIPTOR.full_name.replace(".v1.", ".")
    return (resource, str(getattr(message, first.name))) in own


def _clean(message: Any, going: Going, own: Own) -> None:
    words = going.words
    going = going._replace(whole=going.whole or _is_own(message, own))
    if message.DESCRIPTOR.full_name == STRUCT:
        told = words.out_of(_plain(message))
        message.Clear()
        message.update(told)
        return
    for field, value in message.ListFields():
        if going.whole and goes_whole(field) and field.name not in going.spared:
            message.ClearField(field.name)
            if not field.is_repeated and field.message_type is None and is_needed(field):
                setattr(message, field.name, ERASED)
        elif field.message_type is None:
            _clean_text(message, field, value, words)
        elif field.message_type.GetOptions().map_entry:
            _clean_map(value, words)
        else:
            for each in value if field.is_repeated else [value]:
                _clean(each, going, own)


def _clean_text(message: Any, field: FieldDescriptor, value: Any, words: Words) -> None:
    """The person's words go out of a text, or of a list of texts."""
    if field.cpp_type != FieldDescriptor.CPPTYPE_STRING or field.type == field.TYPE_BYTES:
        return
    if field.is_repeated:
        told = words.out_of(list(value))
        if told != list(value):
            del value[:]
            value.extend(told)
    elif words.inside(value):
        setattr(message, field.name, words.out_of(value))


def _clean_map(found: Any, words: Words) -> None:
    """The person's words go out of texts that stand under names, such as attributes."""
    for name, text in list(found.items()):
        if isinstance(text, str) and words.inside(text):
            found[name] = words.out_of(text)


def _plain(struct: Any) -> Any:
    """A Struct as plain values."""
    return json_format.MessageToDict(struct)
