"""Counts of stock: taken down beside what should be there, and booked as differences with their reasons.

The rule kept here: a difference belongs to the moment of the count. What moved between count and booking stays moved,
and no booking takes away what is reserved.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.channels.v1 import stock_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, bindparam, or_, select

from crm_channels import queries, rules, words
from crm_channels.price_books import NO_DAY
from crm_channels.stock import moving
from crm_channels.stock.locations import OWN, own_partner, seen
from crm_channels.tables import locations, products, stock_count_lines, stock_counts

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FILTERABLE: tuple[str, ...] = (
    *("stock_count_id", "location_id", "state", "count_date", "counted_by", "create_time"),
    *("update_time", "delete_time"),
)
EVENT = "crm.channels.StockCount."
LINES_OF = Statement(
    select(*stock_count_lines.c, products.c.sku, products.c.name.label("product_name"))
    .select_from(
        stock_count_lines.join(products, products.c.product_id == stock_count_lines.c.product_id)
    )
    .where(stock_count_lines.c.stock_count_id == any_(bindparam("keys", type_=ARRAY(BigInteger()))))
    .order_by(stock_count_lines.c.stock_count_line_id)
)


def messages(call: "Call", rows: Sequence["Row"]) -> list[pb.StockCount]:
    """Counts with their lines."""
    lines: dict[int, list[pb.StockCountLine]] = defaultdict(list)
    for line in call.all(LINES_OF, keys=[row.stock_count_id for row in rows]) if rows else ():
        lines[line.stock_count_id].append(records.to_message(pb.StockCountLine, line))
    return [records.to_message(pb.StockCount, row, lines=lines[row.stock_count_id]) for row in rows]


def create_stock_count(call: "Call", request: pb.CreateStockCountRequest) -> pb.StockCount:
    """A count, taken down beside what should be there at this moment."""
    given = request.stock_count
    place = seen(call, given.location_id)
    try:
        day = rules.day(given.count_date)
    except ValueError:
        raise Invalid({"stock_count.count_date": NO_DAY}) from None
    if not given.lines:
        raise Invalid({"stock_count.lines": N_("must hold at least one line")})
    goods = [line.product_id for line in given.lines]
    for number, product_id in enumerate(goods):
        if product_id in goods[:number]:
            text = N_("was counted already")
            raise Invalid({f"stock_count.lines[{number}].product_id": text})
    known = queries.rows_of(call, products, set(goods))
    if missing := [key for key in goods if key not in known or known[key].delete_time]:
        raise NotFound("product", missing[0])
    held = moving.hold(call, moving.places_of(place.location_id, goods))
    now = call.clock.now()
    row = call.insert(
        stock_counts,
        location_id=place.location_id,
        state="open",
        count_date=day or now.date(),
        counted_by=given.counted_by,
        notes=given.notes,
        create_time=now,
        update_time=now,
    )
    for number, line in enumerate(given.lines):
        expected = held[place.location_id, line.product_id].on_hand
        _line(call, row, line, expected, f"stock_count.lines[{number}].reason")
    (count,) = messages(call, [row])
    call.emit(EVENT + "created", count)
    return count


def _line(call: "Call", row: "Row", line: pb.StockCountLine, expected: Decimal, path: str) -> None:
    counted = Decimal(line.counted)
    if counted != expected and not line.reason.strip():
        text = said(
            "is needed: %(expected)s should be there, %(counted)s were counted",
            expected=records.decimal_text(expected),
            counted=records.decimal_text(counted),
        )
        raise Invalid({path: text})
    call.insert(
        stock_count_lines,
        stock_count_id=row.stock_count_id,
        product_id=line.product_id,
        expected=expected,
        counted=counted,
        reason=line.reason,
    )


def _found(call: "Call", stock_count_id: int) -> "Row":
    row = queries.found(call, stock_counts, stock_count_id)
    place = queries.found(call, locations, row.location_id)
    if call.principal.rows == "partner" and place.partner_id != call.principal.partner_id:
        raise NotFound("stock_count", stock_count_id)
    return row


def get_stock_count(call: "Call", request: pb.GetStockCountRequest) -> pb.StockCount:
    """One count."""
    return messages(call, [_found(call, request.stock_count_id)])[0]


def _own_places() -> ColumnElement[bool]:
    mine = select(locations.c.location_id).where(locations.c.partner_id == OWN)
    return or_(OWN == 0, stock_counts.c.location_id.in_(mine))


def list_stock_counts(
    call: "Call", request: pb.ListStockCountsRequest
) -> pb.ListStockCountsResponse:
    """The counts that the caller may see, the newest first."""
    rows, token = lists.page(
        call,
        stock_counts,
        request,
        pb.StockCount,
        order_by="stock_count_id desc",
        filterable=FILTERABLE,
        where=_own_places,
        convert=lambda row: row,
        **own_partner(call),
    )
    return pb.ListStockCountsResponse(stock_counts=messages(call, rows), next_page_token=token)


def _open(call: "Call", stock_count_id: int, etag: str) -> "Row":
    row = queries.held(call, stock_counts, stock_count_id, etag)
    if row.state != "open":
        text = said(
            "A count that is “%(state)s” cannot take this step.",
            state=words.state_name(pb.StockCountState.DESCRIPTOR, row.state),
        )
        raise Precondition("COUNT_STATE", text, metadata={"state": row.state})
    return row


def book_stock_count(call: "Call", request: pb.BookStockCountRequest) -> pb.StockCount:
    """Books the differences; what is reserved has to stay there."""
    row = _open(call, request.stock_count_id, request.etag)
    lines = call.all(LINES_OF, keys=[row.stock_count_id])
    held = moving.hold(call, moving.places_of(row.location_id, (line.product_id for line in lines)))
    moves = [
        moving.Move(
            (row.location_id, line.product_id),
            "count",
            on_hand=line.counted - line.expected,
            reference=f"#{row.stock_count_id}",
            reason=line.reason,
        )
        for line in lines
    ]
    moving.book(call, held, moves)
    return _ended(call, row, "booked")


def cancel_stock_count(call: "Call", request: pb.CancelStockCountRequest) -> pb.StockCount:
    """Lays a count aside."""
    return _ended(call, _open(call, request.stock_count_id, request.etag), "cancelled")


def _ended(call: "Call", row: "Row", state: str) -> pb.StockCount:
    changed = call.update(
        stock_counts, row.stock_count_id, state=state, update_time=call.clock.now()
    )
    before, after = messages(call, [row, changed])
    call.emit(EVENT + state, after, before=before)
    return after
