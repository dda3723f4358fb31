"""What is where, and why: balances, the ledger behind them, receipts, transfers and minima.

The rule kept here: every change goes through moving.py, which holds the balances in their one order.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.channels.v1 import stock_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from sqlalchemy import ColumnElement, and_, or_, select

from crm_channels import queries
from crm_channels.stock import moving, rules
from crm_channels.stock.locations import OWN, own_partner, seen
from crm_channels.tables import locations, products, stock_balances, stock_entries

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

BALANCES: tuple[str, ...] = (
    *("stock_balance_id", "location_id", "product_id", "on_hand", "reserved", "minimum"),
    *("alert_time", "update_time"),
)
ENTRIES: tuple[str, ...] = (
    *("stock_entry_id", "location_id", "product_id", "kind", "order_line_id", "reference"),
    *("actor_id", "create_time", "on_hand_change", "reserved_change"),
)


def messages(call: "Call", rows: Sequence["Row"]) -> list[pb.StockBalance]:
    """Balances with what is available and the names of places and products."""
    goods = queries.rows_of(call, products, {row.product_id for row in rows})
    places = queries.rows_of(call, locations, {row.location_id for row in rows})
    return [
        records.to_message(
            pb.StockBalance,
            row,
            available=records.decimal_text(row.on_hand - row.reserved),
            sku=goods[row.product_id].sku,
            product_name=goods[row.product_id].name,
            location_name=places[row.location_id].name,
        )
        for row in rows
    ]


def _own_places() -> ColumnElement[bool]:
    mine = select(locations.c.location_id).where(locations.c.partner_id == OWN)
    return or_(OWN == 0, stock_balances.c.location_id.in_(mine))


def _own_short() -> ColumnElement[bool]:
    return and_(_own_places(), stock_balances.c.alert_time.is_not(None))


def _own_entries() -> ColumnElement[bool]:
    mine = select(locations.c.location_id).where(locations.c.partner_id == OWN)
    return or_(OWN == 0, stock_entries.c.location_id.in_(mine))


def list_stock_balances(
    call: "Call", request: pb.ListStockBalancesRequest
) -> pb.ListStockBalancesResponse:
    """What is where."""
    rows, token = lists.page(
        call,
        stock_balances,
        request,
        pb.StockBalance,
        order_by="location_id, product_id",
        filterable=BALANCES,
        where=_own_short if request.short else _own_places,
        convert=lambda row: row,
        **own_partner(call),
    )
    return pb.ListStockBalancesResponse(stock_balances=messages(call, rows), next_page_token=token)


def get_stock_balance(call: "Call", request: pb.GetStockBalanceRequest) -> pb.StockBalance:
    """What of one product is at one location."""
    row = queries.found(call, stock_balances, request.stock_balance_id)
    seen(call, row.location_id)
    return messages(call, [row])[0]


def get_stock_entry(call: "Call", request: pb.GetStockEntryRequest) -> pb.StockEntry:
    """One entry of the ledger."""
    row = queries.found(call, stock_entries, request.stock_entry_id)
    seen(call, row.location_id)
    return records.to_message(pb.StockEntry, row)


def list_stock_entries(
    call: "Call", request: pb.ListStockEntriesRequest
) -> pb.ListStockEntriesResponse:
    """The ledger, the newest entry first."""
    found, token = lists.page(
        call,
        stock_entries,
        request,
        pb.StockEntry,
        order_by="stock_entry_id desc",
        filterable=ENTRIES,
        where=_own_entries,
        **own_partner(call),
    )
    return pb.ListStockEntriesResponse(stock_entries=found, next_page_token=token)


def quantity_of(text: str, path: str = "quantity") -> Decimal:
    """A quantity above nothing."""
    if not Decimal(text or 0):
        raise Invalid({path: N_("must be more than nothing")})
    return Decimal(text)


def book_receipt(call: "Call", request: pb.BookReceiptRequest) -> pb.StockBalance:
    """Goods come in."""
    place = (seen(call, request.location_id).location_id, request.product_id)
    queries.alive(call, products, request.product_id)
    move = moving.Move(
        place,
        "receipt",
        on_hand=quantity_of(request.quantity),
        reference=request.reference,
        reason=request.reason,
    )
    changed = moving.book(call, moving.hold(call, [place]), [move])
    return moving.message(changed[place])


def _told(call: "Call", row: "Row") -> pb.StockBalance:
    """The balance, told to the feed."""
    (balance,) = messages(call, [row])
    call.emit(moving.EVENT, balance)
    return balance


def transfer_stock(call: "Call", request: pb.TransferStockRequest) -> pb.TransferStockResponse:
    """Goods move from one location to another, all or nothing."""
    if request.from_location_id == request.to_location_id:
        raise Invalid({"to_location_id": N_("must be another location")})
    queries.alive(call, products, request.product_id)
    ends = [
        (seen(call, location_id).location_id, request.product_id)
        for location_id in (request.from_location_id, request.to_location_id)
    ]
    quantity = quantity_of(request.quantity)
    held = moving.hold(call, ends)
    moves = [
        moving.Move(
            place,
            "transfer",
            on_hand=change,
            reference=request.reference,
            reason=request.reason,
        )
        for place, change in zip(ends, (-quantity, quantity), strict=True)
    ]
    changed = moving.book(call, held, moves)
    source, target = (moving.message(changed[place]) for place in ends)
    return pb.TransferStockResponse(source=source, target=target)


def set_minimum_stock(call: "Call", request: pb.SetMinimumStockRequest) -> pb.StockBalance:
    """From when on a product runs short at a location."""
    place = (seen(call, request.location_id).location_id, request.product_id)
    queries.alive(call, products, request.product_id)
    row = moving.hold(call, [place])[place]
    minimum = Decimal(request.minimum)
    short = rules.runs_short(row.on_hand - row.reserved, minimum)
    now = call.clock.now()
    changed = call.update(
        stock_balances,
        row.stock_balance_id,
        minimum=minimum,
        alert_time=(row.alert_time or now) if short else None,
        update_time=now,
    )
    if short and row.alert_time is None:
        moving.warn(call, changed)
    return _told(call, changed)
