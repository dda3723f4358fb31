"""The methods of a service, read from its descriptors: the proto is the plan.

The rule kept here: a service does not start when an RPC lacks its rule, its HTTP route or its handler, or when a
handler's name fits no RPC that it could serve.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Any

from buf.validate import validate_pb2
from crm.options.v1 import options_pb2
from google.api import annotations_pb2, field_behavior_pb2, http_pb2
from google.protobuf import symbol_database
from google.protobuf.descriptor import Descriptor, FieldDescriptor, MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

symbol_database.Default()
assert validate_pb2.DESCRIPTOR  # loaded so that field rules are known wherever methods are
Handler = Callable[[Any, Any], Message]
SNAKE = re.compile(r"(?<!^)(?=[A-Z])")


def snake(name: str) -> str:
    """CreateTicket → create_ticket."""
    return SNAKE.sub("_", name).lower()


class BadService(Exception):
    """A service whose protos and handlers do not fit: it does not start."""


@dataclass(frozen=True, eq=False)
class Method:
    """One RPC: its messages, its rule, its HTTP routes and its handler."""

    full_name: str
    name: str
    service: str
    path: str
    request_class: type[Message]
    reply_class: type[Message]
    rule: options_pb2.Rule
    http: tuple[http_pb2.HttpRule, ...]
    handler: Handler
    masked_field: str
    has_request_id: bool

    @property
    def reads(self) -> bool:
        """Whether the call only reads."""
        return self.rule.mutation == options_pb2.MUTATION_READ


def is_output_only(field: FieldDescriptor) -> bool:
    """Whether callers may not set the field."""
    behaviors = field.GetOptions().Extensions[field_behavior_pb2.field_behavior]
    return field_behavior_pb2.OUTPUT_ONLY in behaviors


def _masked_field(request: Descriptor) -> str:
    """The field whose parts an `update_mask` names: the one message field besides the mask."""
    if "update_mask" not in request.fields_by_name:
        return ""
    others = [f.name for f in request.fields if f.message_type and f.name != "update_mask"]
    if len(others) != 1:
        raise BadService(f"{request.full_name}: an update_mask needs exactly one message beside it")
    return others[0]


@lru_cache(maxsize=4096)
def _told(descriptor: MethodDescriptor) -> dict[str, Any]:
    """What the plan says of a method: all but its handler."""
    options = descriptor.GetOptions()
    rule = options.Extensions[options_pb2.rule]
    route = options.Extensions[annotations_pb2.http]
    if not rule.mutation or not rule.rows or not (rule.scope or rule.open):
        raise BadService(f"{descriptor.full_name} has no complete rule (scope, mutation, rows)")
    if not route.WhichOneof("pattern"):
        raise BadService(f"{descriptor.full_name} has no google.api.http route")
    service = descriptor.containing_service.full_name
    return {
        "full_name": f"{service}.{descriptor.name}",
        "name": descriptor.name,
        "service": service,
        "path": f"/{service}/{descriptor.name}",
        "request_class": GetMessageClass(descriptor.input_type),
        "reply_class": GetMessageClass(descriptor.output_type),
        "rule": rule,
        "http": (route, *route.additional_bindings),
        "masked_field": _masked_field(descriptor.input_type),
        "has_request_id": "request_id" in descriptor.input_type.fields_by_name,
    }


def methods_of(protos: Iterable[ModuleType], handlers: Iterable[ModuleType]) -> dict[str, Method]:
    """All methods of these proto modules by full name, each with the handler of its name."""
    own: dict[str, list[Handler]] = {}
    for module in handlers:
        for name, value in vars(module).items():
            if callable(value) and getattr(value, "__module__", "") == module.__name__:
                own.setdefault(name, []).append(value)
    found = {}
    for proto in protos:
        for service in proto.DESCRIPTOR.services_by_name.values():
            for descriptor in service.methods:
                name = snake(descriptor.name)
                if len(own.get(name, [])) != 1:
                    raise BadService(
                        f"{descriptor.full_name}: {len(own.get(name, []))} handlers are called {name}"
                    )
                found[f"{service.full_name}.{descriptor.name}"] = Method(
                    **_told(descriptor), handler=own[name][0]
                )
    return found
