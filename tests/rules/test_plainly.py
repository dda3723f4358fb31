"""What is taken without asking the validator is what the validator would have taken, for every message of every RPC."""

import importlib
from random import Random

import pytest
from buf.validate import validate_pb2
from crm_chassis.plainly import VALIDATOR, plainly
from google.protobuf.descriptor import FieldDescriptor as F
from google.protobuf.message_factory import GetMessageClass

SERVICES = ("customers", "tickets", "channels", "reports")
SAMPLES = 60  # of each kind of message
DEEPEST = 3
# Texts on which engines and readers may differ, and those of the usual forms.
TEXTS = (
    *(
        "",
        " ",
        "\u3000",
        "\u00a0",
        "\v",
        "\n",
        "a\n",
        "2026-11-23\n",
        "\u0663",
        "\u0661\u0662",
        "é",
        "名字",
        "a b",
    ),
    *(
        "a",
        "ab",
        "EUR",
        "DE",
        "en",
        "2026-11-23",
        "2026-11",
        "0",
        "1",
        "1.50",
        "-1",
        "12.3456",
        "0.25",
    ),
    *(
        "x@y.example",
        "field",
        "a.b",
        "crm.customers.Account",
        "https://a.example/x",
        "09:30",
        "A" * 32,
    ),
)


def requests():
    """The requests of every RPC of all services."""
    found = {}
    for name in SERVICES:
        service = importlib.import_module(f"crm_{name}.__main__").SERVICE
        for proto in service.protos:
            for one in proto.DESCRIPTOR.services_by_name.values():
                for method in one.methods:
                    found[method.input_type.full_name] = method.input_type
    return [found[name] for name in sorted(found)]


def edges(rules):
    """The numbers that rules name, and those beside them."""
    named = [int(value) for field, value in rules.ListFields() if isinstance(value, int)]
    return [number + step for number in named for step in (-1, 0, 1)]


def within(field, number):
    """A number that the field can hold."""
    bits = 31 if field.cpp_type in (F.CPPTYPE_INT32, F.CPPTYPE_UINT32) else 63
    least = 0 if field.cpp_type in (F.CPPTYPE_UINT32, F.CPPTYPE_UINT64) else -(1 << bits)
    return max(least, min((1 << bits) - 1, number))


def value_of(draw, field, rules, depth):
    """A value of a field: of the usual kinds, and at the edges of its rules."""
    if field.message_type is not None:
        return filled(draw, field.message_type, depth + 1)
    if field.enum_type is not None:
        return draw.choice([*field.enum_type.values_by_number, 999])
    if field.type == F.TYPE_STRING:
        lengths = [n for n in edges(rules.string) if 0 <= n < 5000]
        return draw.choice([*TEXTS, *("x" * n for n in lengths), *("名" * n for n in lengths)])
    if field.type == F.TYPE_BYTES:
        return b"x" * draw.choice([0, 1, 9])
    if field.cpp_type == F.CPPTYPE_BOOL:
        return draw.random() < 0.5
    if field.cpp_type in (F.CPPTYPE_DOUBLE, F.CPPTYPE_FLOAT):
        return draw.choice([0.0, 1.5, -1.0, float("nan"), float("inf")])
    kind = rules.int32 if field.cpp_type == F.CPPTYPE_INT32 else rules.int64
    return within(field, draw.choice([0, 1, 2, -1, 100, *edges(kind)]))


def filled(draw, descriptor, depth=0):
    """A message of this kind, some of whose fields are set."""
    message = GetMessageClass(descriptor)()
    if depth > DEEPEST or not descriptor.full_name.startswith("crm."):
        return message
    share = draw.choice([0.1, 0.5, 0.9])
    for field in descriptor.fields:
        rules = field.GetOptions().Extensions[validate_pb2.field]
        if draw.random() > share and not rules.required:
            continue
        if field.is_repeated:
            many(draw, message, field, rules, depth)
        elif field.message_type is not None:
            getattr(message, field.name).CopyFrom(value_of(draw, field, rules, depth))
        else:
            setattr(message, field.name, value_of(draw, field, rules, depth))
    return message


def many(draw, message, field, rules, depth):
    """Some values of a repeated field, or by name."""
    there = getattr(message, field.name)
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        for name in draw.sample(TEXTS, 2):
            there.get_or_create(name) if field.message_type.fields_by_name[
                "value"
            ].message_type else there.update({name: draw.choice(TEXTS)})
        return
    lengths = [n for n in edges(rules.repeated) if 0 <= n <= 101 and depth < 2]
    for _ in range(draw.choice([1, 2, *lengths])):
        value = value_of(draw, field, rules.repeated.items, depth + 1)
        there.append(value)


@pytest.fixture(scope="module")
def kinds():
    return requests()


def test_nothing_is_taken_that_the_validator_would_refuse(kinds):
    draw, plain = Random(11), set()
    for kind in kinds:
        fits = plainly(kind)
        for message in (filled(draw, kind) for _ in range(SAMPLES)):
            if fits(message):
                plain.add(kind.full_name)
                wrong = [str(one.proto) for one in VALIDATOR.collect_violations(message)]
                assert not wrong, f"{message}\n{wrong}"
    # Drawn at random, some requests with many rules keep them all in none of the samples.
    assert len(plain) > 0.8 * len(kinds), sorted({kind.full_name for kind in kinds} - plain)
