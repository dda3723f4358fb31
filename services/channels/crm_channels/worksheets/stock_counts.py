"""A stock count as a worksheet: what should lie at a location, and what was counted.

The rule kept here: a row becomes a count of one product, once for a location and a day; booking the difference stays a
step of its own. Stock that moved since the worksheet went out makes the row one to be decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import stock_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import app_of
from crm_chassis.worksheet_kinds import Asked, Given, Parameters, SheetColumn, SheetKind, Values

if TYPE_CHECKING:
    from crm_chassis.call import Call

PAGE = 500
CANCELLED = stock_pb2.StockCountState.Value("STOCK_COUNT_STATE_CANCELLED")


def _listed(call: "Call", method: str, entries: str, **asked: Any) -> Iterator[Any]:
    """All records of a list of the service, by its own method."""
    known, token = app_of(call).by_name[method], ""
    while True:
        reply: Any = known.handler(
            call, known.request_class(page_size=PAGE, page_token=token, **asked)
        )
        yield from getattr(reply, entries)
        token = reply.next_page_token
        if not token:
            return


@dataclass(frozen=True, eq=False)
class CountSheet(SheetKind):
    """The count of one location on one day."""

    def _counted(self, call: "Call", parameters: Parameters) -> dict[int, Any]:
        """What was counted there on that day already, by product."""
        place, day = parameters["location_id"], parameters["count_date"]
        wanted = f'location_id = {int(place)} AND count_date = "{day}"'
        counts = _listed(call, "ListStockCounts", "stock_counts", filter=wanted)
        live = [count for count in counts if count.state != CANCELLED]
        return {line.product_id: line for count in reversed(live) for line in count.lines}

    def rows(self, call: "Call", parameters: Parameters) -> Iterator[Given]:
        """Every product that lies there, or did."""
        place = parameters["location_id"]
        key = int(place) if place.isdecimal() else 0
        known = app_of(call).by_name["GetLocation"]
        known.handler(call, known.request_class(location_id=key))
        counted = self._counted(call, parameters)
        for balance in _listed(
            call, "ListStockBalances", "stock_balances", filter=f"location_id = {key}"
        ):
            yield self._given(balance, counted.get(balance.product_id))

    def _given(self, balance: Any, line: Any) -> Given:
        expected = line.expected if line is not None else balance.on_hand
        values = {
            "sku": balance.sku,
            "product_name": balance.product_name,
            "on_hand": expected or "0",
            "counted": line.counted if line is not None else "",
            "reason": line.reason if line is not None else "",
        }
        return Given(str(balance.product_id), balance.on_hand or "0", values)

    def current(self, call: "Call", parameters: Parameters, key: str) -> Given | None:
        """What lies there now."""
        wanted = f"location_id = {int(parameters['location_id'])} AND product_id = {int(key)}"
        found = list(_listed(call, "ListStockBalances", "stock_balances", filter=wanted))
        line = self._counted(call, parameters).get(int(key))
        return self._given(found[0], line) if found else None

    def change(self, call: "Call", parameters: Parameters, now: Given, values: Values) -> Asked:  # noqa: ARG002
        """A count of this product."""
        counted = values.get("counted", now.values["counted"])
        reason = values.get("reason", now.values["reason"])
        line = stock_pb2.StockCountLine(product_id=int(now.key), counted=counted, reason=reason)
        count = stock_pb2.StockCount(
            location_id=int(parameters["location_id"]),
            count_date=parameters["count_date"],
            counted_by=parameters.get("counted_by", ""),
            lines=[line],
        )
        return Asked("CreateStockCount", stock_pb2.CreateStockCountRequest(stock_count=count))


STOCK_COUNTS = CountSheet(
    name="stock_counts",
    title=N_("Stock count"),
    description=N_(
        "What should lie at a location, to be counted. Differences are booked afterwards."
    ),
    scope="trade.write",
    parameters={
        "location_id": N_("Location"),
        "count_date": N_("Day of the count"),
        "counted_by": N_("Counted by"),
    },
    needed=("location_id", "count_date"),
    chosen={"location_id": "locations"},
    guide=(N_("Where the count differs from what should be there, say why."),),
    columns=(
        SheetColumn("sku", N_("SKU"), editable=False),
        SheetColumn("product_name", N_("Product"), editable=False, width=32),
        SheetColumn("on_hand", N_("Should be there"), "number", editable=False),
        SheetColumn("counted", N_("Counted"), "number"),
        SheetColumn("reason", N_("Reason"), width=40),
    ),
)
