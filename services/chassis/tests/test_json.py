"""JSON: the fast encoder says what protobuf says, and what is read names its problems by field."""

import importlib
import math
import os
import struct
from datetime import UTC, datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import crm
import orjson
import pytest
from crm.access.v1 import users_pb2
from crm.events.v1 import events_pb2
from crm_chassis.doors import json_out
from crm_chassis.doors.json_in import Reader
from crm_chassis.errors import Invalid
from google.protobuf import json_format
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message_factory import GetMessageClass
from hypothesis import given, settings
from hypothesis import strategies as st

JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def all_messages() -> list[Descriptor]:
    """Every message of every proto there is."""
    found: dict[str, Descriptor] = {}
    (root,) = {Path(path) for path in crm.__path__}
    for path in root.rglob("*_pb2.py"):
        name = ".".join(("crm", *path.relative_to(root).with_suffix("").parts))
        todo = list(importlib.import_module(name).DESCRIPTOR.message_types_by_name.values())
        while todo:
            kind = todo.pop()
            todo += kind.nested_types
            if not kind.GetOptions().map_entry:
                found[kind.full_name] = kind
    return [found[name] for name in sorted(found)]


# Where encoders differ first: ends of ranges, signs, what must be escaped, what takes four bytes.
NUMBERS = [
    0.0,
    -0.0,
    1.5,
    -1.0,
    1e-320,
    1e300,
    2.0**53,
    0.1,
    float("inf"),
    float("-inf"),
    float("nan"),
]
LETTERS = 'aZ09 \0\n"\\/<&\x7f\x80ß中\u200b\u2028\u202e\ufeff\ufffd\uffff😀\U0010ffff'
FLOATS = (FieldDescriptor.CPPTYPE_DOUBLE, FieldDescriptor.CPPTYPE_FLOAT)
WIDTHS = {
    FieldDescriptor.CPPTYPE_INT32: (-(2**31), 2**31 - 1),
    FieldDescriptor.CPPTYPE_INT64: (-(2**63), 2**63 - 1),
    FieldDescriptor.CPPTYPE_UINT32: (0, 2**32 - 1),
    FieldDescriptor.CPPTYPE_UINT64: (0, 2**64 - 1),
}


def text_of(draw: Random) -> str:
    """Anything that is a text: no half of a pair of surrogates."""
    points = [draw.randrange(0x10F800) for _ in range(draw.randrange(5))]
    some = [chr(point + 0x800 * (point >= 0xD800)) for point in points]
    return "".join(some + draw.choices(LETTERS, k=draw.randrange(8)))


def whole(draw: Random, least: int, most: int) -> int:
    """A number of the range, often at its ends or near nothing."""
    near = [number for number in (-1, 0, 1, 2**53 + 1) if least <= number <= most]
    return draw.choice([least, most, *near, draw.randint(least, most)])


def json_of(draw: Random, depth: int = 0) -> Any:
    """Anything that JSON can say."""
    kind = draw.randrange(6 if depth < 3 else 4)
    if kind == 4:
        return [json_of(draw, depth + 1) for _ in range(draw.randrange(4))]
    if kind == 5:
        return {text_of(draw): json_of(draw, depth + 1) for _ in range(draw.randrange(4))}
    return (None, draw.random() < 0.5, draw.choice(NUMBERS[:8]), text_of(draw))[kind]


def scalar(draw: Random, field: FieldDescriptor) -> Any:
    if field.enum_type is not None:
        return draw.choice([*(value.number for value in field.enum_type.values), 77])
    if field.cpp_type in WIDTHS:
        return whole(draw, *WIDTHS[field.cpp_type])
    if field.cpp_type in FLOATS:
        number = draw.choice([*NUMBERS, draw.uniform(-1e6, 1e6)])
        return number if field.cpp_type == FLOATS[0] else struct.unpack("f", as_float(number))[0]
    if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL:
        return draw.random() < 0.5
    return draw.randbytes(draw.randrange(9)) if field.type == field.TYPE_BYTES else text_of(draw)


def as_float(number: float) -> bytes:
    """In four bytes; what is too large for them is endless."""
    return struct.pack("f", number if abs(number) < 1e38 else math.copysign(math.inf, number))


def filled(draw: Random, kind: Descriptor, depth: int = 0) -> Any:
    """A message of this kind with anything in it."""
    name, message = kind.full_name, GetMessageClass(kind)()
    if name == "google.protobuf.Timestamp":
        message.seconds = whole(draw, -62135596800, 253402300799)
        message.nanos = draw.choice([0, 1, 1000, 5_000_000, 999_999_999, 120_000])
    elif name == "google.protobuf.FieldMask":
        message.paths.extend(draw.choices(["subject", "due_time", "a.b_c"], k=draw.randrange(4)))
    elif name == "google.protobuf.Duration":
        message.seconds = whole(draw, 0, 10**9)
    elif name == "google.protobuf.Struct":
        message.update({text_of(draw): json_of(draw) for _ in range(draw.randrange(4))})
    elif name == "google.protobuf.Any":
        message.Pack(filled(draw, users_pb2.User.DESCRIPTOR, 2))
    elif name not in ("google.protobuf.Value", "google.protobuf.ListValue"):
        for field in kind.fields:
            if draw.random() < 0.5:
                fill(draw, message, field, depth)
    return message


