"""The protos keep their own house rules: linted, never broken, generated anew, and every one says what it means."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from buf.validate import validate_pb2
from crm.options.v1 import options_pb2
from google.api import annotations_pb2, field_behavior_pb2
from google.protobuf import descriptor_pb2

ROOT = Path(__file__).resolve().parent.parent
PROTOS = ROOT / "protos"
BUF = Path(sys.executable).parent / "buf"
assert (
    validate_pb2.DESCRIPTOR
)  # loaded, so that the image's field rules are read and not kept as bytes
# Where a descriptor's parts stand in its comments' paths.
MESSAGE, ENUM, SERVICE = 4, 5, 6
FIELD, NESTED, NESTED_ENUM, VALUE, METHOD = 2, 3, 4, 2, 2


@pytest.fixture(scope="session")
def generated() -> "subprocess.CompletedProcess[str]":
    """Compiles the protos anew: writes the image and compares the code."""
    command = [sys.executable, str(PROTOS / "build.py"), "--check"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def image(generated: Any) -> descriptor_pb2.FileDescriptorSet:
    """All protos with their comments."""
    return descriptor_pb2.FileDescriptorSet.FromString((PROTOS / "image.binpb").read_bytes())


def ours(image: descriptor_pb2.FileDescriptorSet) -> list[descriptor_pb2.FileDescriptorProto]:
    """The files that we wrote."""
    return [file for file in image.file if file.name.startswith("crm/")]


def buf(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs buf in the folder of the protos."""
    return subprocess.run(
        [str(BUF), *arguments], cwd=PROTOS, capture_output=True, text=True, check=False
    )


def test_the_generated_code_is_what_the_protos_say(
    generated: "subprocess.CompletedProcess[str]",
) -> None:
    assert generated.returncode == 0, generated.stderr


def test_buf_finds_nothing_to_lint(image: Any) -> None:
    found = buf("lint", "image.binpb", "--config", "buf.yaml")
    assert found.returncode == 0, found.stdout + found.stderr


def test_nothing_that_was_released_is_broken(image: Any) -> None:
    found = buf("breaking", "image.binpb", "--against", "released.binpb", "--config", "buf.yaml")
    assert found.returncode == 0, found.stdout + found.stderr


def comments(file: descriptor_pb2.FileDescriptorProto) -> dict[tuple[int, ...], str]:
    """The comments of a file by the path of what they stand before."""
    return {
        tuple(place.path): place.leading_comments.strip()
        for place in file.source_code_info.location
    }


def _of_message(
    message: Any, path: tuple[int, ...], name: str
) -> Iterator[tuple[str, tuple[int, ...]]]:
    if message.options.map_entry:
        return
    yield name, path
    for i, field in enumerate(message.field):
        yield f"{name}.{field.name}", (*path, FIELD, i)
    for i, inner in enumerate(message.nested_type):
        yield from _of_message(inner, (*path, NESTED, i), f"{name}.{inner.name}")
    for i, enum in enumerate(message.enum_type):
        yield from _of_enum(enum, (*path, NESTED_ENUM, i), f"{name}.{enum.name}")


