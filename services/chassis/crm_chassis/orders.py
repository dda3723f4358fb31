"""What a list is ordered by, and what comes after the record that was seen last.

The rule kept here: an order ends with the key, so that no two records stand equal. A table that names its `orders`
(name → column) is ordered by these only, each of which an index answers. What a service knows beside the columns, like
attributes that are defined at run time, `table.info["order_beside"]` finds, and then only records that have it are
listed.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Table, and_, bindparam, func, literal_column, or_, tuple_
from sqlalchemy.types import Boolean, Date, DateTime, Integer, Numeric, TypeEngine

from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import key_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

# In place of a missing value: written out, not bound, so that an index over the same expression answers.
SMALLEST: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (DateTime, "timestamptz '0001-01-02 00:00:00+00'"),
    (Date, "date '0001-01-01'"),
    (Boolean, "false"),
    (Numeric, "numeric '-100000000000000'"),
    (Integer, f"bigint '{-(2**62)}'"),
)
REMOVED = "delete_time"


class Order(NamedTuple):
    """One column to order by; a missing value comes as the smallest."""

    column: ColumnElement[Any]
    key: ColumnElement[Any]
    descending: bool


class Ordered(NamedTuple):
    """An order, and the condition that it brings along."""

    parts: Sequence[Order]
    where: ColumnElement[bool] | None = None


class Beside(NamedTuple):
    """An order by something beside the table's columns."""

    column: ColumnElement[Any]
    last: ColumnElement[Any]  # the key, where an index has it beside the column
    where: ColumnElement[bool]


class OrderBeside(Hashable, Protocol):
    """What finds such an order: equal ones make equal statements, so that plans can be kept."""

    def __call__(self) -> Beside:
        """The column, the key, and what joins them with the table."""


def order_beside(call: "Call", table: Table, order_by: str) -> OrderBeside | None:
    """What an order names beside a table's columns; raises Invalid for what cannot be ordered by."""
    find: Callable[[Call, str], OrderBeside | None] | None = table.info.get("order_beside")
    return find(call, order_by) if find is not None and "." in order_by else None


def smallest(kind: TypeEngine[Any]) -> ColumnElement[Any]:
    """What stands for a missing value of this type."""
    for each, text in SMALLEST:
        if isinstance(kind, each):
            return literal_column(text, kind)
    return literal_column("''", kind)


def parts_of(order_by: str, allowed: Collection[str]) -> list[tuple[str, bool]]:
    """The names of an order, and whether each is descending; raises Invalid for what is not allowed."""
    found = []
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
        found.append((name, direction.strip() == "desc"))
    return found


def ordered(
    table: Table,
    order_by: str,
    filterable: Collection[str],
    deleted: bool,
    beside: OrderBeside | None = None,
) -> Ordered:
    """The order asked for."""
    if beside is not None:
        value, number, where = beside()
        falling = order_by.strip().strip(", ").endswith(" desc")
        return Ordered([Order(value, value, falling), Order(number, number, falling)], where)
    key = table.c[key_of(table)]
    columns: Mapping[str, ColumnElement[Any]] = table.info.get("orders") or {
        name: table.c[name] for name in filterable
    }
    parts: list[Order] = []
    where_removed = None
    for name, falling in parts_of(order_by, {**columns, key.name: key}):
        column = key if name == key.name else columns[name]
        if name == REMOVED and "orders" in table.info:
            if not deleted:
                text = "delete_time is of removed records: ask for show_deleted too"
                raise Invalid({"order_by": text})
            where_removed = column.is_not(None)
        nullable = getattr(column, "nullable", False)
        value = func.coalesce(column, smallest(column.type)) if nullable else column
        parts.append(Order(column, value, falling))
    last = Order(key, key, bool(parts) and parts[-1].descending)
    return Ordered([*parts, last], where_removed)


def after(orders: Sequence[Order]) -> ColumnElement[bool]:
    """The condition for what comes after the record whose keys are bound as after_0, after_1, …"""
    bound = [bindparam(f"after_{i}", type_=order.column.type) for i, order in enumerate(orders)]
    if len({order.descending for order in orders}) == 1:  # one row comparison can use one index
        keys, limits = tuple_(*(order.key for order in orders)), tuple_(*bound)
        return keys < limits if orders[0].descending else keys > limits
    ways = []
    for i, order in enumerate(orders):
        equal = [orders[j].key == bound[j] for j in range(i)]
        ways.append(
            and_(*equal, order.key < bound[i] if order.descending else order.key > bound[i])
        )
    return or_(*ways)
