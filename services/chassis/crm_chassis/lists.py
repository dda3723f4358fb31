"""Pages of records: filtered, ordered, and continued after the last record seen.

The rule kept here: paging is by key, never by offset, so page 1,000 costs what page 1 costs and a record that is
added meanwhile moves no other; a token fits only the filter and order that it was made for.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import orjson
from google.protobuf.descriptor import Descriptor
from google.protobuf.message import Message
from sqlalchemy import ColumnElement, DefaultClause, Table, and_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import BigInteger, Boolean, Date, DateTime, Integer, Numeric, TypeEngine

from crm_chassis import filters, records
from crm_chassis.call import visible
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement, key_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

M = TypeVar("M", bound=Message)
USUAL, MOST = 50, 1000


class Order(NamedTuple):
    """One column to order by; a missing value comes as the smallest."""

    column: ColumnElement[Any]
    key: ColumnElement[Any]
    descending: bool


def _smallest(kind: TypeEngine[Any]) -> Any:
    if isinstance(kind, Date):
        return date(1, 1, 1)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat("0001-01-02T00:00:00+00:00")
    if isinstance(kind, Boolean):
        return False
    return (
        Decimal(-(10**14))
        if isinstance(kind, Numeric)
        else -(2**62)
        if isinstance(kind, Integer)
        else ""
    )


def _orders(table: Table, order_by: str, allowed: Collection[str]) -> list[Order]:
    """The order asked for, ended by the key so that no two records stand equal."""
    orders = []
    for part in filter(None, (part.strip() for part in order_by.split(","))):
        name, _, direction = part.partition(" ")
        if name not in allowed or direction.strip() not in ("", "asc", "desc"):
            raise Invalid(
                {
                    "order_by": said(
                        'cannot be read at %(part)s; right is like "%(one)s desc", of: %(all)s',
                        part=repr(part),
                        one=next(iter(sorted(allowed)), ""),
                        all=", ".join(sorted(set(allowed))),
                    )
                }
            )
        column = table.c[name]
        key = func.coalesce(column, _smallest(column.type)) if column.nullable else column
        orders.append(Order(column, key, direction.strip() == "desc"))
    last = table.c[key_of(table)]
    return [*orders, Order(last, last, bool(orders) and orders[-1].descending)]


def _after(orders: Sequence[Order]) -> ColumnElement[bool]:
    """The condition for what comes after the record whose keys are bound as after_0, after_1, …"""
    bound = [bindparam(f"after_{i}", type_=order.column.type) for i, order in enumerate(orders)]
    if len({order.descending for order in orders}) == 1:
        from sqlalchemy import tuple_  # one row comparison can use one index

        keys, limits = tuple_(*(order.key for order in orders)), tuple_(*bound)
        return keys < limits if orders[0].descending else keys > limits
    ways = []
    for i, order in enumerate(orders):
        equal = [orders[j].key == bound[j] for j in range(i)]
        ways.append(
            and_(*equal, order.key < bound[i] if order.descending else order.key > bound[i])
        )
    return or_(*ways)


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=6).hexdigest()


def _token(values: Sequence[Any], digest: str) -> str:
    return (
        base64.urlsafe_b64encode(orjson.dumps([digest, *values], default=str)).decode().rstrip("=")
    )


def _token_values(token: str, orders: Sequence[Order], digest: str) -> dict[str, Any]:
    """The keys that a token holds; raises Invalid for one that is not ours or of another list."""
    try:
        given, *texts = orjson.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        if given != digest or len(texts) != len(orders):
            raise ValueError
        return {f"after_{i}": _typed(order.column.type, texts[i]) for i, order in enumerate(orders)}
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
    orders: Sequence[Order]


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
) -> Plan:
    orders = _orders(table, order_by, [*filterable, key_of(table)])
    columns = table.c if shown is None else _shown(table, shown)
    statement = select(*columns, *(order.key.label(f"_key_{i}") for i, order in enumerate(orders)))
    statement = statement.where(
        visible(rows, table), filters.condition(filter_text, table, filterable, more)
    )
    if where is not None:
        statement = statement.where(where())
    if "delete_time" in table.c and not deleted:
        statement = statement.where(table.c.delete_time.is_(None))
    if continued:
        statement = statement.where(_after(orders))
    by = [order.key.desc() if order.descending else order.key.asc() for order in orders]
    return Plan(
        Statement(statement.order_by(*by).limit(bindparam("_limit", type_=Integer))), orders
    )


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
