"""Rows of a source made into records that are ready to be taken: checked, normalised, and written as COPY wants them.

The rule kept here: what needs no database is done here, in processes of their own beside the one that writes; one row
gives the same records wherever and whenever it is prepared.
"""

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import orjson
from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm.customers.v1.interactions_pb2 import Interaction
from crm.customers.v1.orders_pb2 import Order
from crm_chassis import records, validation
from crm_chassis.auth import Principal
from crm_chassis.call import Call
from crm_chassis.clock import Clock, SystemClock
from psycopg.types.json import Jsonb

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers.attributes import rules as attribute_rules
from crm_customers.attributes.catalogue import Catalogue
from crm_customers.identity import engine
from crm_customers.identity import facts as party_facts
from crm_customers.imports.mapping import Filler, Said, ValueRefused
from crm_customers.imports.plans import KINDS, Source
from crm_customers.imports.sources import REASON_COLUMNS, Row

# Set when a record arrives, not before.
LATER = {
    "account": ("create_time", "update_time"),
    "contact": ("account_id", "create_time", "update_time"),
}
FACTS: tuple[str, ...] = (
    "kind",
    "display_name",
    "phone_numbers",
    "email_addresses",
    "country",
    "region",
    "city",
    "street",
)
FACTS += ("postal_code", "tax_id", "birth_date")
RANKS = {kind: rank * 1000 for rank, kind in enumerate(KINDS)}
FIELDS_OF_ROW = 8  # more records than these one row never gives
ORIGINAL_MOST = 20_000  # characters of a row that are kept


class Refused(Exception):
    """A row that cannot be taken."""

    def __init__(self, kind: str, reason: str, field_name: str, text: str) -> None:
        super().__init__(text)
        self.kind, self.reason, self.field, self.text = kind, reason, field_name, text


@dataclass
class Block:
    """What a handful of rows came to: staged records as COPY's binary form, and refused rows."""

    rows: int = 0
    staged: int = 0
    copy: bytes = b""
    rejects: list[tuple[Any, ...]] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """All that a preparing process needs to know of an import and one of its sources."""

    import_id: int
    place: int
    source: Source
    columns: list[str]
    dates: tuple[str, ...]
    iso: bool
    principal: Principal
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)


def copy_text(value: Any) -> str:
    """One value in COPY's text form."""
    if value is None:
        return "\\N"
    if isinstance(value, Jsonb):
        value = orjson.dumps(value.obj, default=plain).decode()
    elif isinstance(value, bool):
        return "t" if value else "f"
    elif isinstance(value, list):
        value = array_text(value)
    elif not isinstance(value, str):
        value = value.isoformat() if isinstance(value, date | datetime) else str(value)
    if "\\" in value or "\t" in value or "\n" in value or "\r" in value:
        value = (
            value.replace("\\", "\\\\")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        )
    return value


def array_text(values: Sequence[Any]) -> str:
    """An array as PostgreSQL writes it."""
    if not values:
        return "{}"
    if isinstance(values[0], int):
        return "{" + ",".join(map(str, values)) + "}"
    quoted = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return '{"' + '","'.join(quoted) + '"}'


