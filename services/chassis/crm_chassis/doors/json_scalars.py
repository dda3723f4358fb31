"""Single values of JSON and of query parameters, as values of a message's field.

The rule kept here: what cannot be taken raises a ValueError that says what would be right.
"""

import base64
import binascii
import math
import re
from typing import Any

from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor

SMALL = frozenset({FieldDescriptor.CPPTYPE_INT32, FieldDescriptor.CPPTYPE_UINT32})
WHOLE = SMALL | {FieldDescriptor.CPPTYPE_INT64, FieldDescriptor.CPPTYPE_UINT64}
DIGITS = re.compile(r"-?[0-9]{1,20}")


def scalar(field: FieldDescriptor, given: Any) -> Any:
    """A value of JSON as a value of the field; ValueError says what would be right."""
    kind = field.cpp_type
    if field.enum_type is not None:
        return _enum(field.enum_type, given)
    if kind == FieldDescriptor.CPPTYPE_BOOL:
        if not isinstance(given, bool):
            raise ValueError("must be true or false")
        return given
    if kind == FieldDescriptor.CPPTYPE_STRING:
        return _bytes_or_text(field, given)
    if kind in WHOLE:
        return _integer(given)
    return _real(given)


def _bytes_or_text(field: FieldDescriptor, given: Any) -> Any:
    if not isinstance(given, str):
        raise ValueError("must be text")
    if field.type != FieldDescriptor.TYPE_BYTES:
        return given
    try:
        padded = given.replace("-", "+").replace("_", "/") + "=" * (-len(given) % 4)
        return base64.b64decode(padded, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("must be base64") from None


def _integer(given: Any) -> int:
    if isinstance(given, str) and DIGITS.fullmatch(given):
        return int(given)
    if isinstance(given, float) and given.is_integer() and abs(given) < 2**63:
        return int(given)
    if isinstance(given, bool) or not isinstance(given, int):
        raise ValueError("must be a whole number")
    return given


def _real(given: Any) -> float:
    if isinstance(given, str):
        try:
            found = float(given)
        except ValueError:
            raise ValueError("must be a number") from None
        if math.isfinite(found) or given in ("NaN", "Infinity", "-Infinity"):
            return found
        raise ValueError("must be a number")
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError("must be a number")
    return float(given)


def _enum(descriptor: EnumDescriptor, given: Any) -> int:
    if isinstance(given, str):
        if given in descriptor.values_by_name:
            return int(descriptor.values_by_name[given].number)
        if not DIGITS.fullmatch(given):
            names = ", ".join(value.name for value in descriptor.values if value.number)
            raise ValueError(f"must be one of {names}")
    return _integer(given)


def scalar_from_text(field: FieldDescriptor, text: str) -> Any:
    """The same for a text of a query parameter or a map's key."""
    if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL:
        if text not in ("true", "false"):
            raise ValueError("must be true or false")
        return text == "true"
    return scalar(field, text)
