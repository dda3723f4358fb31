"""What kind of thing a field holds, as its proto says.

The rule kept here: a field's type and rules decide, never its message.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from buf.validate import validate_pb2
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp

TIMESTAMP, STRUCT = Timestamp.DESCRIPTOR.full_name, Struct.DESCRIPTOR.full_name
NUMERAL = re.compile(r"\^\(?(-\??)?\[0-?[19]\]")
WHOLE = (FieldDescriptor.CPPTYPE_INT32, FieldDescriptor.CPPTYPE_INT64)


def is_map(field: FieldDescriptor) -> bool:
    """Whether a field holds values by name; columns have them as JSONB."""
    return field.message_type is not None and field.message_type.GetOptions().map_entry


@lru_cache(maxsize=4096)
def is_decimal(field: FieldDescriptor) -> bool:
    """Whether a string field holds an exact number or a date: its rule says so. Empty, it is NULL."""
    pattern: str = field.GetOptions().Extensions[validate_pb2.field].string.pattern
    return NUMERAL.match(pattern) is not None


def texts(found: Mapping[str, Any]) -> dict[str, str]:
    """A JSONB of texts and lists of texts as a map of texts."""
    return {n: v if v.__class__ is str else ",".join(v) for n, v in found.items()}


def struct(value: Mapping[str, Any]) -> Struct:
    """A JSONB of anything as protobuf has it."""
    made = Struct()
    made.update(value)
    return made