def plain(value: Any) -> Any:
    """What JSON does not know."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


class Preparer:
    """Prepares the rows of one source."""

    def __init__(self, task: Task, clock: Clock | None = None) -> None:
        self.task = task
        self.source = task.source
        self.filler = Filler(task.source, task.dates, lenient_dates=task.iso)
        self.call = Call(None, task.principal, clock or SystemClock(), None)  # type: ignore[arg-type] # asks nobody
        self.columns: dict[str, list[str]] = {}
        self.seen: dict[tuple[str, str], bytes] = {}
        self.sections = source_sections(task.source)

    def prepare(self, rows: Iterable[tuple[int, Row]]) -> Block:
        """A handful of rows."""
        block = Block()
        parts: list[bytes] = []
        self.seen.clear()
        for number, row in rows:
            block.rows += 1
            named = (
                row if isinstance(row, dict) else dict(zip(self.task.columns, row, strict=False))
            )
            for name in REASON_COLUMNS:
                named.pop(name, None)
            original = orjson.dumps(named)[:ORIGINAL_MOST]
            try:
                staged = list(self.records(number, named, original))
            except Refused as why:
                staged = []
                block.rejects.append(
                    (number, why.kind, why.reason, why.field, clean(why.text), named)
                )
                if why.kind == "line" and (key := self.order_key(named)):
                    staged = [
                        self.staged(
                            "order", 7, key, number, b"", b"", b'{"refused":true}', original
                        )
                    ]
                    block.staged -= 1  # stands only for the other lines of its order
            parts += staged
            block.staged += len(staged)
        block.copy = b"".join(parts)
        block.columns = self.columns
        return block

    def records(self, number: int, row: Mapping[str, Any], original: bytes) -> Iterable[bytes]:
        """The records of one row; raises Refused for the row as a whole."""
        if problem := row.get("_problem"):
            raise Refused("row", "NOT_JSON", "", f"the row is not JSON: {problem}")
        if any("\x00" in text for text in row.values()):
            raise Refused("row", "NULL_CHARACTER", "", "the row holds a null character")
        said = {section: self.said(section, row) for section in self.sections}
        found: list[bytes] = []
        if "account" in said:
            found += self.account(number, said["account"], original)
        if "contact" in said:
            found += self.contact(number, said, original)
        if "order" in said:
            found.append(self.order(number, said, original))
        if "interaction" in said:
            found.append(self.interaction(number, said, original))
        return found

    def said(self, section: str, row: Mapping[str, Any]) -> Said:
        """What a row says of a section."""
        try:
            return self.filler.fill(section, row)
        except ValueRefused as error:
            kind = "line" if section in ("line", "order") or "order" in self.sections else section
            raise Refused(kind, error.reason, f"{section}.{error.field}", error.text) from None

    def order_key(self, row: Mapping[str, Any]) -> str:
        """The order that a row is of, if that can be read."""
        if "order" not in self.sections:
            return ""
        try:
            (value,) = self.source.sections["order"]["external_id"]
            return " ".join(str(row.get(column, "")).strip() for column in value.columns)
        except (ValueRefused, KeyError):
            return ""

    def staged(  # noqa: PLR0913 (as the columns)
        self,
        kind: str,
        nth: int,
        key: str,
        number: int,
        told: bytes,
        line: bytes,
        extra: bytes,
        original: bytes,
    ) -> bytes:
        """One record as a row of import_rows in COPY's binary form."""
        section, position = RANKS[kind] + self.task.place, number * FIELDS_OF_ROW + nth
        named = key.encode()
        head = struct.pack("!hiqihi", 9, 8, self.task.import_id, 2, section, len(named))
        numbers = struct.pack("!iqiq", 8, position, 8, number)
        rest = b"".join(
            part
            for value in (told, line, extra, original)
            for part in (struct.pack("!i", len(value)), value)
        )
        return b"".join((head, named, numbers, rest))

    def refuse_wrong(self, kind: str, message: Any, but: Sequence[str] = ()) -> None:
        """Raises Refused for fields that break their rules."""
        for path, text in validation.violations(message).items():
            if path and path.partition("[")[0] not in but:
                value = getattr(message, path, None)
                shown = f"{path}: {value!r} {text}" if isinstance(value, str) else f"{path}: {text}"
                raise Refused(kind, "INVALID_FIELD", path, shown)

    def key_of(self, kind: str, said: Said) -> str:
        """The id of a record in its source."""
        key = str(said.fields.get("external_id", ""))
        if not key:
            raise Refused(
                kind, "NO_EXTERNAL_ID", "external_id", f"the row says no id of its {kind}"
            )
        return key

    def learned(self, kind: str, said: Said) -> dict[str, Any]:
        """The values of attributes that a row gives."""
        if not said.attributes:
            return {}
        values, problems = self.task.catalogues[kind].read(said.attributes, kind)
        for path, text in problems.items():
            raise Refused(kind, "INVALID_ATTRIBUTE", path, f"{path}: {text}")
        return {name: value for name, value in values.items() if value not in ("", [])}

    def party(self, kind: str, number: int, message: Any, values: dict[str, Any], said: Said, more: dict[str, Any],
              original: bytes) -> list[bytes]:  # fmt: skip
        """An account or contact whose columns are known."""
        learned = self.learned(kind, said)
        values["attributes"] = Jsonb(learned)
        columns = self.columns.get(kind) or [name for name in values if name not in LATER[kind]]
        self.columns[kind] = columns
        line = "\t".join([copy_text(values[name]) for name in columns]).encode()
        for name in ("phones", "emails"):
            message.ClearField(name)
        told = records.from_mapping(
            type(message), {"phones": values["phones"].obj, "emails": values["emails"].obj}
        )
        message.MergeFrom(told)
        for name, value in learned.items():
            message.attributes[name] = attribute_rules.as_text(value)
        for name in LATER[kind]:
            values.pop(name, None)
        facts = {name: values[name] for name in FACTS if values.get(name)}
        # A contact's keys wait until its account is known.
        asked = (
            engine.asked_by_batch(party_facts.of_values(kind, values)) if kind == "account" else ()
        )
        said_more = {"facts": facts, "asked": asked, "attributes": learned, **more}
        extra = orjson.dumps(said_more, default=plain)
        key = message.external_id
        # Of rows that name along with something else, the first one counts; alike, they count once.
        stamp = line + told.SerializeToString()
        again = self.seen.get((kind, key))
        if again is not None and (again == stamp or self.source.main != kind):
            return []
        self.seen[kind, key] = stamp
        body = message.SerializeToString()
        return [self.staged(kind, KINDS.index(kind), key, number, body, line, extra, original)]

    def account(self, number: int, said: Said, original: bytes) -> list[bytes]:
        """The account of a row, and the link to the one above it."""
        if self.source.refers_only("account"):
            return []
        key = self.key_of("account", said)
        message = Account(source=self.source.name, **said.fields)
        self.refuse_wrong("account", message)
        values = account_handlers.new_values(self.call, message)
        found = self.party("account", number, message, values, said, {}, original)
        if found and (parent := said.more.get("parent")):
            link = orjson.dumps({"parent": parent})
            found.append(self.staged("link", 4, key, number, b"", b"", link, original))
        return found

    def contact(self, number: int, said: Mapping[str, Said], original: bytes) -> list[bytes]:
        """The contact of a row; its account is the row's, or the one that it names."""
        mine = said["contact"]
        optional = len(self.source.brings) > 1 and not mine.fields.get("external_id")
        if self.source.refers_only("contact") or optional:
            return []
        key = self.key_of("contact", mine)
        owner = self.named_account(said)
        if mine.more.get("account"):
            owner = [mine.more.get("system") or self.source.name, mine.more["account"]]
        if owner is None:
            raise Refused(
                "contact", "NO_ACCOUNT", "account", f"the row of contact {key} names no account"
            )
        message = Contact(source=self.source.name, **mine.fields)
        self.refuse_wrong("contact", message, but=("account_id", "account_external_id"))
        country = said["account"].fields.get("country", "") if "account" in said else ""
        values = contact_handlers.new_values(self.call, message, 0, country)
        more = {"account": owner, "country": country}
        return self.party("contact", number, message, values, mine, more, original)

    def named_account(self, said: Mapping[str, Said]) -> list[str] | None:
        """The system and id of the account that a row names."""
        account = said.get("account")
        if account is None or not account.fields.get("external_id"):
            return None
        return [account.more.get("system") or self.source.name, str(account.fields["external_id"])]

    def named_contact(self, said: Mapping[str, Said]) -> list[str] | None:
        """The system and id of the contact that a row names."""
        contact = said.get("contact")
        if contact is None or not contact.fields.get("external_id"):
            return None
        return [contact.more.get("system") or self.source.name, str(contact.fields["external_id"])]

    def order(self, number: int, said: Mapping[str, Said], original: bytes) -> bytes:
        """A line of an order, with what its row says of the order."""
        try:
            key = self.key_of("order", said["order"])
            order = Order(source=self.source.name, **said["order"].fields)
            order.lines.add(**said["line"].fields)
            self.refuse_wrong("order", order, but=("account_id",))
        except Refused as why:
            raise Refused("line", why.reason, why.field, why.text) from None
        owner = self.named_account(said)
        if owner is None:
            raise Refused(
                "line", "NO_ACCOUNT", "account", f"the row of order {key} names no account"
            )
        extra = orjson.dumps({"account": owner, "contact": self.named_contact(said)})
        return self.staged("order", 2, key, number, order.SerializeToString(), b"", extra, original)

    def interaction(self, number: int, said: Mapping[str, Said], original: bytes) -> bytes:
        """An interaction with whom its row names."""
        mine = said["interaction"]
        key = self.key_of("interaction", mine)
        account, contact = self.named_account(said), self.named_contact(said)
        if mine.more.get("account"):
            account = [self.source.name, mine.more["account"]]
        if mine.more.get("contact"):
            contact = [self.source.name, mine.more["contact"]]
        message = Interaction(source=self.source.name, **mine.fields)
        self.refuse_wrong("interaction", message)
        extra = orjson.dumps({"account": account, "contact": contact})
        return self.staged(
            "interaction", 3, key, number, message.SerializeToString(), b"", extra, original
        )


def source_sections(source: Source) -> list[str]:
    """The sections of a source, those first that others refer to."""
    return [
        name
        for name in ("account", "contact", "order", "line", "interaction")
        if name in source.sections
    ]


def clean(text: str) -> str:
    """A text that PostgreSQL can keep."""
    return text.replace("\x00", "")[:1000]


def json_safe(row: Mapping[str, Any]) -> str:
    """A refused row as JSON that PostgreSQL can keep."""
    return json.dumps(
        {str(name): str(value).replace("\x00", "") for name, value in row.items()},
        ensure_ascii=False,
    )
