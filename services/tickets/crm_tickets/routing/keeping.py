"""How departments, skills, agents and queues are kept: made, changed, removed and restored, each step with its event.

The rule kept here: what was removed can be restored as it was, and nothing is changed that somebody else has changed
meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from crm_chassis import records
from crm_chassis.errors import NotFound, Precondition
from crm_chassis.sql import Row, Statement, key_of
from google.protobuf.message import Message
from psycopg.types.json import Jsonb
from sqlalchemy import Table, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

if TYPE_CHECKING:
    from crm_chassis.call import Call


@dataclass(frozen=True, eq=False)
class Kept:
    """One kind of record that routing goes by."""

    table: Table
    message_class: type[Message]
    kind: str  # as refusals name it

    @cached_property
    def _statements(self) -> dict[bool, Statement]:
        """The statement that reads one record, and the one that holds it."""
        key = self.table.c[key_of(self.table)]
        one = select(*self.table.c).where(key == bindparam("key", type_=key.type))
        return {False: Statement(one), True: Statement(one.with_for_update())}

    def find(self, call: "Call", key: object, *, held: bool = False) -> Row | None:
        """A record, removed or not, held until the transaction ends when it is to change."""
        return call.first(self._statements[held], key=key)

    def row(self, call: "Call", key: object, etag: str = "", *, held: bool = False) -> Row:
        """The same; raises NotFound, and Conflict when somebody changed it meanwhile."""
        found = self.find(call, key, held=held)
        if found is None:
            raise NotFound(self.kind, key)
        records.check_etag(found, etag)
        return found

    def message(self, row: Row) -> Any:
        """A record as others see it."""
        return records.to_message(self.message_class, row)

    def make(self, call: "Call", values: Mapping[str, Any]) -> Any:
        """A new record."""
        now = call.clock.now()
        row = call.insert(
            self.table, **stored(self.table, values), create_time=now, update_time=now
        )
        made = self.message(row)
        self._tell(call, "created", made)
        return made

    def change(
        self, call: "Call", row: Row, values: Mapping[str, Any], what: str = "updated"
    ) -> Any:
        """A held record with other values; unchanged when they are the same."""
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not changed:
            return self.message(row)
        key = getattr(row, key_of(self.table))
        after = call.update(
            self.table, key, **stored(self.table, changed), update_time=call.clock.now()
        )
        made = self.message(after)
        self._tell(call, what, made, before=self.message(row))
        return made

    def remove(self, call: "Call", key: object, etag: str) -> Any:
        """Removes a record; removing it twice is removing it once."""
        row = self.row(call, key, etag, held=True)
        if row.delete_time is not None:
            return self.message(row)
        return self.change(call, row, {"delete_time": call.clock.now()}, "deleted")

    def restore(self, call: "Call", key: object) -> Any:
        """Restores a removed record; raises Precondition when it is not removed."""
        row = self.row(call, key, held=True)
        if row.delete_time is None:
            raise Precondition("NOT_DELETED", "This was not removed.")
        return self.change(call, row, {"delete_time": None}, "undeleted")

    def _tell(self, call: "Call", what: str, made: Message, before: Message | None = None) -> None:
        name = self.message_class.DESCRIPTOR.name
        call.emit(f"crm.tickets.{name}.{what}", made, before=before)


def stored(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the driver takes them: lists of small messages are JSON."""
    return {
        name: Jsonb(value) if isinstance(table.c[name].type, JSONB) else value
        for name, value in values.items()
    }


def levels(listed: Any) -> dict[str, int]:
    """Skills with their levels, from a column; a level that is not said is 1."""
    named = (each for each in listed or () if each.get("skill"))
    return {each["skill"]: max(each.get("level", 1), 1) for each in named}
