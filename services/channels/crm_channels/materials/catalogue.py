"""The catalogue of materials, and their stock.

The rule kept here: materials have a small ledger of their own, for they have no price, no owner but us and no place in
credit: entries are only added, what is there follows from them in the same transaction, and the database lets nothing
be set aside that is not there.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import materials_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.errors import CheckViolation, UniqueViolation
from sqlalchemy import ARRAY, BigInteger, ColumnElement, Text, any_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from crm_channels import queries
from crm_channels.partners import name_patterns
from crm_channels.tables import material_entries, material_stocks, materials

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("code", "name", "product_line", "kind", "language", "unit", "description")
FILTERABLE = (
    *("material_id", "code", "name", "product_line", "kind", "language"),
    *("create_time", "update_time", "delete_time"),
)
EVENT = "crm.channels.Material."
SHOWN = 100
MATERIAL = bindparam("material", type_=BigInteger())
PLACE = bindparam("place", type_=Text())
AMOUNTS = {
    n: bindparam(f"_{n}", type_=material_stocks.c.on_hand.type) for n in ("on_hand", "allotted")
}
_put = insert(material_stocks).values(material_id=MATERIAL, location=PLACE, **AMOUNTS)
# One statement: adds to what is there, and the check of the table refuses what would be short.
MOVE = Statement(
    _put.on_conflict_do_update(
        index_elements=["material_id", "location"],
        set_={n: material_stocks.c[n] + _put.excluded[n] for n in AMOUNTS},
    ).returning(*material_stocks.c)
)
SUMS = Statement(
    select(
        material_stocks.c.material_id,
        func.sum(material_stocks.c.on_hand).label("on_hand"),
        func.sum(material_stocks.c.on_hand - material_stocks.c.allotted).label("available"),
    )
    .where(material_stocks.c.material_id == any_(bindparam("keys", type_=ARRAY(BigInteger()))))
    .group_by(material_stocks.c.material_id)
)
STOCKS = Statement(
    select(material_stocks)
    .where(material_stocks.c.material_id == MATERIAL)
    .order_by(material_stocks.c.location)
)
ENTRIES = Statement(
    select(material_entries)
    .where(material_entries.c.material_id == MATERIAL)
    .order_by(material_entries.c.material_entry_id.desc())
    .limit(SHOWN)
)


def messages(call: "Call", rows: Sequence["Row"]) -> list[pb.Material]:
    """Materials with what is there of them."""
    sums = {s.material_id: s for s in call.all(SUMS, keys=[row.material_id for row in rows])}
    found = []
    for row in rows:
        there = sums.get(row.material_id)
        amounts = {n: getattr(there, n, Decimal(0)) for n in ("on_hand", "available")}
        found.append(records.to_message(pb.Material, row, **amounts))
    return found


def _taken(code: str) -> AlreadyExists:
    text = said("There is a material “%(code)s” already.", code=code)
    return AlreadyExists("MATERIAL_CODE_TAKEN", text)


def create_material(call: "Call", request: pb.CreateMaterialRequest) -> pb.Material:
    """A new material."""
    now = call.clock.now()
    try:
        row = call.insert(
            materials, **records.values(request.material, *FIELDS), create_time=now, update_time=now
        )
    except UniqueViolation:
        raise _taken(request.material.code) from None
    (made,) = messages(call, [row])
    call.emit(EVENT + "created", made)
    return made


def get_material(call: "Call", request: pb.GetMaterialRequest) -> pb.Material:
    """One material."""
    return messages(call, [queries.found(call, materials, request.material_id)])[0]


def _called() -> ColumnElement[bool]:
    pattern = bindparam("pattern", type_=Text())
    return or_(materials.c.name.ilike(pattern), materials.c.code.ilike(pattern))


def list_materials(call: "Call", request: pb.ListMaterialsRequest) -> pb.ListMaterialsResponse:
    """The catalogue."""
    patterns = name_patterns(request.query)
    asked: dict[str, Any] = {"pattern": patterns["pattern"]} if patterns else {}
    rows, token = lists.page(
        call,
        materials,
        request,
        pb.Material,
        order_by="name",
        filterable=FILTERABLE,
        where=_called if asked else None,
        convert=lambda row: row,
        **asked,
    )
    return pb.ListMaterialsResponse(materials=messages(call, rows), next_page_token=token)


def update_material(call: "Call", request: pb.UpdateMaterialRequest) -> pb.Material:
    """Changes what the mask names."""
    given = request.material
    row = queries.held(call, materials, given.material_id, given.etag)
    return _changed(call, "updated", row, **records.changes(given, request.update_mask))


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.Material:
    try:
        after = call.update(materials, row.material_id, **values, update_time=call.clock.now())
    except UniqueViolation:
        raise _taken(values.get("code", row.code)) from None
    before, made = messages(call, [row, after])
    call.emit(EVENT + what, made, before=before)
    return made


def delete_material(call: "Call", request: pb.DeleteMaterialRequest) -> pb.Material:
    """Deletes a material: nobody orders it any more; its ledger stays."""
    row = queries.held(call, materials, request.material_id, request.etag)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_material(call: "Call", request: pb.UndeleteMaterialRequest) -> pb.Material:
    """Brings a material back; one that is not deleted stays as it is."""
    row = queries.held(call, materials, request.material_id, request.etag, deleted=True)
    if row.delete_time is None:
        return messages(call, [row])[0]
    return _changed(call, "undeleted", row, delete_time=None)


def move(  # the ways in which stock changes
    call: "Call", material_id: int, location: str, *, on_hand: Decimal, allotted: Decimal
) -> "Row":
    """Changes what is there and what is set aside; Precondition where that is not there."""
    place = location.strip()
    if not place:
        raise Invalid({"location": N_("is needed")})
    try:
        # The conflict's check looks at the row that would be inserted first, so the row has to be there.
        call.run(MOVE, material=material_id, place=place, _on_hand=Decimal(0), _allotted=Decimal(0))
        return call.first(
            _moved(), material=material_id, place=place, _on_hand=on_hand, _allotted=allotted
        )
    except CheckViolation:
        text = said("There is not enough of it at “%(location)s”.", location=place)
        raise Precondition("MATERIAL_SHORT", text) from None


def _moved() -> Any:
    return (
        material_stocks.update()
        .where(material_stocks.c.material_id == MATERIAL, material_stocks.c.location == PLACE)
        .values({n: material_stocks.c[n] + AMOUNTS[n] for n in AMOUNTS})
        .returning(*material_stocks.c)
    )


def enter(call: "Call", kind: str, stock: "Row", quantity: Decimal, **more: Any) -> None:
    """Writes an entry of the ledger."""
    call.insert(
        material_entries,
        material_id=stock.material_id,
        location=stock.location,
        kind=kind,
        quantity=quantity,
        actor_id=call.principal.id,
        create_time=call.clock.now(),
        **more,
    )


def book_material_stock(call: "Call", request: pb.BookMaterialStockRequest) -> pb.MaterialStock:
    """What came in, or what a count found."""
    row = queries.alive(call, materials, request.material_id)
    quantity = Decimal(request.quantity)
    place = request.location
    stock = move(call, row.material_id, place, on_hand=quantity, allotted=Decimal(0))
    enter(call, "booked", stock, quantity, reason=request.reason)
    (made,) = messages(call, [row])
    call.emit(EVENT + "booked", made)
    return records.to_message(pb.MaterialStock, stock)


def list_material_stocks(
    call: "Call", request: pb.ListMaterialStocksRequest
) -> pb.ListMaterialStocksResponse:
    """What lies where, and what happened to it."""
    row = queries.found(call, materials, request.material_id)
    return pb.ListMaterialStocksResponse(
        stocks=records.to_messages(pb.MaterialStock, call.all(STOCKS, material=row.material_id)),
        entries=records.to_messages(pb.MaterialEntry, call.all(ENTRIES, material=row.material_id)),
    )
