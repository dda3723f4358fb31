"""JSON: the fast encoder says what protobuf says, and what is read names its problems by field."""

import importlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import crm
import orjson
import pytest
from crm.access.v1 import users_pb2
from crm.events.v1 import events_pb2
from crm_chassis.doors import json_out
from crm_chassis.doors.json_in import Reader
from crm_chassis.errors import Invalid
from google.protobuf import json_format, timestamp_pb2
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message_factory import GetMessageClass
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WELL_KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "google.protobuf.Timestamp": st.builds(
        timestamp_pb2.Timestamp,
        seconds=st.integers(-62135596800, 253402300799),
        nanos=st.sampled_from([0, 1, 1000, 5_000_000, 999_999_999, 120_000]),
    ),
}
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


def scalars(field: FieldDescriptor) -> st.SearchStrategy[Any]:
    if field.enum_type is not None:
        return st.sampled_from([value.number for value in field.enum_type.values] + [77])
    kinds = FieldDescriptor
    return {
        kinds.CPPTYPE_INT32: st.integers(-(2**31), 2**31 - 1),
        kinds.CPPTYPE_INT64: st.integers(-(2**63), 2**63 - 1),
        kinds.CPPTYPE_UINT32: st.integers(0, 2**32 - 1),
        kinds.CPPTYPE_UINT64: st.integers(0, 2**64 - 1),
        kinds.CPPTYPE_DOUBLE: st.floats(),
        kinds.CPPTYPE_FLOAT: st.floats(width=32),
        kinds.CPPTYPE_BOOL: st.booleans(),
        kinds.CPPTYPE_STRING: st.binary(max_size=8)
        if field.type == kinds.TYPE_BYTES
        else st.text(max_size=12),
    }[field.cpp_type]


@st.composite
def filled(draw: Any, kind: Descriptor, depth: int = 0) -> Any:
    """A message of this kind with anything in it."""
    name = kind.full_name
    if name in WELL_KNOWN:
        return draw(WELL_KNOWN[name])
    message: Any = GetMessageClass(kind)()
    if name == "google.protobuf.FieldMask":
        message.paths.extend(
            draw(st.lists(st.sampled_from(["subject", "due_time", "a.b_c"]), max_size=3))
        )
    elif name == "google.protobuf.Duration":
        message.seconds = draw(st.integers(0, 10**9))
    elif name == "google.protobuf.Struct":
        message.update(draw(st.dictionaries(st.text(max_size=5), JSON, max_size=3)))
    elif name == "google.protobuf.Any":
        message.Pack(draw(filled(users_pb2.User.DESCRIPTOR, 2)))
    elif name not in ("google.protobuf.Value", "google.protobuf.ListValue"):
        for field in kind.fields:
            if draw(st.booleans()):
                fill(draw, message, field, depth)
    return message


def fill(draw: Any, message: Any, field: FieldDescriptor, depth: int) -> None:
    inner = field.message_type
    if inner is not None and inner.GetOptions().map_entry:
        key, value = inner.fields_by_name["key"], inner.fields_by_name["value"]
        for name in draw(st.lists(scalars(key), max_size=2)):
            if value.message_type is None:
                getattr(message, field.name)[name] = draw(scalars(value))
            elif depth < 3:
                getattr(message, field.name)[name].CopyFrom(
                    draw(filled(value.message_type, depth + 1))
                )
    elif inner is not None:
        if depth > 3:
            return
        if field.is_repeated:
            for _ in range(draw(st.integers(0, 2))):
                getattr(message, field.name).add().CopyFrom(draw(filled(inner, depth + 1)))
        else:
            getattr(message, field.name).CopyFrom(draw(filled(inner, depth + 1)))
    elif field.is_repeated:
        getattr(message, field.name).extend(draw(st.lists(scalars(field), max_size=3)))
    else:
        setattr(message, field.name, draw(scalars(field)))


@pytest.mark.parametrize("kind", all_messages(), ids=lambda kind: kind.full_name)
def test_the_fast_encoder_says_what_protobuf_says(kind: Descriptor) -> None:
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filled(kind))
    def holds(message: Any) -> None:
        expected = json_format.MessageToDict(message, preserving_proto_field_name=True)
        assert json_out.to_dict(message) == expected
        assert orjson.loads(json_out.encode(message)) == orjson.loads(orjson.dumps(expected))

    holds()


@pytest.mark.parametrize("kind", all_messages(), ids=lambda kind: kind.full_name)
def test_what_was_written_is_read_again(kind: Descriptor) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filled(kind))
    def holds(message: Any) -> None:
        reader, again = Reader(), GetMessageClass(kind)()
        reader.message(again, orjson.loads(json_out.encode(message)))
        reader.check()
        assert json_out.to_dict(again) == json_out.to_dict(message)

    holds()


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
