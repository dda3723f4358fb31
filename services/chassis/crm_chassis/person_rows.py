"""Which rows of a service are a person's, and which columns of them are personal.

The rule kept here: nothing is listed that follows from names. A row is the person's by contact_id (or account_id, when
the account is the person), or by the kind and number of the record that it is about; its personal columns are those of
its message's personal fields, and what the service names besides, such as columns for searching.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from crm.access.v1 import privacy_pb2 as pb
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    Table,
    Text,
    and_,
    any_,
    cast,
    func,
    literal,
    or_,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import ARRAY as PLAIN_ARRAY
from sqlalchemy.types import JSON, Date, TypeEngine

from crm_chassis import personal_fields, record_tables
from crm_chassis.person_words import BETWEEN, ERASED, Words

if TYPE_CHECKING:
    from crm_chassis.app import App

# Our own people, and what is cleaned in its own way.
APART = frozenset(
    {"users", "api_keys", "events", "audit", "requests", "webhook_deliveries", "feed", "cursors"}
    | {"file_pieces", "webhooks"}
)
ABOUT = {
    "contact": ("contact", "crm.customers.Contact"),
    "account": ("account", "crm.customers.Account"),
}
NAMELESS = "erased-"  # with the record's key: a number of another system that says nothing any more
PARTIES = ("contact_id", "account_id")
POLYMORPHIC = (("kind", "record_id"), ("resource", "resource_id"), ("record_kind", "record_id"))


@dataclass(frozen=True, eq=False)
class Holder:
    """A table that may hold something of a person."""

    table: Table
    message: type[Message] | None
    event: str
    also: tuple[str, ...]

    @cached_property
    def personal(self) -> tuple[str, ...]:
        """Its personal columns."""
        named = personal_fields.personal_names(self.message.DESCRIPTOR) if self.message else {}
        return tuple(c.name for c in self.table.c if c.name in named or c.name in self.also)

    @cached_property
    def searched(self) -> list[Any]:
        """The columns in which a person's words may stand."""
        return [c for c in self.table.c if _is_text(c.type) and c.computed is None]

    def of_person(self, person: pb.Person) -> ColumnElement[bool] | None:
        """The condition of the person's own rows; None: this table has none."""
        columns = self.table.c
        numbers = numbers_of(person)
        column = "account_id" if person.is_account else "contact_id"
        ways: list[ColumnElement[bool]] = []
        ways += [columns[column].in_(numbers)] if numbers and column in columns else []
        names = ABOUT["account" if person.is_account else "contact"]
        for kind, key in POLYMORPHIC:
            if numbers and kind in columns and key in columns:
                same = cast(columns[key], Text).in_([str(number) for number in numbers])
                ways.append(and_(cast(columns[kind], Text).in_(names), same))
        return or_(*ways) if ways else None

    def of_account(self, person: pb.Person) -> ColumnElement[bool] | None:
        """The condition of what hangs on the account that the person belongs to."""
        key = self.table.primary_key.columns.keys()
        if not person.account_id or "account_id" not in self.table.c or key[0] in PARTIES:
            return None  # other people of the account are themselves
        found: ColumnElement[bool] = self.table.c.account_id == person.account_id
        return found

    def with_words(self, words: Words) -> ColumnElement[bool] | None:
        """The condition of rows in which something of the person may stand: one cheap look at each row."""
        if not words.likes or not self.searched:
            return None
        row = func.concat_ws("\n", *(cast(column, Text) for column in self.searched))
        plain = func.translate(func.lower(row), BETWEEN, "")
        return plain.bool_op("~~")(any_(literal(list(words.likes), ARRAY(Text))))

    def holds(self, row: Any, words: Words) -> bool:
        """Whether something of the person stands in a row."""
        return any(words.inside(getattr(row, column.name)) for column in self.searched)

    def cleared(self, name: str, value: Any) -> Any:
        """What a personal column of the person's own row holds afterwards."""
        column = self.table.c[name]
        if name == "external_id" and str(value).startswith(NAMELESS):
            return value
        if isinstance(value, list):
            return []
        if isinstance(value, dict):
            return {}
        if isinstance(column.type, Date) or not isinstance(value, str):
            return None if column.nullable else value
        field = self.message.DESCRIPTOR.fields_by_name.get(name) if self.message else None
        if name == "display_name" or (field is not None and personal_fields.is_needed(field)):
            return ERASED
        return "" if value else value


def numbers_of(person: pb.Person) -> list[int]:
    """The numbers of the records that are the person."""
    own = person.account_id if person.is_account else person.contact_id
    return [*([own] if own else []), *person.also_ids]


def _is_text(kind: TypeEngine[Any]) -> bool:
    return isinstance(kind, Text | JSON | JSONB | ARRAY | PLAIN_ARRAY) and not isinstance(
        kind, LargeBinary
    )


def _singular(name: str) -> str:
    """contacts → Contact, hand_over_items → HandOverItem, territories → Territory, touches → Touch."""
    one = f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")
    one = one.removesuffix("e") if one.endswith("che") else one
    return "".join(part.capitalize() for part in one.split("_"))


@lru_cache(maxsize=16)
def holders(app: "App") -> Sequence[Holder]:
    """All tables of a service that may hold something of a person, its own first."""
    messages = dict(_messages(app))
    return [
        Holder(
            table,
            messages.get(_singular(table.name)),
            f"crm.{app.service.name}.{_singular(table.name)}",
            tuple(app.service.personal.get(table.name, ())),
        )
        for metadata in (app.service.metadata, record_tables.files.metadata)
        for table in metadata.sorted_tables
        if table.name not in APART and not table.info.get("apart") and table.primary_key.columns
    ]


def _messages(app: "App") -> Iterator[tuple[str, type[Message]]]:
    """The messages of a service's own protos by name."""
    for proto in app.service.protos:
        known: Mapping[str, Any] = proto.DESCRIPTOR.message_types_by_name
        yield from ((name, GetMessageClass(found)) for name, found in known.items())
