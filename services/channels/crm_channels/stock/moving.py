"""The one way in which stock changes: balances held in one order, entries written, balances derived from them.

The rule kept here: whoever moves stock holds its balances first, always by location and then by product, and always
after the order and the credit, so that nobody waits in a circle. What an order line has reserved changes only while
the balance of its place is held. Entries never change; the table forbids it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import stock_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Precondition
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import ARRAY, BigInteger, and_, bindparam, func, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from crm_channels import queries
from crm_channels.stock import rules
from crm_channels.stock.rules import Place
from crm_channels.tables import locations, products, stock_balances, stock_entries

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

ALLOCATE = "allocate_back_orders"
EVENT = "crm.channels.StockBalance.changed"
_PLACES = (
    func.unnest(
        bindparam("locations", type_=ARRAY(BigInteger())),
        bindparam("products", type_=ARRAY(BigInteger())),
    )
    .table_valued("location_id", "product_id")
    .render_derived("wanted")
)
_HERE = and_(
    stock_balances.c.location_id == _PLACES.c.location_id,
    stock_balances.c.product_id == _PLACES.c.product_id,
)
_CHANGES: dict[str, Any] = {
    "key": BigInteger(),
    **{name: stock_balances.c[name].type for name in ("on_hand", "reserved", "alert_time")},
}
_GIVEN = (
    func.unnest(*(bindparam(name, type_=ARRAY(type_)) for name, type_ in _CHANGES.items()))
    .table_valued(*_CHANGES)
    .render_derived("given")
)
_NAMES = (
    products.c.sku,
    products.c.name.label("product_name"),
    locations.c.name.label("location_name"),
)
CHANGED = Statement(
    update(stock_balances)
    .where(stock_balances.c.stock_balance_id == _GIVEN.c.key)
    .where(products.c.product_id == stock_balances.c.product_id)
    .where(locations.c.location_id == stock_balances.c.location_id)
    .values(
        on_hand=stock_balances.c.on_hand + _GIVEN.c.on_hand,
        reserved=stock_balances.c.reserved + _GIVEN.c.reserved,
        alert_time=_GIVEN.c.alert_time,
        update_time=bindparam("now", type_=stock_balances.c.update_time.type),
    )
    .returning(*stock_balances.c, *_NAMES)
)
HELD = Statement(
    select(*stock_balances.c, *_NAMES)
    .select_from(stock_balances.join(_PLACES, _HERE))
    .join(products, products.c.product_id == stock_balances.c.product_id)
    .join(locations, locations.c.location_id == stock_balances.c.location_id)
    .order_by(stock_balances.c.location_id, stock_balances.c.product_id)
    .with_for_update(of=stock_balances)
)
KNOWN = Statement(
    select(stock_balances.c.location_id, stock_balances.c.product_id).select_from(
        stock_balances.join(_PLACES, _HERE)
    )
)
MADE = Statement(
    insert(stock_balances)
    .from_select(
        ["location_id", "product_id"],
        select(_PLACES.c.location_id, _PLACES.c.product_id).order_by(
            literal_column("1"), literal_column("2")
        ),
    )
    .on_conflict_do_nothing()
    .returning(stock_balances.c.stock_balance_id)
)


@dataclass(frozen=True, slots=True)
class Move:
    """One change of stock at one place."""

    place: Place
    kind: str
    on_hand: Decimal = Decimal(0)
    reserved: Decimal = Decimal(0)
    order_line_id: int | None = None
    reference: str = ""
    reason: str = ""


def hold(call: "Call", places: Iterable[Place]) -> dict[Place, "Row"]:
    """The balances of these places, locked in their one order; those that were never used begin at nothing."""
    wanted = sorted(set(places))
    if not wanted:
        return {}
    known = {tuple(row) for row in call.all(KNOWN, **_arrays(wanted))}
    missing = [place for place in wanted if place not in known]
    made = call.all(MADE, **_arrays(missing)) if missing else []
    begun = {row.stock_balance_id for row in made}
    held = call.all(HELD, **_arrays(wanted))
    for row in held:
        # Whoever holds it may change nothing of it: an order that waits.
        if row.stock_balance_id in begun:
            call.emit(EVENT, message(row))
    return {(row.location_id, row.product_id): row for row in held}


def _arrays(places: list[Place]) -> dict[str, list[int]]:
    return {"locations": [one for one, _ in places], "products": [two for _, two in places]}


def book(call: "Call", held: Mapping[Place, "Row"], moves: Iterable[Move]) -> dict[Place, "Row"]:
    """Writes the entries and what follows from them into the balances; refused when that is not possible."""
    sums: dict[Place, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    listed = [move for move in moves if move.on_hand or move.reserved]
    for move in listed:
        sums[move.place][0] += move.on_hand
        sums[move.place][1] += move.reserved
    check(call, held, {place: (one, two) for place, (one, two) in sums.items()})
    for move in listed:
        _note(call, move)
    return dict(held) | _changed(call, held, sums)


def _note(call: "Call", move: Move) -> None:
    """Writes the entry of a move, for good, and tells the feed."""
    entry = call.insert(
        stock_entries,
        location_id=move.place[0],
        product_id=move.place[1],
        kind=move.kind,
        on_hand_change=move.on_hand,
        reserved_change=move.reserved,
        order_line_id=move.order_line_id,
        reference=move.reference,
        reason=move.reason,
        actor_id=call.principal.id,
        create_time=call.clock.now(),
    )
    call.emit("crm.channels.StockEntry.booked", records.to_message(pb.StockEntry, entry))


def message(row: Any) -> pb.StockBalance:
    """A balance, read with the names of its product and its place."""
    available = records.decimal_text(row.on_hand - row.reserved)
    return records.to_message(pb.StockBalance, row, available=available)


def check(
    call: "Call", held: Mapping[Place, "Row"], sums: Mapping[Place, tuple[Decimal, Decimal]]
) -> None:
    """Raises STOCK_SHORT, with the numbers, when more would be taken or reserved than is available."""
    wanted = {place: reserved - on_hand for place, (on_hand, reserved) in sums.items()}
    there = {place: row.on_hand - row.reserved for place, row in held.items()}
    short = rules.shortages({p: q for p, q in wanted.items() if q > 0}, there)
    if short:
        raise short_of(call, short)


def short_of(call: "Call", short: list[rules.Shortage]) -> Precondition:
    """The refusal that names the first product that is short, with its numbers, and all of them in the metadata."""
    goods = queries.rows_of(call, products, {each.place[1] for each in short})
    places = queries.rows_of(call, locations, {each.place[0] for each in short})
    first = short[0]
    text = said(
        "There are %(available)s of %(sku)s available at %(location)s, and %(wanted)s are needed.",
        available=records.decimal_text(first.available),
        sku=goods[first.place[1]].sku,
        location=places[first.place[0]].name,
        wanted=records.decimal_text(first.wanted),
    )
    metadata = {
        "missing": ", ".join(
            f"{goods[each.place[1]].sku}: {records.decimal_text(each.wanted - each.available)}"
            for each in short
        )
    }
    return Precondition("STOCK_SHORT", text, metadata=metadata)


def _changed(
    call: "Call", held: Mapping[Place, "Row"], sums: Mapping[Place, list[Decimal]]
) -> dict[Place, "Row"]:
    """The balances with these changes, told to the feed; who looks after a place is told once when it runs short."""
    now, given = call.clock.now(), []
    for place in sorted(sums):
        row, (on_hand, reserved) = held[place], sums[place]
        available = row.on_hand + on_hand - row.reserved - reserved
        short = rules.runs_short(available, row.minimum)
        alert_time = (row.alert_time or now) if short else None
        given.append((row.stock_balance_id, on_hand, reserved, alert_time))
    columns = map(list, zip(*given, strict=True))
    arrays: dict[str, Any] = dict(zip(_CHANGES, columns, strict=bool(given)))
    rows = call.all(CHANGED, **arrays, now=now) if given else []
    changed = {(row.location_id, row.product_id): row for row in rows}
    for place, row in sorted(changed.items()):
        before = held[place]
        call.emit(EVENT, message(row))
        if row.alert_time is not None and before.alert_time is None:
            warn(call, row)
        if row.on_hand - row.reserved > before.on_hand - before.reserved:
            payload = {"location_id": row.location_id, "product_id": row.product_id}
            call.enqueue(ALLOCATE, payload, key=f"allocate-{row.location_id}-{row.product_id}")
    return changed


def warn(call: "Call", row: "Row") -> None:
    """Tells who looks after a place that a product runs short there."""
    place = queries.found(call, locations, row.location_id)
    product = queries.found(call, products, row.product_id)
    text = said(
        "%(sku)s runs short at %(location)s: %(available)s available, the minimum is %(minimum)s",
        sku=product.sku,
        location=place.name,
        available=records.decimal_text(row.on_hand - row.reserved),
        minimum=records.decimal_text(row.minimum),
    )
    notify(
        call,
        [place.owner_id],
        "stock_short",
        text,
        resource="crm.channels.Location",
        resource_id=place.location_id,
        key=f"stock-{row.stock_balance_id}",
        again=True,
        also_actor=True,
    )


def places_of(location_id: int, product_ids: Iterable[int]) -> list[Place]:
    """The places of these products at one location."""
    return [(location_id, product_id) for product_id in product_ids]