def _of_enum(enum: Any, path: tuple[int, ...], name: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield name, path
    for i, value in enumerate(enum.value):
        yield f"{name}.{value.name}", (*path, VALUE, i)


def parts(file: descriptor_pb2.FileDescriptorProto) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Everything in a file that a reader may ask about, with its path."""
    for i, message in enumerate(file.message_type):
        yield from _of_message(message, (MESSAGE, i), message.name)
    for i, enum in enumerate(file.enum_type):
        yield from _of_enum(enum, (ENUM, i), enum.name)
    for i, service in enumerate(file.service):
        yield service.name, (SERVICE, i)
        for j, method in enumerate(service.method):
            yield f"{service.name}.{method.name}", (SERVICE, i, METHOD, j)


def test_everything_has_a_comment(image: descriptor_pb2.FileDescriptorSet) -> None:
    bare = []
    for file in ours(image):
        known = comments(file)
        bare += [f"{file.name}: {name}" for name, path in parts(file) if not known.get(path)]
    assert not bare


def methods(image: descriptor_pb2.FileDescriptorSet) -> Iterator[tuple[str, Any, str]]:
    """Every RPC of ours: its full name, its descriptor, its comment."""
    for file in ours(image):
        known = comments(file)
        for i, service in enumerate(file.service):
            for j, method in enumerate(service.method):
                yield (
                    f"{file.package}.{service.name}.{method.name}",
                    method,
                    known.get((SERVICE, i, METHOD, j), ""),
                )


def test_every_rpc_names_its_errors(image: descriptor_pb2.FileDescriptorSet) -> None:
    assert not [name for name, _, comment in methods(image) if "Errors:" not in comment]


def test_every_rpc_has_its_rule_and_its_route(image: descriptor_pb2.FileDescriptorSet) -> None:
    wrong = []
    for name, method, _ in methods(image):
        rule = method.options.Extensions[options_pb2.rule]
        if not (rule.mutation and rule.rows and rule.resource) or bool(rule.scope) == rule.open:
            wrong.append(f"{name}: its rule is not complete")
        if not method.options.Extensions[annotations_pb2.http].WhichOneof("pattern"):
            wrong.append(f"{name}: no google.api.http")
    assert not wrong


def messages(image: descriptor_pb2.FileDescriptorSet) -> dict[str, Any]:
    """Our messages by full name."""
    return {
        f".{file.package}.{message.name}": message
        for file in ours(image)
        for message in file.message_type
    }


def test_every_change_carries_a_request_id(image: descriptor_pb2.FileDescriptorSet) -> None:
    known = messages(image)
    wrong = []
    for name, method, _ in methods(image):
        rule = method.options.Extensions[options_pb2.rule]
        if rule.mutation == options_pb2.MUTATION_READ or rule.open:
            continue
        fields = {field.name: field for field in known[method.input_type].field}
        limit = (
            fields["request_id"].options.Extensions[validate_pb2.field]
            if "request_id" in fields
            else None
        )
        if limit is None or not 0 < limit.string.max_len <= 64:
            wrong.append(name)
    assert not wrong


def test_every_text_that_comes_in_has_a_limit(image: descriptor_pb2.FileDescriptorSet) -> None:
    known = messages(image)
    wrong: set[str] = set()

    def look(type_name: str, seen: frozenset[str]) -> None:
        for field in known[type_name].field:
            rules = field.options.Extensions[validate_pb2.field]
            behaviors = field.options.Extensions[field_behavior_pb2.field_behavior]
            output = field_behavior_pb2.OUTPUT_ONLY in behaviors
            repeated = field.label == field.LABEL_REPEATED
            texts = rules.repeated.items.string if repeated else rules.string
            bounded = texts.max_len or texts.len or texts.pattern or getattr(texts, "in")
            if field.type == field.TYPE_STRING and not output and not bounded:
                wrong.add(f"{type_name}.{field.name}")
            most = rules.repeated.max_items or rules.map.max_pairs
            if repeated and not output and not most:
                wrong.add(f"{type_name}.{field.name} (max_items)")
            if field.type_name in known and field.type_name not in seen and not output:
                look(field.type_name, seen | {field.type_name})

    for _, method, _ in methods(image):
        look(method.input_type, frozenset())
    assert not wrong


def test_every_key_has_64_bits(image: descriptor_pb2.FileDescriptorSet) -> None:
    number = descriptor_pb2.FieldDescriptorProto.TYPE_INT32
    short = [
        f"{message.name}.{field.name}"
        for file in ours(image)
        for message in file.message_type
        for field in message.field
        if field.name.endswith(("_id", "_ids")) and field.type == number
    ]
    assert not short, "the database counts keys as bigint"


# How somebody is reached, who somebody is, and what opens a door: by the names that such fields have.
TELLING = re.compile(
    r"(^|_)(e?mail|phone|fax|address|street|postal_code|birth_date|password|secret|token)(_number)?(es|s)?$"
)
OF_NOBODY = {
    "Territory.postal_codes",  # where it reaches
    *("Mailbox.address", "MailChannel.address", "MailChannel.own_address"),
    *("Mailbox.smtp_secret", "Mailbox.imap_secret"),  # names of settings, not what is in them
}
PLACES = ("page_token", "form_token")  # where a list goes on, and when a form was given out


def test_what_reaches_or_names_somebody_has_its_class(
    image: descriptor_pb2.FileDescriptorSet,
) -> None:
    bare = {
        f"{message.name}.{field.name}"
        for message in messages(image).values()
        for field in message.field
        if field.type == field.TYPE_STRING
        and TELLING.search(field.name)
        and not field.name.endswith(PLACES)
        and not field.options.Extensions[options_pb2.personal_data]
    }
    assert bare == OF_NOBODY
