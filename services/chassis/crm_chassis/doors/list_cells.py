"""The cells of a list: each value as its kind is read, names instead of numbers of other records.

The rule kept here: what a page of a list needs to know of other records is asked once for the page, not once a row;
who may not see a record sees its number.
"""

from typing import Any

import flask
from crm.records.v1 import record_lists_pb2 as pb
from markupsafe import Markup, escape

from crm_chassis import formats, i18n, record_fields
from crm_chassis.doors.list_state import Listing
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from crm_chassis.record_lists import RecordList

# Login names, shown as the names of their people.
PEOPLE = frozenset({"owner_id", "agent_id", "handler_id", "creator_id"})


def people() -> list[tuple[str, str]]:
    """Login names and names of our people, where the reader may know them."""
    page = Page.current()
    if not page.may("users.read"):
        return []
    users = page.call("ListUsers", page_size=500).users
    return [(user.user_id, user.display_name) for user in users if not user.disabled]


def name_of(user_id: str) -> str:
    """The name of one of our people; the login name of somebody who is not known here."""
    row = Page.current().app.user_row(user_id)
    return row.display_name if row is not None and row.display_name else user_id


def url_of(spec: RecordList, record: Any) -> str:
    """Where a record's own page is; "" for records without one."""
    return url_at(spec, getattr(record, spec.key_field))


def url_at(spec: RecordList, record_id: int) -> str:
    """Where the page of the record of this number is; "" for records without one."""
    key: dict[str, Any] = {spec.key_field: record_id}
    return flask.url_for(spec.page, **key) if spec.page else ""


class Cells:
    """The cells of one page of a list."""

    def __init__(self, page: Page, here: Listing) -> None:
        self.page, self.here = page, here
        self.spec = here.bound.spec
        self.currency = "currency" in self.spec.message.DESCRIPTOR.fields_by_name
        names = {field.name for field in here.shown}
        self.lead = (
            self.spec.name_field if self.spec.name_field in names else next(iter(here.columns))
        )
        self.known = {
            field.name: self._names(field)
            for field in here.shown
            if field.kind == pb.FIELD_KIND_REFERENCE and field.refers_to in page.app.lists
        }

    def _names(self, field: pb.RecordField) -> dict[int, tuple[str, str]]:
        """Names and addresses of the records that a column refers to."""
        bound = self.page.app.lists[field.refers_to]
        named = {record_fields.value_at(record, field.name) for record in self.here.records}
        ids = sorted({int(str(number)) for number in named if str(number or "").isdigit()})
        if not ids or self.page.caller is None or not bound.may(self.page.caller, "Get"):
            return {}
        spec = bound.spec
        reply = self.page.call("NameRecords", name=spec.name, record_ids=ids)
        return {
            each.record_id: (each.display_name, url_at(spec, each.record_id))
            for each in reply.names
        }

    def url(self, record: Any) -> str:
        """Where a record's own page is."""
        return url_of(self.spec, record)

    def id(self, record: Any) -> int:
        """A record's number."""
        return int(getattr(record, self.spec.key_field))

    def name(self, record: Any) -> str:
        """What a record is called."""
        return str(getattr(record, self.spec.name_field, "") or self.id(record))

    def __call__(self, record: Any, field: pb.RecordField) -> str | Markup:
        """One cell."""
        value = record_fields.value_of(record, field)
        if field.name == self.lead:
            return self._linked(self.url(record), _shown(value, field) or str(self.id(record)))
        if field.name in self.known and str(value or "").isdigit():
            name, url = self.known[field.name].get(int(str(value)), (str(value), ""))
            return self._linked(url, name)
        if field.kind == pb.FIELD_KIND_TIME and value:
            moment: Any = value
            return Markup('<time datetime="{}" title="{}">{}</time>').format(
                formats.iso(moment),
                formats.day_and_time(moment),
                formats.ago(moment, self.page.now),
            )
        if field.name in PEOPLE and value:
            return name_of(str(value))
        if self.currency and field.name in ("amount", "profit", "total"):
            return formats.money(value, record.currency)
        return _shown(value, field)

    @staticmethod
    def _linked(url: str, text: str) -> str | Markup:
        return Markup('<a href="{}">{}</a>').format(url, text) if url else escape(text)


def _shown(value: record_fields.Value, field: pb.RecordField) -> str:
    """A value in the reader's words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, list):
        return ", ".join(value)
    if field.kind == pb.FIELD_KIND_DATE and not isinstance(value, str):
        return formats.day(value)  # type: ignore[arg-type] # a day
    if field.name == "country":
        return str(i18n.locale().territories.get(str(value), value))
    if isinstance(value, str):  # also a sum with its currency, as an attribute has it
        return value
    if field.kind == pb.FIELD_KIND_NUMBER and not field.name.endswith("_id"):
        return formats.number(value) or str(value)
    return str(value)
