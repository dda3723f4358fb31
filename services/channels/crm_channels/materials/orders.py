"""Orders of materials: asked for, decided within quotas, set aside, shipped, received, returned.

The rule kept here: states change along the table in rules.py; what is approved is within every quota and what is set
aside is there, at any concurrency. Rows are locked in one order: the order, quotas by number, then stock.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import materials_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from psycopg.types.json import Jsonb

from crm_channels import queries, words
from crm_channels import rules as days
from crm_channels.materials import quotas, rules
from crm_channels.materials.catalogue import enter, move
from crm_channels.tables import material_orders, materials, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("material_id", "quantity", "campaign", "campaign_id", "purpose", "owner_id", "team")
FILTERABLE = (
    *("material_order_id", "material_id", "partner_id", "state", "campaign", "campaign_id"),
    *("location", "owner_id", "team", "ship_time", "create_time", "update_time"),
)
EVENT = "crm.channels.MaterialOrder."
NOTHING = Decimal(0)


def messages(call: "Call", rows: Sequence["Row"]) -> list[pb.MaterialOrder]:
    """Orders with the names of what they are about."""
    goods = queries.rows_of(call, materials, {row.material_id for row in rows})
    known = queries.rows_of(call, partners, {row.partner_id for row in rows})
    return [
        records.to_message(
            pb.MaterialOrder,
            row,
            material_name=goods[row.material_id].name,
            partner_name=known[row.partner_id].name,
        )
        for row in rows
    ]


def _day(text: str) -> Any:
    try:
        return days.day(text)
    except ValueError:
        raise Invalid({"material_order.wished_date": N_("is not a day of the calendar")}) from None


def create_material_order(call: "Call", request: pb.CreateMaterialOrderRequest) -> pb.MaterialOrder:
    """Asks for a material."""
    given = request.material_order
    partner_id = given.partner_id or call.principal.partner_id or 0
    if not partner_id:
        raise Invalid({"material_order.partner_id": N_("must be said")})
    partner = queries.alive(call, partners, partner_id)
    queries.alive(call, materials, given.material_id)
    values = records.values(given, *FIELDS)
    if call.principal.rows in ("own", "partner") or not values["owner_id"]:
        own = call.principal.rows != "partner"
        values["owner_id"] = (call.principal.id if own else "") or partner.owner_id
    if not values["team"]:
        values["team"] = partner.team or call.principal.team
    now = call.clock.now()
    row = call.insert(
        material_orders,
        **values,
        partner_id=partner_id,
        wished_date=_day(given.wished_date),
        state="requested",
        create_time=now,
        update_time=now,
    )
    (made,) = messages(call, [row])
    call.emit(EVENT + "created", made)
    return made


def get_material_order(call: "Call", request: pb.GetMaterialOrderRequest) -> pb.MaterialOrder:
    """One order."""
    return messages(call, [queries.found(call, material_orders, request.material_order_id)])[0]


def list_material_orders(
    call: "Call", request: pb.ListMaterialOrdersRequest
) -> pb.ListMaterialOrdersResponse:
    """The orders that the caller may see."""
    rows, token = lists.page(
        call,
        material_orders,
        request,
        pb.MaterialOrder,
        order_by="material_order_id desc",
        filterable=FILTERABLE,
        convert=lambda row: row,
    )
    return pb.ListMaterialOrdersResponse(
        material_orders=messages(call, rows), next_page_token=token
    )


def update_material_order(call: "Call", request: pb.UpdateMaterialOrderRequest) -> pb.MaterialOrder:
    """Changes what the mask names: how much only until it is decided, what it is for at any time."""
    given = request.material_order
    row = queries.held(call, material_orders, given.material_order_id, given.etag)
    values = records.changes(given, request.update_mask)
    for name in ("material_id", "partner_id"):
        if values.pop(name, getattr(row, name)) != getattr(row, name):
            text = N_("cannot be changed: make another order instead")
            raise Invalid({f"material_order.{name}": text})
    if "wished_date" in values:
        values["wished_date"] = _day(given.wished_date)
    if values.keys() & {"quantity", "wished_date"} and row.state != rules.CHANGEABLE:
        raise _state(row)
    return _changed(call, "updated", row, **values)


def _state(row: "Row") -> Precondition:
    state = words.state_name(pb.MaterialOrderState.DESCRIPTOR, row.state)
    text = said("The order is “%(state)s”: this step cannot be taken now.", state=state)
    return Precondition("MATERIAL_ORDER_STATE", text)


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.MaterialOrder:
    now = call.clock.now()
    after = call.update(material_orders, row.material_order_id, **values, update_time=now)
    before, made = messages(call, [row, after])
    call.emit(EVENT + what, made, before=before)
    return made


def _step(call: "Call", request: Any, step: str) -> tuple["Row", str]:
    """The order, held, and the state that the step leads to."""
    row = queries.held(call, material_orders, request.material_order_id, request.etag)
    state = rules.next_state(row.state, step)
    if state is None:
        raise _state(row)
    return row, state


def _decided(call: "Call", reason: str) -> dict[str, Any]:
    who, now = call.principal.id, call.clock.now()
    return {"decided_by": who, "decide_time": now, "reason": reason}


def approve_material_order(
    call: "Call", request: pb.ApproveMaterialOrderRequest
) -> pb.MaterialOrder:
    """Approves within every quota."""
    row, state = _step(call, request, "approve")
    quantity = Decimal(request.quantity or row.quantity)
    if not NOTHING < quantity <= row.quantity:
        raise Invalid({"quantity": N_("must be above nothing, and not more than was asked for")})
    partner = queries.rows_of(call, partners, {row.partner_id})[row.partner_id]
    day = call.clock.now().date()
    uses = quotas.take(call, row.material_id, partner, quantity, day)
    values = {**_decided(call, request.reason), "quota_uses": Jsonb(uses)}
    return _changed(call, "approved", row, state=state, approved_quantity=quantity, **values)


def reject_material_order(call: "Call", request: pb.RejectMaterialOrderRequest) -> pb.MaterialOrder:
    """Rejects, with a reason."""
    row, state = _step(call, request, "reject")
    return _changed(call, "rejected", row, state=state, **_decided(call, request.reason))


def withdraw_material_order(
    call: "Call", request: pb.WithdrawMaterialOrderRequest
) -> pb.MaterialOrder:
    """Takes it back: quota and stock are free again."""
    row, state = _step(call, request, "withdraw")
    quotas.give_back(call, row.quota_uses)
    if row.state == "allotted":
        freed = -row.approved_quantity
        move(call, row.material_id, row.location, on_hand=NOTHING, allotted=freed)
    values = {"quota_uses": Jsonb([]), "reason": request.reason or row.reason}
    return _changed(call, "withdrawn", row, state=state, **values)


def allot_material_order(call: "Call", request: pb.AllotMaterialOrderRequest) -> pb.MaterialOrder:
    """Sets it aside."""
    row, state = _step(call, request, "allot")
    place = request.location
    stock = move(call, row.material_id, place, on_hand=NOTHING, allotted=row.approved_quantity)
    return _changed(call, "allotted", row, state=state, location=stock.location)


def ship_material_order(call: "Call", request: pb.ShipMaterialOrderRequest) -> pb.MaterialOrder:
    """It leaves."""
    row, state = _step(call, request, "ship")
    out = -row.approved_quantity
    stock = move(call, row.material_id, row.location, on_hand=out, allotted=out)
    enter(call, "shipped", stock, out, material_order_id=row.material_order_id)
    number, now = request.tracking_number, call.clock.now()
    return _changed(call, "shipped", row, state=state, tracking_number=number, ship_time=now)


def receive_material_order(
    call: "Call", request: pb.ReceiveMaterialOrderRequest
) -> pb.MaterialOrder:
    """It arrived."""
    row, state = _step(call, request, "receive")
    quantity = Decimal(request.quantity or row.approved_quantity)
    if quantity > row.approved_quantity:
        raise Invalid({"quantity": N_("is more than was shipped")})
    now = call.clock.now()
    return _changed(
        call, "received", row, state=state, received_quantity=quantity, receive_time=now
    )


def return_material_order(call: "Call", request: pb.ReturnMaterialOrderRequest) -> pb.MaterialOrder:
    """Some of it came back."""
    row, state = _step(call, request, "return")
    quantity = Decimal(request.quantity)
    if not quantity:
        raise Invalid({"quantity": N_("must be above nothing")})
    if row.returned_quantity + quantity > row.received_quantity:
        text = N_("This is more than arrived and has not come back yet.")
        raise Precondition("TOO_MUCH_RETURNED", text)
    place = request.location or row.location
    stock = move(call, row.material_id, place, on_hand=quantity, allotted=NOTHING)
    key = {"material_order_id": row.material_order_id, "reason": request.reason}
    enter(call, "returned", stock, quantity, **key)
    returned = row.returned_quantity + quantity
    return _changed(call, "returned", row, state=state, returned_quantity=returned)
