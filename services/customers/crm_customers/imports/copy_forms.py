"""Values as COPY wants them: the text form of columns, and the binary form of staged rows.

The rule kept here: what is written here is read by PostgreSQL alone, and gives back the very value.
"""

import struct
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import orjson
from psycopg.types.json import Jsonb

from crm_customers.imports.prepared import Record


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
    if isinstance(values[0], str):
        joined = '","'.join(values)
        if "\\" not in joined and joined.count('"') == 2 * (len(values) - 1):
            return '{"' + joined + '"}'
    quoted = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return '{"' + '","'.join(quoted) + '"}'


def plain(value: Any) -> Any:
    """What JSON does not know."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def staged_row(import_id: int, section: int, record: Record) -> bytes:
    """One record as a row of import_rows in COPY's binary form."""
    key = record.key.encode()
    head = struct.pack("!hiqihi", 9, 8, import_id, 2, section, len(key))
    numbers = struct.pack("!iqiq", 8, record.position, 8, record.row_number)
    rest = b"".join(part for value in record[4:] for part in (struct.pack("!i", len(value)), value))
    return b"".join((head, key, numbers, rest))
