"""Rows of a source made into records that are ready to be taken: checked, normalised, and written as COPY wants them.

The rule kept here: what needs no database is done here, in processes of their own beside the one that writes; one row
gives the same records wherever and whenever it is prepared. A row that cannot be taken leaves nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from crm.customers.v1.interactions_pb2 import Interaction
from crm_chassis.clock import Clock, SystemClock

from crm_customers.imports import preparing_beside, preparing_deals
from crm_customers.imports.copy_forms import staged_row
from crm_customers.imports.mapping import Filler, Said, ValueRefused
from crm_customers.imports.plans import BESIDE_PARTIES, KINDS, Source, Value
from crm_customers.imports.prepared import (
    FIELDS_OF_ROW,
    RANKS,
    Block,
    Given,
    Party,
    Record,
    RowRefused,
    Task,
    clean,
    key_of,
    named_in,
    refuse_wrong,
)
from crm_customers.imports.preparing_orders import OrderRows
from crm_customers.imports.preparing_parties import Parties
from crm_customers.imports.sources import REASON_COLUMNS, Row

ORIGINAL_MOST = 20_000  # characters of a row that are kept
VALUE_MOST = 5_000  # characters of one value of a row that is longer
KEPT_MOST = 20_000  # what many rows say alike is remembered, this much of it
BESIDE = {"product": preparing_beside.product, "rep": preparing_beside.rep}
Columns = tuple[str, tuple[Any, ...]]


class Preparer:
    """Prepares the rows of one source."""

    def __init__(self, task: Task, clock: Clock | None = None) -> None:
        self.task = task
        self.source = task.source
        self.filler = Filler(task.source, task.dates, lenient_dates=task.iso)
        self.sections = source_sections(task.source)
        self.columns_of = {name: section_columns(task.source, name) for name in self.sections}
        self.columns_of["parties"] = tuple(
            column for name in ("account", "contact") for column in self.columns_of.get(name, ())
        )
        self.used = sorted(task.source.columns())
        self.kept: dict[Columns, Said] = {}
        self.made: dict[Columns, Party] = {}
        self.parties = Parties(task, clock or SystemClock())
        self.orders = OrderRows(task)
        self.block = Block()
        self.records: list[Record] = []
        self.seen: dict[tuple[str, str], bytes] = {}

    def prepare(self, rows: Iterable[tuple[int, Row]]) -> Block:
        """A handful of rows."""
        block = self.block = Block()
        made = self.records = []
        self.seen.clear()
        waiting: list[Given] = []  # whose order is not whole yet
        for number, row in rows:
            block.rows += 1
            named = (
                row if isinstance(row, dict) else dict(zip(self.task.columns, row, strict=False))
            )
            for name in REASON_COLUMNS:
                named.pop(name, None)
            given = Given(number, self._original(named), named)
            try:
                if not isinstance(row, dict):
                    check_cells(row, self.task.columns)
                self._read(given)
                if "order" in self.sections:
                    self.orders.add(given)
                    waiting.append(given)
                else:
                    self._stage_row(given)
            except RowRefused as why:
                self._refuse(given, why)
        for given, refusal in self.orders.stage(made):
            self._refuse(given, refusal)
            waiting.remove(given)
        for given in waiting:
            self._stage_parties(given)
        block.staged += self.orders.staged
        block.columns = self.parties.columns
        if self.task.flowing:
            block.records = made
        else:
            block.copy = b"".join(map(self._packed, made))
        return block

    def _refuse(self, given: Given, why: RowRefused) -> None:
        """Notes a refused row; the other lines of its order are not taken either."""
        row = (given.number, why.kind, why.reason, why.field, clean(why.text), given.row)
        self.block.rejects.append(row)
        whole = why.kind in ("line", "row") and why.reason != "HEADER"
        if whole and (key := self._order_key(given.row)) and "\x00" not in key:
            extra = b'{"refused":true}'
            self._stage("order", 7, key, given, b"", extra)  # stands for the order's other lines

    def _original(self, named: Mapping[str, Any]) -> bytes:
        """A row as it is kept; of a very long one what the plan uses, and of the rest as much as there is room for."""
        whole = orjson.dumps(named)
        if len(whole) <= ORIGINAL_MOST:
            return whole
        kept, left = {}, ORIGINAL_MOST
        for name in dict.fromkeys([*self.used, *named]):
            value = str(named.get(name, ""))[:VALUE_MOST]
            size = len(orjson.dumps({name: value}))
            if name in named and size <= left:
                kept[name], left = value, left - size
        return orjson.dumps(kept)

    def _read(self, given: Given) -> None:
        """What a row says; raises RowRefused for the row as a whole."""
        row = given.row
        if problem := row.get("_problem"):
            raise RowRefused("row", "NOT_JSON", "", f"the row is not JSON: {problem}")
        if b"\\u0000" in given.original and any("\x00" in text for text in row.values()):
            raise RowRefused("row", "NULL_CHARACTER", "", "the row holds a null character")
        for section in self.sections:
            given.said[section] = self._said(section, row)
        if "account" in given.said and not self.source.refers_only("account"):
            given.parties.append(self._party("account", given))
        if "contact" in given.said and self.parties.brings_contact(given.said["contact"]):
            given.parties.append(self._party("contact", given))

    def _said(self, section: str, row: Mapping[str, Any]) -> Said:
        """What a row says of a section; what many rows say alike is read once."""
        if section == "line" or (section == self.source.main and section != "order"):
            return self._filled(section, row)
        columns = section, tuple(map(row.get, self.columns_of[section]))
        said = self.kept.get(columns)
        if said is None:
            if len(self.kept) >= KEPT_MOST:
                self.kept.clear()
            said = self.kept[columns] = self._filled(section, row)
        return said

    def _filled(self, section: str, row: Mapping[str, Any]) -> Said:
        try:
            return self.filler.fill(section, row)
        except ValueRefused as error:
            kind = "line" if section in ("line", "order") or "order" in self.sections else section
            raise RowRefused(kind, error.reason, f"{section}.{error.field}", error.text) from None

    def _party(self, kind: str, given: Given) -> Party:
        """The account or contact of a row; one that many rows name alike is made once."""
        build = self.parties.account if kind == "account" else self.parties.contact
        if kind == self.source.main:
            return build(given.said)
        columns = kind, tuple(map(given.row.get, self.columns_of["parties"]))
        made = self.made.get(columns)
        if made is None:
            if len(self.made) >= KEPT_MOST:
                self.made.clear()
            made = self.made[columns] = build(given.said)
        return made

    def _stage_row(self, given: Given) -> None:
        """All records of a row that is no line of an order."""
        if "interaction" in given.said:
            told, extra = self._interaction(given)
            key = str(given.said["interaction"].fields["external_id"])
            self._stage("interaction", 3, key, given, told, extra)
            self.block.staged += 1
        if "deal" in given.said:
            key, told, extra = preparing_deals.prepared(self.source, given.said)
            self._stage("deal", 5, key, given, told, extra)
            self.block.staged += 1
        for kind, prepare in BESIDE.items():
            if kind in given.said:
                key, told, extra = prepare(self.source, given.said)
                self._stage(kind, 6, key, given, told, extra)
                self.block.staged += 1
        self._stage_parties(given)

    def _stage_parties(self, given: Given) -> None:
        """The account and the contact that a row brings; a second row that says the very same counts once."""
        for party in given.parties:
            again, stamp = self.seen.get((party.kind, party.key)), party.line + party.told
            main = self.source.main == party.kind
            if again is not None and (again == stamp or not main):
                continue
            self.seen[party.kind, party.key] = stamp
            nth = KINDS.index(party.kind)
            made = self._record(
                party.kind, nth, party.key, given, party.told, party.line, party.extra
            )
            if main:
                self.records.append(made)
                self.block.staged += 1
            else:
                staged = made if self.task.flowing else self._packed(made)
                self.block.named.append((party.kind, party.key, staged))
            if party.parent:
                link = orjson.dumps({"parent": party.parent})
                self._stage("link", 4, party.key, given, b"", link)
                self.block.staged += 1

    def _stage(
        self, kind: str, nth: int, key: str, given: Given, told: bytes, extra: bytes
    ) -> None:
        self.records.append(self._record(kind, nth, key, given, told, b"", extra))

    @staticmethod
    def _record(
        kind: str, nth: int, key: str, given: Given, told: bytes, line: bytes, extra: bytes
    ) -> Record:
        position = given.number * FIELDS_OF_ROW + nth
        return Record(kind, key, position, given.number, told, line, extra, given.original)

    def _packed(self, record: Record) -> bytes:
        """A record as it is staged."""
        return staged_row(self.task.import_id, RANKS[record.kind] + self.task.place, record)

    def _order_key(self, row: Mapping[str, Any]) -> str:
        """The order that a row is of, if that can be read."""
        if "order" not in self.sections:
            return ""
        (value,) = self.source.sections["order"]["external_id"]
        return " ".join(str(row.get(column, "")).strip() for column in value.columns)

    def _interaction(self, given: Given) -> tuple[bytes, bytes]:
        """An interaction with whom its row names."""
        mine = given.said["interaction"]
        key_of("interaction", mine)
        account, contact = named_in(self.source, given.said)
        if mine.more.get("account"):
            account = [self.source.name, mine.more["account"]]
        if mine.more.get("contact"):
            contact = [self.source.name, mine.more["contact"]]
        message = Interaction(source=self.source.name, **mine.fields)
        refuse_wrong("interaction", message)
        extra = orjson.dumps({"account": account, "contact": contact})
        return message.SerializeToString(), extra


def check_cells(row: Sequence[str], columns: Sequence[str]) -> None:
    """Raises RowRefused for cells that have no column, and for a header in the middle of a file."""
    width = len(columns)
    if len(row) > width and any(row[width:]):
        cells = ", ".join(repr(cell) for cell in row[width:] if cell)
        text = f"the row has more cells than there are columns: {cells}"
        raise RowRefused("row", "TOO_MANY_CELLS", "", text)
    if row[0].strip() == columns[0] and [cell.strip() for cell in row[:width]] == list(columns):
        raise RowRefused("row", "HEADER", "", "the row repeats the names of the columns")


def source_sections(source: Source) -> list[str]:
    """The sections of a source, those first that others refer to."""
    return [
        name
        for name in (*("account", "contact", "order", "line"), *BESIDE_PARTIES[1:])
        if name in source.sections
    ]


def section_columns(source: Source, section: str) -> tuple[str, ...]:
    """The columns that a section is read from."""
    values: Iterable[Sequence[Value]] = source.sections[section].values()
    return tuple({column: None for several in values for one in several for column in one.columns})
