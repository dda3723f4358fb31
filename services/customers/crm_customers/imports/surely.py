"""Rows that surely keep the rules of their message, seen without asking the validator: nearly all of an import's.

The rule kept here: "surely" is said only where the proto's rules are of kinds that are known here and kept; whatever
else there is, the validator judges. So a row is never taken that it would have refused.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from buf.validate import validate_pb2
from google.protobuf.descriptor import Descriptor, FieldDescriptor

Judge = Callable[[Any], bool]
# Rules of whole messages that an import keeps by itself: it knows no record without its source and id.
KEPT = {"account.source", "contact.source"}


def _never(_: Any) -> bool:
    return False


def _of_text(rules: Any) -> Judge | None:
    """A text of so many letters, perhaps of one form."""
    if {field.name for field, _ in rules.ListFields()} - {"min_len", "max_len", "pattern"}:
        return None
    least, most = rules.min_len, rules.max_len if rules.HasField("max_len") else 1 << 40
    if rules.pattern:
        fits = re.compile(rules.pattern.removeprefix("^").removesuffix("$")).fullmatch
        return lambda value: (
            value.__class__ is str and least <= len(value) <= most and fits(value) is not None
        )
    return lambda value: value.__class__ is str and least <= len(value) <= most


def _of_entry(field: FieldDescriptor, rules: Any) -> Judge | None:
    """One value of a field under these rules."""
    told = {one.name for one, _ in rules.ListFields()}
    if field.enum_type is not None:
        known = frozenset(field.enum_type.values_by_number)
        return known.__contains__ if told <= {"enum"} else None
    if field.message_type is not None:
        inner = surely(field.message_type)
        return (lambda value: value.__class__ is dict and inner(value)) if not told else None
    if field.type == FieldDescriptor.TYPE_STRING and told <= {"string"}:
        return _of_text(rules.string)
    return (lambda value: value.__class__ is bool) if not told else None


def _of_field(field: FieldDescriptor) -> Judge | None:
    """What a field may hold; None where that is more than is known here."""
    rules = field.GetOptions().Extensions[validate_pb2.field]
    if not field.is_repeated:
        return _of_entry(field, rules)
    listed = rules.repeated
    told = {one.name for one, _ in listed.ListFields()}
    if {one.name for one, _ in rules.ListFields()} - {"repeated"} or told - {"max_items", "items"}:
        return None
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        return None
    each = _of_entry(field, listed.items)
    most = listed.max_items if listed.HasField("max_items") else 1 << 40
    if each is None:
        return None
    return lambda value: value.__class__ is list and len(value) <= most and all(map(each, value))


def surely(descriptor: Descriptor) -> Callable[[Mapping[str, Any]], bool]:
    """What says of the fields of a message, as its constructor takes them, that they surely keep all rules."""
    whole = descriptor.GetOptions().Extensions[validate_pb2.message]
    if any(one.id not in KEPT for one in whole.cel) or len(whole.ListFields()) > bool(whole.cel):
        return _never
    judges = {field.name: _of_field(field) or _never for field in descriptor.fields}
    # What is not said counts as empty, and must be allowed so.
    needed = [
        field.name
        for field in descriptor.fields
        if field.type == FieldDescriptor.TYPE_STRING
        and not field.is_repeated
        and not judges[field.name]("")
        and field.GetOptions().Extensions[validate_pb2.field].ListFields()
    ]

    def judge(fields: Mapping[str, Any]) -> bool:
        for name in needed:
            if name not in fields:
                return False
        for name, value in fields.items():  # noqa: SIM110 (asked of every row: a generator costs more)
            if not judges[name](value):
                return False
        return True

    return judge
