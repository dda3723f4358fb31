"""Pages of records: filtered, ordered, and continued after the last record seen.

The rule kept here: paging is by key, never by offset, so page 1,000 costs what page 1 costs and a record that is
added meanwhile moves no other; a token fits only the filter and order that it was made for.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import orjson
from google.protobuf.descriptor import Descriptor
from google.protobuf.message import Message
from sqlalchemy import ColumnElement, DefaultClause, Table, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import BigInteger, Boolean, Date, DateTime, Integer, Numeric, TypeEngine

from crm_chassis import filters, orders, records
from crm_chassis.call import visible
from crm_chassis.errors import Invalid
from crm_chassis.sql import Statement

if TYPE_CHECKING:
    from crm_chassis.call import Call

M = TypeVar("M", bound=Message)
USUAL, MOST = 50, 1000


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=6).hexdigest()


def _token(values: Sequence[Any], digest: str) -> str:
    return (
        base64.urlsafe_b64encode(orjson.dumps([digest, *values], default=str)).decode().rstrip("=")
    )


def _token_values(token: str, parts: Sequence[orders.Order], digest: str) -> dict[str, Any]:
    """The keys that a token holds; raises Invalid for one that is not ours or of another list."""
    try:
        given, *texts = orjson.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        if given != digest or len(texts) != len(parts):
            raise ValueError
        return {f"after_{i}": _typed(part.column.type, texts[i]) for i, part in enumerate(parts)}
    except (ValueError, TypeError, ArithmeticError, binascii.Error):
        text = "is not the next_page_token of this list with this filter and order"
        raise Invalid({"page_token": text}) from None


def _typed(kind: TypeEngine[Any], value: Any) -> Any:
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Numeric):
        return Decimal(value)
    return (
        int(value)
        if isinstance(kind, BigInteger | Integer) and not isinstance(kind, Boolean)
        else value
    )


def _shown(table: Table, shown: Descriptor) -> list[ColumnElement[Any]]:
    """The columns that a message has. Empty lists come as NULL: to read a "[]" costs as much as to read something."""
    return [
        func.nullif(column, column.server_default.arg, type_=column.type).label(column.name)
        if isinstance(column.type, JSONB | ARRAY)
        and isinstance(column.server_default, DefaultClause)
        else column
        for column in table.c
        if column.name in shown.fields_by_name
    ]


class Plan(NamedTuple):
    """A list's statement, compiled, with what its tokens need."""

    statement: Statement
    orders: Sequence[orders.Order]


@lru_cache(maxsize=256)
def _plan(  # noqa: PLR0913 (each of these makes another statement)
    table: Table,
    rows: Any,
    filter_text: str,
    order_by: str,
    deleted: bool,
    continued: bool,
    where: Callable[[], ColumnElement[bool]] | None,
    filterable: tuple[str, ...],
    shown: Descriptor | None,
    more: filters.MoreFields | None,
    beside: orders.OrderBeside | None,
) -> Plan:
    order = orders.ordered(table, order_by, filterable, deleted, beside)
    columns = table.c if shown is None else _shown(table, shown)
    keys = (part.key.label(f"_key_{i}") for i, part in enumerate(order.parts))
    statement = select(*columns, *keys).where(
        visible(rows, table), filters.condition(filter_text, table, filterable, more)
    )
    for condition in (order.where, None if where is None else where()):
        if condition is not None:
            statement = statement.where(condition)
    if "delete_time" in table.c and not deleted:
        statement = statement.where(table.c.delete_time.is_(None))
    if continued:
        statement = statement.where(orders.after(order.parts))
    by = [part.key.desc() if part.descending else part.key.asc() for part in order.parts]
    limited = statement.order_by(*by).limit(bindparam("_limit", type_=Integer))
    return Plan(Statement(limited), order.parts)


def _rows(
    call: "Call",
    table: Table,
    request: Any,
    shown: Descriptor | None,
    *,
    filterable: Sequence[str],
    order_by: str = "",
    where: Callable[[], ColumnElement[bool]] | None = None,
    **params: Any,
) -> tuple[list[Any], str]:
    """The rows of a page, with only the columns that are shown (None: all), and the token of the next page."""
    size = min(request.page_size or USUAL, MOST)
    if request.page_size < 0:
        raise Invalid({"page_size": "must not be negative"})
    deleted = bool(getattr(request, "show_deleted", False))
    filter_text = getattr(request, "filter", "")
    order = getattr(request, "order_by", "") or order_by
    plan = _plan(
        table,
        call.principal,
        filter_text,
        order,
        deleted,
        bool(request.page_token),
        where,
        tuple(filterable),
        shown,
        filters.more_fields(call, table, filter_text),
        orders.order_beside(call, table, order),
    )
    digest = _digest(table.name, filter_text, order, deleted, sorted(params.items(), key=repr))
    if request.page_token:
        params |= _token_values(request.page_token, plan.orders, digest)
    rows = call.all(plan.statement, _limit=size + 1, **params)
    more = len(rows) > size
    rows = rows[:size]
    return rows, _token(rows[-1][-len(plan.orders) :], digest) if more else ""


def page(
    call: "Call",
    table: Table,
    request: Any,
    message_class: type[M],
    *,
    convert: Callable[[Any], M] | None = None,
    **listed: Any,
) -> tuple[list[M], str]:
    """One page of a table's records as messages, and the token of the next page ("" on the last).

    `filterable` are the columns for filter and order, `order_by` is the usual order; `where` is a function at module
    level that gives a fixed condition (its `bindparam`s come as further arguments): plans are kept by it.
    """
    if convert is not None:
        rows, token = _rows(call, table, request, None, **listed)
        return [convert(row) for row in rows], token
    rows, token = _rows(call, table, request, message_class.DESCRIPTOR, **listed)
    return records.to_messages(message_class, rows), token


def reply(call: "Call", table: Table, request: Any, response: type[M], **listed: Any) -> M:
    """The whole response of a list whose records are as their rows; `listed` as with `page`.

    Its records are made by the response's own constructor: as messages of their own they would be copied into it.
    """
    field = next(f for f in response.DESCRIPTOR.fields if f.is_repeated)
    rows, token = _rows(call, table, request, field.message_type, **listed)
    filled: dict[str, Any] = {field.name: records.fillings(field.message_type, rows)}
    return response(**filled, next_page_token=token)
