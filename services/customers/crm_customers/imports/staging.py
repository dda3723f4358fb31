"""What an import keeps in its own tables: staged records, rejects, effects, counts.

The rule kept here: everything here is written in the transaction of the step that it belongs to.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import psycopg
from psycopg import sql

from crm_customers.imports.prepared import json_safe

# Records that are taken in one transaction, and rows that are prepared together.
BATCH_SIZE = int(os.environ.get("CRM_IMPORT_BATCH", "") or 2000)
HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TRAILER = b"\xff\xff"
COPY_ROWS = b"copy import_rows from stdin (format binary)"
BATCH = (
    "select key, position, row_number, told, line, extra, original from import_rows where import_id = %s"
    " and section = %s and (key, position) > (%s, %s) order by key, position limit %s"
)
REST = (
    "select key, position, row_number, told, line, extra, original from import_rows where import_id = %s"
    " and section = %s and key = %s and position > %s order by position"
)
IN_ORDER = "set local enable_seqscan = off; set local enable_bitmapscan = off"
AS_USUAL = "set local enable_bitmapscan = on"
Connection = psycopg.Connection[Any]
EFFECTS = "import_id, effect_number, kind, outcome, record_id, etag, source, external_id, before, source_before"


def stage(connection: Connection, block: bytes) -> None:
    """Staged records as a preparer wrote them."""
    if not block:
        return
    with connection.cursor() as cursor, cursor.copy(COPY_ROWS) as copy:
        copy.write(HEADER)
        copy.write(block)
        copy.write(TRAILER)


def batch(
    connection: Connection, import_id: int, section: int, after: Sequence[Any], size: int
) -> list[Any]:
    """The next staged records of a section in the order of their keys; records of one key come together."""
    key, position = after or ("", -1)
    # Rows that were added a moment ago are not in the planner's statistics: it would sort them all.
    connection.execute(IN_ORDER)
    with connection.cursor(binary=True) as cursor:
        rows = cursor.execute(BATCH, (import_id, section, key, position, size)).fetchall()
        if len(rows) == size:
            last = rows[-1]
            rows += cursor.execute(REST, (import_id, section, last.key, last.position)).fetchall()
    connection.execute(AS_USUAL)
    return rows


def reject(
    connection: Connection, import_id: int, source: str, rows: Iterable[tuple[Any, ...]]
) -> int:
    """Refused rows: (row number, kind, reason, field, message, original); says how many."""
    count = 0
    command = "copy import_rejects (import_id, source, row_number, kind, reason, field, message, original) from stdin"
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for number, kind, reason, field, message, original in rows:
            said = original if isinstance(original, str) else json_safe(original)
            copy.write_row((import_id, source, number, kind, reason, field, message[:1000], said))
            count += 1
    return count


def note_effects(
    connection: Connection, import_id: int, first: int, rows: Sequence[tuple[Any, ...]]
) -> None:
    """What was done to records: (kind, outcome, record id, etag, source, external id, before, source before)."""
    if not rows:
        return
    command = f"copy import_effects ({EFFECTS}) from stdin"
    with connection.cursor() as cursor, cursor.copy(sql.SQL(command)) as copy:
        for number, row in enumerate(rows, start=first):
            copy.write_row((import_id, number, *row))


MOST_SAMPLES = 5


class Counts:
    """How many records of which kind had which outcome, and what they add up to."""

    def __init__(self, kept: Iterable[dict[str, Any]]) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.amounts: dict[tuple[str, str], Decimal] = {}
        self.samples: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in kept:
            key = (row["kind"], row["outcome"])
            self.counts[key] = row["count"]
            if row.get("amount"):
                self.amounts[key] = Decimal(row["amount"])
            if row.get("samples"):
                self.samples[key] = row["samples"]

    def add(self, kind: str, outcome: str, count: int = 1, amount: Decimal | None = None) -> None:
        """So many more."""
        self.counts[kind, outcome] += count
        if amount is not None:
            self.amounts[kind, outcome] = self.amounts.get((kind, outcome), Decimal()) + amount

    def sample(self, kind: str, outcome: str, found: dict[str, Any]) -> None:
        """One of them, as long as there are few."""
        several = self.samples.setdefault((kind, outcome), [])
        if len(several) < MOST_SAMPLES:
            several.append(found)

    def kept(self) -> list[dict[str, Any]]:
        """All of them as they are kept."""
        found = []
        for key, count in sorted(self.counts.items()):
            amount = self.amounts.get(key)
            more: dict[str, Any] = {} if amount is None else {"amount": f"{amount:f}"}
            if key in self.samples:
                more["samples"] = self.samples[key]
            found.append({"kind": key[0], "outcome": key[1], "count": count, **more})
        return found
