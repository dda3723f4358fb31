"""The tables of worksheets, for services that give some out.

The rule kept here: what was given out is kept line by line with its version, so that what comes back can be told from
what was never touched; a line that a new record was made of is kept too, so that it is made once.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_chassis.record_tables import count, key
from crm_chassis.tables import time

OUTCOMES = (
    *("waiting", "accepted", "added", "unchanged", "stale", "invalid"),
    *("taken", "kept"),
)
STATES = ("reading", "done", "failed")
OWNED = {"owner": ["owner_id"], "team": ["team"], "partner": ["partner_id"]}
metadata = MetaData()


def _text(name: str) -> Column[object]:
    return Column(name, Text, nullable=False, server_default=text("''"))


def _record(name: str) -> Column[object]:
    return Column(name, JSONB, nullable=False, server_default=text("'{}'"))


def _whose() -> list[Column[object]]:
    return [_text("owner_id"), _text("team"), Column("partner_id", BigInteger)]


def _of_worksheet(**more: bool) -> Column[object]:
    return Column("worksheet_id", BigInteger, ForeignKey("worksheets.worksheet_id"), **more)  # type: ignore[arg-type]


worksheets = Table(
    "worksheets",
    metadata,
    key("worksheet_id"),
    Column("kind", Text, nullable=False),
    _record("parameters"),
    *_whose(),
    _text("language"),
    count("row_count"),
    Column("size", BigInteger, nullable=False, server_default=text("0")),
    Column("file_id", BigInteger),
    time("create_time", now=True),
    info=OWNED,
)
worksheet_lines = Table(
    "worksheet_lines",
    metadata,
    _of_worksheet(primary_key=True),
    Column("row_key", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("record_key", Text, nullable=False),
    _record("shown"),
)
worksheet_returns = Table(
    "worksheet_returns",
    metadata,
    key("worksheet_return_id"),
    _of_worksheet(nullable=False),
    Column("kind", Text, nullable=False),
    _text("file_name"),
    Column("state", Text, nullable=False),
    *_whose(),
    _record("actor"),
    *(count(f"{name}_count") for name in ("row", "waiting", "accepted", "added", "unchanged")),
    *(count(f"{name}_count") for name in ("stale", "invalid", "decided", "missing")),
    _text("problem"),
    Column("file_id", BigInteger),
    time("create_time", now=True),
    time("finish_time", null=True),
    info=OWNED,
)
worksheet_rows = Table(
    "worksheet_rows",
    metadata,
    key("worksheet_row_id"),
    Column(
        "worksheet_return_id",
        BigInteger,
        ForeignKey("worksheet_returns.worksheet_return_id"),
        nullable=False,
    ),
    Column("row_number", Integer, nullable=False),
    _text("row_key"),
    _text("version"),
    Column("outcome", Text, nullable=False),
    _record("returned"),
    _record("problems"),
    _text("problem"),
    _text("record_key"),
    _text("etag"),
)
TABLES = (worksheets, worksheet_lines, worksheet_returns, worksheet_rows)
