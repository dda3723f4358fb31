"""Messages as JSON Schema, with their comments and field rules: what the OpenAPI document is made of.

The rule kept here: a schema takes what the REST door takes. Rules that JSON Schema cannot say stay in the description
of the proto and are checked by the pipeline.
"""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from buf.validate import validate_pb2
from crm.options.v1 import options_pb2
from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor

from crm_chassis.doors.form_fields import is_required, rules_of
from crm_chassis.methods import is_output_only

Schema = dict[str, Any]
MOMENT = {"type": "string", "format": "date-time", "examples": ["2026-11-22T09:30:00Z"]}
WELL_KNOWN: dict[str, Schema] = {
    "google.protobuf.Timestamp": MOMENT,
    "google.protobuf.Duration": {"type": "string", "pattern": r"^-?[0-9]{1,11}(\.[0-9]{1,9})?s$"},
    "google.protobuf.FieldMask": {"type": "string", "examples": ["subject,priority"]},
    "google.protobuf.Struct": {"type": "object", "additionalProperties": True},
    "google.protobuf.ListValue": {"type": "array", "items": {}},
    "google.protobuf.Value": {},
    "google.protobuf.Any": {
        "type": "object",
        "properties": {"@type": {"type": "string"}},
        "additionalProperties": True,
    },
}
WRAPPERS = "google/protobuf/wrappers.proto"
INTEGERS = {
    FieldDescriptor.CPPTYPE_INT32: ("int32", -(2**31), 2**31 - 1),
    FieldDescriptor.CPPTYPE_UINT32: ("uint32", 0, 2**32 - 1),
}
LONG = {FieldDescriptor.CPPTYPE_INT64: "int64", FieldDescriptor.CPPTYPE_UINT64: "uint64"}
NUMBERS = ("int32", "uint32", "sint32", "float", "double")
BOUNDS = {"gt": "exclusiveMinimum", "gte": "minimum", "lt": "exclusiveMaximum", "lte": "maximum"}
ANY_LONG, NATURAL, POSITIVE = r"^-?[0-9]{1,18}$", r"^[0-9]{1,18}$", r"^[1-9][0-9]{0,17}$"


@lru_cache(maxsize=1)
def _comments() -> dict[str, str]:
    return dict(json.loads((files("crm") / "comments.json").read_text(encoding="utf-8")))


def comment(name: str) -> str:
    """What the protos say about something, by its full name."""
    return _comments().get(name, "")


def reference(descriptor: Descriptor) -> Schema:
    """How another schema points to a message's."""
    known = WELL_KNOWN.get(descriptor.full_name)
    if known is not None:
        return dict(known)
    if descriptor.file.name == WRAPPERS:
        return of_value(descriptor.fields_by_name["value"], validate_pb2.FieldRules())
    return {"$ref": f"#/components/schemas/{descriptor.full_name}"}


def of_message(
    descriptor: Descriptor, without: frozenset[str] = frozenset(), request: bool = False
) -> Schema:
    """The schema of a message; only requests say what is required, for replies leave out what is empty."""
    fields = [field for field in descriptor.fields if field.name not in without]
    schema: Schema = {
        "type": "object",
        "description": comment(descriptor.full_name),
        "properties": {field.name: of_field(field) for field in fields},
        "additionalProperties": False,
    }
    required = [field.name for field in fields if is_required(field)] if request else []
    return {**schema, "required": required} if required else schema


