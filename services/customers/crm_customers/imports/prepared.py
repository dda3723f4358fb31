"""What preparing rows is about: a task, a row on its way, what it came to, and why it was refused.

The rule kept here: these are plain values; they travel between processes as they are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from crm_chassis import validation
from crm_chassis.auth import Principal

from crm_customers.attributes.catalogue import Catalogue
from crm_customers.imports.mapping import Said
from crm_customers.imports.plans import KINDS, Source

RANKS = {kind: rank * 1000 for rank, kind in enumerate(KINDS)}
FIELDS_OF_ROW = 8  # more records than these one row never gives
System = list[str]  # the name of a system, and an id in it


class RowRefused(Exception):
    """A row that cannot be taken."""

    def __init__(self, kind: str, reason: str, field_name: str, text: str) -> None:
        super().__init__(text)
        self.kind, self.reason, self.field, self.text = kind, reason, field_name, text


class Record(NamedTuple):
    """A record that is ready to be taken: what is told of it, its columns in COPY's form, and what its row was."""

    kind: str
    key: str
    position: int
    row_number: int
    told: bytes
    line: bytes
    extra: bytes
    original: bytes


@dataclass
class Block:
    """What a handful of rows came to: records as they are, or in COPY's binary form; and refused rows.

    `named` are parties that are named along with something else, with kind and id: of these the first one counts.
    """

    rows: int = 0
    staged: int = 0
    copy: bytes = b""
    records: list[Record] = field(default_factory=list)
    named: list[tuple[str, str, Any]] = field(default_factory=list)
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
    flowing: bool = False  # its records are taken as they are read
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    # The columns in which earlier records of each kind were staged, perhaps by an older version: later ones follow.
    written: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Party:
    """An account or contact as it will be staged, whichever row names it."""

    kind: str
    key: str
    told: bytes
    line: bytes
    extra: bytes
    parent: str = ""  # the account that it belongs to


@dataclass(slots=True, eq=False)
class Given:
    """One row on its way: what it says of each section, and what it was."""

    number: int
    original: bytes
    row: Mapping[str, Any]
    said: dict[str, Said] = field(default_factory=dict)
    parties: list[Party] = field(default_factory=list)
    named: tuple[System | None, System | None] = (
        None,
        None,
    )  # the account and the contact of a line


def refuse_wrong(kind: str, message: Any, but: Sequence[str] = ()) -> None:
    """Raises RowRefused for fields that break their rules."""
    for path, text in validation.violations(message).items():
        if path and path.partition("[")[0] not in but:
            value = getattr(message, path, None)
            shown = f"{path}: {value!r} {text}" if isinstance(value, str) else f"{path}: {text}"
            raise RowRefused(kind, "INVALID_FIELD", path, shown)


def key_of(kind: str, said: Said) -> str:
    """The id of a record in its source."""
    key = str(said.fields.get("external_id", ""))
    if not key:
        raise RowRefused(kind, "NO_EXTERNAL_ID", "external_id", f"the row says no id of its {kind}")
    return key


def named_in(source: Source, said: Mapping[str, Said]) -> tuple[System | None, System | None]:
    """The account and the contact that a row names, each by system and id."""
    found: list[System | None] = []
    for section in ("account", "contact"):
        mine = said.get(section)
        key = mine.fields.get("external_id") if mine is not None else None
        system = mine.more.get("system") if mine is not None else None
        found.append([system or source.name, str(key)] if key else None)
    return found[0], found[1]


def clean(text: str) -> str:
    """A text that PostgreSQL can keep."""
    return text.replace("\x00", "")[:1000]


def json_safe(row: Mapping[str, Any]) -> str:
    """A refused row as JSON that PostgreSQL can keep."""
    return json.dumps(
        {str(name): str(value).replace("\x00", "") for name, value in row.items()},
        ensure_ascii=False,
    )
