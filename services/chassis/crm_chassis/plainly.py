"""Messages that plainly keep the rules of their fields, seen without asking the validator: nearly all there are.

The rule kept here: "plainly" is said only where the rules are of kinds that are known here and kept; all else is the
validator's to judge and to explain. So nothing is taken that it would have refused.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import protovalidate
from buf.validate import validate_pb2
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

Judge = Callable[[Any], bool]
VALIDATOR = protovalidate.Validator()
NUMBERS = {
    FieldDescriptor.CPPTYPE_INT32: "int32",
    FieldDescriptor.CPPTYPE_INT64: "int64",
}
NAMED = re.compile(r"\bthis\b(?:\.(\w+))?")
HUGE = 1 << 70


def _never(_: Any) -> bool:
    return False


def _names(message: Any) -> set[str]:
    """What is set in some rules."""
    return {field.name for field, _ in message.ListFields()}


def _of_text(rules: Any) -> Judge | None:
    """A text of so many letters, or of one form, or one of a few."""
    told = _names(rules)
    if told == {"in"}:
        return frozenset(getattr(rules, "in")).__contains__
    if told - {"min_len", "max_len", "pattern"}:
        return None
    least, most = rules.min_len, rules.max_len if "max_len" in told else HUGE
    if "pattern" not in told:
        return lambda value: least <= len(value) <= most
    # Where engines differ, the narrower reading holds: more counts as blank, less as a digit; a line's end is no end.
    blanks, digits = (re.search(kind, rules.pattern) for kind in (r"\\[sS]", r"\\[dDwWbB]"))
    if blanks and digits:
        return None
    fits = re.compile(rules.pattern, re.ASCII if digits else 0).search
    return lambda value: (
        least <= len(value) <= most and fits(value) is not None and "\n" not in value
    )


def _of_number(rules: Any) -> Judge | None:
    """A whole number between two others."""
    if _names(rules) - {"gt", "gte", "lt", "lte"}:
        return None
    least = rules.gt + 1 if rules.HasField("gt") else rules.gte if rules.HasField("gte") else -HUGE
    most = rules.lt - 1 if rules.HasField("lt") else rules.lte if rules.HasField("lte") else HUGE
    return (lambda value: least <= value <= most) if least <= most else None


def _of_enum(field: FieldDescriptor, rules: Any) -> Judge | None:
    """One of an enum's values."""
    if _names(rules) - {"defined_only", "not_in"}:
        return None
    return frozenset(set(field.enum_type.values_by_number) - set(rules.not_in)).__contains__


def _of_entry(field: FieldDescriptor, rules: Any) -> Judge | None:
    """One value of a field under these rules; None: more is asked than is known here."""
    told = _names(rules) - {"required", "ignore"}
    if rules.ignore == validate_pb2.IGNORE_ALWAYS:
        return lambda _: True
    if field.message_type is not None:
        return plainly(field.message_type) if not told else None
    if field.enum_type is not None and told <= {"enum"}:
        return _of_enum(field, rules.enum) if told else lambda _: True
    if field.type == FieldDescriptor.TYPE_STRING and told <= {"string"}:
        return _of_text(rules.string)
    kind = NUMBERS.get(field.cpp_type, "")
    if kind and told == {kind}:
        return _of_number(getattr(rules, kind))
    return None if told else lambda _: True


def _of_field(field: FieldDescriptor) -> Judge | None:
    """What a field may hold."""
    rules = field.GetOptions().Extensions[validate_pb2.field]
    if not field.is_repeated:
        return _of_entry(field, rules)
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        return _of_map(field, rules)
    listed = rules.repeated
    if _names(rules) - {"repeated", "required"} or _names(listed) - {
        "min_items",
        "max_items",
        "items",
    }:
        return None
    each = _of_entry(field, listed.items)
    least, most = listed.min_items, listed.max_items if listed.HasField("max_items") else HUGE
    if each is None:
        return None
    return lambda values: least <= len(values) <= most and all(map(each, values))


def _of_map(field: FieldDescriptor, rules: Any) -> Judge | None:
    """Values by name."""
    if _names(rules) - {"map"} or _names(rules.map) - {"max_pairs", "keys", "values"}:
        return None
    entry = field.message_type.fields_by_name
    key = _of_entry(entry["key"], getattr(rules.map, "keys"))  # noqa: B009 (a mapping has one too)
    value = _of_entry(entry["value"], getattr(rules.map, "values"))  # noqa: B009
    most = rules.map.max_pairs if rules.map.HasField("max_pairs") else HUGE
    if key is None or value is None:
        return None
    return lambda found: (
        len(found) <= most and all(map(key, found)) and all(value(found[name]) for name in found)
    )


def _asked_whole(descriptor: Descriptor) -> set[str] | None:
    """The fields that rules of the whole message look at; None: there is more to these rules."""
    rules = descriptor.GetOptions().Extensions[validate_pb2.message]
    if _names(rules) - {"cel"} or any(
        one.GetOptions().Extensions[validate_pb2.oneof].required for one in descriptor.oneofs
    ):
        return None
    named = [name for one in rules.cel for name in NAMED.findall(one.expression)]
    return None if "" in named else set(named)


def _missed(descriptor: Descriptor) -> set[int]:
    """The fields that an empty message is blamed for; 0 stands for the message as a whole."""
    empty = GetMessageClass(descriptor)()
    found = VALIDATOR.collect_violations(empty)
    paths = [one.proto.field.elements if one.proto.field is not None else () for one in found]
    return {path[0].field_number if path else 0 for path in paths}


@lru_cache(maxsize=4096)
def plainly(descriptor: Descriptor) -> Judge:
    """What says of messages of a kind whether they plainly keep all rules."""
    judges: dict[int, Judge] = {}
    whole, missed = _asked_whole(descriptor), _missed(descriptor)
    if whole is None or 0 in missed:
        return _never

    def learn(number: int) -> Judge:
        """When first needed: a message may hold messages of its own kind."""
        field = descriptor.fields_by_number[number]
        judges[number] = (None if field.name in whole else _of_field(field)) or _never
        return judges[number]

    def judge(message: Message) -> bool:
        fields = message.ListFields()
        if missed and not missed <= {field.number for field, _ in fields}:
            return False
        for field, value in fields:
            number = field.number
            if not (judges.get(number) or learn(number))(value):
                return False
        return True

    return judge