def of_field(field: FieldDescriptor) -> Schema:
    """The schema of a field: its value's, with its comment, its rules and its class of personal data."""
    rules = rules_of(field)
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        inner = field.message_type.fields_by_name["value"]
        schema: Schema = {
            "type": "object",
            "additionalProperties": of_value(inner, rules.map.values),
        }
        if rules.map.max_pairs:
            schema["maxProperties"] = rules.map.max_pairs
    elif field.is_repeated:
        schema = _list(field, rules)
    else:
        schema = of_value(field, rules)
    said = comment(field.full_name)
    if said:
        schema["description"] = said
    # An etag is set by the service, and handed back to it by who changes the record.
    if is_output_only(field) and field.name != "etag":
        schema["readOnly"] = True
    personal = field.GetOptions().Extensions[options_pb2.personal_data]
    if personal:
        name = options_pb2.PersonalData.Name(personal)
        schema["x-personal-data"] = name.removeprefix("PERSONAL_DATA_")
    return schema


def _list(field: FieldDescriptor, rules: validate_pb2.FieldRules) -> Schema:
    schema: Schema = {"type": "array", "items": of_value(field, rules.repeated.items)}
    if rules.repeated.min_items:
        schema["minItems"] = rules.repeated.min_items
    if rules.repeated.max_items:
        schema["maxItems"] = rules.repeated.max_items
    if rules.repeated.unique:
        schema["uniqueItems"] = True
    return schema


def of_value(field: FieldDescriptor, rules: validate_pb2.FieldRules) -> Schema:
    """The schema of one value of a field."""
    if field.message_type is not None:
        return reference(field.message_type)
    if field.enum_type is not None:
        return _enum(field.enum_type, rules)
    if field.type == FieldDescriptor.TYPE_BOOL:
        return {"type": "boolean"}
    if field.type == FieldDescriptor.TYPE_BYTES:
        return {"type": "string", "contentEncoding": "base64"}
    if field.type == FieldDescriptor.TYPE_STRING:
        return _text(rules)
    if field.cpp_type in LONG:
        return _long(field, rules)
    if field.cpp_type not in INTEGERS:
        return {"type": "number", **_bounds(rules)}
    name, least, most = INTEGERS[field.cpp_type]
    bounds = _bounds(rules)
    if "minimum" not in bounds and "exclusiveMinimum" not in bounds:
        bounds["minimum"] = least
    if "maximum" not in bounds and "exclusiveMaximum" not in bounds:
        bounds["maximum"] = most
    return {"type": "integer", "format": name, **bounds}


def _enum(descriptor: EnumDescriptor, rules: validate_pb2.FieldRules) -> Schema:
    names = [value.name for value in descriptor.values if value.number not in rules.enum.not_in]
    said = {name: comment(f"{descriptor.full_name}.{name}") for name in names}
    return {"type": "string", "enum": names, "x-enum-descriptions": said}


def _text(rules: validate_pb2.FieldRules) -> Schema:
    text, schema = rules.string, Schema(type="string")
    if getattr(text, "in"):
        schema["enum"] = list(getattr(text, "in"))
    if text.min_len or text.len:
        schema["minLength"] = text.len or text.min_len
    if text.max_len or text.len:
        schema["maxLength"] = text.len or text.max_len
    if text.pattern:
        schema["pattern"] = text.pattern
    if text.WhichOneof("well_known") in ("email", "uri", "uuid", "ipv4", "ipv6"):
        schema["format"] = text.WhichOneof("well_known")
    return schema


def _long(field: FieldDescriptor, rules: validate_pb2.FieldRules) -> Schema:
    """64 bits do not fit into every reader's numbers: they are texts of digits, as protobuf says."""
    bounds = getattr(rules, LONG[field.cpp_type])
    pattern = ANY_LONG
    if bounds.HasField("gte") and bounds.gte >= 0:
        pattern = NATURAL
    if bounds.HasField("gt") and bounds.gt >= 0:
        pattern = POSITIVE
    return {"type": "string", "format": LONG[field.cpp_type], "pattern": pattern}


def _bounds(rules: validate_pb2.FieldRules) -> Schema:
    kind = rules.WhichOneof("type")
    if kind not in NUMBERS:
        return {}
    found = getattr(rules, kind)
    return {word: getattr(found, name) for name, word in BOUNDS.items() if found.HasField(name)}
