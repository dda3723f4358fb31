"""The plan of an import, read and checked: where sources are, and which column becomes which field.

The rule kept here: a plan names our fields as the protos do, and nothing of it is program code. What cannot be used is
said in words, with its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from crm.access.v1 import users_pb2
from crm.customers.v1 import (
    accounts_pb2,
    contacts_pb2,
    deals_pb2,
    interactions_pb2,
    orders_pb2,
)
from google.protobuf.message import Message

from crm_customers.imports import windows

SECTIONS: dict[str, type[Message]] = {
    "account": accounts_pb2.Account,
    "contact": contacts_pb2.Contact,
    "order": orders_pb2.Order,
    "line": orders_pb2.OrderLine,
    "interaction": interactions_pb2.Interaction,
    "deal": deals_pb2.Deal,
    "product": orders_pb2.Product,
    "rep": users_pb2.User,
}
# Without these a record of the section cannot be told from others, or not be kept.
NEEDED = {
    "order": ("external_id", "order_date", "currency"),
    "line": ("product_code",),
    "account": ("external_id",),
    "contact": ("external_id",),
    "interaction": ("external_id", "start_time", "channel"),
    "deal": ("external_id", "name", "currency"),
    "product": (),
    "rep": ("display_name",),
}
# What a section may say beside the fields of its proto: relations, what only matching sees, attributes.
MORE = {
    "account": ("parent", "system", "attributes"),
    "contact": ("account", "system", "attributes"),
    "interaction": ("account", "contact"),
    "deal": ("owner", "product", "product_category", "product_system", "stage", "pipeline"),
    "rep": ("manager",),
    "product": (),
    "order": (),
    "line": (),
}
BESIDE_PARTIES = ("order", "interaction", "deal", "product", "rep")
LISTS = {"phones": "number", "emails": "address", "tags": ""}
FORMATS = ("csv", "xlsx", "jsonl", "sql")
ENDINGS = {".csv": "csv", ".txt": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx"}
ENDINGS |= {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}
MODES = ("create_only", "update_empty", "overwrite")
TOP = {"about", "sources", "mode", "match", "rate", "when", "attributes", "source", *SECTIONS}
OF_SOURCE = {
    *("file", "path", "database", "query", "format", "sheet", "encoding", "delimiter", "dates"),
    *("decimal", "time_zone", "trust", *SECTIONS),
}
# What cannot stand between cells of a CSV file.
UNFIT = ("\r", "\n", '"')
OF_VALUE = {"column", "columns", "constant", "words", "otherwise", "keep", "join", "split", "kind"}


class PlanFailed(Exception):
    """The plan cannot be used; the text says what to change."""


@dataclass(frozen=True)
class Value:
    """Where a field's value comes from: columns or a constant; then perhaps a translation of its words."""

    columns: tuple[str, ...] = ()
    constant: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    keep: bool = False
    join: str = " "
    split: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Source:
    """One source of a plan."""

    name: str
    format: str
    file: str = ""
    database: str = ""
    query: str = ""
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    dates: tuple[str, ...] = ()
    decimal: str = "."
    time_zone: str = "UTC"
    trust: int = 50
    # section → field → where its values come from; attributes are called "attributes.name".
    sections: Mapping[str, Mapping[str, tuple[Value, ...]]] = field(default_factory=dict)

    def columns(self) -> set[str]:
        """Every column that the plan names."""
        parts = self.sections.values()
        return {
            column
            for part in parts
            for where in part.values()
            for one in where
            for column in one.columns
        }

    def refers_only(self, section: str) -> bool:
        """Whether a section only names records that are known, and brings none."""
        return "display_name" not in self.sections.get(section, {})

    @cached_property
    def brings(self) -> list[str]:
        """The kinds of records that it brings, in the order in which they are taken."""
        kinds = [
            k for k in ("account", "contact") if k in self.sections and not self.refers_only(k)
        ]
        return [*kinds, *(k for k in BESIDE_PARTIES if k in self.sections)]

    @cached_property
    def main(self) -> str:
        """The kind that one row is one of; others are named along with it."""
        return self.brings[-1] if self.brings else ""


