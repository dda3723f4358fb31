"""Lines of orders, put together as far as they stand together: one staged record for an order's lines in a handful.

The rule kept here: an order is checked as its lines say it; if something is wrong, the very row that says it is
refused. Lines that stand elsewhere in the source are put together later, when the order is taken.
"""

from collections.abc import Iterator, Sequence

import orjson
from crm.customers.v1.orders_pb2 import Order

from crm_customers import intake_rows, rules
from crm_customers.imports.prepared import (
    FIELDS_OF_ROW,
    Given,
    Record,
    RowRefused,
    System,
    Task,
    key_of,
    named_in,
    refuse_wrong,
)


class OrderRows:
    """The orders of a handful of rows."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.source = task.source
        self.staged = 0
        self.orders: dict[str, list[Given]] = {}

    def add(self, given: Given) -> None:
        """Notes a row as a line of its order; raises RowRefused for one that says no order or no customer."""
        try:
            key = key_of("order", given.said["order"])
        except RowRefused as why:
            raise RowRefused("line", why.reason, why.field, why.text) from None
        given.named = named_in(self.source, given.said)
        if given.named[0] is None:
            raise RowRefused(
                "line", "NO_ACCOUNT", "account", f"the row of order {key} names no account"
            )
        self.orders.setdefault(key, []).append(given)

    def stage(self, records: list[Record]) -> Iterator[tuple[Given, RowRefused]]:
        """Adds the orders to `records`; gives the rows that are refused."""
        self.staged = 0
        for key, rows in self.orders.items():
            order = self._order(rows)
            try:
                refuse_wrong("line", order, but=("account_id",))
            except RowRefused as why:
                wrong = dict(self._wrong(rows)) or dict.fromkeys(rows, why)
                yield from wrong.items()
                rows = [given for given in rows if given not in wrong]  # noqa: PLW2901
                if rows:
                    order = self._order(rows)
            if rows:
                records.append(self._record(key, order, rows))
                self.staged += 1
        self.orders = {}

    def _order(self, rows: Sequence[Given]) -> Order:
        """An order of some of its lines; what is said of the order itself is said by the first."""
        order = Order(source=self.source.name, **rows[0].said["order"].fields)
        for given in rows:
            order.lines.add(**given.said["line"].fields)
        return order

    def _wrong(self, rows: Sequence[Given]) -> Iterator[tuple[Given, RowRefused]]:
        """The rows that are wrong by themselves."""
        for given in rows:
            try:
                refuse_wrong("line", self._order([given]), but=("account_id",))
            except RowRefused as why:
                yield given, why

    def _record(self, key: str, order: Order, rows: Sequence[Given]) -> Record:
        """An order as it is staged: added up already, unless something speaks against it."""
        told = order.SerializeToString()
        try:
            intake_rows.settle(order)
            settled, told = True, order.SerializeToString()
        except rules.Rejected:
            settled = False  # is said when it is taken: perhaps the source has more of its lines
        extra = orjson.dumps(
            {
                "accounts": alike([given.named[0] for given in rows]),
                "contacts": alike([given.named[1] for given in rows]),
                "rows": [given.number for given in rows],
                "settled": settled,
            }
        )
        first, original = rows[0].number, b"\n".join(given.original for given in rows)
        return Record("order", key, first * FIELDS_OF_ROW + 2, first, told, b"", extra, original)


def alike(named: Sequence[System | None]) -> list[System | None]:
    """What each line names; once if all name the same."""
    return [named[0]] if all(one == named[0] for one in named) else list(named)
