"""What a browser posted, as the request message that it means.

The rule kept here: what a page has fixed cannot be posted over; entries of a repeated field that were left empty do
not exist; an update names in its mask exactly what the form has inputs for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from werkzeug.datastructures import MultiDict

from crm_chassis.doors import form_fields
from crm_chassis.errors import Invalid
from crm_chassis.field_kinds import is_map
from crm_chassis.i18n import gettext as _
from crm_chassis.methods import Method, is_output_only

OURS = frozenset({"csrf_token", "_form"})


def _paths(fixed: Mapping[str, Any]) -> Iterator[str]:
    """The paths of all values in nested mappings."""
    for name, value in fixed.items():
        if isinstance(value, Mapping):
            yield from (f"{name}.{inner}" for inner in _paths(value))
        else:
            yield name


class Post:
    """The inputs of one form that was sent."""

    def __init__(
        self, method: Method, fixed: Mapping[str, Any], posted: MultiDict[str, str]
    ) -> None:
        self.method, self.fixed, self.posted = method, fixed, posted
        self.locked = tuple(_paths(fixed))
        self.entries: dict[str, list[int]] = {}

    def message(self, request_id: str) -> Message:
        """The request; raises Invalid for inputs that cannot be read."""
        message: Any = self.method.request_class(**self.fixed)
        problems: dict[str, str] = {}
        wanted = sorted(n for n in self.posted if n not in OURS and not self._is_locked(n))
        for name in wanted:
            field = form_fields.field_of(message.DESCRIPTOR, name)
            if field is None or is_map(field) or (is_output_only(field) and field.name != "etag"):
                continue
            try:
                self._put(message, name, self.posted.getlist(name))
            except ValueError as error:
                problems[name] = str(error)
        if self.method.masked_field:
            message.update_mask.paths[:] = self._mask([*wanted, *self.locked])
        if self.method.has_request_id:
            message.request_id = request_id
        if problems:
            raise Invalid(problems)
        return message

    def _is_locked(self, name: str) -> bool:
        """Whether the page has fixed this field, or the message around it."""
        return any(
            name == path or name.startswith((f"{path}.", f"{path}[")) for path in self.locked
        )

    def _put(self, message: Any, name: str, texts: list[str]) -> None:
        """Writes one input into the message."""
        *owners, last = form_fields.steps_of(name)
        current, path = message, ""
        for step in owners:
            path = f"{path}.{step.name}".lstrip(".")
            within = current.DESCRIPTOR.fields_by_name[step.name]
            current = getattr(current, step.name)
            if is_map(within):
                current[last.name] = ",".join(filter(None, (text.strip() for text in texts)))
                return
            if step.index is None:
                continue
            entries = self.entries.setdefault(path, self.filled(path))
            if step.index not in entries:
                return
            while len(current) < len(entries):
                current.add()
            current = current[entries.index(step.index)]
            path = f"{path}[{step.index}]"
        _set(current, current.DESCRIPTOR.fields_by_name[last.name], texts)

    def filled(self, path: str) -> list[int]:
        """Which entries of a repeated field have anything in them."""
        found = set()
        for name, text in self.posted.items(multi=True):
            inside = re.match(rf"{re.escape(path)}\[(\d{{1,4}})\]", name)
            if inside and text.strip() not in ("", "false"):
                found.add(int(inside[1]))
        return sorted(found)

    def _mask(self, names: Iterable[str]) -> list[str]:
        """The fields of the resource that are given."""
        prefix = f"{self.method.masked_field}."
        request = self.method.request_class.DESCRIPTOR
        resource = request.fields_by_name[self.method.masked_field].message_type
        never = {resource.fields_by_number[1].name, "etag"}
        paths = {name[len(prefix) :].partition("[")[0] for name in names if name.startswith(prefix)}
        found = ((path, form_fields.field_of(resource, path)) for path in paths - never)
        return sorted(path for path, field in found if field and not is_output_only(field))

    def as_posted(self, path: str) -> str:
        """A path of the message as the input is called: entries that were left empty count again."""
        for owner, entries in self.entries.items():
            inside = re.match(rf"{re.escape(owner)}\[(\d+)\]", path)
            if inside and int(inside[1]) < len(entries):
                return f"{owner}[{entries[int(inside[1])]}]{path[inside.end() :]}"
        return path


def _set(message: Any, field: FieldDescriptor, texts: list[str]) -> None:
    """Writes the texts of one input into its field."""
    if field.is_repeated:
        lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
        getattr(message, field.name).extend(form_fields.read(field, line) for line in lines)
        return
    value = form_fields.read(field, texts[-1])
    if value is None:
        return
    try:
        if field.message_type is not None:
            getattr(message, field.name).FromDatetime(value)
        else:
            setattr(message, field.name, value)
    except (ValueError, TypeError, OverflowError):
        raise ValueError(_("is out of range")) from None
