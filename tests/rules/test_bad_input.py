"""Whatever a caller sends, the answer is a reply or a refusal that names the field: never INTERNAL."""

from functools import cache
from zlib import crc32

import pytest
from crm_chassis.errors import Refusal
from google.protobuf.descriptor import FieldDescriptor as F
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

EXAMPLES = 3  # of each request, the empty one among them
ODD = [
    "",
    "0",
    "-1",
    "1e9",
    "a\x00b",
    "' or 1=1 --",
    "%",
    "\\",
    "名字",
    "x" * 300,
    "\u202e",
    "NaN",
    "2026-02-30",
]
TEXTS = st.sampled_from(ODD) | st.text(max_size=20)
NUMBERS = {
    F.CPPTYPE_INT32: st.sampled_from([0, 1, -1, 2**31 - 1, -(2**31)]) | st.integers(-100, 100),
    F.CPPTYPE_INT64: st.sampled_from([0, 1, -1, 2**63 - 1, -(2**63)]) | st.integers(-100, 100),
    F.CPPTYPE_UINT32: st.integers(0, 2**32 - 1),
    F.CPPTYPE_UINT64: st.integers(0, 2**64 - 1),
    F.CPPTYPE_DOUBLE: st.floats(),
    F.CPPTYPE_FLOAT: st.floats(width=32),
    F.CPPTYPE_BOOL: st.booleans(),
}


def values(field, depth):
    """Values for one field, sensible and not."""
    if field.message_type is not None:
        return messages(field.message_type, depth + 1)
    if field.enum_type is not None:
        return st.sampled_from([*field.enum_type.values_by_number, 999])
    if field.type == F.TYPE_BYTES:
        return st.binary(max_size=20)
    return NUMBERS.get(field.cpp_type, TEXTS)


@cache
def messages(descriptor, depth=0):
    """Keyword arguments for any message of this kind."""
    name = descriptor.full_name
    if name == "google.protobuf.Timestamp":
        seconds = st.sampled_from([0, 1_760_000_000, -(10**12), 10**12, 2**62])
        return st.fixed_dictionaries({"seconds": seconds, "nanos": st.sampled_from([0, 999, -1])})
    if name == "google.protobuf.FieldMask":
        return st.fixed_dictionaries({"paths": st.lists(TEXTS, max_size=3)})
    if name.startswith("google.protobuf.") or depth > 3:
        return st.just({})
    plain = {}
    for field in descriptor.fields:
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            continue
        one = masks(descriptor) if field.name == "update_mask" else values(field, depth)
        plain[field.name] = st.lists(one, max_size=3) if field.is_repeated else one
    one_ofs = [[f.name for f in group.fields] for group in descriptor.oneofs]

    def single(filled):
        for group in one_ofs:
            for extra in [name for name in group if name in filled][1:]:
                del filled[extra]
        return filled

    return st.fixed_dictionaries({}, optional=plain).map(single)


def masks(descriptor):
    """Masks of what an update may change, and of what it may not."""
    (masked,) = [f for f in descriptor.fields if f.message_type and f.name != "update_mask"]
    paths = st.sampled_from([field.name for field in masked.message_type.fields])
    return st.fixed_dictionaries({"paths": st.lists(paths | TEXTS, max_size=4)})


def check(world, method, fields):
    fields.pop("wait_seconds", None)  # a long poll is not what this test waits for
    try:
        world.call(method.name, method.request_class(**fields))
    except Refusal as refused:
        assert refused.code != "INTERNAL", f"{method.full_name}: {refused.message}"
        assert refused.message, method.full_name
        if refused.code == "INVALID_ARGUMENT":
            assert refused.fields, f"{method.full_name}: {refused.message}: no field is named"


def methods(world):
    """What the service has beside what all have: those are tried with customers."""
    name = world.app.service.name
    prefix = "crm." if name == "customers" else f"crm.{name}."
    found = [method for full, method in world.app.methods.items() if full.startswith(prefix)]
    return sorted(found, key=lambda method: method.full_name)


def few(world, method):
    """Tries a few requests of one method."""

    @seed(crc32(method.full_name.encode()))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(fields=messages(method.request_class.DESCRIPTOR))
    def holds(fields):
        check(world, method, fields)

    return holds


def test_no_request_of_any_method_is_an_internal_error(shared_world):
    for method in methods(shared_world):
        few(shared_world, method)()


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_request_of_any_method_is_an_internal_error_at_length(shared_world, data):
    method = data.draw(st.sampled_from(methods(shared_world)))
    check(shared_world, method, data.draw(messages(method.request_class.DESCRIPTOR)))
