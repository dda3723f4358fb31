"""JSON and query parameters into messages, with every problem named by its field.

The rule kept here: what protobuf's own parser takes is taken, what it refuses is refused; but all problems are told at
once, each under the path that the field rules use (`ticket.phones[2].number`).
"""

import re
from collections.abc import Iterable
from typing import Any

import orjson
from google.protobuf import json_format
from google.protobuf.descriptor import Descriptor, FieldDescriptor

from crm_chassis.doors.json_scalars import scalar, scalar_from_text
from crm_chassis.errors import Invalid
from crm_chassis.said import said

DEEPEST = 40
HUMP = re.compile(r"[A-Z]")
WELL_KNOWN = {
    "google.protobuf.Timestamp": 'must be a time like "2026-11-22T09:30:00Z"',
    "google.protobuf.Duration": 'must be a length of time like "90s"',
    "google.protobuf.Any": 'must be an object with "@type"',
    "google.protobuf.Struct": "must be an object",
    "google.protobuf.ListValue": "must be a list",
    "google.protobuf.Value": "must be a JSON value",
}
MASK = "google.protobuf.FieldMask"
WRAPPERS = "google/protobuf/wrappers.proto"


class Reader:
    """Reads into messages and gathers what is wrong."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}

    def wrong(self, path: str, text: str) -> None:
        """Notes a problem; the first one of a field counts."""
        self.problems.setdefault(path, text)

    def check(self) -> None:
        """Raises Invalid with everything that was wrong."""
        if self.problems:
            raise Invalid(self.problems)

    def text(self, body: bytes) -> Any:
        """The JSON of a body; nothing at all is an empty object."""
        try:
            return orjson.loads(body) if body.strip() else {}
        except orjson.JSONDecodeError as error:
            raise Invalid(
                {"": said("the body is not JSON: %(error)s", error=str(error))}, "INVALID_JSON"
            ) from None

    def message(self, message: Any, given: Any, path: str = "", depth: int = 0) -> None:
        """Reads an object into a message."""
        kind = message.DESCRIPTOR
        if depth > DEEPEST:
            self.wrong(path, "is nested too deeply")
        elif kind.file.name == WRAPPERS:
            field = kind.fields_by_name["value"]
            self._set(message, field, given, path)
        elif kind.full_name == MASK:
            self._mask(message, given, path)
        elif kind.full_name in WELL_KNOWN:
            self._well_known(message, given, path)
        elif not isinstance(given, dict):
            self.wrong(path, "must be an object")
        else:
            for name, value in given.items():
                self._named(message, kind, name, value, path, depth)

    def _named(
        self, message: Any, kind: Descriptor, name: str, value: Any, path: str, depth: int
    ) -> None:
        """Reads one entry of an object."""
        inner = f"{path}.{name}" if path else name
        field = kind.fields_by_name.get(name) or kind.fields_by_camelcase_name.get(name)
        if field is None:
            self.wrong(inner, f"is not a field of {kind.name}")
        elif value is None and (field.message_type is None or field.message_type.name != "Value"):
            message.ClearField(field.name)
        elif field.is_repeated:
            self._many(message, field, value, inner, depth)
        elif field.message_type is not None:
            part = getattr(message, field.name)
            part.SetInParent()
            self.message(part, value, inner, depth + 1)
        else:
            self._set(message, field, value, inner)

    def _many(
        self, message: Any, field: FieldDescriptor, given: Any, path: str, depth: int
    ) -> None:
        """Reads a list, or the entries of a map."""
        message.ClearField(field.name)
        entries = getattr(message, field.name)
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            self._map(entries, field.message_type, given, path, depth)
        elif not isinstance(given, list):
            self.wrong(path, "must be a list")
        else:
            for index, value in enumerate(given):
                inner = f"{path}[{index}]"
                if field.message_type is not None:
                    self.message(entries.add(), value, inner, depth + 1)
                else:
                    self._add(entries, field, value, inner)

    def _map(self, entries: Any, kind: Descriptor, given: Any, path: str, depth: int) -> None:
        if not isinstance(given, dict):
            self.wrong(path, "must be an object")
            return
        key_field, value_field = kind.fields_by_name["key"], kind.fields_by_name["value"]
        for name, value in given.items():
            inner = f"{path}[{name}]"
            key = self._checked(scalar_from_text, key_field, name, inner)
            if key is None:
                continue
            if value_field.message_type is not None:
                self.message(entries[key], value, inner, depth + 1)
            elif (found := self._checked(scalar, value_field, value, inner)) is not None:
                entries[key] = found

    def _set(self, message: Any, field: FieldDescriptor, given: Any, path: str) -> None:
        value = self._checked(scalar, field, given, path)
        if value is not None:
            try:
                setattr(message, field.name, value)
            except (ValueError, TypeError):
                self.wrong(path, "is out of range")

    def _add(self, entries: Any, field: FieldDescriptor, given: Any, path: str) -> None:
        value = self._checked(scalar, field, given, path)
        if value is not None:
            try:
                entries.append(value)
            except (ValueError, TypeError):
                self.wrong(path, "is out of range")

    def _checked(self, read: Any, field: FieldDescriptor, given: Any, path: str) -> Any:
        try:
            return read(field, given)
        except ValueError as error:
            self.wrong(path, str(error))
            return None

    def _well_known(self, message: Any, given: Any, path: str) -> None:
        """Times, lengths of time and free JSON: protobuf's own way."""
        try:
            json_format.ParseDict(given, message)
        except (
            json_format.ParseError,
            ValueError,
            TypeError,
            AttributeError,
            RecursionError,
            KeyError,
        ):
            self.wrong(path, WELL_KNOWN[message.DESCRIPTOR.full_name])

    def _mask(self, message: Any, given: Any, path: str) -> None:
        """Paths with commas between, in snake_case as everything here, or in protobuf's camelCase."""
        if not isinstance(given, str):
            self.wrong(path, 'must be text like "subject,priority"')
            return
        names = (
            HUMP.sub(lambda hump: f"_{hump[0].lower()}", name.strip()) for name in given.split(",")
        )
        message.paths.extend(name for name in names if name)

    def parameter(self, message: Any, path: str, given: list[str]) -> None:
        """Reads a query or path parameter, `ticket.ticket_id`, into a message."""
        *owners, last = path.split(".")
        current = message
        for name in owners:
            field = current.DESCRIPTOR.fields_by_name.get(name)
            if field is None or field.message_type is None or field.is_repeated:
                self.wrong(path, "is not a parameter of this method")
                return
            current = getattr(current, name)
        field = current.DESCRIPTOR.fields_by_name.get(last)
        if field is None or (field.message_type is not None and not _from_text(field.message_type)):
            self.wrong(path, "is not a parameter of this method")
        elif field.is_repeated:
            for index, text in enumerate(given):
                value = self._checked(scalar_from_text, field, text, f"{path}[{index}]")
                self._add(
                    getattr(current, last), field, value, f"{path}[{index}]"
                ) if value is not None else None
        elif field.message_type is not None:
            self.message(getattr(current, last), given[-1], path)
        else:
            value = self._checked(scalar_from_text, field, given[-1], path)
            self._set(current, field, value, path) if value is not None else None

    def parameters(self, message: Any, given: Iterable[tuple[str, list[str]]]) -> None:
        """Reads all query parameters."""
        for path, values in given:
            self.parameter(message, path, values)


def _from_text(kind: Descriptor) -> bool:
    return kind.full_name in (MASK, "google.protobuf.Timestamp", "google.protobuf.Duration")
