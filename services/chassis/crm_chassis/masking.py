"""Telephone numbers, addresses and the like are shown in full only to those who need them.

The rule kept here: which fields these are stands in the proto (PERSONAL_DATA_CONTACT), and which roles see them outside
their own rows in roles.py; the pipeline masks every reply on its way out, so gRPC, REST and pages show the same. What
somebody was shown masked and sends back is left as it was.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from crm.options.v1 import options_pb2
from google.protobuf import json_format
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

from crm_chassis import roles
from crm_chassis.personal_fields import STRUCT, data_class

if TYPE_CHECKING:
    from crm_chassis.auth import Principal
    from crm_chassis.methods import Method

M = TypeVar("M", bound=Message)
DOTS = "•••"
MASKED = options_pb2.PERSONAL_DATA_CONTACT
PEOPLE = ("owner_id", "handler_id", "agent_id", "to_id", "user_id")
TEAMS = ("team", "handler_team", "to_team")
COUNTRY = re.compile(
    r"\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(?=\D|\d)"
)
NUMBER = re.compile(r"[\d\s()+./x-]{6,}")


def mask(text: str) -> str:
    """A text of which the reader sees enough to tell it from others: +49 ••• 42, a•••@example.com, H•••."""
    if not text or DOTS in text:
        return text
    name, at, domain = text.rpartition("@")
    if at:
        return f"{name[:1]}{DOTS}@{domain}"
    if NUMBER.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        country = COUNTRY.match(text.strip())
        return f"{country[0]} {DOTS} {digits[-2:]}" if country else f"{DOTS} {digits[-2:]}"
    return f"{text[:1]}{DOTS}" if len(text) > 2 else DOTS


@lru_cache(maxsize=2048)
def _holds(descriptor: Descriptor, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a message holds such a field anywhere."""
    if descriptor.full_name in seen:
        return False
    inside = seen | {descriptor.full_name}
    return any(
        data_class(field) == MASKED
        or (field.message_type is not None and _holds(field.message_type, inside))
        for field in descriptor.fields
    )


def applies(method: "Method", principal: "Principal") -> bool:
    """Whether replies of this method are masked for this caller."""
    if not roles.masks(principal.roles):
        return False
    own_rows_only = principal.rows != "all" and method.rule.rows == options_pb2.ROWS_VISIBLE
    return not own_rows_only


def masked(method: "Method", principal: "Principal", reply: M) -> M:
    """The reply as this caller may see it."""
    if not applies(method, principal):
        return reply
    return for_reader(principal, reply)


def for_reader(principal: "Principal", message: M) -> M:
    """One message as this reader may see it: whoever writes records anywhere else (a file) asks here."""
    if not roles.masks(principal.roles) or not _holds(message.DESCRIPTOR):
        return message
    shown = type(message)()
    shown.CopyFrom(message)
    _mask(shown, principal, mine=False)
    return shown


def _is_mine(message: Any, principal: "Principal") -> bool:
    """Whether a record says that it is the reader's, or their team's."""
    fields = message.DESCRIPTOR.fields_by_name
    if any(name in fields and getattr(message, name) == principal.id for name in PEOPLE):
        return True
    return bool(principal.team) and any(
        name in fields and getattr(message, name) == principal.team for name in TEAMS
    )


def _mask(message: Any, principal: "Principal", *, mine: bool) -> None:
    mine = mine or _is_mine(message, principal)
    if mine:
        return
    for field, value in message.ListFields():
        if data_class(field) == MASKED:
            _mask_field(message, field, value)
        elif field.message_type is not None and _holds(field.message_type):
            if field.message_type.GetOptions().map_entry:
                continue
            for each in value if field.is_repeated else [value]:
                _mask(each, principal, mine=mine)


def _mask_field(message: Any, field: FieldDescriptor, value: Any) -> None:
    """A field that reaches somebody."""
    if field.message_type is not None:
        if field.message_type.full_name == STRUCT and not field.is_repeated:
            names = json_format.MessageToDict(value)
            value.Clear()
            value.update(dict.fromkeys(names, DOTS))
        else:
            message.ClearField(field.name)
    elif field.cpp_type != FieldDescriptor.CPPTYPE_STRING:
        message.ClearField(field.name)
    elif field.is_repeated:
        told = [mask(each) for each in value]
        del value[:]
        value.extend(told)
    else:
        setattr(message, field.name, mask(value))


def keep_unseen(method: "Method", principal: "Principal", request: Any) -> None:
    """What came masked and comes back masked is no change: it leaves the update."""
    if not method.masked_field or not roles.masks(principal.roles):
        return
    message = getattr(request, method.masked_field)
    for field, value in message.ListFields():
        if _has_dots(field, value):
            message.ClearField(field.name)
            kept = [p for p in request.update_mask.paths if p.partition(".")[0] != field.name]
            del request.update_mask.paths[:]
            request.update_mask.paths.extend(kept)


def _has_dots(field: FieldDescriptor, value: Any) -> bool:
    """Whether a masked text stands in a field or anywhere in it."""
    for each in value if field.is_repeated else [value]:
        if isinstance(each, str) and data_class(field) == MASKED and DOTS in each:
            return True
        if isinstance(each, Message) and any(_has_dots(*pair) for pair in each.ListFields()):
            return True
    return False
