"""Hashes of records that a follower can compute as well: so that it finds which of millions it has wrong.

The rule kept here: each column is written as text in one way that does not depend on the database, a record's hash is a
part of the MD5 of its texts, and hashes are added up, so that no order matters. A column has the name of its field.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from crm.events.v1 import events_pb2
from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    FromClause,
    Integer,
    Numeric,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import BIT

from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.sql import Statement, execute

DIVIDER = chr(31)
DIGITS = 15  # hexadecimal: their number has 60 bits, and millions of them still add up exactly
AT_ONCE = 10_000
MOST = 2**63 - 1
FIRST, LAST = bindparam("first", type_=BigInteger), bindparam("last", type_=BigInteger)
WIDTH = bindparam("width", type_=BigInteger)


class Kind(NamedTuple):
    """Records of one kind: their table, its columns that are hashed, and which rows the feed tells of."""

    name: str
    table: FromClause
    words: str
    where: Any = None
    key: str = ""

    @property
    def id(self) -> Any:
        """The column with the id; of children, that of their parent."""
        return self.table.c[self.key] if self.key else next(iter(self.table.primary_key))

    @property
    def told(self) -> Any:
        """Rows that are there, and of which the feed has told."""
        alive = self.table.c.delete_time.is_(None) if "delete_time" in self.table.c else true()
        return alive if self.where is None else and_(alive, self.where)

    @property
    def texts(self) -> list[Any]:
        """The columns as texts."""
        return [_text(self.table.c[word]) for word in self.words.split()]

    @property
    def ends(self) -> Select[Any]:
        """The first and the last id."""
        return select(func.min(self.id), func.max(self.id)).where(self.told)

    def _within(self) -> Any:
        return and_(self.told, self.id.between(FIRST, LAST))

    @property
    def sums(self) -> Select[Any]:
        """How many records, and the sum of their hashes, by ranges of ids."""
        whole = func.concat_ws(DIVIDER, cast(self.id, Text), *self.texts)
        part = func.left(func.md5(whole), DIGITS)
        number = cast(cast(literal("x").concat(part), BIT(4 * DIGITS)), BigInteger)
        at = ((self.id - FIRST) // WIDTH).label("part")
        return (
            select(at, func.count().label("count"), func.sum(number).label("hash"))
            .where(self._within())
            .group_by(at)
        )

    @property
    def each(self) -> Select[Any]:
        """The records by themselves."""
        return select(self.id, *self.texts).where(self._within()).order_by(self.id)


def _text(column: Any) -> Any:
    """A column as text; nothing is empty, and of numbers 0, as in a message."""
    kind = column.type
    if isinstance(kind, Boolean):
        return case((column, "1"), else_="0")
    if isinstance(kind, Integer):
        return cast(func.coalesce(column, 0), Text)
    if isinstance(kind, Numeric):
        return cast(cast(func.round(func.coalesce(column, 0) * 10_000), BigInteger), Text)
    if isinstance(kind, DateTime):
        micros = cast(func.extract("epoch", column) * 1_000_000, BigInteger)
        return func.coalesce(cast(micros, Text), "")
    if isinstance(kind, Date):
        return func.coalesce(cast(column - func.to_date("1970-01-01", "YYYY-MM-DD"), Text), "")
    return func.coalesce(column, "")


class Digests:
    """What a service hashes, compiled once."""

    def __init__(self, kinds: Sequence[Kind] = ()) -> None:
        self.kinds = {kind.name: kind for kind in kinds}
        self.statements = {
            kind.name: tuple(Statement(one) for one in (kind.ends, kind.sums, kind.each))
            for kind in kinds
        }

    def read(
        self, connection: Any, request: events_pb2.GetDigestRequest, reply: events_pb2.Digest
    ) -> None:
        """Puts the hashes that are asked for into the reply."""
        kind = self.kinds.get(request.kind)
        if kind is None:
            raise NotFound("digest", request.kind)
        ends, sums, each = self.statements[request.kind]
        reply.fields.extend(kind.words.split())
        first, last = request.first_id, request.last_id
        if not last:
            found: Any = execute(connection, ends, {}).fetchone()
            first, last = max(first, found[0] or 0), max(first, found[1] or 0)
        if request.records:
            if last - first >= AT_ONCE:
                raise Invalid({"last_id": N_("are too many records at once")})
            for number, *texts in execute(connection, each, {"first": first, "last": last}):
                reply.records.add(id=number, values=texts)
            return
        parts = request.parts or 1
        width = min(MOST, max(1, -(-(last - first + 1) // parts)))
        given = {"first": first, "last": last, "width": width}
        rows = {row.part: row for row in execute(connection, sums, given)}
        for part in range(-(-(last - first + 1) // width)):
            low = first + part * width
            row, ends_at = rows.get(part), min(last, low + width - 1)
            told = {"count": row.count, "hash": str(row.hash)} if row else {"hash": "0"}
            reply.parts.add(first_id=low, last_id=ends_at, **told)
