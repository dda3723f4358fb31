"""What belongs to a partner (people, contracts, certifications, visits): made, read, listed, changed, deleted alike.

The rule kept here: a record belongs to its partner for good, carries the partner's owner and team so that one row rule
holds for both, and every change is told. The partner is held while something of it is made, so that a change of its
owner reaches that too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm_chassis import lists, records
from crm_chassis.errors import Invalid, Refusal
from google.protobuf.message import Message
from psycopg.errors import UniqueViolation
from sqlalchemy import ColumnElement, Table

from crm_channels import queries, rules
from crm_channels.price_books import NO_DAY
from crm_channels.tables import partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row


@dataclass(frozen=True)
class Belonging:
    """A kind of record that belongs to a partner."""

    table: Table
    message: type[Message]
    name: str  # of the field that holds it in requests
    fields: tuple[str, ...]
    days: tuple[str, ...] = ()
    filterable: tuple[str, ...] = ()
    order_by: str = "create_time desc"
    # What is wrong with a record as it would be, by field; what to say when the database finds it is there already.
    wrong: Callable[[dict[str, Any]], dict[str, str]] = lambda _values: {}
    taken: Callable[[dict[str, Any]], Refusal] | None = None

    @property
    def resource(self) -> str:
        """crm.channels.v1.PartnerVisit → crm.channels.PartnerVisit."""
        return str(self.message.DESCRIPTOR.full_name).replace(".v1.", ".")

    @property
    def key(self) -> str:
        """Its key."""
        return str(self.message.DESCRIPTOR.fields_by_number[1].name)

    def told(self, call: "Call", what: str, after: "Row", before: "Row | None" = None) -> Any:
        """Tells the feed, and gives the message."""
        made = records.to_message(self.message, after)
        old = records.to_message(self.message, before) if before is not None else None
        call.emit(f"{self.resource}.{what}", made, before=old)
        return made

    def checked(self, values: dict[str, Any], row: "Row | None" = None) -> dict[str, Any]:
        """The values with days as days; raises Invalid for what cannot be."""
        for name in set(self.days) & values.keys():
            try:
                values[name] = rules.day(values[name] or "")
            except ValueError:
                raise Invalid({f"{self.name}.{name}": NO_DAY}) from None
        whole = (
            {name: getattr(row, name) for name in self.fields} if row is not None else {}
        ) | values
        if found := self.wrong(whole):
            raise Invalid({f"{self.name}.{name}": text for name, text in found.items()})
        return values

    def _write(self, values: dict[str, Any], write: Callable[[], "Row"]) -> "Row":
        try:
            return write()
        except UniqueViolation:
            if self.taken is None:
                raise
            raise self.taken(values) from None

    def create(self, call: "Call", given: Any, **more: Any) -> Any:
        """A new one."""
        partner = queries.held(call, partners, given.partner_id)
        values = self.checked(records.values(given, *self.fields)) | more
        now = call.clock.now()
        own = {"partner_id": partner.partner_id, "owner_id": partner.owner_id, "team": partner.team}
        own |= {"create_time": now, "update_time": now}
        row = self._write(values, lambda: call.insert(self.table, **values, **own))
        return self.told(call, "created", row)

    def get(self, call: "Call", key: int) -> Any:
        """One of them."""
        return records.to_message(self.message, queries.found(call, self.table, key))

    def page(
        self,
        call: "Call",
        request: Any,
        where: Callable[[], ColumnElement[bool]] | None = None,
        **params: Any,
    ) -> tuple[list[Any], str]:
        """A page of those that the caller may see."""
        return lists.page(
            call,
            self.table,
            request,
            self.message,
            order_by=self.order_by,
            filterable=self.filterable,
            where=where,
            **params,
        )

    def held(self, call: "Call", given: Any, *, deleted: bool = False) -> "Row":
        """The row of a message or request, held."""
        return queries.held(call, self.table, getattr(given, self.key), given.etag, deleted)

    def update(self, call: "Call", given: Any, mask: Any, row: "Row | None" = None) -> Any:
        """Changes what the mask names, but for whose it is."""
        row = row if row is not None else self.held(call, given)
        named = records.changes(given, mask)
        values = self.checked({name: named[name] for name in self.fields if name in named}, row)
        return self.write(call, "updated", row, **values)

    def write(self, call: "Call", what: str, row: "Row", **values: Any) -> Any:
        """Writes a row that is held, and tells it."""
        now, key = call.clock.now(), getattr(row, self.key)
        whole = {name: getattr(row, name) for name in self.fields} | values
        after = self._write(whole, lambda: call.update(self.table, key, **values, update_time=now))
        return self.told(call, what, after, row)

    def delete(self, call: "Call", request: Any) -> Any:
        """Deletes one softly."""
        return self.write(call, "deleted", self.held(call, request), delete_time=call.clock.now())

    def undelete(self, call: "Call", request: Any) -> Any:
        """Brings one back; one that is not deleted stays as it is."""
        row = self.held(call, request, deleted=True)
        if row.delete_time is None:
            return records.to_message(self.message, row)
        return self.write(call, "undeleted", row, delete_time=None)