def fill(draw: Random, message: Any, field: FieldDescriptor, depth: int) -> None:
    inner = field.message_type
    if inner is not None and inner.GetOptions().map_entry:
        key, value = inner.fields_by_name["key"], inner.fields_by_name["value"]
        for name in [scalar(draw, key) for _ in range(draw.randrange(3))]:
            if value.message_type is None:
                getattr(message, field.name)[name] = scalar(draw, value)
            elif depth < 3:
                made = filled(draw, value.message_type, depth + 1)
                getattr(message, field.name)[name].CopyFrom(made)
    elif inner is not None:
        if depth > 3:
            return
        if field.is_repeated:
            for _ in range(draw.randrange(3)):
                getattr(message, field.name).add().CopyFrom(filled(draw, inner, depth + 1))
        else:
            getattr(message, field.name).CopyFrom(filled(draw, inner, depth + 1))
    elif field.is_repeated:
        values = [scalar(draw, field) for _ in range(draw.randrange(4))]
        getattr(message, field.name).extend(values)
    else:
        setattr(message, field.name, scalar(draw, field))


def some(kind: Descriptor, many: int) -> list[Any]:
    """Messages of this kind: an empty one, and others that are drawn anew in each run."""
    seed = draw_seed()
    print(f"seed {seed}")  # shown when the test fails
    draw = Random(seed)
    return [GetMessageClass(kind)(), *(filled(draw, kind) for _ in range(many))]


def draw_seed() -> int:
    """JSON_SEED says it, to see again what failed."""
    return int(os.environ.get("JSON_SEED") or SystemRandom().randrange(2**32))


@pytest.mark.parametrize("kind", all_messages(), ids=lambda kind: kind.full_name)
def test_the_fast_encoder_says_what_protobuf_says(kind: Descriptor) -> None:
    for message in some(kind, 15):
        expected = json_format.MessageToDict(message, preserving_proto_field_name=True)
        assert json_out.to_dict(message) == expected
        assert orjson.loads(json_out.encode(message)) == orjson.loads(orjson.dumps(expected))


@pytest.mark.parametrize("kind", all_messages(), ids=lambda kind: kind.full_name)
def test_what_was_written_is_read_again(kind: Descriptor) -> None:
    for message in some(kind, 10):
        reader, again = Reader(), GetMessageClass(kind)()
        reader.message(again, orjson.loads(json_out.encode(message)))
        reader.check()
        assert json_out.to_dict(again) == json_out.to_dict(message)


@given(given=JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_is_read_or_refused_by_field(given: Any) -> None:
    for kind in (users_pb2.CreateUserRequest, users_pb2.UpdateUserRequest, events_pb2.Event):
        reader = Reader()
        for body in (
            given,
            {"user": given},
            {"user": {"roles": given, "partner_id": given}},
            {"data": given},
        ):
            reader.message(kind(), body)
        for path, text in reader.problems.items():
            assert isinstance(path, str)
            assert text


def problems(kind: Any, body: Any) -> dict[str, str]:
    reader = Reader()
    reader.message(kind(), body)
    return reader.problems


def test_every_problem_is_told_at_once_and_by_its_path() -> None:
    found = problems(
        users_pb2.CreateUserRequest,
        {
            "user": {"user_id": 3, "roles": ["admin", 4], "partner_id": "many", "colour": "red"},
            "password": None,
            "request_id": [],
        },
    )
    assert found == {
        "user.user_id": "must be text",
        "user.roles[1]": "must be text",
        "user.partner_id": "must be a whole number",
        "user.colour": "is not a field of User",
        "request_id": "must be text",
    }


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"user": 3}, "user"),
        ({"user": {"partner_id": 2**63}}, "user.partner_id"),
        ({"user": {"partner_id": True}}, "user.partner_id"),
        ({"user": {"disabled": "yes"}}, "user.disabled"),
        ({"user": {"roles": "admin"}}, "user.roles"),
        ({"user": {"create_time": "yesterday"}}, "user.create_time"),
        ({"user": {"create_time": 3}}, "user.create_time"),
        ([], ""),
    ],
)
def test_wrong_types_name_their_field(body: Any, path: str) -> None:
    assert list(problems(users_pb2.CreateUserRequest, body)) == [path]


def test_masks_are_read_in_either_case() -> None:
    reader, message = Reader(), users_pb2.UpdateUserRequest()
    reader.message(message, {"update_mask": "display_name,timeZone"})
    assert list(message.update_mask.paths) == ["display_name", "time_zone"]


def test_query_parameters_are_read_by_their_kind() -> None:
    reader = Reader()
    message: Any = events_pb2.ListEventsRequest()
    reader.parameters(
        message, [("cursor", ["a,b"]), ("types", ["x.*", "y.*"]), ("wait_seconds", ["2"])]
    )
    reader.check()
    assert (message.cursor, list(message.types), message.wait_seconds) == ("a,b", ["x.*", "y.*"], 2)
    user: Any = users_pb2.UpdateUserRequest()
    reader.parameters(
        user,
        [
            ("user.user_id", ["anna"]),
            ("update_mask", ["email"]),
            ("user.create_time", ["2026-11-22T09:30:00Z"]),
        ],
    )
    reader.check()
    assert user.user.create_time.ToDatetime(tzinfo=UTC) == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_unknown_query_parameters_are_refused() -> None:
    reader = Reader()
    reader.parameters(
        events_pb2.ListEventsRequest(), [("colour", ["red"]), ("wait_seconds", ["soon"])]
    )
    with pytest.raises(Invalid) as refused:
        reader.check()
    assert refused.value.fields == {
        "colour": "is not a parameter of this method",
        "wait_seconds": "must be a whole number",
    }


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[1,", b'{"a": NaN}'])
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        Reader().text(body)
    assert refused.value.reason == "INVALID_JSON"