@dataclass(frozen=True)
class Plan:
    """A plan."""

    about: str
    sources: tuple[Source, ...]
    mode: str = "update_empty"
    match: bool = True
    rate: int = 0
    opening: windows.Opening | None = None
    attributes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def values_of(place: str, given: Any) -> tuple[Value, ...]:
    """Reads a column's name, {column, words, otherwise}, {constant}, or a list of these for phones and the like."""
    if isinstance(given, list) and given:
        return tuple(one for item in given for one in values_of(place, item))
    if isinstance(given, str | int | float) and not isinstance(given, bool):
        return (Value(columns=(str(given),)),)
    if not isinstance(given, dict) or (given.keys() - OF_VALUE):
        raise PlanFailed(
            f"{place}: write a column's name, or {{column, words, otherwise}}, or {{constant}}"
        )
    named = [name for name in ("column", "columns", "constant") if name in given]
    if len(named) != 1:
        raise PlanFailed(f"{place}: name either a column, columns or a constant")
    words = given.get("words") or {}
    if not isinstance(words, dict):
        raise PlanFailed(f"{place}: words are pairs of a word and what it means")
    columns = given.get("columns") or ([given["column"]] if "column" in given else [])
    if not isinstance(columns, list) or not (columns or "constant" in given):
        raise PlanFailed(f"{place}: a list is missing")
    return (
        Value(
            columns=tuple(str(column) for column in columns),
            constant=str(given["constant"]) if "constant" in given else None,
            words={str(word): str(meaning) for word, meaning in words.items()},
            otherwise=str(given["otherwise"]) if "otherwise" in given else None,
            keep=bool(given.get("keep")),
            join=str(given.get("join", " ")),
            split=str(given.get("split", "")),
            kind=str(given.get("kind", "")),
        ),
    )


def fields_of(place: str, section: str, given: Any) -> dict[str, tuple[Value, ...]]:
    """The fields of one section; raises PlanFailed for one that the proto does not have."""
    if not isinstance(given, dict):
        raise PlanFailed(f"{place}: name fields and their columns")
    known = SECTIONS[section].DESCRIPTOR.fields_by_name
    found: dict[str, tuple[Value, ...]] = {}
    for name, what in given.items():
        here = f"{place}.{name}"
        if name == "attributes" and name in MORE[section] and isinstance(what, dict):
            for attribute, where in what.items():
                found[f"attributes.{attribute}"] = values_of(f"{here}.{attribute}", where)
            continue
        plain = name in known and (known[name].message_type is None or name in LISTS)
        if not plain and name not in MORE[section] and not is_time(known.get(name)):
            there = ", ".join(sorted({*known, *MORE[section]}))
            raise PlanFailed(f"{here}: there is no such field; there are {there}")
        found[name] = values_of(here, what)
    for name in NEEDED[section]:
        if name not in found:
            raise PlanFailed(f"{place}: the field {name} is missing")
    return found


def is_time(descriptor: Any) -> bool:
    """Whether a field is a moment."""
    kind = descriptor.message_type if descriptor is not None else None
    return kind is not None and kind.full_name == "google.protobuf.Timestamp"


