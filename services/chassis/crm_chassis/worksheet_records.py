"""Worksheets over a list of records: each row a record, each column a field of its message.

The rule kept here: what goes out is what the list's own method gives the caller; what comes back goes through the
record's own Update and Create. Leads, partners, targets: a kind of worksheet is a few lines of columns.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from crm.records.v1 import record_lists_pb2 as pb
from google.protobuf.message import Message

from crm_chassis import bulk_values, record_fields, record_lists, records
from crm_chassis.doors.json_in import Reader
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import gettext as _
from crm_chassis.worksheet_cells import Choice
from crm_chassis.worksheet_kinds import Asked, Given, Parameters, SheetColumn, SheetKind, Values

if TYPE_CHECKING:
    from crm_chassis.call import Call

PAGE = 500
MOST_DEFINED = 60  # columns of what is defined at run time: a sheet has an end
KINDS: Mapping[int, str] = {
    pb.FIELD_KIND_NUMBER: "number",
    pb.FIELD_KIND_DATE: "date",
    pb.FIELD_KIND_CHOICE: "choice",
    pb.FIELD_KIND_FLAG: "choice",
}


@dataclass(frozen=True, eq=False)
class RecordSheet(SheetKind):
    """A worksheet over a list of records: its columns are fields of their message, filled in by their own methods."""

    record_list: str = ""
    create: str = ""  # the method that makes a record, like "CreatePartner"
    filter: str = ""  # which records go out, with %(name)s of parameters
    fixed: Mapping[str, str] = field(default_factory=dict)  # parameter → field of a new record
    run_time: str = ""  # the field that holds what is defined at run time, like "attributes"

    def bound(self, call: "Call") -> "RecordSheet":
        """With the columns that are defined at run time and that the caller may have."""
        if not self.run_time:
            return self
        known = (
            each
            for each in self._list(call).fields(call)
            if each.name.startswith(f"{self.run_time}.")
        )
        more = [_column(each) for each in islice(known, MOST_DEFINED)]
        return replace(self, columns=(*self.columns, *more))

    def _list(self, call: "Call") -> record_lists.BoundList:
        return record_lists.found(call, self.record_list)

    def given(self, bound: record_lists.BoundList, record: Any) -> Given:
        """A record as its row."""
        values = {column.name: plain(record, column) for column in self.columns}
        return Given(str(getattr(record, bound.spec.key_field)), record.etag, values)

    def rows(self, call: "Call", parameters: Parameters) -> Iterator[Given]:
        """All records of the filter, in the order of the list's keys."""
        bound, token = self._list(call), ""
        wanted = self.filter % quoted(parameters)
        while True:
            found, token = bound.read(
                call,
                filter=wanted,
                page_size=PAGE,
                page_token=token,
                order_by=bound.spec.key_field,
            )
            yield from (self.given(bound, record) for record in found)
            if not token:
                return

    def current(self, call: "Call", parameters: Parameters, key: str) -> Given | None:  # noqa: ARG002
        """The record by its own Get, unless it was deleted."""
        bound = self._list(call)
        try:
            record = bound.get(call, int(key))
        except (NotFound, ValueError):
            return None
        gone = "delete_time" in record.DESCRIPTOR.fields_by_name and record.HasField("delete_time")
        return None if gone else self.given(bound, record)

    def change(self, call: "Call", parameters: Parameters, now: Given, values: Values) -> Asked:  # noqa: ARG002
        """Its own Update, masked to what was touched."""
        bound = self._list(call)
        message = self._filled(bound.spec.message(), values)
        wanted = bulk_values.Target(message, tuple(values))
        request = bulk_values.update_request(bound, wanted, int(now.key), now.version)
        return Asked(bound.methods["Update"].name, request)

    def addition(self, call: "Call", parameters: Parameters, values: Values) -> Asked | None:
        """Its own Create."""
        if not self.create:
            return None
        bound = self._list(call)
        fixed = {name: parameters[said] for said, name in self.fixed.items() if said in parameters}
        record = self._filled(bound.spec.message(), {**values, **fixed})
        method = record_lists.app_of(call).by_name[self.create]
        (name,) = (
            f.name
            for f in method.request_class.DESCRIPTOR.fields
            if f.message_type == record.DESCRIPTOR
        )
        return Asked(self.create, method.request_class(**{name: record}))

    def made(self, call: "Call", parameters: Parameters, reply: Any) -> Given:  # noqa: ARG002
        """The reply is the record."""
        return self.given(self._list(call), reply)

    def _filled(self, message: Any, values: Values) -> Any:
        reader = Reader()
        for name, text in values.items():
            bulk_values._put(message, name, text, reader, name)
        if reader.problems:
            raise Invalid(reader.problems)
        return message


def _column(known: pb.RecordField) -> SheetColumn:
    """A field that is defined at run time as a column."""
    choices = [Choice(each.value, each.label) for each in known.choices]
    kind = KINDS.get(known.kind, "text")
    if known.kind == pb.FIELD_KIND_FLAG:
        choices = [Choice("true", _("Yes")), Choice("false", _("No"))]
    given = (lambda _call: choices) if kind == "choice" else None
    return SheetColumn(known.name, known.label, kind, editable=known.editable, choices=given)


def quoted(parameters: Parameters) -> dict[str, str]:
    """Parameters as a filter takes them between quotes."""
    return {n: v.replace("\\", "\\\\").replace('"', '\\"') for n, v in parameters.items()}


def plain(record: Message, column: SheetColumn) -> str:
    """A field's value as the plain text that a cell is compared by."""
    if "." in column.name:
        inner = record_fields.value_at(record, column.name)
        return "" if inner is None else str(inner).replace("\r\n", "\n").strip()
    found = record.DESCRIPTOR.fields_by_name[column.name]
    value = getattr(record, column.name)
    if found.enum_type is not None:
        return records.enum_names(found.enum_type).get(value, "")
    if column.name.endswith("_id") and not value:
        return ""
    return str(value).replace("\r\n", "\n").strip()


def enum_choices(message: type[Message], name: str) -> "Callable[[Call], Sequence[Choice]]":
    """The words of an enum field, in the reader's language."""
    found = message.DESCRIPTOR.fields_by_name[name]
    return lambda _call: [Choice(c.value, c.label) for c in record_fields.choices_of(found)]