def source_of(name: str, given: Any) -> Source:
    """One source; raises PlanFailed for what cannot be used."""
    if not isinstance(given, dict):
        raise PlanFailed(f"sources.{name}: say its file and its fields")
    if unknown := given.keys() - OF_SOURCE:
        raise PlanFailed(f"sources.{name}: unknown part {sorted(map(str, unknown))[0]}")
    file = str(given.get("file") or given.get("path") or "")
    kind = str(given.get("format") or ("sql" if given.get("database") else format_of(file)))
    if kind not in FORMATS:
        raise PlanFailed(f"sources.{name}.format: {kind!r} is none of {', '.join(FORMATS)}")
    sections = {
        part: fields_of(f"sources.{name}.{part}", part, given[part])
        for part in SECTIONS
        if part in given
    }
    if not sections:
        raise PlanFailed(
            f"sources.{name}: no field is named (account, contact, order, line, interaction, deal, product, rep)"
        )
    if ("order" in sections) != ("line" in sections):
        raise PlanFailed(f"sources.{name}: order and line go together")
    delimiter = str(given.get("delimiter") or "")
    if len(delimiter) > 1 or delimiter in UNFIT:
        raise PlanFailed(f"sources.{name}.delimiter: {delimiter!r} is no sign between cells")
    dates = given.get("dates") or ()
    if not isinstance(dates, str | list | tuple):
        raise PlanFailed(f"sources.{name}.dates: a list is missing")
    zone = str(given.get("time_zone", "UTC"))
    windows.zone(zone, f"sources.{name}.time_zone", PlanFailed)
    trust = given.get("trust", 50)
    if not isinstance(trust, int) or not 0 <= trust <= 100:
        raise PlanFailed(f"sources.{name}.trust: a number from 0 to 100")
    return Source(
        name=name,
        format=kind,
        file=file,
        database=str(given.get("database") or ""),
        query=str(given.get("query") or ""),
        sheet=str(given.get("sheet") or ""),
        encoding=str(given.get("encoding") or ""),
        delimiter=delimiter,
        dates=tuple([dates] if isinstance(dates, str) else map(str, dates)),
        decimal=str(given.get("decimal", ".")),
        time_zone=zone,
        trust=trust,
        sections=sections,
    )


def format_of(file: str) -> str:
    """The format that a file's ending names; CSV where it names none."""
    return ENDINGS.get(f".{file.lower().rpartition('.')[2]}", "csv")


class Loader(yaml.SafeLoader):
    """YAML in which a column may be called no, on or y: only true and false are yes and no."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in known
        if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
    ]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    """A plan's YAML as plain values."""
    return yaml.load(text, Loader)  # noqa: S506 (a safe loader)


def mapping_of(text: str) -> dict[Any, Any]:
    """A plan's parts, as they are written; raises PlanFailed."""
    try:
        given = load(text)
    except yaml.YAMLError as error:
        raise PlanFailed(f"the plan is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(given, dict):
        raise PlanFailed("the plan is not a mapping")
    if "\\x00" in repr(given):
        raise PlanFailed("the plan holds a null character")
    return given


def read_plan(text: str) -> Plan:
    """Reads and checks a plan; raises PlanFailed."""
    given = mapping_of(text)
    if unknown := given.keys() - TOP:
        raise PlanFailed(f"unknown part {sorted(map(str, unknown))[0]}")
    sources = given.get("sources")
    if not isinstance(sources, dict) or not sources:
        raise PlanFailed("the part sources is missing: name each source and what is in it")
    for name in sources:
        if not windows.NAME.fullmatch(str(name)):
            raise PlanFailed(f"sources.{name}: a name has small letters, digits, dots and dashes")
    mode = str(given.get("mode", "update_empty"))
    if mode not in MODES:
        raise PlanFailed(f"mode: {mode!r} is none of {', '.join(MODES)}")
    rate = given.get("rate") or 0
    if not isinstance(rate, int) or rate < 0:
        raise PlanFailed("rate: how many records a second at most, a whole number")
    attributes = given.get("attributes") or {}
    if not isinstance(attributes, dict):
        raise PlanFailed("attributes: name each attribute and its type")
    return Plan(
        about=str(given.get("about", "")).strip(),
        sources=tuple(source_of(str(name), what) for name, what in sources.items()),
        mode=mode,
        match=bool(given.get("match", True)),
        rate=rate,
        opening=windows.opening_of(given.get("when"), PlanFailed),
        attributes=attributes,
    )


def zone_of(source: Source) -> ZoneInfo:
    """The time zone of a source's moments."""
    return ZoneInfo(source.time_zone)


def sections_in_order(plan: Plan) -> Iterator[tuple[int, str, Source]]:
    """What is taken after what, as in KINDS; each by source."""
    for rank, kind in enumerate(KINDS):
        for place, source in enumerate(plan.sources):
            brings = "account" if kind == "link" else kind
            if brings in source.brings and (
                kind != "link" or "parent" in source.sections["account"]
            ):
                yield rank * 1000 + place, kind, source


KINDS = ("account", "link", "contact", "order", "interaction", "deal", "product", "rep")
